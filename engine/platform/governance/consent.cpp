// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/consent.h"

#include "engine/foundation/events/audit_log.h"

namespace countersign::governance {

constexpr const char* kSqlAdd =
    "INSERT INTO governance_consent(person_id, purpose, channel, granted, basis, source, at) "
    "VALUES(?, ?, ?, ?, ?, ?, ?)";

base::Status recordConsent(store::Transaction& transaction, const ConsentEntry& entry, const Actor& actor)
{
    COUNTERSIGN_TRY(transaction.run(kSqlAdd, entry.person, entry.purpose, entry.channel, entry.granted,
                                    entry.basis, entry.source, entry.at));
    COUNTERSIGN_ASSIGN(
        [[maybe_unused]] const std::int64_t index,
        events::appendAudit(transaction,
                            {.actor = actor.name,
                             .action = entry.granted ? "consent.grant" : "consent.withdraw",
                             .subject = entry.person.text(),
                             .payload = {{"purpose", entry.purpose}, {"channel", entry.channel}}},
                            actor.now));
    return {};
}

constexpr const char* kSqlHistory = "SELECT purpose, channel, granted, basis, source, at FROM "
                                    "governance_consent WHERE person_id=? ORDER BY pk";

base::Result<std::vector<ConsentEntry>> consentHistory(store::Database& database, model::RecordId person)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlHistory, person));
    std::vector<ConsentEntry> history;
    while (rows.next())
        history.push_back({.person = person,
                           .purpose = rows.text(0),
                           .channel = rows.text(1),
                           .granted = rows.boolean(2),
                           .basis = rows.text(3),
                           .source = rows.text(4),
                           .at = rows.instant(5)});
    COUNTERSIGN_TRY(rows.status());
    return history;
}

} // namespace countersign::governance
