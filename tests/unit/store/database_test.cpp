// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/lease.h"
#include "engine/foundation/store/settings.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using tests::TempStore;

class DatabaseTest : public QObject
{
    Q_OBJECT
private slots:
    void nothingReadableIsOnTheDisk()
    {
        TempStore store;
        {
            auto transaction = store::Transaction::begin(store.database());
            COUNTERSIGN_VERIFY_OK(transaction);
            COUNTERSIGN_VERIFY_OK(store::setSetting(*transaction, "canary", "Ostravelle-Canary-4711"));
            COUNTERSIGN_VERIFY_OK(transaction->commit());
        }
        COUNTERSIGN_VERIFY_OK(store.database().checkpoint());
        store.close();
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(store.folder())) {
            QFile file(QString::fromStdString(entry.path().string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains("Canary"));
            QVERIFY(!bytes.contains("SQLite format 3"));
            ++files;
        }
        QVERIFY(files > 0);
    }

    void wrongKeyIsSaidAndChangesNothing()
    {
        TempStore store;
        store.close();
        const base::SecretBytes wrong(base::Bytes(32, std::byte{8}));
        COUNTERSIGN_VERIFY_ERROR(store::Database::open({.path = store.path()}, wrong), ErrorCode::WrongPassphrase);
        COUNTERSIGN_VERIFY_OK(store::Database::open({.path = store.path()}, store.key()));
    }

    void missingFileIsNotCreatedByOpening()
    {
        TempStore store;
        const auto path = store.folder() / "other.db";
        COUNTERSIGN_VERIFY_ERROR(store::Database::open({.path = path}, store.key()), ErrorCode::WorkspaceMissing);
        QVERIFY(!std::filesystem::exists(path));
    }

    void commitIsAnnouncedAndRollbackIsNot()
    {
        TempStore store;
        store::ChangeFeed feed;
        store.database().setChangeFeed(&feed);
        std::vector<store::ChangeSet> seen;
        const auto subscription = feed.subscribe([&](const store::ChangeSet& changes) { seen.push_back(changes); });
        {
            auto transaction = store::Transaction::begin(store.database());
            COUNTERSIGN_VERIFY_OK(store::setSetting(*transaction, "a", "1"));
        }
        QVERIFY(seen.empty());
        QVERIFY(!store::setting(store.database(), "a")->has_value());
        {
            auto transaction = store::Transaction::begin(store.database());
            COUNTERSIGN_VERIFY_OK(store::setSetting(*transaction, "a", "2"));
            QVERIFY(seen.empty());
            COUNTERSIGN_VERIFY_OK(transaction->commit());
        }
        QCOMPARE(seen.size(), std::size_t(1));
        QVERIFY(seen.front().kinds.contains(store::ChangeKind::Setting));
        QCOMPARE(store::setting(store.database(), "a")->value(), std::string("2"));
        store.database().setChangeFeed(nullptr);
    }

    void aSecondProcessSeesThatSomethingChanged()
    {
        TempStore store;
        auto second = store::Database::open({.path = store.path()}, store.key());
        COUNTERSIGN_VERIFY_OK(second);
        const auto before = (*second)->dataVersion();
        auto transaction = store::Transaction::begin(store.database());
        COUNTERSIGN_VERIFY_OK(store::setSetting(*transaction, "a", "1"));
        COUNTERSIGN_VERIFY_OK(transaction->commit());
        QVERIFY((*second)->dataVersion() != before);
    }

    void aWriterThatMustWaitTooLongSaysBusy()
    {
        TempStore store;
        auto second = store::Database::open({.path = store.path(), .busyTimeout = std::chrono::milliseconds(1)}, store.key());
        COUNTERSIGN_VERIFY_OK(second);
        auto transaction = store::Transaction::begin(store.database());
        COUNTERSIGN_VERIFY_OK(transaction);
        COUNTERSIGN_VERIFY_ERROR(store::Transaction::begin(**second), ErrorCode::WorkspaceBusy);
    }

    void readOnlyStoreRefusesToWrite()
    {
        TempStore store;
        auto reader = store::Database::open({.path = store.path(), .mode = store::OpenMode::ReadOnly}, store.key());
        COUNTERSIGN_VERIFY_OK(reader);
        COUNTERSIGN_VERIFY_ERROR(store::Transaction::begin(**reader), ErrorCode::StoreReadOnly);
    }

    void everyConnectionHasTheSettingsThatTheSchemaReliesOn()
    {
        TempStore store;
        for (const auto mode : {store::OpenMode::ReadWrite, store::OpenMode::ReadOnly}) {
            auto opened = store::Database::open({.path = store.path(), .mode = mode}, store.key());
            COUNTERSIGN_VERIFY_OK(opened);
            for (const auto& [pragma, value] : std::initializer_list<std::pair<const char*, std::int64_t>>{
                     {"PRAGMA foreign_keys", 1},
                     {"PRAGMA recursive_triggers", 1},
                     {"PRAGMA temp_store", 2},
                     {"PRAGMA secure_delete", 1},
                     {"PRAGMA trusted_schema", 0},
                     {"PRAGMA cell_size_check", 1},
                     {"PRAGMA synchronous", 2}}) {
                auto rows = (*opened)->query(pragma);
                COUNTERSIGN_VERIFY_OK(rows);
                QVERIFY(rows->next());
                QVERIFY2(rows->integer(0) == value, pragma);
            }
            auto journal = (*opened)->query("PRAGMA journal_mode");
            QVERIFY(journal && journal->next());
            QCOMPARE(journal->text(0), std::string("wal"));
            // A misspelt column is an error, not a text.
            QVERIFY(!(*opened)->query("SELECT \"no_such_column\""));
        }
    }

    void theSchemaCannotBeRewrittenAsData()
    {
        TempStore store;
        QVERIFY(!store.database().executeScript(
            "PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE type='trigger'"));
        QVERIFY(!store.database().executeScript("UPDATE sqlite_master SET sql='' WHERE type='trigger'"));
    }

    void aReplaceCannotTakeTheWayRoundADeleteTrigger()
    {
        TempStore store;
        auto& database = store.database();
        COUNTERSIGN_VERIFY_OK(database.executeScript(
            "INSERT INTO events_audit VALUES(1, 1, 'system', 'a', 's', '{}', zeroblob(32), randomblob(32))"));
        QVERIFY(!database.executeScript(
            "INSERT OR REPLACE INTO events_audit SELECT 2, at, 'eve', action, subject, payload, hash, hash FROM events_audit"));
        QVERIFY(!database.executeScript("UPDATE OR REPLACE events_audit SET actor='eve'"));
        COUNTERSIGN_VERIFY_OK(database.executeScript("INSERT INTO events_event(kind, at, payload) VALUES('k', 1, '{}')"));
        QVERIFY(!database.executeScript("REPLACE INTO events_event(seq, kind, at, payload) VALUES(1, 'other', 1, '{}')"));
        auto rows = database.query("SELECT (SELECT kind FROM events_event), (SELECT actor FROM events_audit)");
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->text(0), std::string("k"));
        QCOMPARE(rows->text(1), std::string("system"));
    }

    void backupOpensWithTheSameKeyAndIsEncrypted()
    {
        TempStore store;
        auto transaction = store::Transaction::begin(store.database());
        COUNTERSIGN_VERIFY_OK(store::setSetting(*transaction, "a", "kept"));
        COUNTERSIGN_VERIFY_OK(transaction->commit());
        const auto target = store.folder() / "backup.db";
        COUNTERSIGN_VERIFY_OK(store.database().backupTo(target, store.key()));
        auto copy = store::Database::open({.path = target}, store.key());
        COUNTERSIGN_VERIFY_OK(copy);
        QCOMPARE(store::setting(**copy, "a")->value(), std::string("kept"));
        COUNTERSIGN_VERIFY_ERROR(store::Database::open({.path = target}, base::SecretBytes(base::Bytes(32, std::byte{1}))),
                                 ErrorCode::WrongPassphrase);
    }

    void leaseBelongsToOneHolderUntilItExpires()
    {
        TempStore store;
        tests::FakeClock clock;
        auto transaction = store::Transaction::begin(store.database());
        COUNTERSIGN_VERIFY_OK(transaction);
        const auto ask = [&](const char* holder) {
            return *store::acquireLease(*transaction, {.name = "delivery", .holder = holder}, clock.now());
        };
        QVERIFY(ask("a"));
        QVERIFY(ask("a"));
        QVERIFY(!ask("b"));
        clock.advance(std::chrono::seconds(31));
        QVERIFY(ask("b"));
        QVERIFY(!ask("a"));
        COUNTERSIGN_VERIFY_OK(store::releaseLease(*transaction, "delivery", "b"));
        QVERIFY(ask("a"));
    }
};

COUNTERSIGN_TEST_CLASS(DatabaseTest);
#include "database_test.moc"
