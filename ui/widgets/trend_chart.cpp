// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chart.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace countersign::widgets {

namespace {
using theme::TextRole;

constexpr int kAxisHeight = 44;
constexpr int kScaleWidth = 44;
constexpr int kEdge = 16;
} // namespace

TrendChart::TrendChart(const QString& title, double maximum, const QString& nLabel, QWidget* parent)
    : Chart(title, parent), m_maximum(maximum), m_nLabel(nLabel)
{
}

void TrendChart::setEvent(int point, const QString& label)
{
    m_eventPoint = point;
    m_eventLabel = label;
    update();
}

void TrendChart::setScale(const QStringList& words)
{
    m_scale = words;
    update();
}

QRectF TrendChart::plot() const
{
    // Time runs from left to right in every script that our languages use for charts; only the scale moves.
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    return QRectF(rect()).adjusted(rightToLeft ? kEdge : kScaleWidth + kEdge, 8,
                                   rightToLeft ? -kScaleWidth - kEdge : -kEdge, -kAxisHeight);
}

QPointF TrendChart::positionOf(int point, double value) const
{
    const QRectF area = plot();
    const auto count = std::max<std::size_t>(1, points().size() - 1);
    const double x = area.left() + area.width() * point / static_cast<double>(count);
    return {x, area.bottom() - area.height() * std::clamp(value / m_maximum, 0.0, 1.0)};
}

int TrendChart::pointAt(const QPoint& position) const
{
    int best = -1;
    double distance = 24;
    for (int i = 0; i < static_cast<int>(points().size()); ++i) {
        const double d = std::abs(positionOf(i, 0).x() - position.x());
        if (d < distance) {
            distance = d;
            best = i;
        }
    }
    return best;
}

void TrendChart::paintGrid(QPainter& painter) const
{
    const theme::Tokens& t = theme::tokensOf(this);
    const QRectF area = plot();
    painter.setFont(theme::fontFor(TextRole::Meta));
    for (qsizetype i = 0; i < m_scale.size(); ++i) {
        const auto steps = static_cast<double>(std::max<qsizetype>(1, m_scale.size() - 1));
        const double y = std::round(area.bottom() - area.height() * static_cast<double>(i) / steps);
        painter.fillRect(QRectF(area.left() - kEdge, y, area.width() + 2 * kEdge, 1), t.line);
        painter.setPen(t.textQuiet);
        const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
        const QRectF word(rightToLeft ? width() - kScaleWidth + 6 : 0, y - 9, kScaleWidth - 6, 18);
        theme::drawTabular(painter, word, (rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                           m_scale.at(i));
    }
}

void TrendChart::paintBandAndLine(QPainter& painter) const
{
    const theme::Tokens& t = theme::tokensOf(this);
    const int count = static_cast<int>(points().size());
    QPolygonF band;
    for (int i = 0; i < count; ++i) {
        const ChartPoint& p = points()[static_cast<std::size_t>(i)];
        band << positionOf(i, p.high.value_or(p.value));
    }
    for (int i = count - 1; i >= 0; --i) {
        const ChartPoint& p = points()[static_cast<std::size_t>(i)];
        band << positionOf(i, p.low.value_or(p.value));
    }
    painter.setPen(QPen(t.chartFill, 1));
    painter.setBrush(t.inkSoft);
    painter.drawPolygon(band);

    QPolygonF line;
    for (int i = 0; i < count; ++i)
        line << positionOf(i, points()[static_cast<std::size_t>(i)].value);
    painter.setPen(QPen(t.ink, 2));
    painter.drawPolyline(line);
    for (int i = 0; i < count; ++i) {
        const bool current = i == currentPoint() && hasFocus();
        if (current)
            painter.fillRect(QRectF(line.at(i).x() - 0.5, plot().top(), 1, plot().height()), t.ink);
        painter.setPen(QPen(t.ink, 1.5));
        painter.setBrush(current ? t.ink : t.surfaceBase);
        painter.drawEllipse(line.at(i), current ? 5 : 3, current ? 5 : 3);
    }
}

void TrendChart::paintAxis(QPainter& painter) const
{
    const theme::Tokens& t = theme::tokensOf(this);
    const int count = static_cast<int>(points().size());
    const double step = count > 1 ? plot().width() / (count - 1) : plot().width();
    const double y = plot().bottom() + 4;
    const int every = std::max(1, static_cast<int>(std::ceil(44 / step)));
    for (int i = 0; i < count; ++i) {
        const bool current = i == currentPoint() && hasFocus();
        if (i % every != 0 && !current)
            continue;
        const ChartPoint& p = points()[static_cast<std::size_t>(i)];
        painter.setFont(theme::fontFor(current ? TextRole::MetaMedium : TextRole::Meta));
        painter.setPen(current ? t.textStrong : t.textNormal);
        const double x = positionOf(i, 0).x();
        theme::drawTabular(painter, QRectF(x - 40, y, 80, 18), Qt::AlignHCenter | Qt::AlignTop, p.label);
        theme::drawTabular(painter, QRectF(x - 40, y + 17, 80, 18), Qt::AlignHCenter | Qt::AlignTop,
                           QLocale().toString(p.n));
    }
    painter.setFont(theme::fontFor(TextRole::Meta));
    painter.setPen(t.textQuiet);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const QRectF word(rightToLeft ? width() - kScaleWidth + 6 : 0, y + 17, kScaleWidth - 6, 18);
    painter.drawText(word, rightToLeft ? Qt::AlignLeft : Qt::AlignRight, m_nLabel);
}

void TrendChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    if (points().empty() || m_maximum <= 0)
        return;
    paintBandAndLine(painter);
    paintAxis(painter);
    if (m_eventPoint < 0)
        return;
    const theme::Tokens& t = theme::tokensOf(this);
    const double x = positionOf(m_eventPoint, 0).x();
    painter.setPen(QPen(t.textNormal, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
    painter.setFont(theme::fontFor(TextRole::Meta));
    painter.setPen(t.textNormal);
    painter.drawText(QRectF(x + 6, plot().top(), plot().right() - x, 18), Qt::AlignLeft, m_eventLabel);
}

} // namespace countersign::widgets
