// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/action_button.h"

#include "ui/widgets/key_cap.h"

#include <QKeyEvent>
#include <QPainter>
#include <QShortcutEvent>
#include <QStyle>

#include <algorithm>

namespace countersign::widgets {

namespace {
using theme::Tokens;
using Variant = ActionButton::Variant;

constexpr int kIcon = 16;
constexpr int kGap = 8;

struct Look
{
    QColor fill;
    QColor line;
    QColor text;
};

QColor mixed(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() + (b.redF() - a.redF()) * share),
                            static_cast<float>(a.greenF() + (b.greenF() - a.greenF()) * share),
                            static_cast<float>(a.blueF() + (b.blueF() - a.blueF()) * share));
}

Look lookOf(Variant variant, const Tokens& t)
{
    switch (variant) {
    case Variant::Ink:
        return {t.ink, t.ink, t.onInk};
    case Variant::Seal:
        return {t.seal, t.seal, t.onSeal};
    case Variant::SealLocked:
        return {t.sealSoft, t.seal, t.seal};
    case Variant::Red:
        return {t.red, t.red, t.onRed};
    case Variant::Outline:
        return {t.surfaceRaised, mixed(t.line, t.lineField, 0.5), t.textStrong};
    case Variant::OutlineRed:
        return {t.surfaceRaised, mixed(t.line, t.lineField, 0.5), t.red};
    case Variant::Link:
        return {Qt::transparent, Qt::transparent, t.ink};
    case Variant::LinkQuiet:
        return {Qt::transparent, Qt::transparent, t.textQuiet};
    }
    return {t.surfaceRaised, t.lineField, t.textStrong};
}

bool isLink(Variant variant)
{
    return variant == Variant::Link || variant == Variant::LinkQuiet;
}

bool isFilled(Variant variant)
{
    return variant == Variant::Ink || variant == Variant::Seal || variant == Variant::Red;
}

/// Qt gives Enter to a dialog's default button only, and the window is no dialog.
bool presses(const QKeyEvent& key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) && (key.modifiers() & ~Qt::KeypadModifier) == 0;
}

KeyCapColors capColors(Variant variant, const Look& look, const Tokens& t)
{
    if (isFilled(variant) || variant == Variant::SealLocked)
        return {.line = look.text, .text = look.text, .fill = Qt::transparent};
    return keyCapColors(t);
}
} // namespace

ActionButton::ActionButton(Variant variant, const QString& text, QWidget* parent)
    : QPushButton(text, parent), m_variant(variant)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setVariant(variant);
}

void ActionButton::setVariant(Variant variant)
{
    m_variant = variant;
    const bool weighty = isFilled(variant) || variant == Variant::SealLocked;
    setFont(theme::fontFor(weighty                         ? theme::TextRole::BodyStrong
                           : variant == Variant::LinkQuiet ? theme::TextRole::Meta
                                                           : theme::TextRole::BodyMedium));
    updateGeometry();
    update();
}

void ActionButton::setGlyph(theme::Icon icon)
{
    m_glyph = icon;
    updateGeometry();
    update();
}

void ActionButton::setLarge(bool large)
{
    m_large = large;
    updateGeometry();
}

void ActionButton::setKey(const QKeySequence& key)
{
    setShortcut(key);
    setKeyHint(key);
}

void ActionButton::setKeyHint(const QKeySequence& key)
{
    m_caps = keyCapsOf(key);
    updateGeometry();
    update();
}

theme::Icon ActionButton::shownGlyph() const
{
    return m_variant == Variant::SealLocked ? theme::Icon::Lock : m_glyph;
}

int ActionButton::padding() const
{
    return isLink(m_variant) ? 0 : m_large ? 16 : 12;
}

QSize ActionButton::sizeHint() const
{
    int width = 2 * padding() + fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 1;
    if (shownGlyph() != theme::Icon::None)
        width += kIcon + kGap;
    if (!m_caps.isEmpty())
        width += kGap + keyCapsSize(m_caps).width();
    const int height = isLink(m_variant) ? 22 : m_large ? theme::kRowComfortable : theme::kRowCompact;
    return {width, height};
}

QSize ActionButton::minimumSizeHint() const
{
    return sizeHint();
}

bool ActionButton::event(QEvent* event)
{
    // Qt would press the button for show and act 100 ms later; a key acts at once.
    if (event->type() == QEvent::Shortcut) {
        if (!static_cast<QShortcutEvent*>(event)->isAmbiguous())
            click();
        return true;
    }
    if (event->type() == QEvent::KeyPress && presses(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        // A key that is held down repeats itself into the next page: it presses nothing there.
        if (!static_cast<QKeyEvent*>(event)->isAutoRepeat())
            click();
        return true;
    }
    return QPushButton::event(event);
}

void ActionButton::paintEvent(QPaintEvent* /*event*/)
{
    const Tokens& t = theme::tokensOf(this);
    Look look = lookOf(m_variant, t);
    if (!isEnabled())
        look = {t.surfaceSunken, t.line, t.textQuiet};
    else if (isDown())
        look.fill = isFilled(m_variant) ? mixed(look.fill, t.surfaceSunken, 0.16) : t.inkSoft;
    else if (underMouse() && !isLink(m_variant))
        look.fill =
            isFilled(m_variant) ? mixed(look.fill, t.textStrong, 0.10) : mixed(look.fill, t.inkSoft, 0.6);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isLink(m_variant) || isDown()) {
        painter.setPen(QPen(look.line, 1));
        painter.setBrush(look.fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadiusControl,
                                theme::kRadiusControl);
    }
    QRect content = rect().adjusted(padding(), 0, -padding(), 0);
    if (const theme::Icon glyph = shownGlyph(); glyph != theme::Icon::None) {
        const QRect icon(content.left(), (height() - kIcon) / 2, kIcon, kIcon);
        theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), glyph, look.text,
                         layoutDirection());
        content.setLeft(content.left() + kIcon + kGap);
    }
    if (!m_caps.isEmpty()) {
        const QSize size = keyCapsSize(m_caps);
        const QRect caps(content.right() - size.width() + 1, 0, size.width(), height());
        const KeyCapColors colors =
            isEnabled() ? capColors(m_variant, look, t)
                        : KeyCapColors{.line = t.line, .text = t.textQuiet, .fill = Qt::transparent};
        paintKeyCaps(painter, QStyle::visualRect(layoutDirection(), rect(), caps), m_caps, colors,
                     layoutDirection());
        content.setRight(caps.left() - kGap);
    }
    painter.setFont(font());
    painter.setPen(look.text);
    const auto alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    const int flags = static_cast<int>(alignment) | Qt::TextShowMnemonic | Qt::TextHideMnemonic;
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), content), flags,
                     fontMetrics().elidedText(text(), Qt::ElideRight, content.width() + 1, Qt::TextShowMnemonic));
}

} // namespace countersign::widgets
