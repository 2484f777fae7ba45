// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/circuit_breaker.h"

#include <algorithm>

namespace countersign::net {

bool CircuitBreaker::tryEnter()
{
    switch (m_state) {
    case BreakerState::Closed:
        return true;
    case BreakerState::HalfOpen:
        return false;
    case BreakerState::Open:
        if (waitLeft() > base::Duration::zero())
            return false;
        m_state = BreakerState::HalfOpen;
        return true;
    }
    return false;
}

void CircuitBreaker::succeeded()
{
    m_state = BreakerState::Closed;
    m_failures = 0;
    m_pause = base::Duration::zero();
}

void CircuitBreaker::failed()
{
    ++m_failures;
    if (m_state == BreakerState::Closed && m_failures < m_settings.failuresToOpen)
        return;
    // A call that was let in before the breaker opened may report late; it must not lengthen the pause.
    if (m_state == BreakerState::Open)
        return;
    m_pause = m_pause == base::Duration::zero() ? m_settings.firstPause
                                                : std::min(m_pause * 2, m_settings.maxPause);
    m_openedAt = m_clock.monotonic();
    m_state = BreakerState::Open;
}

base::Duration CircuitBreaker::waitLeft() const
{
    if (m_state != BreakerState::Open)
        return base::Duration::zero();
    const auto passed = std::chrono::floor<base::Duration>(m_clock.monotonic() - m_openedAt);
    return std::max(base::Duration::zero(), m_pause - passed);
}

} // namespace countersign::net
