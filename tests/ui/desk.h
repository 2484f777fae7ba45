// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_engine.h"
#include "tests/ui/sample_page.h"
#include "ui/bridge/engine_client.h"
#include "ui/shell/main_window.h"
#include "ui/text/languages.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>

#include <memory>

namespace countersign::tests {

/// A rep's desk on a Tuesday morning in Vienna: a fake engine, the window, and a plain page wherever a screen
/// has not been put. Tests drive it by keys only.
class Desk
{
public:
    explicit Desk(const QString& locale = QStringLiteral("en_GB"),
                  theme::Theme::Scheme scheme = theme::Theme::Scheme::Light, FakeWorld world = sampleWorld());
    ~Desk();

    /// Pages in the order of the rail; those not given are plain. `account` has no entry in the rail.
    void put(const QString& id, shell::Page* page);
    /// Builds the rail, shows the window, and answers what was asked.
    void open(const QString& first = QStringLiteral("today"));
    /// Answers all that waits, until nothing is asked any more.
    void answer();
    /// Sends the key to whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    /// Presses a key in the menu that is open now.
    void pressInMenu(Qt::Key key);
    [[nodiscard]] QString page() const { return window->place().page; }
    [[nodiscard]] QString item() const { return window->place().item; }
    /// The words of all labels below `root`, top to bottom.
    [[nodiscard]] static QString wordsOf(const QWidget* root);

    std::unique_ptr<theme::Theme> theme;
    std::unique_ptr<text::Languages> languages;
    FakeEngine engine;
    FakeClock clock{FakeWorld::kMorning};
    bridge::EngineClient client;
    std::unique_ptr<shell::MainWindow> window;

private:
    QTemporaryDir m_folder;
    std::map<QString, shell::Page*> m_pages;
};

} // namespace countersign::tests
