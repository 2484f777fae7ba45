// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"
#include "engine/knowledge/graph/edge.h"

#include <stop_token>
#include <string>
#include <vector>

namespace countersign::graph {

struct GraphBuild
{
    store::Database& database;
    const base::Clock& clock;
    std::stop_token stop;
};

/// Builds all edges anew from the records, in one streaming pass a kind; returns their number. The result is
/// the same as rebuilding every account by itself.
[[nodiscard]] base::Result<std::int64_t> rebuildGraph(GraphBuild& build);
/// Replaces the edges of one account (and of all records of its entity).
[[nodiscard]] base::Result<std::int64_t> rebuildAccount(store::Transaction& transaction, RecordId account,
                                                        base::Instant now);

struct NeighbourQuery
{
    RecordId entity;
    int hops = 1;
    std::size_t limit = 200;
    /// Only edges that held and were known at this instant.
    std::optional<base::Instant> asOf;
};

struct Neighbourhood
{
    std::vector<Edge> edges;
    /// More edges exist than `limit`.
    bool truncated = false;
};

/// The edges around an entity, nearest first, then heaviest first.
[[nodiscard]] base::Result<Neighbourhood> neighbours(store::Database& database, const NeighbourQuery& query);

/// How well we know a contact, 0 to 1, and of what it is made.
struct Strength
{
    double value = 0;
    /// Sums of 2^(-age / 90 days).
    double inbound = 0;
    double outbound = 0;
    double meetings = 0;
    std::optional<base::Instant> lastTwoWayAt;
};

/// value = 1 - exp(-(2 * sqrt(inbound * outbound) + 3 * meetings) / 6): mail counts only as far as it goes
/// both ways (a geometric mean), a meeting three times a mail, each with a half-life of 90 days.
[[nodiscard]] base::Result<Strength> relationshipStrength(store::Database& database, RecordId contact,
                                                          base::Instant now);

/// A similar account that owns the recommended product.
struct SimilarAccount
{
    RecordId account;
    double similarity = 0;
    bool sameIndustry = false;
    std::vector<RecordId> sharedProducts;
};

struct Recommendation
{
    RecordId product;
    /// Share of the similar accounts (weighted by similarity) that own it, 0 to 1.
    double score = 0;
    std::int64_t owners = 0;
    std::int64_t similarAccounts = 0;
    /// The nearest owners: the path that says why. At most three.
    std::vector<SimilarAccount> because;
};

/// Products that similar accounts own and this one neither owns nor refused, best first. Similarity is the
/// Jaccard index of owned products, plus 0.25 for the same industry; fewer than 3 similar accounts give
/// nothing.
[[nodiscard]] base::Result<std::vector<Recommendation>>
recommendProducts(store::Database& database, RecordId account, std::size_t limit = 5);

} // namespace countersign::graph
