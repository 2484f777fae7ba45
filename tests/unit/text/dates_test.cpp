// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include "engine/foundation/text/dates.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::text;

Q_DECLARE_METATYPE(countersign::text::DateOrder)

class DatesTest : public QObject
{
    Q_OBJECT

private slots:
    void datesOfManyPlacesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<DateOrder>("order");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* text, DateOrder order, const char* expected) {
            QTest::addRow("%s %d", text, static_cast<int>(order))
                << QByteArray(text) << order << QByteArray(expected);
        };
        const auto any = DateOrder::Unknown;
        row("2024-03-05", any, "2024-03-05");
        row("2024/3/5", any, "2024-03-05");
        row("20240305", any, "2024-03-05");
        row("05.03.2024", any, "2024-03-05");
        row("5. 3. 2024", any, "2024-03-05");
        row("05/03/2024", any, "");
        row("05/03/2024", DateOrder::DayMonth, "2024-03-05");
        row("05/03/2024", DateOrder::MonthDay, "2024-05-03");
        row("25/03/2024", any, "2024-03-25");
        row("03/25/2024", any, "2024-03-25");
        row("03/25/2024", DateOrder::DayMonth, "");
        row("3/3/2024", any, "2024-03-03");
        row("25-03-24", any, "2024-03-25");
        row("25.03.71", any, "1971-03-25");
        row("5. März 2024", any, "2024-03-05");
        row("5 Mrz 2024", any, "2024-03-05");
        row("March 5th, 2024", any, "2024-03-05");
        row("Tue, 5 Mar 2024", any, "2024-03-05");
        row("5-Mar-24", any, "2024-03-05");
        row("5 févr. 2024", any, "2024-02-05");
        row("1er août 2024", any, "2024-08-01");
        row("5 de marzo de 2024", any, "2024-03-05");
        row("2024年3月5日", any, "2024-03-05");
        row("٥ مارس ٢٠٢٤", any, "2024-03-05");
        row("29.02.2023", any, "");
        row("31/04/2024", any, "");
        row("13/13/2024", any, "");
        row("2024-13-01", any, "");
        row("5 Foo 2024", any, "");
        row("yesterday", any, "");
        row("12", any, "");
        row("", any, "");
        row("2024-03-05 and more", any, "");
    }

    void datesOfManyPlacesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(DateOrder, order);
        QFETCH(QByteArray, expected);
        const auto date = parseDate(text.toStdString(), order);
        QCOMPARE(date ? QByteArray::fromStdString(base::toIso(*date)) : QByteArray(), expected);
    }

    void columnShowsItsOrder()
    {
        const std::vector<std::string> day{"05/03/2024", "", "13/03/2024"};
        const std::vector<std::string> month{"05/03/2024", "03/25/2024"};
        const std::vector<std::string> points{"05.03.2024", "06.03.2024"};
        const std::vector<std::string> silent{"05/03/2024", "06/03/2024"};
        const std::vector<std::string> mixed{"25/03/2024", "03/25/2024"};
        const std::vector<std::string> iso{"2024-03-05"};
        QVERIFY(guessDateOrder(day) == DateOrder::DayMonth);
        QVERIFY(guessDateOrder(month) == DateOrder::MonthDay);
        QVERIFY(guessDateOrder(points) == DateOrder::DayMonth);
        QVERIFY(guessDateOrder(silent) == DateOrder::Unknown);
        QVERIFY(guessDateOrder(mixed) == DateOrder::Unknown);
        QVERIFY(guessDateOrder(iso) == DateOrder::Unknown);
    }

    void timesBehindADateAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
        };
        row("2024-03-05T14:05:30Z", "2024-03-05 50730000 0");
        row("2024-03-05T14:05:30.25+02:00", "2024-03-05 50730250 120");
        row("2024-03-05 14:05:30-0530", "2024-03-05 50730000 -330");
        row("2024-03-05 14:05", "2024-03-05 50700000 none");
        row("05.03.2024, 14:05 UTC", "2024-03-05 50700000 0");
        row("March 25, 2024 2:05 PM", "2024-03-25 50700000 none");
        row("3/25/2024 12:00 am", "2024-03-25 0 none");
        row("3/25/2024 12:00 pm", "2024-03-25 43200000 none");
        row("2024-03-05", "2024-03-05 no time");
        row("2024-03-05 25:00", "");
        row("2024-03-05 14:60", "");
        row("2024-03-05 13:00 PM", "");
        row("2024-03-05 14:05 CET", "");
        row("2024-03-05 14", "");
    }

    void timesBehindADateAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto time = parseDateTime(text.toStdString());
        QByteArray actual;
        if (time) {
            actual = QByteArray::fromStdString(base::toIso(time->date));
            actual +=
                time->hasTime
                    ? " " + QByteArray::number(static_cast<qlonglong>(time->timeOfDay.count())) + " " +
                          (time->offset ? QByteArray::number(static_cast<qlonglong>(time->offset->count()))
                                        : QByteArray("none"))
                    : QByteArray(" no time");
        }
        QCOMPARE(actual, expected);
    }
};

COUNTERSIGN_TEST_CLASS(DatesTest);
#include "dates_test.moc"
