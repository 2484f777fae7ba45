// SPDX-License-Identifier: Apache-2.0
#include "ui/text/dates.h"

#include "tests/support/test_registry.h"
#include "ui/text/languages.h"
#include "ui/text/money_text.h"

#include <QCoreApplication>
#include <QTest>

namespace countersign::tests {

using text::Here;

class DatesTest : public QObject
{
    Q_OBJECT

private slots:
    void nearDaysHaveNames()
    {
        const Here h = here("en_GB");
        QCOMPARE(text::dayText(QDate(2026, 6, 9), h), QStringLiteral("Today"));
        QCOMPARE(text::dayText(QDate(2026, 6, 10), h), QStringLiteral("Tomorrow"));
        QCOMPARE(text::dayText(QDate(2026, 6, 8), h), QStringLiteral("Yesterday"));
        QCOMPARE(text::dayText(QDate(2026, 6, 11), h), QStringLiteral("Thu"));
        QCOMPARE(text::dayText(QDate(2026, 7, 2), h), QStringLiteral("2 Jul"));
        QCOMPARE(text::dayText(QDate(2027, 7, 2), h), QStringLiteral("2 Jul 2027"));
    }

    void theDayIsTheReadersDay()
    {
        // 23:30 in UTC is already tomorrow in Vienna.
        const auto late = *base::parseRfc3339("2026-06-09T23:30:00Z");
        QCOMPARE(text::dayAndTimeText(late, here("en_GB")), QStringLiteral("Tomorrow 01:30"));
        QCOMPARE(text::timeInSentence(late, here("en_GB")), QStringLiteral("tomorrow 01:30"));
    }

    void datesFollowTheLocalesOrder()
    {
        QCOMPARE(text::dateText(QDate(2026, 7, 2), here("de_DE")), QStringLiteral("2. Juli"));
        QCOMPARE(text::dateText(QDate(2026, 7, 2), here("en_US")), QStringLiteral("Jul 2"));
        QCOMPARE(text::dateText(QDate(2026, 7, 2), here("ja_JP")), QStringLiteral("7月2日"));
        QCOMPARE(text::longDateText(QDate(2026, 6, 9), QLocale(QStringLiteral("en_GB"))),
                 QStringLiteral("Tuesday, 9 June"));
    }

    void agesUseTheirLargestUnit()
    {
        const text::Languages english(*qApp, QLocale(QStringLiteral("en_GB")));
        const Here h = here("en_GB");
        QCOMPARE(text::ageText(h.now - std::chrono::seconds(20), h), QStringLiteral("now"));
        QCOMPARE(text::ageText(h.now - std::chrono::minutes(52), h), QStringLiteral("52 min"));
        QCOMPARE(text::ageText(h.now - std::chrono::hours(3), h), QStringLiteral("3 h"));
        QCOMPARE(text::ageText(h.now - std::chrono::hours(25), h), QStringLiteral("1 day"));
        QCOMPARE(text::distanceText(QDate(2026, 7, 2), h), QStringLiteral("in 23 days"));
    }

    void moneyKeepsItsCentsAndItsCurrency()
    {
        const QLocale english(QStringLiteral("en_GB"));
        QCOMPARE(text::moneyText({8'400'000, "EUR"}, english), QStringLiteral("€84,000"));
        QCOMPARE(text::moneyText({1'250, "USD"}, english), QStringLiteral("$12.50"));
        QCOMPARE(text::moneyText({1'250, "JPY"}, english), QStringLiteral("¥1,250"));
        QCOMPARE(text::moneyText({9'007'199'254'740'99300, "EUR"}, english),
                 QStringLiteral("€9,007,199,254,740,993"));
        QCOMPARE(text::moneyText({8'400'000, "EUR"}, "year", english), QStringLiteral("€84,000 a year"));
        QVERIFY(text::moneyText({8'400'000, "EUR"}, QLocale(QStringLiteral("de_DE")))
                    .startsWith(QStringLiteral("84.000")));
    }

private:
    static Here here(const char* locale)
    {
        return {.locale = QLocale(QString::fromLatin1(locale)),
                .zone = QTimeZone("Europe/Vienna"),
                .now = *base::parseRfc3339("2026-06-09T06:31:00Z")};
    }
};

COUNTERSIGN_TEST_CLASS(DatesTest);

} // namespace countersign::tests

#include "dates_test.moc"
