// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/message_builder.h"
#include "engine/platform/mailbox/smtp_transport.h"
#include "tests/support/servers/smtp_server.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::mailbox;
using namespace countersign::tests;

namespace {

OutgoingMail sample(const std::string& text = ".hello\n..\n.\nGrüße")
{
    const auto bytes = mime::buildMessage({.from = {.name = "Ines Röhl", .address = "rep@acme.test"},
                                           .to = {{.address = "buyer@customer.test"}},
                                           .subject = "Wie besprochen: Müller",
                                           .text = text,
                                           .html = "<p>x</p>",
                                           .messageId = "1@acme.test",
                                           .date = base::fromMillis(1780999200000)});
    return {.envelopeFrom = "rep@acme.test",
            .recipients = {"buyer@customer.test", "blind@customer.test"},
            .bytes = bytes.value()};
}

struct Client
{
    Client(const SmtpServer& server, net::Security security)
        : settings{.smtp = {.place = {"localhost", security == net::Security::ImplicitTls
                                                       ? server.implicitTlsPort()
                                                       : server.startTlsPort()},
                            .security = security},
                   .userName = server.user().toStdString()},
          transport({.allowList = {settings.smtp.place}, .extraCaFile = server.caFile().toStdString()}, clock)
    {
    }

    SendOutcome send(const OutgoingMail& mail, const std::string& password = "secret")
    {
        return transport.send(mail, settings, base::SecretText(password),
                              [this] {
                                  ++points;
                                  return base::Status{};
                              },
                              {});
    }

    base::SystemClock clock;
    MailboxSettings settings;
    SmtpTransport transport;
    int points = 0;
};

} // namespace

class SmtpContractTest : public QObject
{
    Q_OBJECT

private slots:
    void deliversTheSignedBytesUnchanged_data();
    void deliversTheSignedBytesUnchanged();
    void aRefusedRecipientStopsTheWholeMessage();
    void aRefusedMessageIsKnownToBeRefused();
    void aLostAnswerIsUnknown_data();
    void aLostAnswerIsUnknown();
    void aWrongPasswordSendsNothing();
    void aDeadServerIsRefused();
    void aServerThatIsNotListedIsNotReached();
};

void SmtpContractTest::deliversTheSignedBytesUnchanged_data()
{
    QTest::addColumn<bool>("startTls");
    QTest::newRow("TLS from the start") << false;
    QTest::newRow("STARTTLS") << true;
}

void SmtpContractTest::deliversTheSignedBytesUnchanged()
{
    QFETCH(bool, startTls);
    SmtpServer server;
    Client client(server, startTls ? net::Security::StartTls : net::Security::ImplicitTls);
    const OutgoingMail mail = sample();
    const auto outcome = client.send(mail);
    QVERIFY(std::holds_alternative<Accepted>(outcome));
    QCOMPARE(client.points, 1);
    QVERIFY(server.waitForReceived(1));
    const auto received = server.received();
    QCOMPARE(received.size(), 1);
    QCOMPARE(received[0].bytes.toStdString(), std::string(base::textOf(mail.bytes)));
    QCOMPARE(received[0].from, QStringLiteral("rep@acme.test"));
    QCOMPARE(received[0].recipients,
             QStringList({QStringLiteral("buyer@customer.test"), QStringLiteral("blind@customer.test")}));
    QCOMPARE(received[0].user, server.user());
    QVERIFY(received[0].tls);
}

void SmtpContractTest::aRefusedRecipientStopsTheWholeMessage()
{
    SmtpServer server;
    server.refuseRecipient(QStringLiteral("blind@customer.test"), QStringLiteral("550 5.1.1 No such user"));
    Client client(server, net::Security::ImplicitTls);
    const auto outcome = client.send(sample());
    QVERIFY(std::holds_alternative<RefusedPermanently>(outcome));
    QCOMPARE(std::get<RefusedPermanently>(outcome).reply, std::string("550 5.1.1 No such user"));
    QCOMPARE(client.points, 0);
    QVERIFY(server.received().isEmpty());
}

void SmtpContractTest::aRefusedMessageIsKnownToBeRefused()
{
    SmtpServer server;
    server.refuseMessages(QStringLiteral("451 4.3.0 Try later"));
    Client client(server, net::Security::ImplicitTls);
    const auto outcome = client.send(sample());
    QVERIFY(std::holds_alternative<RefusedTemporarily>(outcome));
    QCOMPARE(std::get<RefusedTemporarily>(outcome).code, 451);
    QCOMPARE(client.points, 1);
}

void SmtpContractTest::aLostAnswerIsUnknown_data()
{
    QTest::addColumn<bool>("kept");
    QTest::newRow("server has it") << true;
    QTest::newRow("server lost it") << false;
}

void SmtpContractTest::aLostAnswerIsUnknown()
{
    QFETCH(bool, kept);
    SmtpServer server;
    server.hangUpAfterMessage(kept);
    Client client(server, net::Security::ImplicitTls);
    const auto outcome = client.send(sample());
    QVERIFY(std::holds_alternative<Unknown>(outcome));
    QCOMPARE(std::get<Unknown>(outcome).error.code, base::ErrorCode::OutcomeUnknown);
    QCOMPARE(client.points, 1);
}

void SmtpContractTest::aWrongPasswordSendsNothing()
{
    SmtpServer server;
    Client client(server, net::Security::ImplicitTls);
    const auto outcome = client.send(sample(), "wrong");
    QVERIFY(std::holds_alternative<FailedBefore>(outcome));
    QCOMPARE(std::get<FailedBefore>(outcome).error.code, base::ErrorCode::SignInRefused);
    QCOMPARE(client.points, 0);
    QVERIFY(server.received().isEmpty());
}

void SmtpContractTest::aDeadServerIsRefused()
{
    SmtpServer server;
    Client client(server, net::Security::ImplicitTls);
    server.stop();
    const auto outcome = client.send(sample());
    QVERIFY(std::holds_alternative<FailedBefore>(outcome));
    QCOMPARE(std::get<FailedBefore>(outcome).error.code, base::ErrorCode::ConnectionRefused);
    QCOMPARE(std::get<FailedBefore>(outcome).error.retry, base::Retry::Later);
}

void SmtpContractTest::aServerThatIsNotListedIsNotReached()
{
    SmtpServer server;
    Client client(server, net::Security::ImplicitTls);
    for (const bool onlyListed : {false, true}) {
        SmtpTransport strict({.onlyAllowListed = onlyListed, .extraCaFile = server.caFile().toStdString()},
                             client.clock);
        const auto outcome = strict.send(sample(), client.settings, base::SecretText(std::string("secret")),
                                         [] { return base::Status{}; }, {});
        QVERIFY(std::holds_alternative<FailedBefore>(outcome));
        QCOMPARE(std::get<FailedBefore>(outcome).error.code, base::ErrorCode::AddressForbidden);
    }
    QCOMPARE(server.connectionCount(), 0);
}

COUNTERSIGN_TEST_CLASS(SmtpContractTest);
#include "smtp_contract_test.moc"
