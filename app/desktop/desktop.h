// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/desk_opener.h"
#include "app/desktop/session.h"
#include "ui/screens/onboarding/welcome_cover.h"
#include "ui/theme/theme.h"

#include <QObject>

#include <memory>

namespace countersign::desktop {

struct DesktopOptions
{
    QString workspace = {};
    /// The demo world's endpoints.json; empty: none is running.
    QString demoEndpoints = {};
    /// Opens the store without asking.
    QString passphraseFile = {};
    QString person = {};
    QString grabFolder = {};
    /// Where sizes and the last workspace are remembered; empty: the user's configuration folder.
    QString settingsFile = {};
    /// Empty: nothing is logged.
    std::filesystem::path logFile = {};
};

/// The program: one window, what covers it, and the session behind it. Lives on the UI thread.
class Desktop : public QObject
{
    Q_OBJECT

public:
    /// `theme` and `chain` outlive the desktop.
    Desktop(DesktopOptions options, theme::Theme& theme, secrets::KeyChain& chain);
    ~Desktop() override;

    void start();

    [[nodiscard]] shell::MainWindow& window() { return *m_window; }
    [[nodiscard]] screens::WelcomeCover& cover() { return *m_cover; }
    /// Null until a workspace is open.
    [[nodiscard]] Session* session() { return m_session.get(); }
    [[nodiscard]] bool isCovered() const { return m_covered; }

signals:
    /// Pages are there and the cover is gone.
    void opened();
    void refused(const QString& title);

private:
    void makeWindow();
    void connectCover();
    void showCover();
    void showStartOrUnlock();
    /// Whether the key chain has been asked to open the workspace.
    [[nodiscard]] bool openRemembered();
    void showLocked();
    void open(const QString& person, QString passphrase, bool remember = false);
    void makeDemo(QString passphrase);
    void makeAndImport(screens::WelcomeCover::NewOwner owner);
    void unlockScreen(QString passphrase);
    /// Another person of the workspace comes in at the lock screen.
    void unlockAs(const QString& person, QString passphrase);
    /// Whose passphrase opens the workspace, that person first.
    [[nodiscard]] QStringList peopleBeginningWith(const QString& person);
    [[nodiscard]] QString workspaceName() const;
    void take(const OpenedDesk& opened);
    void fillMenu();
    void become(const QString& person);
    [[nodiscard]] bool isRemembered();
    void forget();
    void chooseWorkspace();
    void chooseExport();
    void refuse(const base::Error& error);
    void remember();

    DesktopOptions m_options;
    theme::Theme& m_theme;
    wiring::World m_world;
    DeskOpener m_opener;
    QString m_folder;
    std::unique_ptr<shell::MainWindow> m_window;
    screens::WelcomeCover* m_cover = nullptr;
    std::unique_ptr<Session> m_session;
    /// What to import as soon as the new workspace is open.
    QString m_pendingImport;
    bool m_covered = true;
};

} // namespace countersign::desktop
