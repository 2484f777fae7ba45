// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/row_line.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace countersign::widgets {

/// The role under which a model may hand out a ready `RowContent`.
inline constexpr int kRowContentRole = Qt::UserRole + 900;

/// Draws dense rows: soft ink fill and a 3 px ink bar for the current one, a line between rows. A screen
/// derives from it and says in `contentOf` what its model's roles mean.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    [[nodiscard]] virtual RowContent contentOf(const QModelIndex& index) const;

    /// Room at the start and end of a row, device-independent pixels.
    void setMargins(int horizontal, int vertical);
    /// Lines with key hints stand only in the current row, which is then higher than the others.
    void setCurrent(const QModelIndex& index) { m_current = index; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_horizontal = 20;
    int m_vertical = 12;
    QPersistentModelIndex m_current;
};

/// A list of dense rows, made for the keyboard: one current row, Enter opens it.
class RowList : public QListView
{
    Q_OBJECT

public:
    explicit RowList(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void setRowDelegate(RowDelegate* delegate);
    /// All rows have the height of the first: needed for thousands of rows, and without key hint lines.
    void setUniformRows(bool uniform) { setUniformItemSizes(uniform); }
    /// True while the focus came here by key, so that the current row also shows the ring.
    [[nodiscard]] bool showsRing() const { return m_ring && hasFocus(); }
    /// Draws the current row as if the list had the focus: for a list that a field steers.
    void setSteered(bool steered) { m_steered = steered; }
    [[nodiscard]] bool isActive() const { return m_steered || hasFocus(); }
    void selectRow(int row);

signals:
    /// Enter, or a double click.
    void opened(const QModelIndex& index);
    void currentRowChanged(const QModelIndex& index);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    RowDelegate* m_delegate = nullptr;
    bool m_ring = false;
    bool m_steered = false;
};

} // namespace countersign::widgets
