// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/desk.h"

#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/text/dates.h"
#include "ui/text/role_text.h"
#include "ui/widgets/elided_label.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QTest>

namespace countersign::tests {

using theme::Icon;
using theme::Tone;

namespace {
/// As the window's own frame says it, so that a picture is in one language.
QString frameWords(const char* english)
{
    return QCoreApplication::translate("countersign::desktop::FrameBar", english);
}

struct Entry
{
    const char* id;
    /// The page's own words, where the desk has only a sample of it.
    const char* context;
    const char* title;
    Icon icon;
    int group;

    [[nodiscard]] QString words() const
    {
        const QByteArray name = QByteArray("countersign::screens::") + context;
        return QCoreApplication::translate(name.constData(), title);
    }
};

constexpr Entry kRail[] = {{"today", "TodayPage", "Today", Icon::Today, 0},
                           {"accounts", "AccountsPage", "Accounts", Icon::Accounts, 0},
                           {"review", "ReviewPage", "Review", Icon::Review, 0},
                           {"approvals", "ReviewPage", "Approvals", Icon::Approvals, 0},
                           {"outbox", "OutboxPage", "Outbox", Icon::Outbox, 0},
                           {"prompts", "PromptsPage", "Prompts", Icon::Prompts, 1},
                           {"insights", "InsightsPage", "Insights", Icon::Insights, 1},
                           {"sources", "SourcesPage", "Sources", Icon::Sources, 2},
                           {"governance", "GovernancePage", "Governance", Icon::Governance, 2},
                           {"account", "AccountPage", "Account", Icon::Accounts, -1}};
} // namespace

Desk::Desk(const QString& locale, theme::Theme::Scheme scheme, FakeWorld world)
    : theme(std::make_unique<theme::Theme>(*qApp, scheme)),
      languages(std::make_unique<text::Languages>(*qApp, QLocale(locale))), engine(std::move(world)),
      client(engine, clock, QTimeZone("Europe/Vienna"))
{
    QLocale::setDefault(QLocale(locale));
    QApplication::setLayoutDirection(QLocale(locale).textDirection());
    window = std::make_unique<shell::MainWindow>(m_folder.filePath(QStringLiteral("ui.ini")));
    window->topBar().setDataAge({Icon::Clock, frameWords("Oldest data %1").arg(text::ageText(clock.now() - std::chrono::hours(3), client.here())), Tone::Quiet});
    window->topBar().setConnection({Icon::Wifi, frameWords("Online"), Tone::Quiet});
    window->topBar().setUser(QStringLiteral("Ines R."), text::roleText(api::Role::Rep));
    window->statusLine().setMarks(
        {{Icon::Outbox,
          frameWords("%1, next leaves %2")
              .arg(QCoreApplication::translate("countersign::desktop::FrameBar", "%n waiting", "messages in the outbox", 7),
                   text::timeText(QTime(10, 0), QLocale(locale))),
          Tone::Quiet}});
    window->resize(1440, 900);
}

Desk::~Desk()
{
    window.reset();
    QLocale::setDefault(QLocale::system());
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void Desk::put(const QString& id, shell::Page* page)
{
    m_pages[id] = page;
}

void Desk::open(const QString& first)
{
    for (const Entry& entry : kRail) {
        const QString id = QString::fromLatin1(entry.id);
        const auto known = m_pages.find(id);
        shell::Page* page = known != m_pages.end() ? known->second
                                                   : new SamplePage(entry.words(), entry.icon, SamplePage::Look::Plain);
        window->addPage(id, page, entry.group);
    }
    window->show();
    window->activateWindow();
    window->openPage(first);
    answer();
}

void Desk::answer()
{
    // A reply may post an event that asks again.
    do {
        engine.deliver();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    } while (engine.isWaiting());
}

void Desk::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = QApplication::focusWidget();
    QTest::keyClick(target ? target : window.get(), key, modifiers);
    answer();
}

void Desk::type(const QString& text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
    answer();
}

void Desk::pressInMenu(Qt::Key key)
{
    QWidget* menu = QApplication::activePopupWidget();
    if (menu)
        QTest::keyClick(menu, key);
    answer();
}

QString Desk::wordsOf(const QWidget* root)
{
    QStringList words;
    for (const QWidget* widget : root->findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(root))
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            words.append(label->text());
        else if (const auto* line = qobject_cast<const widgets::ElidedLabel*>(widget))
            words.append(line->text());
        else if (!widget->accessibleName().isEmpty())
            words.append(widget->accessibleName());
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace countersign::tests
