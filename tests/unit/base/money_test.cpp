// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/money.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign::base;

class MoneyTest : public QObject
{
    Q_OBJECT
private slots:
    void readsAndPrintsEachCurrencysOwnDigits_data()
    {
        QTest::addColumn<QString>("decimal");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("printed");
        QTest::newRow("euro") << "1234.5" << "EUR" << qint64(123450) << "1234.50 EUR";
        QTest::newRow("yen") << "1234" << "JPY" << qint64(1234) << "1234 JPY";
        QTest::newRow("dinar") << "1.005" << "KWD" << qint64(1005) << "1.005 KWD";
        QTest::newRow("below one") << "0.07" << "USD" << qint64(7) << "0.07 USD";
        QTest::newRow("negative") << "-3" << "EUR" << qint64(-300) << "-3.00 EUR";
        QTest::newRow("trailing zeros") << "5.1000" << "EUR" << qint64(510) << "5.10 EUR";
    }
    void readsAndPrintsEachCurrencysOwnDigits()
    {
        QFETCH(QString, decimal);
        QFETCH(QString, currency);
        QFETCH(qint64, minor);
        QFETCH(QString, printed);
        const auto money = parseAmount(decimal.toStdString(), currency.toStdString());
        QVERIFY(money.has_value());
        QCOMPARE(qint64(money->amountMinor), minor);
        QCOMPARE(QString::fromStdString(toString(*money)), printed);
    }

    void refusesWhatWouldLoseMoney()
    {
        for (const char* text : {"", "-", "1.005", "1,5", "1e3", "99999999999999999999", "12.34.5", "abc"})
            QVERIFY2(!parseAmount(text, "EUR"), text);
        QVERIFY(!parseAmount("1.5", "JPY"));
    }
};

COUNTERSIGN_TEST_CLASS(MoneyTest);
#include "money_test.moc"
