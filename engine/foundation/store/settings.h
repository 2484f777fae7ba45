// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign::store {

/// Small named values of the workspace (its name, demo mark, reporting currency). Not for secrets.
[[nodiscard]] base::Result<std::optional<std::string>> setting(Database& database, std::string_view key);
[[nodiscard]] base::Status setSetting(Transaction& transaction, std::string_view key, std::string_view value);

} // namespace countersign::store
