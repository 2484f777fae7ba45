// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/event_log.h"

#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using tests::TempStore;

class EventLogTest : public QObject
{
    Q_OBJECT
private slots:
    void consumerContinuesWhereItsEffectsWereCommitted()
    {
        TempStore store;
        tests::FakeClock clock;
        {
            auto transaction = store::Transaction::begin(store.database());
            for (int i = 0; i < 5; ++i)
                COUNTERSIGN_VERIFY_OK(events::appendEvent(*transaction, {.kind = "test.happened", .payload = {{"n", i}}}, clock.now()));
            COUNTERSIGN_VERIFY_OK(transaction->commit());
        }
        {
            auto transaction = store::Transaction::begin(store.database());
            COUNTERSIGN_VERIFY_OK(events::markConsumed(*transaction, "cadence", 3, clock.now()));
            COUNTERSIGN_VERIFY_OK(transaction->commit());
        }
        {
            // Effects that are rolled back leave the offset where it was.
            auto transaction = store::Transaction::begin(store.database());
            COUNTERSIGN_VERIFY_OK(events::markConsumed(*transaction, "cadence", 5, clock.now()));
        }
        store.reopen();
        const auto consumed = events::consumedUpTo(store.database(), "cadence");
        QCOMPARE(*consumed, std::int64_t(3));
        const auto rest = events::readEvents(store.database(), *consumed, 10);
        COUNTERSIGN_VERIFY_OK(rest);
        QCOMPARE(rest->size(), std::size_t(2));
        QCOMPARE(base::jsonInt(rest->front().event.payload, "n"), std::int64_t(3));
    }

    void eventsCannotBeChangedOrTakenBack()
    {
        TempStore store;
        auto transaction = store::Transaction::begin(store.database());
        COUNTERSIGN_VERIFY_OK(events::appendEvent(*transaction, {.kind = "test.happened"}, base::fromMillis(1)));
        COUNTERSIGN_VERIFY_OK(transaction->commit());
        QVERIFY(!store.database().executeScript("UPDATE events_event SET kind='x'"));
        QVERIFY(!store.database().executeScript("DELETE FROM events_event"));
    }
};

COUNTERSIGN_TEST_CLASS(EventLogTest);
#include "event_log_test.moc"
