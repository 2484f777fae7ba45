// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/graph/graph.h"

#include <algorithm>
#include <map>
#include <set>

namespace countersign::graph {

namespace {

constexpr double kSameIndustry = 0.25;
constexpr std::size_t kFewestSimilar = 3;
/// More than these would not change whom the best ones are, only how long it takes.
constexpr std::int64_t kMostNeighbours = 300;

using Products = std::set<RecordId>;

constexpr const char* kSqlTargets = "SELECT DISTINCT to_id FROM graph_edge WHERE from_id=? AND kind=?";
constexpr const char* kSqlSources = "SELECT DISTINCT from_id FROM graph_edge WHERE to_id=? AND kind=? AND from_id<>? LIMIT ?";

base::Result<Products> targets(store::Database& database, RecordId from, EdgeKind kind)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlTargets, from, static_cast<std::int64_t>(kind)));
    Products found;
    while (rows.next())
        found.insert(rows.id<model::RecordTag>(0));
    COUNTERSIGN_TRY(rows.status());
    return found;
}

base::Status addSources(store::Database& database, RecordId to, EdgeKind kind, RecordId except, std::set<RecordId>& found)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlSources, to, static_cast<std::int64_t>(kind), except, kMostNeighbours));
    while (rows.next())
        found.insert(rows.id<model::RecordTag>(0));
    return rows.status();
}

struct Neighbour
{
    SimilarAccount similar;
    Products owned;
};

/// Jaccard's index of what both own, plus a little for the same industry.
Neighbour compare(RecordId account, const Products& own, Products theirs, bool sameIndustry)
{
    Neighbour neighbour{.similar = {.account = account, .sameIndustry = sameIndustry}, .owned = std::move(theirs)};
    std::ranges::set_intersection(own, neighbour.owned, std::back_inserter(neighbour.similar.sharedProducts));
    const auto shared = static_cast<double>(neighbour.similar.sharedProducts.size());
    const double all = static_cast<double>(own.size() + neighbour.owned.size()) - shared;
    neighbour.similar.similarity = (all > 0 ? shared / all : 0) + (sameIndustry ? kSameIndustry : 0);
    return neighbour;
}

base::Result<std::vector<Neighbour>> similarAccounts(store::Database& database, RecordId account, const Products& own)
{
    std::set<RecordId> industryPeers;
    COUNTERSIGN_ASSIGN(const Products industries, targets(database, account, EdgeKind::InIndustry));
    for (const RecordId& industry : industries)
        COUNTERSIGN_TRY(addSources(database, industry, EdgeKind::InIndustry, account, industryPeers));
    std::set<RecordId> candidates = industryPeers;
    for (const RecordId& product : own)
        COUNTERSIGN_TRY(addSources(database, product, EdgeKind::Owns, account, candidates));
    std::vector<Neighbour> similar;
    for (const RecordId& candidate : candidates) {
        COUNTERSIGN_ASSIGN(Products owned, targets(database, candidate, EdgeKind::Owns));
        if (!owned.empty())
            similar.push_back(compare(candidate, own, std::move(owned), industryPeers.contains(candidate)));
    }
    std::ranges::stable_sort(similar, [](const Neighbour& a, const Neighbour& b) {
        return a.similar.similarity != b.similar.similarity ? a.similar.similarity > b.similar.similarity
                                                            : a.similar.account < b.similar.account;
    });
    if (similar.size() > static_cast<std::size_t>(kMostNeighbours))
        similar.resize(static_cast<std::size_t>(kMostNeighbours));
    return similar;
}

} // namespace

base::Result<std::vector<Recommendation>> recommendProducts(store::Database& database, RecordId account, std::size_t limit)
{
    COUNTERSIGN_ASSIGN(const Products own, targets(database, account, EdgeKind::Owns));
    COUNTERSIGN_ASSIGN(const Products refused, targets(database, account, EdgeKind::Refused));
    COUNTERSIGN_ASSIGN(const std::vector<Neighbour> similar, similarAccounts(database, account, own));
    std::vector<Recommendation> recommendations;
    if (similar.size() < kFewestSimilar)
        return recommendations;
    double total = 0;
    std::map<RecordId, Recommendation> byProduct;
    for (const Neighbour& neighbour : similar) {
        total += neighbour.similar.similarity;
        for (const RecordId& product : neighbour.owned) {
            if (own.contains(product) || refused.contains(product))
                continue;
            Recommendation& each = byProduct[product];
            each.product = product;
            each.score += neighbour.similar.similarity;
            ++each.owners;
            if (each.because.size() < 3)
                each.because.push_back(neighbour.similar);
        }
    }
    for (auto& [product, each] : byProduct) {
        each.score = total > 0 ? each.score / total : 0;
        each.similarAccounts = static_cast<std::int64_t>(similar.size());
        recommendations.push_back(std::move(each));
    }
    std::ranges::stable_sort(recommendations, [](const Recommendation& a, const Recommendation& b) {
        return a.score != b.score ? a.score > b.score : a.product < b.product;
    });
    if (recommendations.size() > limit)
        recommendations.resize(limit);
    return recommendations;
}

} // namespace countersign::graph
