// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/review/letter_editor.h"
#include "ui/screens/review/review_page.h"
#include "ui/widgets/state_stack.h"

#include <QApplication>
#include <QTest>

namespace countersign::tests {

using screens::ReviewPage;
using widgets::StateStack;

/// The manager's desk: what policy sends there, why, and three answers to it.
class ApprovalsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        FakeWorld world = sampleWorld();
        world.frame.me = {.id = "pri-tomas", .name = "Tomas H.", .role = api::Role::Manager, .canSign = true};
        api::DraftDetail& omar = world.drafts[3];
        omar.row.state = api::MessageState::InReview;
        omar.row.missingSignatures = {"manager"};
        omar.signatures = {{.principalName = "Ines R.",
                            .role = api::Role::Rep,
                            .signedAt = instantOf("2026-06-09T06:04:00Z")}};
        m_desk =
            std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new ReviewPage(m_desk->client, ReviewPage::Kind::Approvals);
        m_desk->put(QStringLiteral("approvals"), m_page);
        m_desk->open(QStringLiteral("approvals"));
    }
    void cleanup() { m_desk.reset(); }

    void showsOnlyWhatPolicySendsHereAndSaysWhy()
    {
        QVERIFY(said(QStringLiteral("Omar F., Kestrelby Pharma")));
        QVERIFY(!said(QStringLiteral("Marta K.")));
        QVERIFY(said(QStringLiteral("€310,000 is above €250,000")));
        QVERIFY(said(QStringLiteral("Ines R.")));
        QVERIFY(said(QStringLiteral("Rep, signed today 08:04")));
        QVERIFY(said(QStringLiteral("Still open")));
    }

    void theLetterCanBeReadButNotWritten()
    {
        auto* editor = m_page->findChild<screens::LetterEditor*>();
        const screens::Letter before = editor->letter();
        m_desk->press(Qt::Key_Return);
        QVERIFY(editor->hasFocus());
        m_desk->type(QStringLiteral("x"));
        m_desk->press(Qt::Key_Backspace);
        QVERIFY(editor->letter() == before);
        QCOMPARE(m_desk->engine.countOf("review.editBlock"), 0);
    }

    void theSecondSignatureSendsItOnItsWay()
    {
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("review.submit"), 0);
        QVERIFY(said(QStringLiteral("This is the mail that you sign")));
        QVERIFY(said(QStringLiteral("Tomas H. signs these exact bytes (Manager). It can be taken back for 5 minutes")));
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(draft().row.state, api::MessageState::Held);
        QCOMPARE(states()->state(), StateStack::State::Empty);
        QVERIFY(said(QStringLiteral("Nothing waits for your signature")));
    }

    void returningAsksWhatShouldChange()
    {
        m_desk->press(Qt::Key_R, Qt::ControlModifier);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->engine.countOf("review.returnToAuthor"), 0);
        m_desk->type(QStringLiteral("Name the second site"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(draft().row.state, api::MessageState::Returned);
        QCOMPARE(draft().returnedBecause.args.front(), std::string("Name the second site"));
        QVERIFY(draft().signatures.empty());
    }

    void rejectingAsksForAReasonAndEscKeepsTheMessage()
    {
        auto* reject = m_page->findChild<QWidget*>(QStringLiteral("rejectButton"));
        reject->setFocus();
        m_desk->press(Qt::Key_Space);
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(draft().row.state, api::MessageState::InReview);
        reject->setFocus();
        m_desk->press(Qt::Key_Space);
        m_desk->type(QStringLiteral("Not this quarter"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(draft().row.state, api::MessageState::Rejected);
    }

private:
    [[nodiscard]] const api::DraftDetail& draft() const { return m_desk->engine.world.drafts[3]; }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("reviewStates"));
    }
    [[nodiscard]] bool said(const QString& words) const
    {
        return Desk::wordsOf(m_desk->window.get()).contains(words);
    }

    std::unique_ptr<Desk> m_desk;
    ReviewPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(ApprovalsTest);

} // namespace countersign::tests

#include "approvals_test.moc"
