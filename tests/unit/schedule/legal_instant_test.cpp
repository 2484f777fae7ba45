// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/schedule/holidays.h"
#include "engine/outreach/schedule/legal_instant.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::schedule;
using namespace std::chrono;

namespace {

base::Instant at(std::string_view text)
{
    return base::parseRfc3339(text).value();
}

LegalInstantRequest vienna(std::string_view now)
{
    return {.now = at(now), .recipient = {.zone = "Europe/Vienna", .country = "AT"}};
}

std::string instantOf(const LegalInstantRequest& request)
{
    const auto result = nextLegalInstant(request);
    return result ? base::toRfc3339(result->instant) : base::toString(result.error());
}

std::vector<std::string> codesOf(const LegalInstantRequest& request)
{
    std::vector<std::string> codes;
    const auto result = nextLegalInstant(request);
    for (const model::Reason& reason : result->reasons)
        codes.push_back(reason.code);
    return codes;
}

} // namespace

class LegalInstantTest : public QObject
{
    Q_OBJECT

private slots:
    void leavesAnInstantInsideWorkingHoursAlone()
    {
        QCOMPARE(instantOf(vienna("2026-06-09T08:00:00Z")), std::string("2026-06-09T08:00:00Z"));
        QVERIFY(codesOf(vienna("2026-06-09T08:00:00Z")).empty());
    }

    void waitsForTheMorningInTheRecipientsZone()
    {
        QCOMPARE(instantOf(vienna("2026-06-09T03:00:00Z")), std::string("2026-06-09T07:00:00Z"));
        QCOMPARE(instantOf(vienna("2026-06-09T15:00:00Z")), std::string("2026-06-10T07:00:00Z"));
    }

    void checksTheWeekendAgainAfterTheEvening()
    {
        // Friday evening: working hours move it to Saturday, the weekend to Monday.
        const auto request = vienna("2026-06-12T16:00:00Z");
        QCOMPARE(instantOf(request), std::string("2026-06-15T07:00:00Z"));
        QCOMPARE(codesOf(request), (std::vector<std::string>{"window_work_hours", "window_weekend"}));
    }

    void skipsAHolidayThatTheGapLeadsTo()
    {
        // Corpus Christi 2026 is Thursday 4 June.
        auto request = vienna("2026-06-02T08:00:00Z");
        request.lastContact = at("2026-06-01T08:00:00Z");
        request.minimumGap = hours(72);
        QCOMPARE(instantOf(request), std::string("2026-06-05T07:00:00Z"));
        QCOMPARE(codesOf(request), (std::vector<std::string>{"window_gap", "window_holiday"}));
        QCOMPARE(nextLegalInstant(request)->reasons[1].args,
                 (std::vector<std::string>{"AT", "Fronleichnam"}));
    }

    void keepsToFridayAndSaturdayWhereThatIsTheWeekend()
    {
        LegalInstantRequest request{
            .now = at("2026-06-12T08:00:00Z"),
            .recipient = {.zone = "Asia/Riyadh", .country = "SA", .weekend = weekendOf("SA")}};
        QCOMPARE(instantOf(request), std::string("2026-06-14T06:00:00Z"));
    }

    void quietHoursHoldInsideWorkingHours()
    {
        auto request = vienna("2026-06-09T10:15:00Z");
        request.quietHours = {{hours(12), hours(13)}};
        QCOMPARE(instantOf(request), std::string("2026-06-09T11:00:00Z"));
        request.quietHours = {{hours(11), hours(8)}};
        QCOMPARE(instantOf(request), std::string("2026-06-10T07:00:00Z"));
    }

    void survivesBothClockChanges()
    {
        // 2026-03-29 02:00 does not exist in Vienna, 2026-10-25 02:30 exists twice; both are Sundays.
        auto spring = vienna("2026-03-28T23:30:00Z");
        spring.recipient.hours = {minutes(150), hours(17)};
        spring.recipient.weekend = {};
        QCOMPARE(instantOf(spring), std::string("2026-03-29T01:00:00Z"));
        auto autumn = vienna("2026-10-24T22:30:00Z");
        autumn.recipient.hours = {minutes(150), hours(17)};
        autumn.recipient.weekend = {};
        QCOMPARE(instantOf(autumn), std::string("2026-10-25T00:30:00Z"));
    }

    void saysWhichRuleLeavesNoInstant()
    {
        auto request = vienna("2026-06-12T16:00:00Z");
        request.notAfter = at("2026-06-13T12:00:00Z");
        const auto result = nextLegalInstant(request);
        QVERIFY(!result);
        QVERIFY(result.error().code == base::ErrorCode::PolicyRefused);
        QCOMPARE(result.error().args.front(), std::string("window_weekend"));
        QCOMPARE(instantOf({.now = at("2026-06-12T16:00:00Z"), .recipient = {.zone = "Mars/Olympus"}}),
                 std::string("NotFound: no such time zone"));
    }

    void everyResultSatisfiesEveryRule()
    {
        // An exhaustive walk over one leap year in a zone with two clock changes and odd hours.
        for (auto now = at("2028-01-01T00:17:00Z"); now < at("2029-01-01T00:00:00Z"); now += minutes(397)) {
            LegalInstantRequest request{.now = now,
                                        .recipient = {.zone = "America/New_York", .country = "US"},
                                        .quietHours = {{hours(12), hours(13)}}};
            const auto result = nextLegalInstant(request);
            QVERIFY(result.has_value() && result->instant >= now);
            const LocalTime local = toLocal(result->instant, "America/New_York").value();
            QVERIFY(local.weekday != Saturday && local.weekday != Sunday);
            QVERIFY(local.minute >= hours(9) && local.minute < hours(17));
            QVERIFY(local.minute < hours(12) || local.minute >= hours(13));
            QVERIFY(!holidayOn("US", local.date));
        }
    }

    void knowsPublishedHolidays_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("date");
        const char* const rows[][2] = {
            {"DE", "2026-04-03"}, {"DE", "2026-05-14"}, {"DE", "2026-10-03"}, {"AT", "2026-06-04"},
            {"CH", "2026-08-01"}, {"FR", "2026-07-14"}, {"FR", "2027-05-06"}, {"GB", "2026-05-04"},
            {"GB", "2026-08-31"}, {"GB", "2026-12-28"}, {"GB", "2027-12-27"}, {"GB", "2027-12-28"},
            {"GB", "2028-01-03"}, {"US", "2026-07-03"}, {"US", "2026-11-26"}, {"US", "2027-12-31"},
            {"US", "2026-01-19"}, {"ES", "2026-12-08"}, {"IE", "2026-02-02"}, {"NO", "2026-05-17"},
            {"JP", "2026-03-20"}, {"JP", "2026-09-23"}, {"JP", "2026-05-06"}, {"JP", "2027-03-22"},
            {"IT", "2026-06-02"}};
        for (const auto& row : rows)
            QTest::newRow((QByteArray(row[0]) + " " + row[1]).constData()) << row[0] << row[1];
    }
    void knowsPublishedHolidays()
    {
        QFETCH(QString, country);
        QFETCH(QString, date);
        QVERIFY(holidayOn(country.toStdString(), base::parseIsoDate(date.toStdString()).value()).has_value());
    }

    void keepsWorkingDaysFree()
    {
        for (const char* date : {"2026-06-09", "2026-11-02", "2026-04-02"})
            for (const char* country : {"DE", "AT", "GB", "US", "FR", "XX"})
                QVERIFY2(!holidayOn(country, base::parseIsoDate(date).value()), date);
        QVERIFY(!hasHolidayRules("XX"));
    }

    void guessesTheZoneFromPersonThenAccount()
    {
        QCOMPARE(guessZone({.country = "Austria"}, {}), (ZoneGuess{"Europe/Vienna", true}));
        QCOMPARE(guessZone({}, {.country = "US", .city = "Chicago"}), (ZoneGuess{"America/Chicago", true}));
        QCOMPARE(guessZone({.country = "US", .city = "Nowhere"}, {}).certain, false);
        QCOMPARE(guessZone({.zone = "Asia/Tokyo"}, {.country = "AT"}), (ZoneGuess{"Asia/Tokyo", true}));
        QCOMPARE(guessZone({}, {}), (ZoneGuess{"UTC", false}));
    }
};

COUNTERSIGN_TEST_CLASS(LegalInstantTest);
#include "legal_instant_test.moc"
