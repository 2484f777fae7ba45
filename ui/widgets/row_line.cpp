// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/row_line.h"

#include "ui/widgets/key_cap.h"
#include "ui/widgets/mark_label.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace countersign::widgets {

namespace {
constexpr int kGap = 6;
constexpr int kEndGap = 16;

int endWidth(const RowLine& line)
{
    int width = runsWidth(line.end);
    for (const Mark& badge : line.endBadges)
        width += (width > 0 ? kGap : 0) + badgeSize(badge).width();
    return width;
}

/// A cursor along the reading direction inside `rect`.
struct Cursor
{
    const QRect& rect;
    Qt::LayoutDirection direction;
    int x;

    [[nodiscard]] int left() const { return rect.left() + rect.width() - x; }
    [[nodiscard]] QRect take(const QSize& size)
    {
        const QRect logical(x, rect.top() + (rect.height() - size.height()) / 2, size.width(), size.height());
        x += size.width();
        return QStyle::visualRect(direction, rect, logical);
    }
};

void paintChips(QPainter& painter, Cursor& cursor, const RowLine& line, const PaintContext& context)
{
    for (std::size_t i = 0; i < line.chips.size(); ++i) {
        const QSize size = chipSize(line.chips[i]);
        const bool last = i + 1 == line.chips.size();
        const Mark more{.icon = theme::Icon::None, .text = QStringLiteral("+%1").arg(line.chips.size() - i)};
        if (size.width() + (last ? 0 : kGap + chipSize(more).width()) > cursor.left()) {
            paintChip(painter, cursor.take(chipSize(more)), more, context);
            return;
        }
        paintChip(painter, cursor.take(size), line.chips[i], context);
        cursor.x += kGap;
    }
}

void paintHints(QPainter& painter, Cursor& cursor, const RowLine& line, const PaintContext& context)
{
    const KeyCapColors colors = keyCapColors(context.tokens);
    for (const KeyHint& hint : line.hints) {
        const QStringList caps = keyCapsOf(hint.keys);
        const TextRun label{.text = hint.label, .role = theme::TextRole::Meta, .tone = theme::Tone::Normal};
        const int width = keyCapsSize(caps).width() + kGap + runsWidth({&label, 1});
        if (width > cursor.left())
            return;
        paintKeyCaps(painter, cursor.take(keyCapsSize(caps)), caps, colors, context.direction);
        cursor.x += kGap;
        paintRuns(painter, cursor.take({runsWidth({&label, 1}), cursor.rect.height()}), {&label, 1}, context);
        cursor.x += theme::kSpace4;
    }
}
} // namespace

int lineHeightOf(const RowLine& line)
{
    int height = 0;
    for (const auto* runs : {&line.start, &line.end}) {
        for (const TextRun& run : *runs)
            height = std::max(height, theme::lineHeight(run.role));
    }
    if (!line.badges.empty() || !line.endBadges.empty())
        height = std::max(height, 19);
    if (!line.chips.empty())
        height = std::max(height, 28);
    if (!line.hints.empty())
        height = std::max(height, 26);
    return height;
}

void paintRowLine(QPainter& painter, const QRect& rect, const RowLine& line, const PaintContext& context)
{
    const int reserved = endWidth(line);
    if (reserved > 0) {
        QRect end =
            QStyle::visualRect(context.direction, rect, rect.adjusted(rect.width() - reserved, 0, 0, 0));
        Cursor cursor{end, context.direction, end.left()};
        const int runs = runsWidth(line.end);
        paintRuns(painter, cursor.take({runs, rect.height()}), line.end, context);
        for (const Mark& badge : line.endBadges) {
            cursor.x += cursor.x > end.left() ? kGap : 0;
            paintBadge(painter, cursor.take(badgeSize(badge)), badge, context);
        }
    }
    const QRect start = QStyle::visualRect(context.direction, rect,
                                           rect.adjusted(0, 0, reserved > 0 ? -reserved - kEndGap : 0, 0));
    Cursor cursor{start, context.direction, start.left()};
    if (!line.start.empty()) {
        const int width = std::min(runsWidth(line.start), start.width());
        paintRuns(painter, cursor.take({width, rect.height()}), line.start, context);
        cursor.x += kGap;
    }
    paintChips(painter, cursor, line, context);
    for (const Mark& badge : line.badges) {
        QSize size = badgeSize(badge);
        size.setWidth(std::min(size.width(), cursor.left()));
        paintBadge(painter, cursor.take(size), badge, context);
        cursor.x += kGap;
    }
    paintHints(painter, cursor, line, context);
}

QString plainText(const RowLine& line)
{
    QStringList parts;
    if (!line.start.empty())
        parts.append(plainText(line.start));
    for (const auto* marks : {&line.chips, &line.badges}) {
        for (const Mark& mark : *marks)
            parts.append(mark.text);
    }
    if (!line.end.empty())
        parts.append(plainText(line.end));
    for (const Mark& mark : line.endBadges)
        parts.append(mark.text);
    return parts.join(QStringLiteral(", "));
}

QString plainText(const RowContent& content)
{
    QStringList parts;
    for (const RowLine& line : content.lines) {
        if (line.hints.empty())
            parts.append(plainText(line));
    }
    return parts.join(QStringLiteral(". "));
}

} // namespace countersign::widgets
