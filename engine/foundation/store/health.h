// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/database.h"

#include <string>
#include <vector>

namespace countersign::store {

/// What can be said of an open store without reading its records.
struct Health
{
    std::string sqliteVersion;
    std::string cipherVersion;
    std::int64_t schema = 0;
    /// The newest that this program knows.
    std::int64_t newestSchema = 0;
    /// What SQLCipher (authentication of each page), SQLite (structure) and the foreign keys have against it;
    /// whole when empty. At most 100 lines of each.
    std::vector<std::string> damage;
};

/// Reads the whole file: seconds for a large one.
[[nodiscard]] base::Result<Health> examine(Database& database);

} // namespace countersign::store
