// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/row_line.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace countersign::widgets {

/// The role under which a model hands out a `RowLine` for a cell; without it the display text is drawn.
inline constexpr int kCellContentRole = Qt::UserRole + 901;
/// The role (column 0) under which a model hands out a `RowLine` that heads a section; such a row spans all
/// columns and must be neither enabled nor selectable.
inline constexpr int kSectionRole = Qt::UserRole + 902;
/// The role (column 0) of the tone that fills a row that needs a look, as int.
inline constexpr int kRowToneRole = Qt::UserRole + 903;

class DepartureDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DepartureDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    [[nodiscard]] virtual RowLine contentOf(const QModelIndex& index) const;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A board of departures: rows of 32 px under section headings, one current row, Enter opens it.
class DepartureTable : public QTableView
{
    Q_OBJECT

public:
    explicit DepartureTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Before `setModel`: rows are never sections, so that tens of thousands of them cost nothing.
    void setSections(bool sections) { m_sections = sections; }
    void selectFirst();
    [[nodiscard]] bool showsRing() const { return m_ring && hasFocus(); }

signals:
    void opened(const QModelIndex& index);
    void currentRowChanged(const QModelIndex& index);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void layOutSections();

    bool m_ring = false;
    bool m_sections = true;
};

} // namespace countersign::widgets
