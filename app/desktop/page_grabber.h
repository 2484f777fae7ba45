// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/main_window.h"

#include <QStringList>

namespace countersign::desktop {

/// Writes a picture of each page of a window, one after another, each when the engine has answered all that it asked.
class PageGrabber : public QObject
{
    Q_OBJECT

public:
    /// `window` and `client` outlive it; the folder is made.
    PageGrabber(shell::MainWindow& window, bridge::EngineClient& client, const QString& folder);

    void start();

signals:
    /// Files written; empty where the folder cannot be written.
    void finished(const QStringList& files);

private:
    void next();
    void settle(int rounds, const std::function<void()>& then);
    void write(const QString& name);

    shell::MainWindow& m_window;
    bridge::EngineClient& m_client;
    QString m_folder;
    std::vector<shell::PageId> m_left;
    QStringList m_written;
};

} // namespace countersign::desktop
