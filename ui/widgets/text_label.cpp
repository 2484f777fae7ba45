// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/text_label.h"

#include <QEvent>

namespace countersign::widgets {

TextLabel::TextLabel(const QString& text, theme::TextRole role, theme::Tone tone, QWidget* parent)
    : QLabel(text, parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // Without it a wrapped label asks for the height of a narrow column.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    // Else a ground of another role would choose the colour.
    setForegroundRole(QPalette::WindowText);
    setRole(role);
    tint();
}

void TextLabel::setTone(theme::Tone tone)
{
    m_tone = tone;
    tint();
}

void TextLabel::setRole(theme::TextRole role)
{
    setFont(theme::fontFor(role));
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_tinting)
        tint();
}

void TextLabel::tint()
{
    QPalette own;
    own.setColor(QPalette::WindowText, theme::toneColor(theme::tokensOf(this), m_tone));
    m_tinting = true;
    setPalette(own);
    m_tinting = false;
}

} // namespace countersign::widgets
