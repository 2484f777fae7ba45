// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/bars.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <utility>

namespace countersign::widgets {

namespace {
constexpr int kBars = 4;
constexpr int kBarWidth = 6;
constexpr int kBarStep = 9;
constexpr int kTrackTop = 24;
constexpr int kTrackHeight = 8;

QFont metaFont()
{
    return theme::fontFor(theme::TextRole::Meta);
}
} // namespace

StrengthBars::StrengthBars(int filled, const QString& word, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setStrength(filled, word);
}

void StrengthBars::setStrength(int filled, const QString& word)
{
    m_filled = std::clamp(filled, 0, kBars);
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StrengthBars::sizeHint() const
{
    return {kBars * kBarStep + theme::kSpace2 + QFontMetrics(metaFont()).horizontalAdvance(m_word) + 1, 20};
}

QSize StrengthBars::minimumSizeHint() const
{
    return {kBars * kBarStep, 20};
}

void StrengthBars::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < kBars; ++i) {
        const int h = 4 + i * 3;
        const QRect bar(i * kBarStep, 16 - h, kBarWidth, h);
        QColor rest = t.lineField;
        rest.setAlphaF(0.45F);
        painter.setBrush(i < m_filled ? t.ink : rest);
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), bar), 1, 1);
    }
    painter.setFont(metaFont());
    painter.setPen(t.textNormal);
    const QRect text = rect().adjusted(kBars * kBarStep + theme::kSpace2 - 3, 0, 0, 0);
    painter.drawText(
        QStyle::visualRect(layoutDirection(), rect(), text),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
        m_word);
}

IntervalBar::IntervalBar(const Interval& interval, const QString& words, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setInterval(interval, words);
}

void IntervalBar::setInterval(const Interval& interval, const QString& words)
{
    m_interval = interval;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

void IntervalBar::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    const double span = m_interval.maximum - m_interval.minimum;
    const auto at = [&](double value) {
        const double share = span > 0 ? std::clamp((value - m_interval.minimum) / span, 0.0, 1.0) : 0.0;
        return (layoutDirection() == Qt::RightToLeft ? 1 - share : share) * (width() - 1);
    };
    const double middle = height() / 2.0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(0, std::floor(middle) - 1, width(), 2), t.line);
    const double left = std::min(at(m_interval.low), at(m_interval.high));
    const double right = std::max(at(m_interval.low), at(m_interval.high));
    painter.setBrush(t.chartFill);
    painter.drawRoundedRect(QRectF(left, middle - 4, right - left, 8), 2, 2);
    painter.fillRect(QRectF(std::round(at(m_interval.value)) - 1, middle - 7, 3, 14), t.ink);
}

ContractBar::ContractBar(Content content, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setContent(std::move(content));
}

void ContractBar::setContent(Content content)
{
    m_content = std::move(content);
    setAccessibleName(m_content.words);
    update();
}

int ContractBar::positionOf(const QDate& date) const
{
    const auto days = static_cast<double>(m_content.start.date.daysTo(m_content.end.date));
    const auto passed = static_cast<double>(m_content.start.date.daysTo(date));
    const double share = days > 0 ? std::clamp(passed / days, 0.0, 1.0) : 0.0;
    return static_cast<int>(
        std::lround((layoutDirection() == Qt::RightToLeft ? 1 - share : share) * (width() - 1)));
}

void ContractBar::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto span = [&](const QDate& from, const QDate& to, const QColor& color) {
        const int a = positionOf(from);
        const int b = positionOf(to);
        painter.setBrush(color);
        painter.drawRoundedRect(QRect(std::min(a, b), kTrackTop, std::abs(b - a), kTrackHeight), 3, 3);
    };
    span(m_content.start.date, m_content.end.date, t.line);
    span(m_content.start.date, m_content.today.date, t.chartFill);
    if (m_content.notice)
        span(std::max(*m_content.notice, m_content.today.date), m_content.end.date, t.amber);
    for (const Point& mark : m_content.marks)
        painter.fillRect(QRect(positionOf(mark.date) - 1, kTrackTop, 2, kTrackHeight), t.ink);
    painter.fillRect(QRect(positionOf(m_content.today.date) - 1, kTrackTop - 5, 3, kTrackHeight + 10), t.ink);
    paintLabels(painter);
}

void ContractBar::paintLabels(QPainter& painter) const
{
    const theme::Tokens& t = theme::tokensOf(this);
    const auto centred = [&](const QString& text, int x, int y) {
        const int w = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRect(std::clamp(x - w / 2, 0, std::max(0, width() - w - 1)), y, w + 1, 18),
                         Qt::AlignLeft, text);
    };
    painter.setFont(theme::fontFor(theme::TextRole::MetaMedium));
    painter.setPen(t.ink);
    centred(m_content.today.label, positionOf(m_content.today.date), 0);

    const int y = kTrackTop + kTrackHeight + 6;
    const QRect row(0, y, width(), 18);
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const auto end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
    painter.setPen(m_content.notice ? t.amber : t.textNormal);
    painter.drawText(row, static_cast<int>(end), m_content.end.label);
    const int endWidth = painter.fontMetrics().horizontalAdvance(m_content.end.label);
    painter.setFont(metaFont());
    painter.setPen(t.textQuiet);
    painter.drawText(row, static_cast<int>(start), m_content.start.label);
    const int startWidth = painter.fontMetrics().horizontalAdvance(m_content.start.label);
    for (const Point& mark : m_content.marks) {
        const int half = painter.fontMetrics().horizontalAdvance(mark.label) / 2 + theme::kSpace2;
        const int x =
            layoutDirection() == Qt::RightToLeft ? width() - positionOf(mark.date) : positionOf(mark.date);
        if (x - half > startWidth && x + half < width() - endWidth)
            centred(mark.label, positionOf(mark.date), y);
    }
}

} // namespace countersign::widgets
