// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/mark_label.h"

#include <QPainter>
#include <QStyle>

#include <utility>

namespace countersign::widgets {

namespace {
constexpr int kChipHeight = 22;
constexpr int kChipPadding = 8;
constexpr int kChipIcon = 14;
constexpr int kBadgeIcon = 16;
constexpr int kGap = 6;

bool isPlain(theme::Tone tone)
{
    return tone == theme::Tone::Normal || tone == theme::Tone::Strong || tone == theme::Tone::Quiet;
}

int textWidth(const Mark& mark, theme::TextRole role)
{
    return QFontMetrics(theme::fontFor(role)).horizontalAdvance(mark.text);
}

/// Icon and text side by side from the leading edge of `rect`.
void paintPair(QPainter& painter, const QRect& rect, const Mark& mark, const PaintContext& context,
               int iconSize, theme::TextRole role, const QColor& iconColor, const QColor& textColor)
{
    QRect text = rect;
    if (mark.icon != theme::Icon::None) {
        const QRect icon(rect.left(), rect.top() + (rect.height() - iconSize) / 2, iconSize, iconSize);
        theme::paintIcon(painter, QStyle::visualRect(context.direction, rect, icon), mark.icon, iconColor,
                         context.direction);
        text.setLeft(rect.left() + iconSize + kGap);
    }
    painter.setFont(theme::fontFor(role));
    painter.setPen(textColor);
    painter.drawText(
        QStyle::visualRect(context.direction, rect, text),
        static_cast<int>(QStyle::visualAlignment(context.direction, Qt::AlignLeft | Qt::AlignVCenter)) |
            Qt::TextSingleLine,
        painter.fontMetrics().elidedText(mark.text, Qt::ElideRight, text.width()));
}

theme::TextRole badgeRole(const Mark& mark)
{
    return isPlain(mark.tone) ? theme::TextRole::Meta : theme::TextRole::MetaMedium;
}
} // namespace

QSize chipSize(const Mark& mark)
{
    const int icon = mark.icon == theme::Icon::None ? 0 : kChipIcon + kGap;
    return {2 * kChipPadding + icon + textWidth(mark, theme::TextRole::Meta) + 1, kChipHeight};
}

void paintChip(QPainter& painter, const QRect& rect, const Mark& mark, const PaintContext& context)
{
    const theme::Tokens& t = context.tokens;
    const bool plain = isPlain(mark.tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(plain ? t.line : theme::toneColor(t, mark.tone), 1));
    painter.setBrush(theme::toneFill(t, mark.tone));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    paintPair(painter, rect.adjusted(kChipPadding, 0, -kChipPadding, 0), mark, context, kChipIcon,
              theme::TextRole::Meta, plain ? t.textQuiet : theme::toneColor(t, mark.tone),
              plain ? t.textNormal : theme::toneColor(t, mark.tone));
    painter.restore();
}

QSize badgeSize(const Mark& mark)
{
    const int icon = mark.icon == theme::Icon::None ? 0 : kBadgeIcon + kGap;
    return {icon + textWidth(mark, badgeRole(mark)) + 1, theme::lineHeight(theme::TextRole::Body)};
}

void paintBadge(QPainter& painter, const QRect& rect, const Mark& mark, const PaintContext& context)
{
    const QColor color = theme::toneColor(context.tokens, mark.tone);
    painter.save();
    paintPair(painter, rect, mark, context, kBadgeIcon, badgeRole(mark), color, color);
    painter.restore();
}

Chip::Chip(Mark mark, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMark(std::move(mark));
}

void Chip::setMark(Mark mark)
{
    m_mark = std::move(mark);
    setAccessibleName(m_mark.text);
    setToolTip(m_mark.text);
    updateGeometry();
    update();
}

QSize Chip::minimumSizeHint() const
{
    return {40, kChipHeight};
}

void Chip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_mark, paintContextOf(this));
}

StateBadge::StateBadge(Mark mark, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMark(std::move(mark));
}

void StateBadge::setMark(Mark mark)
{
    m_mark = std::move(mark);
    setAccessibleName(m_mark.text);
    updateGeometry();
    update();
}

QSize StateBadge::minimumSizeHint() const
{
    return {kBadgeIcon, sizeHint().height()};
}

void StateBadge::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_mark, paintContextOf(this));
}

} // namespace countersign::widgets
