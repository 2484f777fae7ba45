// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/cell_parser.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using ingest::CellHints;
using ingest::DateOrder;
using model::FieldType;

namespace {

/// The value's text, or "!" and the reason.
QString read(FieldType type, const char* cell, const CellHints& hints = {})
{
    const auto parsed = ingest::parseCell(type, cell, hints);
    return QString::fromStdString(parsed.ok() ? model::toString(parsed.value)
                                              : "!" + std::string(parsed.reason));
}

} // namespace

class CellParserTest : public QObject
{
    Q_OBJECT
private slots:
    void amounts_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QChar>("sign");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* cell, char sign, const char* expected) {
            QTest::newRow(cell) << QString::fromUtf8(cell) << QChar(sign) << expected;
        };
        row("1234.5", '.', "1234.50 EUR");
        row("1,234.50", '.', "1234.50 EUR");
        row("1.234,50 €", ',', "1234.50 EUR");
        row("1 234,50", ',', "1234.50 EUR");
        row("1\xC2\xA0"
            "234,50",
            ',', "1234.50 EUR");
        row("CHF 1'234.50", '.', "1234.50 CHF");
        row("$12", '.', "12.00 USD");
        row("£3.999", '.', "4.00 GBP");
        row("(5)", '.', "-5.00 EUR");
        row("-5.5", '.', "-5.50 EUR");
        row("¥1200", '.', "1200 JPY");
        row("EUR 2,4 Mio", '.', "2400000.00 EUR");
        row("2,4 Mio. €", ',', "2400000.00 EUR");
        row("2.4 MIO", '.', "2400000.00 EUR");
        row("$2.4M", ',', "2400000.00 USD");
        row("1,2 Mrd.", ',', "1200000000.00 EUR");
        row("850k", '.', "850000.00 EUR");
        row("850 k€", '.', "850000.00 EUR");
        row("1,250k", '.', "1250000.00 EUR");
        row("1.250 Tsd. EUR", ',', "1250000.00 EUR");
        row("-0,75 Mio", ',', "-750000.00 EUR");
        row("TBD", '.', "!not_an_amount");
        row("2.4B", '.', "!not_an_amount");
        row("2,4 Billionen", ',', "!not_an_amount");
        row("k", '.', "!not_an_amount");
        row("12,5", '.', "!not_an_amount");
        row("1.23.4", '.', "!not_an_amount");
        row("about 5", '.', "!not_an_amount");
        row("99999999999999999999", '.', "!amount_too_large");
        row("N/A", '.', "");
        row("  ", '.', "");
    }
    void amounts()
    {
        QFETCH(QString, cell);
        QFETCH(QChar, sign);
        QFETCH(QString, expected);
        QCOMPARE(read(FieldType::Money, cell.toUtf8().constData(),
                      {.decimalSign = sign.toLatin1(), .currency = "EUR"}),
                 expected);
    }

    void anAmountWithoutAnyCurrencyIsRefused()
    {
        QCOMPARE(read(FieldType::Money, "12"), QString("!no_currency"));
        QVERIFY(ingest::parseCell(FieldType::Money, "12", {.currency = "EUR"}).assumedCurrency);
        QVERIFY(!ingest::parseCell(FieldType::Money, "12 EUR", {.currency = "USD"}).assumedCurrency);
    }

    void millionsAreScaled()
    {
        QCOMPARE(read(FieldType::Money, "1100.04", {.currency = "USD", .scale = 1'000'000}),
                 QString("1100040000.00 USD"));
        QCOMPARE(read(FieldType::Money, "0.5", {.currency = "USD", .scale = 1000}), QString("500.00 USD"));
    }

    void aScaleOfTheColumnAndOneOfTheCellAreNotMultiplied()
    {
        QCOMPARE(read(FieldType::Money, "2.4M", {.currency = "USD", .scale = 1000}), QString("!not_an_amount"));
    }

    void dates_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* cell, DateOrder order, const char* expected) {
            QTest::newRow(cell) << cell << static_cast<int>(order) << expected;
        };
        row("2026-06-09", DateOrder::DayMonthYear, "2026-06-09");
        row("9.6.2026", DateOrder::DayMonthYear, "2026-06-09");
        row("06/09/2026", DateOrder::MonthDayYear, "2026-06-09");
        row("09/06/26", DateOrder::DayMonthYear, "2026-06-09");
        row("20260609", DateOrder::YearMonthDay, "2026-06-09");
        row("2026-06-09T23:30:00Z", DateOrder::YearMonthDay, "2026-06-09");
        row("29.02.2025", DateOrder::DayMonthYear, "!not_a_date");
        row("13/13/2026", DateOrder::DayMonthYear, "!not_a_date");
        row("tomorrow", DateOrder::DayMonthYear, "!not_a_date");
        row("09/06/2026", DateOrder::YearMonthDay, "!not_a_date");
    }
    void dates()
    {
        QFETCH(QString, cell);
        QFETCH(int, order);
        QFETCH(QString, expected);
        QCOMPARE(
            read(FieldType::Date, cell.toUtf8().constData(), {.dateOrder = static_cast<DateOrder>(order)}),
            expected);
    }

    void timesNumbersAndTheRest()
    {
        QCOMPARE(read(FieldType::Instant, "2026-06-09T10:00:00+02:00"), QString("2026-06-09T08:00:00Z"));
        QCOMPARE(read(FieldType::Instant, "2026-06-09 10:15"), QString("2026-06-09T10:15:00Z"));
        QCOMPARE(read(FieldType::Instant, "6/9/2026 2:05 PM", {.dateOrder = DateOrder::MonthDayYear}),
                 QString("2026-06-09T14:05:00Z"));
        QCOMPARE(read(FieldType::Instant, "2026-06-09 25:99"), QString("!not_a_time"));
        QCOMPARE(read(FieldType::Integer, "1,200"), QString("1200"));
        QCOMPARE(read(FieldType::Integer, "12.00"), QString("12"));
        QCOMPARE(read(FieldType::Integer, "12.5"), QString("!not_whole"));
        QCOMPARE(read(FieldType::Real, "25 %"), QString("0.25"));
        QCOMPARE(read(FieldType::Boolean, "Ja"), QString("true"));
        QCOMPARE(read(FieldType::Boolean, "maybe"), QString("!not_yes_or_no"));
        QCOMPARE(read(FieldType::Email, "Ada <ADA@Acme.example>"), QString("ada@acme.example"));
        QCOMPARE(read(FieldType::Email, "ada@acme.example; bob@acme.example"), QString("!not_an_email"));
        QCOMPARE(read(FieldType::Text, "\xC2\xA0 Wien "), QString("Wien"));
        QCOMPARE(read(FieldType::Text, "-"), QString("-"));
    }
};

COUNTERSIGN_TEST_CLASS(CellParserTest);
#include "cell_parser_test.moc"
