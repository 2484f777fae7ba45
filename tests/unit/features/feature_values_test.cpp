// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/unit/features/feature_world.h"

#include <QtTest>

using namespace countersign;
using features::FeatureNumber;
using model::RecordKind;
using tests::day;
using tests::euro;
using tests::FeatureWorld;
using tests::moment;
using tests::text;
using tests::whole;

class FeatureValuesTest : public QObject
{
    Q_OBJECT
private slots:
    void everythingOfAnEmptyAccountIsUnknown()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        world.recompute();
        const auto values = features::featuresOf(world.database(), account);
        COUNTERSIGN_VERIFY_OK(values);
        QCOMPARE(values->size(), features::featureCatalog().size());
        for (std::size_t i = 0; i < values->size(); ++i) {
            QCOMPARE((*values)[i].name, std::string(features::featureCatalog()[i].name));
            QVERIFY2(!(*values)[i].number && (*values)[i].text.empty(), (*values)[i].name.c_str());
        }
    }

    void aCountIsZeroOnlyWhereSuchRecordsExist()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        const auto other = world.account("B");
        world.put(RecordKind::Ticket, "t",
                  {{"number", text("1")}, {"account", other}, {"status", text("open")}});
        world.recompute();
        QVERIFY(world.number(account, "open_tickets") == FeatureNumber(0));
        QVERIFY(world.number(other, "open_tickets") == FeatureNumber(1));
        QVERIFY(!world.number(account, "pricing_visits_14d"));
        QVERIFY(!world.number(account, "multi_threading"));
    }

    void mailCountsAsTwoWayOnceItIsAnswered()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        const auto ann =
            world.put(RecordKind::Contact, "ann", {{"account", account}, {"full_name", text("Ann")}}).id;
        const auto bob =
            world.put(RecordKind::Contact, "bob", {{"account", account}, {"full_name", text("Bob")}}).id;
        world.mail("1", ann, "in", "2026-05-20T09:00:00Z");
        world.mail("2", ann, "outbound", "2026-05-21T09:00:00Z");
        world.mail("3", bob, "inbound", "2026-06-01T09:00:00Z");
        world.mail("4", bob, "inbound", "2026-06-04T11:00:00Z");
        world.mail("5", bob, "in", "2026-07-01T09:00:00Z");
        world.recompute();
        QVERIFY(world.number(account, "days_since_two_way_contact") == FeatureNumber(20));
        // Bob's newest is 4 days and 23 hours old; what lies in the future is not known yet.
        QVERIFY(world.number(account, "unanswered_inbound_days") == FeatureNumber(4));
        QVERIFY(world.number(account, "multi_threading") == FeatureNumber(1));
        world.mail("6", bob, "out", "2026-06-09T09:00:00Z");
        world.recompute();
        QVERIFY(world.number(account, "days_since_two_way_contact") == FeatureNumber(4));
        QVERIFY(!world.number(account, "unanswered_inbound_days"));
        QVERIFY(world.number(account, "multi_threading") == FeatureNumber(2));
    }

    void aColleagueAnswersInTheSameThreadButPrivateAndAutomaticMailIsNone()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        const auto put = [&](std::string_view id, std::string_view direction, std::string_view at,
                             std::pair<std::string_view, model::FieldValue> more) {
            world.put(RecordKind::Message, id,
                      {{"direction", text(direction)}, {"account", account}, {"at", moment(at)}, more});
        };
        put("1", "inbound", "2026-06-01T09:00:00Z", {"thread_key", text("T")});
        put("2", "inbound", "2026-06-02T09:00:00Z", {"is_private", true});
        put("3", "inbound", "2026-06-03T09:00:00Z",
            {"headers", text(R"({"autoSubmitted": "auto-replied"})")});
        world.recompute();
        QVERIFY(world.number(account, "unanswered_inbound_days") == FeatureNumber(8));
        put("4", "outbound", "2026-06-03T09:00:00Z", {"thread_key", text("T")});
        world.recompute();
        QVERIFY(!world.number(account, "unanswered_inbound_days"));
        QVERIFY(world.number(account, "days_since_two_way_contact") == FeatureNumber(8));
    }

    void talksCountOnlyWhereTheyTookPlace()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        const auto talk = [&](std::string_view id, std::string_view type, std::string_view subject,
                              std::string_view at, std::string_view outcome) {
            world.put(RecordKind::Activity, id,
                      {{"activity_type", text(type)},
                       {"account", account},
                       {"subject", text(subject)},
                       {"at", moment(at)},
                       {"outcome", text(outcome)}});
        };
        talk("1", "Meeting", "Product demo", "2026-05-30T10:00:00Z", "held");
        talk("2", "call", "Check-in", "2026-06-02T10:00:00Z", "done");
        talk("3", "call", "Second try", "2026-06-08T10:00:00Z", "no answer");
        talk("4", "meeting", "Demo", "2026-06-07T10:00:00Z", "cancelled");
        talk("5", "meeting", "Demolition plan", "2026-06-01T10:00:00Z", "held");
        talk("6", "note", "Idea", "2026-06-09T09:00:00Z", "");
        world.recompute();
        QVERIFY(world.number(account, "days_since_two_way_contact") == FeatureNumber(7));
        QVERIFY(world.number(account, "demo_held_days") == FeatureNumber(10));
    }

    void contractsGiveTheNearestComingDates()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        const auto contract = [&](std::string_view id, std::string_view renews, std::string_view notice,
                                  std::string_view status) {
            return world.put(RecordKind::Contract, id,
                             {{"number", text(id)},
                              {"account", account},
                              {"renews_on", day(renews)},
                              {"notice_by", day(notice)},
                              {"status", text(status)}});
        };
        contract("past", "2026-06-08", "2026-03-01", "active");
        const auto near = contract("near", "2026-07-09", "2026-06-08", "active");
        contract("far", "2026-12-01", "2026-09-01", "active");
        contract("over", "2026-06-20", "2026-06-10", "cancelled");
        world.recompute();
        QVERIFY(world.number(account, "days_to_renewal") == FeatureNumber(30));
        QVERIFY(world.number(account, "notice_days") == FeatureNumber(84));
        const auto value = *features::featureOf(world.database(), account, "days_to_renewal");
        QVERIFY(value->evidence == (std::vector{std::pair(RecordKind::Contract, near.id)}));
    }

    void openDealsAreSummedInOneCurrencyOnly()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        const auto deal = [&](std::string_view id, model::FieldValue amount, bool closed,
                              std::pair<std::string_view, model::FieldValue> since) {
            world.put(RecordKind::Opportunity, id,
                      {{"name", text(id)},
                       {"stage", text("s")},
                       {"account", account},
                       {"amount", std::move(amount)},
                       {"is_closed", closed},
                       since});
        };
        deal("small", euro(100'00), false, {"stage_since", moment("2026-06-08T10:00:00Z")});
        deal("large", euro(900'00), false, {"opened_on", day("2026-05-10")});
        deal("done", euro(5000'00), true, {"opened_on", day("2026-01-10")});
        world.recompute();
        QVERIFY(world.number(account, "open_opportunity_value") == FeatureNumber(1000'00));
        QVERIFY(world.number(account, "stage_age_days") == FeatureNumber(30));
        deal("abroad", base::Money{1, "USD"}, false, {"opened_on", day("2026-06-01")});
        world.recompute();
        QVERIFY(!world.number(account, "open_opportunity_value"));
        QVERIFY(world.number(account, "stage_age_days") == FeatureNumber(30));
    }

    void usageTrendNeedsBothMonths()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        const auto use = [&](std::string_view id, std::string_view at, double quantity) {
            world.put(
                RecordKind::UsageEvent, id,
                {{"name", text("run")}, {"account", account}, {"at", moment(at)}, {"quantity", quantity}});
        };
        use("1", "2026-06-01T00:00:00Z", 30);
        world.recompute();
        QVERIFY(!world.number(account, "usage_trend_30d"));
        use("2", "2026-05-01T00:00:00Z", 25);
        use("3", "2026-04-20T00:00:00Z", 15);
        use("old", "2026-04-01T00:00:00Z", 4000);
        world.recompute();
        QVERIFY(world.number(account, "usage_trend_30d") == FeatureNumber(-0.25));
    }

    void ticketsVisitsChampionsAndEmployees()
    {
        FeatureWorld world;
        const auto account =
            world.put(RecordKind::Account, "A", {{"name", text("A")}, {"employees", whole(120)}}).id;
        world.put(
            RecordKind::Ticket, "1",
            {{"number", text("1")}, {"account", account}, {"solved_at", moment("2026-06-06T08:00:00Z")}});
        world.put(RecordKind::Ticket, "2",
                  {{"number", text("2")}, {"account", account}, {"status", text("Open")}});
        const auto visit = [&](std::string_view id, std::string_view page, std::string_view intent,
                               std::string_view at) {
            world.put(
                RecordKind::WebVisit, id,
                {{"page", text(page)}, {"intent", text(intent)}, {"account", account}, {"at", moment(at)}});
        };
        visit("1", "/pricing/sites", "", "2026-06-05T08:00:00Z");
        visit("2", "/prix", "pricing", "2026-06-01T08:00:00Z");
        visit("3", "/pricing", "pricing", "2026-05-20T08:00:00Z");
        visit("4", "/blog", "reading", "2026-06-05T08:00:00Z");
        const auto ann =
            world.put(RecordKind::Contact, "ann", {{"account", account}, {"full_name", text("Ann")}}).id;
        world.put(RecordKind::OpportunityRole, "r",
                  {{"opportunity", model::RecordId::imported("test", "opportunity", "x")},
                   {"contact", ann},
                   {"role", text("Champion")}});
        world.recompute();
        QVERIFY(world.number(account, "open_tickets") == FeatureNumber(1));
        QVERIFY(world.number(account, "last_ticket_solved_days") == FeatureNumber(3));
        QVERIFY(world.number(account, "pricing_visits_14d") == FeatureNumber(2));
        QVERIFY(world.number(account, "employees") == FeatureNumber(120));
        QVERIFY(world.number(account, "champion_left") == FeatureNumber(0));
        world.put(RecordKind::Contact, "ann",
                  {{"account", account}, {"full_name", text("Ann")}, {"left_company", true}});
        world.recompute();
        QVERIFY(world.number(account, "champion_left") == FeatureNumber(1));
    }

    void crossSellNeedsThreePeersThatOwnSomethingInCommon()
    {
        FeatureWorld world;
        const auto account = world.account("A", "medical");
        world.own(account, "base");
        for (const std::string_view peer : {"B", "C"}) {
            const auto id = world.account(peer, "medical");
            world.own(id, "base");
            world.own(id, "alarm");
        }
        const auto stranger = world.account("X", "medical");
        world.own(stranger, "alarm");
        const auto abroad = world.account("Y", "food");
        world.own(abroad, "base");
        world.recompute();
        QVERIFY(!world.number(account, "cross_sell_share"));
        const auto third = world.account("D", "medical");
        world.own(third, "base");
        world.own(third, "report");
        world.recompute();
        // B, C and D are the peers; two of them own the alarm and one the report.
        const auto value = *features::featureOf(world.database(), account, "cross_sell_share");
        QVERIFY(value->number == FeatureNumber(2.0 / 3.0));
        QVERIFY(value->evidence ==
                (std::vector{std::pair(RecordKind::Product, FeatureWorld::productId("alarm"))}));
        QVERIFY(!world.number(abroad, "cross_sell_share"));
    }

    void healthIsAWordAndUnknownWithoutContactAndUsage()
    {
        FeatureWorld world;
        const auto account = world.account("A");
        world.put(
            RecordKind::Activity, "1",
            {{"activity_type", text("call")}, {"account", account}, {"at", moment("2026-06-01T10:00:00Z")}});
        const auto health = [&] {
            world.recompute();
            return (*features::featureOf(world.database(), account, "overall_health"))->text;
        };
        QCOMPARE(health(), std::string("good"));
        world.clock.advance(std::chrono::days(20));
        QCOMPARE(health(), std::string("watch"));
        world.clock.advance(std::chrono::days(40));
        QCOMPARE(health(), std::string("risk"));
    }

    void aValueGrowsStaleWithItsLifetime()
    {
        features::FeatureValue value{.name = "open_tickets",
                                     .version = 1,
                                     .number = 1,
                                     .text = {},
                                     .asOf = tests::FakeClock::kStart,
                                     .computedAt = tests::FakeClock::kStart,
                                     .evidence = {}};
        QVERIFY(!value.isStale(tests::FakeClock::kStart + std::chrono::hours(36)));
        QVERIFY(value.isStale(tests::FakeClock::kStart + std::chrono::hours(37)));
    }
};

COUNTERSIGN_TEST_CLASS(FeatureValuesTest);
#include "feature_values_test.moc"
