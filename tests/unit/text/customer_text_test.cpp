// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include "engine/foundation/text/format.h"
#include "engine/foundation/text/numbers.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::text;

namespace {

QByteArray qt(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

} // namespace

class CustomerTextTest : public QObject
{
    Q_OBJECT

private slots:
    void eachLanguageWritesMoneyItsOwnWay_data()
    {
        QTest::addColumn<QByteArray>("locale");
        QTest::addColumn<QByteArray>("money");
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QByteArray>("date");
        QTest::newRow("en") << QByteArray("en-US") << QByteArray("€1,234.50") << QByteArray("1,234.5")
                            << QByteArray("March 5, 2024");
        QTest::newRow("de") << QByteArray("de") << QByteArray("1.234,50\u00A0€") << QByteArray("1.234,5")
                            << QByteArray("5. März 2024");
        QTest::newRow("fr") << QByteArray("fr") << QByteArray("1\u202F234,50\u00A0€")
                            << QByteArray("1\u202F234,5") << QByteArray("5 mars 2024");
        QTest::newRow("es") << QByteArray("es") << QByteArray("1234,50\u00A0€") << QByteArray("1234,5")
                            << QByteArray("5 de marzo de 2024");
        QTest::newRow("ja") << QByteArray("ja") << QByteArray("€1,234.50") << QByteArray("1,234.5")
                            << QByteArray("2024年3月5日");
        QTest::newRow("ar") << QByteArray("ar-EG") << QByteArray("\u200F١٬٢٣٤٫٥٠\u00A0€")
                            << QByteArray("١٬٢٣٤٫٥") << QByteArray("٥ مارس ٢٠٢٤");
        QTest::newRow("unknown") << QByteArray("!!") << QByteArray("€\u00A01,234.50") << QByteArray("1,234.5")
                                 << QByteArray("2024 M03 5");
    }

    void eachLanguageWritesMoneyItsOwnWay()
    {
        QFETCH(QByteArray, locale);
        QFETCH(QByteArray, money);
        QFETCH(QByteArray, number);
        QFETCH(QByteArray, date);
        using namespace std::chrono;
        QCOMPARE(qt(formatMoney({.amountMinor = 123450, .currency = "EUR"}, locale.toStdString())), money);
        QCOMPARE(qt(formatNumber("1234.5", locale.toStdString()).value_or("")), number);
        QCOMPARE(qt(formatDate(2024y / March / 5, locale.toStdString())), date);
    }

    void moneyKeepsTheDecimalsOfItsCurrency()
    {
        QCOMPARE(qt(formatMoney({.amountMinor = 1234, .currency = "JPY"}, "en-US")), QByteArray("¥1,234"));
        QCOMPARE(qt(formatMoney({.amountMinor = -5, .currency = "USD"}, "en-US")), QByteArray("-$0.05"));
        QCOMPARE(qt(formatMoney({.amountMinor = 9007199254740993, .currency = "USD"}, "en-US")),
                 QByteArray("$90,071,992,547,409.93"));
    }

    void whatIsWrittenForACustomerIsReadBackTheSame()
    {
        for (const char* locale : {"en-US", "de", "fr", "es", "ja", "ar-EG"}) {
            for (const std::int64_t amount : {0LL, 5LL, -123456LL, 100000LL, 1234567890LL}) {
                const base::Money money{.amountMinor = amount, .currency = "EUR"};
                const auto back = parseMoney(formatMoney(money, locale), "");
                QVERIFY2(back && *back == money, formatMoney(money, locale).c_str());
            }
        }
    }

    void timesAreShownInTheZoneOfTheReader()
    {
        const auto instant = base::parseRfc3339("2024-03-05T23:30:00Z").value();
        QCOMPARE(qt(formatDateTime(instant, "Europe/Berlin", "de").value_or("")),
                 QByteArray("6. März 2024 um 00:30"));
        QVERIFY(
            formatDateTime(instant, "America/New_York", "en-US").value_or("").starts_with("March 5, 2024"));
        QVERIFY(!formatDateTime(instant, "Mars/Olympus", "en").has_value());
    }

    void onlyPlainDecimalsAreFormatted()
    {
        QVERIFY(!formatNumber("1e5", "en").has_value());
        QVERIFY(!formatNumber("", "en").has_value());
        QVERIFY(!formatNumber("1.", "en").has_value());
        QCOMPARE(qt(formatNumber("-0.10", "de").value_or("")), QByteArray("-0,10"));
    }
};

COUNTERSIGN_TEST_CLASS(CustomerTextTest);
#include "customer_text_test.moc"
