// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icons.h"

#include <QKeySequence>
#include <QPushButton>

namespace countersign::widgets {

/// A button that says what it does and by which key. Filled variants are for the one act a page is about.
class ActionButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Variant {
        Ink,
        Seal,
        SealLocked, ///< an outline with a lock: pressing it leads to what is still open
        Red,
        Outline,
        OutlineRed,
        Link,      ///< words in ink, no frame
        LinkQuiet, ///< the same in quiet meta text
    };

    ActionButton(Variant variant, const QString& text, QWidget* parent = nullptr);

    void setVariant(Variant variant);
    [[nodiscard]] Variant variant() const { return m_variant; }
    void setGlyph(theme::Icon icon);
    /// 40 px instead of 32.
    void setLarge(bool large);
    /// Shows the key and lets it press the button.
    void setKey(const QKeySequence& key);
    /// Shows a key that acts elsewhere (the page handles it).
    void setKeyHint(const QKeySequence& key);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] theme::Icon shownGlyph() const;
    [[nodiscard]] int padding() const;

    Variant m_variant;
    theme::Icon m_glyph = theme::Icon::None;
    QStringList m_caps;
    bool m_large = false;
};

/// The act that the page is about.
class PrimaryButton : public ActionButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(const QString& text, QWidget* parent = nullptr)
        : ActionButton(Variant::Ink, text, parent)
    {
    }
};

/// Every other act.
class QuietButton : public ActionButton
{
    Q_OBJECT

public:
    explicit QuietButton(const QString& text, QWidget* parent = nullptr)
        : ActionButton(Variant::Outline, text, parent)
    {
    }
};

} // namespace countersign::widgets
