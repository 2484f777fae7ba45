// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/top_bar.h"

#include "ui/widgets/avatar_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <utility>

namespace countersign::shell {

namespace {
constexpr int kHeight = 48;
constexpr int kSearchWidth = 420;

/// Our mark and name.
class Brand : public QWidget
{
public:
    explicit Brand(QWidget* parent) : QWidget(parent) { setAccessibleName(TopBar::tr("Countersign")); }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        QPainter painter(this);
        const QRect icon(20, (height() - 18) / 2, 18, 18);
        theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), theme::Icon::Brand,
                         t.seal);
        if (width() < 120)
            return;
        const widgets::TextRun name{.text = TopBar::tr("Countersign"),
                                    .role = theme::TextRole::ReadingStrong,
                                    .tone = theme::Tone::Strong};
        const QRect text = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(46, 0, 0, 0));
        widgets::paintRuns(painter, text, {&name, 1}, widgets::paintContextOf(this));
    }
};

/// A button that is only an icon, with a name for tooltip and screen reader.
class IconButton : public QPushButton
{
public:
    IconButton(theme::Icon icon, const QString& name, QWidget* parent) : QPushButton(parent), m_icon(icon)
    {
        setFixedSize(32, 32);
        setAccessibleName(name);
        setToolTip(name);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isDown() ? t.inkSoft : t.line);
            painter.drawRoundedRect(rect(), theme::kRadiusControl, theme::kRadiusControl);
        }
        theme::paintIcon(painter, QRectF(rect()).adjusted(8, 8, -8, -8), m_icon, t.textNormal,
                         layoutDirection());
    }

private:
    theme::Icon m_icon;
};
} // namespace

/// Says that nothing here is real; it cannot be hidden.
class DemoBadge : public QWidget
{
public:
    explicit DemoBadge(QWidget* parent) : QWidget(parent)
    {
        setObjectName(QStringLiteral("demoBadge"));
        setAccessibleName(TopBar::tr("Demo workspace: nothing here reaches a real customer"));
        setToolTip(accessibleName());
        const QFontMetrics metrics(theme::fontFor(theme::TextRole::Key));
        setFixedSize(metrics.horizontalAdvance(word()) + 18, 22);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.amber, 1));
        painter.setBrush(t.amberSoft);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        QFont font = theme::fontFor(theme::TextRole::Key);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(t.amber);
        painter.drawText(rect(), Qt::AlignCenter, word());
    }

private:
    static QString word() { return TopBar::tr("DEMO", "badge of a workspace that holds invented data"); }
};

/// Who I am and in which role; opens the user's menu.
class UserButton : public QPushButton
{
public:
    explicit UserButton(QWidget* parent)
        : QPushButton(parent), m_avatar(new widgets::AvatarLabel(QString(), 24, this))
    {
        setObjectName(QStringLiteral("userButton"));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_avatar->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(8, 0, 8, 0);
        row->addWidget(m_avatar);
        row->addStretch(1);
    }

    void setUser(const QString& name, const QString& role)
    {
        m_runs = {{.text = name, .role = theme::TextRole::BodyMedium, .tone = theme::Tone::Strong},
                  {.text = QStringLiteral("  ") + role, .tone = theme::Tone::Quiet}};
        m_avatar->setName(name);
        setAccessibleName(TopBar::tr("%1, %2", "%1 is the user's name, %2 the role").arg(name, role));
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override { return {widgets::runsWidth(m_runs) + 24 + 24, 32}; }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.line);
            painter.drawRoundedRect(rect(), theme::kRadiusControl, theme::kRadiusControl);
        }
        const QRect text = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(40, 0, -4, 0));
        widgets::paintRuns(painter, text, m_runs, widgets::paintContextOf(this));
    }

private:
    widgets::AvatarLabel* m_avatar;
    std::vector<widgets::TextRun> m_runs;
};

TopBar::TopBar(QWidget* parent)
    : QWidget(parent), m_search(new widgets::SearchField(tr("Search or type a command"), this)),
      m_demo(new DemoBadge(this)), m_age(new widgets::StateBadge({}, this)),
      m_connection(new widgets::StateBadge({}, this)), m_user(new UserButton(this)), m_menu(new QMenu(this)),
      m_brand(new Brand(this))
{
    setFixedHeight(kHeight);
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_search->setMaximumWidth(kSearchWidth);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_demo->hide();
    m_user->hide();
    m_age->hide();
    m_connection->hide();
    auto* lock = new IconButton(theme::Icon::Lock, tr("Lock"), this);
    lock->setObjectName(QStringLiteral("lockButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 1);
    row->setSpacing(theme::kSpace3);
    row->addWidget(m_brand);
    row->addWidget(m_search, 3);
    row->addWidget(m_demo);
    row->addStretch(1);
    row->addWidget(m_age);
    row->addWidget(m_connection);
    row->addWidget(m_user);
    row->addWidget(lock);
    row->addSpacing(theme::kSpace3);
    row->setSpacing(theme::kSpace4);
    setBrandWidth(184);
    connect(lock, &QPushButton::clicked, this, &TopBar::lockRequested);
    connect(m_user, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_user->mapToGlobal(QPoint(0, m_user->height() + 2))); });
}

void TopBar::setDataAge(const widgets::Mark& mark)
{
    m_age->setMark(mark);
    m_age->setVisible(!mark.text.isEmpty());
}

void TopBar::setConnection(const widgets::Mark& mark)
{
    m_connection->setMark(mark);
    m_connection->setVisible(!mark.text.isEmpty());
}

void TopBar::setUser(const QString& name, const QString& role)
{
    m_user->setUser(name, role);
    m_user->setVisible(!name.isEmpty());
}

void TopBar::setDemo(bool demo)
{
    m_demo->setVisible(demo);
}

void TopBar::setBrandWidth(int width)
{
    m_brand->setFixedWidth(width);
}

void TopBar::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surfaceSunken);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace countersign::shell
