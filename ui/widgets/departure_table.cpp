// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/departure_table.h"

#include "ui/theme/app_style.h"
#include "ui/theme/focus_ring.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace countersign::widgets {

namespace {
constexpr int kSectionHeight = 44;
constexpr int kHeaderHeight = 28;
constexpr int kPadding = 8;
constexpr int kEdge = 24;
constexpr int kBar = 3;

bool isSection(const QModelIndex& index)
{
    return index.siblingAtColumn(0).data(kSectionRole).isValid();
}
} // namespace

RowLine DepartureDelegate::contentOf(const QModelIndex& index) const
{
    const QVariant ready = index.data(isSection(index) ? kSectionRole : kCellContentRole);
    if (ready.canConvert<RowLine>())
        return ready.value<RowLine>();
    const TextRun run{.text = index.data(Qt::DisplayRole).toString(), .tabular = true};
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    if (alignment & (Qt::AlignRight | Qt::AlignTrailing))
        return {.end = {run}};
    return {.start = {run}};
}

void DepartureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const theme::Tokens& t = theme::tokensOf(option.palette);
    const PaintContext context{.tokens = t, .direction = option.direction};
    const bool section = isSection(index);
    const bool selected = (option.state & QStyle::State_Selected) && !section;
    const QVariant tone = index.siblingAtColumn(0).data(kRowToneRole);
    painter->save();
    QColor fill = tone.isValid() ? theme::toneFill(t, static_cast<theme::Tone>(tone.toInt())) : t.surfaceBase;
    if (selected)
        fill = t.inkSoft;
    painter->fillRect(option.rect, fill);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    if (selected && index.column() == 0) {
        const auto* table = qobject_cast<const QWidget*>(option.widget);
        const QRect bar(option.rect.left(), option.rect.top(), kBar, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                          table && table->hasFocus() ? t.ink : t.lineField);
    }
    const bool first = index.column() == 0;
    const bool last = section || index.column() == index.model()->columnCount(index.parent()) - 1;
    QRect inner = option.rect.adjusted(first ? kEdge : kPadding, 0, last ? -kEdge : -kPadding, 0);
    inner = QStyle::visualRect(option.direction, option.rect, inner);
    if (section)
        inner.adjust(0, 12, 0, 0);
    paintRowLine(*painter, inner, contentOf(index), context);
    painter->restore();
}

QSize DepartureDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    const RowLine line = contentOf(index);
    const int marks = line.badges.empty() ? 0 : 120;
    return {runsWidth(line.start) + runsWidth(line.end) + marks + 2 * kPadding,
            isSection(index) ? kSectionHeight : theme::kRowCompact + 4};
}

DepartureTable::DepartureTable(QWidget* parent) : QTableView(parent)
{
    setProperty(theme::kDrawsOwnFocus, true);
    setItemDelegate(new DepartureDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    horizontalHeader()->setProperty(theme::kHeaderEdge, kEdge);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(theme::kRowCompact);
    verticalHeader()->setMinimumSectionSize(theme::kRowCompact);
    horizontalHeader()->setFixedHeight(kHeaderHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(48);
    connect(this, &QTableView::doubleClicked, this, &DepartureTable::opened);
}

void DepartureTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::modelReset, this, &DepartureTable::layOutSections);
    connect(model, &QAbstractItemModel::rowsInserted, this, &DepartureTable::layOutSections);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DepartureTable::layOutSections);
    connect(model, &QAbstractItemModel::rowsMoved, this, &DepartureTable::layOutSections);
    layOutSections();
}

void DepartureTable::layOutSections()
{
    if (m_sections)
        clearSpans();
    const int columns = model()->columnCount();
    for (int row = 0; m_sections && row < model()->rowCount(); ++row) {
        const bool section = isSection(model()->index(row, 0));
        if (section && columns > 1)
            setSpan(row, 0, 1, columns);
        setRowHeight(row, section ? kSectionHeight : theme::kRowCompact);
    }
    if (!currentIndex().isValid())
        selectFirst();
}

void DepartureTable::selectFirst()
{
    for (int row = 0; model() && row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (!isSection(index)) {
            setCurrentIndex(index);
            return;
        }
    }
}

void DepartureTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    emit currentRowChanged(current);
}

void DepartureTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        emit opened(currentIndex());
        event->accept();
        return;
    }
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DepartureTable::focusInEvent(QFocusEvent* event)
{
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QTableView::focusInEvent(event);
    viewport()->update();
}

void DepartureTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void DepartureTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (!showsRing() || !currentIndex().isValid())
        return;
    QRect row = visualRect(currentIndex());
    row.setLeft(0);
    row.setRight(viewport()->width() - 1);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::tokensOf(this).ink, theme::kFocusRingWidth));
    painter.drawRoundedRect(QRectF(row).adjusted(2, 2, -2, -3), 4, 4);
}

} // namespace countersign::widgets
