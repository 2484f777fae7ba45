// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/scenario_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using tests::must;
using tests::ScenarioWorld;

namespace {

constexpr const char* kManager = "tomas.h@fennwick.example";

/// The same policy with another bound for the manager's signature.
base::Result<api::PolicyInfo> changePolicy(ScenarioWorld& world, const char* passphrase)
{
    auto& governance = world.engine().governance();
    const auto policy = must(world.ask<api::PolicyInfo>([&](auto reply) { governance.policy(reply); }));
    base::Json document = *base::parseJson(policy.document);
    document["undoSeconds"] = 90;
    return world.ask<api::PolicyInfo>([&](auto reply) {
        governance.setPolicy(base::dumpJson(document), base::SecretText(std::string(passphrase)), reply);
    });
}

} // namespace

/// A new policy voids what was signed under the old one, and says so at once.
class PolicyChangeTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSignedIsBackInReviewAtOnceWithTheReason()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        QCOMPARE(world.board().waiting.size(), std::size_t(1));
        world.startAgain(kManager);
        COUNTERSIGN_VERIFY_OK(changePolicy(world, ScenarioWorld::kManagerPassphrase));
        const auto now = must(world.show(draft));
        QCOMPARE(now.row.state, api::MessageState::InReview);
        QCOMPARE(now.returnedBecause.code, std::string("policy_changed"));
        QVERIFY(now.signatures.empty());
        QVERIFY(world.board().waiting.empty());
        QCOMPARE(world.sendLater(), 0);
        QCOMPARE(world.mail.attempts(), 0);
    }

    void itsAuthorSubmitsItAnewAndItLeaves()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        world.startAgain(kManager);
        COUNTERSIGN_VERIFY_OK(changePolicy(world, ScenarioWorld::kManagerPassphrase));
        world.startAgain();
        (void)must(world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().submit(draft, reply); }));
        QVERIFY(must(world.show(draft)).returnedBecause.code.empty());
        (void)must(world.approve(draft));
        QCOMPARE(world.sendLater(), 1);
        QCOMPARE(world.mail.attempts(), 1);
    }

    void whatIsHalfSignedLosesItsSignatureToo()
    {
        ScenarioWorld world;
        world.importCustomer("84000.00");
        const auto draft = must(world.newDraft());
        (void)must(world.approve(draft.row.id));
        world.startAgain(kManager);
        COUNTERSIGN_VERIFY_OK(changePolicy(world, ScenarioWorld::kManagerPassphrase));
        const auto now = must(world.show(draft.row.id));
        QCOMPARE(now.returnedBecause.code, std::string("policy_changed"));
        QCOMPARE(now.row.missingSignatures, (std::vector<std::string>{"rep", "manager"}));
    }

    void whoMayNotChangeItWithdrawsNothing()
    {
        ScenarioWorld world;
        const std::string draft = world.approvedDraft();
        QVERIFY(!changePolicy(world, ScenarioWorld::kPassphrase));
        QCOMPARE(must(world.show(draft)).row.state, api::MessageState::Held);
        QCOMPARE(world.sendLater(), 1);
    }
};

COUNTERSIGN_TEST_CLASS(PolicyChangeTest);
#include "policy_change_test.moc"
