// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/store/transaction.h"

#include <string_view>

namespace countersign::store {

/// The right of one process to do something alone (send, sync one source), kept in the store with an expiry, so
/// that a dead holder blocks nobody for long. `holder` is unique for each process start.
struct LeaseRequest
{
    std::string_view name;
    std::string_view holder;
    base::Duration ttl{30'000};
};

/// True where the lease was free, expired, or already the holder's; renewing is asking again.
[[nodiscard]] base::Result<bool> acquireLease(Transaction& transaction, const LeaseRequest& request, base::Instant now);
[[nodiscard]] base::Status releaseLease(Transaction& transaction, std::string_view name, std::string_view holder);

} // namespace countersign::store
