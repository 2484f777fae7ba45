// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/store/transaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::events {

/// Something that happened, in the words of the module that did it ("ingest.run.finished"). The payload holds ids
/// and codes, never personal data, so that erasing a person leaves the log whole.
struct Event
{
    std::string kind;
    base::IdBytes subject{};
    base::Json payload = base::Json::object();
};

struct StoredEvent
{
    std::int64_t seq = 0;
    Event event;
    base::Instant at;
};

/// Appends in the caller's transaction: the event and its cause become true together.
[[nodiscard]] base::Status appendEvent(store::Transaction& transaction, const Event& event, base::Instant at);

/// Events after `seq`, oldest first, at most `limit`.
[[nodiscard]] base::Result<std::vector<StoredEvent>> readEvents(store::Database& database, std::int64_t afterSeq,
                                                                std::size_t limit);
/// All that happened to one subject, oldest first.
[[nodiscard]] base::Result<std::vector<StoredEvent>> readEventsOf(store::Database& database, const base::IdBytes& subject);
[[nodiscard]] base::Result<std::int64_t> lastEventSeq(store::Database& database);

/// A durable reader: what it consumed is stored in the transaction of its effects, so each event counts once.
[[nodiscard]] base::Result<std::int64_t> consumedUpTo(store::Database& database, std::string_view consumer);
[[nodiscard]] base::Status markConsumed(store::Transaction& transaction, std::string_view consumer, std::int64_t seq,
                                        base::Instant now);

} // namespace countersign::events
