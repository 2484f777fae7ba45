// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/frozen_headers.h"
#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using approval::readFrozenHeaders;

namespace {

const std::string kGood =
    "From: \"R., Ines\" <Ines@Fennwick.example>\r\nTo: anna@x.example,\r\n \"B, \\\"C\" <b@x.example>\r\n"
    "Cc: c@x.example\r\nMessage-ID: <1@f.example>\r\n\r\nbody To: z@x.example\r\n";

} // namespace

class FrozenHeadersTest : public QObject
{
    Q_OBJECT
private slots:
    void readsQuotedNamesAndFoldedLists()
    {
        const auto headers = readFrozenHeaders(base::bytesOf(kGood));
        COUNTERSIGN_VERIFY_OK(headers);
        QCOMPARE(headers->from, std::string("ines@fennwick.example"));
        QCOMPARE(headers->to, (std::vector<std::string>{"anna@x.example", "b@x.example"}));
        QCOMPARE(headers->cc, (std::vector<std::string>{"c@x.example"}));
        QCOMPARE(headers->messageId, std::string("<1@f.example>"));
    }

    void refusesWhateverTwoReadersCouldReadDifferently_data()
    {
        QTest::addColumn<QString>("headers");
        const QString rest = "Message-ID: <1@f.example>\r\n\r\n";
        QTest::newRow("two From") << "From: a@x.example\r\nFrom: b@x.example\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("two To") << "From: a@x.example\r\nTo: b@x.example\r\nto: c@x.example\r\n" + rest;
        QTest::newRow("two senders") << "From: a@x.example, b@x.example\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("Bcc") << "From: a@x.example\r\nTo: c@x.example\r\nBcc: d@x.example\r\n" + rest;
        QTest::newRow("Resent-To") << "From: a@x.example\r\nTo: c@x.example\r\nResent-To: d@x.example\r\n" +
                                          rest;
        QTest::newRow("Sender") << "From: a@x.example\r\nSender: d@x.example\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("comment") << "From: a@x.example (b@x.example)\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("group") << "From: a@x.example\r\nTo: all: c@x.example;\r\n" + rest;
        QTest::newRow("route") << "From: <@y.example:a@x.example>\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("two angles") << "From: <a@x.example> <b@x.example>\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("open quote") << "From: \"a@x.example\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("no address") << "From: nobody\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("empty recipient") << "From: a@x.example\r\nTo: c@x.example,,d@x.example\r\n" + rest;
        QTest::newRow("space before colon") << "From : a@x.example\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("no Message-ID") << "From: a@x.example\r\nTo: c@x.example\r\n\r\n";
        QTest::newRow("no end") << "From: a@x.example\r\nTo: c@x.example\r\nMessage-ID: <1@f.example>\r\n";
        QTest::newRow("bare LF") << "From: a@x.example\nBcc: d@x.example\r\nTo: c@x.example\r\n" + rest;
        QTest::newRow("starts folded") << " From: a@x.example\r\nTo: c@x.example\r\n" + rest;
    }
    void refusesWhateverTwoReadersCouldReadDifferently()
    {
        QFETCH(QString, headers);
        COUNTERSIGN_VERIFY_ERROR(readFrozenHeaders(base::bytesOf(headers.toStdString())),
                                 base::ErrorCode::InvalidInput);
    }

    void noPrefixOfAMessageIsReadAsAWholeOne()
    {
        const std::size_t end = kGood.find("\r\n\r\n") + 4;
        for (std::size_t length = 0; length < end; ++length)
            QVERIFY(!readFrozenHeaders(base::bytesOf(kGood.substr(0, length))));
    }
};

COUNTERSIGN_TEST_CLASS(FrozenHeadersTest);
#include "frozen_headers_test.moc"
