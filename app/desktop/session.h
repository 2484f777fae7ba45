// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/engine_search.h"
#include "app/desktop/frame_bar.h"
#include "app/desktop/rounds.h"
#include "app/wiring/desk.h"
#include "ui/bridge/engine_client.h"
#include "ui/shell/main_window.h"

#include <QPointer>

#include <memory>

namespace countersign::desktop {

/// One opened workspace in one window: its engine, the client of it, and the pages. Ends in the order in which nothing
/// is called that has gone: pages, client, engine.
class Session
{
public:
    /// Fills `window`, which has no pages yet and lives at least until this ends.
    Session(std::shared_ptr<wiring::Desk> desk, const base::Clock& clock, shell::MainWindow& window);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    [[nodiscard]] const std::shared_ptr<wiring::Desk>& desk() const { return m_desk; }
    [[nodiscard]] bridge::EngineClient& client() { return m_client; }
    [[nodiscard]] FrameBar& frame() { return m_frame; }
    [[nodiscard]] Rounds& rounds() { return m_rounds; }

private:
    std::shared_ptr<wiring::Desk> m_desk;
    bridge::EngineClient m_client;
    QPointer<shell::MainWindow> m_window;
    EngineSearch m_search;
    FrameBar m_frame;
    Rounds m_rounds;
};

} // namespace countersign::desktop
