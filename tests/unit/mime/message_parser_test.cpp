// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/parsed_message.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::mime;

namespace {

const std::string kBounce =
    "From: MAILER-DAEMON@mx.example\r\nTo: ines.r@fennwick.example\r\nSubject: Undelivered\r\n"
    "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
    "--b\r\nContent-Type: text/plain\r\n\r\nCould not be delivered.\r\n"
    "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
    "Original-Recipient: rfc822;Jane@customer.example\r\nFinal-Recipient: rfc822; jane@customer.example\r\n"
    "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n no such user\r\n\r\n"
    "Final-Recipient: rfc822; bob@customer.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\n"
    "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: ines.r@fennwick.example\r\n"
    "Message-ID:\r\n <01J0@fennwick.example>\r\nSubject: Hello\r\n\r\n--b--\r\n";

ParsedMessage parse(const std::string& bytes, const ParseLimits& limits = {})
{
    auto parsed = parseMessage(base::bytesOf(bytes), limits);
    if (!parsed)
        qFatal("%s", toString(parsed.error()).c_str());
    return std::move(*parsed);
}

} // namespace

class MessageParserTest : public QObject
{
    Q_OBJECT

private slots:
    void readsADeliveryReport();
    void takesTheOriginalIdFromAReturnedMessage();
    void readsAMeetingReply();
    void readsOldCharsets_data();
    void readsOldCharsets();
    void keepsForwardedMailOutOfTheText();
    void tellsAttachmentsFromText();
    void turnsHtmlOnlyMailIntoWords();
    void refusesWhatIsNoMail();
    void refusesTooLarge();
    void stopsAtTheCaps();
    void survivesDeepNesting();
    void survivesAnyCut();
    void survivesGarbage();
    void dropsIdsThatCannotBeWrittenAgain();
};

void MessageParserTest::readsADeliveryReport()
{
    const ParsedMessage message = parse(kBounce);
    QVERIFY(message.deliveryReport.has_value());
    const DeliveryReport& report = *message.deliveryReport;
    QCOMPARE(report.reportingMta, std::string("mx.example"));
    QCOMPARE(report.originalMessageId, std::string("01J0@fennwick.example"));
    QCOMPARE(report.recipients.size(), std::size_t{2});
    QCOMPARE(report.recipients[0].action, std::string("failed"));
    QCOMPARE(report.recipients[0].status, std::string("5.1.1"));
    QCOMPARE(report.recipients[0].diagnosticCode, std::string("550 5.1.1 no such user"));
    QCOMPARE(report.recipients[0].finalRecipient, std::string("jane@customer.example"));
    QCOMPARE(report.recipients[0].originalRecipient, std::string("Jane@customer.example"));
    QCOMPARE(report.recipients[1].action, std::string("delayed"));
    QCOMPARE(std::string(message.header("auto-submitted").value()), std::string("auto-replied"));
    QCOMPARE(QString::fromStdString(message.text).trimmed(), QStringLiteral("Could not be delivered."));
}

void MessageParserTest::takesTheOriginalIdFromAReturnedMessage()
{
    std::string bounce = kBounce;
    bounce.replace(bounce.find("text/rfc822-headers"), 19, "message/rfc822");
    const ParsedMessage message = parse(bounce);
    QCOMPARE(message.deliveryReport.value().originalMessageId, std::string("01J0@fennwick.example"));
    QCOMPARE(QString::fromStdString(message.text).trimmed(), QStringLiteral("Could not be delivered."));
}

void MessageParserTest::readsAMeetingReply()
{
    const ParsedMessage message =
        parse("From: a@b.example\r\nSubject: Accepted: Demo\r\nMIME-Version: 1.0\r\nContent-Type: "
              "multipart/alternative; boundary=x\r\n\r\n"
              "--x\r\nContent-Type: text/plain\r\n\r\nyes\r\n"
              "--x\r\nContent-Type: text/calendar; method=reply; charset=utf-8\r\nContent-Transfer-Encoding: "
              "base64\r\n\r\n"
              "QkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVQTFkNCkVORDpWQ0FMRU5EQVINCg==\r\n--x--\r\n");
    QCOMPARE(message.calendars.size(), std::size_t{1});
    QCOMPARE(message.calendars[0].method, std::string("REPLY"));
    QCOMPARE(message.calendars[0].text, std::string("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"));
}

void MessageParserTest::readsOldCharsets_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto mail = [](const QByteArray& charset, const QByteArray& body) {
        return "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=" + charset +
               "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body;
    };
    QTest::newRow("latin 1") << mail("iso-8859-1", "Gr\xfc\xdf"
                                                   "e")
                             << QByteArray("Grüße");
    QTest::newRow("windows") << mail("windows-1252", "\x80 5") << QByteArray("€ 5");
    QTest::newRow("shift jis") << mail("shift_jis", "\x82\xb1") << QByteArray("こ");
    QTest::newRow("unknown charset") << mail("x-nowhere", "abc") << QByteArray("abc");
    QTest::newRow("broken utf-8") << mail("utf-8", "a\xff"
                                                   "b")
                                  << QByteArray("ab");
}

void MessageParserTest::readsOldCharsets()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(parse(bytes.toStdString()).text), text);
}

void MessageParserTest::keepsForwardedMailOutOfTheText()
{
    const ParsedMessage message = parse("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: "
                                        "multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nmine\r\n"
                                        "--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: "
                                        "c@d.example\r\nSubject: s\r\n\r\nunsubscribe me\r\n--x--\r\n");
    QVERIFY(message.text.find("unsubscribe") == std::string::npos);
    QVERIFY(message.text.find("mine") != std::string::npos);
    QVERIFY(!message.deliveryReport);
}

void MessageParserTest::tellsAttachmentsFromText()
{
    const ParsedMessage message = parse("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: "
                                        "multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nmine\r\n"
                                        "--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; "
                                        "filename*=utf-8''%C3%BC.txt\r\n\r\nnot mine\r\n--x--\r\n");
    QVERIFY(message.text.find("not mine") == std::string::npos);
    QCOMPARE(message.parts.back().fileName, std::string("ü.txt"));
    QVERIFY(message.parts.back().attachment);
    QCOMPARE(message.parts.back().decodedBytes, std::size_t{8});
}

void MessageParserTest::turnsHtmlOnlyMailIntoWords()
{
    const ParsedMessage message =
        parse("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
              "<style>p{}</style><p>Hello&nbsp;there</p><div>we <b>agree</b></div>");
    QCOMPARE(message.readableText(), std::string("Hello\u00a0there\n\nwe agree\n"));
}

void MessageParserTest::refusesWhatIsNoMail()
{
    for (const char* bytes : {"", "\r\n", "\r\n\r\n"}) {
        const auto parsed = parseMessage(base::bytesOf(bytes));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, base::ErrorCode::MalformedData);
    }
}

void MessageParserTest::refusesTooLarge()
{
    const auto parsed = parseMessage(base::bytesOf(kBounce), {.maxBytes = 100});
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, base::ErrorCode::TooLarge);
}

void MessageParserTest::stopsAtTheCaps()
{
    QVERIFY(parse(kBounce, {.maxParts = 2}).parts.size() <= 2);
    QVERIFY(parse(kBounce, {.maxHeaders = 2}).truncated);
    const ParsedMessage message = parse(kBounce, {.maxTextBytes = 5});
    QVERIFY(message.truncated);
    QCOMPARE(message.text, std::string("Could"));
}

void MessageParserTest::survivesDeepNesting()
{
    std::string bytes = "From: a@b.example\r\nMIME-Version: 1.0\r\n";
    for (int i = 0; i < 5000; ++i)
        bytes += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
                 std::to_string(i) + "\r\n";
    bytes += "\r\nend\r\n";
    QVERIFY(parse(bytes).truncated);
}

void MessageParserTest::survivesAnyCut()
{
    for (std::size_t size = 0; size <= kBounce.size(); ++size)
        static_cast<void>(parseMessage(base::bytesOf(kBounce.substr(0, size))));
}

void MessageParserTest::survivesGarbage()
{
    tests::FakeRandom random(11);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = kBounce;
        for (std::uint64_t i = 1 + random.below(20); i > 0; --i)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        const auto parsed = parseMessage(base::bytesOf(bytes));
        if (parsed)
            static_cast<void>(parsed->readableText());
    }
}

void MessageParserTest::dropsIdsThatCannotBeWrittenAgain()
{
    const ParsedMessage message = parse("From: a@b.example\r\nMessage-ID: <h\xc3\xa4@x>\r\nReferences: "
                                        "<ok@x.example> <no-at> <\xff@x>\r\n\r\n");
    QVERIFY(message.messageId.empty());
    QVERIFY(message.references == std::vector<std::string>{"ok@x.example"});
}

COUNTERSIGN_TEST_CLASS(MessageParserTest);
#include "message_parser_test.moc"
