// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"

#include <QTimer>

namespace countersign::desktop {

/// While the window is open: lets the outbox hand over what is due and fetches mail, each minute and at the instant
/// at which the next message may leave. Never two rounds at once.
class Rounds : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    Rounds(bridge::EngineClient& client, const base::Clock& clock);

    void start();
    void stop() { m_timer.stop(); }

public slots:
    /// Brings the next round forward to when something may leave.
    void plan(const countersign::api::FrameState& state);

signals:
    /// `reached` is false where the network was the trouble.
    void done(bool reached);

private:
    void run();
    void wait(std::chrono::milliseconds pause);

    bridge::EngineClient& m_client;
    const base::Clock& m_clock;
    QTimer m_timer;
    bool m_running = false;
    bool m_started = false;
};

} // namespace countersign::desktop
