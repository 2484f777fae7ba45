// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace countersign::base {

/// A point in time, UTC, in milliseconds since 1970-01-01.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

/// The only source of time in the engine. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall-clock time; may jump.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Never goes back; for measuring and time-outs only.
    [[nodiscard]] virtual std::chrono::nanoseconds monotonic() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::chrono::nanoseconds monotonic() const override;
};

[[nodiscard]] constexpr std::int64_t toMillis(Instant instant) { return instant.time_since_epoch().count(); }
[[nodiscard]] constexpr Instant fromMillis(std::int64_t millis) { return Instant(Duration(millis)); }

/// RFC 3339 in UTC with milliseconds only where there are any: "2026-06-09T10:00:00Z".
[[nodiscard]] std::string toRfc3339(Instant instant);
/// RFC 3339 with any offset; nothing else. Leap seconds are read as second 59.
[[nodiscard]] std::optional<Instant> parseRfc3339(std::string_view text);

/// A date without a time or zone (a renewal date, a close date).
using LocalDate = std::chrono::year_month_day;

/// ISO 8601 calendar date, "2026-06-09".
[[nodiscard]] std::string toIso(LocalDate date);
[[nodiscard]] std::optional<LocalDate> parseIsoDate(std::string_view text);

} // namespace countersign::base
