// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/subject_log.h"

namespace countersign::events {

constexpr const char* kSqlReadOf =
    "SELECT seq, kind, subject_id, at, payload FROM events_event WHERE subject_id=? ORDER BY seq";

base::Result<std::vector<StoredEvent>> readEventsOf(store::Database& database, const base::IdBytes& subject)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlReadOf, subject));
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

} // namespace countersign::events
