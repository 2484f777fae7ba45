// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/graph/graph.h"

#include "engine/platform/records/record_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace countersign;
using graph::EdgeKind;
using model::RecordId;
using model::RecordKind;

namespace {

/// A small market: accounts of one industry that own products.
class Market
{
public:
    RecordId id(RecordKind kind, const std::string& name) { return RecordId::imported("test", model::recordKindName(kind), name); }

    model::Record record(RecordKind kind, const std::string& name)
    {
        model::Record made = model::emptyRecord(kind);
        made.source = model::SourceId::imported("test", "source", "1");
        made.externalId = name;
        made.id = id(kind, name);
        return made;
    }
    void put(const model::Record& made)
    {
        auto transaction = store::Transaction::begin(m_store.database());
        if (!records::upsertRecord(*transaction, made, {}, m_clock.now()) || !transaction->commit())
            qFatal("put");
    }
    void account(const std::string& name, const char* industry)
    {
        auto made = record(RecordKind::Account, name);
        made.set("name", name);
        made.set("industry", std::string(industry));
        put(made);
    }
    void owns(const std::string& accountName, const std::string& product)
    {
        auto made = record(RecordKind::Asset, accountName + product);
        made.set("name", product);
        made.set("account", id(RecordKind::Account, accountName));
        made.set("product", id(RecordKind::Product, product));
        put(made);
    }
    void lost(const std::string& accountName, const std::string& product)
    {
        auto made = record(RecordKind::Opportunity, accountName + product);
        made.set("name", product);
        made.set("stage", std::string("Lost"));
        made.set("account", id(RecordKind::Account, accountName));
        made.set("product", id(RecordKind::Product, product));
        made.set("is_closed", true);
        put(made);
    }
    void mail(const std::string& name, const char* direction, int daysAgo)
    {
        auto made = record(RecordKind::Message, name);
        made.set("direction", std::string(direction));
        made.set("contact", id(RecordKind::Contact, "marta"));
        made.set("account", id(RecordKind::Account, "A"));
        made.set("at", m_clock.now() - std::chrono::days(daysAgo));
        put(made);
    }
    std::int64_t rebuild()
    {
        graph::GraphBuild build{m_store.database(), m_clock, {}};
        const auto built = graph::rebuildGraph(build);
        return built ? *built : -1;
    }
    std::vector<graph::Recommendation> recommend(const std::string& accountName)
    {
        const auto found = graph::recommendProducts(m_store.database(), id(RecordKind::Account, accountName));
        return found ? *found : std::vector<graph::Recommendation>();
    }
    graph::Neighbourhood around(RecordId entity, int hops = 1, std::size_t limit = 200, std::optional<base::Instant> asOf = {})
    {
        const auto found = graph::neighbours(m_store.database(), {.entity = entity, .hops = hops, .limit = limit, .asOf = asOf});
        return found ? *found : graph::Neighbourhood();
    }
    store::Database& database() { return m_store.database(); }
    tests::FakeClock& clock() { return m_clock; }

private:
    tests::TempStore m_store;
    tests::FakeClock m_clock;
};

void fourAlike(Market& market)
{
    for (const char* name : {"A", "B", "C", "D"}) {
        market.account(name, "food");
        market.owns(name, "Monitor");
    }
    for (const char* name : {"B", "C", "D"})
        market.owns(name, "Gateway");
}

} // namespace

class GraphTest : public QObject
{
    Q_OBJECT
private slots:
    void mailOneWayIsNoRelationAndTwoWayIs()
    {
        Market market;
        const auto strength = [&] { return *graph::relationshipStrength(market.database(), market.id(RecordKind::Contact, "marta"), market.clock().now()); };
        market.mail("o1", "out", 0);
        market.mail("o2", "out", 90);
        QCOMPARE(strength().value, 0.0);
        QVERIFY(!strength().lastTwoWayAt);
        market.mail("i1", "in", 90);
        // outbound 1 + 0.5, inbound 0.5: 1 - exp(-2 * sqrt(0.75) / 6)
        QVERIFY(std::abs(strength().value - (1 - std::exp(-2 * std::sqrt(0.75) / 6))) < 1e-12);
        QVERIFY(strength().lastTwoWayAt == market.clock().now() - std::chrono::days(90));
    }

    void recommendsWhatAlikeAccountsOwnAndSaysWho()
    {
        Market market;
        fourAlike(market);
        market.rebuild();
        const auto found = market.recommend("A");
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(found.front().product == market.id(RecordKind::Product, "Gateway"));
        QCOMPARE(found.front().owners, std::int64_t(3));
        QCOMPARE(found.front().because.size(), std::size_t(3));
        QVERIFY(found.front().because.front().sameIndustry);
        QVERIFY(market.recommend("B").empty());
    }

    void neverRecommendsWhatWasRefused()
    {
        Market market;
        fourAlike(market);
        market.lost("A", "Gateway");
        market.rebuild();
        QVERIFY(market.recommend("A").empty());
    }

    void twoAlikeAccountsAreTooFew()
    {
        Market market;
        for (const char* name : {"A", "B", "C"}) {
            market.account(name, "food");
            market.owns(name, "Monitor");
        }
        market.owns("B", "Gateway");
        market.rebuild();
        QVERIFY(market.recommend("A").empty());
    }

    void rebuildingOneAccountEqualsRebuildingAll()
    {
        Market market;
        fourAlike(market);
        market.mail("i1", "in", 1);
        const std::int64_t whole = market.rebuild();
        const RecordId account = market.id(RecordKind::Account, "A");
        const auto before = market.around(account);
        {
            auto transaction = store::Transaction::begin(market.database());
            COUNTERSIGN_VERIFY_OK(graph::rebuildAccount(*transaction, account, market.clock().now()));
            COUNTERSIGN_VERIFY_OK(transaction->commit());
        }
        QVERIFY(market.around(account).edges.size() == before.edges.size());
        QCOMPARE(market.rebuild(), whole);
    }

    void neighboursAreBoundedAndReachFurtherByHops()
    {
        Market market;
        fourAlike(market);
        market.rebuild();
        const RecordId account = market.id(RecordKind::Account, "A");
        const auto near = market.around(account, 1);
        QVERIFY(!near.truncated);
        QVERIFY(market.around(account, 2).edges.size() > near.edges.size());
        QVERIFY(market.around(account, 2, 1).truncated);
        QCOMPARE(market.around(account, 2, 1).edges.size(), std::size_t(1));
    }

    void thePastHasOnlyWhatWasKnownThen()
    {
        Market market;
        fourAlike(market);
        market.rebuild();
        const RecordId account = market.id(RecordKind::Account, "A");
        const auto now = market.clock().now();
        QVERIFY(!market.around(account, 1, 200, now).edges.empty());
        QVERIFY(market.around(account, 1, 200, now - std::chrono::hours(1)).edges.empty());
    }

    void everyKindHasAName()
    {
        std::set<std::string_view> names;
        for (const EdgeKind kind : graph::allEdgeKinds())
            QVERIFY(names.insert(graph::edgeKindName(kind)).second);
        QCOMPARE(names.size(), std::size_t(13));
    }
};

COUNTERSIGN_TEST_CLASS(GraphTest);
#include "graph_test.moc"
