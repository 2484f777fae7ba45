// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"

#include <atomic>
#include <chrono>

namespace countersign::tests {

/// A clock that stands still until a test moves it. Thread-safe. Starts on Tuesday 2026-06-09 at 10:00 UTC.
class FakeClock final : public base::Clock
{
public:
    static constexpr base::Instant kStart{std::chrono::sys_days(std::chrono::year(2026) / 6 / 9) +
                                          std::chrono::hours(10)};

    explicit FakeClock(base::Instant start = kStart) : m_millis(base::toMillis(start)) {}

    [[nodiscard]] base::Instant now() const override { return base::fromMillis(m_millis.load()); }
    [[nodiscard]] std::chrono::nanoseconds monotonic() const override
    {
        return std::chrono::nanoseconds(m_monotonic.load());
    }

    /// Moves the wall clock and the monotonic one.
    void advance(std::chrono::nanoseconds by)
    {
        // The remainder is kept, so that many small steps add up.
        const std::int64_t before = m_monotonic.fetch_add(by.count());
        m_millis += (before + by.count()) / kNanosPerMilli - before / kNanosPerMilli;
    }
    /// Lets the wall clock jump, either way, as a user or a time server would; the monotonic one goes on as
    /// it was.
    void setNow(base::Instant instant) { m_millis = base::toMillis(instant); }

private:
    static constexpr std::int64_t kNanosPerMilli = 1'000'000;
    std::atomic<std::int64_t> m_millis;
    std::atomic<std::int64_t> m_monotonic{0};
};

} // namespace countersign::tests
