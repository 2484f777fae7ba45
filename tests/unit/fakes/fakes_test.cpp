// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include "engine/foundation/base/hash.h"

#include <QtTest>

using namespace countersign;
using namespace std::chrono_literals;

class FakesTest : public QObject
{
    Q_OBJECT

private slots:
    void clockStandsStillUntilItIsMoved()
    {
        tests::FakeClock clock;
        QCOMPARE(base::toRfc3339(clock.now()), std::string("2026-06-09T10:00:00Z"));
        clock.advance(90s);
        QCOMPARE(base::toRfc3339(clock.now()), std::string("2026-06-09T10:01:30Z"));
        QCOMPARE(clock.monotonic().count(), std::chrono::nanoseconds(90s).count());
    }

    void smallStepsOfTheClockAddUp()
    {
        tests::FakeClock clock;
        for (int i = 0; i < 2500; ++i)
            clock.advance(400us);
        QCOMPARE(base::toRfc3339(clock.now()), std::string("2026-06-09T10:00:01Z"));
    }

    void jumpOfTheWallClockLeavesTheMonotonicOneAlone()
    {
        tests::FakeClock clock;
        clock.advance(5s);
        clock.setNow(tests::FakeClock::kStart - std::chrono::hours(24));
        QCOMPARE(base::toRfc3339(clock.now()), std::string("2026-06-08T10:00:00Z"));
        QCOMPARE(clock.monotonic().count(), std::chrono::nanoseconds(5s).count());
    }

    void randomRepeatsForASeedAndDiffersBetweenSeeds()
    {
        std::array<std::byte, 40> a{};
        std::array<std::byte, 40> b{};
        std::array<std::byte, 40> c{};
        tests::FakeRandom(7).fill(a);
        tests::FakeRandom(7).fill(b);
        tests::FakeRandom(8).fill(c);
        QCOMPARE(base::toHex(a), base::toHex(b));
        QVERIFY(base::toHex(a) != base::toHex(c));
    }
};

COUNTERSIGN_TEST_CLASS(FakesTest);
#include "fakes_test.moc"
