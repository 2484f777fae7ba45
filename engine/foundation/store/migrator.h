// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/embedded_file.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/store/database.h"

#include <span>

namespace countersign::store {

/// One numbered step of the schema; the name is "NNNN_what.sql".
struct Migration
{
    int number = 0;
    std::string_view name;
    std::string_view sql;
};

/// The steps built into this program, ascending and without gaps.
[[nodiscard]] std::span<const Migration> builtInMigrations();

/// "CSGN": tells our files from other SQLite files (PRAGMA application_id).
inline constexpr std::int64_t kApplicationId = 0x4353474e;

/// Brings a store to the newest schema: each step is one transaction that also holds the version; a store that has
/// data is copied beside itself first ("<file>.before-NNNN"). WorkspaceNewer where the file comes from a newer program.
[[nodiscard]] base::Status migrate(Database& database, const base::SecretBytes& dataKey,
                                   std::span<const Migration> migrations = builtInMigrations());

/// Whether this program may read the file as it is: same schema, or WorkspaceNewer / NotFound (not ours).
[[nodiscard]] base::Status checkVersion(Database& database, std::span<const Migration> migrations = builtInMigrations());

/// The whole schema as text, ordered by name; the golden dump of the tests.
[[nodiscard]] base::Result<std::string> schemaText(Database& database);

} // namespace countersign::store
