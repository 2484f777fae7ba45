// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/review/letter_editor.h"
#include "ui/screens/review/review_page.h"
#include "ui/screens/today/today_page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

namespace countersign::tests {

using screens::LetterEditor;
using screens::ReviewPage;
using widgets::ActionButton;
using widgets::StateStack;

class ReviewTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld(), QStringLiteral("review")); }
    void cleanup() { m_desk.reset(); }

    void theMainJobNeedsNoMouse()
    {
        build(sampleWorld(), QStringLiteral("today"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->page(), QStringLiteral("review"));
        // A claim is open: Ctrl+Enter leads there and approves nothing.
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("review.approve"), 0);
        QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("€3,900 per site and year"));
        m_desk->press(Qt::Key_F2);
        QVERIFY(paragraph(3).contains(QStringLiteral("€4,250 per site and year")));
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(world().board.waiting.front().draft, std::string("dra-marta"));
        QVERIFY(said(QStringLiteral("Mail to Marta K. approved. Can be taken back until today 08:36")));
        // On to the next draft, and the undo is one key away.
        QVERIFY(said(QStringLiteral("Aiko T., Pellworth Cold Chain")));
        m_desk->press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(world().board.waiting.front().draft != "dra-marta");
        QVERIFY(said(QStringLiteral("Marta K., Ostravelle Foods")));
        QCOMPARE(world().drafts.front().row.state, api::MessageState::Draft);
    }

    void theQueueSaysWhoWhatItIsWorthAndHowItStands()
    {
        QCOMPARE(rowText(0),
                 QStringLiteral("Marta K.  Ostravelle Foods, €84,000. Adding Linz before the September "
                                "audit. 1 claim to settle, 10:00"));
        QVERIFY(rowText(1).contains(QStringLiteral("Ready, 10:15")));
        QVERIFY(rowText(3).contains(QStringLiteral("Ready, the manager signs too")));
    }

    void eachKeystrokeIsWithTheEngineBeforeTheNext()
    {
        QTest::keyClicks(editor(), QStringLiteral("So"));
        QCOMPARE(m_desk->engine.countOf("review.editBlock"), 2);
        QVERIFY(said(QStringLiteral("Saving")));
        m_desk->answer();
        QVERIFY(
            m_desk->engine.world.drafts.front().blocks[1].sentences.front().text.starts_with("SoYou asked"));
        QVERIFY(said(QStringLiteral("Edited 2 min ago")) || said(QStringLiteral("Saved")));
        m_desk->type(QStringLiteral(", "));
        QVERIFY(paragraph(2).startsWith(QStringLiteral("So, You asked")));
    }

    void undoOfAnEditReachesTheEngineToo()
    {
        const std::string before = firstSentence();
        m_desk->type(QStringLiteral("Oh"));
        QVERIFY(firstSentence() != before);
        m_desk->press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(firstSentence().starts_with("You asked on 2 June"));
        QCOMPARE(m_desk->page(), QStringLiteral("review"));
    }

    void theSubjectIsEditedLikeTheRest()
    {
        m_desk->press(Qt::Key_Home, Qt::ControlModifier);
        m_desk->type(QStringLiteral("Re: "));
        QCOMPARE(world().drafts.front().row.subject,
                 std::string("Re: Adding Linz before the September audit"));
        QVERIFY(rowText(0).contains(QStringLiteral("Re: Adding Linz")));
    }

    void aFailedEditKeepsTheWordsAndSaysSo()
    {
        m_desk->engine.failNext(base::ErrorCode::DiskFull, {}, "review.editBlock");
        m_desk->type(QStringLiteral("X"));
        QVERIFY(paragraph(2).startsWith(QStringLiteral("XYou asked")));
        QVERIFY(said(QStringLiteral("disk is full")));
        m_desk->type(QStringLiteral("Y"));
        QVERIFY(firstSentence().starts_with("XYYou asked"));
    }

    void theEvidenceFollowsTheCaret()
    {
        QVERIFY(card(1)->isCurrent());
        m_desk->press(Qt::Key_End);
        for (int i = 0; i < 80; ++i)
            m_desk->press(Qt::Key_Right);
        QVERIFY(!card(1)->isCurrent());
        QVERIFY(card(2)->isCurrent());
        m_desk->press(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(!card(2)->isCurrent());
    }

    void whileAClaimIsOpenApproveIsLocked()
    {
        QCOMPARE(approve()->variant(), ActionButton::Variant::SealLocked);
        QCOMPARE(approve()->text(), QStringLiteral("Approve, leaves today 10:00"));
        m_desk->press(Qt::Key_F2);
        QCOMPARE(approve()->variant(), ActionButton::Variant::Seal);
        QVERIFY(said(QStringLiteral("9 of 9 rules pass")));
    }

    void whatAPolicyGaveBackIsFrozenAnewBeforeItIsSigned()
    {
        m_desk->press(Qt::Key_F2);
        auto& draft = m_desk->engine.world.drafts.front();
        draft.row.state = api::MessageState::InReview;
        draft.row.missingSignatures = {"rep"};
        draft.returnedBecause = {"policy_changed", {}};
        m_desk->engine.announce({api::Area::Review});
        m_desk->answer();
        QVERIFY(said(QStringLiteral("The policy changed since the signature")));
        const int before = m_desk->engine.countOf("review.submit");
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("review.submit"), before + 1);
    }

    void overrulingAsksForAReasonAndAPassphrase()
    {
        m_desk->press(Qt::Key_F4);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->engine.countOf("review.overrule"), 0);
        m_desk->type(QStringLiteral("Agreed by phone"));
        m_desk->press(Qt::Key_Return);
        m_desk->type(QStringLiteral("wrong"));
        m_desk->press(Qt::Key_Return);
        QVERIFY(said(QStringLiteral("passphrase")));
        QCOMPARE(world().drafts.front().row.openClaims, 1);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(world().drafts.front().claims.front().overruleReason, std::string("Agreed by phone"));
        QCOMPARE(approve()->variant(), ActionButton::Variant::Seal);
        QVERIFY(editor()->hasFocus());
    }

    void aSourceIsCitedByKeys()
    {
        m_desk->press(Qt::Key_F3);
        QVERIFY(said(QStringLiteral("Source for “€3,900 per site and year”")));
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->engine.countOf("review.cite"), 1);
        const auto& cited = world().drafts.front().blocks[2].sentences.front().citations;
        QCOMPARE(cited, (std::vector<int>{4, 2}));
        QVERIFY(editor()->hasFocus());
    }

    void aWrongPassphraseSignsNothing()
    {
        m_desk->press(Qt::Key_F2);
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->type(QStringLiteral("guess"));
        m_desk->press(Qt::Key_Return);
        QVERIFY(said(QStringLiteral("passphrase")));
        QVERIFY(world().drafts.front().signatures.empty());
        QVERIFY(world().board.waiting.front().draft != "dra-marta");
        m_desk->press(Qt::Key_Escape);
        QVERIFY(editor()->hasFocus());
        QCOMPARE(m_desk->page(), QStringLiteral("review"));
    }

    void theFrozenMailLiesThereBeforeThePassphraseIsAskedFor()
    {
        m_desk->press(Qt::Key_F2);
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(said(QStringLiteral("This is the mail that you sign")));
        for (const char* words :
             {"Ines R. <ines.r@fennwick.example>", "Marta K. <marta.k@ostravelle.example>", "Nobody",
              "Adding Linz before the September audit", "Tue, 09 Jun 2026 06:31:00 +0000", "dra-marta@fennwick.example",
              "mailto:ines.r@fennwick.example?subject=unsubscribe",
              "Ines R. signs these exact bytes (Rep). It can be taken back for 5 minutes, and leaves today 10:00."})
            QVERIFY2(said(QString::fromLatin1(words)), words);
        const auto* text = m_page->findChild<QPlainTextEdit*>(QStringLiteral("sheetText"));
        QVERIFY(text->isVisible() && text->toPlainText().contains(QStringLiteral("€4,250 per site and year")));
        QVERIFY(!editor()->isVisible());
        // The bytes are one key away, and the passphrase can be typed on.
        m_desk->press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(bytes()->isVisible());
        QVERIFY(bytes()->toPlainText().contains(QStringLiteral("Date: Tue, 09 Jun 2026 06:31:00 +0000")));
        QVERIFY(passphrase()->hasFocus());
        m_desk->press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(text->isVisible() && passphrase()->hasFocus());
    }

    void whoDoesNotSignLosesNothing()
    {
        m_desk->press(Qt::Key_F2);
        const screens::Letter before = editor()->letter();
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->type(QStringLiteral("half a passphr"));
        m_desk->press(Qt::Key_Escape);
        QVERIFY(editor()->hasFocus() && editor()->isVisible());
        QVERIFY(editor()->letter() == before);
        QCOMPARE(world().drafts.front().row.state, api::MessageState::InReview);
        QVERIFY(world().drafts.front().signatures.empty());
        QVERIFY(said(QStringLiteral("Frozen, and not signed. An edit thaws it.")));
        // The same bytes again, not new ones.
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("review.submit"), 1);
        QVERIFY(passphrase()->text().isEmpty());
        m_desk->press(Qt::Key_Escape);
        m_desk->type(QStringLiteral("X"));
        QCOMPARE(world().drafts.front().row.state, api::MessageState::Draft);
    }

    void nothingElseCanBePutInPlaceOfWhatIsSigned()
    {
        m_desk->press(Qt::Key_F2);
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->press(Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("review.egress"), 0);
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F8})
            m_desk->press(key);
        QVERIFY(said(QStringLiteral("This is the mail that you sign")));
        QVERIFY(passphrase()->hasFocus());
        QCOMPARE(world().drafts.front().row.state, api::MessageState::InReview);
        // Somebody elsewhere changes it: the sheet is history and goes.
        m_desk->engine.world.drafts.front().row.state = api::MessageState::Draft;
        m_desk->engine.announce({api::Area::Review});
        m_desk->answer();
        QVERIFY(!said(QStringLiteral("This is the mail that you sign")));
        QVERIFY(editor()->isVisible());
    }

    void whatPolicyRefusesIsNotFrozenAndSaysWhy()
    {
        m_desk->press(Qt::Key_F2);
        m_desk->engine.failNext(base::ErrorCode::PolicyRefused, {"rule_claims"}, "review.submit");
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!said(QStringLiteral("This is the mail that you sign")));
        QVERIFY(said(QStringLiteral("Every claim has a source")));
        QVERIFY(editor()->hasFocus());
    }

    void aRefusalOfTheGateNamesItsRule()
    {
        m_desk->press(Qt::Key_F2);
        m_desk->engine.failNext(base::ErrorCode::Suppressed, {"suppressed"}, "review.approve");
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QVERIFY(said(QStringLiteral("The recipient has opted out")));
    }

    void aHighValueDraftIsSignedAndThenWaitsForTheManager()
    {
        for (int i = 0; i < 3; ++i)
            m_desk->press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(said(QStringLiteral("Omar F., Kestrelby Pharma")));
        QCOMPARE(approve()->text(), QStringLiteral("Sign, then the manager signs"));
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QVERIFY(said(QStringLiteral("Mail to Omar F. signed. The manager signs too.")));
        QVERIFY(rowText(3).contains(QStringLiteral("Waits for: Manager")));
        m_desk->press(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(!approve()->isEnabled());
        QVERIFY(said(QStringLiteral("You have signed. An edit takes your signature back.")));
    }

    void aSignatureThatReturnsLateLeavesTheDraftOnTheDeskAlone()
    {
        for (int i = 0; i < 3; ++i)
            m_desk->press(Qt::Key_Down, Qt::AltModifier);
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        QTest::keyClick(passphrase(), Qt::Key_Return);
        QVERIFY(m_desk->engine.isWaiting());
        list()->selectRow(0);
        m_desk->answer();
        QVERIFY(said(QStringLiteral("Mail to Omar F. signed. The manager signs too.")));
        QVERIFY(rowText(3).contains(QStringLiteral("Waits for: Manager")));
        QCOMPARE(list()->currentIndex().row(), 0);
        QVERIFY(said(QStringLiteral("Marta K., Ostravelle Foods")));
        QVERIFY(paragraph(2).startsWith(QStringLiteral("You asked")));
    }

    void theExactMailAndTheExactModelTextAreShownAsTheyAre()
    {
        m_desk->press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(said(QStringLiteral("Not frozen yet. Date, Message-ID and SHA-256 are set when you sign.")));
        m_desk->press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(bytes()->hasFocus());
        QVERIFY(bytes()->toPlainText().contains(QStringLiteral("From: Ines R. <ines.r@fennwick.example>")));
        m_desk->press(Qt::Key_Escape);
        QVERIFY(editor()->hasFocus());
        m_desk->press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(said(QStringLiteral("account.name · contact.given_name")));
        QVERIFY(bytes()->toPlainText().contains(QStringLiteral("\"messages\"")));
    }

    void writingAgainLeavesHandEditsAlone()
    {
        m_desk->type(QStringLiteral("Mine. "));
        m_desk->press(Qt::Key_R, Qt::ControlModifier);
        m_desk->pressInMenu(Qt::Key_Return);
        QCOMPARE(m_desk->engine.countOf("review.regenerate"), 1);
        QVERIFY(paragraph(2).startsWith(QStringLiteral("Mine. You asked")));
        QCOMPARE(paragraph(5), QStringLiteral("Shall we speak on Thursday at 14:30?"));
        m_desk->press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(paragraph(5).startsWith(QStringLiteral("Would Thursday at 10:00")));
    }

    void aReturnedDraftSaysWhatTheReviewerWrote()
    {
        auto world = sampleWorld();
        world.drafts[1].row.state = api::MessageState::Returned;
        world.drafts[1].returnedBecause = {"returned_comment", {"Too long"}};
        build(std::move(world), QStringLiteral("review"));
        m_desk->press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(said(QStringLiteral("Returned: Too long")));
        m_desk->type(QStringLiteral("a"));
        QVERIFY(!said(QStringLiteral("Returned: Too long")));
    }

    void aChangeFromElsewhereKeepsTheDraftOnTheDesk()
    {
        m_desk->press(Qt::Key_Down, Qt::AltModifier);
        std::ranges::rotate(m_desk->engine.world.drafts, m_desk->engine.world.drafts.begin() + 2);
        m_desk->engine.announce({api::Area::Review});
        m_desk->answer();
        QVERIFY(said(QStringLiteral("Aiko T., Pellworth Cold Chain")));
        QVERIFY(rowText(list()->currentIndex().row()).startsWith(QStringLiteral("Aiko T.")));
    }

    void loadingEmptyAndErrorAreSaid()
    {
        FakeEngine engine;
        bridge::EngineClient client(engine, m_desk->clock);
        ReviewPage page(client, ReviewPage::Kind::Drafts);
        const auto* stack = page.findChild<StateStack*>(QStringLiteral("reviewStates"));
        QCOMPARE(stack->state(), StateStack::State::Loading);
        build(emptyWorld(), QStringLiteral("review"));
        QCOMPARE(states()->state(), StateStack::State::Empty);
        states()->findChild<QPushButton*>(QStringLiteral("stateActionButton"))->setFocus();
        m_desk->press(Qt::Key_Space);
        QCOMPARE(m_desk->page(), QStringLiteral("today"));
        build(sampleWorld(), QStringLiteral("review"));
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "review.list");
        m_desk->engine.announce({api::Area::Review});
        m_desk->answer();
        QCOMPARE(states()->state(), StateStack::State::Error);
        states()->findChild<QPushButton*>(QStringLiteral("stateActionButton"))->setFocus();
        m_desk->press(Qt::Key_Space);
        QCOMPARE(states()->state(), StateStack::State::Data);
    }

    void everyControlHasAName()
    {
        for (const QWidget* root : {static_cast<QWidget*>(m_page), m_page->listPane()}) {
            for (const QWidget* widget : root->findChildren<QWidget*>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                    continue;
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(widget->objectName()));
            }
        }
    }

private:
    void build(FakeWorld world, const QString& first)
    {
        m_desk.reset();
        m_desk =
            std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new ReviewPage(m_desk->client, ReviewPage::Kind::Drafts);
        m_desk->put(QStringLiteral("today"), new screens::TodayPage(m_desk->client));
        m_desk->put(QStringLiteral("review"), m_page);
        m_desk->open(first);
    }
    [[nodiscard]] const FakeWorld& world() const { return m_desk->engine.world; }
    [[nodiscard]] LetterEditor* editor() const { return m_page->findChild<LetterEditor*>(); }
    [[nodiscard]] QPlainTextEdit* bytes() const
    {
        return m_page->findChild<QPlainTextEdit*>(QStringLiteral("sheetBytes"));
    }
    [[nodiscard]] QLineEdit* passphrase() const
    {
        return m_page->findChild<QLineEdit*>(QStringLiteral("askPassphrase"));
    }
    [[nodiscard]] ActionButton* approve() const
    {
        return m_page->findChild<ActionButton*>(QStringLiteral("approveButton"));
    }
    [[nodiscard]] widgets::RowList* list() const
    {
        return m_page->listPane()->findChild<widgets::RowList*>(QStringLiteral("draftList"));
    }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("reviewStates"));
    }
    [[nodiscard]] widgets::Card* card(int number) const
    {
        return m_page->findChild<widgets::Card*>(QStringLiteral("evidenceCard%1").arg(number));
    }
    [[nodiscard]] QString paragraph(int block) const
    {
        return editor()->letter().blocks[static_cast<std::size_t>(block)].text;
    }
    [[nodiscard]] std::string firstSentence() const
    {
        return world().drafts.front().blocks[1].sentences.front().text;
    }
    [[nodiscard]] QString rowText(int row) const
    {
        return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] bool said(const QString& words) const
    {
        return Desk::wordsOf(m_desk->window.get()).contains(words);
    }

    std::unique_ptr<Desk> m_desk;
    ReviewPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(ReviewTest);

} // namespace countersign::tests

#include "review_test.moc"
