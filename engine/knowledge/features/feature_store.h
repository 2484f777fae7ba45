// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"
#include "engine/knowledge/features/feature.h"

#include <functional>
#include <stop_token>

namespace countersign::features {

/// All values of an account, in the order of the catalog; features never computed are missing.
[[nodiscard]] base::Result<std::vector<FeatureValue>> featuresOf(store::Database& database, RecordId account);
/// Nothing where it was never computed.
[[nodiscard]] base::Result<std::optional<FeatureValue>> featureOf(store::Database& database, RecordId account,
                                                                  std::string_view name);
/// Visits all stored values account by account, ordered by the account's id, evidence included; stops when
/// `visit` returns false.
[[nodiscard]] base::Status
forEachAccount(store::Database& database,
               const std::function<bool(RecordId, std::span<const FeatureValue>)>& visit);

struct Recompute
{
    store::Database& database;
    const base::Clock& clock;
    std::stop_token stop;
};

struct RecomputeReport
{
    std::int64_t accounts = 0;
    std::int64_t values = 0;
    /// Entries and exits of segments.
    std::int64_t entered = 0;
    std::int64_t left = 0;
};

/// Computes every feature of every account in one streaming pass a record kind, then the segments.
[[nodiscard]] base::Result<RecomputeReport> recomputeAll(Recompute& run);
/// The same for some accounts, from their own records; equal to what recomputeAll gives.
[[nodiscard]] base::Result<RecomputeReport> recomputeAccounts(Recompute& run,
                                                              std::span<const RecordId> accounts);

/// The workspace's own share of won among closed deals, with its 95 % interval (Wilson, JASA 22, 1927).
struct WinRate
{
    std::int64_t won = 0;
    std::int64_t closed = 0;
    double rate = 0;
    double low = 0;
    double high = 0;
    /// False below 30 closed deals: then nothing may be concluded.
    [[nodiscard]] bool known() const { return closed >= 30; }
};
[[nodiscard]] base::Result<WinRate> winRate(store::Database& database);
[[nodiscard]] WinRate makeWinRate(std::int64_t won, std::int64_t closed);

} // namespace countersign::features
