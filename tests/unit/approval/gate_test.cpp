// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "tests/support/gate_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <type_traits>

using namespace countersign;
using approval::ApprovedMessage;
using approval::MessageState;
using base::ErrorCode;
using governance::Role;
using tests::GateWorld;

// Law 5 as a type: whoever includes the header cannot make one, copy one, or talk one into being.
static_assert(!std::is_default_constructible_v<ApprovedMessage>);
static_assert(!std::is_copy_constructible_v<ApprovedMessage>);
static_assert(!std::is_copy_assignable_v<ApprovedMessage>);
static_assert(!std::is_aggregate_v<ApprovedMessage>);
static_assert(!std::is_constructible_v<ApprovedMessage, model::Submission>);
static_assert(!std::is_constructible_v<ApprovedMessage, approval::OutgoingMessage>);
static_assert(!std::is_constructible_v<ApprovedMessage, model::OutgoingId, base::Bytes, std::string,
                                       std::vector<std::string>, model::MailboxId, std::string>);

namespace {

constexpr std::int64_t kHighValue = 2'500'001;

std::string firstArg(const base::Error& error)
{
    return error.args.empty() ? std::string() : error.args.front();
}

} // namespace

class GateTest : public QObject
{
    Q_OBJECT
private slots:
    void oneSignatureIsEnoughForASmallMessage()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(id);
        QCOMPARE(world.message(*id).missing(), std::vector<Role>{Role::Rep});
        COUNTERSIGN_VERIFY_ERROR(world.verify(*id), ErrorCode::Conflict);
        const auto progress = world.sign(*id, world.rep, Role::Rep);
        COUNTERSIGN_VERIFY_OK(progress);
        QVERIFY(progress->complete);
        QVERIFY(world.message(*id).state == MessageState::Approved);
        COUNTERSIGN_VERIFY_OK(world.verify(*id));
    }

    void highValueNeedsTheManagerTooInAnyOrder()
    {
        for (const bool managerFirst : {false, true}) {
            GateWorld world;
            const auto id = world.submit(world.submission(kHighValue));
            COUNTERSIGN_VERIFY_OK(id);
            const auto message = world.message(*id);
            QCOMPARE(message.missing(), (std::vector<Role>{Role::Rep, Role::Manager}));
            QCOMPARE(message.required.at(1).because.code, std::string("escalation_value"));
            const auto first = managerFirst ? world.sign(*id, world.manager, Role::Manager)
                                            : world.sign(*id, world.rep, Role::Rep);
            COUNTERSIGN_VERIFY_OK(first);
            QVERIFY(!first->complete);
            QVERIFY(world.message(*id).state == MessageState::InReview);
            const auto second = managerFirst ? world.sign(*id, world.rep, Role::Rep)
                                             : world.sign(*id, world.manager, Role::Manager);
            COUNTERSIGN_VERIFY_OK(second);
            QVERIFY(second->complete);
            COUNTERSIGN_VERIFY_OK(world.verify(*id));
        }
    }

    void unknownValueAndUnlistedCurrencyCountAsHigh()
    {
        GateWorld world;
        auto unknown = world.submission();
        unknown.value.reset();
        const auto id = world.submit(unknown);
        COUNTERSIGN_VERIFY_OK(id);
        QCOMPARE(world.message(*id).required.at(1).because.code, std::string("escalation_unknown_value"));
        auto unlisted = world.submission();
        unlisted.value = base::Money{.amountMinor = 1, .currency = "SEK"};
        const auto other = world.submit(unlisted);
        COUNTERSIGN_VERIFY_OK(other);
        QCOMPARE(world.message(*other).required.size(), std::size_t{2});
    }

    void nobodyCountersignsTheirOwnMessage()
    {
        GateWorld world;
        auto byManager = world.submission(kHighValue);
        byManager.author = world.manager.id;
        const auto id = world.submit(byManager);
        COUNTERSIGN_VERIFY_OK(id);
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.manager, Role::Rep));
        const auto self = world.sign(*id, world.manager, Role::Manager);
        COUNTERSIGN_VERIFY_ERROR(self, ErrorCode::NotAllowed);
        QCOMPARE(firstArg(self.error()), std::string("same_person"));
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.otherManager, Role::Manager));
        COUNTERSIGN_VERIFY_OK(world.verify(*id));
    }

    void onlyTheAuthorSignsAsRepAndOnlyAManagerCountersigns()
    {
        GateWorld world;
        const auto id = world.submit(world.submission(kHighValue));
        COUNTERSIGN_VERIFY_OK(id);
        COUNTERSIGN_VERIFY_ERROR(world.sign(*id, world.manager, Role::Rep), ErrorCode::NotAllowed);
        COUNTERSIGN_VERIFY_ERROR(world.sign(*id, world.rep, Role::Manager), ErrorCode::NotAllowed);
        COUNTERSIGN_VERIFY_ERROR(world.sign(*id, world.auditor, Role::Manager), ErrorCode::NotAllowed);
    }

    void signatureWithSomebodyElsesKeyIsRefused()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        auto envelope = world.signedEnvelope(*id, world.rep, Role::Rep);
        COUNTERSIGN_VERIFY_OK(envelope);
        envelope->signatures.clear();
        secrets::signEnvelope(*envelope, world.manager.key);
        const auto refused = world.approve(*id, world.rep, Role::Rep, *envelope);
        COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::ApprovalVoid);
        QCOMPARE(firstArg(refused.error()), std::string("key_unknown"));
        // The same with the owner's key id pasted over the forged signature.
        envelope->signatures.front().keyId = world.rep.key.publicKey().id();
        COUNTERSIGN_VERIFY_ERROR(world.approve(*id, world.rep, Role::Rep, *envelope),
                                 ErrorCode::SignatureInvalid);
    }

    void aSignedPayloadCannotBeReplayed()
    {
        GateWorld world;
        const auto id = world.submit(world.submission(kHighValue));
        const auto envelope = world.signedEnvelope(*id, world.rep, Role::Rep);
        COUNTERSIGN_VERIFY_OK(envelope);
        COUNTERSIGN_VERIFY_OK(world.approve(*id, world.rep, Role::Rep, *envelope));
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.manager, Role::Manager));
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) {
            return approval::backToReview(tx, *id, {.code = "fact_changed", .args = {"price"}},
                                          world.system());
        }));
        const auto replayed = world.approve(*id, world.rep, Role::Rep, *envelope);
        COUNTERSIGN_VERIFY_ERROR(replayed, ErrorCode::ApprovalVoid);
        QCOMPARE(firstArg(replayed.error()), std::string("nonce_unknown"));
        const auto other = world.submit(world.submission(kHighValue));
        COUNTERSIGN_VERIFY_ERROR(world.approve(*other, world.rep, Role::Rep, *envelope),
                                 ErrorCode::ApprovalVoid);
    }

    void aPayloadThatWasHandedOutBeforeAVoidingIsDead()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        const auto early = world.signedEnvelope(*id, world.rep, Role::Rep);
        COUNTERSIGN_VERIFY_OK(early);
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) {
            return approval::backToReview(tx, *id, {.code = "fact_changed", .args = {"price"}},
                                          world.system());
        }));
        COUNTERSIGN_VERIFY_ERROR(world.approve(*id, world.rep, Role::Rep, *early), ErrorCode::ApprovalVoid);
    }

    void unresolvedClaimsAreNotSubmitted()
    {
        GateWorld world;
        auto submission = world.submission();
        submission.unresolvedClaims = 2;
        COUNTERSIGN_VERIFY_ERROR(world.submit(submission), ErrorCode::ClaimUnresolved);
    }

    void bytesThatDisagreeWithTheEnvelopeAreNotSubmitted_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("from") << 0;
        QTest::newRow("to") << 1;
        QTest::newRow("message-id") << 2;
        QTest::newRow("order") << 3;
        QTest::newRow("bare LF") << 4;
        QTest::newRow("no last line end") << 5;
        QTest::newRow("no recipients") << 6;
    }
    void bytesThatDisagreeWithTheEnvelopeAreNotSubmitted()
    {
        QFETCH(int, what);
        GateWorld world;
        auto s = world.submission();
        switch (what) {
        case 0:
            s.envelopeFrom = "ines@fennwick.example";
            break;
        case 1:
            s.recipients = {"ben@northwind.example"};
            break;
        case 2:
            s.messageIdHeader = "<another@fennwick.example>";
            break;
        case 3:
            std::swap(s.recipients[0], s.recipients[1]);
            break;
        case 4:
            s.bytes.push_back(std::byte{'\n'});
            break;
        case 5:
            s.bytes.push_back(std::byte{'x'});
            break;
        default:
            s.recipients.clear();
        }
        COUNTERSIGN_VERIFY_ERROR(world.submit(s), ErrorCode::InvalidInput);
    }

    void aliasOfTheMailboxMaySendAndAStrangerMayNot()
    {
        GateWorld world;
        auto alias = world.submission();
        alias.envelopeFrom = "ines@fennwick.example";
        alias.bytes = GateWorld::mailBytes(alias);
        COUNTERSIGN_VERIFY_OK(world.submit(alias));
        auto stranger = world.submission();
        stranger.envelopeFrom = "ceo@fennwick.example";
        stranger.bytes = GateWorld::mailBytes(stranger);
        COUNTERSIGN_VERIFY_ERROR(world.submit(stranger), ErrorCode::ApprovalVoid);
    }

    void policyNamesEveryRuleThatFails()
    {
        GateWorld world;
        auto s = world.submission();
        for (int i = 0; i < 9; ++i)
            s.recipients.push_back("x" + std::to_string(i) + "@northwind.example");
        std::string text(base::textOf(s.bytes));
        const auto at = text.find("List-Unsubscribe");
        text.erase(at, text.find("\r\n", at) + 2 - at);
        s.bytes.assign(base::bytesOf(text).begin(), base::bytesOf(text).end());
        const auto refused = world.submit(s);
        COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::PolicyRefused);
        QCOMPARE(refused.error().args, (std::vector<std::string>{"rule_recipient_count", "rule_footer"}));
    }

    void anotherPolicyVoidsWhatWasSignedUnderTheOldOne()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_ASSIGN(const auto old, governance::activePolicy(tx.database()));
            auto document = base::parseJson(old.document);
            (*document)["undoSeconds"] = 61;
            COUNTERSIGN_ASSIGN([[maybe_unused]] const auto added,
                               governance::addPolicy(tx, base::dumpJson(*document), world.system()));
            return {};
        }));
        const auto refused = world.verify(*id);
        COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::ApprovalVoid);
        QCOMPARE(firstArg(refused.error()), std::string("policy_changed"));
    }

    void revokedKeyVoidsWhatItSignedBefore()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) {
            return governance::revokeKey(tx, world.rep.id, world.rep.key.publicKey().id(), world.system());
        }));
        const auto refused = world.verify(*id);
        COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::ApprovalVoid);
        QCOMPARE(firstArg(refused.error()), std::string("key_revoked"));
    }

    void suppressionStopsSigningAndSending()
    {
        for (const auto& [scope, value] : std::vector<std::pair<governance::SuppressionScope, std::string>>{
                 {governance::SuppressionScope::Person, "Ben@Northwind.example"},
                 {governance::SuppressionScope::Domain, "northwind.example"},
                 {governance::SuppressionScope::Account,
                  model::RecordId::imported("crm", "account", "A-000001").text()}}) {
            GateWorld world;
            const auto signedOne = world.submit(world.submission());
            const auto open = world.submit(world.submission());
            COUNTERSIGN_VERIFY_OK(world.sign(*signedOne, world.rep, Role::Rep));
            COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) {
                return governance::addSuppression(tx, world.suppression,
                                                  {.scope = scope, .value = value, .reason = "opt_out"},
                                                  world.system());
            }));
            COUNTERSIGN_VERIFY_ERROR(world.verify(*signedOne), ErrorCode::Suppressed);
            COUNTERSIGN_VERIFY_ERROR(world.sign(*open, world.rep, Role::Rep), ErrorCode::Suppressed);
        }
    }

    void windowIsKeptAtBothEnds()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        const base::Instant end = world.message(*id).submission.notAfter;
        QCOMPARE(end, tests::FakeClock::kStart + std::chrono::days(7));
        world.clock.setNow(end);
        COUNTERSIGN_VERIFY_OK(world.verify(*id));
        world.clock.setNow(end + std::chrono::milliseconds(1));
        COUNTERSIGN_VERIFY_ERROR(world.verify(*id), ErrorCode::ApprovalExpired);
        world.clock.setNow(tests::FakeClock::kStart - std::chrono::days(365));
        COUNTERSIGN_VERIFY_ERROR(world.verify(*id), ErrorCode::PolicyRefused);
    }

    void editingVoidsEverySignatureAndTheNextVersionStartsUnsigned()
    {
        GateWorld world;
        const auto first = world.submission();
        const auto id = world.submit(first);
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        auto second = world.submission();
        second.draft = first.draft;
        const auto next = world.submit(second);
        COUNTERSIGN_VERIFY_OK(next);
        QVERIFY(world.message(*id).state == MessageState::Draft);
        QVERIFY(world.message(*id).signatures.empty());
        QCOMPARE(world.message(*next).missing(), std::vector<Role>{Role::Rep});
        COUNTERSIGN_VERIFY_ERROR(world.verify(*id), ErrorCode::Conflict);
    }

    void returnedAndRejectedMessagesCannotBeSigned()
    {
        GateWorld world;
        const auto returned = world.submit(world.submission());
        const auto rejected = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(
                approval::returnMessage(tx, *returned, "Wärmer, bitte", world.actor(world.manager)));
            return approval::reject(tx, *rejected, "not now", world.actor(world.manager));
        }));
        QCOMPARE(world.message(*returned).comment, std::string("Wärmer, bitte"));
        COUNTERSIGN_VERIFY_ERROR(world.sign(*returned, world.rep, Role::Rep), ErrorCode::Conflict);
        COUNTERSIGN_VERIFY_ERROR(world.sign(*rejected, world.rep, Role::Rep), ErrorCode::Conflict);
    }

    void everyDecisionIsInTheAuditChainWithoutPersonalData()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        std::vector<std::string> actions;
        std::string everything;
        COUNTERSIGN_VERIFY_OK(events::readAudit(world.db(), 1, [&](const events::StoredAuditEntry& link) {
            actions.push_back(link.entry.action);
            everything += link.payloadText + link.entry.subject + link.entry.actor;
            return true;
        }));
        for (const char* wanted :
             {"policy.activate", "key.enrol", "message.submit", "message.sign", "message.approved"})
            QVERIFY2(std::ranges::find(actions, wanted) != actions.end(), wanted);
        QVERIFY(everything.find("northwind") == std::string::npos);
        QVERIFY(everything.find("Ines") == std::string::npos);
        const auto verdict = events::verifyAudit(world.db());
        QVERIFY(verdict && !verdict->brokenAt);
    }

    void payloadIsCanonicalAndNamesWhatIsSigned()
    {
        GateWorld world;
        const auto id = world.submit(world.submission(kHighValue));
        const auto envelope = world.signedEnvelope(*id, world.rep, Role::Rep);
        COUNTERSIGN_VERIFY_OK(envelope);
        const auto payload = base::parseJson(base::textOf(envelope->payload));
        COUNTERSIGN_VERIFY_OK(payload);
        QCOMPARE(base::dumpJson(*payload), std::string(base::textOf(envelope->payload)));
        std::vector<std::string> keys;
        for (const auto& [key, value] : payload->items())
            keys.push_back(key);
        QCOMPARE(keys, (std::vector<std::string>{"account", "auditIndex", "claimReport", "contact",
                                                 "envelopeFrom", "facts", "mailbox", "message", "nonce",
                                                 "notAfter", "notBefore", "policy", "recipients", "role",
                                                 "sha256", "value"}));
        QCOMPARE(base::dumpJson((*payload)["value"]),
                 std::string("{\"amountMinor\":2500001,\"currency\":\"EUR\"}"));
        const auto& submission = world.message(*id).submission;
        QCOMPARE((*payload)["account"], base::Json(submission.account.text()));
        QCOMPARE((*payload)["contact"], base::Json(submission.contact.text()));
        const std::string facts = "[{\"field\":\"annual_value\",\"kind\":\"contract\",\"record\":\"" +
                                  submission.citedFacts.front().record.text() + "\",\"sha256\":\"" +
                                  base::toHex(submission.citedFacts.front().valueHash) + "\"}]";
        QCOMPARE((*payload)["facts"], base::Json(base::toHex(base::sha256(facts))));
        QCOMPARE((*payload)["recipients"].size(), std::size_t{2});
        QCOMPARE(base::dumpJson((*payload)["policy"]["requires"]), std::string("[\"rep\",\"manager\"]"));
    }

    void whatIsNotKnownIsSignedAsNull()
    {
        GateWorld world;
        auto submission = world.submission();
        submission.account = {};
        submission.contact = {};
        submission.value.reset();
        submission.citedFacts.clear();
        const auto id = world.submit(submission);
        const auto envelope = world.signedEnvelope(*id, world.rep, Role::Rep);
        COUNTERSIGN_VERIFY_OK(envelope);
        const auto payload = base::parseJson(base::textOf(envelope->payload));
        for (const char* field : {"account", "contact", "value"})
            QVERIFY2((*payload)[field].is_null(), field);
        QCOMPARE((*payload)["facts"], base::Json(base::toHex(base::sha256("[]"))));
        COUNTERSIGN_VERIFY_OK(world.approve(*id, world.rep, Role::Rep, *envelope));
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.manager, Role::Manager));
        COUNTERSIGN_VERIFY_OK(world.verify(*id));
    }
};

COUNTERSIGN_TEST_CLASS(GateTest);
#include "gate_test.moc"
