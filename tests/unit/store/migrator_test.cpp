// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/settings.h"
#include "tests/support/golden.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using tests::TempStore;

namespace {

std::vector<store::Migration> plus(std::string_view sql)
{
    const auto builtIn = store::builtInMigrations();
    std::vector<store::Migration> migrations(builtIn.begin(), builtIn.end());
    migrations.push_back({.number = static_cast<int>(migrations.size()) + 1, .name = "9999_test.sql", .sql = sql});
    return migrations;
}

} // namespace

class MigratorTest : public QObject
{
    Q_OBJECT
private slots:
    void schemaIsTheGoldenOne()
    {
        TempStore store;
        tests::compareWithGolden("schema.sql", *store::schemaText(store.database()));
    }

    void newerWorkspaceIsLeftAlone()
    {
        TempStore store;
        COUNTERSIGN_VERIFY_OK(store.database().executeScript("PRAGMA user_version=9999"));
        COUNTERSIGN_VERIFY_ERROR(store::migrate(store.database(), store.key()), ErrorCode::WorkspaceNewer);
        QCOMPARE(store.database().userVersion(), std::int64_t(9999));
    }

    void failedStepLeavesTheOldSchemaAndACopy()
    {
        TempStore store;
        const auto version = store.database().userVersion();
        const auto before = *store::schemaText(store.database());
        const auto broken = plus("CREATE TABLE store_extra(a INTEGER) STRICT; INSERT INTO no_such_table VALUES(1);");
        QVERIFY(!store::migrate(store.database(), store.key(), broken));
        QCOMPARE(store.database().userVersion(), version);
        QCOMPARE(*store::schemaText(store.database()), before);
        char name[40];
        std::snprintf(name, sizeof name, "workspace.db.before-%04d", static_cast<int>(version) + 1);
        QVERIFY(std::filesystem::exists(store.folder() / name));
    }

    void stepThatLeavesARowPointingNowhereIsRefused()
    {
        TempStore store;
        const auto dangling = plus("CREATE TABLE store_a(id INTEGER PRIMARY KEY) STRICT;"
                                   "CREATE TABLE store_b(a INTEGER REFERENCES store_a(id) DEFERRABLE INITIALLY DEFERRED) STRICT;"
                                   "PRAGMA defer_foreign_keys=ON; INSERT INTO store_b VALUES(7);");
        QVERIFY(!store::migrate(store.database(), store.key(), dangling));
    }

    void dataSurvivesAStep()
    {
        TempStore store;
        auto transaction = store::Transaction::begin(store.database());
        COUNTERSIGN_VERIFY_OK(store::setSetting(*transaction, "a", "kept"));
        COUNTERSIGN_VERIFY_OK(transaction->commit());
        COUNTERSIGN_VERIFY_OK(store::migrate(store.database(), store.key(),
                                             plus("CREATE TABLE store_extra(a INTEGER) STRICT;")));
        QCOMPARE(store::setting(store.database(), "a")->value(), std::string("kept"));
    }
};

COUNTERSIGN_TEST_CLASS(MigratorTest);
#include "migrator_test.moc"
