// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QScrollArea>

class QVBoxLayout;

namespace countersign::widgets {

class TextLabel;

/// A scrolling column of sections parted by lines, filled anew whenever what it speaks of changes.
class Pane : public QScrollArea
{
    Q_OBJECT

public:
    explicit Pane(const QString& accessibleName, QWidget* parent = nullptr);

    /// Takes away all that was added.
    void clear();
    /// Adds below; the pane owns the widget.
    void add(QWidget* widget);
    void addLayout(QLayout* layout);
    /// A line, room, and a quiet heading over what follows; without a title only the line.
    void beginSection(const QString& title = {});
    TextLabel* addText(const QString& text, theme::TextRole role, theme::Tone tone = theme::Tone::Normal);
    void addSpace(int pixels);
    /// What new children of the column want as a parent.
    [[nodiscard]] QWidget* column() const { return m_column; }
    void setMargins(int horizontal, int vertical);

private:
    QWidget* m_column;
    QVBoxLayout* m_layout;
};

/// A 1 px line across, in the colour of lines.
class Divider : public QWidget
{
    Q_OBJECT

public:
    explicit Divider(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace countersign::widgets
