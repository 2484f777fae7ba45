// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include "engine/foundation/text/numbers.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::text;

Q_DECLARE_METATYPE(countersign::text::DecimalMark)

class NumbersTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersOfManyPlacesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<DecimalMark>("mark");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* text, DecimalMark mark, const char* expected) {
            QTest::addRow("%s %d", text, static_cast<int>(mark))
                << QByteArray(text) << mark << QByteArray(expected);
        };
        const auto any = DecimalMark::Unknown;
        row("1,234.50", any, "1234.50");
        row("1.234,50", any, "1234.50");
        row("1 234,50", any, "1234.50");
        row("1\u00A0234,50", any, "1234.50");
        row("1\u202F234\u202F567,5", any, "1234567.5");
        row("1'234.50", any, "1234.50");
        row("1’234", any, "1234");
        row("12,34,567.8", any, "1234567.8");
        row("1.234.567", any, "1234567");
        row("1,234,567", any, "1234567");
        row("0,25", any, "0.25");
        row(".5", any, "0.5");
        row("5.", any, "5");
        row("-7", any, "-7");
        row("−7", any, "-7");
        row("7-", any, "-7");
        row("(7.5)", any, "-7.5");
        row("+7", any, "7");
        row("١٬٢٣٤٫٥", any, "1234.5");
        row("１２３", any, "123");
        row("1,234", any, "1.234x");
        row("1,234", DecimalMark::Point, "1234");
        row("1,234", DecimalMark::Comma, "1.234");
        row("1.234", DecimalMark::Comma, "1234");
        row("1.234", DecimalMark::Point, "1.234");
        row("1234.5", DecimalMark::Comma, "");
        row("1234,5", DecimalMark::Point, "");
        row("1,23,4", any, "");
        row("1.2.3", any, "");
        row("1,2345.6", any, "");
        row("1.234.56", DecimalMark::Comma, "");
        row("12 34", any, "");
        row("abc", any, "");
        row("1e5", any, "");
        row("--5", any, "");
        row("", any, "");
        row("-", any, "");
        row(",", any, "");
        row("5)", any, "");
    }

    void numbersOfManyPlacesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(DecimalMark, mark);
        QFETCH(QByteArray, expected);
        // Alone and without a column, "1,234" is read as English writes it.
        if (expected == "1.234x")
            expected = "1234";
        QCOMPARE(QByteArray::fromStdString(readDecimal(text.toStdString(), mark).value_or("")), expected);
    }

    void columnShowsItsDecimalMark()
    {
        const std::vector<std::string> german{"1.234", "", "12,5", "n/a", "7"};
        const std::vector<std::string> english{"1,234", "1,234.5"};
        const std::vector<std::string> french{"€ 1 234,50", "12 €"};
        const std::vector<std::string> silent{"1", "1,234", "5"};
        const std::vector<std::string> mixed{"12,5", "12.5"};
        QVERIFY(guessDecimalMark(german) == DecimalMark::Comma);
        QVERIFY(guessDecimalMark(english) == DecimalMark::Point);
        QVERIFY(guessDecimalMark(french) == DecimalMark::Comma);
        QVERIFY(guessDecimalMark(silent) == DecimalMark::Unknown);
        QVERIFY(guessDecimalMark(mixed) == DecimalMark::Unknown);
    }

    void percentIsReadAway()
    {
        QCOMPARE(parseNumber("12,5 %").value_or(0), 12.5);
        QCOMPARE(parseNumber("-3%").value_or(0), -3.0);
        QVERIFY(!parseNumber("%").has_value());
    }

    void amountsOfManyCurrenciesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("fallback");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* text, const char* fallback, const char* expected) {
            QTest::addRow("%s %s", text, fallback)
                << QByteArray(text) << QByteArray(fallback) << QByteArray(expected);
        };
        row("1.234,50 €", "", "1234.50 EUR");
        row("€1,234.50", "", "1234.50 EUR");
        row("1 234,50", "EUR", "1234.50 EUR");
        row("$1,000", "", "1000.00 USD");
        row("$1,000", "CAD", "1000.00 CAD");
        row("$1,000", "EUR", "1000.00 USD");
        row("-$5.25", "", "-5.25 USD");
        row("($5.25)", "", "-5.25 USD");
        row("US$ 3", "CAD", "3.00 USD");
        row("CHF 1'234.50", "", "1234.50 CHF");
        row("1234 usd", "", "1234.00 USD");
        row("¥12,000", "", "12000 JPY");
        row("￥12,000", "CNY", "12000.00 CNY");
        row("12,000円", "", "12000 JPY");
        row("R$ 1.234,56", "", "1234.56 BRL");
        row("99 kr", "SEK", "99.00 SEK");
        row("99 kr", "", "");
        row("10,50 zł", "", "10.50 PLN");
        row("1.234 KWD", "", "1.234 KWD");
        row("5.5000", "EUR", "5.50 EUR");
        row("5.555", "EUR", "");
        row("5 XQQ", "EUR", "");
        row("5", "", "");
        row("free", "EUR", "");
        row("99999999999999999999", "EUR", "");
    }

    void amountsOfManyCurrenciesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, fallback);
        QFETCH(QByteArray, expected);
        const auto money = parseMoney(text.toStdString(), fallback.toStdString());
        QCOMPARE(money ? QByteArray::fromStdString(base::toString(*money)) : QByteArray(), expected);
    }
};

COUNTERSIGN_TEST_CLASS(NumbersTest);
#include "numbers_test.moc"
