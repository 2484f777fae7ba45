// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/features/feature_store.h"

namespace countersign::features {

/// Replaces the account's values.
[[nodiscard]] base::Status saveValues(store::Transaction& transaction, RecordId account,
                                      std::span<const FeatureValue> values);
[[nodiscard]] base::Status removeValues(store::Transaction& transaction, RecordId account);
/// Every account that has values or is in a segment, ascending.
[[nodiscard]] base::Result<std::vector<RecordId>> knownAccounts(store::Database& database);

} // namespace countersign::features
