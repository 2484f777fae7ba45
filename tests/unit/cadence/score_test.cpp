// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/account_signals.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace countersign;
using cadence::AccountSignals;
using cadence::UseCaseScore;

namespace {

const model::RecordId kAccount = model::RecordId::imported("test", "account", "A-1");

/// Figures with a record behind each.
class Figures
{
public:
    Figures(std::initializer_list<std::pair<const char*, double>> values)
    {
        for (const auto& [name, number] : values)
            add(name, number);
    }
    void add(const char* name, double number)
    {
        features::FeatureValue value{.name = name, .number = number};
        value.evidence.emplace_back(model::RecordKind::Activity,
                                    model::RecordId::imported("test", "record", name));
        m_values.push_back(std::move(value));
    }
    [[nodiscard]] std::vector<UseCaseScore> scores() const
    {
        return cadence::scoreUseCases(AccountSignals(kAccount, m_values), tests::FakeClock::kStart);
    }
    [[nodiscard]] std::optional<UseCaseScore> of(std::string_view useCase) const
    {
        for (const UseCaseScore& each : scores())
            if (each.useCase == useCase)
                return each;
        return std::nullopt;
    }

private:
    std::vector<features::FeatureValue> m_values;
};

double points(const Figures& figures, std::string_view useCase)
{
    const auto score = figures.of(useCase);
    return score ? score->points() : 0;
}

} // namespace

class ScoreTest : public QObject
{
    Q_OBJECT
private slots:
    void eachUseCaseHasItsSignal_data()
    {
        QTest::addColumn<QString>("feature");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("useCase");
        QTest::addColumn<QString>("headline");
        QTest::newRow("a demo, then silence") << "demo_held_days" << 6.0 << "post_demo"
                                              << "headline_demo_silence";
        QTest::newRow("a contract ends") << "days_to_renewal" << 30.0 << "renewal"
                                         << "headline_renewal";
        QTest::newRow("others own more") << "cross_sell_share" << 0.6 << "cross_sell"
                                         << "headline_similar_own";
        QTest::newRow("prices were read") << "pricing_visits_14d" << 3.0 << "pricing_interest"
                                          << "headline_pricing";
        QTest::newRow("a ticket is solved") << "last_ticket_solved_days" << 2.0 << "post_ticket"
                                            << "headline_ticket_solved_days";
        QTest::newRow("a deal stands still") << "stage_age_days" << 40.0 << "re_engagement"
                                             << "headline_stage_age";
        QTest::newRow("a question waits") << "unanswered_inbound_days" << 3.0 << "re_engagement"
                                          << "headline_question";
    }
    void eachUseCaseHasItsSignal()
    {
        QFETCH(QString, feature);
        QFETCH(double, value);
        QFETCH(QString, useCase);
        QFETCH(QString, headline);
        const auto scores = Figures{{feature.toUtf8().constData(), value}}.scores();
        QVERIFY(!scores.empty());
        QCOMPARE(QString::fromStdString(scores.front().useCase), useCase);
        QCOMPARE(QString::fromStdString(scores.front().headline.code), headline);
    }

    void whatIsUnknownSaysNothing()
    {
        QVERIFY(Figures({}).scores().empty());
        QVERIFY(!Figures({{"days_to_renewal", 200}}).of("renewal"));
        QVERIFY(!Figures({{"days_to_renewal", -3}}).of("renewal"));
        QVERIFY(!Figures({{"demo_held_days", 31}}).of("post_demo"));
        QVERIFY(!Figures({{"cross_sell_share", 0.2}}).of("cross_sell"));
    }

    void theNearerTheRenewalTheMoreItCounts()
    {
        const Figures far{{"days_to_renewal", 100}};
        const Figures near{{"days_to_renewal", 20}};
        const Figures asked{
            {"days_to_renewal", 20}, {"unanswered_inbound_days", 4}, {"usage_trend_30d", -0.4}};
        QVERIFY(points(far, "renewal") < points(near, "renewal"));
        QVERIFY(points(near, "renewal") < points(asked, "renewal"));
        QCOMPARE(asked.of("renewal")->headline.code, std::string("headline_renewal_question"));
    }

    void nothingIsSoldWhileATicketIsOpen()
    {
        QVERIFY(!Figures({{"cross_sell_share", 0.8}, {"open_tickets", 1}}).of("cross_sell"));
        QVERIFY(!Figures({{"last_ticket_solved_days", 1}, {"open_tickets", 1}}).of("post_ticket"));
    }

    void anAnswerSinceTheDemoIsNoSilence()
    {
        const auto score =
            Figures({{"demo_held_days", 10}, {"days_since_two_way_contact", 0}}).of("post_demo");
        for (const auto& reason : score->reasons)
            QVERIFY(reason.reason.code != "silent_days");
    }

    void everyReasonAddsPointsAndNamesItsRecord()
    {
        static constexpr std::array kFeatures{
            "days_to_renewal",    "notice_days",      "unanswered_inbound_days",
            "usage_trend_30d",    "demo_held_days",   "days_since_two_way_contact",
            "pricing_visits_14d", "cross_sell_share", "last_ticket_solved_days",
            "stage_age_days",     "open_tickets"};
        const bool held = rc::check("scores of any figures", [] {
            Figures figures({});
            for (const char* feature : kFeatures)
                if (*rc::gen::arbitrary<bool>())
                    figures.add(feature, *rc::gen::inRange(-1000, 4000) / 10.0);
            const auto scores = figures.scores();
            const auto again = figures.scores();
            RC_ASSERT(scores.size() == again.size());
            for (std::size_t i = 0; i < scores.size(); ++i) {
                RC_ASSERT(scores[i].reasons == again[i].reasons);
                if (i > 0)
                    RC_ASSERT(scores[i - 1].points() >= scores[i].points());
                RC_ASSERT(!scores[i].headline.code.empty());
                for (const auto& reason : scores[i].reasons) {
                    RC_ASSERT(reason.points > 0);
                    RC_ASSERT(!reason.record.isNull());
                }
            }
        });
        QVERIFY(held);
    }
};

COUNTERSIGN_TEST_CLASS(ScoreTest);
#include "score_test.moc"
