// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/letter_editor.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>

#include <cmath>

namespace countersign::screens {

namespace {
constexpr qreal kFillRadius = 3;
constexpr qreal kWave = 4;
constexpr qreal kWaveHeight = 1.6;
/// Where the line under the subject lies, from its last line's lower edge.
constexpr qreal kSubjectRule = 13;
} // namespace

std::vector<QRectF> LetterEditor::rectsOf(int block, int begin, int length) const
{
    std::vector<QRectF> rects;
    const QTextBlock there = document()->findBlockByNumber(block);
    const QTextLayout* layout = there.layout();
    const QRectF place = document()->documentLayout()->blockBoundingRect(there);
    const int from = documentOffset(block, begin, true) - there.position();
    const int to = documentOffset(block, begin + length, true) - there.position();
    const QFontMetricsF metrics(
        theme::fontFor(block == 0 ? theme::TextRole::Section : theme::TextRole::Reading));
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int start = std::max(from, line.textStart());
        const int end = std::min(to, line.textStart() + line.textLength());
        if (start >= end)
            continue;
        const qreal a = line.cursorToX(start);
        const qreal b = line.cursorToX(end);
        const qreal baseline = place.top() + line.y() + line.ascent();
        rects.emplace_back(QPointF(place.left() + std::min(a, b), baseline - metrics.ascent() - 2),
                           QPointF(place.left() + std::max(a, b), baseline + metrics.descent() + 2));
    }
    return rects;
}

void LetterEditor::paintRange(QPainter& painter, int block, int begin, int length, const QColor& fill) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    for (const QRectF& rect : rectsOf(block, begin, length))
        painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), kFillRadius, kFillRadius);
}

void LetterEditor::paintWave(QPainter& painter, int block, int begin, int length, const QColor& color) const
{
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (const QRectF& rect : rectsOf(block, begin, length)) {
        const qreal y = rect.bottom() - 1;
        QPainterPath wave(QPointF(rect.left(), y));
        bool up = true;
        for (qreal x = rect.left(); x < rect.right(); x += kWave, up = !up)
            wave.quadTo(x + kWave / 2, y + (up ? -1 : 1) * 2 * kWaveHeight, x + kWave, y);
        painter.drawPath(wave);
    }
}

void LetterEditor::paintEvent(QPaintEvent* event)
{
    const theme::Tokens& t = theme::tokensOf(this);
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        const auto block = static_cast<std::size_t>(currentBlock());
        const int sentence = currentSentence();
        if (block < m_letter.blocks.size() && sentence >= 0) {
            const LetterSentence& now = m_letter.blocks[block].sentences[static_cast<std::size_t>(sentence)];
            if (!now.citations.empty())
                paintRange(painter, static_cast<int>(block), now.begin, now.length, t.cite);
        }
        for (const LetterClaim& claim : m_letter.claims) {
            if (claim.state == api::ClaimState::Unsupported)
                paintRange(painter, claim.block, claim.begin, claim.length, t.redSoft);
        }
        const QRectF subject =
            document()->documentLayout()->blockBoundingRect(document()->findBlockByNumber(0));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(0, std::floor(subject.bottom() + kSubjectRule), viewport()->width(), 1),
                         t.line);
    }
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const LetterClaim& claim : m_letter.claims) {
        if (claim.state == api::ClaimState::Unsupported)
            paintWave(painter, claim.block, claim.begin, claim.length, t.red);
        else if (claim.state == api::ClaimState::Overruled)
            paintWave(painter, claim.block, claim.begin, claim.length, t.amber);
    }
}

} // namespace countersign::screens
