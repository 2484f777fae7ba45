// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/nav_rail.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::shell {

namespace {
constexpr int kWide = 200;
constexpr int kNarrow = 56;
constexpr int kButtonHeight = 34;
constexpr int kIcon = 16;
} // namespace

class NavButton : public QPushButton
{
    Q_OBJECT

public:
    NavButton(const PageId& id, theme::Icon icon, const QString& title, QWidget* parent)
        : QPushButton(title, parent), m_id(id), m_icon(icon)
    {
        setObjectName(QStringLiteral("nav-") + id);
        setCheckable(true);
        setFixedHeight(kButtonHeight);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setCount(0, 0);
    }

    [[nodiscard]] const PageId& id() const { return m_id; }

    void setCount(int count, int moving)
    {
        m_count = count;
        m_moving = moving;
        QString words = text();
        if (count > 0)
            words = tr("%1, %n to do", "%1 is the name of a page; %n things wait there for a person", count).arg(words);
        if (moving > 0)
            words = tr("%1, %n waiting", "%1 is the name of a page; %n things wait there for their hour", moving).arg(words);
        setAccessibleName(words);
        setToolTip(accessibleName());
        update();
    }

    void setCollapsed(bool collapsed)
    {
        m_collapsed = collapsed;
        update();
    }

signals:
    void moveRequested(int step);

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        switch (event->key()) {
        case Qt::Key_Up:
            emit moveRequested(-1);
            return;
        case Qt::Key_Down:
            emit moveRequested(1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            click();
            return;
        default:
            QPushButton::keyPressEvent(event);
        }
    }

    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        const bool on = isChecked();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        if (on || underMouse()) {
            painter.setBrush(on ? t.inkSoft : t.line);
            painter.drawRoundedRect(rect(), theme::kRadiusControl, theme::kRadiusControl);
        }
        const QColor iconColor = on ? t.ink : t.textNormal;
        const QRect icon(m_collapsed ? (width() - kIcon) / 2 : theme::kSpace3, (height() - kIcon) / 2, kIcon,
                         kIcon);
        theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), m_icon, iconColor,
                         layoutDirection());
        paintCount(painter, t);
        if (m_collapsed)
            return;
        painter.setFont(theme::fontFor(on ? theme::TextRole::BodyMedium : theme::TextRole::Body));
        painter.setPen(on ? t.textStrong : t.textNormal);
        const QRect text = rect().adjusted(40, 0, -40, 0);
        painter.drawText(
            text,
            static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
            this->text());
    }

private:
    void paintCount(QPainter& painter, const theme::Tokens& t) const
    {
        if (m_count <= 0 && m_moving <= 0)
            return;
        // What needs somebody stands out among what goes on by itself.
        const bool needed = m_count > 0;
        const bool amid = needed && m_moving > 0;
        if (m_collapsed) {
            if (!needed)
                return;
            painter.setBrush(amid ? t.amber : t.ink);
            painter.setPen(Qt::NoPen);
            painter.drawEllipse(QPointF(width() / 2.0 + 10, height() / 2.0 - 8), 3.5, 3.5);
            return;
        }
        painter.setFont(theme::fontFor(needed ? theme::TextRole::BodyStrong : theme::TextRole::Body));
        painter.setPen(amid ? t.amber : needed ? t.textStrong : t.textQuiet);
        const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
        theme::drawTabular(painter, QRectF(rect()).adjusted(theme::kSpace3, 0, -theme::kSpace3, 0),
                           (rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                           QLocale().toString(needed ? m_count : m_moving));
    }

    PageId m_id;
    theme::Icon m_icon;
    int m_count = 0;
    int m_moving = 0;
    bool m_collapsed = false;
};

NavRail::NavRail(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("navRail"));
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(theme::kSpace2, theme::kSpace3, theme::kSpace2 + 1, theme::kSpace3);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    setCollapsed(false);
}

void NavRail::addEntry(const PageId& id, theme::Icon icon, const QString& title, int group)
{
    auto* button = new NavButton(id, icon, title, this);
    const int end = m_column->count() - 1;
    if (m_lastGroup >= 0 && group != m_lastGroup) {
        m_column->insertSpacing(end, theme::kSpace3);
        m_column->insertWidget(end + 1, button);
    } else {
        m_column->insertWidget(end, button);
    }
    m_lastGroup = group;
    button->setCollapsed(m_collapsed);
    button->setFocusPolicy(m_buttons.empty() ? Qt::StrongFocus : Qt::ClickFocus);
    m_buttons.push_back(button);
    connect(button, &NavButton::moveRequested, this, &NavRail::moveFocus);
    connect(button, &QPushButton::clicked, this, [this, id] { emit pageChosen(id); });
}

void NavRail::setCurrent(const PageId& id)
{
    for (NavButton* button : m_buttons) {
        const bool current = button->id() == id;
        button->setChecked(current);
        button->setFocusPolicy(current ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void NavRail::setCount(const PageId& id, int count, int moving)
{
    for (NavButton* button : m_buttons) {
        if (button->id() == id)
            button->setCount(count, moving);
    }
}

void NavRail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? kNarrow : kWide);
    for (NavButton* button : m_buttons)
        button->setCollapsed(collapsed);
}

void NavRail::focusCurrent()
{
    const auto at = std::ranges::find_if(m_buttons, &NavButton::isChecked);
    if (at != m_buttons.end())
        (*at)->setFocus(Qt::TabFocusReason);
}

void NavRail::moveFocus(int step)
{
    const auto at =
        std::ranges::find_if(m_buttons, [](const NavButton* button) { return button->hasFocus(); });
    if (at == m_buttons.end())
        return;
    const auto next = std::clamp<std::ptrdiff_t>(at - m_buttons.begin() + step, 0, std::ssize(m_buttons) - 1);
    m_buttons[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
}

void NavRail::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surfaceSunken);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(width() - 1, 0, 1, height())),
                     t.line);
}

} // namespace countersign::shell

#include "nav_rail.moc"
