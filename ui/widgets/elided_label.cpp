// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/elided_label.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace countersign::widgets {

ElidedLabel::ElidedLabel(TextRun run, QWidget* parent)
    : ElidedLabel(std::vector<TextRun>{std::move(run)}, parent)
{
}

ElidedLabel::ElidedLabel(std::vector<TextRun> runs, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setRuns(std::move(runs));
}

void ElidedLabel::setRuns(std::vector<TextRun> runs)
{
    m_runs = std::move(runs);
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString ElidedLabel::text() const
{
    return plainText(m_runs);
}

QSize ElidedLabel::sizeHint() const
{
    int height = theme::lineHeight(theme::TextRole::Meta);
    for (const TextRun& run : m_runs)
        height = std::max(height, theme::lineHeight(run.role));
    return {runsWidth(m_runs) + 1, height};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(48, sizeHint().width()), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintRuns(painter, rect(), m_runs, paintContextOf(this));
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setToolTip(width() < runsWidth(m_runs) ? text() : QString());
}

} // namespace countersign::widgets
