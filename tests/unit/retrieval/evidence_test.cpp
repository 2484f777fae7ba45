// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/evidence.h"
#include "tests/support/record_maker.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <set>

using namespace countersign;
using namespace countersign::tests;
using model::RecordKind;

namespace {

struct World
{
    TempStore store;
    model::RecordId account;
    model::RecordId contact;

    World()
    {
        auto& db = store.database();
        account = putRecord(db, RecordKind::Account, "A", {{"name", text("Ostravelle Foods")}}).id;
        contact = putRecord(db, RecordKind::Contact, "C",
                            {{"account", account},
                             {"full_name", text("Marta Kofler")},
                             {"title", text("Head of Quality")}})
                      .id;
    }
    void put(RecordKind kind, std::string_view id, FieldList fields)
    {
        putRecord(store.database(), kind, id, fields);
    }

    std::vector<model::Fact> facts(const std::string& useCase,
                                   std::vector<retrieval::SuggestedProduct> suggestions = {})
    {
        const auto found = retrieval::evidenceFor(store.database(), {.account = account,
                                                                     .contact = contact,
                                                                     .useCase = useCase,
                                                                     .now = FakeClock::kStart,
                                                                     .zone = "Europe/Vienna",
                                                                     .suggestions = std::move(suggestions)});
        return found ? *found : std::vector<model::Fact>();
    }
    std::string textOf(const std::string& useCase, std::string_view kind)
    {
        for (const model::Fact& fact : facts(useCase))
            if (fact.kind == kind)
                return fact.text;
        return {};
    }
};

} // namespace

class EvidenceTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhenAContractRenews()
    {
        World world;
        world.put(RecordKind::Contract, "K",
                  {{"number", text("CT-2291")},
                   {"account", world.account},
                   {"renews_on", day("2026-07-02")},
                   {"notice_by", day("2026-06-19")},
                   {"annual_value", euro(8'400'000)},
                   {"sites", whole(5)}});
        QCOMPARE(world.textOf("renewal", "contract_renewal"),
                 std::string("Contract CT-2291 renews on 2 July 2026, in 23 days; it covers 5 sites; €84,000 "
                             "a year; notice "
                             "until 19 June 2026."));
        const auto facts = world.facts("renewal");
        QCOMPARE(facts.front().id, std::string("f1"));
        QCOMPARE(facts.front().kind, std::string("contract_renewal"));
        QCOMPARE(facts.front().record, model::RecordId::imported("test", "contract", "K"));
    }

    void quotesOnlyUnansweredQuestionsVerbatim()
    {
        World world;
        world.put(RecordKind::Message, "M1",
                  {{"direction", text("inbound")},
                   {"account", world.account},
                   {"contact", world.contact},
                   {"thread_key", text("t1")},
                   {"at", moment("2026-06-02T12:07:00Z")},
                   {"body", text("Hi Ines,\n\nCan Linz be live before the audit on 14 September? I need a "
                                 "date.\n\n> Is it old?\n")}});
        QCOMPARE(
            world.textOf("renewal", "question"),
            std::string(
                "Marta Kofler asked on 2 June 2026: “Can Linz be live before the audit on 14 September?”"));
        world.put(RecordKind::Message, "M2",
                  {{"direction", text("outbound")},
                   {"account", world.account},
                   {"thread_key", text("t1")},
                   {"at", moment("2026-06-03T08:00:00Z")},
                   {"body", text("Yes.")}});
        QVERIFY(world.textOf("renewal", "question").empty());
    }

    void aDateInsideAQuestionDoesNotCutIt()
    {
        World world;
        world.put(RecordKind::Message, "M1",
                  {{"direction", text("inbound")},
                   {"account", world.account},
                   {"contact", world.contact},
                   {"at", moment("2026-06-02T12:07:00Z")},
                   {"body", text("Guten Tag. Kann Halle vor dem Audit am 26. Februar in Betrieb gehen? Danke.")}});
        const std::string said = world.textOf("renewal", "question");
        QVERIFY2(said.find("“Kann Halle vor dem Audit am 26. Februar in Betrieb gehen?”") != std::string::npos,
                 said.c_str());
    }

    void takesThePriceTierAndCurrencyOfTheAccount()
    {
        World world;
        world.put(RecordKind::Contract, "K",
                  {{"number", text("CT-1")},
                   {"account", world.account},
                   {"renews_on", day("2026-07-02")},
                   {"annual_value", euro(100)},
                   {"sites", whole(6)}});
        world.put(RecordKind::Product, "P", {{"name", text("Pulse Monitor")}});
        const auto product = model::RecordId::imported("test", "product", "P");
        world.put(RecordKind::PriceBook, "B", {{"name", text("EU 2026")}, {"version", whole(4)}});
        const auto book = model::RecordId::imported("test", "price_book", "B");
        const auto price = [&](std::string_view id, model::FieldValue amount, double tier,
                               std::string_view to) {
            world.put(RecordKind::Price, id,
                      {{"product", product},
                       {"price_book", book},
                       {"unit_price", std::move(amount)},
                       {"unit", text("site and year")},
                       {"min_quantity", tier},
                       {"valid_to", day(to)}});
        };
        price("R1", euro(490'000), 1, "2026-12-31");
        price("R2", euro(425'000), 5, "2026-12-31");
        price("R3", euro(390'000), 10, "2026-12-31");
        price("R4", euro(100'000), 5, "2026-01-31");
        price("R5", base::Money{1'000, "USD"}, 5, "2026-12-31");
        world.put(RecordKind::Asset, "S",
                  {{"name", text("x")}, {"account", world.account}, {"product", product}});
        QCOMPARE(world.textOf("renewal", "price"),
                 std::string("EU 2026, version 4: Pulse Monitor costs €4,250 per site and year from 5 on."));
    }

    void keepsVisitsMoodsAndStagesUnsayable()
    {
        World world;
        world.put(
            RecordKind::WebVisit, "V",
            {{"account", world.account}, {"page", text("/pricing")}, {"at", moment("2026-06-08T08:00:00Z")}});
        world.put(RecordKind::Ticket, "T",
                  {{"number", text("8841")},
                   {"account", world.account},
                   {"subject", text("Door alarm")},
                   {"mood", text("angry")},
                   {"solved_at", moment("2026-06-08T08:00:00Z")},
                   {"resolution", text("firmware 4.2")}});
        world.put(RecordKind::Opportunity, "O",
                  {{"name", text("Linz")}, {"account", world.account}, {"stage", text("Proposal")}});
        int hidden = 0;
        for (const model::Fact& fact : world.facts("post_ticket"))
            hidden += fact.sayable ? 0 : 1;
        QCOMPARE(hidden, 3);
        QCOMPARE(world.textOf("post_ticket", "ticket"),
                 std::string("Ticket 8841 “Door alarm” was solved on 8 June 2026: firmware 4.2."));
    }

    void measuresUsageOverTwoFourWeekWindows()
    {
        World world;
        for (int week = 0; week < 8; ++week) {
            const auto at = FakeClock::kStart - std::chrono::days(7 * week + 2);
            world.put(RecordKind::UsageEvent, "U" + std::to_string(week),
                      {{"name", text("readings")},
                       {"account", world.account},
                       {"site", text("Graz")},
                       {"at", at},
                       {"quantity", week < 4 ? 60.0 : 100.0}});
        }
        QCOMPARE(world.textOf("renewal", "usage_change"),
                 std::string("Use at Graz fell by 40% in the last 28 days."));
    }

    void knowsTheLastExchange()
    {
        World world;
        world.put(RecordKind::Activity, "D",
                  {{"activity_type", text("demo")},
                   {"account", world.account},
                   {"subject", text("Door alarms")},
                   {"at", moment("2026-05-02T22:30:00Z")}});
        world.put(RecordKind::Message, "M",
                  {{"direction", text("outbound")},
                   {"account", world.account},
                   {"at", moment("2026-06-01T08:00:00Z")}});
        QCOMPARE(world.textOf("re_engagement", "silence"),
                 std::string("The last exchange was on 3 May 2026, 37 days ago."));
        QCOMPARE(world.textOf("post_demo", "meeting"), std::string("Demo on 3 May 2026: “Door alarms”."));
    }

    void whoAskedIsToldApart()
    {
        World world;
        world.put(RecordKind::Contact, "B", {{"account", world.account}, {"full_name", text("Anna Berg")}});
        const auto ask = [&](std::string_view id, model::FieldValue contact) {
            world.put(RecordKind::Message, id,
                      {{"direction", text("inbound")}, {"account", world.account}, {"contact", std::move(contact)},
                       {"at", moment("2026-06-02T12:07:00Z")}, {"body", text("Is it live?")}});
        };
        ask("M1", world.contact);
        ask("M2", model::RecordId::imported("test", "contact", "B"));
        ask("M3", {});
        std::set<std::string> said;
        for (const model::Fact& fact : world.facts("renewal"))
            for (const auto& [name, value] : fact.values)
                if (name == "asked_by")
                    said.insert(model::toString(value) + ": " + fact.text);
        QCOMPARE(said, (std::set<std::string>{"recipient: Marta Kofler asked on 2 June 2026: “Is it live?”",
                                              "colleague: Their colleague Anna Berg asked on 2 June 2026: “Is it live?”",
                                              "somebody: Somebody there asked on 2 June 2026: “Is it live?”"}));
    }

    void aDealIsSayableByWhatItIsAboutOnly_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* topic) { QTest::newRow(name) << name << topic; };
        row("Monitoring for two sites", "Monitoring for two sites");
        row("Ostravelle Foods – Monitoring for two sites", "Monitoring for two sites");
        row("Cold storage: ostravelle foods", "Cold storage");
        row("Phase 2 in Linz", "Phase 2 in Linz");
        row("O-17", "");
        row("Ostravelle Foods", "");
        row("Linz", "");
        row("Q3 upsell", "");
        row("Renewal at risk", "");
        row("Expansion (price sensitive)", "");
        row("Rollout 2026", "");
        row("New plant 50k", "");
        row("win-back after churn", "");
    }
    void aDealIsSayableByWhatItIsAboutOnly()
    {
        QFETCH(QString, name);
        QFETCH(QString, said);
        World world;
        world.put(RecordKind::Opportunity, "O-17",
                  {{"name", text(name.toStdString())}, {"account", world.account}, {"stage", text("Proposal")},
                   {"amount", euro(900'000)}, {"opened_on", day("2026-01-12")}});
        const std::string expected = said.isEmpty()
                                         ? std::string()
                                         : "We have had “" + said.toStdString() + "” in mind for them since 12 January 2026.";
        QCOMPARE(world.textOf("re_engagement", "deal"), expected);
    }

    void whatWasBoughtStaysSayableForYears()
    {
        World world;
        world.put(RecordKind::Product, "P", {{"name", text("GTX Basic")}});
        world.put(RecordKind::Opportunity, "W",
                  {{"name", text("x")}, {"account", world.account}, {"stage", text("Won")}, {"is_closed", true},
                   {"is_won", true}, {"product", model::RecordId::imported("test", "product", "P")},
                   {"close_on", day("2017-03-01")}});
        world.put(RecordKind::Opportunity, "L",
                  {{"name", text("y")}, {"account", world.account}, {"stage", text("Lost")}, {"is_closed", true},
                   {"is_won", false}, {"product", model::RecordId::imported("test", "product", "P")}});
        for (const char* useCase : {"re_engagement", "cross_sell", "pricing_interest", "post_demo", "renewal"})
            QCOMPARE(world.textOf(useCase, "purchase"), std::string("They decided on GTX Basic on 1 March 2017."));
        QVERIFY(world.textOf("re_engagement", "deal").empty());
        // Among the assets it is owned; one proof is enough.
        world.put(RecordKind::Asset, "S",
                  {{"name", text("x")}, {"account", world.account},
                   {"product", model::RecordId::imported("test", "product", "P")}});
        QVERIFY(world.textOf("re_engagement", "purchase").empty());
    }

    void theOnlyThingThatCanBeSaidIsKeptHoweverOldItIs()
    {
        World world;
        world.put(RecordKind::Activity, "D",
                  {{"activity_type", text("demo")}, {"account", world.account}, {"subject", text("Door alarms")},
                   {"at", moment("2019-05-02T08:30:00Z")}});
        for (const char* useCase : {"renewal", "post_ticket", "pricing_interest"}) {
            const auto facts = world.facts(useCase);
            QVERIFY(std::ranges::any_of(
                facts, [](const model::Fact& fact) { return fact.kind == "meeting" || fact.kind == "silence"; }));
        }
    }

    void mailOfAPersonCountsWhereItNamesNoAccount()
    {
        World world;
        world.put(RecordKind::Message, "M",
                  {{"direction", text("inbound")}, {"contact", world.contact}, {"at", moment("2026-06-01T08:00:00Z")},
                   {"body", text("Is it live?")}});
        QVERIFY(!world.textOf("re_engagement", "question").empty());
        QVERIFY(!world.textOf("re_engagement", "silence").empty());
    }

    void anEmptyAccountHasNothingButTheRole()
    {
        World world;
        const auto facts = world.facts("renewal");
        QCOMPARE(facts.size(), std::size_t(1));
        QCOMPARE(facts.front().text, std::string("Marta Kofler is Head of Quality."));
    }
};

COUNTERSIGN_TEST_CLASS(EvidenceTest);
#include "evidence_test.moc"
