// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/key_cap.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace countersign::widgets {

namespace {
constexpr int kHeight = 18;
constexpr int kPadding = 5;
constexpr int kGap = 2;

int capWidth(const QFontMetrics& metrics, const QString& cap)
{
    return std::max(kHeight, metrics.horizontalAdvance(cap) + 2 * kPadding);
}

QString capText(const QString& name)
{
    if (name == QLatin1String("Return") || name == QLatin1String("Enter"))
        return KeyCap::tr("Enter", "key on the keyboard");
    if (name == QLatin1String("Escape") || name == QLatin1String("Esc"))
        return KeyCap::tr("Esc", "key on the keyboard");
    if (name == QLatin1String("Ctrl"))
        return KeyCap::tr("Ctrl", "key on the keyboard");
    if (name == QLatin1String("Shift"))
        return KeyCap::tr("Shift", "key on the keyboard");
    if (name == QLatin1String("Alt"))
        return KeyCap::tr("Alt", "key on the keyboard");
    if (name == QLatin1String("Up"))
        return QStringLiteral("↑");
    if (name == QLatin1String("Down"))
        return QStringLiteral("↓");
    if (name == QLatin1String("Left"))
        return QStringLiteral("←");
    if (name == QLatin1String("Right"))
        return QStringLiteral("→");
    return name;
}
} // namespace

QStringList keyCapsOf(const QKeySequence& keys)
{
    QStringList caps;
    const QString text = keys.toString(QKeySequence::PortableText).section(QStringLiteral(", "), 0, 0);
    if (text.endsWith(QLatin1Char('+'))) {
        caps = text.chopped(1).split(QLatin1Char('+'), Qt::SkipEmptyParts);
        caps.append(QStringLiteral("+"));
    } else {
        caps = text.split(QLatin1Char('+'), Qt::SkipEmptyParts);
    }
    std::ranges::transform(caps, caps.begin(), capText);
    return caps;
}

KeyCapColors keyCapColors(const theme::Tokens& tokens)
{
    QColor line = tokens.lineField;
    line.setAlphaF(0.5F);
    return {.line = line, .text = tokens.textNormal, .fill = tokens.surfaceRaised};
}

QSize keyCapsSize(const QStringList& caps)
{
    const QFontMetrics metrics(theme::fontFor(theme::TextRole::Key));
    int width = 0;
    for (const QString& cap : caps)
        width += capWidth(metrics, cap) + kGap;
    return {std::max(0, width - kGap), kHeight};
}

void paintKeyCaps(QPainter& painter, const QRect& rect, const QStringList& caps, const KeyCapColors& colors,
                  Qt::LayoutDirection direction)
{
    const QFont font = theme::fontFor(theme::TextRole::Key);
    const QFontMetrics metrics(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    // A combination is typed in the same order everywhere, so only its place is mirrored.
    int x = QStyle::visualRect(direction, rect, QRect(rect.topLeft(), keyCapsSize(caps))).left();
    const int y = rect.top() + (rect.height() - kHeight) / 2;
    for (const QString& cap : caps) {
        const QRect box(x, y, capWidth(metrics, cap), kHeight);
        painter.setPen(QPen(colors.line, 1));
        painter.setBrush(colors.fill);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(colors.text);
        painter.drawText(box, Qt::AlignCenter, cap);
        x += box.width() + kGap;
    }
    painter.restore();
}

KeyCap::KeyCap(const QKeySequence& keys, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKeys(keys);
}

void KeyCap::setKeys(const QKeySequence& keys)
{
    m_caps = keyCapsOf(keys);
    setAccessibleName(m_caps.join(QLatin1Char(' ')));
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return keyCapsSize(m_caps);
}

void KeyCap::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintKeyCaps(painter, rect(), m_caps, keyCapColors(theme::tokensOf(this)), layoutDirection());
}

} // namespace countersign::widgets
