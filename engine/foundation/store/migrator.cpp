// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/migrator.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/store/transaction.h"

#include <charconv>
#include <cstdio>
#include <vector>

namespace countersign::store {

extern const base::EmbeddedFile kMigrationFiles[];
extern const std::size_t kMigrationFilesCount;

namespace {

std::vector<Migration> readBuiltIn()
{
    std::vector<Migration> migrations;
    for (std::size_t i = 0; i < kMigrationFilesCount; ++i) {
        const auto& file = kMigrationFiles[i];
        Migration migration{.number = 0, .name = file.name, .sql = file.content};
        std::from_chars(file.name.data(), file.name.data() + 4, migration.number);
        COUNTERSIGN_ASSERT(migration.number == static_cast<int>(i) + 1, "migrations are numbered 1, 2, 3 …");
        migrations.push_back(migration);
    }
    return migrations;
}

base::Result<std::int64_t> pragma(Database& database, const char* sql)
{
    COUNTERSIGN_ASSIGN(Rows rows, database.query(sql));
    if (!rows.next())
        return base::fail(base::ErrorCode::StoreCorrupt, "a pragma returned nothing");
    return rows.integer(0);
}

base::Status checkForeignKeys(Database& database)
{
    COUNTERSIGN_ASSIGN(Rows rows, database.query("PRAGMA foreign_key_check"));
    if (rows.next())
        return base::fail(base::ErrorCode::StoreCorrupt, "a row of " + rows.text(0) + " points nowhere");
    return rows.status();
}

base::Status applyOne(Database& database, const Migration& migration)
{
    COUNTERSIGN_ASSIGN(Transaction transaction, Transaction::begin(database));
    COUNTERSIGN_TRY(database.executeScript(migration.sql));
    char version[64];
    std::snprintf(version, sizeof version, "PRAGMA user_version=%d; PRAGMA application_id=%lld;", migration.number,
                  static_cast<long long>(kApplicationId));
    COUNTERSIGN_TRY(database.executeScript(version));
    COUNTERSIGN_TRY(checkForeignKeys(database));
    return transaction.commit();
}

} // namespace

std::span<const Migration> builtInMigrations()
{
    static const std::vector<Migration> kMigrations = readBuiltIn();
    return kMigrations;
}

base::Status checkVersion(Database& database, std::span<const Migration> migrations)
{
    COUNTERSIGN_ASSIGN(const std::int64_t application, pragma(database, "PRAGMA application_id"));
    COUNTERSIGN_ASSIGN(const std::int64_t version, pragma(database, "PRAGMA user_version"));
    if (application != kApplicationId && version != 0)
        return base::fail(base::ErrorCode::MalformedData, "this database is not a Countersign store");
    if (version > static_cast<std::int64_t>(migrations.size()))
        return base::fail(base::ErrorCode::WorkspaceNewer,
                          "the store has schema " + std::to_string(version) + ", this program knows " +
                              std::to_string(migrations.size()),
                          {std::to_string(version), std::to_string(migrations.size())});
    return {};
}

base::Status migrate(Database& database, const base::SecretBytes& dataKey, std::span<const Migration> migrations)
{
    COUNTERSIGN_TRY(checkVersion(database, migrations));
    const std::int64_t version = database.userVersion();
    if (version == static_cast<std::int64_t>(migrations.size()))
        return {};
    if (version > 0) {
        char suffix[32];
        std::snprintf(suffix, sizeof suffix, ".before-%04d", static_cast<int>(version) + 1);
        COUNTERSIGN_TRY(database.backupTo(database.path().string() + suffix, dataKey));
    }
    for (const Migration& migration : migrations.subspan(static_cast<std::size_t>(version)))
        COUNTERSIGN_TRY(applyOne(database, migration));
    return {};
}

constexpr const char* kSqlSchema = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL "
                                   "AND name NOT LIKE 'sqlite_%' ORDER BY type, name";

base::Result<std::string> schemaText(Database& database)
{
    COUNTERSIGN_ASSIGN(Rows rows, database.query(kSqlSchema));
    std::string text;
    while (rows.next())
        text += rows.text(2) + ";\n\n";
    COUNTERSIGN_TRY(rows.status());
    return text;
}

} // namespace countersign::store
