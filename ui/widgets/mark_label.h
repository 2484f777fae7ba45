// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QWidget>

namespace countersign::widgets {

[[nodiscard]] QSize chipSize(const Mark& mark);
void paintChip(QPainter& painter, const QRect& rect, const Mark& mark, const PaintContext& context);
[[nodiscard]] QSize badgeSize(const Mark& mark);
void paintBadge(QPainter& painter, const QRect& rect, const Mark& mark, const PaintContext& context);

/// One fact in a small outlined box; why something is where it is.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(Mark mark, QWidget* parent = nullptr);

    void setMark(Mark mark);
    [[nodiscard]] QSize sizeHint() const override { return chipSize(m_mark); }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark;
};

/// A state: always a shape and a word, in the colour of its tone.
class StateBadge : public QWidget
{
    Q_OBJECT

public:
    explicit StateBadge(Mark mark, QWidget* parent = nullptr);

    void setMark(Mark mark);
    [[nodiscard]] QSize sizeHint() const override { return badgeSize(m_mark); }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark;
};

} // namespace countersign::widgets
