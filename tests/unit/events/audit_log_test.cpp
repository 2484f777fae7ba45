// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"

#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using tests::TempStore;

namespace {

constexpr int kLinks = 20;

void fill(TempStore& store)
{
    tests::FakeClock clock;
    auto transaction = store::Transaction::begin(store.database());
    for (int i = 1; i <= kLinks; ++i) {
        clock.advance(std::chrono::seconds(1));
        const auto seq = events::appendAudit(
            *transaction, {.actor = "p1", .action = "approve", .subject = "m" + std::to_string(i), .payload = {{"n", i}}}, clock.now());
        QCOMPARE(*seq, std::int64_t(i));
    }
    COUNTERSIGN_VERIFY_OK(transaction->commit());
}

/// What someone with the key and an SQL shell could do.
void tamper(TempStore& store, const char* sql)
{
    COUNTERSIGN_VERIFY_OK(store.database().executeScript(
        "DROP TRIGGER events_audit_no_update; DROP TRIGGER events_audit_no_delete; DROP TRIGGER events_audit_chain;"));
    COUNTERSIGN_VERIFY_OK(store.database().executeScript(sql));
}

} // namespace

class AuditLogTest : public QObject
{
    Q_OBJECT
private slots:
    void wholeChainVerifies()
    {
        TempStore store;
        fill(store);
        const auto verdict = events::verifyAudit(store.database(), kLinks);
        COUNTERSIGN_VERIFY_OK(verdict);
        QVERIFY(!verdict->brokenAt);
        QCOMPARE(verdict->checked, std::int64_t(kLinks));
    }

    void aSoundLinkIsTiedToItsNeighbours()
    {
        TempStore store;
        fill(store);
        const auto sound = [&](std::int64_t seq) {
            const auto link = events::findSoundLink(store.database(), seq);
            return link && link->has_value() && (*link)->seq == seq;
        };
        for (std::int64_t seq = 1; seq <= kLinks; ++seq)
            QVERIFY(sound(seq));
        QVERIFY(!sound(0));
        QVERIFY(!sound(kLinks + 1));
        tamper(store, "UPDATE events_audit SET payload='{}' WHERE seq=7; UPDATE events_audit SET hash=randomblob(32) WHERE "
                      "seq=11; DELETE FROM events_audit WHERE seq=15");
        for (const std::int64_t broken : {7, 11, 12, 15, 16})
            QVERIFY2(!sound(broken), std::to_string(broken).c_str());
        for (const std::int64_t whole : {1, 6, 8, 9, 10, 13, 14, 17, 20})
            QVERIFY2(sound(whole), std::to_string(whole).c_str());
    }

    void aWalkOverSoundLinksMeetsEachAndSaysWhereItIsCut()
    {
        TempStore store;
        fill(store);
        const auto walk = [&store](std::int64_t after) {
            int met = 0;
            const auto sound = events::walkSound(store.database(), after, [&met](const events::StoredAuditEntry&) { ++met; });
            return sound && *sound ? met : -1;
        };
        QCOMPARE(walk(0), int(kLinks));
        QCOMPARE(walk(15), int(kLinks) - 15);
        QCOMPARE(walk(kLinks), 0);
        QCOMPARE(walk(kLinks + 1), -1);
        tamper(store, "UPDATE events_audit SET action='x' WHERE seq=7; DELETE FROM events_audit WHERE seq=15");
        for (const std::int64_t after : {0, 6, 7, 14, 15})
            QCOMPARE(walk(after), -1);
        QCOMPARE(walk(16), int(kLinks) - 16);
    }

    void namesTheFirstLinkThatDoesNotHold_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<qint64>("brokenAt");
        QTest::addColumn<QString>("reason");
        QTest::newRow("payload edited") << "UPDATE events_audit SET payload='{\"n\":99}' WHERE seq=7" << qint64(7) << "edited";
        QTest::newRow("actor edited") << "UPDATE events_audit SET actor='p2' WHERE seq=1" << qint64(1) << "edited";
        QTest::newRow("time edited") << "UPDATE events_audit SET at=at+1 WHERE seq=20" << qint64(20) << "edited";
        QTest::newRow("deleted") << "DELETE FROM events_audit WHERE seq=5" << qint64(5) << "missing";
        QTest::newRow("cut off") << "DELETE FROM events_audit WHERE seq>15" << qint64(16) << "missing";
        QTest::newRow("swapped") << "UPDATE events_audit SET seq=100 WHERE seq=3; UPDATE events_audit SET seq=3 WHERE seq=4;"
                                    "UPDATE events_audit SET seq=4 WHERE seq=100"
                                 << qint64(3) << "reordered";
    }
    void namesTheFirstLinkThatDoesNotHold()
    {
        QFETCH(QString, sql);
        QFETCH(qint64, brokenAt);
        QFETCH(QString, reason);
        TempStore store;
        fill(store);
        tamper(store, sql.toUtf8().constData());
        const auto verdict = events::verifyAudit(store.database(), kLinks);
        COUNTERSIGN_VERIFY_OK(verdict);
        QCOMPARE(qint64(verdict->brokenAt.value_or(0)), brokenAt);
        QCOMPARE(QString::fromStdString(verdict->reason), reason);
    }

    void schemaRefusesEditsDeletionsAndGaps()
    {
        TempStore store;
        fill(store);
        for (const char* sql : {"UPDATE events_audit SET actor='x'", "DELETE FROM events_audit",
                                "INSERT INTO events_audit SELECT 99, at, actor, action, subject, payload, previous, zeroblob(32) "
                                "FROM events_audit LIMIT 1"})
            QVERIFY2(!store.database().executeScript(sql), sql);
    }
};

COUNTERSIGN_TEST_CLASS(AuditLogTest);
#include "audit_log_test.moc"
