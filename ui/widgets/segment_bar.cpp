// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/segment_bar.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QHBoxLayout>
#include <QPainter>

namespace countersign::widgets {

namespace {
class Segment : public QPushButton
{
public:
    Segment(const QString& text, QWidget* parent) : QPushButton(text, parent)
    {
        setCheckable(true);
        setAutoExclusive(true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setFont(theme::fontFor(theme::TextRole::BodyMedium));
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 2 * theme::kSpace2 + 1, 24};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? t.inkSoft : t.surfaceSunken);
            painter.drawRoundedRect(rect(), theme::kRadiusControl, theme::kRadiusControl);
        }
        painter.setPen(isChecked() ? t.textStrong : t.textQuiet);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};
} // namespace

SegmentBar::SegmentBar(const QString& accessibleName, QWidget* parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::kSpace1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentBar::addSegment(const QString& code, const QString& text)
{
    auto* button = new Segment(text, this);
    button->setObjectName(code);
    layout()->addWidget(button);
    if (m_buttons.empty())
        button->setChecked(true);
    m_buttons.push_back(button);
    connect(button, &QPushButton::toggled, this, [this, code](bool on) {
        if (on)
            emit chosen(code);
    });
}

void SegmentBar::choose(const QString& code)
{
    for (QPushButton* button : m_buttons) {
        if (button->objectName() == code)
            button->setChecked(true);
    }
}

QString SegmentBar::current() const
{
    for (const QPushButton* button : m_buttons) {
        if (button->isChecked())
            return button->objectName();
    }
    return {};
}

} // namespace countersign::widgets
