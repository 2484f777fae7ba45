// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/money.h"

#include <string>
#include <string_view>

namespace countersign::drafting {

/// How a customer reads figures, by ICU for the language (BCP 47). Whole amounts have no minor digits.
[[nodiscard]] std::string formatMoney(const base::Money& money, std::string_view language);
[[nodiscard]] std::string formatNumber(double value, std::string_view language);
/// Day and month in words; the year too where it is not `thisYear`.
[[nodiscard]] std::string formatDay(base::LocalDate date, std::string_view language,
                                    std::chrono::year thisYear);
[[nodiscard]] std::string formatDayWithYear(base::LocalDate date, std::string_view language);
/// Weekday, day and month: "Thursday 11 June".
[[nodiscard]] std::string formatWeekday(base::LocalDate date, std::string_view language);
/// "10:00", 24 hours in every language.
[[nodiscard]] std::string formatClock(std::chrono::minutes minute);

} // namespace countersign::drafting
