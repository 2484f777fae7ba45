// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QLabel>

namespace countersign::widgets {

/// Words of one look that wrap and can be selected by nobody: plain text unless a text format is set. Follows
/// the palette.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    TextLabel(const QString& text, theme::TextRole role, theme::Tone tone = theme::Tone::Normal,
              QWidget* parent = nullptr);

    void setTone(theme::Tone tone);
    void setRole(theme::TextRole role);

protected:
    void changeEvent(QEvent* event) override;

private:
    void tint();

    theme::Tone m_tone;
    bool m_tinting = false;
};

} // namespace countersign::widgets
