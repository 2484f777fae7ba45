// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/scenario_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using tests::must;
using tests::ScenarioWorld;

namespace {

constexpr const char* kUser = "ines";

std::vector<api::Suggestion> today(ScenarioWorld& world)
{
    return must(world.ask<api::SuggestionList>([&](auto reply) { world.engine().suggestions().list(50, reply); })).items;
}

api::KpiRow kpi(ScenarioWorld& world)
{
    return must(world.ask<api::KpiTable>(
                    [&](auto reply) { world.engine().insights().kpis(api::KpiGrouping::UseCase, reply); }))
        .total;
}

/// Sent, and the customer's answer made by `answer` has been read.
void sendAndHear(ScenarioWorld& world, const std::function<void(const mailbox::OutgoingMail&)>& answer)
{
    (void)world.approvedDraft();
    QCOMPARE(world.sendLater(), 1);
    world.clock.advance(std::chrono::hours(1));
    answer(world.mail.accepted().front());
    QCOMPARE(must(world.pollMail()), 1);
}

std::string messageIdOf(const mailbox::OutgoingMail& mail)
{
    const std::string bytes(base::textOf(mail.bytes));
    const std::size_t begin = bytes.find("Message-ID: ") + 12;
    return bytes.substr(begin, bytes.find('\r', begin) - begin);
}

std::string acceptance(const mailbox::OutgoingMail& original)
{
    return "From: <marta.k@ostravelle.example>\r\nTo: <" + original.envelopeFrom +
           ">\r\nSubject: Accepted: 20 minutes\r\nMessage-ID: <yes-1@ostravelle.example>\r\nIn-Reply-To: " +
           messageIdOf(original) +
           "\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n"
           "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Customer//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
           "UID:meeting-1@fennwick.example\r\nDTSTAMP:20260609T120000Z\r\nDTSTART:20260611T120000Z\r\n"
           "DTEND:20260611T122000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:marta.k@ostravelle.example\r\n"
           "ORGANIZER:mailto:ines.r@fennwick.example\r\nSUMMARY:20 minutes\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

} // namespace

/// From an import to the answer that changes tomorrow's list, over the façade that both programs use.
class MainJobTest : public QObject
{
    Q_OBJECT
private slots:
    void anImportGivesSomebodyToFollowUpAndSaysWhy()
    {
        ScenarioWorld world;
        const auto list = today(world);
        QCOMPARE(list.size(), std::size_t(1));
        const api::Suggestion& first = list.front();
        QCOMPARE(first.accountName, std::string("Ostravelle Foods"));
        QCOMPARE(first.useCase, std::string("renewal"));
        QVERIFY(!first.reasons.empty());
        QCOMPARE(first.reasons.front().phrase.code, std::string("renews_on"));
        QVERIFY(first.value.has_value());
        QVERIFY(first.nextLegal >= world.clock.now());
    }

    void everySentenceThatStatesAFactCitesIt()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        QCOMPARE(draft.row.openClaims, 0);
        int cited = 0;
        for (const api::BlockView& block : draft.blocks)
            for (const api::SentenceView& sentence : block.sentences)
                cited += sentence.citations.empty() ? 0 : 1;
        QVERIFY(cited > 0);
        for (const api::FactView& fact : draft.facts)
            QVERIFY2(!fact.changedSince, fact.text.c_str());
    }

    void exactlyTheSignedBytesLeaveAndOnce()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        const auto exact =
            must(world.ask<api::ExactMail>([&](auto reply) { world.engine().review().exactMail(draft, reply); }));
        QCOMPARE(must(world.runOutbox()), 0);
        QCOMPARE(world.sendLater(), 1);
        for (int round = 0; round < 3; ++round)
            QCOMPARE(world.sendLater(), 0);
        world.startAgain();
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 1);
        QCOMPARE(std::string(base::textOf(world.mail.accepted().front().bytes)), exact.bytes);
        QCOMPARE(world.mail.accepted().front().recipients, exact.recipients);
    }

    void anEditAfterTheSignatureVoidsIt()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        (void)must(world.ask<api::DraftDetail>(
            [&](auto reply) { world.engine().review().editBlock(draft, 1, "Your contract renews on 2 July.", reply); }));
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        const auto now = must(world.show(draft));
        QCOMPARE(now.row.state, api::MessageState::Draft);
        QVERIFY(now.signatures.empty());
        (void)must(world.approve(draft));
        QCOMPARE(world.sendLater(), 1);
        const auto sent = base::textOf(world.mail.accepted().front().bytes);
        QVERIFY(sent.find("renews on 2 July") != std::string_view::npos);
        QVERIFY(sent.find("If you would rather not hear from me") != std::string_view::npos);
    }

    void aClaimWithoutASourceStopsTheSignature()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        const auto edited = must(world.ask<api::DraftDetail>([&](auto reply) {
            world.engine().review().editBlock(draft.row.id, 1, "The price is €3,900 per site.", reply);
        }));
        QCOMPARE(edited.row.openClaims, 1);
        COUNTERSIGN_VERIFY_ERROR(world.approve(draft.row.id), ErrorCode::ClaimUnresolved);
        QCOMPARE(world.sendLater(), 0);
        const auto open = std::ranges::find(edited.claims, api::ClaimState::Unsupported, &api::ClaimView::state);
        (void)must(world.ask<api::DraftDetail>([&](auto reply) {
            world.engine().review().overrule(draft.row.id, open->index, "agreed by phone",
                                             base::SecretText(std::string(ScenarioWorld::kPassphrase)), reply);
        }));
        COUNTERSIGN_VERIFY_OK(world.approve(draft.row.id));
    }

    void whatIsSignedIsWhatWasReadBackFromTheStore()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        const auto preview = must(world.exactMail(draft.row.id));
        QVERIFY(!preview.frozen);
        COUNTERSIGN_VERIFY_ERROR(world.sign(draft.row.id, preview.sha256), ErrorCode::Conflict);
        world.clock.advance(std::chrono::minutes(3));
        (void)must(
            world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().submit(draft.row.id, reply); }));
        const auto mail = must(world.exactMail(draft.row.id));
        QVERIFY(mail.frozen);
        QCOMPARE(mail.from, std::string("Ines Ribeiro <ines.r@fennwick.example>"));
        QCOMPARE(mail.to.size(), std::size_t(1));
        QVERIFY(mail.to.front().ends_with("<marta.k@ostravelle.example>"));
        QVERIFY(mail.cc.empty() && mail.bcc.empty());
        QCOMPARE(mail.signer, std::string("Ines Ribeiro"));
        QVERIFY(mail.undoWindow.count() > 0);
        QCOMPARE(mail.links, std::vector<std::string>{"mailto:ines.r@fennwick.example?subject=unsubscribe"});
        // It waits as long as it must, and says the same each time that somebody looks.
        world.clock.advance(std::chrono::hours(1));
        QVERIFY(must(world.exactMail(draft.row.id)) == mail);
        COUNTERSIGN_VERIFY_OK(world.sign(draft.row.id, mail.sha256));
        QCOMPARE(world.sendLater(), 1);
        const auto sent = base::textOf(world.mail.accepted().front().bytes);
        QCOMPARE(std::string(sent), mail.bytes);
        QVERIFY(sent.find("Date: " + mail.date) != std::string_view::npos);
        QVERIFY(sent.find(mail.messageId) != std::string_view::npos);
    }

    void whatChangedWhileTheSignerTypedIsNotSigned()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        const auto submit = [&](auto reply) { world.engine().review().submit(draft.row.id, reply); };
        (void)must(world.ask<api::DraftDetail>(submit));
        const auto seen = must(world.exactMail(draft.row.id));
        (void)must(world.ask<api::DraftDetail>([&](auto reply) {
            world.engine().review().editBlock(draft.row.id, 1, "Your contract renews on 2 July.", reply);
        }));
        COUNTERSIGN_VERIFY_ERROR(world.sign(draft.row.id, seen.sha256), ErrorCode::Conflict);
        // Nor is what was frozen anew in its place.
        (void)must(world.ask<api::DraftDetail>(submit));
        COUNTERSIGN_VERIFY_ERROR(world.sign(draft.row.id, seen.sha256), ErrorCode::Conflict);
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
    }

    void approvalsListWhatPolicySendsToThisManagerAndNeverOnesOwn()
    {
        ScenarioWorld world;
        world.importCustomer("84000.00");
        const auto draft = must(world.newDraft());
        (void)must(
            world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().submit(draft.row.id, reply); }));
        const auto listed = [&](api::ReviewFilter filter) {
            return must(world.ask<std::vector<api::DraftRow>>([&](auto reply) { world.engine().review().list(filter, reply); }))
                .size();
        };
        QCOMPARE(listed(api::ReviewFilter::NeedsManager), std::size_t(0));
        QCOMPARE(listed(api::ReviewFilter::NeedsMySignature), std::size_t(1));
        world.startAgain("tomas.h@fennwick.example");
        QCOMPARE(listed(api::ReviewFilter::NeedsManager), std::size_t(1));
        QCOMPARE(must(world.exactMail(draft.row.id)).signerRole, api::Role::Manager);
        (void)must(world.approve(draft.row.id, ScenarioWorld::kManagerPassphrase));
        QCOMPARE(listed(api::ReviewFilter::NeedsManager), std::size_t(0));
        QCOMPARE(listed(api::ReviewFilter::NeedsMySignature), std::size_t(0));
    }

    void whatIsTakenBackDoesNotLeave()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        const std::string message = world.board().waiting.front().id;
        must(world.ask<void>([&](auto reply) { world.engine().outbox().takeBack(message, reply); }));
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(must(world.show(draft)).row.state, api::MessageState::Draft);
    }

    void highValueWaitsForTheManagersKeyToo()
    {
        ScenarioWorld world;
        world.importCustomer("84000.00");
        const auto draft = must(world.newDraft());
        QCOMPARE(draft.policy.escalation.code, std::string("escalation_value"));
        const auto once = must(world.approve(draft.row.id));
        QCOMPARE(once.row.missingSignatures, std::vector<std::string>{"manager"});
        QCOMPARE(world.sendLater(), 0);
        // The rep's second signature is no manager's.
        QVERIFY(!world.approve(draft.row.id));
        world.startAgain("tomas.h@fennwick.example");
        COUNTERSIGN_VERIFY_ERROR(world.approve(draft.row.id), ErrorCode::WrongPassphrase);
        const auto both = must(world.approve(draft.row.id, ScenarioWorld::kManagerPassphrase));
        QVERIFY(both.row.missingSignatures.empty());
        QCOMPARE(world.sendLater(), 1);
        QCOMPARE(world.mail.attempts(), 1);
    }

    void aSuggestionAskedForTwiceGivesTheSameDraft()
    {
        ScenarioWorld world;
        const api::NewDraft request{.suggestion = today(world).front().id};
        const auto make = [&] {
            return must(world.ask<api::DraftDetail>(
                [&](auto reply) { world.engine().review().create(request, reply); }));
        };
        QCOMPARE(make().row.id, make().row.id);
    }

    void aReplyIsCountedAndChangesTodaysOrder()
    {
        ScenarioWorld world;
        sendAndHear(world, [&](const auto& original) {
            world.mail.reply(kUser, original, "Yes, Thursday works for us. What would a sixth site cost?");
        });
        const auto figures = kpi(world);
        QCOMPARE(figures.sent, std::int64_t(1));
        QCOMPARE(figures.replied.count, std::int64_t(1));
        QCOMPARE(figures.meeting.count, std::int64_t(0));
        const auto list = today(world);
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list.front().moved.code, std::string("moved_up_replied"));
        const auto rows = must(world.ask<std::vector<api::KpiMessage>>(
            [&](auto reply) { world.engine().insights().messages(api::KpiGrouping::UseCase, "renewal", reply); }));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows.front().outcomes, std::vector<std::string>{"reply"});
    }

    void anAnswerIsFoundByItsWordsAtOnce()
    {
        ScenarioWorld world;
        sendAndHear(world, [&](const mailbox::OutgoingMail& original) {
            world.mail.reply(kUser, original, "Could you bring the calibration certificates along?");
        });
        const auto hits = must(world.ask<std::vector<api::SearchHit>>(
            [&](auto reply) { world.engine().accounts().search("calibration certificates", 10, reply); }));
        QCOMPARE(hits.size(), std::size_t(1));
    }

    void whatWasSentIsSettledAndTheReplyGetsADraftOfItsOwn()
    {
        ScenarioWorld world;
        const api::NewDraft request{.suggestion = today(world).front().id};
        const auto make = [&] {
            return must(world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().create(request, reply); }));
        };
        const std::string first = make().row.id;
        QCOMPARE(today(world).front().draft, first);
        (void)must(world.approve(first));
        QCOMPARE(today(world).front().draftState.code, std::string("draft_signed"));
        QCOMPARE(world.sendLater(), 1);
        world.clock.advance(std::chrono::hours(1));
        world.mail.reply(kUser, world.mail.accepted().front(), "Yes, Thursday works for us.");
        QCOMPARE(must(world.pollMail()), 1);
        const auto after = today(world).front();
        QCOMPARE(after.id, request.suggestion);
        QCOMPARE(after.moved.code, std::string("moved_up_replied"));
        QCOMPARE(after.draft, std::string());
        QCOMPARE(after.draftFirstLine, std::string());
        QCOMPARE(after.draftState.code, std::string("draft_none"));
        const auto answer = make();
        QVERIFY(answer.row.id != first);
        QCOMPARE(answer.row.state, api::MessageState::Draft);
        QVERIFY(!answer.inReplyToSubject.empty());
        QCOMPARE(today(world).front().draft, answer.row.id);
    }

    void anAutomaticAnswerIsNoReply()
    {
        ScenarioWorld world;
        sendAndHear(world, [&](const auto& original) {
            world.mail.outOfOffice(kUser, original, "I am out of the office until 15 June 2026.");
        });
        QCOMPARE(kpi(world).replied.count, std::int64_t(0));
        for (const api::Suggestion& each : today(world))
            QVERIFY(each.action != api::SuggestedAction::Mail);
    }

    void aBounceIsNoReplyAndTheAddressIsNotWrittenToAgain()
    {
        ScenarioWorld world;
        sendAndHear(world, [&](const auto& original) { world.mail.bounce(kUser, original, "5.1.1"); });
        QCOMPARE(kpi(world).replied.count, std::int64_t(0));
        COUNTERSIGN_VERIFY_ERROR(world.newDraft(), ErrorCode::Suppressed);
    }

    void anOptOutSuppressesAtOnce()
    {
        ScenarioWorld world;
        sendAndHear(world, [&](const auto& original) {
            world.mail.reply(kUser, original, "Please unsubscribe me from your mails.");
        });
        COUNTERSIGN_VERIFY_ERROR(world.newDraft(), ErrorCode::Suppressed);
        for (const api::Suggestion& each : today(world))
            QVERIFY(each.action != api::SuggestedAction::Mail);
        QCOMPARE(must(world.ask<std::vector<api::SuppressionRow>>(
                     [&](auto reply) { world.engine().governance().suppressions(reply); })).size(),
                 std::size_t(1));
    }

    void anAcceptedInvitationCountsAsTheMeeting()
    {
        ScenarioWorld world;
        sendAndHear(world, [&](const auto& original) { (void)world.mail.deliverTo(kUser, acceptance(original)); });
        const auto rows = must(world.ask<std::vector<api::KpiMessage>>(
            [&](auto reply) { world.engine().insights().messages(api::KpiGrouping::UseCase, "renewal", reply); }));
        QCOMPARE(rows.at(0).outcomes, std::vector<std::string>{"meeting"});
        QCOMPARE(kpi(world).meeting.count, std::int64_t(1));
    }

    void everyKeystrokeSurvivesAKill()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        std::string text;
        for (const char key : std::string("Dear Marta, shall we talk?")) {
            text += key;
            (void)must(world.ask<api::DraftDetail>(
                [&](auto reply) { world.engine().review().editBlock(draft.row.id, 0, text, reply); }));
            world.startAgain();
            const auto again = must(world.show(draft.row.id));
            std::string shown;
            for (const api::SentenceView& sentence : again.blocks.front().sentences)
                shown += (shown.empty() ? "" : " ") + sentence.text;
            QCOMPARE(QString::fromStdString(shown).simplified(), QString::fromStdString(text).simplified());
        }
    }

    void everythingButSendingWorksWithoutANetworkAndItLeavesOnceAfterwards()
    {
        ScenarioWorld world;
        world.mail.setOnline(false);
        world.startAgain();
        QCOMPARE(today(world).size(), std::size_t(1));
        const auto hits = must(world.ask<std::vector<api::SearchHit>>(
            [&](auto reply) { world.engine().accounts().search("ostra", 10, reply); }));
        QVERIFY(!hits.empty());
        const auto page = must(
            world.ask<api::AccountPage>([&](auto reply) { world.engine().accounts().list({}, reply); }));
        COUNTERSIGN_VERIFY_OK(world.ask<api::AccountDetail>(
            [&](auto reply) { world.engine().accounts().detail(page.rows.front().id, {}, reply); }));
        (void)world.approvedDraft();
        QCOMPARE(world.sendLater(), 0);
        QVERIFY(!world.board().waiting.front().why.code.empty());
        world.mail.setOnline(true);
        int sent = 0;
        for (int round = 0; round < 5; ++round)
            sent += world.sendLater();
        QCOMPARE(sent, 1);
        QCOMPARE(world.mail.accepted().size(), std::size_t(1));
    }

    void anotherProcesssCommitsAreAnnounced()
    {
        ScenarioWorld world;
        bool everything = false;
        const api::Subscription subscription =
            world.engine().subscribe([&](const api::Change& change) { everything = everything || change.everything; });
        const auto look = [&world] {
            (void)must(world.ask<api::FrameState>([&](auto reply) { world.engine().frame(reply); }));
        };
        look();
        everything = false;
        look();
        QVERIFY(!everything);
        world.commitElsewhere();
        look();
        QVERIFY(everything);
    }

    void aPromptsNextVersionIsUsedAndTakenBack()
    {
        ScenarioWorld world;
        auto& prompts = world.engine().prompts();
        const std::string name =
            must(world.ask<std::vector<api::PromptRow>>([&](auto reply) { prompts.list(reply); })).front().name;
        const auto body = must(world.ask<std::string>([&](auto reply) { prompts.show(name, 1, reply); }));
        const auto added = must(world.ask<api::PromptRow>([&](auto reply) { prompts.add(name, body + "\nBe brief.\n", reply); }));
        QCOMPARE(added.version, 2);
        const auto secret = [] { return base::SecretText(std::string(ScenarioWorld::kPassphrase)); };
        must(world.ask<void>([&](auto reply) { prompts.promote(name, 2, secret(), reply); }));
        must(world.ask<void>([&](auto reply) { prompts.rollback(name, secret(), reply); }));
        const auto verdict = must(world.ask<api::AuditVerdict>(
            [&](auto reply) { world.engine().governance().verifyAudit(reply); }));
        QCOMPARE(verdict.brokenAt, std::int64_t(0));
    }

    void theAuditLogOfAWholeDayVerifies()
    {
        ScenarioWorld world;
        sendAndHear(world, [&](const auto& original) { world.mail.reply(kUser, original, "Gladly."); });
        const auto verdict = must(world.ask<api::AuditVerdict>(
            [&](auto reply) { world.engine().governance().verifyAudit(reply); }));
        QCOMPARE(verdict.brokenAt, std::int64_t(0));
        QVERIFY(verdict.checked > 10);
    }
};

COUNTERSIGN_TEST_CLASS(MainJobTest);
#include "main_job_test.moc"
