// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/today/today_page.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTest>

namespace countersign::tests {

using widgets::StateStack;

class TodayTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld()); }
    void cleanup() { m_desk.reset(); }

    void saysWhoWhyNowAndWhatItIsWorth()
    {
        QVERIFY(first().startsWith(QStringLiteral("Marta K., Ostravelle Foods — renewal in 23 days, a "
                                                  "question still open — €84,000 a year, Today  10:00")));
        QVERIFY(Desk::wordsOf(m_page).contains(
            QStringLiteral("6 people to follow up with, €509,900 at stake. 4 drafts are ready to read.")));
    }

    void endsAfterTheLastSuggestion()
    {
        const int last = list()->model()->rowCount() - 1;
        QVERIFY(rowText(last).startsWith(QStringLiteral("That’s all for today. 14 more are waiting")));
        for (int i = 0; i < 20; ++i)
            m_desk->press(Qt::Key_Down);
        QCOMPARE(list()->currentIndex().row(), last - 1);
    }

    void enterOpensTheDraftAndAOpensTheAccount()
    {
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->page(), QStringLiteral("review"));
        QCOMPARE(m_desk->item(), QStringLiteral("dra-marta"));
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(m_desk->page(), QStringLiteral("today"));
        m_desk->press(Qt::Key_A);
        QCOMPARE(m_desk->page(), QStringLiteral("account"));
        QCOMPARE(m_desk->item(), QStringLiteral("acc-ostravelle"));
    }

    void dDraftsWhereThereIsNoDraftYet()
    {
        for (int i = 0; i < 5; ++i)
            m_desk->press(Qt::Key_Down);
        QVERIFY(Desk::wordsOf(pane()).contains(QStringLiteral("Hélène D.")));
        m_desk->press(Qt::Key_D);
        QCOMPARE(m_desk->engine.countOf("review.create"), 1);
        QCOMPARE(m_desk->page(), QStringLiteral("review"));
        QVERIFY(m_desk->item().startsWith(QStringLiteral("dra-new")));
    }

    void snoozingTakesTheRowAwayAndUndoBringsItBack()
    {
        m_desk->press(Qt::Key_S);
        m_desk->pressInMenu(Qt::Key_Return);
        QCOMPARE(m_desk->engine.countOf("suggestions.snooze"), 1);
        QVERIFY(first().startsWith(QStringLiteral("Aiko T.")));
        QCOMPARE(m_desk->engine.world.hidden.at("sug-marta").reason,
                 std::string("until 2026-06-10T06:00:00Z"));
        m_desk->press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(first().startsWith(QStringLiteral("Marta K.")));
    }

    void dismissingKeepsTheReason()
    {
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_X);
        m_desk->pressInMenu(Qt::Key_Down);
        m_desk->pressInMenu(Qt::Key_Return);
        QCOMPARE(m_desk->engine.world.hidden.at("sug-aiko").reason, std::string("already_in_touch"));
        QVERIFY(rowText(1).startsWith(QStringLiteral("Omar F.")));
        QCOMPARE(list()->currentIndex().row(), 1);
    }

    void escInAMenuChangesNothing()
    {
        m_desk->press(Qt::Key_X);
        m_desk->pressInMenu(Qt::Key_Escape);
        QVERIFY(m_desk->engine.world.hidden.empty());
        QCOMPARE(m_desk->page(), QStringLiteral("today"));
    }

    void rTurnsToTheRunnerUpAndDDraftsForThem()
    {
        QVERIFY(Desk::wordsOf(pane()).contains(QStringLiteral("Nearer to the problem, but does not sign")));
        m_desk->press(Qt::Key_R);
        QVERIFY(Desk::wordsOf(pane()).contains(QStringLiteral("Came first")));
        m_desk->press(Qt::Key_Escape);
        QVERIFY(!Desk::wordsOf(pane()).contains(QStringLiteral("Came first")));
        m_desk->press(Qt::Key_R);
        m_desk->press(Qt::Key_D);
        QCOMPARE(m_desk->engine.world.drafts.back().contact, std::string("con-jonas"));
    }

    void theRightPaneSaysWhyNowWhenAndWhatIsPrepared()
    {
        const QString words = Desk::wordsOf(pane());
        for (const char* expected :
             {"Renews 2 Jul", "Unanswered for 7 days", "Usage Graz −30 %", "Today 10:00",
              "Adding Linz before the September audit", "1 claim to settle"})
            QVERIFY2(words.contains(QString::fromUtf8(expected)), expected);
        QVERIFY(words.contains(QStringLiteral("Vienna, 08:31 there now")));
    }

    void anErrorSaysWhatToDoAndTryingAgainHelps()
    {
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "suggestions.list");
        m_desk->engine.announce({api::Area::Today});
        m_desk->answer();
        QCOMPARE(states()->state(), StateStack::State::Error);
        QVERIFY(Desk::wordsOf(states()).contains(QStringLiteral("The workspace is busy")));
        states()->findChild<QPushButton*>(QStringLiteral("stateActionButton"))->setFocus();
        m_desk->press(Qt::Key_Space);
        QCOMPARE(states()->state(), StateStack::State::Data);
    }

    void aFailedDismissalLeavesTheRowAndSaysSo()
    {
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "suggestions.dismiss");
        m_desk->press(Qt::Key_X);
        m_desk->pressInMenu(Qt::Key_Return);
        QVERIFY(first().startsWith(QStringLiteral("Marta K.")));
        QVERIFY(Desk::wordsOf(m_desk->window.get()).contains(QStringLiteral("The workspace is busy")));
    }

    void anEmptyWorkspaceLeadsToSources()
    {
        build(emptyWorld());
        QCOMPARE(states()->state(), StateStack::State::Empty);
        states()->findChild<QPushButton*>(QStringLiteral("stateActionButton"))->setFocus();
        m_desk->press(Qt::Key_Space);
        QCOMPARE(m_desk->page(), QStringLiteral("sources"));
    }

    void showsThatItReadsUntilTheEngineAnswers()
    {
        FakeEngine engine;
        bridge::EngineClient client(engine, m_desk->clock);
        screens::TodayPage page(client);
        const auto* stack = page.findChild<StateStack*>(QStringLiteral("todayStates"));
        QCOMPARE(stack->state(), StateStack::State::Loading);
        engine.deliver();
        QCOMPARE(stack->state(), StateStack::State::Data);
    }

    void aChangeFromElsewhereKeepsTheCurrentRow()
    {
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Down);
        auto& items = m_desk->engine.world.suggestions.items;
        std::swap(items[2], items[0]);
        m_desk->engine.announce({api::Area::Today});
        m_desk->answer();
        QCOMPARE(list()->currentIndex().row(), 0);
        QVERIFY(Desk::wordsOf(pane()).contains(QStringLiteral("Omar F.")));
    }

private:
    void build(FakeWorld world)
    {
        m_desk.reset();
        m_desk =
            std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new screens::TodayPage(m_desk->client);
        m_desk->put(QStringLiteral("today"), m_page);
        m_desk->open();
    }
    [[nodiscard]] widgets::RowList* list() const
    {
        return m_page->findChild<widgets::RowList*>(QStringLiteral("suggestionList"));
    }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("todayStates"));
    }
    [[nodiscard]] QWidget* pane() const { return m_page->contextPane(); }
    [[nodiscard]] QString rowText(int row) const
    {
        return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QString first() const { return rowText(0); }

    std::unique_ptr<Desk> m_desk;
    screens::TodayPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(TodayTest);

} // namespace countersign::tests

#include "today_test.moc"
