// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/mailbox/imap_client.h"
#include "tests/fakes/fake_byte_stream.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::mailbox;
using namespace countersign::tests;

namespace {

const std::string kSignIn =
    "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nc1 OK done\r\n+ \r\nc2 OK [CAPABILITY IMAP4rev1] in\r\n"
    "* CAPABILITY IMAP4rev1 UIDPLUS\r\nc3 OK done\r\n";

struct Session
{
    MailboxSettings settings{.userName = "rep@acme.test"};
    base::SecretText secret{std::string("secret")};
    std::string written;

    base::Result<ImapClient> open(const std::string& incoming, std::size_t piece = 1U << 20)
    {
        return ImapClient::signIn(std::make_unique<FakeByteStream>(incoming, piece, &written),
                                  {.settings = settings, .secret = secret}, {});
    }
};

std::string dump(const ImapValue& value)
{
    switch (value.kind) {
    case ImapValue::Kind::Atom:
        return value.text;
    case ImapValue::Kind::Text:
        return "'" + value.text + "'";
    case ImapValue::Kind::Nil:
        return "~";
    case ImapValue::Kind::List:
        break;
    }
    std::string text = "(";
    for (const ImapValue& item : value.items)
        text += (text.size() > 1 ? " " : "") + dump(item);
    return text + ")";
}

/// All responses until the stream ends, or the error's name.
std::string readAll(const std::string& bytes, std::size_t piece, ImapLimits limits = {})
{
    FakeByteStream stream(bytes, piece);
    ImapReader reader(stream, limits);
    std::string text;
    while (true) {
        const auto response = reader.next({});
        if (!response)
            return text + std::string(errorName(response.error().code));
        text += response->tag + "|" + response->status + "|" + response->code + "|" + response->text + "|";
        for (const ImapValue& value : response->values)
            text += dump(value) + " ";
        text += "\n";
    }
}

} // namespace

class ImapTest : public QObject
{
    Q_OBJECT

private slots:
    void readsResponsesHoweverTheyAreCut();
    void refusesWhatIsNoImap_data();
    void refusesWhatIsNoImap();
    void stopsAtTheCaps();
    void survivesGarbage();
    void signsInAndReadsMessages();
    void leavesOutWhatItDidNotAskFor();
    void namesWhyTheSignInFailed_data();
    void namesWhyTheSignInFailed();
    void fallsBackToLoginOnlyWhereItIsAllowed();
    void neverWritesALineBreakIntoACommand();
    void filesACopy();
};

void ImapTest::readsResponsesHoweverTheyAreCut()
{
    const std::string bytes =
        "* OK [UIDVALIDITY 42] ready {5}\r\n* LIST (\\HasNoChildren) \"/\" \"a\\\"b\\\\c\"\r\n"
        "* 3 FETCH (UID 7 BODY[HEADER.FIELDS (TO \"X\")]<0> {11}\r\nline\r\n* no\n ENVELOPE (NIL ((\"n\" NIL "
        "{0}\r\n \"h\"))))\r\n"
        "* SEARCH\r\n+ go on\r\nc1 NO [TRYCREATE] no such folder\r\nc2 bad what\n";
    const std::string expected =
        "*|OK|UIDVALIDITY 42|ready {5}|\n*||||LIST (\\HasNoChildren) '/' 'a\"b\\c' \n"
        "*||||3 FETCH (UID 7 BODY[HEADER.FIELDS (TO \"X\")]<0> 'line\r\n* no\n' ENVELOPE (~ (('n' ~ '' "
        "'h')))) \n"
        "*||||SEARCH \n+|||go on|\nc1|NO|TRYCREATE|no such folder|\nc2|BAD||what|\nConnectionLost";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece)
        QCOMPARE(readAll(bytes, piece), expected);
}

void ImapTest::refusesWhatIsNoImap_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty line") << QByteArray("\r\n");
    QTest::newRow("SMTP") << QByteArray("220 mx.example ESMTP\r\n");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
    QTest::newRow("open list") << QByteArray("* 1 FETCH (UID 7\r\n");
    QTest::newRow("open string") << QByteArray("* LIST \"abc\r\n");
    QTest::newRow("stray parenthesis") << QByteArray("* 1 FETCH )\r\n");
    QTest::newRow("NUL") << QByteArray("* SEARCH \0\r\n", 12);
    QTest::newRow("open section") << QByteArray("* 1 FETCH (BODY[ {1}\r\nx)\r\n");
    QTest::newRow("too deep") << QByteArray("* X ") + QByteArray("(").repeated(100) + "\r\n";
}

void ImapTest::refusesWhatIsNoImap()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(readAll(bytes.toStdString(), 1000), std::string("ProtocolError"));
}

void ImapTest::stopsAtTheCaps()
{
    const ImapLimits limits{.maxLineBytes = 100, .maxLiteralBytes = 100};
    QCOMPARE(readAll("* SEARCH " + std::string(1000, '1') + "\r\n", 64, limits), std::string("TooLarge"));
    QCOMPARE(readAll("* 1 FETCH (BODY[] {101}\r\n", 64, limits), std::string("TooLarge"));
    QCOMPARE(readAll("* 1 FETCH (BODY[] {99999999999999999999999}\r\n", 64, limits),
             std::string("ProtocolError"));
    // A line without an end must not be collected for ever.
    QCOMPARE(readAll(std::string(5000, 'x'), 64, limits), std::string("TooLarge"));
}

void ImapTest::survivesGarbage()
{
    FakeRandom random(3);
    const std::string good =
        kSignIn + "* 1 FETCH (UID 7 BODY[]<0> {5}\r\nhello RFC822.SIZE 5)\r\nc4 OK done\r\n";
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = good;
        for (std::uint64_t i = 1 + random.below(8); i > 0; --i)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        Session session;
        auto client = session.open(bytes);
        const std::vector<std::uint32_t> uids{7};
        if (client)
            static_cast<void>(client->fetch(uids, 1000));
    }
}

void ImapTest::signsInAndReadsMessages()
{
    Session session;
    auto client = session.open(
        kSignIn +
        "* 2 EXISTS\r\n* OK [UIDVALIDITY 42] ok\r\n* OK [UIDNEXT 9] ok\r\nc4 OK [READ-ONLY] done\r\n"
        "* SEARCH 8 7\r\nc5 OK done\r\n"
        "* 2 FETCH (BODY[]<0> {4}\r\nB\r\nb UID 8 RFC822.SIZE 900 INTERNALDATE \"09-Jun-2026 12:00:00 "
        "+0200\")\r\n"
        "* 1 FETCH (UID 7 INTERNALDATE \" 9-Jun-2026 10:00:00 +0000\" RFC822.SIZE 3 BODY[] "
        "{3}\r\nA\r\n)\r\nc6 OK done\r\n");
    QVERIFY2(client.has_value(), client ? "" : toString(client.error()).c_str());
    const auto folder = client->examine("INBOX");
    QCOMPARE(folder->uidValidity, 42U);
    QCOMPARE(folder->uidNext, 9U);
    const auto uids = client->searchUids(1, 8);
    QVERIFY(*uids == (std::vector<std::uint32_t>{7, 8}));
    const auto mails = client->fetch(*uids, 4);
    QCOMPARE(mails->size(), std::size_t{2});
    QCOMPARE(std::string(base::textOf(mails->at(0).bytes)), std::string("A\r\n"));
    QVERIFY(!mails->at(0).truncated);
    QVERIFY(mails->at(1).truncated);
    QVERIFY(mails->at(0).receivedAt == mails->at(1).receivedAt);
    QCOMPARE(session.written, "c1 CAPABILITY\r\nc2 AUTHENTICATE PLAIN\r\n" +
                                  base::toBase64(base::bytesOf(std::string("\0rep@acme.test\0secret", 21))) +
                                  "\r\nc3 CAPABILITY\r\nc4 EXAMINE \"INBOX\"\r\nc5 UID SEARCH UID 1:8\r\n"
                                  "c6 UID FETCH 7:8 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.4>)\r\n");
}

void ImapTest::leavesOutWhatItDidNotAskFor()
{
    Session session;
    auto client = session.open(kSignIn + "* 9 FETCH (FLAGS (\\Seen))\r\n* 3 EXPUNGE\r\n"
                                         "* 1 FETCH (UID 99 BODY[]<0> {1}\r\nx)\r\nc4 OK done\r\n");
    const std::vector<std::uint32_t> uids{7};
    const auto mails = client->fetch(uids, 100);
    QVERIFY(mails.has_value() && mails->empty());
}

void ImapTest::namesWhyTheSignInFailed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("code");
    const QByteArray hello = "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nc1 OK done\r\n";
    QTest::newRow("wrong password") << hello + "+ \r\nc2 NO [AUTHENTICATIONFAILED] no\r\n"
                                    << QByteArray("SignInRefused");
    QTest::newRow("plain no") << hello + "+ \r\nc2 NO no\r\n" << QByteArray("SignInRefused");
    QTest::newRow("not now") << hello + "c2 NO [UNAVAILABLE] later\r\n" << QByteArray("ServerFailed");
    QTest::newRow("goodbye") << hello + "+ \r\n* BYE shutting down\r\n" << QByteArray("ConnectionLost");
    QTest::newRow("silence") << hello << QByteArray("ConnectionLost");
    QTest::newRow("no way in") << QByteArray("* CAPABILITY IMAP4rev1 LOGINDISABLED\r\nc1 OK done\r\n")
                               << QByteArray("SignInRefused");
}

void ImapTest::namesWhyTheSignInFailed()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, code);
    Session session;
    const auto client = session.open(answer.toStdString());
    QVERIFY(!client);
    QCOMPARE(QByteArray::fromStdString(std::string(errorName(client.error().code))), code);
}

void ImapTest::fallsBackToLoginOnlyWhereItIsAllowed()
{
    Session session;
    session.secret = base::SecretText(std::string("se\"cret"));
    const auto client = session.open(
        "* CAPABILITY IMAP4rev1\r\nc1 OK done\r\nc2 OK in\r\n* CAPABILITY IMAP4rev1\r\nc3 OK done\r\n");
    QVERIFY(client.has_value());
    QVERIFY(session.written.find("c2 LOGIN \"rep@acme.test\" \"se\\\"cret\"\r\n") != std::string::npos);
}

void ImapTest::neverWritesALineBreakIntoACommand()
{
    Session session;
    auto client = session.open(kSignIn);
    session.written.clear();
    QCOMPARE(client->examine("INBOX\r\nc9 DELETE x").error().code, base::ErrorCode::InvalidInput);
    QCOMPARE(client->searchMessageId("a\r\nb").error().code, base::ErrorCode::InvalidInput);
    QVERIFY(session.written.empty());
}

void ImapTest::filesACopy()
{
    Session session;
    auto client = session.open(kSignIn + "+ go\r\n* 1 EXISTS\r\nc4 OK [APPENDUID 42 7] done\r\n");
    const auto bytes = base::bytesOf("A: b\r\n\r\nc\r\n");
    QVERIFY(client->append("Sent", base::Bytes(bytes.begin(), bytes.end())).has_value());
    QVERIFY(session.written.ends_with("c4 APPEND \"Sent\" (\\Seen) {11}\r\nA: b\r\n\r\nc\r\n\r\n"));
}

COUNTERSIGN_TEST_CLASS(ImapTest);
#include "imap_test.moc"
