// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/unit/features/feature_world.h"

#include "engine/foundation/events/event_log.h"

#include <QtTest>

using namespace countersign;
using features::Segment;
using tests::FeatureWorld;

namespace {

base::Result<Segment> segmentWith(const std::string& rule)
{
    const auto json = base::parseJson(
        R"({"name": "mine", "version": 1, "definition": "d", "classes": [{"name": "yes", "when": )" + rule +
        "}]}");
    if (!json)
        return base::fail(json.error());
    return features::segmentFromJson(*json);
}

} // namespace

class SegmentTest : public QObject
{
    Q_OBJECT
private slots:
    void rulesHold_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<bool>("holds");
        QTest::newRow("true") << QByteArray("true") << true;
        QTest::newRow("<= at the limit")
            << QByteArray(R"({"feature": "days_to_renewal", "op": "<=", "value": 90})") << true;
        QTest::newRow("< at the limit")
            << QByteArray(R"({"feature": "days_to_renewal", "op": "<", "value": 90})") << false;
        QTest::newRow(">= at the limit")
            << QByteArray(R"({"feature": "days_to_renewal", "op": ">=", "value": 90})") << true;
        QTest::newRow("> at the limit")
            << QByteArray(R"({"feature": "days_to_renewal", "op": ">", "value": 90})") << false;
        QTest::newRow("= text") << QByteArray(R"({"field": "industry", "op": "=", "value": "medical"})")
                                << true;
        QTest::newRow("!= text") << QByteArray(R"({"field": "industry", "op": "!=", "value": "food"})")
                                 << true;
        QTest::newRow("text is no number")
            << QByteArray(R"({"field": "industry", "op": "<", "value": 3})") << false;
        QTest::newRow("in") << QByteArray(
                                   R"({"field": "industry", "op": "in", "value": ["food", "medical"]})")
                            << true;
        QTest::newRow("not in") << QByteArray(
                                       R"({"not": {"field": "industry", "op": "in", "value": ["food"]}})")
                                << true;
        QTest::newRow("word") << QByteArray(R"({"feature": "overall_health", "op": "=", "value": "risk"})")
                              << true;
        QTest::newRow("known") << QByteArray(R"({"feature": "days_to_renewal", "op": "known"})") << true;
        QTest::newRow("unknown") << QByteArray(R"({"feature": "open_tickets", "op": "unknown"})") << true;
        QTest::newRow("unknown is not 0")
            << QByteArray(R"({"feature": "open_tickets", "op": "=", "value": 0})") << false;
        QTest::newRow("unknown is not other than 0")
            << QByteArray(R"({"feature": "open_tickets", "op": "!=", "value": 0})") << false;
        QTest::newRow("unknown is below nothing")
            << QByteArray(R"({"feature": "open_tickets", "op": "<", "value": 5})") << false;
        QTest::newRow("all") << QByteArray(R"({"all": [true, {"feature": "open_tickets", "op": "known"}]})")
                             << false;
        QTest::newRow("any") << QByteArray(R"({"any": [{"feature": "open_tickets", "op": "known"}, true]})")
                             << true;
        QTest::newRow("empty any") << QByteArray(R"({"any": []})") << false;
    }
    void rulesHold()
    {
        QFETCH(const QByteArray, rule);
        QFETCH(const bool, holds);
        const auto segment = segmentWith(rule.toStdString());
        COUNTERSIGN_VERIFY_OK(segment);
        features::SegmentInput input;
        input.numbers["days_to_renewal"] = 90;
        input.numbers["open_tickets"] = std::nullopt;
        input.texts["industry"] = "medical";
        input.texts["overall_health"] = "risk";
        QCOMPARE(features::classify(*segment, input), std::string(holds ? "yes" : ""));
    }

    void refusesRulesThatCannotMeanAnything_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("false") << QByteArray("false");
        QTest::newRow("a text") << QByteArray("\"x\"");
        QTest::newRow("no such feature") << QByteArray(R"({"feature": "nope", "op": "known"})");
        QTest::newRow("no such field") << QByteArray(R"({"field": "phone", "op": "known"})");
        QTest::newRow("both") << QByteArray(
            R"({"field": "industry", "feature": "employees", "op": "known"})");
        QTest::newRow("no such operator") << QByteArray(R"({"feature": "employees", "op": "~", "value": 1})");
        QTest::newRow("no value") << QByteArray(R"({"feature": "employees", "op": "="})");
        QTest::newRow("order of texts") << QByteArray(R"({"feature": "employees", "op": "<", "value": "5"})");
        QTest::newRow("in without list") << QByteArray(R"({"feature": "employees", "op": "in", "value": 5})");
        QTest::newRow("two keys") << QByteArray(R"({"all": [], "any": []})");
        QTest::newRow("too deep") << QByteArray(R"({"not":)").repeated(20) + "true" +
                                         QByteArray("}").repeated(20);
    }
    void refusesRulesThatCannotMeanAnything()
    {
        QFETCH(const QByteArray, rule);
        COUNTERSIGN_VERIFY_ERROR(segmentWith(rule.toStdString()), base::ErrorCode::InvalidInput);
    }

    void fourShipAndSurviveTheWayThroughJson()
    {
        std::set<std::string> names;
        for (const Segment& segment : features::builtInSegments()) {
            names.insert(segment.name);
            const auto again = features::segmentFromJson(features::toJson(segment));
            COUNTERSIGN_VERIFY_OK(again);
            QCOMPARE(base::dumpJson(features::toJson(*again)), base::dumpJson(features::toJson(segment)));
        }
        QVERIFY(names ==
                (std::set<std::string>{"engagement", "likelihood_to_close", "product_interest", "stage"}));
    }

    void previewSaysWhoMovesAndWritesNothing()
    {
        FeatureWorld world;
        world.account("A", "medical");
        world.account("B", "food");
        world.account("C");
        world.recompute();
        Segment changed = features::builtInSegments()[0];
        QCOMPARE(changed.name, std::string("engagement"));
        changed.classes = {
            {.name = "doctors", .when = {{"field", "industry"}, {"op", "="}, {"value", "medical"}}},
            {.name = "never", .when = {{"field", "industry"}, {"op", "known"}}}};
        const auto seq = *events::lastEventSeq(world.database());
        const auto preview = features::previewSegment(world.database(), changed);
        COUNTERSIGN_VERIFY_OK(preview);
        QVERIFY(preview->now == (std::map<std::string, std::int64_t>{{"never", 3}}));
        QVERIFY(preview->then == (std::map<std::string, std::int64_t>{{"doctors", 1}, {"never", 1}}));
        QCOMPARE(preview->wouldEnter, std::int64_t(1));
        QCOMPARE(preview->wouldLeave, std::int64_t(2));
        QCOMPARE(*events::lastEventSeq(world.database()), seq);
        QVERIFY(*features::segmentCounts(world.database(), "engagement") == preview->now);
        QCOMPARE(features::listSegments(world.database())->front().version, 1);

        QVERIFY(tests::writeIn(world.database(), [&](auto& transaction) {
            return features::saveSegment(transaction, changed, world.clock.now());
        }));
        const auto report = world.recompute();
        QCOMPARE(report.entered, preview->wouldEnter);
        QCOMPARE(report.left, preview->wouldLeave);
        QVERIFY(*features::segmentCounts(world.database(), "engagement") == preview->then);
        QCOMPARE(features::listSegments(world.database())->front().version, 2);
        const auto doctors = *features::membersOfSegment(world.database(), "engagement", "doctors", 10);
        QCOMPARE(doctors.size(), std::size_t(1));
        QCOMPARE(doctors[0].version, 2);
        QCOMPARE(features::membersOfSegment(world.database(), "engagement", "", 10)->size(), std::size_t(2));
    }
};

COUNTERSIGN_TEST_CLASS(SegmentTest);
#include "segment_test.moc"
