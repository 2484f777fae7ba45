// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/text_run.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace countersign::widgets {

namespace {
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

/// A line of a mail ends in what a painter leaves out, and its words would stand together: "Hello Ines,good".
QString onOneLine(QString text)
{
    for (QChar& c : text)
        if (c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QLatin1Char('\t') || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    return text;
}

/// Less than this of a run says nothing.
constexpr qreal kLeastRun = 40;

void elide(TextRun& run, qreal width, qreal room)
{
    const QFontMetricsF metrics(theme::fontFor(run.role));
    run.text = metrics.elidedText(run.text, Qt::ElideRight, room * metrics.horizontalAdvance(run.text) / width);
}

/// A line with right-to-left words in it is one text for the bidirectional algorithm, whatever its looks.
void paintBidirectional(QPainter& painter, const QRect& rect, std::span<const TextRun> runs,
                        const PaintContext& context, bool trailing)
{
    QTextLayout layout(plainText(runs), theme::fontFor(theme::TextRole::Body));
    QList<QTextLayout::FormatRange> formats;
    int start = 0;
    for (const TextRun& run : runs) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = static_cast<int>(run.text.size());
        range.format.setFont(theme::fontFor(run.role));
        range.format.setForeground(theme::toneColor(context.tokens, run.tone));
        formats.append(range);
        start += range.length;
    }
    layout.setFormats(formats);
    QTextOption option;
    // A sentence keeps the direction of its own language; the page decides only at which side it stands.
    option.setTextDirection(layout.text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    option.setAlignment(
        QStyle::visualAlignment(context.direction, trailing ? Qt::AlignRight : Qt::AlignLeft) |
        Qt::AlignAbsolute);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    layout.draw(&painter, QPointF(rect.left(), baselineIn(rect, runs) - line.ascent()));
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

std::vector<TextRun> fittedRuns(std::span<const TextRun> runs, qreal room)
{
    std::vector<TextRun> all(runs.begin(), runs.end());
    for (TextRun& run : all)
        run.text = onOneLine(run.text);
    qreal over = -room;
    for (const TextRun& run : all)
        over += runWidth(run);
    for (TextRun& run : all) {
        if (!run.yields || over <= 0.5)
            continue;
        const qreal width = runWidth(run);
        elide(run, width, std::max(kLeastRun, width - over));
        over -= width - runWidth(run);
    }
    std::vector<TextRun> result;
    for (const TextRun& run : all) {
        if (room <= 1)
            break;
        const qreal width = runWidth(run);
        result.push_back(run);
        if (width > room + 0.5) {
            elide(result.back(), width, room);
            break;
        }
        room -= width;
    }
    return result;
}

QString plainText(std::span<const TextRun> runs)
{
    QString text;
    for (const TextRun& run : runs)
        text += onOneLine(run.text);
    return text;
}

int paintRuns(QPainter& painter, const QRect& rect, std::span<const TextRun> runs,
              const PaintContext& context, bool trailing)
{
    if (runs.empty() || rect.width() <= 0)
        return 0;
    const std::vector<TextRun> shown = fittedRuns(runs, rect.width());
    const int total = runsWidth(shown);
    const bool bidirectional =
        context.direction == Qt::RightToLeft ||
        std::ranges::any_of(shown, [](const TextRun& run) { return run.text.isRightToLeft(); });
    if (bidirectional) {
        paintBidirectional(painter, rect, shown, context, trailing);
        return std::min(total, rect.width());
    }
    const qreal baseline = baselineIn(rect, shown);
    qreal x = rect.left() + (trailing ? std::max(0, rect.width() - total) : 0);
    for (const TextRun& run : shown) {
        const QFont font = theme::fontFor(run.role);
        const QFontMetricsF metrics(font);
        const qreal width = runWidth(run);
        painter.setFont(font);
        painter.setPen(theme::toneColor(context.tokens, run.tone));
        if (run.tabular)
            theme::drawTabular(painter, QRectF(x, baseline - metrics.ascent(), width + 1, metrics.height()),
                               Qt::AlignLeft | Qt::AlignTop, run.text);
        else
            painter.drawText(QPointF(x, baseline), run.text);
        x += width;
    }
    return std::min(total, rect.width());
}

} // namespace countersign::widgets
