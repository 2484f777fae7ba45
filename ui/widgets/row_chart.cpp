// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chart.h"

#include "ui/widgets/text_run.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace countersign::widgets {

namespace {
using theme::TextRole;
using theme::Tone;

constexpr int kRow = 28;
constexpr int kBarHeight = 16;
constexpr int kScaleHeight = 20;
/// The focus ring of a row stands in this margin.
constexpr int kInset = Chart::kInset;

/// Widths of the columns of a chart whose rows are bars: label, bar, number, note.
struct Columns
{
    int label;
    int bar;
    int number;
    int note;
};

Columns columnsOf(int width, const std::vector<ChartPoint>& points)
{
    const QFontMetrics medium(theme::fontFor(TextRole::BodyMedium));
    const QFontMetricsF strongFigures(theme::fontFor(TextRole::BodyStrong));
    const QFontMetricsF body(theme::fontFor(TextRole::Body));
    Columns columns{.label = 96, .bar = 0, .number = 40, .note = 0};
    for (const ChartPoint& point : points) {
        columns.label = std::max(columns.label, medium.horizontalAdvance(point.label) + 20);
        columns.number = std::max(columns.number,
                                  static_cast<int>(theme::tabularWidth(strongFigures, point.valueText)) + 20);
        columns.note = std::max(columns.note, static_cast<int>(theme::tabularWidth(body, point.note)) + 18);
    }
    width -= 2 * kInset;
    columns.label = std::min(columns.label, width / 3);
    columns.note = std::min(columns.note, width / 3);
    columns.bar = std::max(40, width - columns.label - columns.number - columns.note);
    return columns;
}

/// The rectangles of one row, in reading order, already mirrored.
struct RowRects
{
    QRect label;
    QRect bar;
    QRect number;
    QRect note;
};

RowRects rectsOf(const QWidget& widget, int top, const Columns& columns)
{
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(widget.layoutDirection(), QRect(0, top, widget.width(), kRow), rect);
    };
    const int bar = kInset + columns.label;
    const int number = bar + columns.bar;
    const int note = number + columns.number;
    return {.label = mirrored(QRect(kInset, top, columns.label - 12, kRow)),
            .bar = mirrored(QRect(bar, top + (kRow - kBarHeight) / 2, columns.bar, kBarHeight)),
            .number = mirrored(QRect(number, top, columns.number - 4, kRow)),
            .note = mirrored(QRect(note + 14, top, std::max(0, columns.note - 14), kRow))};
}

void paintWords(QPainter& painter, const RowRects& rects, const ChartPoint& point,
                const PaintContext& context)
{
    const TextRun label{.text = point.label, .role = TextRole::BodyMedium, .tone = Tone::Strong};
    paintRuns(painter, rects.label, {&label, 1}, context);
    const TextRun value{
        .text = point.valueText, .role = TextRole::BodyStrong, .tone = Tone::Strong, .tabular = true};
    paintRuns(painter, rects.number, {&value, 1}, context, true);
    const TextRun note{.text = point.note, .role = TextRole::Body, .tone = Tone::Quiet, .tabular = true};
    paintRuns(painter, rects.note, {&note, 1}, context);
}

QRect spanIn(const QRect& bar, double from, double to, Qt::LayoutDirection direction)
{
    const int left = static_cast<int>(std::clamp(from, 0.0, 1.0) * bar.width());
    const int right = static_cast<int>(std::clamp(to, 0.0, 1.0) * bar.width());
    return QStyle::visualRect(direction, bar,
                              QRect(bar.left() + left, bar.top(), std::max(2, right - left), bar.height()));
}

void paintRowFocus(QPainter& painter, const QWidget& widget, int top, const theme::Tokens& t)
{
    if (!widget.hasFocus())
        return;
    painter.setPen(QPen(t.ink, theme::kFocusRingWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(1, top + 1, widget.width() - 2, kRow - 2), 5, 5);
}

int rowAt(const QPoint& position, int top, std::size_t rows)
{
    const int row = (position.y() - top) / kRow;
    return position.y() >= top && row < static_cast<int>(rows) ? row : -1;
}
} // namespace

FunnelChart::FunnelChart(const QString& title, QWidget* parent) : Chart(title, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FunnelChart::sizeHint() const
{
    return {720, static_cast<int>(points().size()) * kRow};
}

QSize FunnelChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

int FunnelChart::pointAt(const QPoint& position) const
{
    return rowAt(position, 0, points().size());
}

void FunnelChart::paintEvent(QPaintEvent* /*event*/)
{
    if (points().empty())
        return;
    const PaintContext context = paintContextOf(this);
    const theme::Tokens& t = context.tokens;
    const Columns columns = columnsOf(width(), points());
    double most = 0;
    for (const ChartPoint& point : points())
        most = std::max(most, point.value);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (int i = 0; i < static_cast<int>(points().size()); ++i, top += kRow) {
        const ChartPoint& point = points()[static_cast<std::size_t>(i)];
        const RowRects rects = rectsOf(*this, top, columns);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surfaceSunken);
        painter.drawRoundedRect(rects.bar, 3, 3);
        painter.setBrush(point.emphasised ? t.ink : t.chartFill);
        painter.drawRoundedRect(spanIn(rects.bar, 0, most > 0 ? point.value / most : 0, context.direction), 3,
                                3);
        paintWords(painter, rects, point, context);
        if (i == currentPoint())
            paintRowFocus(painter, *this, top, t);
    }
}

BarChart::BarChart(const QString& title, double maximum, const QString& maximumText, QWidget* parent)
    : Chart(title, parent), m_maximum(maximum), m_maximumText(maximumText)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BarChart::sizeHint() const
{
    return {720, kScaleHeight + static_cast<int>(points().size()) * kRow};
}

QSize BarChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

int BarChart::pointAt(const QPoint& position) const
{
    return rowAt(position, kScaleHeight, points().size());
}

void BarChart::paintEvent(QPaintEvent* /*event*/)
{
    if (points().empty() || m_maximum <= 0)
        return;
    const PaintContext context = paintContextOf(this);
    const theme::Tokens& t = context.tokens;
    std::vector<ChartPoint> shown = points();
    for (ChartPoint& point : shown) {
        const QString n = tr("n %1", "how many cases a figure rests on").arg(QLocale().toString(point.n));
        point.note = point.note.isEmpty() ? n : n + QStringLiteral(" · ") + point.note;
    }
    const Columns columns = columnsOf(width(), shown);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const QRect scale = rectsOf(*this, 0, columns).bar;
    const TextRun zero{
        .text = QLocale().toString(0), .role = TextRole::Meta, .tone = Tone::Quiet, .tabular = true};
    const TextRun end{.text = m_maximumText, .role = TextRole::Meta, .tone = Tone::Quiet, .tabular = true};
    const QRect scaleRow(scale.left(), 0, scale.width(), kScaleHeight);
    paintRuns(painter, scaleRow, {&zero, 1}, context);
    paintRuns(painter, scaleRow, {&end, 1}, context, true);

    int top = kScaleHeight;
    for (int i = 0; i < static_cast<int>(shown.size()); ++i, top += kRow) {
        const ChartPoint& point = shown[static_cast<std::size_t>(i)];
        const RowRects rects = rectsOf(*this, top, columns);
        const int middle = rects.bar.center().y();
        painter.fillRect(QRect(rects.bar.left(), middle, rects.bar.width(), 2), t.line);
        painter.setPen(Qt::NoPen);
        if (point.low && point.high) {
            painter.setBrush(t.chartFill);
            const QRect band =
                spanIn(rects.bar, *point.low / m_maximum, *point.high / m_maximum, context.direction);
            painter.drawRoundedRect(band.adjusted(0, 4, 0, -3), 2, 2);
        }
        const QRect tick =
            spanIn(rects.bar, point.value / m_maximum, point.value / m_maximum, context.direction);
        painter.fillRect(QRect(tick.left() - 1, rects.bar.top(), 3, kBarHeight + 1), t.ink);
        paintWords(painter, rects, point, context);
        if (i == currentPoint())
            paintRowFocus(painter, *this, top, t);
    }
}

} // namespace countersign::widgets
