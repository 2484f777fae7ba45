// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::schedule {

struct Holiday
{
    base::LocalDate date{};
    std::string name;
    friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// The nation-wide public holidays of the country in that year, by date, with the days that stand in for
/// those on a weekend. Rules and their sources are in resources/holidays. Empty for a country without rules:
/// see hasHolidayRules().
[[nodiscard]] std::vector<Holiday> holidaysOf(std::string_view country, std::chrono::year year);
[[nodiscard]] std::optional<Holiday> holidayOn(std::string_view country, base::LocalDate date);
[[nodiscard]] bool hasHolidayRules(std::string_view country);

/// Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher, "Astronomical Algorithms", ch. 8).
[[nodiscard]] base::LocalDate easterSunday(std::chrono::year year);

} // namespace countersign::schedule
