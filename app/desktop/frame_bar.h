// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/main_window.h"

#include <QTimer>

namespace countersign::desktop {

/// Keeps the window's top bar and status line true: who, demo, data age, network, what waits.
class FrameBar : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    FrameBar(bridge::EngineClient& client, shell::MainWindow& window);

    void reload();
    [[nodiscard]] const api::FrameState& state() const { return m_state; }

public slots:
    /// What the last look at the mailboxes said.
    void sayConnection(bool reached);

signals:
    void frameRead(const countersign::api::FrameState& state);

private:
    void take(const api::FrameState& state);
    void sayAge();
    void sayStatus();
    void sayOnline();

    bridge::EngineClient& m_client;
    shell::MainWindow& m_window;
    api::FrameState m_state;
    std::optional<api::Instant> m_offlineSince;
    /// Ages grow while nothing else changes.
    QTimer m_timer;
    bool m_asked = false;
    bool m_again = false;
};

} // namespace countersign::desktop
