// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/user_menu.h"

#include "ui/shell/top_bar.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace countersign::desktop {

namespace {
struct UserMenu
{
    Q_DECLARE_TR_FUNCTIONS(UserMenu)
};

void addSchemes(QMenu& menu, theme::Theme& theme)
{
    using Scheme = theme::Theme::Scheme;
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const QString& words, Scheme scheme) {
        QAction* action = menu.addAction(words);
        action->setCheckable(true);
        action->setChecked(theme.scheme() == scheme);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &theme, [&theme, scheme] { theme.setScheme(scheme); });
    };
    add(UserMenu::tr("&Light"), Scheme::Light);
    add(UserMenu::tr("&Dark"), Scheme::Dark);
    add(UserMenu::tr("As the &desktop"), Scheme::System);
}

QString signInWords(const api::Principal& person)
{
    //: %1 is a person, %2 their role.
    return UserMenu::tr("Sign in as %1, %2").arg(text::fromUtf8(person.name), text::roleText(person.role));
}

/// The same in the palette, for whoever looks for it by name.
std::vector<shell::Command> commandsFor(const std::vector<api::Principal>& people, const UserActs& acts)
{
    std::vector<shell::Command> commands;
    for (const api::Principal& person : people)
        commands.push_back({.title = signInWords(person),
                            .icon = theme::Icon::Person,
                            .run = [become = acts.become, address = text::fromUtf8(person.email)] { become(address); }});
    return commands;
}

void addPeople(QMenu& menu, const std::vector<api::Principal>& people, const UserActs& acts)
{
    for (const api::Principal& person : people) {
        QAction* action = menu.addAction(signInWords(person));
        QObject::connect(action, &QAction::triggered, &menu,
                         [become = acts.become, address = text::fromUtf8(person.email)] { become(address); });
    }
}

void addForget(QMenu& menu, const UserActs& acts)
{
    QAction* forget = menu.addAction(UserMenu::tr("&Forget on this computer"), &menu, acts.forget);
    forget->setObjectName(QStringLiteral("forgetAction"));
    forget->setVisible(acts.isRemembered());
    QObject::connect(&menu, &QMenu::aboutToShow, forget,
                     [forget, isRemembered = acts.isRemembered] { forget->setVisible(isRemembered()); });
}
} // namespace

void fillUserMenu(shell::MainWindow& window, bridge::EngineClient& client, theme::Theme& theme, UserActs acts)
{
    QMenu* menu = window.topBar().userMenu();
    const auto fill = [menu, &window, &theme, acts](const std::vector<api::Principal>& others) {
        menu->clear();
        window.setCommands(commandsFor(others, acts));
        addPeople(*menu, others, acts);
        if (!others.empty())
            menu->addSeparator();
        addSchemes(*menu, theme);
        menu->addSeparator();
        menu->addAction(UserMenu::tr("Another &workspace…"), menu, acts.otherWorkspace);
        addForget(*menu, acts);
        menu->addAction(UserMenu::tr("Loc&k"), menu, [&window] { emit window.lockRequested(); });
        menu->addAction(UserMenu::tr("&Quit"), &window, &QWidget::close);
    };
    fill({});
    client.frame(menu, [&client, menu, fill](const bridge::Loaded<api::FrameState>& frame) {
        if (!frame)
            return;
        client.principals(menu, [me = frame->me.id, fill](const bridge::Loaded<std::vector<api::Principal>>& all) {
            std::vector<api::Principal> others;
            for (const api::Principal& each : all ? *all : std::vector<api::Principal>()) {
                if (each.id != me && each.canSign)
                    others.push_back(each);
            }
            fill(others);
        });
    });
}

} // namespace countersign::desktop
