// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/scenario_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using tests::must;
using tests::ScenarioWorld;

namespace {

base::Instant at(const char* time)
{
    return base::parseRfc3339(time).value();
}

base::Result<api::PolicyInfo> setSending(ScenarioWorld& world, const base::Json& hours, const char* passphrase)
{
    const auto policy =
        must(world.ask<api::PolicyInfo>([&](auto reply) { world.engine().governance().policy(reply); }));
    base::Json document = *base::parseJson(policy.document);
    document["sending"] = hours;
    return world.ask<api::PolicyInfo>([&](auto reply) {
        world.engine().governance().setPolicy(base::dumpJson(document), base::SecretText(std::string(passphrase)), reply);
    });
}

const base::Json& always()
{
    static const base::Json kAlways{{"from", "00:00"}, {"to", "24:00"}, {"weekends", true}, {"holidays", true}};
    return kAlways;
}

void openAs(ScenarioWorld& world, const char* who)
{
    world.startAgain(who);
}

int sendAfterUndo(ScenarioWorld& world)
{
    world.clock.advance(std::chrono::minutes(10));
    return must(world.runOutbox());
}

} // namespace

/// When mail leaves is policy, kept in the recipient's zone.
class SendingHoursTest : public QObject
{
    Q_OBJECT
private slots:
    void whatIsSignedOnSaturdayWaitsForMondayAndSaysSo()
    {
        ScenarioWorld world;
        world.clock.setNow(at("2026-06-13T10:00:00Z"));
        const auto draft = must(world.newDraft());
        (void)must(world.approve(draft.row.id));
        QCOMPARE(sendAfterUndo(world), 0);
        const auto waiting = world.board().waiting;
        QCOMPARE(waiting.size(), std::size_t(1));
        QCOMPARE(waiting.front().why.code, std::string("waiting_window"));
        // Nine o'clock in Vienna.
        QVERIFY(waiting.front().leavesAt == at("2026-06-15T07:00:00Z"));
        world.clock.setNow(at("2026-06-15T06:59:00Z"));
        QCOMPARE(must(world.runOutbox()), 0);
        QCOMPARE(world.mail.attempts(), 0);
        world.clock.setNow(at("2026-06-15T07:00:00Z"));
        QCOMPARE(must(world.runOutbox()), 1);
    }

    void onlyAManagerPutsOtherRulesInForce()
    {
        ScenarioWorld world;
        COUNTERSIGN_VERIFY_ERROR(setSending(world, always(), ScenarioWorld::kPassphrase), ErrorCode::NotAllowed);
        openAs(world, "tomas.h@fennwick.example");
        COUNTERSIGN_VERIFY_ERROR(setSending(world, always(), ScenarioWorld::kPassphrase), ErrorCode::WrongPassphrase);
        base::Json backwards = always();
        backwards["to"] = "00:00";
        COUNTERSIGN_VERIFY_ERROR(setSending(world, backwards, ScenarioWorld::kManagerPassphrase), ErrorCode::InvalidInput);
        QCOMPARE(must(setSending(world, always(), ScenarioWorld::kManagerPassphrase)).version, 2);
    }

    void whereThePolicySaysSoMailLeavesOnASunday()
    {
        ScenarioWorld world;
        openAs(world, "tomas.h@fennwick.example");
        (void)must(setSending(world, always(), ScenarioWorld::kManagerPassphrase));
        openAs(world, "");
        world.clock.setNow(at("2026-06-14T21:00:00Z"));
        const auto draft = must(world.newDraft());
        (void)must(world.approve(draft.row.id));
        QCOMPARE(sendAfterUndo(world), 1);
        QCOMPARE(world.mail.attempts(), 1);
    }

    void otherRulesVoidWhatWasSignedUnderTheOldOnes()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        (void)must(world.approve(draft.row.id));
        openAs(world, "tomas.h@fennwick.example");
        (void)must(setSending(world, always(), ScenarioWorld::kManagerPassphrase));
        openAs(world, "");
        QCOMPARE(sendAfterUndo(world), 0);
        QCOMPARE(world.mail.attempts(), 0);
        const auto now = must(world.show(draft.row.id));
        QCOMPARE(now.row.state, api::MessageState::InReview);
        QVERIFY(now.signatures.empty());
    }
};

COUNTERSIGN_TEST_CLASS(SendingHoursTest);
#include "sending_hours_test.moc"
