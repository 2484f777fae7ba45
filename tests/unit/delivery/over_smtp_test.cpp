// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/assert.h"
#include "engine/platform/mailbox/smtp_transport.h"
#include "tests/support/delivery_world.h"
#include "tests/support/servers/smtp_server.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using approval::MessageState;
using tests::DeliveryWorld;

namespace {

/// A world whose mailbox is on a real SMTP server with TLS and AUTH.
class SmtpWorld : public DeliveryWorld
{
public:
    SmtpWorld()
    {
        COUNTERSIGN_ASSERT(
            write([this](store::Transaction& tx) {
                auto box = mailbox();
                box.settings = {
                    {"smtp", {{"host", server.host().toStdString()}, {"port", server.implicitTlsPort()}}},
                    {"user", server.user().toStdString()}};
                return records::saveMailbox(tx, box, clock.now());
            }).has_value(),
            "the mailbox is saved");
        (void)vault.put(mailbox().vaultName(), base::SecretText(server.password().toStdString()));
    }
    [[nodiscard]] delivery::Sender smtpSender()
    {
        auto p = parts(db());
        return delivery::Sender({.database = p.database,
                                 .transport = smtp,
                                 .vault = p.vault,
                                 .suppression = p.suppression,
                                 .inbox = p.inbox,
                                 .facts = p.facts,
                                 .legal = p.legal,
                                 .clock = p.clock,
                                 .random = p.random,
                                 .log = p.log});
    }

    tests::SmtpServer server;
    base::SystemClock wallClock;
    mailbox::SmtpTransport smtp{{.allowList = {{.host = "localhost", .port = server.implicitTlsPort()}},
                                 .onlyAllowListed = true,
                                 .proxyUrl = {},
                                 .extraCaFile = server.caFile().toStdString()},
                                wallClock};
};

} // namespace

class OverSmtpTest : public QObject
{
    Q_OBJECT
private slots:
    void withoutApprovalARealServerHasReceivedNothing()
    {
        SmtpWorld world;
        COUNTERSIGN_VERIFY_OK(world.submit(world.submission()));
        auto sender = world.smtpSender();
        for (int day = 0; day < 9; ++day) {
            world.clock.advance(std::chrono::hours(24));
            COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        }
        QCOMPARE(world.server.connectionCount(), 0);
        QVERIFY(world.server.received().isEmpty());
    }

    void withApprovalItReceivesExactlyTheSignedBytesOnce()
    {
        SmtpWorld world;
        const auto submission = world.submission();
        const auto id = world.approved(submission);
        world.clock.advance(std::chrono::seconds(61));
        auto sender = world.smtpSender();
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 1);
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 0);
        const auto received = world.server.received();
        QCOMPARE(received.size(), qsizetype{1});
        QCOMPARE(received[0].bytes.toStdString(), std::string(base::textOf(submission.bytes)));
        QCOMPARE(received[0].from.toStdString(), submission.envelopeFrom);
        QCOMPARE(received[0].recipients, (QStringList{"anna@northwind.example", "ben@northwind.example"}));
        QVERIFY(received[0].tls);
        QVERIFY(world.item(id).state == MessageState::Accepted);
    }

    void oneRefusedRecipientRefusesTheWholeMessage()
    {
        SmtpWorld world;
        world.server.refuseRecipient("ben@northwind.example", "550 5.1.1 No such user");
        const auto id = world.due();
        auto sender = world.smtpSender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.item(id).state == MessageState::Refused);
        QCOMPARE(world.item(id).attempts.at(0).replyCode, 550);
        QVERIFY(world.server.received().isEmpty());
    }

    void lostAcknowledgementIsUnknownWhetherOrNotTheServerKeptIt()
    {
        for (const bool kept : {true, false}) {
            SmtpWorld world;
            world.server.hangUpAfterMessage(kept);
            const auto id = world.due();
            auto sender = world.smtpSender();
            COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
            QVERIFY(world.item(id).state == MessageState::Unknown);
            world.server.behave();
            world.clock.advance(std::chrono::hours(24));
            COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
            QCOMPARE(world.server.received().size(), kept ? qsizetype{1} : qsizetype{0});
        }
    }

    void greylistedMessageLeavesOnceOnTheSecondTry()
    {
        SmtpWorld world;
        world.server.refuseMessages("451 4.7.1 Greylisted");
        const auto id = world.due();
        auto sender = world.smtpSender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.item(id).state == MessageState::Queued);
        QCOMPARE(world.item(id).reason.code, std::string("waiting_retry"));
        world.server.behave();
        world.clock.advance(std::chrono::hours(1));
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 1);
        QCOMPARE(world.server.received().size(), qsizetype{1});
    }

    void deadServerMakesItWait()
    {
        SmtpWorld world;
        const auto id = world.due();
        world.server.stop();
        auto sender = world.smtpSender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.item(id).state == MessageState::Queued);
        // Nobody was there to ask for anything.
        QCOMPARE(world.item(id).reason.code, std::string("waiting_offline"));
    }
};

COUNTERSIGN_TEST_CLASS(OverSmtpTest);
#include "over_smtp_test.moc"
