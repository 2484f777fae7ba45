// SPDX-License-Identifier: Apache-2.0
#include "engine/api/phrase_codes.h"
#include "engine/foundation/events/event_log.h"
#include "engine/outreach/delivery/record_fact_freshness.h"
#include "engine/platform/records/record_store.h"
#include "tests/support/delivery_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using approval::MessageState;
using base::ErrorCode;
using delivery::Idle;
using delivery::Moved;
using delivery::Sent;
using tests::DeliveryWorld;
using tests::WorldDoes;
using namespace std::chrono_literals;

namespace {

std::string idleCode(const base::Result<delivery::DeliveryStep>& step)
{
    return step && std::holds_alternative<Idle>(*step) ? std::get<Idle>(*step).reason.code : "not idle";
}

} // namespace

class SenderTest : public QObject
{
    Q_OBJECT
private slots:
    void everythingRunsAndWithoutApprovalNothingLeaves()
    {
        DeliveryWorld world;
        const auto inReview = world.submit(world.submission());
        const auto half = world.submit(world.submission(9'000'000));
        COUNTERSIGN_VERIFY_OK(world.sign(*half, world.rep, governance::Role::Rep));
        auto sender = world.sender();
        for (int day = 0; day < 9; ++day) {
            world.clock.advance(24h);
            COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) -> base::Status {
                COUNTERSIGN_TRY(delivery::tick(tx, world.clock.now()));
                return {};
            }));
            COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        }
        QCOMPARE(world.transport.connections, 0);
        QVERIFY(world.message(*inReview).state == MessageState::Expired);
    }

    void approvedBytesLeaveExactlyOnceToExactlyTheSignedRecipients()
    {
        DeliveryWorld world;
        const auto submission = world.submission();
        const auto id = world.approved(submission);
        auto sender = world.sender();
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 0);
        world.clock.advance(61s);
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 1);
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 0);
        QCOMPARE(world.transport.taken.size(), std::size_t{1});
        QVERIFY(world.transport.taken[0].bytes == submission.bytes);
        QCOMPARE(world.transport.taken[0].recipients, submission.recipients);
        QCOMPARE(world.transport.taken[0].envelopeFrom, submission.envelopeFrom);
        QVERIFY(world.item(id).state == MessageState::Accepted);
        QCOMPARE(world.item(id).attempts.at(0).serverReply, std::string("250 2.0.0 ok"));
        const auto events = events::readEvents(world.db(), 0, 100);
        QVERIFY(events && std::ranges::any_of(*events, [&](const events::StoredEvent& event) {
                    return event.event.kind == "delivery.accepted" && event.event.subject == id.bytes();
                }));
    }

    void claimAndPointOfNoReturnAreInTheStoreBeforeTheirBytes()
    {
        DeliveryWorld world;
        const auto id = world.due();
        world.transport.beforePoint = [&] {
            QVERIFY(world.item(id).state == MessageState::Transmitting);
            QVERIFY(!world.item(id).attempts.at(0).pointOfNoReturnAt);
        };
        world.transport.afterPoint = [&] {
            QVERIFY(world.item(id).attempts.at(0).pointOfNoReturnAt.has_value());
        };
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverNext({}));
        QCOMPARE(world.transport.connections, 1);
    }

    void unreachableServerMakesItWaitAndItLeavesOnceWhenTheNetworkIsBack()
    {
        DeliveryWorld world;
        const auto id = world.due();
        world.transport.script = {WorldDoes::BeUnreachable, WorldDoes::BeUnreachable};
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.item(id).state == MessageState::Queued);
        QCOMPARE(world.item(id).reason.code, std::string("waiting_offline"));
        world.clock.advance(61s);
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.item(id).reason.code, std::string("waiting_offline"));
        COUNTERSIGN_VERIFY_OK(world.write(
            [&](store::Transaction& tx) { return delivery::networkIsBack(tx, world.clock.now()); }));
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 1);
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 0);
        QCOMPARE(world.transport.taken.size(), std::size_t{1});
    }

    void notNowIsTriedAgainLaterAndLater()
    {
        DeliveryWorld world;
        const auto id = world.due();
        world.transport.script = {WorldDoes::RefuseForNow, WorldDoes::RefuseForNow};
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.item(id).reason.code, std::string("waiting_retry"));
        const auto firstWait = world.item(id).notBefore - world.clock.now();
        world.clock.advance(firstWait);
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        const auto secondWait = world.item(id).notBefore - world.clock.now();
        QVERIFY(secondWait >= 2min && firstWait >= 1min && firstWait <= 72s);
        world.clock.advance(secondWait);
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 1);
        QCOMPARE(world.item(id).attempts.size(), std::size_t{3});
    }

    void refusedForGoodIsTheEnd()
    {
        DeliveryWorld world;
        const auto id = world.due();
        world.transport.script = {WorldDoes::RefuseForGood};
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.item(id).state == MessageState::Refused);
        world.clock.advance(24h);
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.transport.connections, 1);
    }

    void lostAnswerIsUnknownAndNeverSentAgainByItself()
    {
        for (const WorldDoes move : {WorldDoes::TakeAndBreak, WorldDoes::LoseAndBreak}) {
            DeliveryWorld world;
            const auto id = world.due();
            world.transport.script = {move};
            auto sender = world.sender();
            COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
            QVERIFY(world.item(id).state == MessageState::Unknown);
            QCOMPARE(world.item(id).reason.code, std::string("unknown_after_last_byte"));
            for (int hour = 0; hour < 48; ++hour) {
                world.clock.advance(1h);
                COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
                COUNTERSIGN_VERIFY_OK(sender.recoverAtStart());
            }
            QCOMPARE(world.transport.connections, 1);
        }
    }

    void whatADeadProcessLeftInTransmissionBecomesUnknown()
    {
        DeliveryWorld world;
        const auto id = world.due();
        struct Killed
        {
        };
        world.transport.afterPoint = [] { throw Killed(); };
        {
            auto dying = world.sender();
            try {
                (void)dying.deliverNext({});
                QFAIL("survived");
            } catch (const Killed&) {
            }
        }
        QVERIFY(world.item(id).state == MessageState::Transmitting);
        world.transport.afterPoint = nullptr;
        auto sender = world.sender();
        QCOMPARE(sender.recoverAtStart().value_or(-1), 1);
        QVERIFY(world.item(id).state == MessageState::Unknown);
        QCOMPARE(world.item(id).reason.code, std::string("unknown_after_restart"));
        world.clock.advance(1h);
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.transport.connections, 1);
    }

    void stopSwitchHoldsBackAlsoBetweenClaimAndLastByte()
    {
        DeliveryWorld world;
        const auto id = world.due();
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(
            world.write([&](store::Transaction& tx) { return delivery::stopAll(tx, world.system()); }));
        QCOMPARE(idleCode(sender.deliverNext({})), std::string("waiting_stopped"));
        COUNTERSIGN_VERIFY_OK(
            world.write([&](store::Transaction& tx) { return delivery::resume(tx, world.system()); }));
        world.transport.beforePoint = [&] {
            COUNTERSIGN_VERIFY_OK(
                world.write([&](store::Transaction& tx) { return delivery::stopAll(tx, world.system()); }));
        };
        COUNTERSIGN_VERIFY_OK(sender.deliverNext({}));
        QVERIFY(world.transport.taken.empty());
        QVERIFY(world.item(id).state == MessageState::Queued);
        world.transport.beforePoint = nullptr;
        COUNTERSIGN_VERIFY_OK(
            world.write([&](store::Transaction& tx) { return delivery::resume(tx, world.system()); }));
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 1);
    }

    void portsMakeItWaitWithTheirReason()
    {
        DeliveryWorld world;
        const auto id = world.due();
        auto sender = world.sender();
        const base::Instant morning = world.clock.now() + 10h;
        world.ports.legal =
            delivery::Wait{.reason = {.code = "window_quiet", .args = {"Europe/Paris"}}, .until = morning};
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.item(id).reason.code, std::string("window_quiet"));
        QCOMPARE(world.item(id).notBefore, morning);
        world.ports.legal = delivery::Go{};
        world.clock.setNow(morning);
        world.ports.inbox = delivery::Wait{.reason = {.code = "waiting_inbox", .args = {}}, .until = morning};
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.item(id).reason.code, std::string("waiting_inbox"));
        QCOMPARE(world.transport.connections, 0);
        world.ports.inbox = delivery::Go{};
        world.clock.advance(2s);
        QCOMPARE(sender.deliverAllDue({}).value_or(-1), 1);
    }

    void changedFactSendsItBackToReviewUnsigned()
    {
        DeliveryWorld world;
        auto record = model::emptyRecord(model::RecordKind::Contract);
        record.id = model::RecordId::imported("crm", "contract", "K-1");
        record.source = model::SourceId::imported("crm", "source", "1");
        record.externalId = "K-1";
        record.set("renews_on", *base::parseIsoDate("2026-07-02"));
        auto submission = world.submission();
        submission.citedFacts = {{.kind = model::RecordKind::Contract,
                                  .record = record.id,
                                  .field = "renews_on",
                                  .valueHash = base::sha256(std::string_view("2026-07-02"))}};
        const auto save = [&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(records::upsertRecord(tx, record, {}, world.clock.now()));
            return {};
        };
        COUNTERSIGN_VERIFY_OK(world.write(save));
        const auto id = world.approved(submission);
        record.set("renews_on", *base::parseIsoDate("2026-08-02"));
        COUNTERSIGN_VERIFY_OK(world.write(save));
        world.clock.advance(61s);
        delivery::RecordFactFreshness facts;
        auto parts = world.parts(world.db());
        delivery::Sender sender({.database = parts.database,
                                 .transport = parts.transport,
                                 .vault = parts.vault,
                                 .suppression = parts.suppression,
                                 .inbox = parts.inbox,
                                 .facts = facts,
                                 .legal = parts.legal,
                                 .clock = parts.clock,
                                 .random = parts.random,
                                 .log = parts.log});
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.message(id).state == MessageState::InReview);
        QCOMPARE(world.message(id).reason.code, std::string("fact_changed"));
        QVERIFY(world.message(id).signatures.empty());
        QCOMPARE(world.transport.connections, 0);
    }

    void whateverChangesAfterSigningIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("field");
        const QString message = "DROP TRIGGER approval_message_frozen; UPDATE approval_message SET ";
        const auto row = [](const char* what, const QString& sql, const char* reason, const char* field = "") {
            QTest::newRow(what) << sql << QString::fromLatin1(reason) << QString::fromLatin1(field);
        };
        row("a byte",
            "DROP TRIGGER approval_blob_frozen; UPDATE approval_blob SET bytes=CAST(bytes||x'21' AS BLOB)",
            "bytes_changed");
        row("a recipient", message + "recipients='[\"anna@northwind.example\",\"eve@northwind.example\"]'",
            "payload_differs", "recipients");
        row("the sender", message + "envelope_from='ines@fennwick.example'", "headers_disagree");
        row("the mailbox", message + "mailbox_id=zeroblob(16)", "sender_changed");
        row("the window", message + "not_after=not_after+86400000", "payload_differs", "notAfter");
        row("a value that needs a manager", message + "value_minor=9000000", "payload_differs", "value");
        row("a smaller value", message + "value_minor=424999", "payload_differs", "value");
        row("the currency", message + "value_currency='CHF'", "payload_differs", "value");
        row("no value", message + "value_minor=NULL, value_currency=NULL", "payload_differs", "value");
        row("the account", message + "account_id=randomblob(16)", "payload_differs", "account");
        row("no account", message + "account_id=NULL", "payload_differs", "account");
        row("the contact", message + "contact_id=randomblob(16)", "payload_differs", "contact");
        row("a watched field", message + "cited_facts=replace(cited_facts, 'annual_value', 'currency')",
            "payload_differs", "facts");
        row("a watched value", message + "cited_facts=json_set(cited_facts, '$[0].sha256', printf('%064d', 0))",
            "payload_differs", "facts");
        row("nothing watched", message + "cited_facts='[]'", "payload_differs", "facts");
        row("the claims", message + "claim_report='{}'", "claim_report_changed");
        row("the policy",
            "INSERT INTO governance_policy SELECT 2, '{}', sha256, author, 0, 0 FROM "
            "governance_policy; UPDATE governance_policy SET active=0; UPDATE governance_policy "
            "SET active=1 WHERE version=2",
            "");
        row("the alias", "UPDATE records_mailbox SET address='x@fennwick.example'", "sender_changed");
        row("a revoked key", "UPDATE governance_key SET revoked_at=1000", "key_revoked");
    }
    void whateverChangesAfterSigningIsRefusedWithItsReason()
    {
        QFETCH(QString, sql);
        QFETCH(QString, reason);
        QFETCH(QString, field);
        DeliveryWorld world;
        const auto id = world.due();
        COUNTERSIGN_VERIFY_OK(world.db().executeScript(sql.toStdString()));
        auto sender = world.sender();
        const auto handed = sender.deliverAllDue({});
        QCOMPARE(world.transport.connections, 0);
        if (reason.isEmpty()) { // A damaged policy stops everything; nothing is voided for it.
            COUNTERSIGN_VERIFY_ERROR(handed, ErrorCode::StoreCorrupt);
            return;
        }
        COUNTERSIGN_VERIFY_OK(handed);
        QVERIFY(world.message(id).state == MessageState::InReview);
        QCOMPARE(QString::fromStdString(world.item(id).reason.code), reason);
        if (!field.isEmpty())
            QCOMPARE(world.item(id).reason.args, std::vector<std::string>{field.toStdString()});
        QVERIFY(world.message(id).signatures.empty());
        // The border has words for it, with as many gaps as there are arguments.
        const auto words =
            std::ranges::find(api::phraseCodes(), reason.toStdString(), &api::PhraseCode::code);
        QVERIFY(words != api::phraseCodes().end());
        QCOMPARE(static_cast<std::size_t>(words->args), world.item(id).reason.args.size());
    }

    void anotherPolicySendsEverythingBackToReview()
    {
        DeliveryWorld world;
        const auto id = world.due();
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_ASSIGN(const auto old, governance::activePolicy(tx.database()));
            auto document = base::parseJson(old.document);
            (*document)["maxRecipients"] = 9;
            COUNTERSIGN_TRY(governance::addPolicy(tx, base::dumpJson(*document), world.system()));
            return {};
        }));
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.message(id).reason.code, std::string("policy_changed"));
        QCOMPARE(world.transport.connections, 0);
    }

    void optOutCommittedBeforeTheClaimIsObeyed()
    {
        DeliveryWorld world;
        const auto id = world.due();
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) {
            return governance::addSuppression(tx, world.suppression,
                                              {.scope = governance::SuppressionScope::Domain,
                                               .value = "northwind.example",
                                               .reason = "opt_out"},
                                              world.system());
        }));
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.item(id).reason.code, std::string("suppressed"));
        QCOMPARE(world.transport.connections, 0);
    }

    void clockSetBackAYearSendsNothingBeforeItsWindow()
    {
        DeliveryWorld world;
        const auto id = world.due();
        COUNTERSIGN_VERIFY_OK(world.write([&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(delivery::tick(tx, world.clock.now()));
            return {};
        }));
        COUNTERSIGN_VERIFY_OK(world.db().executeScript("UPDATE delivery_outbox SET due_at=0"));
        world.clock.setNow(tests::FakeClock::kStart - std::chrono::days(365));
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QCOMPARE(world.item(id).reason.code, std::string("window_not_before"));
        QCOMPARE(world.transport.connections, 0);
    }

    void twoSendersOnOneWorkspaceSendOnce()
    {
        DeliveryWorld world;
        std::vector<model::OutgoingId> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(world.approved());
        world.clock.advance(61s);
        auto second = store::Database::open({.path = world.store().path()}, world.store().key());
        COUNTERSIGN_VERIFY_OK(second);
        auto one = world.sender();
        delivery::Sender two(world.parts(**second));
        // While the first transmits, the second tries at every step and must find the door shut.
        world.transport.beforePoint = [&] {
            world.transport.beforePoint = nullptr;
            QCOMPARE(idleCode(two.deliverNext({})), std::string("waiting_turn"));
            QCOMPARE(two.recoverAtStart().value_or(-1), 0);
        };
        COUNTERSIGN_VERIFY_OK(one.deliverNext({}));
        for (int i = 0; i < 10; ++i)
            COUNTERSIGN_VERIFY_OK((i % 2 == 0 ? two : one).deliverNext({}));
        QCOMPARE(world.transport.taken.size(), ids.size());
    }

    void missingPasswordIsNoClaim()
    {
        DeliveryWorld world;
        const auto id = world.due();
        COUNTERSIGN_VERIFY_OK(world.vault.remove(world.mailbox().vaultName()));
        auto sender = world.sender();
        COUNTERSIGN_VERIFY_OK(sender.deliverAllDue({}));
        QVERIFY(world.item(id).state == MessageState::Queued);
        QVERIFY(world.item(id).attempts.empty());
    }

    void transportThatForgetsThePointOfNoReturnIsNotBelieved()
    {
        class Forgetful final : public mailbox::MailTransport
        {
        public:
            mailbox::SendOutcome send(const mailbox::OutgoingMail&, const mailbox::MailboxSettings&,
                                      const base::SecretText&, const mailbox::PointOfNoReturn&,
                                      std::stop_token) override
            {
                return mailbox::Accepted{"250 ok"};
            }
        } forgetful;
        DeliveryWorld world;
        const auto id = world.due();
        auto parts = world.parts(world.db());
        delivery::Sender sender({.database = parts.database,
                                 .transport = forgetful,
                                 .vault = parts.vault,
                                 .suppression = parts.suppression,
                                 .inbox = parts.inbox,
                                 .facts = parts.facts,
                                 .legal = parts.legal,
                                 .clock = parts.clock,
                                 .random = parts.random,
                                 .log = parts.log});
        COUNTERSIGN_VERIFY_OK(sender.deliverNext({}));
        QVERIFY(world.item(id).state == MessageState::Unknown);
    }
};

COUNTERSIGN_TEST_CLASS(SenderTest);
#include "sender_test.moc"
