// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QStringList>
#include <QWidget>

namespace countersign::widgets {

/// The caps of a key sequence in reading order, worded for people: "Ctrl+Return" gives "Ctrl", "Enter".
[[nodiscard]] QStringList keyCapsOf(const QKeySequence& keys);

struct KeyCapColors
{
    QColor line;
    QColor text;
    QColor fill;
};
[[nodiscard]] KeyCapColors keyCapColors(const theme::Tokens& tokens);

[[nodiscard]] QSize keyCapsSize(const QStringList& caps);
/// Paints the caps at the leading edge of `rect`, vertically centred.
void paintKeyCaps(QPainter& painter, const QRect& rect, const QStringList& caps, const KeyCapColors& colors,
                  Qt::LayoutDirection direction);

/// A key shown where it acts.
class KeyCap : public QWidget
{
    Q_OBJECT

public:
    explicit KeyCap(const QKeySequence& keys, QWidget* parent = nullptr);

    void setKeys(const QKeySequence& keys);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_caps;
};

} // namespace countersign::widgets
