// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/identity/candidate_store.h"

namespace countersign::identity {

namespace {

base::Json explanationOf(const Comparison& comparison)
{
    base::Json fields = base::Json::array();
    for (const FieldScore& each : comparison.fields)
        fields.push_back({{"field", each.field}, {"level", each.level}, {"weight", each.weight}});
    return {{"fields", fields}, {"heldBackBy", comparison.heldBackBy}};
}

} // namespace

std::pair<Member, Member> ordered(Member a, Member b)
{
    return a.record < b.record ? std::pair(a, b) : std::pair(b, a);
}

constexpr const char* kSqlState = "SELECT state FROM identity_candidate WHERE a_id=? AND b_id=?";

base::Result<std::optional<CandidateState>> stateOfPair(store::Database& database, Member a, Member b)
{
    const auto [first, second] = ordered(a, b);
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlState, first.record, second.record));
    if (rows.next())
        return static_cast<CandidateState>(rows.integer(0));
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

constexpr const char* kSqlAddCandidate = "INSERT INTO identity_candidate(a_kind, a_id, b_kind, b_id, score, "
                                         "explanation, state, at) VALUES(?, ?, ?, ?, ?, ?, 0, ?) "
                                         "ON CONFLICT(a_id, b_id) DO NOTHING";

base::Result<bool> addCandidate(store::Transaction& transaction, const Comparison& comparison,
                                base::Instant now)
{
    const auto [a, b] = ordered(comparison.a, comparison.b);
    COUNTERSIGN_TRY(transaction.run(kSqlAddCandidate, static_cast<std::int64_t>(a.kind), a.record,
                                    static_cast<std::int64_t>(b.kind), b.record, comparison.score,
                                    base::dumpJson(explanationOf(comparison)), now));
    if (transaction.database().changedRows() == 0)
        return false;
    transaction.changed(store::ChangeKind::Identity, a.record);
    return true;
}

constexpr const char* kSqlDecide =
    "INSERT INTO identity_candidate(a_kind, a_id, b_kind, b_id, score, explanation, state, decided_by, at) "
    "VALUES(?, ?, ?, ?, 0, '{}', ?, ?, ?) ON CONFLICT(a_id, b_id) DO UPDATE SET state=excluded.state, "
    "decided_by=excluded.decided_by, at=excluded.at";

base::Status decidePair(store::Transaction& transaction, Member a, Member b, CandidateState state,
                        std::string_view actor, base::Instant now)
{
    const auto [first, second] = ordered(a, b);
    transaction.changed(store::ChangeKind::Identity, first.record);
    return transaction.run(kSqlDecide, static_cast<std::int64_t>(first.kind), first.record,
                           static_cast<std::int64_t>(second.kind), second.record,
                           static_cast<std::int64_t>(state), actor, now);
}

constexpr const char* kSqlRejectedOf = "SELECT CASE WHEN a_id=?1 THEN b_id ELSE a_id END FROM "
                                       "identity_candidate WHERE state=2 AND (a_id=?1 OR b_id=?1)";

base::Result<bool> areKeptApart(store::Database& database, RecordId entityA, RecordId entityB)
{
    COUNTERSIGN_ASSIGN(std::vector<Member> members, membersOf(database, entityA));
    if (members.empty())
        members.push_back({.record = entityA});
    for (const Member& member : members) {
        std::vector<RecordId> rejected;
        {
            COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlRejectedOf, member.record));
            while (rows.next())
                rejected.push_back(rows.id<model::RecordTag>(0));
            COUNTERSIGN_TRY(rows.status());
        }
        for (const RecordId other : rejected) {
            COUNTERSIGN_ASSIGN(const RecordId entity, entityOf(database, other));
            if (entity == entityB)
                return true;
        }
    }
    return false;
}

constexpr const char* kSqlOpen =
    "SELECT a_kind, a_id, b_kind, b_id, score, explanation FROM identity_candidate WHERE state=0 "
    "ORDER BY score DESC, pk LIMIT ?";

base::Result<std::vector<Candidate>> openCandidates(store::Database& database, std::size_t limit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlOpen, limit));
    std::vector<Candidate> candidates;
    while (rows.next()) {
        Candidate each{
            .comparison = {.a = {static_cast<RecordKind>(rows.integer(0)), rows.id<model::RecordTag>(1)},
                           .b = {static_cast<RecordKind>(rows.integer(2)), rows.id<model::RecordTag>(3)},
                           .score = rows.real(4),
                           .band = Band::Ask}};
        COUNTERSIGN_ASSIGN(const base::Json explanation, base::parseJson(rows.textView(5)));
        each.comparison.heldBackBy = base::jsonText(explanation, "heldBackBy");
        if (const base::Json& fields = base::jsonMember(explanation, "fields"); fields.is_array())
            for (const base::Json& field : fields)
                each.comparison.fields.push_back({.field = base::jsonText(field, "field"),
                                                  .level = base::jsonText(field, "level"),
                                                  .weight = base::jsonDouble(field, "weight")});
        candidates.push_back(std::move(each));
    }
    COUNTERSIGN_TRY(rows.status());
    return candidates;
}

} // namespace countersign::identity
