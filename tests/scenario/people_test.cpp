// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/runtime/channels.h"
#include "tests/scenario/scenario_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using tests::must;
using tests::ScenarioWorld;

namespace {

constexpr const char* kManager = "tomas.h@fennwick.example";
constexpr const char* kNewWords = "the new person's words";

base::SecretText secret(const char* words)
{
    return base::SecretText(std::string(words));
}

api::NewPrincipal lea(api::Role role = api::Role::Rep)
{
    return {.name = "Lea Maurer", .email = "Lea.M@fennwick.example", .role = role};
}

base::Result<api::Principal> add(ScenarioWorld& world, const api::NewPrincipal& person, const char* passphrase)
{
    return world.ask<api::Principal>([&](auto reply) {
        world.engine().governance().addPrincipal(person, secret(kNewWords), secret(passphrase), reply);
    });
}

base::Result<void> revoke(ScenarioWorld& world, const std::string& id, const char* passphrase)
{
    return world.ask<void>(
        [&](auto reply) { world.engine().governance().revokePrincipal(id, secret(passphrase), reply); });
}

std::vector<api::Principal> everybody(ScenarioWorld& world)
{
    return must(
        world.ask<std::vector<api::Principal>>([&](auto reply) { world.engine().governance().principals(reply); }));
}

std::size_t slotCount(ScenarioWorld& world)
{
    return must(world.core().workspace.keySlots().list()).size();
}

api::Principal person(ScenarioWorld& world, const std::string& idOrAddress)
{
    for (const api::Principal& each : everybody(world))
        if (each.id == idOrAddress || each.email == idOrAddress)
            return each;
    return {};
}

std::size_t keyFiles(ScenarioWorld& world)
{
    return must(world.core().workspace.signingKeys().list()).size();
}

events::AuditEntry newestEntry(ScenarioWorld& world)
{
    const std::int64_t head = must(events::auditHead(world.core().database));
    return must(events::findSoundLink(world.core().database, head)).value().entry;
}

} // namespace

/// People who come and go after the workspace was made.
class PeopleTest : public QObject
{
    Q_OBJECT
private slots:
    void aManagerAddsAPersonWhoThenOpensActsAndSigns()
    {
        ScenarioWorld world;
        world.startAgain(kManager);
        const auto added = add(world, lea(api::Role::Admin), ScenarioWorld::kManagerPassphrase);
        COUNTERSIGN_VERIFY_OK(added);
        QVERIFY(added->canSign && added->role == api::Role::Admin);
        QCOMPARE(added->email, std::string("lea.m@fennwick.example"));
        QCOMPARE(everybody(world).size(), std::size_t(3));
        const auto entry = newestEntry(world);
        QCOMPARE(entry.action, std::string("key.enrol"));
        QCOMPARE(entry.subject, added->id);
        QCOMPARE(entry.actor, world.core().me.text());
        // Their words open a slot of their own, and their key.
        const auto opened =
            runtime::Workspace::open(world.core().ports, world.core().workspace.folder(), secret(kNewWords));
        COUNTERSIGN_VERIFY_OK(opened);
        QCOMPARE((*opened)->openedBy(), std::string("lea.m@fennwick.example"));
        const auto database = (*opened)->connect();
        QCOMPARE(runtime::findSlotOwner(**database, **opened)->text(), added->id);
        world.startAgain("lea.m@fennwick.example");
        COUNTERSIGN_VERIFY_ERROR(add(world, {.name = "Noor", .email = "noor@fennwick.example"}, ScenarioWorld::kPassphrase),
                                 ErrorCode::WrongPassphrase);
        COUNTERSIGN_VERIFY_OK(add(world, {.name = "Noor", .email = "noor@fennwick.example"}, kNewWords));
    }

    void whoMayNotOrCannotProveItLeavesNothingBehind()
    {
        ScenarioWorld world;
        // A rep beside a manager.
        const auto byRep = add(world, lea(), ScenarioWorld::kPassphrase);
        COUNTERSIGN_VERIFY_ERROR(byRep, ErrorCode::NotAllowed);
        world.startAgain(kManager);
        COUNTERSIGN_VERIFY_ERROR(add(world, lea(), ScenarioWorld::kPassphrase), ErrorCode::WrongPassphrase);
        const api::NewPrincipal twin{.name = "Ines again", .email = "INES.R@fennwick.example"};
        COUNTERSIGN_VERIFY_ERROR(add(world, twin, ScenarioWorld::kManagerPassphrase), ErrorCode::AlreadyExists);
        const api::NewPrincipal nameless{.name = "", .email = "n@fennwick.example"};
        COUNTERSIGN_VERIFY_ERROR(add(world, nameless, ScenarioWorld::kManagerPassphrase), ErrorCode::InvalidInput);
        QCOMPARE(everybody(world).size(), std::size_t(2));
        QCOMPARE(slotCount(world), std::size_t(2));
        QCOMPARE(keyFiles(world), std::size_t(2));
    }

    void whatARevokedPersonSignedAndHasNotLeftIsCancelled_data()
    {
        QTest::addColumn<QString>("annualValue");
        QTest::newRow("in the outbox") << "4250.00";
        QTest::newRow("half signed, before the manager") << "84000.00";
    }
    void whatARevokedPersonSignedAndHasNotLeftIsCancelled()
    {
        QFETCH(const QString, annualValue);
        ScenarioWorld world;
        world.importCustomer(annualValue.toStdString());
        const auto draft = must(world.newDraft());
        (void)must(world.approve(draft.row.id));
        const std::string rep = world.core().me.text();
        world.startAgain(kManager);
        COUNTERSIGN_VERIFY_OK(revoke(world, rep, ScenarioWorld::kManagerPassphrase));
        QCOMPARE(newestEntry(world).action, std::string("message.cancel"));
        const auto now = must(world.show(draft.row.id));
        QCOMPARE(now.row.state, api::MessageState::Cancelled);
        QCOMPARE(now.leaves.code, std::string("key_revoked"));
        QVERIFY(!world.approve(draft.row.id, ScenarioWorld::kManagerPassphrase));
        world.clock.advance(std::chrono::minutes(10));
        QCOMPARE(must(world.runOutbox()), 0);
        QCOMPARE(world.mail.attempts(), 0);
        // And their passphrase opens nothing.
        COUNTERSIGN_VERIFY_ERROR(runtime::Workspace::open(world.core().ports, world.core().workspace.folder(),
                                                          secret(ScenarioWorld::kPassphrase)),
                                 ErrorCode::WrongPassphrase);
        QVERIFY(!person(world, rep).canSign);
    }

    void whatARevokedManagerCountersignedGoesBackToItsAuthor()
    {
        ScenarioWorld world;
        world.importCustomer("84000.00");
        const auto draft = must(world.newDraft());
        (void)must(world.approve(draft.row.id));
        world.startAgain(kManager);
        const std::string manager = world.core().me.text();
        (void)must(world.approve(draft.row.id, ScenarioWorld::kManagerPassphrase));
        const api::NewPrincipal other{.name = "Lea Moser", .email = "lea.m@fennwick.example", .role = api::Role::Manager};
        COUNTERSIGN_VERIFY_OK(add(world, other, ScenarioWorld::kManagerPassphrase));
        world.startAgain("lea.m@fennwick.example");
        COUNTERSIGN_VERIFY_OK(revoke(world, manager, kNewWords));
        const auto now = must(world.show(draft.row.id));
        QCOMPARE(now.row.state, api::MessageState::InReview);
        QCOMPARE(now.returnedBecause.code, std::string("key_revoked"));
        QCOMPARE(now.row.missingSignatures, (std::vector<std::string>{"rep", "manager"}));
    }

    void anAuditorLooksAndChangesNothing()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        must(world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().submit(draft.row.id, reply); }));
        world.startAgain(kManager);
        must(add(world, lea(api::Role::Auditor), ScenarioWorld::kManagerPassphrase));
        world.startAgain("lea.m@fennwick.example");
        api::Review& review = world.engine().review();
        const std::string& id = draft.row.id;
        const auto refusals = {
            world.ask<api::DraftDetail>([&](auto reply) { review.editSubject(id, "Mine", reply); }).error(),
            world.ask<api::DraftDetail>([&](auto reply) { review.reject(id, "no", reply); }).error(),
            world.ask<api::DraftDetail>([&](auto reply) { review.returnToAuthor(id, "no", reply); }).error(),
            world.ask<void>([&](auto reply) { review.discard(id, reply); }).error(),
            world.newDraft().error(),
            world.ask<void>([&](auto reply) { world.engine().outbox().resume(reply); }).error(),
        };
        for (const base::Error& each : refusals)
            QCOMPARE(each.code, ErrorCode::NotAllowed);
        QCOMPARE(must(world.show(id)).row.state, api::MessageState::InReview);
        QVERIFY(must(world.ask<api::AuditVerdict>([&](auto reply) { world.engine().governance().verifyAudit(reply); })).checked > 0);
        // The lever is for everybody.
        COUNTERSIGN_VERIFY_OK(world.ask<void>([&](auto reply) { world.engine().outbox().stopEverything(reply); }));
    }

    void mailboxesAndModelsAreTheirOwnersAndTheAuditLogs()
    {
        ScenarioWorld world;
        const auto secretKey = secret("key");
        const runtime::ModelProvider model{.name = "second", .baseUrl = "https://model.example/v1", .model = "m2"};
        COUNTERSIGN_VERIFY_OK(runtime::addProvider(world.core(), model, secretKey));
        QCOMPARE(newestEntry(world).action, std::string("model.add"));
        COUNTERSIGN_VERIFY_ERROR(runtime::addProvider(world.core(), model, secretKey), ErrorCode::AlreadyExists);
        const runtime::ModelProvider careless{.name = "third", .baseUrl = "https://me:secret@model.example/v1", .model = "m"};
        COUNTERSIGN_VERIFY_ERROR(runtime::addProvider(world.core(), careless, secretKey), ErrorCode::InvalidInput);
        world.startAgain(kManager);
        must(add(world, lea(), ScenarioWorld::kManagerPassphrase));
        world.startAgain("lea.m@fennwick.example");
        COUNTERSIGN_VERIFY_ERROR(runtime::removeMailbox(world.core(), "Fennwick"), ErrorCode::NotAllowed);
        world.startAgain(kManager);
        COUNTERSIGN_VERIFY_OK(runtime::removeMailbox(world.core(), "Fennwick"));
        QCOMPARE(newestEntry(world).action, std::string("mailbox.remove"));
    }

    void aRevokedPersonWhoIsStillAtTheDeskProvesNothing()
    {
        ScenarioWorld world;
        const auto draft = must(world.newDraft());
        const model::PrincipalId me = world.core().me;
        COUNTERSIGN_VERIFY_OK(runtime::inTransaction(world.core().database, [&](store::Transaction& transaction) {
            return governance::revokePrincipal(transaction, me, {.name = "system", .now = world.clock.now()});
        }));
        const auto signedNow = world.approve(draft.row.id);
        QVERIFY(!signedNow);
        QVERIFY2(signedNow.error().args == std::vector<std::string>{"key_revoked"}, base::toString(signedNow.error()).c_str());
        const auto rolled = world.ask<void>([&](auto reply) {
            world.engine().prompts().rollback("renewal", secret(ScenarioWorld::kPassphrase), reply);
        });
        COUNTERSIGN_VERIFY_ERROR(rolled, ErrorCode::NotAllowed);
        QCOMPARE(rolled.error().args, std::vector<std::string>{"key_revoked"});
    }

    void nobodyRevokesThemselvesAndARepNobody()
    {
        ScenarioWorld world;
        const std::string rep = world.core().me.text();
        const std::string manager = person(world, kManager).id;
        COUNTERSIGN_VERIFY_ERROR(revoke(world, manager, ScenarioWorld::kPassphrase), ErrorCode::NotAllowed);
        world.startAgain(kManager);
        COUNTERSIGN_VERIFY_ERROR(revoke(world, manager, ScenarioWorld::kManagerPassphrase), ErrorCode::NotAllowed);
        COUNTERSIGN_VERIFY_ERROR(revoke(world, rep, ScenarioWorld::kPassphrase), ErrorCode::WrongPassphrase);
        COUNTERSIGN_VERIFY_OK(revoke(world, rep, ScenarioWorld::kManagerPassphrase));
        COUNTERSIGN_VERIFY_ERROR(revoke(world, rep, ScenarioWorld::kManagerPassphrase), ErrorCode::NotFound);
        QCOMPARE(slotCount(world), std::size_t(1));
    }

    void aRevocationThatEndedHalfWayIsRepeated()
    {
        ScenarioWorld world;
        const model::PrincipalId rep = world.core().me;
        world.startAgain(kManager);
        // What is left where keys.json could not be written: revoked in the store, and a slot that opens.
        COUNTERSIGN_VERIFY_OK(runtime::inTransaction(world.core().database, [&](store::Transaction& transaction) {
            return governance::revokePrincipal(transaction, rep, {.name = "system", .now = world.clock.now()});
        }));
        QCOMPARE(slotCount(world), std::size_t(2));
        COUNTERSIGN_VERIFY_OK(revoke(world, rep.text(), ScenarioWorld::kManagerPassphrase));
        QCOMPARE(slotCount(world), std::size_t(1));
        COUNTERSIGN_VERIFY_ERROR(revoke(world, rep.text(), ScenarioWorld::kManagerPassphrase), ErrorCode::NotFound);
    }

    void aSlotThatAKilledRunLeftKeepsNobodyOut()
    {
        ScenarioWorld world;
        world.startAgain(kManager);
        const runtime::Workspace& workspace = world.core().workspace;
        COUNTERSIGN_VERIFY_OK(
            workspace.keySlots().addPassphrase(workspace.dataKey(), "lea.m@fennwick.example", secret("words of a killed run")));
        COUNTERSIGN_VERIFY_OK(add(world, lea(), ScenarioWorld::kManagerPassphrase));
        QCOMPARE(slotCount(world), std::size_t(3));
        COUNTERSIGN_VERIFY_OK(workspace.keySlots().open(secret(kNewWords)));
        COUNTERSIGN_VERIFY_ERROR(workspace.keySlots().open(secret("words of a killed run")), ErrorCode::WrongPassphrase);
    }
};

COUNTERSIGN_TEST_CLASS(PeopleTest);
#include "people_test.moc"
