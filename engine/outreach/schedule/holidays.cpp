// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/schedule/holidays.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"
#include "engine/foundation/base/json.h"

#include <algorithm>
#include <array>
#include <map>

namespace countersign::schedule {

extern const base::EmbeddedFile kHolidayFiles[];
extern const std::size_t kHolidayFilesCount;

using namespace std::chrono;
using base::Json;
using base::LocalDate;

namespace {

struct CountryRules
{
    std::string substitute;
    Json holidays;
};
using RuleBook = std::map<std::string, CountryRules, std::less<>>;

RuleBook readRules()
{
    RuleBook book;
    for (std::size_t i = 0; i < kHolidayFilesCount; ++i) {
        const auto document = base::parseJson(kHolidayFiles[i].content);
        COUNTERSIGN_ASSERT(document.has_value(), "the shipped holiday rules are JSON");
        book[base::jsonText(*document, "country")] = {base::jsonText(*document, "substitute"),
                                                      base::jsonMember(*document, "holidays")};
    }
    return book;
}

const RuleBook& ruleBook()
{
    static const RuleBook kBook = readRules();
    return kBook;
}

weekday weekdayFromName(std::string_view name)
{
    constexpr std::array<std::string_view, 7> kNames{"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    COUNTERSIGN_ASSERT(found != kNames.end(), "a holiday rule names a weekday");
    return weekday(static_cast<unsigned>(found - kNames.begin()));
}

// Approximation of the National Astronomical Observatory of Japan, good from 1980 to 2099.
LocalDate equinox(year year, bool vernal)
{
    const int since = static_cast<int>(year) - 1980;
    const int day = static_cast<int>((vernal ? 20.8431 : 23.2488) + 0.242194 * since) - since / 4;
    return year / (vernal ? March : September) / day;
}

LocalDate dateOf(const Json& rule, year year)
{
    if (rule.contains("easter"))
        return sys_days(easterSunday(year)) + days(base::jsonInt(rule, "easter"));
    if (rule.contains("equinox"))
        return equinox(year, base::jsonText(rule, "equinox") == "vernal");
    const month month(static_cast<unsigned>(base::jsonInt(rule, "month")));
    if (!rule.contains("nth"))
        return year / month / day(static_cast<unsigned>(base::jsonInt(rule, "day")));
    const weekday wanted = weekdayFromName(base::jsonText(rule, "weekday"));
    const auto nth = base::jsonInt(rule, "nth");
    if (nth < 0)
        return sys_days(year / month / wanted[last]);
    return sys_days(year / month / wanted[static_cast<unsigned>(nth)]);
}

bool isKept(const std::vector<Holiday>& holidays, LocalDate date)
{
    return std::any_of(holidays.begin(), holidays.end(),
                       [&](const Holiday& holiday) { return holiday.date == date; });
}

bool isWeekend(LocalDate date)
{
    const weekday day(date);
    return day == Saturday || day == Sunday;
}

/// The day that is kept as well because the holiday falls on a weekend; the date itself where none is.
LocalDate substituteFor(LocalDate date, std::string_view rule, const std::vector<Holiday>& holidays)
{
    const weekday day(date);
    if (rule == "nearest_weekday" && day == Saturday)
        return sys_days(date) - days(1);
    const bool moves = (rule == "next_weekday" && isWeekend(date)) || (rule != "none" && day == Sunday);
    if (!moves)
        return date;
    LocalDate next = sys_days(date) + days(1);
    while (isWeekend(next) || isKept(holidays, next))
        next = sys_days(next) + days(1);
    return next;
}

std::vector<Holiday> computeHolidays(const CountryRules& rules, year year)
{
    std::vector<Holiday> holidays;
    for (const Json& rule : rules.holidays) {
        if (base::jsonInt(rule, "since", 0) > static_cast<int>(year))
            continue;
        holidays.push_back({.date = dateOf(rule, year), .name = base::jsonText(rule, "name")});
    }
    const std::size_t ruled = holidays.size();
    for (std::size_t i = 0; i < ruled; ++i) {
        const LocalDate kept = substituteFor(holidays[i].date, rules.substitute, holidays);
        if (kept != holidays[i].date)
            holidays.push_back({.date = kept, .name = holidays[i].name});
    }
    std::stable_sort(holidays.begin(), holidays.end(),
                     [](const Holiday& a, const Holiday& b) { return a.date < b.date; });
    return holidays;
}

} // namespace

LocalDate easterSunday(year year)
{
    const int y = static_cast<int>(year);
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return year / (n / 31) / (n % 31 + 1);
}

bool hasHolidayRules(std::string_view country)
{
    return ruleBook().contains(country);
}

std::vector<Holiday> holidaysOf(std::string_view country, year year)
{
    const auto found = ruleBook().find(country);
    return found == ruleBook().end() ? std::vector<Holiday>() : computeHolidays(found->second, year);
}

std::optional<Holiday> holidayOn(std::string_view country, LocalDate date)
{
    // A day that stands in for New Year's Day may lie in the year before.
    for (const year year : {date.year(), date.year() + years(1)})
        for (Holiday& holiday : holidaysOf(country, year))
            if (holiday.date == date)
                return std::move(holiday);
    return std::nullopt;
}

} // namespace countersign::schedule
