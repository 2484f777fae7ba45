// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/pane.h"

#include "ui/widgets/text_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace countersign::widgets {

namespace {
void empty(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            // It may be the sender of the signal that led here.
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            empty(inner);
        }
        delete item;
    }
}
} // namespace

Pane::Pane(const QString& accessibleName, QWidget* parent)
    : QScrollArea(parent), m_column(new QWidget(this)), m_layout(new QVBoxLayout(m_column))
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The page around it has its own ground.
    viewport()->setAutoFillBackground(false);
    m_column->setAutoFillBackground(false);
    setMargins(20, 20);
    m_layout->setSpacing(theme::kSpace1);
    m_layout->addStretch(1);
    setWidget(m_column);
    m_column->setAutoFillBackground(false);
}

void Pane::setMargins(int horizontal, int vertical)
{
    m_layout->setContentsMargins(horizontal, vertical, horizontal, vertical);
}

void Pane::clear()
{
    empty(m_layout);
    m_layout->addStretch(1);
}

void Pane::add(QWidget* widget)
{
    m_layout->insertWidget(m_layout->count() - 1, widget);
}

void Pane::addLayout(QLayout* layout)
{
    m_layout->insertLayout(m_layout->count() - 1, layout);
}

void Pane::beginSection(const QString& title)
{
    if (m_layout->count() > 1) {
        addSpace(theme::kSpace2);
        add(new Divider(m_column));
        addSpace(theme::kSpace2);
    }
    if (!title.isEmpty())
        addText(title, theme::TextRole::Meta, theme::Tone::Quiet);
}

TextLabel* Pane::addText(const QString& text, theme::TextRole role, theme::Tone tone)
{
    auto* label = new TextLabel(text, role, tone, m_column);
    add(label);
    return label;
}

void Pane::addSpace(int pixels)
{
    m_layout->insertSpacing(m_layout->count() - 1, pixels);
}

Divider::Divider(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(1);
}

void Divider::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), theme::tokensOf(this).line);
}

} // namespace countersign::widgets
