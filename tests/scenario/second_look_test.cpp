// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/parsed_message.h"
#include "engine/platform/records/record_store.h"
#include "tests/scenario/scenario_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using tests::must;
using tests::ScenarioWorld;

namespace {
constexpr const char* kUser = "ines";

/// A mail of the customer's as it lies on the server.
std::string mailFrom(const std::string& from, const std::string& headers, const std::string& text)
{
    return "From: <" + from + ">\r\nTo: <ines.r@fennwick.example>\r\n" + headers +
           "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n";
}

std::string newMail(const char* id, const char* date)
{
    return "Subject: Renewal\r\nMessage-ID: <" + std::string(id) + "@ostravelle.example>\r\nDate: " + date + "\r\n";
}

constexpr const char* kMarta = "marta.k@ostravelle.example";

/// As an import does that brings another address, or that she has left.
void changeMarta(ScenarioWorld& world, const std::string& email, bool left = false)
{
    must(runtime::inTransaction(world.core().database, [&](store::Transaction& transaction) -> base::Status {
        auto contacts = must(records::findByText(world.core().database, model::RecordKind::Contact, "email", kMarta));
        contacts.front().set("email", email);
        contacts.front().set("left_company", left);
        const auto stored = records::upsertRecord(transaction, contacts.front(), {}, world.clock.now());
        return stored ? base::Status{} : base::fail(stored.error());
    }));
}

void draftFor(ScenarioWorld& world, const std::string& accountName, std::string& draft)
{
    const auto page = must(world.ask<api::AccountPage>([&](auto reply) { world.engine().accounts().list({}, reply); }));
    const auto row = std::ranges::find(page.rows, accountName, &api::AccountRow::name);
    QVERIFY(row != page.rows.end());
    const api::NewDraft request{.account = row->id, .useCase = "renewal"};
    draft = must(world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().create(request, reply); })).row.id;
}
} // namespace

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

    void aTimeThatHasPassedIsNotOfferedAnyMore()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        world.clock.advance(std::chrono::days(6));
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(QString::fromStdString(must(world.show(draft)).returnedBecause.code), QStringLiteral("offer_gone"));
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

    void anAnswerCountsFromWhenItIsReadWhateverItsDate()
    {
        ScenarioWorld world;
        COUNTERSIGN_VERIFY_OK(world.pollMail());
        const std::string draft = world.approvedDraft();
        world.clock.advance(std::chrono::minutes(1));
        (void)world.mail.deliverTo(kUser, mailFrom(kMarta, newMail("old", "Mon, 1 Jun 2020 10:00:00 +0000"), "Please wait."));
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("reply_came"));
    }

    void oldLettersOfAMailboxThatIsReadForTheFirstTimeAreNoNews()
    {
        ScenarioWorld world;
        (void)world.mail.deliverTo(kUser, mailFrom(kMarta, newMail("old", "Mon, 1 Jun 2020 10:00:00 +0000"), "Hello."));
        (void)world.approvedDraft();
        world.clock.advance(std::chrono::minutes(1));
        QCOMPARE(world.sendLater(), 1);
    }

    void anAnswerFromAnotherAddressInTheThreadStopsTheNextMail()
    {
        ScenarioWorld world;
        (void)world.approvedDraft();
        QCOMPARE(world.sendLater(), 1);
        const std::string second = world.approvedDraft();
        world.clock.advance(std::chrono::minutes(1));
        const auto id = std::string(must(mime::parseMessage(world.mail.accepted().front().bytes)).messageId);
        (void)world.mail.deliverTo(kUser, mailFrom("marta@private.example",
                                                   newMail("private", "Tue, 9 Jun 2026 10:30:00 +0000") +
                                                       "In-Reply-To: <" + id + ">\r\n",
                                                   "I am at home, let us talk next week."));
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(must(world.show(second)).returnedBecause.code, std::string("reply_came"));
    }

    void anAnswerIsSeenWhereItsAddressStandsUnderTwoAccounts()
    {
        ScenarioWorld world;
        world.crm.put("account", "A-2", {{"name", "Ostravelle Bakeries"}, {"country", "AT"}, {"city", "Vienna"},
                                         {"time_zone", "Europe/Vienna"}, {"language", "en"}});
        world.crm.put("contact", "C-2", {{"account_id", "A-2"}, {"first_name", "Marta"}, {"last_name", "Kofler"},
                                         {"email", kMarta}, {"language", "en"}});
        world.crm.put("contract", "CT-2", {{"number", "CT-9"}, {"account_id", "A-2"}, {"status", "active"},
                                           {"start_date", "2025-07-02"}, {"end_date", "2026-07-01"},
                                           {"renewal_date", "2026-07-02"}, {"annual_value", "4250.00"}, {"currency", "EUR"}});
        world.importCustomer("4250.00");
        for (const char* account : {"Ostravelle Foods", "Ostravelle Bakeries"}) {
            std::string draft;
            draftFor(world, account, draft);
            (void)must(world.approve(draft));
            world.clock.advance(std::chrono::minutes(1));
            (void)world.mail.deliverTo(kUser, mailFrom(kMarta, newMail(account + 11, "Tue, 9 Jun 2026 10:01:00 +0000"), "Wait."));
            QCOMPARE(world.sendLater(), 0);
            QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("reply_came"));
        }
        QCOMPARE(world.mail.attempts(), 0);
    }

    void aClockThatIsSetBackHidesNoAnswer()
    {
        ScenarioWorld world;
        COUNTERSIGN_VERIFY_OK(world.pollMail());
        const auto signedAt = world.clock.now();
        const std::string draft = world.approvedDraft();
        world.clock.setNow(signedAt - std::chrono::hours(2));
        (void)world.mail.deliverTo(kUser, mailFrom(kMarta, newMail("back", "Tue, 9 Jun 2026 08:00:00 +0000"), "Please wait."));
        COUNTERSIGN_VERIFY_OK(world.pollMail());
        world.clock.setNow(signedAt);
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("reply_came"));
    }

    void aClockThatIsSetBackLetsNothingLeaveEarly()
    {
        ScenarioWorld world;
        COUNTERSIGN_VERIFY_OK(world.pollMail());
        const auto start = world.clock.now();
        (void)world.approvedDraft();
        world.clock.setNow(start - std::chrono::hours(1));
        QCOMPARE(must(world.runOutbox()), 0); // the undo window is not over
        // The stamp of the last reading lies ahead: however long ago that was, it is not known to be a moment ago.
        world.clock.setNow(start + std::chrono::hours(1));
        COUNTERSIGN_VERIFY_OK(world.pollMail());
        world.clock.setNow(start + std::chrono::minutes(30));
        world.mail.setOnline(false);
        QCOMPARE(must(world.runOutbox()), 0);
        QCOMPARE(world.board().waiting.front().why.code, std::string("waiting_inbox"));
        world.mail.setOnline(true);
        world.clock.advance(std::chrono::minutes(2));
        QCOMPARE(must(world.runOutbox()), 1);
    }

    void aRecipientWhoIsAnotherByNowSendsItBackAndIsNotSignedFor_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<bool>("left");
        QTest::newRow("another address") << "marta.kofler@elsewhere.example" << false;
        QTest::newRow("no address") << "" << false;
        QTest::newRow("left the company") << kMarta << true;
    }
    void aRecipientWhoIsAnotherByNowSendsItBackAndIsNotSignedFor()
    {
        QFETCH(QString, email);
        QFETCH(bool, left);
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        changeMarta(world, email.toStdString(), left);
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("recipient_changed"));
        const auto again = world.approve(draft);
        COUNTERSIGN_VERIFY_ERROR(again, ErrorCode::ApprovalVoid);
        QCOMPARE(again.error().args.front(), std::string("recipient_changed"));
    }

    void aRecipientWhoseRecordIsDeletedSendsItBack()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        must(runtime::inTransaction(world.core().database, [&](store::Transaction& transaction) -> base::Status {
            const auto contacts = records::findByText(world.core().database, model::RecordKind::Contact, "email", kMarta);
            const auto gone = records::deleteRecord(transaction, model::RecordKind::Contact, contacts->front().id, {},
                                                    world.clock.now());
            return gone ? base::Status{} : base::fail(gone.error());
        }));
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
        QCOMPARE(must(world.show(draft)).returnedBecause.code, std::string("recipient_changed"));
    }

    void anAddressInOtherLettersIsTheSame()
    {
        ScenarioWorld world;
        (void)world.approvedDraft();
        changeMarta(world, "Marta.K@Ostravelle.example");
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
