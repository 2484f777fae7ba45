// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/settings.h"

#include <string>
#include <string_view>

namespace countersign::ingest {

/// Records were imported that figures, index and suggestions do not know of yet. The mark is set in the import's own
/// transactions, so that no crash can part it from the rows, and cleared in the last one of the refresh.
inline constexpr std::string_view kRefreshOwed = "refresh.owed";

/// By which run; empty where nothing is owed.
[[nodiscard]] inline base::Result<std::string> refreshOwed(store::Database& database)
{
    COUNTERSIGN_ASSIGN(const auto run, store::setting(database, kRefreshOwed));
    return run.value_or("");
}

[[nodiscard]] inline base::Status oweRefresh(store::Transaction& transaction, std::string_view run)
{
    return store::setSetting(transaction, kRefreshOwed, run);
}

/// Leaves the mark of a run that began after the refresh did.
[[nodiscard]] inline base::Status settleRefresh(store::Transaction& transaction, std::string_view run)
{
    COUNTERSIGN_ASSIGN(const std::string owed, refreshOwed(transaction.database()));
    return owed == run && !owed.empty() ? store::setSetting(transaction, kRefreshOwed, "") : base::Status();
}

} // namespace countersign::ingest
