// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/address.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::mime;

class AddressTest : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatRfc5321Takes_data();
    void takesWhatRfc5321Takes();
    void refusesWhatNoServerShouldSee_data();
    void refusesWhatNoServerShouldSee();
    void flagsWhatNeedsSmtpUtf8();
};

void AddressTest::takesWhatRfc5321Takes_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("plain") << QByteArray("Jane.Doe+x@Example.COM") << QByteArray("Jane.Doe+x@example.com");
    QTest::newRow("odd characters") << QByteArray("!#$%&'*+-/=?^_`{|}~@a.example")
                                    << QByteArray("!#$%&'*+-/=?^_`{|}~@a.example");
    QTest::newRow("quoted") << QByteArray("\"a@b c\"@a.example") << QByteArray("\"a@b c\"@a.example");
    QTest::newRow("international domain")
        << QByteArray("info@bücher.example") << QByteArray("info@xn--bcher-kva.example");
    QTest::newRow("sharp s") << QByteArray("a@straße.example") << QByteArray("a@xn--strae-oqa.example");
    QTest::newRow("one label") << QByteArray("root@localhost") << QByteArray("root@localhost");
}

void AddressTest::takesWhatRfc5321Takes()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, wire);
    const auto checked = checkAddress(address.toStdString());
    QVERIFY2(checked.has_value(), address.constData());
    QCOMPARE(checked->text(), wire.toStdString());
    QVERIFY(!checked->needsSmtpUtf8);
}

void AddressTest::refusesWhatNoServerShouldSee_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no at") << QByteArray("jane.example");
    QTest::newRow("no local part") << QByteArray("@a.example");
    QTest::newRow("no domain") << QByteArray("jane@");
    QTest::newRow("two dots") << QByteArray("a..b@a.example");
    QTest::newRow("leading dot") << QByteArray(".a@a.example");
    QTest::newRow("space") << QByteArray("a b@a.example");
    QTest::newRow("line break") << QByteArray("a@a.example\r\nRCPT TO:<x@y.example>");
    QTest::newRow("line break in local part") << QByteArray("a\r\nDATA@a.example");
    QTest::newRow("angle") << QByteArray("a>@a.example");
    QTest::newRow("NUL") << QByteArray("a@a.ex\0ample", 12);
    QTest::newRow("NUL in local part") << QByteArray("a\0b@a.example", 13);
    QTest::newRow("long local part") << QByteArray(65, 'a') + "@a.example";
    QTest::newRow("long label") << "a@" + QByteArray(64, 'a') + ".example";
    QTest::newRow("empty label") << QByteArray("a@b..example");
    QTest::newRow("hyphen") << QByteArray("a@-b.example");
    QTest::newRow("two addresses") << QByteArray("a@b.example,c@d.example");
    QTest::newRow("open quote") << QByteArray("\"a@b.example");
}

void AddressTest::refusesWhatNoServerShouldSee()
{
    QFETCH(QByteArray, address);
    const auto checked = checkAddress(address.toStdString());
    QVERIFY2(!checked, address.constData());
    QCOMPARE(checked.error().code, base::ErrorCode::InvalidInput);
}

void AddressTest::flagsWhatNeedsSmtpUtf8()
{
    const auto checked = checkAddress("jürgen@müller.example");
    QVERIFY(checked.has_value());
    QVERIFY(checked->needsSmtpUtf8);
    QVERIFY(checked->internationalDomain);
}

COUNTERSIGN_TEST_CLASS(AddressTest);
#include "address_test.moc"
