// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/assert.h"
#include "engine/knowledge/graph/account_edges.h"
#include "engine/knowledge/graph/graph.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <array>
#include <set>

namespace countersign::graph {

namespace {

struct NameRow
{
    EdgeKind kind;
    std::string_view name;
};
constexpr auto kNames = std::to_array<NameRow>({
    {EdgeKind::WorksAt, "works_at"},
    {EdgeKind::HasRole, "has_role"},
    {EdgeKind::Concerns, "concerns"},
    {EdgeKind::Offers, "offers"},
    {EdgeKind::Owns, "owns"},
    {EdgeKind::Covers, "covers"},
    {EdgeKind::OwnedBy, "owned_by"},
    {EdgeKind::ChildOf, "child_of"},
    {EdgeKind::Mailed, "mailed"},
    {EdgeKind::Met, "met"},
    {EdgeKind::RaisedTicket, "raised_ticket"},
    {EdgeKind::InIndustry, "in_industry"},
    {EdgeKind::Refused, "refused"},
});

constexpr auto kAllKinds = [] {
    std::array<EdgeKind, kNames.size()> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = kNames[i].kind;
    return kinds;
}();

/// Industries have no record kind; they are stored as 0.
std::int64_t number(const std::optional<RecordKind>& kind) { return kind ? static_cast<std::int64_t>(*kind) : 0; }

Node readNode(const store::Rows& rows, int kindColumn)
{
    const std::int64_t kind = rows.integer(kindColumn);
    return {kind == 0 ? std::nullopt : std::optional(static_cast<RecordKind>(kind)), rows.id<model::RecordTag>(kindColumn + 1)};
}

constexpr const char* kSqlInsert =
    "INSERT INTO graph_edge(account_id, kind, from_kind, from_id, to_kind, to_id, weight, label, valid_from, valid_to, "
    "known_at, evidence_kind, evidence_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kSqlDelete = "DELETE FROM graph_edge WHERE account_id=?";

base::Result<std::int64_t> replaceEdges(store::Transaction& transaction, RecordId account)
{
    COUNTERSIGN_ASSIGN(const auto edges, edgesOfAccount(transaction.database(), account));
    COUNTERSIGN_TRY(transaction.run(kSqlDelete, account));
    for (const Edge& edge : edges)
        COUNTERSIGN_TRY(transaction.run(kSqlInsert, account, static_cast<std::int64_t>(edge.kind), number(edge.from.kind),
                                        edge.from.id, number(edge.to.kind), edge.to.id, edge.weight, edge.label,
                                        edge.validFrom, edge.validTo, edge.knownAt, number(edge.evidence.kind),
                                        edge.evidence.id));
    transaction.changed(store::ChangeKind::Graph, account);
    return static_cast<std::int64_t>(edges.size());
}

} // namespace

std::string_view edgeKindName(EdgeKind kind)
{
    for (const NameRow& row : kNames)
        if (row.kind == kind)
            return row.name;
    COUNTERSIGN_ASSERT(false, "no such edge kind");
}

std::span<const EdgeKind> allEdgeKinds() { return kAllKinds; }

base::Result<std::int64_t> rebuildAccount(store::Transaction& transaction, RecordId account, base::Instant)
{
    return replaceEdges(transaction, account);
}

constexpr const char* kSqlClear = "DELETE FROM graph_edge";

base::Result<std::int64_t> rebuildGraph(GraphBuild& build)
{
    constexpr std::size_t kBatch = 50; // keeps the write lock short
    std::vector<RecordId> accounts;
    COUNTERSIGN_TRY(records::forEachRecord(build.database, RecordKind::Account, [&](const model::Record& account) {
        accounts.push_back(account.id);
        return !build.stop.stop_requested();
    }));
    {
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(build.database));
        COUNTERSIGN_TRY(transaction.run(kSqlClear));
        COUNTERSIGN_TRY(transaction.commit());
    }
    std::int64_t total = 0;
    for (std::size_t begin = 0; begin < accounts.size(); begin += kBatch) {
        if (build.stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "building the graph was stopped");
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(build.database));
        for (std::size_t i = begin; i < std::min(begin + kBatch, accounts.size()); ++i) {
            COUNTERSIGN_ASSIGN(const std::int64_t edges, replaceEdges(transaction, accounts[i]));
            total += edges;
        }
        COUNTERSIGN_TRY(transaction.commit());
    }
    return total;
}

constexpr const char* kSqlAround =
    "SELECT kind, from_kind, from_id, to_kind, to_id, weight, label, valid_from, valid_to, known_at, evidence_kind, "
    "evidence_id FROM graph_edge WHERE (from_id=?1 OR to_id=?1) AND (?2 IS NULL OR (known_at<=?2 AND "
    "coalesce(valid_from,?2)<=?2 AND coalesce(valid_to,?2)>=?2)) ORDER BY weight DESC, pk LIMIT ?3";

base::Result<Neighbourhood> neighbours(store::Database& database, const NeighbourQuery& query)
{
    Neighbourhood found;
    std::vector<RecordId> front{query.entity};
    std::set<RecordId> seen{query.entity};
    std::set<std::tuple<std::int64_t, RecordId, RecordId, RecordId>> known;
    for (int hop = 0; hop < query.hops && !front.empty(); ++hop) {
        std::vector<RecordId> next;
        for (const RecordId& node : front) {
            COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlAround, node, query.asOf, query.limit + 1));
            while (rows.next()) {
                Edge edge{.kind = static_cast<EdgeKind>(rows.integer(0)),
                          .from = readNode(rows, 1),
                          .to = readNode(rows, 3),
                          .weight = rows.real(5),
                          .label = rows.text(6),
                          .validFrom = rows.optionalInstant(7),
                          .validTo = rows.optionalInstant(8),
                          .knownAt = rows.instant(9),
                          .evidence = readNode(rows, 10)};
                if (!known.emplace(rows.integer(0), edge.from.id, edge.to.id, edge.evidence.id).second)
                    continue;
                if (found.edges.size() >= query.limit) {
                    found.truncated = true;
                    return found;
                }
                for (const RecordId& end : {edge.from.id, edge.to.id})
                    if (seen.insert(end).second)
                        next.push_back(end);
                found.edges.push_back(std::move(edge));
            }
            COUNTERSIGN_TRY(rows.status());
        }
        front = std::move(next);
    }
    return found;
}

} // namespace countersign::graph
