// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/understand.h"

#include "engine/foundation/events/event_log.h"

namespace countersign::inbound {

namespace {

Outcome readOutcome(const store::Rows& rows)
{
    return {.kind = rows.text(0),
            .outgoing = rows.id<model::OutgoingTag>(1),
            .account = rows.id<model::RecordTag>(2),
            .contact = rows.id<model::RecordTag>(3),
            .evidence = rows.id<model::RecordTag>(4),
            .at = rows.instant(5)};
}

base::Result<std::vector<Outcome>> collect(store::Rows rows)
{
    std::vector<Outcome> outcomes;
    while (rows.next())
        outcomes.push_back(readOutcome(rows));
    COUNTERSIGN_TRY(rows.status());
    return outcomes;
}

} // namespace

constexpr const char* kSqlInsert =
    "INSERT INTO inbound_outcome(kind, outgoing, account, contact, evidence, at) VALUES(?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING";

base::Result<bool> recordOutcome(store::Transaction& transaction, const Outcome& outcome)
{
    COUNTERSIGN_TRY(transaction.run(kSqlInsert, outcome.kind, outcome.outgoing, outcome.account, outcome.contact,
                                    outcome.evidence, outcome.at));
    if (transaction.database().changedRows() == 0)
        return false;
    transaction.changed(store::ChangeKind::Inbound, outcome.evidence);
    COUNTERSIGN_TRY(events::appendEvent(transaction,
                                        {.kind = "inbound.outcome",
                                         .subject = outcome.evidence.bytes(),
                                         .payload = {{"kind", outcome.kind},
                                                     {"outgoing", outcome.outgoing.text()},
                                                     {"account", outcome.account.text()},
                                                     {"contact", outcome.contact.text()}}},
                                        outcome.at));
    return true;
}

constexpr const char* kSqlOf =
    "SELECT kind, outgoing, account, contact, evidence, at FROM inbound_outcome WHERE outgoing=? ORDER BY at, pk";

base::Result<std::vector<Outcome>> outcomesOf(store::Database& database, model::OutgoingId outgoing)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlOf, outgoing));
    return collect(std::move(rows));
}

constexpr const char* kSqlList =
    "SELECT kind, outgoing, account, contact, evidence, at FROM inbound_outcome ORDER BY at DESC, pk DESC LIMIT ?";

base::Result<std::vector<Outcome>> listOutcomes(store::Database& database, std::size_t limit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList, limit));
    return collect(std::move(rows));
}

} // namespace countersign::inbound
