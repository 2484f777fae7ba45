// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/lease.h"

namespace countersign::store {

constexpr const char* kSqlAcquire =
    "INSERT INTO store_lease(name, holder, expires_at) VALUES(?1, ?2, ?3) ON CONFLICT(name) DO UPDATE SET "
    "holder=excluded.holder, expires_at=excluded.expires_at WHERE store_lease.holder=?2 OR store_lease.expires_at<=?4";

base::Result<bool> acquireLease(Transaction& transaction, const LeaseRequest& request, base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(kSqlAcquire, request.name, request.holder, now + request.ttl, now));
    return transaction.database().changedRows() == 1;
}

constexpr const char* kSqlRelease = "DELETE FROM store_lease WHERE name=? AND holder=?";

base::Status releaseLease(Transaction& transaction, std::string_view name, std::string_view holder)
{
    return transaction.run(kSqlRelease, name, holder);
}

} // namespace countersign::store
