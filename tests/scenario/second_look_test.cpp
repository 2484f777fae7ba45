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
}

/// What is looked at once more just before a signed mail leaves.
class SecondLookTest : public QObject
{
    Q_OBJECT

private slots:
    void aPersonOfAnotherAccountIsNotWrittenToAboutThisOne()
    {
        ScenarioWorld world;
        world.crm.put("account", "A-2", {{"name", "Zephyrlane"}, {"website", "zephyrlane.example"}, {"country", "AT"}});
        world.crm.put("contact", "C-2",
                      {{"account_id", "A-2"}, {"first_name", "Sofia"}, {"last_name", "Nilsen"},
                       {"email", "sofia.n@zephyrlane.example"}});
        world.importCustomer("4250.00");
        const auto page = must(world.ask<api::AccountPage>([&](auto reply) { world.engine().accounts().list({}, reply); }));
        const auto idOf = [&](const char* name) {
            const auto row = std::ranges::find(page.rows, name, &api::AccountRow::name);
            return row == page.rows.end() ? std::string() : row->id;
        };
        const auto people = must(world.ask<api::AccountDetail>(
            [&](auto reply) { world.engine().accounts().detail(idOf("Zephyrlane"), {}, reply); }));
        const auto refused = world.ask<api::DraftDetail>([&](auto reply) {
            world.engine().review().create(
                {.account = idOf("Ostravelle Foods"), .contact = people.people.at(0).id, .useCase = "renewal"}, reply);
        });
        COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::InvalidInput);
        QCOMPARE(refused.error().args, std::vector<std::string>{"other_account"});
    }

    void theValueIsThatOfEveryAccountWhoseMailReachesThePerson()
    {
        ScenarioWorld world;
        world.crm.put("account", "A-2", {{"name", "Ostravelle Holding"}, {"country", "AT"}});
        world.crm.put("contact", "C-2",
                      {{"account_id", "A-2"}, {"first_name", "Marta"}, {"last_name", "Kofler"},
                       {"email", "marta.k@ostravelle.example"}});
        world.crm.put("opportunity", "O-9",
                      {{"account_id", "A-2"}, {"name", "All sites"}, {"stage", "Proposal"}, {"amount", "240000.00"},
                       {"currency", "EUR"}, {"close_date", "2026-09-30"}});
        world.importCustomer("4250.00");
        const auto page = must(world.ask<api::AccountPage>([&](auto reply) { world.engine().accounts().list({}, reply); }));
        const auto small = std::ranges::find(page.rows, "Ostravelle Foods", &api::AccountRow::name);
        const auto draft = must(world.ask<api::DraftDetail>([&](auto reply) {
            world.engine().review().create({.account = small->id, .useCase = "renewal"}, reply);
        }));
        QCOMPARE(draft.policy.escalation.code, std::string("escalation_value"));
    }

    void anOpenDealWithoutAnAmountIsOfUnknownValue()
    {
        ScenarioWorld world;
        world.crm.put("opportunity", "O-9",
                      {{"account_id", "A-1"}, {"name", "All sites"}, {"stage", "Proposal"}, {"close_date", "2026-09-30"}});
        world.importCustomer("4250.00");
        QCOMPARE(must(world.newDraft()).policy.escalation.code, std::string("escalation_unknown_value"));
    }

    void whatIsWorthMoreByNowNeedsTheManagerAfterAll()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        const auto half = must(world.newDraft());
        must(world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().submit(half.row.id, reply); }));
        world.crm.put("opportunity", "O-9",
                      {{"account_id", "A-1"}, {"name", "All sites"}, {"stage", "Proposal"}, {"amount", "84000.00"},
                       {"currency", "EUR"}, {"close_date", "2026-09-30"}});
        world.importCustomer("4250.00");
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("value_rose"));
        // Nor does the rep's signature suffice for what was frozen before.
        const auto alone = world.approve(half.row.id);
        COUNTERSIGN_VERIFY_ERROR(alone, ErrorCode::ApprovalVoid);
        QCOMPARE(alone.error().args.front(), std::string("value_rose"));
    }

    void aCitedFactThatChangesSendsItBackWithTheReason()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        world.importCustomer("9900.00");
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        const auto now = must(world.show(draft));
        QCOMPARE(now.row.state, api::MessageState::InReview);
        QCOMPARE(now.returnedBecause.code, std::string("fact_changed"));
        QVERIFY(std::ranges::any_of(now.facts, &api::FactView::changedSince));
    }

    void anOptOutInTheCrmStopsWhatIsAlreadySigned()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        world.importCustomer("4250.00", true);
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("suppressed"));
    }

    void anUnrelatedImportDoesNotSendItBack()
    {
        ScenarioWorld world;
        (void)world.approvedDraft();
        world.importCustomer("4250.00");
        QCOMPARE(world.sendLater(), 1);
    }

    void anAnswerThatComesFirstSendsItBackToReview()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        world.clock.advance(std::chrono::minutes(1));
        (void)world.mail.deliverTo(kUser, "From: <marta.k@ostravelle.example>\r\nTo: <ines.r@fennwick.example>\r\n"
                                          "Subject: Renewal\r\nMessage-ID: <first@ostravelle.example>\r\n"
                                          "Date: Tue, 9 Jun 2026 10:01:00 +0000\r\nMIME-Version: 1.0\r\n"
                                          "Content-Type: text/plain\r\n\r\nLet us talk next week instead.\r\n");
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("reply_came"));
    }

    void whoeverReadsTheAnswerAndSignsAgainIsObeyed()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        world.clock.advance(std::chrono::minutes(1));
        (void)world.mail.deliverTo(kUser, "From: <marta.k@ostravelle.example>\r\nTo: <ines.r@fennwick.example>\r\n"
                                          "Subject: Renewal\r\nMessage-ID: <first@ostravelle.example>\r\n"
                                          "Date: Tue, 9 Jun 2026 10:01:00 +0000\r\nMIME-Version: 1.0\r\n"
                                          "Content-Type: text/plain\r\n\r\nWhere is your mail?\r\n");
        QCOMPARE(world.sendLater(), 0);
        (void)must(world.approve(draft));
        QCOMPARE(world.sendLater(), 1);
    }

    void aSecondMailToTheSamePersonGoesBackToReview()
    {
        ScenarioWorld world;
        (void)world.approvedDraft();
        const std::string second = world.approvedDraft();
        QCOMPARE(world.sendLater(), 1);
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 1);
        QCOMPARE(must(world.show(second)).returnedBecause.code, std::string("mail_went_out"));
        (void)must(world.approve(second));
        QCOMPARE(world.sendLater(), 1);
    }
};

COUNTERSIGN_TEST_CLASS(SecondLookTest);
#include "second_look_test.moc"
