// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/text_run.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace countersign::widgets
{

namespace
{
qreal runWidth(const TextRun& run)
{
    const QFontMetricsF metrics(theme::fontFor(run.role));
    return run.tabular ? theme::tabularWidth(metrics, run.text) : metrics.horizontalAdvance(run.text);
}

/// The baseline that centres the tallest run.
qreal baselineIn(const QRect& rect, std::span<const TextRun> runs)
{
    qreal ascent = 0;
    qreal descent = 0;
    for (const TextRun& run : runs) {
        const QFontMetricsF metrics(theme::fontFor(run.role));
        ascent = std::max(ascent, metrics.ascent());
        descent = std::max(descent, metrics.descent());
    }
    return std::round(rect.top() + (rect.height() - ascent - descent) / 2 + ascent);
}
} // namespace

PaintContext paintContextOf(const QWidget* widget)
{
    return {.tokens = theme::tokensOf(widget), .direction = widget->layoutDirection()};
}

int runsWidth(std::span<const TextRun> runs)
{
    qreal width = 0;
    for (const TextRun& run : runs)
        width += runWidth(run);
    return static_cast<int>(std::ceil(width));
}

QString plainText(std::span<const TextRun> runs)
{
    QString text;
    for (const TextRun& run : runs)
        text += run.text;
    return text;
}

int paintRuns(QPainter& painter, const QRect& rect, std::span<const TextRun> runs, const PaintContext& context,
              bool trailing)
{
    if (runs.empty() || rect.width() <= 0)
        return 0;
    const int total = runsWidth(runs);
    const qreal baseline = baselineIn(rect, runs);
    qreal offset = trailing ? std::max(0, rect.width() - total) : 0;
    for (const TextRun& run : runs) {
        const qreal left = rect.width() - offset;
        if (left <= 1)
            break;
        const QFont font = theme::fontFor(run.role);
        const QFontMetricsF metrics(font);
        qreal width = runWidth(run);
        QString text = run.text;
        if (width > left + 0.5) {
            text = metrics.elidedText(text, Qt::ElideRight, left);
            width = metrics.horizontalAdvance(text);
        }
        const qreal x = context.direction == Qt::RightToLeft ? rect.left() + rect.width() - offset - width
                                                             : rect.left() + offset;
        painter.setFont(font);
        painter.setPen(theme::toneColor(context.tokens, run.tone));
        const QRectF box(x, baseline - metrics.ascent(), width + 1, metrics.height());
        if (run.tabular)
            theme::drawTabular(painter, box, Qt::AlignLeft | Qt::AlignTop, text);
        else
            painter.drawText(QPointF(x, baseline), text);
        offset += width;
    }
    return std::min(total, rect.width());
}

} // namespace countersign::widgets
