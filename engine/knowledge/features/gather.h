// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/features/account_facts.h"
#include "engine/knowledge/features/cross_sell.h"
#include "engine/knowledge/features/feature_store.h"

namespace countersign::features {

/// What is true of the workspace as a whole: without any record of a kind, a count of them is unknown, not
/// zero.
struct Workspace
{
    WinRate winRate;
    bool hasTickets = false;
    bool hasVisits = false;
    bool hasMail = false;
    bool hasAssets = false;
};

[[nodiscard]] base::Result<Workspace> readWorkspace(store::Database& database);

/// Every living account, in one pass a record kind. Cancelled when the run is stopped.
[[nodiscard]] base::Result<std::vector<AccountFacts>> gatherAll(Recompute& run, base::Instant now);
/// The same facts for one account, in another order; nothing where there is no such living account.
[[nodiscard]] base::Result<std::optional<AccountFacts>> gatherOne(store::Database& database, RecordId account,
                                                                  base::Instant now);
/// Adds the accounts of an industry with what they own.
[[nodiscard]] base::Status addIndustry(store::Database& database, Market& market, const std::string& industry,
                                       base::Instant now);

} // namespace countersign::features
