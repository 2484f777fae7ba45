// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/identity/identity.h"

#include "engine/foundation/events/audit_log.h"

#include "tests/fakes/fake_random.h"
#include "tests/support/record_maker.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <unordered_map>

using namespace countersign;
using base::ErrorCode;
using identity::Member;
using model::RecordId;
using model::RecordKind;

namespace {

struct World
{
    tests::TempStore store;
    tests::FakeClock clock;
    tests::FakeRandom random;
    base::IdSource ids{clock, random};

    static Member person(int number)
    {
        return {.kind = RecordKind::Contact,
                .record = RecordId::imported("test", "contact", std::to_string(number))};
    }
    base::Result<identity::MergeId> merge(int a, int b)
    {
        auto transaction = store::Transaction::begin(store.database());
        auto id = identity::merge(
            *transaction, {.a = person(a), .b = person(b), .actor = "ines", .reason = {}}, ids, clock.now());
        if (id && !transaction->commit())
            qFatal("commit");
        return id;
    }
    base::Status unmerge(identity::MergeId id)
    {
        auto transaction = store::Transaction::begin(store.database());
        base::Status done = identity::unmerge(*transaction, id, "ines", ids, clock.now());
        if (done && !transaction->commit())
            qFatal("commit");
        return done;
    }
    RecordId entity(int number)
    {
        return identity::entityOf(store.database(), person(number).record).value();
    }
    /// The logical state: who is whom.
    std::unordered_map<RecordId, RecordId> dump() { return identity::allMembers(store.database()).value(); }
};

} // namespace

class MergeTest : public QObject
{
    Q_OBJECT
private slots:
    void aRecordIsItselfUntilMerged()
    {
        World world;
        QVERIFY(world.entity(1) == World::person(1).record);
        QVERIFY(identity::membersOf(world.store.database(), World::person(1).record)->empty());
    }

    void mergingAndTakingItBackLeavesTheSameState()
    {
        World world;
        QVERIFY(world.merge(1, 2).has_value());
        const auto before = world.dump();
        const auto id = world.merge(2, 3);
        COUNTERSIGN_VERIFY_OK(id);
        QVERIFY(world.entity(3) == world.entity(1));
        QCOMPARE(identity::membersOf(world.store.database(), world.entity(1))->size(), std::size_t(3));
        COUNTERSIGN_VERIFY_OK(world.unmerge(*id));
        QVERIFY(world.dump() == before);
        QVERIFY(world.entity(3) == World::person(3).record);
        COUNTERSIGN_VERIFY_ERROR(world.unmerge(*id), ErrorCode::Conflict);
    }

    void anyOrderOfMergesAndTheirUndoingLeavesNothing()
    {
        World world;
        tests::FakeRandom dice(7);
        const auto roll = [&](std::uint64_t bound) { return dice.below(bound); };
        std::vector<identity::MergeId> living;
        for (int step = 0; step < 200; ++step) {
            if (!living.empty() && roll(3) == 0) {
                const auto at = living.begin() + static_cast<std::ptrdiff_t>(roll(living.size()));
                COUNTERSIGN_VERIFY_OK(world.unmerge(*at));
                living.erase(at);
            } else if (const auto id =
                           world.merge(static_cast<int>(roll(12)), static_cast<int>(12 + roll(12)))) {
                living.push_back(*id);
            }
        }
        QVERIFY(!world.dump().empty());
        while (!living.empty()) {
            COUNTERSIGN_VERIFY_OK(world.unmerge(living.back()));
            living.pop_back();
        }
        QVERIFY(world.dump().empty());
    }

    void anEntityKeepsItsIdWhenOthersJoin()
    {
        World world;
        QVERIFY(world.merge(5, 6).has_value());
        const RecordId entity = world.entity(6);
        for (int other = 7; other < 12; ++other)
            QVERIFY(world.merge(other, 6).has_value());
        QVERIFY(world.entity(6) == entity);
        QVERIFY(world.entity(11) == entity);
    }

    void whatIsOneCannotBeMergedAgainAndSortsDoNotMix()
    {
        World world;
        QVERIFY(world.merge(1, 2).has_value());
        COUNTERSIGN_VERIFY_ERROR(world.merge(2, 1), ErrorCode::AlreadyExists);
        auto transaction = store::Transaction::begin(world.store.database());
        const auto mixed =
            identity::merge(*transaction,
                            {.a = World::person(1),
                             .b = {.kind = RecordKind::Account, .record = World::person(9).record},
                             .actor = "ines",
                             .reason = {}},
                            world.ids, world.clock.now());
        COUNTERSIGN_VERIFY_ERROR(mixed, ErrorCode::InvalidInput);
    }

    void historyTellsWhoDidWhat()
    {
        World world;
        const auto id = world.merge(1, 2);
        COUNTERSIGN_VERIFY_OK(world.unmerge(*id));
        const auto history = identity::historyOf(world.store.database(), World::person(2).record);
        COUNTERSIGN_VERIFY_OK(history);
        QCOMPARE(history->size(), std::size_t(2));
        QVERIFY(!history->at(0).isUnmerge);
        QVERIFY(history->at(1).undoes == *id);
        QCOMPARE(history->at(1).actor, std::string("ines"));
        QCOMPARE(*events::auditHead(world.store.database()), 2);
    }
};

COUNTERSIGN_TEST_CLASS(MergeTest);
#include "merge_test.moc"
