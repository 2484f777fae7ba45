// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/health.h"

#include "engine/foundation/store/migrator.h"

namespace countersign::store {

namespace {

constexpr std::size_t kMostLines = 100;

constexpr const char* kSqlVersion = "SELECT sqlite_version()";
constexpr const char* kSqlCipherVersion = "PRAGMA cipher_version";

base::Result<std::string> oneText(Database& database, const char* sql)
{
    COUNTERSIGN_ASSIGN(Rows rows, database.query(sql));
    std::string text;
    if (rows.next())
        text = rows.text(0);
    COUNTERSIGN_TRY(rows.status());
    return text;
}

constexpr const char* kSqlPages = "PRAGMA cipher_integrity_check";
constexpr const char* kSqlStructure = "PRAGMA integrity_check(100)";
constexpr const char* kSqlForeignKeys = "PRAGMA foreign_key_check";

void collect(Database& database, const char* sql, std::string_view what, std::vector<std::string>& damage)
{
    auto rows = database.query(sql);
    std::size_t lines = 0;
    while (rows && lines < kMostLines && rows->next()) {
        const std::string line = rows->text(0);
        if (line == "ok")
            continue;
        damage.push_back(std::string(what) + ": " + line);
        ++lines;
    }
    // A file so damaged that it cannot be walked is damaged, not unexamined.
    const base::Status status = rows ? rows->status() : base::fail(rows.error());
    if (!status && lines < kMostLines)
        damage.push_back(std::string(what) + ": " + status.error().detail);
}

} // namespace

base::Result<Health> examine(Database& database)
{
    Health health{.schema = database.userVersion(), .newestSchema = builtInMigrations().back().number};
    COUNTERSIGN_ASSIGN(health.sqliteVersion, oneText(database, kSqlVersion));
    COUNTERSIGN_ASSIGN(health.cipherVersion, oneText(database, kSqlCipherVersion));
    collect(database, kSqlPages, "page", health.damage);
    collect(database, kSqlStructure, "structure", health.damage);
    collect(database, kSqlForeignKeys, "reference", health.damage);
    return health;
}

} // namespace countersign::store
