// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include "engine/foundation/text/company.h"
#include "engine/foundation/text/domain.h"
#include "engine/foundation/text/email_address.h"
#include "engine/foundation/text/names.h"
#include "engine/foundation/text/phone.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::text;

namespace {

QByteArray qt(const std::string& text)
{
    return QByteArray::fromStdString(text);
}
QByteArray qt(const std::optional<std::string>& text)
{
    return text ? qt(*text) : QByteArray("(nothing)");
}

} // namespace

class IdentityFormsTest : public QObject
{
    Q_OBJECT

private slots:
    void legalFormsOfManyLanguagesFallAway_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("key");
        const auto row = [](const char* written, const char* key) {
            QTest::newRow(written) << QByteArray(written) << QByteArray(key);
        };
        row("Acme, Inc.", "acme");
        row("ACME Incorporated", "acme");
        row("The Acme Company", "acme");
        row("Acme Pty. Ltd.", "acme");
        row("Johnson & Johnson", "johnson johnson");
        row("Johnson and Johnson, L.L.C.", "johnson johnson");
        row("I.B.M. Corp", "ibm");
        row("Müller GmbH & Co. KG", "muller");
        row("Müller G.m.b.H.", "muller");
        row("Schmidt Aktiengesellschaft", "schmidt");
        row("Société Dupont S.A.R.L.", "dupont");
        row("Dupont et Cie", "dupont");
        row("América Móvil, S.A. de C.V.", "america movil");
        row("Pérez e Hijos S.L.", "perez e hijos");
        row("Construções Silva Ltda.", "construcoes silva");
        row("Ferrari S.p.A.", "ferrari");
        row("Philips N.V.", "philips");
        row("A B Volvo", "volvo");
        row("Volvo AB", "volvo");
        row("A/S Steamship Company Torm", "steamship company torm");
        row("Nokia Oyj", "nokia");
        row("Kowalski Sp. z o.o.", "kowalski");
        row("Škoda a.s.", "skoda");
        row("Novák spol. s r.o.", "novak");
        row("Kovács Kft.", "kovacs");
        row("Horvat d.o.o.", "horvat");
        row("ООО «Ромашка»", "ромашка");
        row("ПАО Газпром", "газпром");
        row("Koç Holding A.Ş.", "koc holding");
        row("Παπαδόπουλος Α.Ε.", "παπαδοπουλοσ");
        row("株式会社トヨタ", "トヨタ");
        row("トヨタ自動車㈱", "トヨタ自動車");
        row("华为技术有限公司", "华为技术");
        row("삼성전자 주식회사", "삼성전자");
        row("(주)제주", "제주");
        row("شركة الأمل ذ.م.م", "الامل");
        row("PT Astra International Tbk", "astra international");
        row("טבע תעשיות בע\"מ", "טבע תעשיות");
        row("บริษัท ปตท จำกัด (มหาชน)", "ปตท");
        row("Limited Company", "limited company");
        row("Co", "co");
        row("...", "");
    }

    void legalFormsOfManyLanguagesFallAway()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, key);
        QCOMPARE(qt(companyKey(written.toStdString())), key);
    }

    void personNamesAreSplit_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("parts");
        const auto row = [](const char* written, const char* parts) {
            QTest::newRow(written) << QByteArray(written) << QByteArray(parts);
        };
        row("Ada Lovelace", "|Ada||Lovelace|");
        row("Lovelace, Ada", "|Ada||Lovelace|");
        row("Dr. Ada M. Lovelace, PhD", "Dr.|Ada|M.|Lovelace|PhD");
        row("Mr. John Q. Public Jr.", "Mr.|John|Q.|Public|Jr.");
        row("Prof. Dr. Karl von der Heide", "Prof. Dr.|Karl||von der Heide|");
        row("María de la Cruz", "|María||de la Cruz|");
        row("de la Cruz, María José", "|María|José|de la Cruz|");
        row("DUPONT Jean", "|Jean||DUPONT|");
        row("山田 太郎", "|太郎||山田|");
        row("山田太郎", "|山田太郎|||");
        row("Osama bin Zaid", "|Osama||bin Zaid|");
        row("Ada", "|Ada|||");
        row("ADA LOVELACE", "|ADA||LOVELACE|");
        row("", "||||");
        row("  ,  ", "||||");
    }

    void personNamesAreSplit()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, parts);
        const PersonName name = splitPersonName(written.toStdString());
        QCOMPARE(
            qt(name.title + "|" + name.given + "|" + name.middle + "|" + name.family + "|" + name.suffix),
            parts);
    }

    void addressesMeetInTheirNormalForm_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("normal");
        QTest::addColumn<QByteArray>("key");
        const QByteArray none = "(nothing)";
        QTest::newRow("case") << QByteArray(" Ada.Lovelace@Example.COM ")
                              << QByteArray("ada.lovelace@example.com")
                              << QByteArray("ada.lovelace@example.com");
        QTest::newRow("named") << QByteArray("\"Ada\" <ADA@x.org>") << QByteArray("ada@x.org")
                               << QByteArray("ada@x.org");
        QTest::newRow("mailto") << QByteArray("mailto:ada@x.org") << QByteArray("ada@x.org")
                                << QByteArray("ada@x.org");
        QTest::newRow("idn") << QByteArray("ada@Müller.de") << QByteArray("ada@xn--mller-kva.de")
                             << QByteArray("ada@xn--mller-kva.de");
        QTest::newRow("gmail") << QByteArray("a.da+crm@googlemail.com")
                               << QByteArray("a.da+crm@googlemail.com") << QByteArray("ada@gmail.com");
        QTest::newRow("plus") << QByteArray("a.da+crm@x.org") << QByteArray("a.da+crm@x.org")
                              << QByteArray("a.da@x.org");
        QTest::newRow("hidden") << QByteArray("ada\u200B@x.org") << QByteArray("ada@x.org")
                                << QByteArray("ada@x.org");
        for (const char* bad : {"", "ada", "@x.org", "ada@", "ada@localhost", "a b@x.org", "ada@x..org",
                                ".ada@x.org", "ada@10.0.0.1", "ada@x.org\r\nBcc: eve@x.org", "a@b@"})
            QTest::newRow(bad) << QByteArray(bad) << none << none;
    }

    void addressesMeetInTheirNormalForm()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, normal);
        QFETCH(QByteArray, key);
        QCOMPARE(qt(normalEmail(written.toStdString())), normal);
        QCOMPARE(qt(emailKey(written.toStdString())), key);
    }

    void roleAddressesAreNobodyInParticular()
    {
        QVERIFY(isRoleAddress("Info@example.com"));
        QVERIFY(isRoleAddress("no-reply@example.com"));
        QVERIFY(!isRoleAddress("ada@info.com"));
        QVERIFY(!isRoleAddress("nonsense"));
        QCOMPARE(qt(emailDomain("Ada <ada@Example.com>")), QByteArray("example.com"));
    }

    void whatWasRegisteredIsFound_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("domain");
        const auto row = [](const char* host, const char* domain) {
            QTest::newRow(host) << QByteArray(host) << QByteArray(domain);
        };
        row("mail.example.co.uk", "example.co.uk");
        row("WWW.Example.com.", "example.com");
        row("co.uk", "(nothing)");
        row("a.b.example.github.io", "example.github.io");
        row("example.example", "example.example");
        row("www.食狮.公司.cn", "食狮.公司.cn");
        row("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn");
        row("b.c.kobe.jp", "b.c.kobe.jp");
        row("www.city.kobe.jp", "city.kobe.jp");
        row(".example.com", "(nothing)");
        row("192.168.1.1", "(nothing)");
        row("", "(nothing)");
        row("exa mple.com", "(nothing)");
    }

    void whatWasRegisteredIsFound()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, domain);
        QCOMPARE(qt(registrableDomain(host.toStdString())), domain);
    }

    void hostIsTakenOutOfAnUrl()
    {
        QCOMPARE(std::string(hostOfUrl("https://ada:pw@www.example.com:8080/a?b@c")),
                 std::string("www.example.com"));
        QCOMPARE(std::string(hostOfUrl("example.com/x")), std::string("example.com"));
        QCOMPARE(std::string(hostOfUrl("")), std::string());
    }

    void freeMailSaysNothingOfAnEmployer()
    {
        QVERIFY(isFreeMailDomain("gmail.com"));
        QVERIFY(isFreeMailDomain("Mail.GMX.de"));
        QVERIFY(!isFreeMailDomain("example.com"));
        QVERIFY(!isFreeMailDomain("notgmail.com"));
        QVERIFY(!isFreeMailDomain(""));
    }

    void phonesBecomeE164_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("region");
        QTest::addColumn<QByteArray>("normal");
        QTest::newRow("national") << QByteArray("020 7946 0958") << QByteArray("gb")
                                  << QByteArray("+442079460958");
        QTest::newRow("(0)") << QByteArray("+49 (0) 30 901820") << QByteArray("US")
                             << QByteArray("+4930901820");
        QTest::newRow("no region") << QByteArray("+1 (415) 555‑2671") << QByteArray("")
                                   << QByteArray("+14155552671");
        QTest::newRow("full width") << QByteArray("０３-１２３４-５６７８") << QByteArray("JP")
                                    << QByteArray("+81312345678");
        QTest::newRow("region needed")
            << QByteArray("020 7946 0958") << QByteArray("") << QByteArray("(nothing)");
        QTest::newRow("too short") << QByteArray("12") << QByteArray("GB") << QByteArray("(nothing)");
        QTest::newRow("words") << QByteArray("call me") << QByteArray("GB") << QByteArray("(nothing)");
    }

    void phonesBecomeE164()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, region);
        QFETCH(QByteArray, normal);
        QCOMPARE(qt(normalPhone(written.toStdString(), region.toStdString())), normal);
    }

    void extensionAndRegionAreKeptApart()
    {
        const auto number = readPhone("(201) 555-0123 ext. 42", "US");
        QVERIFY(number.has_value());
        QCOMPARE(number->e164, std::string("+12015550123"));
        QCOMPARE(number->extension, std::string("42"));
        QCOMPARE(number->region, std::string("US"));
        QVERIFY(number->valid);
    }
};

COUNTERSIGN_TEST_CLASS(IdentityFormsTest);
#include "identity_forms_test.moc"
