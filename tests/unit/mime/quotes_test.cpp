// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/quotes.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign::mime;

class QuotesTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsOnlyWhatIsNew_data();
    void keepsOnlyWhatIsNew();
    void losesNothing();
};

void QuotesTest::keepsOnlyWhatIsNew_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("nothing quoted") << QByteArray("Yes, Tuesday.\nBest\nJane")
                                    << QByteArray("Yes, Tuesday.\nBest\nJane");
    QTest::newRow("English")
        << QByteArray("Yes.\n\nOn Tue, 9 Jun 2026 at 10:00, Ines <i@f.example> wrote:\n> Hello\n> there\n")
        << QByteArray("Yes.");
    QTest::newRow("wrapped")
        << QByteArray("Yes.\n\nOn Tue, 9 Jun 2026 at 10:00,\nInes R. <i@f.example>\nwrote:\n\n> Hello\n")
        << QByteArray("Yes.");
    QTest::newRow("unmarked") << QByteArray("Yes.\n\nOn 9 Jun 2026, Ines wrote:\n\nHello there\n")
                              << QByteArray("Yes.");
    QTest::newRow("German") << QByteArray("Ja.\n\nAm 09.06.2026 um 10:00 schrieb Ines R.:\n> Hallo\n")
                            << QByteArray("Ja.");
    QTest::newRow("French")
        << QByteArray("Oui.\n\nLe mar. 9 juin 2026 à 10:00, Ines <i@f.example> a écrit\u00a0:\n> Bonjour\n")
        << QByteArray("Oui.");
    QTest::newRow("Spanish") << QByteArray("Sí.\n\nEl mar, 9 jun 2026 a las 10:00, Ines escribió:\n> Hola\n")
                             << QByteArray("Sí.");
    QTest::newRow("interleaved") << QByteArray("Hi,\n> Tuesday?\nYes.\n> Ten?\nNo, eleven.\n")
                                 << QByteArray("Hi,\nYes.\nNo, eleven.");
    QTest::newRow("answer below") << QByteArray("On Tue, Ines wrote:\n> Tuesday?\n\nYes.\n")
                                  << QByteArray("Yes.");
    QTest::newRow("Outlook")
        << QByteArray(
               "Yes.\n\nFrom: Ines <i@f.example>\nSent: Tuesday\nTo: Jane\nSubject: Hello\n\nHello there")
        << QByteArray("Yes.");
    QTest::newRow("Outlook German") << QByteArray(
                                           "Ja.\n\n________________________________\nVon: Ines\nGesendet: "
                                           "Dienstag\nAn: Jane\nBetreff: Hallo\n\nHallo")
                                    << QByteArray("Ja.");
    QTest::newRow("Outlook bold")
        << QByteArray("Yes.\n\n*From:* Ines\n*Sent:* Tuesday\n*To:* Jane\n*Subject:* Hello\n\nHello")
        << QByteArray("Yes.");
    QTest::newRow("original message")
        << QByteArray("Yes.\n-----Original Message-----\nHello") << QByteArray("Yes.");
    QTest::newRow("signature") << QByteArray("Yes.\n-- \nJane Doe\nCFO\n") << QByteArray("Yes.");
    QTest::newRow("no attribution") << QByteArray("On Tuesday we spoke. She wrote it down: fine.\nBest")
                                    << QByteArray("On Tuesday we spoke. She wrote it down: fine.\nBest");
    QTest::newRow("CRLF") << QByteArray("Yes.\r\n\r\nOn Tue, Ines wrote:\r\n> Hello\r\n")
                          << QByteArray("Yes.");
}

void QuotesTest::keepsOnlyWhatIsNew()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reply);
    QCOMPARE(QByteArray::fromStdString(stripQuotes(text.toStdString()).reply), reply);
}

void QuotesTest::losesNothing()
{
    const StrippedText parts = stripQuotes("new\n> old\nmore\n-- \nJane\n> deep\n");
    QCOMPARE(parts.reply, std::string("new\nmore"));
    QCOMPARE(parts.quoted, std::string("> old\n> deep\n"));
    QCOMPARE(parts.signature, std::string("-- \nJane\n"));
}

COUNTERSIGN_TEST_CLASS(QuotesTest);
#include "quotes_test.moc"
