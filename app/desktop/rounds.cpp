// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/rounds.h"

#include <algorithm>

namespace countersign::desktop {

namespace {
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kUsualPause = 60s;
/// What is due now may still wait for something else; asking all the time would not help it.
constexpr std::chrono::milliseconds kShortestPause = 2s;

bool isNetworkTrouble(base::ErrorCode code)
{
    using base::ErrorCode;
    return code == ErrorCode::Offline || code == ErrorCode::HostUnreachable || code == ErrorCode::ConnectionRefused ||
           code == ErrorCode::ConnectionLost || code == ErrorCode::TimedOut;
}
} // namespace

Rounds::Rounds(bridge::EngineClient& client, const base::Clock& clock) : m_client(client), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Rounds::run);
}

void Rounds::start()
{
    m_started = true;
    wait(kShortestPause);
}

void Rounds::wait(std::chrono::milliseconds pause)
{
    m_timer.start(pause);
}

void Rounds::plan(const api::FrameState& state)
{
    if (!m_started || m_running || state.everythingStopped || !state.nextLeaves)
        return;
    const auto due = std::max<std::chrono::milliseconds>(*state.nextLeaves - m_clock.now(), kShortestPause);
    if (!m_timer.isActive() || due < m_timer.remainingTimeAsDuration())
        wait(due);
}

void Rounds::run()
{
    if (m_running)
        return;
    m_running = true;
    m_client.runOutbox(this, [this](const bridge::Loaded<int>& left) {
        m_running = false;
        wait(kUsualPause);
        emit done(left || !isNetworkTrouble(left.error.code));
    });
}

} // namespace countersign::desktop
