// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/event_log.h"

namespace countersign::events {

constexpr const char* kSqlAppend = "INSERT INTO events_event(kind, subject_id, at, payload) VALUES(?, ?, ?, ?)";

base::Status appendEvent(store::Transaction& transaction, const Event& event, base::Instant at)
{
    const std::string payload = base::dumpJson(event.payload);
    if (event.subject == base::IdBytes{})
        return transaction.run(kSqlAppend, event.kind, nullptr, at, payload);
    return transaction.run(kSqlAppend, event.kind, event.subject, at, payload);
}

namespace {

base::Result<std::vector<StoredEvent>> eventsIn(store::Rows rows)
{
    std::vector<StoredEvent> events;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(base::Json payload, base::parseJson(rows.textView(4)));
        events.push_back({.seq = rows.integer(0),
                          .event = {.kind = rows.text(1), .subject = rows.idBytes(2), .payload = std::move(payload)},
                          .at = rows.instant(3)});
    }
    COUNTERSIGN_TRY(rows.status());
    return events;
}

} // namespace

constexpr const char* kSqlRead =
    "SELECT seq, kind, subject_id, at, payload FROM events_event WHERE seq > ? ORDER BY seq LIMIT ?";

base::Result<std::vector<StoredEvent>> readEvents(store::Database& database, std::int64_t afterSeq, std::size_t limit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlRead, afterSeq, limit));
    return eventsIn(std::move(rows));
}

constexpr const char* kSqlReadOf =
    "SELECT seq, kind, subject_id, at, payload FROM events_event WHERE subject_id=? ORDER BY seq";

base::Result<std::vector<StoredEvent>> readEventsOf(store::Database& database, const base::IdBytes& subject)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlReadOf, subject));
    return eventsIn(std::move(rows));
}

constexpr const char* kSqlLast = "SELECT coalesce(max(seq), 0) FROM events_event";

base::Result<std::int64_t> lastEventSeq(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlLast));
    return rows.next() ? rows.integer(0) : 0;
}

constexpr const char* kSqlConsumed = "SELECT consumed FROM events_consumer WHERE name=?";

base::Result<std::int64_t> consumedUpTo(store::Database& database, std::string_view consumer)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlConsumed, consumer));
    const std::int64_t seq = rows.next() ? rows.integer(0) : 0;
    COUNTERSIGN_TRY(rows.status());
    return seq;
}

constexpr const char* kSqlMark = "INSERT INTO events_consumer(name, consumed, updated_at) VALUES(?, ?, ?) "
                                 "ON CONFLICT(name) DO UPDATE SET consumed=excluded.consumed, updated_at=excluded.updated_at";

base::Status markConsumed(store::Transaction& transaction, std::string_view consumer, std::int64_t seq, base::Instant now)
{
    return transaction.run(kSqlMark, consumer, seq, now);
}

} // namespace countersign::events
