// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/letter_editor.h"

#include "ui/screens/review/citation_object.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <set>

namespace countersign::screens {

namespace {
using Type = QTextBoundaryFinder::BoundaryType;

bool isPlain(const QKeyEvent& event)
{
    return !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) ||
           (event.modifiers() & Qt::GroupSwitchModifier);
}

bool isWord(const QKeyEvent& event)
{
    // AltGr arrives as Ctrl+Alt with a text of its own.
    const bool combined = (event.modifiers() & Qt::ControlModifier) && (event.modifiers() & Qt::AltModifier);
    return !event.text().isEmpty() && event.text().at(0).isPrint() && (isPlain(event) || combined);
}

bool movesCaret(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return !(event.modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    default:
        return event.matches(QKeySequence::SelectAll) || event.matches(QKeySequence::Copy);
    }
}

bool erases(const QKeyEvent& event)
{
    return (event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete) &&
           !(event.modifiers() & (Qt::AltModifier | Qt::MetaModifier));
}

bool breaks(const QKeyEvent& event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && isPlain(event);
}

int boundaryFrom(const QString& text, int offset, Type type, bool forward)
{
    QTextBoundaryFinder finder(type, text);
    finder.setPosition(offset);
    qsizetype at = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
    // A word goes with the space beside it.
    if (type == QTextBoundaryFinder::Word && at >= 0 &&
        text.mid(std::min<qsizetype>(at, offset), std::abs(at - offset)).trimmed().isEmpty()) {
        const qsizetype next = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        at = next >= 0 ? next : at;
    }
    return at < 0 ? offset : static_cast<int>(at);
}
} // namespace

bool LetterEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const bool writes =
            !isReadOnly() &&
            (isWord(key) || erases(key) || breaks(key) || key.matches(QKeySequence::Cut) ||
             key.matches(QKeySequence::Paste) || (key.matches(QKeySequence::Undo) && canUndo()) ||
             (key.matches(QKeySequence::Redo) && canRedo()));
        // Everything else is the page's or the window's.
        event->setAccepted(writes || movesCaret(key));
        return true;
    }
    return QTextEdit::event(event);
}

void LetterEditor::keyPressEvent(QKeyEvent* event)
{
    if (!isReadOnly() && handleEditKey(event))
        event->accept();
    else if (movesCaret(*event))
        moveCaret(event);
    else
        event->ignore();
}

void LetterEditor::moveCaret(QKeyEvent* event)
{
    const int before = textCursor().position();
    QTextEdit::keyPressEvent(event);
    QTextCursor cursor = textCursor();
    if (cursor.position() == 0 || !CitationObject::isJoin(document()->characterAt(cursor.position() - 1)))
        return;
    // A citation is one step.
    cursor.movePosition(cursor.position() < before ? QTextCursor::PreviousCharacter : QTextCursor::NextCharacter,
                        cursor.hasSelection() ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    setTextCursor(cursor);
}

bool LetterEditor::handleEditKey(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo)) {
        undoStep();
    } else if (event->matches(QKeySequence::Redo)) {
        redoStep();
    } else if (event->matches(QKeySequence::Paste)) {
        insertFromMimeData(QGuiApplication::clipboard()->mimeData());
    } else if (event->matches(QKeySequence::Cut)) {
        copy();
        ++m_group;
        eraseSelection();
    } else if (erases(*event)) {
        return handleErase(event);
    } else if (breaks(*event)) {
        breakLine();
    } else if (isWord(*event)) {
        insertWords(event->text());
    } else {
        return false;
    }
    return true;
}

bool LetterEditor::handleErase(QKeyEvent* event)
{
    ++m_group;
    if (eraseSelection())
        return true;
    const bool forward = event->key() == Qt::Key_Delete;
    const auto type =
        event->modifiers() & Qt::ControlModifier ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme;
    const Spot at = caret();
    const QString& text = m_letter.blocks[static_cast<std::size_t>(at.block)].text;
    const int other = boundaryFrom(text, at.offset, type, forward);
    if (other != at.offset) {
        replace(at.block, std::min(at.offset, other), std::max(at.offset, other), {});
    } else if (!forward && at.block > 0) {
        // Paragraphs are never joined; the caret only steps over.
        const auto before = static_cast<std::size_t>(at.block - 1);
        setCaret({.block = at.block - 1, .offset = static_cast<int>(m_letter.blocks[before].text.size())});
    }
    return true;
}

void LetterEditor::breakLine()
{
    const Spot at = caret();
    if (m_letter.blocks[static_cast<std::size_t>(at.block)].keepsLines)
        insertWords(QStringLiteral("\n"));
    else if (static_cast<std::size_t>(at.block) + 1 < m_letter.blocks.size())
        setCaret({.block = at.block + 1, .offset = 0});
}

void LetterEditor::insertWords(const QString& words)
{
    ++m_group;
    eraseSelection();
    const Spot at = caret();
    replace(at.block, at.offset, at.offset, words);
}

bool LetterEditor::eraseSelection()
{
    Spot from = std::min(caret(), anchor());
    const Spot to = std::max(caret(), anchor());
    if (from == to)
        return false;
    setCaret(from);
    for (int block = from.block; block <= to.block; ++block) {
        const int begin = block == from.block ? from.offset : 0;
        const int end = block == to.block
                            ? to.offset
                            : static_cast<int>(m_letter.blocks[static_cast<std::size_t>(block)].text.size());
        if (begin < end)
            replace(block, begin, end, {});
    }
    setCaret(from);
    return true;
}

void LetterEditor::replace(int block, int from, int to, const QString& words)
{
    LetterBlock& paragraph = m_letter.blocks[static_cast<std::size_t>(block)];
    Step step{.block = block,
              .before = paragraph.text,
              .caretBefore = {.block = block, .offset = to},
              .group = m_group,
              .typed = words.size() == 1 && from == to};
    QString text = paragraph.text;
    text.replace(from, to - from, words);
    step.after = text;
    rememberStep(std::move(step));
    setBlockText(block, text);
    setCaret({.block = block, .offset = from + static_cast<int>(words.size())});
    emit blockEdited(block, text);
}

void LetterEditor::setBlockText(int block, const QString& text)
{
    LetterBlock& paragraph = m_letter.blocks[static_cast<std::size_t>(block)];
    const QString& old = paragraph.text;
    qsizetype same = 0;
    const qsizetype shorter = std::min(old.size(), text.size());
    while (same < shorter && old.at(same) == text.at(same))
        ++same;
    qsizetype tail = 0;
    while (tail < shorter - same && old.at(old.size() - 1 - tail) == text.at(text.size() - 1 - tail))
        ++tail;
    const int from = static_cast<int>(same);
    const int to = static_cast<int>(old.size() - tail);
    const int grown = static_cast<int>(text.size() - old.size());
    // Until the engine has looked again, sentences and claims move with their words; a claim that was touched
    // is none any more.
    for (LetterSentence& sentence : paragraph.sentences) {
        if (sentence.begin >= to && sentence.begin > 0)
            sentence.begin += grown;
        else if (sentence.begin + sentence.length >= from)
            sentence.length = std::max(0, sentence.length + grown);
    }
    std::erase_if(m_letter.claims, [&](const LetterClaim& claim) {
        return claim.block == block && claim.begin < to && claim.begin + claim.length > from;
    });
    for (LetterClaim& claim : m_letter.claims) {
        if (claim.block == block && claim.begin >= to)
            claim.begin += grown;
    }
    paragraph.text = text;
    layBlock(block);
}

void LetterEditor::rememberStep(Step step)
{
    m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(m_done), m_steps.end());
    if (step.typed && !m_steps.empty()) {
        Step& last = m_steps.back();
        // A word is one step: letters join it, the next space begins another.
        const bool sameWord = last.typed && last.block == step.block && last.after == step.before &&
                              step.after.size() == step.before.size() + 1 && step.caretBefore.offset > 0 &&
                              !step.after.at(step.caretBefore.offset).isSpace();
        if (sameWord) {
            last.after = step.after;
            return;
        }
    }
    m_steps.push_back(std::move(step));
    m_done = m_steps.size();
}

void LetterEditor::undoStep()
{
    if (canUndo())
        apply(false);
}

void LetterEditor::redoStep()
{
    if (canRedo())
        apply(true);
}

void LetterEditor::apply(bool forward)
{
    const int group = forward ? m_steps[m_done].group : m_steps[m_done - 1].group;
    std::set<int> touched;
    while (forward ? m_done < m_steps.size() && m_steps[m_done].group == group
                   : m_done > 0 && m_steps[m_done - 1].group == group) {
        const Step& step = forward ? m_steps[m_done++] : m_steps[--m_done];
        setBlockText(step.block, forward ? step.after : step.before);
        const int end = static_cast<int>(m_letter.blocks[static_cast<std::size_t>(step.block)].text.size());
        const int at = step.caretBefore.block == step.block ? step.caretBefore.offset : end;
        setCaret({.block = step.block, .offset = std::clamp(at, 0, end)});
        touched.insert(step.block);
    }
    for (const int block : touched)
        emit blockEdited(block, m_letter.blocks[static_cast<std::size_t>(block)].text);
}

void LetterEditor::inputMethodEvent(QInputMethodEvent* event)
{
    if (isReadOnly()) {
        event->ignore();
        return;
    }
    const QString words = event->commitString();
    const int start = event->replacementStart();
    const int length = event->replacementLength();
    // What is only being composed is shown by the base class and is no part of the letter.
    QInputMethodEvent composing(event->preeditString(), event->attributes());
    QTextEdit::inputMethodEvent(&composing);
    if (words.isEmpty() && length == 0)
        return;
    ++m_group;
    eraseSelection();
    const Spot at = caret();
    const int end = static_cast<int>(m_letter.blocks[static_cast<std::size_t>(at.block)].text.size());
    const int from = std::clamp(at.offset + start, 0, end);
    replace(at.block, from, std::clamp(from + length, from, end), words);
}

void LetterEditor::insertFromMimeData(const QMimeData* source)
{
    if (isReadOnly() || !source || !source->hasText())
        return;
    QString words = source->text();
    words.removeIf(CitationObject::isMark);
    words.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (!m_letter.blocks[static_cast<std::size_t>(currentBlock())].keepsLines)
        words.replace(QLatin1Char('\n'), QLatin1Char(' '));
    insertWords(words);
}

QMimeData* LetterEditor::createMimeDataFromSelection() const
{
    QString words = textCursor().selectedText();
    words.removeIf(CitationObject::isMark);
    words.replace(QChar::ParagraphSeparator, QStringLiteral("\n\n"));
    words.replace(QChar::LineSeparator, QLatin1Char('\n'));
    auto* plain = new QMimeData;
    plain->setText(words);
    return plain;
}

} // namespace countersign::screens
