// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace countersign::widgets {

Card::Card(QWidget* parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(theme::kSpace3, theme::kSpace3, theme::kSpace3, theme::kSpace3);
    m_body->setSpacing(theme::kSpace1);
}

void Card::setTone(theme::Tone tone)
{
    m_tone = tone;
    update();
}

void Card::setCurrent(bool current)
{
    m_current = current;
    update();
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    const bool plain = m_tone == theme::Tone::Normal;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = m_current ? 2 : 1;
    painter.setPen(QPen(m_current ? t.ink : plain ? t.line : theme::toneColor(t, m_tone), width));
    painter.setBrush(t.surfaceRaised);
    const qreal half = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), theme::kRadiusCard,
                            theme::kRadiusCard);
}

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_title(new QLabel(this)), m_remark(new QLabel(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(theme::kSpace2);
    m_title->setForegroundRole(QPalette::Text);
    m_title->setTextFormat(Qt::PlainText);
    m_remark->setForegroundRole(QPalette::PlaceholderText);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setFont(theme::fontFor(theme::TextRole::Body));
    m_row->addWidget(m_title, 0, Qt::AlignBaseline);
    m_row->addWidget(m_remark, 0, Qt::AlignBaseline);
    m_row->addStretch(1);
    setRole(theme::TextRole::ReadingStrong);
    setTitle(title);
    m_remark->hide();
}

void SectionHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SectionHeader::setRemark(const QString& remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void SectionHeader::setRole(theme::TextRole role)
{
    m_title->setFont(theme::fontFor(role));
}

void SectionHeader::addTrailing(QWidget* widget)
{
    m_row->addWidget(widget, 0, Qt::AlignVCenter);
}

} // namespace countersign::widgets
