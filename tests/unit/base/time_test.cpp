// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/clock.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign::base;

class TimeTest : public QObject
{
    Q_OBJECT
private slots:
    void readsEveryOffsetAsTheSameInstant()
    {
        const auto utc = parseRfc3339("2026-06-09T10:00:00Z");
        QVERIFY(utc.has_value());
        QVERIFY(parseRfc3339("2026-06-09T15:45:00+05:45") == utc);
        QVERIFY(parseRfc3339("2026-06-09T03:00:00-07:00") == utc);
        QVERIFY(parseRfc3339("2026-06-09t10:00:00.000z") == utc);
        QCOMPARE(toRfc3339(*utc), std::string("2026-06-09T10:00:00Z"));
        QCOMPARE(toRfc3339(*utc + Duration(70)), std::string("2026-06-09T10:00:00.070Z"));
        QCOMPARE(toRfc3339(fromMillis(-1)), std::string("1969-12-31T23:59:59.999Z"));
    }

    void refusesWhatIsNoInstant()
    {
        for (const char* text : {"", "2026-06-09", "2026-06-09T10:00:00", "2026-02-29T10:00:00Z", "2026-06-09T24:00:00Z",
                                 "2026-06-09T10:00:00+0545", "2026-06-09T10:00:00.Z", "2026-06-09T1 :00:00Z"})
            QVERIFY2(!parseRfc3339(text), text);
    }

    void readsOnlyRealDates()
    {
        QVERIFY(parseIsoDate("2024-02-29").has_value());
        for (const char* text : {"2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026/01/01", "-026-01-01"})
            QVERIFY2(!parseIsoDate(text), text);
    }
};

COUNTERSIGN_TEST_CLASS(TimeTest);
#include "time_test.moc"
