// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/unit/features/feature_world.h"

#include "engine/foundation/events/event_log.h"

#include <QtTest>

#include <cmath>

using namespace countersign;
using model::RecordKind;
using tests::FeatureWorld;
using tests::moment;
using tests::text;

namespace {

constexpr int kAccounts = 70;

/// Seventy accounts (more than one transaction holds) with a bit of everything, part of it reachable through the contact only.
std::vector<model::RecordId> fill(FeatureWorld& world)
{
    std::vector<model::RecordId> accounts;
    for (int i = 0; i < kAccounts; ++i) {
        const std::string n = std::to_string(i);
        const auto account = world.account(n, i % 2 == 0 ? "medical" : "food");
        accounts.push_back(account);
        const auto contact = world
                                 .put(RecordKind::Contact, n,
                                      {{"account", account},
                                       {"full_name", text(n)},
                                       {"role", text(i % 3 ? "buyer" : "champion")}})
                                 .id;
        const std::string day = std::to_string(10 + i % 20);
        world.mail(n + "in", contact, "in", "2026-05-" + day + "T08:00:00Z");
        if (i % 4 != 0)
            world.mail(n + "out", contact, "out", "2026-05-" + day + "T09:00:00Z");
        world.put(RecordKind::Activity, n,
                  {{"activity_type", text("call")},
                   {"contact", contact},
                   {"at", moment("2026-05-" + day + "T07:00:00Z")}});
        for (const char* product : {"a", "b", "c", "d"})
            if ((i * 7 + product[0]) % 3 != 0)
                world.own(account, product);
        world.put(RecordKind::UsageEvent, n + "x",
                  {{"name", text("u")},
                   {"account", account},
                   {"at", moment("2026-06-01T00:00:00Z")},
                   {"quantity", 0.1 * i}});
        world.put(RecordKind::UsageEvent, n + "y",
                  {{"name", text("u")},
                   {"account", account},
                   {"at", moment("2026-05-01T00:00:00Z")},
                   {"quantity", 0.7}});
        world.put(RecordKind::Opportunity, n,
                  {{"name", text(n)},
                   {"stage", text("s")},
                   {"account", account},
                   {"is_closed", i % 2 == 0},
                   {"is_won", i % 4 == 0}});
    }
    return accounts;
}

std::int64_t rowsOf(FeatureWorld& world, const char* sql)
{
    auto rows = world.database().query(sql);
    return rows && rows->next() ? rows->integer(0) : -1;
}

} // namespace

class RecomputeTest : public QObject
{
    Q_OBJECT
private slots:
    void someAccountsGetTheValuesThatAllWouldGet()
    {
        FeatureWorld world;
        const auto accounts = fill(world);
        const auto full = world.recompute();
        QCOMPARE(full.accounts, std::int64_t(kAccounts));
        std::map<model::RecordId, std::vector<features::FeatureValue>> expected;
        for (const auto account : accounts)
            expected[account] = *features::featuresOf(world.database(), account);
        QVERIFY(tests::writeIn(world.database(), [](auto& transaction) {
            return transaction.run("DELETE FROM features_value");
        }));
        features::Recompute run{.database = world.database(), .clock = world.clock, .stop = {}};
        const auto some = features::recomputeAccounts(run, accounts);
        COUNTERSIGN_VERIFY_OK(some);
        QCOMPARE(some->values, full.values);
        QCOMPARE(some->entered + some->left, std::int64_t(0));
        std::int64_t shares = 0;
        for (const auto account : accounts) {
            const auto values = *features::featuresOf(world.database(), account);
            QVERIFY2(values == expected[account], account.text().c_str());
            shares += world.number(account, "cross_sell_share") ? 1 : 0;
        }
        QVERIFY(shares > kAccounts / 2);
    }

    void visitsEachAccountOnceWithEvidence()
    {
        FeatureWorld world;
        auto accounts = fill(world);
        world.recompute();
        std::sort(accounts.begin(), accounts.end());
        std::vector<model::RecordId> visited;
        COUNTERSIGN_VERIFY_OK(
            features::forEachAccount(world.database(), [&](model::RecordId account, auto values) {
                visited.push_back(account);
                const auto direct = *features::featuresOf(world.database(), account);
                return std::equal(values.begin(), values.end(), direct.begin(), direct.end());
            }));
        QVERIFY(visited == accounts);
        int count = 0;
        COUNTERSIGN_VERIFY_OK(
            features::forEachAccount(world.database(), [&](auto, auto) { return ++count < 3; }));
        QCOMPARE(count, 3);
    }

    void anAccountThatIsGoneLosesValuesAndMemberships()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        world.account("B");
        world.recompute();
        QVERIFY(!world.className(account, "stage").empty());
        QVERIFY(tests::writeIn(world.database(), [&](auto& transaction) -> base::Status {
            const auto done =
                records::deleteRecord(transaction, RecordKind::Account, account, {}, world.clock.now());
            return done ? base::Status() : base::fail(done.error());
        }));
        const auto report = world.recompute();
        QCOMPARE(report.accounts, std::int64_t(1));
        QCOMPARE(report.left, std::int64_t(2));
        QVERIFY(features::featuresOf(world.database(), account)->empty());
        QVERIFY(features::segmentsOf(world.database(), account)->empty());
    }

    void aStoppedRunWritesNothing()
    {
        FeatureWorld world;
        world.account("A");
        std::stop_source stop;
        stop.request_stop();
        features::Recompute run{.database = world.database(), .clock = world.clock, .stop = stop.get_token()};
        COUNTERSIGN_VERIFY_ERROR(features::recomputeAll(run), base::ErrorCode::Cancelled);
        QCOMPARE(rowsOf(world, "SELECT count(*) FROM features_value"), std::int64_t(0));
    }

    void entriesAndExitsAreRowsAndEvents()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        QCOMPARE(world.recompute().entered, std::int64_t(2));
        QCOMPARE(world.className(account, "stage"), std::string("prospect"));
        QCOMPARE(world.className(account, "engagement"), std::string("never"));
        const auto before = *events::lastEventSeq(world.database());
        world.put(
            RecordKind::Activity, "1",
            {{"activity_type", text("call")}, {"account", account}, {"at", moment("2026-06-08T10:00:00Z")}});
        const auto report = world.recompute();
        QCOMPARE(report.entered, std::int64_t(1));
        QCOMPARE(report.left, std::int64_t(1));
        const auto told = *events::readEvents(world.database(), before, 10);
        QCOMPARE(told.size(), std::size_t(3));
        QCOMPARE(told[0].event.kind, std::string("features.segment.left"));
        QCOMPARE(told[1].event.kind, std::string("features.segment.entered"));
        QCOMPARE(base::jsonText(told[1].event.payload, "class"), std::string("active"));
        QVERIFY(told[1].event.subject == account.bytes());
        QCOMPARE(rowsOf(world, "SELECT count(*) FROM features_membership WHERE left_at IS NOT NULL"),
                 std::int64_t(1));
    }

    void winRateIsUnknownBelowThirtyClosedDeals()
    {
        QVERIFY(!features::makeWinRate(20, 29).known());
        QVERIFY(!features::makeWinRate(0, 0).known());
        const auto rate = features::makeWinRate(10, 40);
        QVERIFY(rate.known());
        QCOMPARE(rate.rate, 0.25);
        // Wilson's interval for 10 of 40, worked by hand: 0.1419 to 0.4019.
        QVERIFY(std::abs(rate.low - 0.1419) < 0.0001);
        QVERIFY(std::abs(rate.high - 0.4019) < 0.0001);
    }

    void likelihoodIsUnknownUntilThereAreThirtyClosedDeals()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        world.put(RecordKind::Opportunity, "open",
                  {{"name", text("o")},
                   {"stage", text("s")},
                   {"account", account},
                   {"stage_since", moment("2026-06-01T00:00:00Z")}});
        const auto close = [&](int from, int to) {
            for (int i = from; i < to; ++i)
                world.put(
                    RecordKind::Opportunity, "c" + std::to_string(i),
                    {{"name", text("c")}, {"stage", text("s")}, {"is_closed", true}, {"is_won", i % 3 == 0}});
        };
        close(0, 29);
        world.recompute();
        QCOMPARE(world.className(account, "likelihood_to_close"), std::string("unknown"));
        close(29, 30);
        world.recompute();
        QCOMPARE(world.className(account, "likelihood_to_close"), std::string("medium"));
        QCOMPARE(features::winRate(world.database())->won, std::int64_t(10));
    }
};

COUNTERSIGN_TEST_CLASS(RecomputeTest);
#include "recompute_test.moc"
