// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace countersign::text {

/// In which order a column writes day and month in numbers. Unknown reads what can mean one day only.
enum class DateOrder { Unknown, DayMonth, MonthDay };

/// What a whole column shows: a number above 12 decides, else points between the numbers mean the day first.
/// Unknown if nothing decides or two samples contradict each other.
[[nodiscard]] DateOrder guessDateOrder(std::span<const std::string> samples);

/// A date, with or without a time behind it: ISO 8601, "05.03.2024", "3/5/24", "5. März 2024", "March 5,
/// 2024", "5-Mar-2024", "2024年3月5日". Month names are read in ten languages. Two-digit years are 1970 to
/// 2069. What is ambiguous under `order`, or no day of the calendar, is nothing.
[[nodiscard]] std::optional<base::LocalDate> parseDate(std::string_view text,
                                                       DateOrder order = DateOrder::Unknown);

/// A date with its time of day, and its offset from UTC if one is written.
struct WrittenTime
{
    base::LocalDate date;
    std::chrono::milliseconds timeOfDay{0};
    bool hasTime = false;
    std::optional<std::chrono::minutes> offset;

    friend bool operator==(const WrittenTime&, const WrittenTime&) = default;
};

/// parseDate() and "14:05", "2:05:30 PM", "14:05:00.250+02:00", "T…Z" behind it.
[[nodiscard]] std::optional<WrittenTime> parseDateTime(std::string_view text,
                                                       DateOrder order = DateOrder::Unknown);

} // namespace countersign::text
