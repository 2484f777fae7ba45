// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/row_list.h"

#include "ui/theme/focus_ring.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace countersign::widgets {

namespace {
constexpr int kBar = 3;
constexpr int kIcon = 16;
constexpr int kIconGap = 12;

void paintSurface(QPainter& painter, const QStyleOptionViewItem& option, const RowContent& content,
                  const theme::Tokens& t)
{
    const bool selected = option.state & QStyle::State_Selected;
    const auto* list = qobject_cast<const RowList*>(option.widget);
    const bool focused = list && list->isActive();
    QColor fill = content.tone == theme::Tone::Normal ? t.surfaceBase : theme::toneFill(t, content.tone);
    if (selected)
        fill = t.inkSoft;
    else if ((option.state & QStyle::State_MouseOver) && content.tone == theme::Tone::Normal)
        fill = t.surfaceSunken;
    painter.fillRect(option.rect, fill);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    if (selected) {
        const QRect bar(option.rect.left(), option.rect.top(), kBar, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                         focused ? t.ink : t.lineField);
    }
}

void paintInnerRing(QPainter& painter, const QRect& rect, const theme::Tokens& t)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.ink, theme::kFocusRingWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4);
    painter.restore();
}
} // namespace

RowContent RowDelegate::contentOf(const QModelIndex& index) const
{
    const QVariant ready = index.data(kRowContentRole);
    if (ready.canConvert<RowContent>())
        return ready.value<RowContent>();
    return {.lines = {
                {.start = {{.text = index.data(Qt::DisplayRole).toString(), .tone = theme::Tone::Strong}}}}};
}

void RowDelegate::setMargins(int horizontal, int vertical)
{
    m_horizontal = horizontal;
    m_vertical = vertical;
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const RowContent content = contentOf(index);
    const PaintContext context{.tokens = theme::tokensOf(option.palette), .direction = option.direction};
    painter->save();
    paintSurface(*painter, option, content, context.tokens);
    QRect inner = option.rect.adjusted(m_horizontal, m_vertical, -m_horizontal, -m_vertical);
    if (content.icon != theme::Icon::None) {
        const QRect icon(inner.left(), inner.top() + 2, kIcon, kIcon);
        theme::paintIcon(*painter, QStyle::visualRect(context.direction, inner, icon), content.icon,
                         context.tokens.textQuiet, context.direction);
        inner = QStyle::visualRect(context.direction, inner, inner.adjusted(kIcon + kIconGap, 0, 0, 0));
    }
    const bool current = m_current == index;
    int y = inner.top();
    for (const RowLine& line : content.lines) {
        if (!line.hints.empty() && !current)
            continue;
        const int height = lineHeightOf(line);
        paintRowLine(*painter, QRect(inner.left(), y, inner.width(), height), line, context);
        y += height + 2;
    }
    if (const auto* list = qobject_cast<const RowList*>(option.widget); list && current && list->showsRing())
        paintInnerRing(*painter, option.rect, context.tokens);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    int height = 2 * m_vertical + 1;
    const RowContent content = contentOf(index);
    for (const RowLine& line : content.lines) {
        if (line.hints.empty() || m_current == index)
            height += lineHeightOf(line) + 2;
    }
    return {160, std::max(theme::kRowCompact, height - 2)};
}

RowList::RowList(QWidget* parent) : QListView(parent)
{
    setProperty(theme::kDrawsOwnFocus, true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    verticalScrollBar()->setSingleStep(24);
    setRowDelegate(new RowDelegate(this));
    connect(this, &QListView::doubleClicked, this, &RowList::opened);
}

void RowList::setRowDelegate(RowDelegate* delegate)
{
    m_delegate = delegate;
    setItemDelegate(delegate);
}

void RowList::setModel(QAbstractItemModel* model)
{
    QListView::setModel(model);
    if (!model)
        return;
    const auto takeFirst = [this] {
        if (!currentIndex().isValid())
            selectRow(0);
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, takeFirst);
    connect(model, &QAbstractItemModel::modelReset, this, takeFirst);
    takeFirst();
}

void RowList::selectRow(int row)
{
    if (model() && row >= 0 && row < model()->rowCount(rootIndex()))
        setCurrentIndex(model()->index(row, 0, rootIndex()));
}

void RowList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    m_delegate->setCurrent(current);
    if (!uniformItemSizes())
        scheduleDelayedItemsLayout();
    QListView::currentChanged(current, previous);
    emit currentRowChanged(current);
}

void RowList::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        emit opened(currentIndex());
        event->accept();
        return;
    }
    // Letters are commands of the page, never a search inside the list.
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void RowList::focusInEvent(QFocusEvent* event)
{
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QListView::focusInEvent(event);
    viewport()->update();
}

void RowList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

} // namespace countersign::widgets
