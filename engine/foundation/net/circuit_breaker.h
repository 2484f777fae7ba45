// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"

namespace countersign::net {

struct BreakerSettings
{
    int failuresToOpen = 5;
    base::Duration firstPause = std::chrono::seconds(30);
    base::Duration maxPause = std::chrono::minutes(10);
};

enum class BreakerState { Closed, Open, HalfOpen };

/// Stops calling a server that keeps failing, then lets one call through to see. One per server; owned by one
/// thread.
class CircuitBreaker
{
public:
    explicit CircuitBreaker(const base::Clock& clock, BreakerSettings settings = {})
        : m_clock(clock), m_settings(settings)
    {
    }

    /// True: make the call and report it. After a pause exactly one call is let through until it is reported.
    [[nodiscard]] bool tryEnter();
    void succeeded();
    void failed();

    [[nodiscard]] BreakerState state() const { return m_state; }
    /// How long until a call may be tried; zero when one may be now.
    [[nodiscard]] base::Duration waitLeft() const;

private:
    const base::Clock& m_clock;
    BreakerSettings m_settings;
    BreakerState m_state = BreakerState::Closed;
    int m_failures = 0;
    base::Duration m_pause{0};
    std::chrono::nanoseconds m_openedAt{0};
};

} // namespace countersign::net
