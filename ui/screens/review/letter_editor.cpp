// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/letter_editor.h"

#include "ui/screens/review/citation_object.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/type.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace countersign::screens {

using theme::TextRole;

namespace {
constexpr int kSubjectLine = 26;
constexpr int kBodyLine = 22;
constexpr int kParagraphGap = 12;
/// Room for the line under the subject.
constexpr int kSubjectGap = 30;

QTextCharFormat wordsFormat(int block)
{
    QTextCharFormat format;
    format.setFont(theme::fontFor(block == 0 ? TextRole::Section : TextRole::Reading));
    return format;
}

QTextBlockFormat paragraphFormat(int block, qreal extra)
{
    QTextBlockFormat format;
    format.setLineHeight(block == 0 ? kSubjectLine : kBodyLine, QTextBlockFormat::FixedHeight);
    format.setBottomMargin((block == 0 ? kSubjectGap : kParagraphGap) + extra);
    return format;
}

/// Line breaks inside a paragraph are the document's line separators.
QString toDocument(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}
} // namespace

LetterEditor::LetterEditor(QWidget* parent) : QTextEdit(parent), m_citations(new CitationObject(this))
{
    setProperty(theme::kDrawsOwnFocus, true);
    setAccessibleName(tr("Letter"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(true);
    setAcceptRichText(false);
    setContextMenuPolicy(Qt::NoContextMenu);
    setCursorWidth(2);
    viewport()->setAutoFillBackground(false);
    viewport()->setAcceptDrops(false);
    // Steps are our own: the document also holds what no person typed.
    document()->setUndoRedoEnabled(false);
    document()->setDocumentMargin(0);
    document()->setDefaultFont(theme::fontFor(TextRole::Reading));
    document()->documentLayout()->registerHandler(CitationObject::kType, m_citations);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this](const QSizeF& size) {
                setFixedHeight(static_cast<int>(std::ceil(size.height())) + 2 * frameWidth());
                placeCard();
            });
    connect(this, &QTextEdit::cursorPositionChanged, this, &LetterEditor::noteCaret);
    connect(document(), &QTextDocument::contentsChanged, this, [this] {
        if (m_laying)
            return;
        // Nothing but our own hand writes here; what slipped in (a text dragged away) is put back.
        QTimer::singleShot(0, this, [this] {
            for (int i = 0; i < static_cast<int>(m_letter.blocks.size()); ++i) {
                if (documentText(i) != m_letter.blocks[static_cast<std::size_t>(i)].text)
                    return buildAll();
            }
        });
    });
}

LetterEditor::~LetterEditor()
{
    if (m_card)
        m_card->setParent(nullptr);
}

void LetterEditor::openLetter(Letter letter)
{
    setCard(nullptr, -1);
    m_letter = std::move(letter);
    m_steps.clear();
    m_done = 0;
    m_chosenClaim = -1;
    buildAll();
    const int first = std::min(2, static_cast<int>(m_letter.blocks.size()) - 1);
    setCaret({.block = std::max(0, first), .offset = 0});
    m_saidSentence = -2;
    noteCaret();
}

void LetterEditor::refresh(Letter letter)
{
    if (letter == m_letter)
        return;
    if (letter.blocks.size() != m_letter.blocks.size()) {
        openLetter(std::move(letter));
        return;
    }
    ++m_group;
    const Spot at = caret();
    for (std::size_t i = 0; i < letter.blocks.size(); ++i) {
        if (letter.blocks[i].text == m_letter.blocks[i].text)
            continue;
        if (at.block == static_cast<int>(i))
            setCaret(at); // what was selected is no longer there
        rememberStep({.block = static_cast<int>(i),
                      .before = m_letter.blocks[i].text,
                      .after = letter.blocks[i].text,
                      .caretBefore = at,
                      .group = m_group});
    }
    m_letter = std::move(letter);
    for (int i = 0; i < static_cast<int>(m_letter.blocks.size()); ++i)
        layBlock(i);
    m_saidSentence = -2;
    noteCaret();
    viewport()->update();
}

void LetterEditor::buildAll()
{
    m_building = true;
    m_laying = true;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    for (int i = 0; i < static_cast<int>(m_letter.blocks.size()); ++i) {
        if (i > 0)
            cursor.insertBlock();
        cursor.setBlockFormat(paragraphFormat(i, 0));
    }
    cursor.endEditBlock();
    m_laying = false;
    for (int i = 0; i < static_cast<int>(m_letter.blocks.size()); ++i)
        layBlock(i);
    m_building = false;
    placeCard();
}

void LetterEditor::layBlock(int block)
{
    const LetterBlock& wanted = m_letter.blocks[static_cast<std::size_t>(block)];
    QTextBlock there = document()->findBlockByNumber(block);
    // Words that an input method is still composing are not in the letter yet; touching them would end it.
    if (!there.layout()->preeditAreaText().isEmpty())
        return;
    if (documentText(block) == wanted.text &&
        CitationObject::marksOf(there) == CitationObject::marksOf(wanted))
        return;
    const Spot at = caret();
    const Spot from = anchor();
    const int place = textCursor().position() - there.position();
    const bool after = place > 0 && place <= there.text().size() &&
                       there.text().at(place - 1) == QChar::ObjectReplacementCharacter;
    m_laying = true;
    QTextCursor cursor(there);
    cursor.beginEditBlock();
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    int done = 0;
    for (const auto& [offset, numbers] : CitationObject::marksOf(wanted)) {
        cursor.insertText(toDocument(wanted.text.mid(done, offset - done)), wordsFormat(block));
        cursor.insertText(CitationObject::mark(), CitationObject::formatOf(numbers));
        done = offset;
    }
    cursor.insertText(toDocument(wanted.text.mid(done)), wordsFormat(block));
    cursor.endEditBlock();
    m_laying = false;
    if (at.block == block || from.block == block) {
        QTextCursor back(document());
        back.setPosition(documentOffset(from.block, from.offset, after));
        back.setPosition(documentOffset(at.block, at.offset, after),
                         from == at ? QTextCursor::MoveAnchor : QTextCursor::KeepAnchor);
        const QSignalBlocker quiet(this);
        setTextCursor(back);
    }
}

QString LetterEditor::documentText(int block) const
{
    QString text = document()->findBlockByNumber(block).text();
    text.removeIf(CitationObject::isMark);
    return text.replace(QChar::LineSeparator, QLatin1Char('\n'));
}

int LetterEditor::documentOffset(int block, int offset, bool afterCitation) const
{
    const QTextBlock there = document()->findBlockByNumber(block);
    const QString text = there.text();
    int plain = 0;
    int at = 0;
    for (; at < text.size(); ++at) {
        const bool citation = CitationObject::isMark(text.at(at));
        if (plain == offset && !(citation && afterCitation))
            break;
        plain += citation ? 0 : 1;
    }
    return there.position() + at;
}

LetterEditor::Spot LetterEditor::spotOf(int documentPosition) const
{
    const QTextBlock block = document()->findBlock(documentPosition);
    QString before = block.text().left(documentPosition - block.position());
    before.removeIf(CitationObject::isMark);
    return {.block = block.blockNumber(), .offset = static_cast<int>(before.size())};
}

LetterEditor::Spot LetterEditor::caret() const
{
    return spotOf(textCursor().position());
}

LetterEditor::Spot LetterEditor::anchor() const
{
    return spotOf(textCursor().anchor());
}

void LetterEditor::setCaret(const Spot& spot, std::optional<Spot> anchorAt)
{
    QTextCursor cursor(document());
    if (anchorAt)
        cursor.setPosition(documentOffset(anchorAt->block, anchorAt->offset, true));
    cursor.setPosition(documentOffset(spot.block, spot.offset, false),
                       anchorAt ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    setTextCursor(cursor);
}

int LetterEditor::currentBlock() const
{
    return caret().block;
}

int LetterEditor::currentSentence() const
{
    const Spot at = caret();
    if (static_cast<std::size_t>(at.block) >= m_letter.blocks.size())
        return -1;
    const auto& sentences = m_letter.blocks[static_cast<std::size_t>(at.block)].sentences;
    int current = -1;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (sentences[i].length > 0 && sentences[i].begin <= at.offset)
            current = static_cast<int>(i);
    }
    return current;
}

void LetterEditor::noteCaret()
{
    if (m_building || m_laying)
        return;
    const int block = currentBlock();
    const int sentence = currentSentence();
    viewport()->update();
    emit caretMoved(cursorRect().translated(viewport()->pos()));
    if (block == m_saidBlock && sentence == m_saidSentence)
        return;
    m_saidBlock = block;
    m_saidSentence = sentence;
    emit sentenceChanged();
}

std::optional<LetterClaim> LetterEditor::currentClaim() const
{
    const Spot at = caret();
    std::optional<LetterClaim> first;
    std::optional<LetterClaim> chosen;
    for (const LetterClaim& claim : m_letter.claims) {
        if (claim.state != api::ClaimState::Unsupported)
            continue;
        if (claim.block == at.block && claim.begin <= at.offset && at.offset <= claim.begin + claim.length)
            return claim;
        if (!first)
            first = claim;
        if (claim.index == m_chosenClaim)
            chosen = claim;
    }
    return chosen ? chosen : first;
}

bool LetterEditor::goToNextClaim()
{
    const Spot at = caret();
    const LetterClaim* next = nullptr;
    const LetterClaim* first = nullptr;
    for (const LetterClaim& claim : m_letter.claims) {
        if (claim.state != api::ClaimState::Unsupported)
            continue;
        first = first ? first : &claim;
        if (!next && Spot{.block = claim.block, .offset = claim.begin + claim.length} > at)
            next = &claim;
    }
    next = next ? next : first;
    if (!next)
        return false;
    m_chosenClaim = next->index;
    setFocus(Qt::ShortcutFocusReason);
    setCaret({.block = next->block, .offset = next->begin + next->length},
             Spot{.block = next->block, .offset = next->begin});
    m_saidSentence = -2;
    noteCaret();
    return true;
}

void LetterEditor::setCard(QWidget* card, int block)
{
    if (m_card == card && m_cardBlock == block) {
        placeCard();
        return;
    }
    if (m_card && m_card != card)
        m_card->hide();
    m_card = card;
    m_cardBlock = card ? block : -1;
    if (card) {
        card->setParent(viewport());
        card->show();
    }
    placeCard();
}

void LetterEditor::placeCard()
{
    if (m_building || m_laying)
        return;
    constexpr int kGap = 10;
    const int width = viewport()->width();
    const int height = !m_card                       ? 0
                       : m_card->hasHeightForWidth() ? m_card->heightForWidth(width)
                                                     : m_card->sizeHint().height();
    m_laying = true;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat wanted =
            paragraphFormat(block.blockNumber(), block.blockNumber() == m_cardBlock ? height + kGap : 0);
        if (block.blockFormat().bottomMargin() != wanted.bottomMargin())
            QTextCursor(block).setBlockFormat(wanted);
    }
    m_laying = false;
    if (!m_card)
        return;
    const QTextBlock block = document()->findBlockByNumber(m_cardBlock);
    const QRectF lines = document()->documentLayout()->blockBoundingRect(block);
    const int count = block.isValid() ? block.layout()->lineCount() : 0;
    const QTextLine last = count > 0 ? block.layout()->lineAt(count - 1) : QTextLine();
    const qreal bottom = count > 0 ? lines.top() + last.y() + last.height() : lines.bottom();
    m_card->setGeometry(0, static_cast<int>(bottom) + kGap, width, height);
}

void LetterEditor::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    placeCard();
}

void LetterEditor::wheelEvent(QWheelEvent* event)
{
    // The paper lies in a scrolling desk; it does not scroll by itself.
    event->ignore();
}

void LetterEditor::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace countersign::screens
