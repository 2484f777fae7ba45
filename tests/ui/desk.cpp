// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/desk.h"

#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/elided_label.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QTest>

namespace countersign::tests {

using theme::Icon;
using theme::Tone;

namespace {
struct Entry
{
    const char* id;
    const char* title;
    Icon icon;
    int group;
};

constexpr Entry kRail[] = {{"today", "Today", Icon::Today, 0},
                           {"accounts", "Accounts", Icon::Accounts, 0},
                           {"review", "Review", Icon::Review, 0},
                           {"approvals", "Approvals", Icon::Approvals, 0},
                           {"outbox", "Outbox", Icon::Outbox, 0},
                           {"prompts", "Prompts", Icon::Prompts, 1},
                           {"insights", "Insights", Icon::Insights, 1},
                           {"sources", "Sources", Icon::Sources, 2},
                           {"governance", "Governance", Icon::Governance, 2},
                           {"account", "Account", Icon::Accounts, -1}};
} // namespace

Desk::Desk(const QString& locale, theme::Theme::Scheme scheme, FakeWorld world)
    : theme(std::make_unique<theme::Theme>(*qApp, scheme)),
      languages(std::make_unique<text::Languages>(*qApp, QLocale(locale))), engine(std::move(world)),
      client(engine, clock, QTimeZone("Europe/Vienna"))
{
    QLocale::setDefault(QLocale(locale));
    QApplication::setLayoutDirection(QLocale(locale).textDirection());
    window = std::make_unique<shell::MainWindow>(m_folder.filePath(QStringLiteral("ui.ini")));
    window->topBar().setDataAge({Icon::Clock, QStringLiteral("Oldest data 3 h"), Tone::Quiet});
    window->topBar().setConnection({Icon::Wifi, QStringLiteral("Online"), Tone::Quiet});
    window->topBar().setUser(QStringLiteral("Ines R."), QStringLiteral("Rep"));
    window->statusLine().setMarks(
        {{Icon::Outbox, QStringLiteral("7 waiting, next leaves 10:00"), Tone::Quiet}});
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
                                                   : new SamplePage(QString::fromLatin1(entry.title),
                                                                    entry.icon, SamplePage::Look::Plain);
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
