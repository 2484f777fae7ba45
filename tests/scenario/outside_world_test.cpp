// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/scenario_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using tests::MailFailure;
using tests::must;
using tests::ScenarioWorld;

namespace {

std::string streamed(const std::string& content, const std::string& finish = "null")
{
    const base::Json delta{{"content", content}};
    return R"(data: {"choices":[{"index":0,"delta":)" + base::dumpJson(delta) + R"(,"finish_reason":)" +
           finish + "}]}\n\n";
}

} // namespace

/// Servers that are dead, lie or answer nonsense: the rep loses nothing and is told why.
class OutsideWorldTest : public QObject
{
    Q_OBJECT
private slots:
    void aModelThatFailsLeavesAWholeDraftThatSaysWhy_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("error");
        QTest::addColumn<QString>("why");
        const int none = -1;
        const auto row = [](const char* name, int status, const std::string& body, int error,
                            const char* why) {
            QTest::newRow(name) << status << QByteArray::fromStdString(body) << error << QString(why);
        };
        row("nonsense", 200,
            streamed("Sure! Dear customer, lorem ipsum") + streamed("", "\"stop\"") + "data: [DONE]\n\n",
            none, "fallback_invalid");
        row("no stream at all", 200, "data: hello\n\n", none, "fallback_invalid");
        row("half a stream", 200, streamed("{\"subject\":\"Half of"), none, "fallback_truncated");
        row("cut by the network", 200, streamed("{\"subject\":"), static_cast<int>(ErrorCode::ConnectionLost),
            "fallback_truncated");
        row("a login page", 200, "<!DOCTYPE html><html><body>Sign in</body></html>", none,
            "fallback_invalid");
        row("an error page", 502, "<html>Bad gateway</html>", none, "fallback_refused");
        row("a wrong key", 401, "{}", none, "fallback_refused");
        row("a dead server", 0, "", static_cast<int>(ErrorCode::ConnectionRefused), "fallback_offline");
        row("NUL bytes", 200, std::string("data: \0\0\0\n\n", 11), none, "fallback_invalid");
    }
    void aModelThatFailsLeavesAWholeDraftThatSaysWhy()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, error);
        QFETCH(QString, why);
        ScenarioWorld world;
        tests::FakeAnswer answer{.status = status, .body = body.toStdString()};
        if (error >= 0)
            answer.error = base::Error{.code = static_cast<ErrorCode>(error), .detail = "scripted"};
        world.http.answer(std::move(answer));
        const auto draft = world.newDraft("model");
        COUNTERSIGN_VERIFY_OK(draft);
        QCOMPARE(QString::fromStdString(draft->fallback.code), why);
        QCOMPARE(draft->level, std::string("template"));
        QVERIFY(!draft->blocks.empty() && !draft->row.subject.empty());
        QCOMPARE(draft->row.openClaims, 0);
        QCOMPARE(world.http.seen().size(), std::size_t(1));
        QCOMPARE(must(world.ask<std::vector<api::DraftRow>>([&](auto reply) {
                     world.engine().review().list(api::ReviewFilter::Mine, reply);
                 })).size(),
                 std::size_t(1));
    }

    void withoutApprovalNothingReachesTheServer()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        (void)must(world.ask<api::DraftDetail>(
            [&](auto reply) { world.engine().review().submit(draft.row.id, reply); }));
        (void)world.sendLater();
        QCOMPARE(world.mail.attempts(), 0);
    }

    void aDeadMailServerKeepsTheMessageAndItLeavesOnceLater()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        const auto exact = must(
            world.ask<api::ExactMail>([&](auto reply) { world.engine().review().exactMail(draft, reply); }));
        world.mail.setOnline(false);
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(world.sendLater(), 0);
        }
        QVERIFY(world.mail.accepted().empty());
        const auto waiting = world.board();
        QCOMPARE(waiting.waiting.size(), std::size_t(1));
        QVERIFY(!waiting.waiting.front().why.code.empty());
        QVERIFY(waiting.waiting.front().canTakeBack);
        world.mail.setOnline(true);
        for (int round = 0; round < 5; ++round)
            (void)world.sendLater();
        QCOMPARE(world.mail.accepted().size(), std::size_t(1));
        QCOMPARE(std::string(base::textOf(world.mail.accepted().front().bytes)), exact.bytes);
        QCOMPARE(world.board().gone.size(), std::size_t(1));
    }

    void aServerThatDiesWhileItListensIsAskedAgain()
    {
        ScenarioWorld world;
        (void)world.approvedDraft();
        world.mail.failNext(MailFailure::Connect);
        world.mail.failNext(MailFailure::InsideMessage);
        for (int round = 0; round < 12; ++round)
            (void)world.sendLater();
        QCOMPARE(world.mail.accepted().size(), std::size_t(1));
    }

    void aServerThatDiesBeforeItsAnswerLeavesAQuestionAndNoSecondMail()
    {
        for (const MailFailure failure : {MailFailure::AnswerLost, MailFailure::MessageLost}) {
            ScenarioWorld world;
            (void)world.approvedDraft();
            world.mail.failNext(failure);
            for (int round = 0; round < 6; ++round)
                (void)world.sendLater();
            QCOMPARE(world.mail.attempts(), 1);
            QCOMPARE(world.board().needsYou.size(), std::size_t(1));
        }
    }

    void theListMovesAfterAMailAndAfterItsAnswerAndSaysWhy()
    {
        ScenarioWorld world;
        const auto first = [&] {
            const auto list = must(world.ask<api::SuggestionList>(
                [&](auto reply) { world.engine().suggestions().list(10, reply); }));
            return list.items.empty() ? api::Suggestion() : list.items.front();
        };
        const double before = first().score;
        (void)world.approvedDraft();
        (void)world.sendLater();
        QCOMPARE(world.mail.accepted().size(), std::size_t(1));
        QCOMPARE(first().moved.code, std::string("moved_down_sent"));
        QVERIFY(first().score < before);
        world.clock.advance(std::chrono::hours(1));
        const auto sent = world.mail.accepted().front();
        world.mail.reply("ines", sent, "Yes, please call me.");
        COUNTERSIGN_VERIFY_OK(world.ask<int>([&](auto reply) { world.engine().sources().pollMail(reply); }));
        QCOMPARE(first().moved.code, std::string("moved_up_replied"));
        QVERIFY(first().score > before);
        for (const auto& reason : first().reasons)
            QVERIFY2(reason.phrase.code == "value_at_stake" || !reason.record.empty(),
                     reason.phrase.code.c_str());
    }

    void aColleaguesAccountIsHandedOver()
    {
        ScenarioWorld world;
        world.put("users.csv", "user_id,name,email,role\nU-1,Ines Ribeiro,ines.r@fennwick.example,rep\n"
                               "U-2,Olaf Berg,olaf.b@fennwick.example,rep\n");
        world.put("accounts.csv",
                  "account_id,name,country,city,time_zone,language,owner_email\n"
                  "A-1,Ostravelle Foods,AT,Vienna,Europe/Vienna,en,olaf.b@fennwick.example\n");
        world.import();
        const auto list = must(world.ask<api::SuggestionList>(
            [&](auto reply) { world.engine().suggestions().list(10, reply); }));
        QCOMPARE(list.items.size(), std::size_t(1));
        QVERIFY(list.items.front().action == api::SuggestedAction::HandOver);
    }

    void aMailboxThatWasRemovedIsNoSourceAnyMore()
    {
        ScenarioWorld world;
        COUNTERSIGN_VERIFY_OK(world.pollMail());
        const auto kinds = [&] {
            std::vector<std::string> names;
            for (const api::SourceRow& each : must(world.ask<std::vector<api::SourceRow>>(
                     [&](auto reply) { world.engine().sources().list(reply); })))
                names.push_back(each.kind);
            std::ranges::sort(names);
            return names;
        };
        QCOMPARE(kinds(), (std::vector<std::string>{"files", "mailbox"}));
        const auto mailbox = must(records::listMailboxes(world.core().database)).front().id;
        must(runtime::inTransaction(world.core().database, [&](store::Transaction& transaction) {
            return records::removeMailbox(transaction, mailbox);
        }));
        QCOMPARE(kinds(), std::vector<std::string>{"files"});
        const auto frame = must(
            world.ask<api::FrameState>([&](auto reply) { world.engine().frame(reply); }));
        QCOMPARE(frame.ages.size(), std::size_t(1));
    }

    void aWrongPassphraseSignsNothing()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        COUNTERSIGN_VERIFY_ERROR(world.approve(draft.row.id, "wrong"), ErrorCode::WrongPassphrase);
        (void)world.sendLater();
        QCOMPARE(world.mail.attempts(), 0);
        COUNTERSIGN_VERIFY_OK(world.approve(draft.row.id));
    }
};

COUNTERSIGN_TEST_CLASS(OutsideWorldTest);
#include "outside_world_test.moc"
