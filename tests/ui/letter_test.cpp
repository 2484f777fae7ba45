// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_world.h"
#include "tests/support/test_registry.h"
#include "ui/screens/review/letter_editor.h"
#include "ui/text/utf8.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

namespace countersign::tests {

using screens::Letter;
using screens::LetterEditor;
using screens::letterOf;

/// The letter on paper by itself: what a keystroke does to it, and what it never does.
class LetterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_draft = sampleDrafts().front();
        m_editor = std::make_unique<LetterEditor>();
        m_editor->resize(480, 600);
        m_editor->openLetter(letterOf(m_draft));
        m_editor->show();
        m_editor->setFocus();
    }
    void cleanup() { m_editor.reset(); }

    void theLetterIsTheSubjectAndTheEnginesParagraphs()
    {
        QCOMPARE(m_editor->letter().blocks.size(), m_draft.blocks.size() + 1);
        QCOMPARE(text(0), QStringLiteral("Adding Linz before the September audit"));
        QCOMPARE(text(1), QStringLiteral("Hi Marta,"));
        QCOMPARE(text(6), QStringLiteral("Best regards\nInes"));
    }

    void placesOfClaimsCountTheCustomersCharactersAndNotBytes()
    {
        const auto& claim = m_editor->letter().claims.front();
        QCOMPARE(text(claim.block).mid(claim.begin, claim.length),
                 QStringLiteral("€3,900 per site and year"));
    }

    void typingTellsEachKeystrokeAndKeepsTheCitations()
    {
        QSignalSpy edits(m_editor.get(), &LetterEditor::blockEdited);
        QTest::keyClicks(m_editor.get(), QStringLiteral("So: "));
        QCOMPARE(edits.count(), 4);
        QCOMPARE(edits.last().at(0).toInt(), 2);
        QVERIFY(edits.last().at(1).toString().startsWith(QStringLiteral("So: You asked on 2 June")));
        QVERIFY(!edits.last().at(1).toString().contains(QChar::ObjectReplacementCharacter));
        QCOMPARE(citations(), 6);
    }

    void aSpaceThatIsStillBeingTypedSurvivesTheEnginesTrimming()
    {
        QTest::keyClick(m_editor.get(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(m_editor.get(), QStringLiteral(" R."));
        QTest::keyClick(m_editor.get(), Qt::Key_Space);
        m_draft.blocks[5].sentences = {{.text = "Best regards"}, {.text = "Ines R."}};
        m_editor->refresh(letterOf(m_draft, m_editor->letter().blocks));
        QCOMPARE(text(6), QStringLiteral("Best regards\nInes R. "));
        QTest::keyClicks(m_editor.get(), QStringLiteral("x"));
        QCOMPARE(text(6), QStringLiteral("Best regards\nInes R. x"));
    }

    void theEnginesAnswerDoesNotMoveTheCaret()
    {
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(m_editor.get(), Qt::Key_Right);
        m_draft.blocks[1].sentences[0].citations = {1, 4};
        m_draft.blocks[3].sentences[0].text = "The alarm is solved.";
        m_editor->refresh(letterOf(m_draft, m_editor->letter().blocks));
        QTest::keyClicks(m_editor.get(), QStringLiteral("|"));
        QVERIFY(text(2).startsWith(QStringLiteral("You asked| on")));
        QCOMPARE(text(4), QStringLiteral("The alarm is solved."));
    }

    void noKeyJoinsOrPartsParagraphs()
    {
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QTest::keyClick(m_editor.get(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClick(m_editor.get(), Qt::Key_End);
        QTest::keyClick(m_editor.get(), Qt::Key_Delete);
        QCOMPARE(m_editor->document()->blockCount(), 7);
        QTest::keyClick(m_editor.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_editor.get(), Qt::Key_Delete);
        QCOMPARE(m_editor->document()->blockCount(), 7);
        for (int i = 0; i < 7; ++i)
            QCOMPARE(text(i), QString());
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(1), QStringLiteral("Hi Marta,"));
        QCOMPARE(text(6), QStringLiteral("Best regards\nInes"));
    }

    void enterBreaksALineOnlyWhereLinesAreKept()
    {
        QTest::keyClick(m_editor.get(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QTest::keyClicks(m_editor.get(), QStringLiteral("Fennwick"));
        QCOMPARE(text(6), QStringLiteral("Best regards\nInes\nFennwick"));
    }

    void undoTakesWordsBackOneByOneAndRedoBringsThemAgain()
    {
        QTest::keyClicks(m_editor.get(), QStringLiteral("one two"));
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(text(2).startsWith(QStringLiteral("oneYou")));
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(text(2).startsWith(QStringLiteral("You asked")));
        QVERIFY(!m_editor->canUndo());
        QTest::keyClick(m_editor.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(text(2).startsWith(QStringLiteral("oneYou")));
    }

    void undoTakesBackWhatTheEnginePutIn()
    {
        auto& sentence = m_draft.blocks[2].sentences[0];
        const QString before = text(3);
        sentence.text.replace(sentence.text.find("€3,900"), std::string("€3,900").size(), "€4,250");
        m_draft.claims.clear();
        m_editor->refresh(letterOf(m_draft, m_editor->letter().blocks));
        QVERIFY(text(3).contains(QStringLiteral("€4,250")));
        QSignalSpy edits(m_editor.get(), &LetterEditor::blockEdited);
        m_editor->undoStep();
        QCOMPARE(text(3), before);
        QCOMPARE(edits.count(), 1);
    }

    void erasingGoesByWhatAReaderCallsACharacter()
    {
        // A family emoji of seven code points.
        insert(QString::fromUtf8("👨‍👩‍👧 "));
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QVERIFY(text(2).startsWith(QStringLiteral("You asked")));
        QTest::keyClick(m_editor.get(), Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY2(text(2).startsWith(QStringLiteral(" asked on")) ||
                     text(2).startsWith(QStringLiteral("asked on")),
                 qPrintable(text(2)));
    }

    void erasingBesideACitationErasesTheLetterAndNotTheCitation()
    {
        const auto& sentence = m_editor->letter().blocks[2].sentences[0];
        QTextCursor cursor = m_editor->textCursor();
        cursor.setPosition(cursor.block().position() + sentence.length + 1);
        m_editor->setTextCursor(cursor);
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        QVERIFY(text(2).contains(QStringLiteral("14 September It can")));
        QCOMPARE(citations(), 6);
    }

    void pastingKeepsAParagraphOneParagraph()
    {
        insert(QStringLiteral("two\r\nlines "));
        QVERIFY(text(2).startsWith(QStringLiteral("two lines You")));
        QCOMPARE(m_editor->document()->blockCount(), 7);
    }

    void copyingTakesNoCitationsAlong()
    {
        QTest::keyClick(m_editor.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_editor.get(), Qt::Key_C, Qt::ControlModifier);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("Hi Marta,\n\nYou asked")));
        QVERIFY(!copied.contains(QChar::ObjectReplacementCharacter));
    }

    void anInputMethodWritesWhatItCommits()
    {
        QInputMethodEvent composing(QStringLiteral("ni"), {});
        QApplication::sendEvent(m_editor.get(), &composing);
        QVERIFY(text(2).startsWith(QStringLiteral("You asked")));
        QInputMethodEvent commit;
        commit.setCommitString(QString::fromUtf8("你"));
        QApplication::sendEvent(m_editor.get(), &commit);
        QVERIFY(text(2).startsWith(QString::fromUtf8("你You asked")));
    }

    void f8GoesRoundTheOpenClaims()
    {
        QVERIFY(m_editor->goToNextClaim());
        QCOMPARE(m_editor->textCursor().selectedText(), QStringLiteral("€3,900 per site and year"));
        QVERIFY(m_editor->goToNextClaim());
        QCOMPARE(m_editor->textCursor().selectedText(), QStringLiteral("€3,900 per site and year"));
        m_draft.claims.front().state = api::ClaimState::Overruled;
        m_editor->refresh(letterOf(m_draft, m_editor->letter().blocks));
        QVERIFY(!m_editor->goToNextClaim());
    }

    void whatIsNotAnEditIsLeftToTheWindow()
    {
        for (const auto& keys :
             {QKeyCombination(Qt::CTRL, Qt::Key_Return), QKeyCombination(Qt::CTRL, Qt::Key_K),
              QKeyCombination(Qt::Key_F8), QKeyCombination(Qt::CTRL, Qt::Key_Z)}) {
            QKeyEvent event(QEvent::ShortcutOverride, keys.key(), keys.keyboardModifiers());
            event.ignore();
            QApplication::sendEvent(m_editor.get(), &event);
            QVERIFY(!event.isAccepted());
        }
        QKeyEvent mark(QEvent::ShortcutOverride, Qt::Key_Question, Qt::ShiftModifier, QStringLiteral("?"));
        mark.ignore();
        QApplication::sendEvent(m_editor.get(), &mark);
        QVERIFY(mark.isAccepted());
    }

private:
    [[nodiscard]] QString text(int block) const
    {
        return m_editor->letter().blocks[static_cast<std::size_t>(block)].text;
    }
    [[nodiscard]] int citations() const
    {
        return static_cast<int>(m_editor->document()->toRawText().count(QChar::ObjectReplacementCharacter));
    }
    void insert(const QString& words)
    {
        QApplication::clipboard()->setText(words);
        QTest::keyClick(m_editor.get(), Qt::Key_V, Qt::ControlModifier);
    }

    theme::Theme m_theme{*qApp, theme::Theme::Scheme::Light};
    api::DraftDetail m_draft;
    std::unique_ptr<LetterEditor> m_editor;
};

COUNTERSIGN_TEST_CLASS(LetterTest);

} // namespace countersign::tests

#include "letter_test.moc"
