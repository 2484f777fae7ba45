// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/models/board_model.h"
#include "ui/screens/outbox/outbox_page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/passphrase_bar.h"
#include "ui/widgets/state_stack.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace countersign::tests {

using models::BoardModel;
using widgets::StateStack;

class OutboxTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld()); }
    void cleanup() { m_desk.reset(); }

    void saysWhatNeedsAnAnswerWhatMovesAndWhatWaits()
    {
        QCOMPARE(summary(), QStringLiteral("1 needs your answer, 1 is moving, 7 are waiting. The next leaves: today 10:00."));
        QVERIFY(rowText(1).startsWith(QStringLiteral("08:12  Today")));
        QVERIFY(rowText(1).contains(QStringLiteral("Unknown")));
    }

    void theLeverStopsEverythingAndLetsItMoveAgain()
    {
        m_desk->press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->engine.world.board.stopped);
        QVERIFY(summary().startsWith(QStringLiteral("Everything is stopped.")));
        QCOMPARE(lever()->text(), QStringLiteral("Let it move again"));
        m_desk->press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!m_desk->engine.world.board.stopped);
        QCOMPARE(lever()->text(), QStringLiteral("Stop everything"));
    }

    void takingBackMakesADraftOfItAgain()
    {
        goTo("marco");
        m_desk->press(Qt::Key_Z);
        QCOMPARE(m_desk->engine.countOf("outbox.takeBack"), 1);
        QCOMPARE(model()->rowOf("marco"), -1);
        QVERIFY(windowWords().contains(QStringLiteral("Taken back: the mail to Marco D. is a draft again")));
        QVERIFY(table()->currentIndex().isValid());
    }

    void whatIsGoneCannotBeTakenBack()
    {
        goTo("tess");
        m_desk->press(Qt::Key_Z);
        QCOMPARE(m_desk->engine.countOf("outbox.takeBack"), 0);
        QVERIFY(windowWords().contains(QStringLiteral("cannot be taken back any more")));
    }

    void anUnknownMessageIsAnsweredWithThePassphrase()
    {
        goTo("yann");
        m_desk->press(Qt::Key_Y);
        QVERIFY(bar()->isOpen());
        m_desk->type(QStringLiteral("wrong"));
        m_desk->press(Qt::Key_Return);
        QVERIFY(bar()->isOpen());
        QVERIFY(Desk::wordsOf(bar()).contains(QStringLiteral("The passphrase does not fit")));
        QCOMPARE(m_desk->engine.world.board.needsYou.size(), 1U);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QVERIFY(!bar()->isOpen());
        QVERIFY(m_desk->engine.world.board.needsYou.empty());
        QCOMPARE(m_desk->engine.world.board.gone.front().id, std::string("yann"));
    }

    void itDidNotArriveQueuesItAgainAndOnlyAfterThePassphrase()
    {
        goTo("yann");
        m_desk->press(Qt::Key_N);
        QCOMPARE(m_desk->engine.countOf("outbox.resolve"), 0);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->engine.world.board.waiting.front().id, std::string("yann"));
        QVERIFY(table()->hasFocus());
    }

    void escTakesTheQuestionBack()
    {
        goTo("yann");
        m_desk->press(Qt::Key_Y);
        m_desk->press(Qt::Key_Escape);
        QVERIFY(!bar()->isOpen());
        QCOMPARE(m_desk->page(), QStringLiteral("outbox"));
        QVERIFY(table()->hasFocus());
        QCOMPARE(m_desk->engine.countOf("outbox.resolve"), 0);
    }

    void theRowItselfOffersTheAnswers()
    {
        auto* button = m_page->findChild<widgets::ActionButton*>(QStringLiteral("arrivedButton"));
        QVERIFY(button);
        goTo("marco");
        button->setFocus();
        m_desk->press(Qt::Key_Space);
        QVERIFY(Desk::wordsOf(bar()).contains(QStringLiteral("The mail to Yann B. arrived")));
    }

    void theRightPaneGoesRuleByRule()
    {
        goTo("marco");
        const QString words = Desk::wordsOf(m_page->contextPane());
        for (const char* expected : {"Marco D.", "10:00", "in 1 h 29 min", "All signatures are there", "No opt-out",
                                     "Ines R.", "sha256 9c41 77be 02d5 … e81a"})
            QVERIFY2(words.contains(QString::fromUtf8(expected)), expected);
    }

    void theUndoMinuteIsCountedDown()
    {
        auto& row = m_desk->engine.world.board.waiting.front();
        row.state = api::MessageState::Held;
        row.leavesAt = m_desk->clock.now() + std::chrono::seconds(42);
        m_desk->engine.world.outboxDetails[row.id].row = row;
        m_desk->engine.announce({api::Area::Outbox});
        m_desk->answer();
        const int there = model()->rowOf(row.id);
        QVERIFY(rowText(there).startsWith(QStringLiteral("in 42 s")));
        goTo(row.id.c_str());
        QVERIFY(Desk::wordsOf(m_page->contextPane()).contains(QStringLiteral("in 42 s")));
        m_desk->clock.advance(std::chrono::seconds(2));
        QTRY_VERIFY_WITH_TIMEOUT(rowText(there).startsWith(QStringLiteral("in 40 s")), 5000);
        QVERIFY(Desk::wordsOf(m_page->contextPane()).contains(QStringLiteral("in 40 s")));
        m_desk->clock.advance(std::chrono::minutes(1));
        QTRY_VERIFY_WITH_TIMEOUT(!rowText(there).contains(QStringLiteral(" s,")), 5000);
    }

    void theRailSaysWhatNeedsMeAndWhatWaits()
    {
        const auto* entry = m_desk->window->findChild<QWidget*>(QStringLiteral("nav-outbox"));
        QCOMPARE(entry->accessibleName(), QStringLiteral("Outbox, 1 to do, 8 waiting"));
        m_desk->engine.world.board.needsYou.clear();
        m_desk->engine.announce({api::Area::Outbox});
        m_desk->answer();
        QCOMPARE(entry->accessibleName(), QStringLiteral("Outbox, 8 waiting"));
    }

    void enterOpensTheMailAndAOpensTheAccount()
    {
        goTo("marco");
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->page(), QStringLiteral("review"));
        QCOMPARE(m_desk->item(), QStringLiteral("dra-marco"));
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_A);
        QCOMPARE(m_desk->item(), QStringLiteral("acc-marco"));
    }

    void anItemOpensItsRow()
    {
        m_desk->window->openPage(QStringLiteral("today"));
        m_desk->window->openPage(QStringLiteral("outbox"), QStringLiteral("dra-ola"));
        m_desk->answer();
        QCOMPARE(table()->currentIndex().row(), model()->rowOf("ola"));
    }

    void anErrorSaysWhatToDo()
    {
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "outbox.board");
        m_desk->engine.announce({api::Area::Outbox});
        m_desk->answer();
        QCOMPARE(states()->state(), StateStack::State::Error);
        QVERIFY(Desk::wordsOf(states()).contains(QStringLiteral("The workspace is busy")));
    }

    void anEmptyOutboxLeadsToReview()
    {
        build(emptyWorld());
        QCOMPARE(states()->state(), StateStack::State::Empty);
        QVERIFY(Desk::wordsOf(states()).contains(QStringLiteral("Nothing waits to leave")));
    }

    void aChangeKeepsTheCurrentRow()
    {
        goTo("ruth");
        auto& waiting = m_desk->engine.world.board.waiting;
        std::rotate(waiting.begin(), waiting.begin() + 4, waiting.end());
        m_desk->engine.announce({api::Area::Outbox});
        m_desk->answer();
        QCOMPARE(table()->currentIndex().row(), model()->rowOf("ruth"));
    }

private:
    void build(FakeWorld world)
    {
        m_desk.reset();
        m_desk = std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new screens::OutboxPage(m_desk->client);
        m_desk->put(QStringLiteral("outbox"), m_page);
        m_desk->open(QStringLiteral("outbox"));
    }
    void goTo(const char* id)
    {
        const int row = model()->rowOf(id);
        for (int steps = 0; steps < 40 && table()->currentIndex().row() != row; ++steps)
            m_desk->press(table()->currentIndex().row() < row ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(table()->currentIndex().row(), row);
    }
    [[nodiscard]] widgets::DepartureTable* table() const
    {
        return m_page->findChild<widgets::DepartureTable*>(QStringLiteral("boardTable"));
    }
    [[nodiscard]] BoardModel* model() const { return qobject_cast<BoardModel*>(table()->model()); }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("outboxStates"));
    }
    [[nodiscard]] widgets::PassphraseBar* bar() const { return m_page->findChild<widgets::PassphraseBar*>(); }
    [[nodiscard]] widgets::ActionButton* lever() const
    {
        return m_page->findChild<widgets::ActionButton*>(QStringLiteral("leverButton"));
    }
    [[nodiscard]] QString summary() const
    {
        return m_page->findChild<QLabel*>(QStringLiteral("outboxSummary"))->text();
    }
    [[nodiscard]] QString windowWords() const { return Desk::wordsOf(m_desk->window.get()); }
    [[nodiscard]] QString rowText(int row) const
    {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells.append(model()->index(row, column).data(Qt::AccessibleTextRole).toString());
        return cells.join(QStringLiteral(", "));
    }

    std::unique_ptr<Desk> m_desk;
    screens::OutboxPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(OutboxTest);

} // namespace countersign::tests

#include "outbox_test.moc"
