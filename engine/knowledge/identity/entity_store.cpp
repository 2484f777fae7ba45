// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/events/event_log.h"
#include "engine/knowledge/identity/candidate_store.h"
#include "engine/knowledge/identity/identity.h"

#include <algorithm>
#include <map>
#include <set>

namespace countersign::identity {

namespace {

bool isPerson(RecordKind kind)
{
    return kind == RecordKind::Contact || kind == RecordKind::Lead;
}

struct LivingMerge
{
    std::int64_t order = 0;
    Member a;
    Member b;
};

constexpr const char* kSqlLivingMerges =
    "SELECT pk, a_kind, a_id, b_kind, b_id FROM identity_event m WHERE type=1 AND (a_id=?1 OR b_id=?1) "
    "AND NOT EXISTS (SELECT 1 FROM identity_event u WHERE u.undoes=m.id)";

base::Result<std::vector<LivingMerge>> livingMergesOf(store::Database& database, RecordId record)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlLivingMerges, record));
    std::vector<LivingMerge> merges;
    while (rows.next())
        merges.push_back({.order = rows.integer(0),
                          .a = {static_cast<RecordKind>(rows.integer(1)), rows.id<model::RecordTag>(2)},
                          .b = {static_cast<RecordKind>(rows.integer(3)), rows.id<model::RecordTag>(4)}});
    COUNTERSIGN_TRY(rows.status());
    return merges;
}

struct Component
{
    std::map<RecordId, RecordKind> members;
    /// The first record of the oldest living merge gives the entity its id, so that newcomers do not rename
    /// it.
    std::int64_t oldest = INT64_MAX;
    RecordId entity;
};

base::Result<Component> componentOf(store::Database& database, Member start)
{
    Component component{.members = {{start.record, start.kind}}, .entity = start.record};
    std::vector<RecordId> open{start.record};
    while (!open.empty()) {
        const RecordId record = open.back();
        open.pop_back();
        COUNTERSIGN_ASSIGN(const std::vector<LivingMerge> merges, livingMergesOf(database, record));
        for (const LivingMerge& merge : merges) {
            if (merge.order < component.oldest) {
                component.oldest = merge.order;
                component.entity = merge.a.record;
            }
            for (const Member& member : {merge.a, merge.b})
                if (component.members.emplace(member.record, member.kind).second)
                    open.push_back(member.record);
        }
    }
    return component;
}

constexpr const char* kSqlSetMember =
    "INSERT INTO identity_member(record_id, kind, entity_id) VALUES(?, ?, ?) "
    "ON CONFLICT(record_id) DO UPDATE SET entity_id=excluded.entity_id";
constexpr const char* kSqlDropMember = "DELETE FROM identity_member WHERE record_id=?";

/// Makes the mapping of the record's component what the living merges say.
base::Status rewriteComponent(store::Transaction& transaction, Member start)
{
    COUNTERSIGN_ASSIGN(const Component component, componentOf(transaction.database(), start));
    if (component.members.size() == 1)
        return transaction.run(kSqlDropMember, start.record);
    for (const auto& [record, kind] : component.members) {
        COUNTERSIGN_TRY(
            transaction.run(kSqlSetMember, record, static_cast<std::int64_t>(kind), component.entity));
        transaction.changed(store::ChangeKind::Identity, record);
    }
    return {};
}

constexpr const char* kSqlAddEvent =
    "INSERT INTO identity_event(id, type, a_kind, a_id, b_kind, b_id, undoes, actor, reason, at) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

base::Status addEvent(store::Transaction& transaction, const MergeEvent& event)
{
    COUNTERSIGN_TRY(transaction.run(kSqlAddEvent, event.id, event.isUnmerge ? 2 : 1,
                                    static_cast<std::int64_t>(event.a.kind), event.a.record,
                                    static_cast<std::int64_t>(event.b.kind), event.b.record, event.undoes,
                                    event.actor, base::dumpJson(event.reason), event.at));
    if (event.actor != "auto")
        COUNTERSIGN_TRY(
            events::appendAudit(transaction,
                                {.actor = event.actor,
                                 .action = event.isUnmerge ? "identity.unmerged" : "identity.merged",
                                 .subject = event.a.record.text(),
                                 .payload = {{"other", event.b.record.text()}}},
                                event.at));
    return events::appendEvent(transaction,
                               {.kind = event.isUnmerge ? "identity.unmerged" : "identity.merged",
                                .subject = event.a.record.bytes(),
                                .payload = {{"other", event.b.record.text()}}},
                               event.at);
}

MergeEvent readEvent(const store::Rows& rows, base::Json reason)
{
    return {.id = rows.id<MergeTag>(0),
            .isUnmerge = rows.integer(1) == 2,
            .a = {static_cast<RecordKind>(rows.integer(2)), rows.id<model::RecordTag>(3)},
            .b = {static_cast<RecordKind>(rows.integer(4)), rows.id<model::RecordTag>(5)},
            .undoes = rows.id<MergeTag>(6),
            .actor = rows.text(7),
            .reason = std::move(reason),
            .at = rows.instant(9)};
}

constexpr const char* kSqlFindEvent =
    "SELECT id, type, a_kind, a_id, b_kind, b_id, undoes, actor, reason, at FROM identity_event WHERE id=?";

base::Result<MergeEvent> findEvent(store::Database& database, MergeId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFindEvent, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return base::fail(base::ErrorCode::NotFound, "no such merge");
    }
    COUNTERSIGN_ASSIGN(base::Json reason, base::parseJson(rows.textView(8)));
    return readEvent(rows, std::move(reason));
}

} // namespace

constexpr const char* kSqlEntity = "SELECT entity_id FROM identity_member WHERE record_id=?";

base::Result<RecordId> entityOf(store::Database& database, RecordId record)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlEntity, record));
    if (rows.next())
        return rows.id<model::RecordTag>(0);
    COUNTERSIGN_TRY(rows.status());
    return record;
}

constexpr const char* kSqlMembers =
    "SELECT kind, record_id FROM identity_member WHERE entity_id=? ORDER BY record_id";

base::Result<std::vector<Member>> membersOf(store::Database& database, RecordId entity)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlMembers, entity));
    std::vector<Member> members;
    while (rows.next())
        members.push_back({static_cast<RecordKind>(rows.integer(0)), rows.id<model::RecordTag>(1)});
    COUNTERSIGN_TRY(rows.status());
    return members;
}

constexpr const char* kSqlAllMembers = "SELECT record_id, entity_id FROM identity_member";

base::Result<std::unordered_map<RecordId, RecordId>> allMembers(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlAllMembers));
    std::unordered_map<RecordId, RecordId> members;
    while (rows.next())
        members.emplace(rows.id<model::RecordTag>(0), rows.id<model::RecordTag>(1));
    COUNTERSIGN_TRY(rows.status());
    return members;
}

base::Result<MergeId> merge(store::Transaction& transaction, const MergeRequest& request, base::IdSource& ids,
                            base::Instant now)
{
    if (isPerson(request.a.kind) != isPerson(request.b.kind))
        return base::fail(base::ErrorCode::InvalidInput, "a person and an organisation cannot be one");
    COUNTERSIGN_ASSIGN(const RecordId a, entityOf(transaction.database(), request.a.record));
    COUNTERSIGN_ASSIGN(const RecordId b, entityOf(transaction.database(), request.b.record));
    if (a == b)
        return base::fail(base::ErrorCode::AlreadyExists, "the records are one entity already");
    const MergeEvent event{.id = ids.next<MergeTag>(),
                           .a = request.a,
                           .b = request.b,
                           .actor = request.actor,
                           .reason = request.reason,
                           .at = now};
    COUNTERSIGN_TRY(addEvent(transaction, event));
    COUNTERSIGN_TRY(
        decidePair(transaction, request.a, request.b, CandidateState::Merged, request.actor, now));
    COUNTERSIGN_TRY(rewriteComponent(transaction, request.a));
    return event.id;
}

base::Status unmerge(store::Transaction& transaction, MergeId id, std::string_view actor, base::IdSource& ids,
                     base::Instant now)
{
    COUNTERSIGN_ASSIGN(const MergeEvent merged, findEvent(transaction.database(), id));
    if (merged.isUnmerge)
        return base::fail(base::ErrorCode::InvalidInput, "only a merge can be taken back");
    const base::Status added = addEvent(transaction, {.id = ids.next<MergeTag>(),
                                                      .isUnmerge = true,
                                                      .a = merged.a,
                                                      .b = merged.b,
                                                      .undoes = id,
                                                      .actor = std::string(actor),
                                                      .at = now});
    if (!added && added.error().code == base::ErrorCode::Conflict)
        return base::fail(base::ErrorCode::Conflict, "the merge is taken back already");
    COUNTERSIGN_TRY(added);
    COUNTERSIGN_TRY(decidePair(transaction, merged.a, merged.b, CandidateState::Rejected, actor, now));
    COUNTERSIGN_TRY(rewriteComponent(transaction, merged.a));
    return rewriteComponent(transaction, merged.b);
}

base::Status reject(store::Transaction& transaction, Member a, Member b, std::string_view actor,
                    base::Instant now)
{
    COUNTERSIGN_TRY(events::appendAudit(transaction,
                                        {.actor = std::string(actor),
                                         .action = "identity.rejected",
                                         .subject = a.record.text(),
                                         .payload = {{"other", b.record.text()}}},
                                        now));
    return decidePair(transaction, a, b, CandidateState::Rejected, actor, now);
}

constexpr const char* kSqlHistory =
    "SELECT id, type, a_kind, a_id, b_kind, b_id, undoes, actor, reason, at FROM identity_event "
    "WHERE a_id=?1 OR b_id=?1 ORDER BY pk";

base::Result<std::vector<MergeEvent>> historyOf(store::Database& database, RecordId record)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlHistory, record));
    std::vector<MergeEvent> events;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(base::Json reason, base::parseJson(rows.textView(8)));
        events.push_back(readEvent(rows, std::move(reason)));
    }
    COUNTERSIGN_TRY(rows.status());
    return events;
}

} // namespace countersign::identity
