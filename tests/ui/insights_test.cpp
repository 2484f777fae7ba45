// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/insights/insights_page.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/state_stack.h"

#include <QTest>

namespace countersign::tests {

using widgets::StateStack;

class InsightsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld()); }
    void cleanup() { m_desk.reset(); }

    void everyRateHasItsNAndItsInterval()
    {
        const auto& points = chart("funnelChart")->points();
        QCOMPARE(points.size(), 4U);
        QCOMPARE(points[1].n, 471);
        QCOMPARE(points[1].note, QStringLiteral("22.1% of sent, 18.6–26.0%"));
        for (const widgets::ChartPoint& point : chart("groupChart")->points())
            QVERIFY(point.n > 0 && point.low && point.high);
    }

    void theDefinitionStandsBesideTheFigure()
    {
        m_desk->press(Qt::Key_Down);
        QVERIFY(paneWords().contains(QStringLiteral("with a human reply")));
        QVERIFY(paneWords().contains(QStringLiteral("104 of 471")));
    }

    void enterOpensTheMessagesBehindAFigureAndThenTheAccount()
    {
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return);
        QVERIFY(list()->hasFocus());
        QCOMPARE(list()->model()->rowCount(), 3);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->page(), QStringLiteral("account"));
        QCOMPARE(m_desk->item(), QStringLiteral("acc-ostravelle"));
    }

    void aGroupsRateShowsAlsoWhoDidNotAnswer()
    {
        chart("groupChart")->setFocus();
        m_desk->press(Qt::Key_Down);
        QVERIFY(paneWords().contains(QStringLiteral("Reply rate, Post-demo")));
        QCOMPARE(list()->model()->rowCount(), 7);
    }

    void keysTurnTheGroupingAndTheRate()
    {
        m_desk->press(Qt::Key_P);
        QCOMPARE(chart("groupChart")->points().front().label, QStringLiteral("renewal, version 7"));
        m_desk->press(Qt::Key_M);
        QCOMPARE(chart("groupChart")->points().front().valueText, QStringLiteral("10.8%"));
        QCOMPARE(m_page->findChild<widgets::SegmentBar*>(QStringLiteral("measureBar"))->current(),
                 QStringLiteral("meeting"));
        m_desk->press(Qt::Key_U);
        QCOMPARE(chart("groupChart")->points().front().label, QStringLiteral("Renewal and upsell"));
    }

    void alertsStandFirst()
    {
        const QString words = Desk::wordsOf(m_page);
        QVERIFY(words.contains(QStringLiteral("Usage events has not been read since")));
        QVERIFY(words.contains(QStringLiteral("Critical")));
    }

    void anErrorSaysWhatToDo()
    {
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "insights.kpis");
        m_desk->engine.announce({api::Area::Insights});
        m_desk->answer();
        QCOMPARE(states()->state(), StateStack::State::Error);
    }

    void nothingSentIsSaidAndNoRateIsShown()
    {
        build(emptyWorld());
        QCOMPARE(states()->state(), StateStack::State::Empty);
        QVERIFY(Desk::wordsOf(states()).contains(QStringLiteral("Nothing has been sent yet")));
    }

    void anOldAnswerDoesNotReplaceANewerOne()
    {
        chart("funnelChart")->setFocus();
        QTest::keyClick(chart("funnelChart"), Qt::Key_Down);
        QTest::keyClick(chart("funnelChart"), Qt::Key_Down);
        m_desk->answer();
        QVERIFY(paneWords().contains(QStringLiteral("Meeting, all")));
        QCOMPARE(list()->model()->rowCount(), 2);
    }

private:
    void build(FakeWorld world)
    {
        m_desk.reset();
        m_desk = std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new screens::InsightsPage(m_desk->client);
        m_desk->put(QStringLiteral("insights"), m_page);
        m_desk->open(QStringLiteral("insights"));
        m_page->focusFirst();
    }
    [[nodiscard]] widgets::Chart* chart(const char* name) const
    {
        return m_page->findChild<widgets::Chart*>(QString::fromLatin1(name));
    }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("insightsStates"));
    }
    [[nodiscard]] widgets::RowList* list() const
    {
        return m_page->contextPane()->findChild<widgets::RowList*>(QStringLiteral("figureMessages"));
    }
    [[nodiscard]] QString paneWords() const { return Desk::wordsOf(m_page->contextPane()); }

    std::unique_ptr<Desk> m_desk;
    screens::InsightsPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(InsightsTest);

} // namespace countersign::tests

#include "insights_test.moc"
