// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_compare.h"

#include "engine/outreach/drafting/claim_words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace countersign::drafting {

namespace {

double inDays(double value, std::string_view unit)
{
    if (unit == "day")
        return value;
    return unit == "week" ? value * 7 : std::numeric_limits<double>::quiet_NaN();
}

bool isTimeUnit(std::string_view unit)
{
    return unit == "day" || unit == "week" || unit == "month" || unit == "year" || unit == "hour" ||
           unit == "minute";
}

std::optional<unsigned> weekdayOfMoment(const FactMoment& moment)
{
    return moment.date ? std::optional(std::chrono::weekday(*moment.date).c_encoding()) : std::nullopt;
}

} // namespace

bool sameNumber(const FactNumber& fact, const Mention& mention)
{
    const auto equal = [](double a, double b) { return std::abs(a - b) < 1e-9 * std::max(1.0, std::abs(a)); };
    if (mention.unit.empty() || mention.unit == fact.unit)
        return equal(fact.value, mention.value);
    if (fact.unit.empty())
        return fact.counts && !isTimeUnit(mention.unit) && equal(fact.value, mention.value);
    if (mention.unit == "month" && fact.unit == "year")
        return equal(fact.value * 12, mention.value);
    if (mention.unit == "year" && fact.unit == "month")
        return equal(fact.value, mention.value * 12);
    return equal(inDays(fact.value, fact.unit), inDays(mention.value, mention.unit));
}

bool sameDay(const FactMoment& moment, const Mention& mention)
{
    if (!mention.day && !mention.month && !mention.year)
        return mention.weekday && weekdayOfMoment(moment) == mention.weekday;
    const auto agrees = [](const auto& fact, const auto& said) { return !said || (fact && *fact == *said); };
    // A year that only the text gives cannot be borne out by a fact without one.
    return agrees(moment.day, mention.day) && agrees(moment.month, mention.month) &&
           agrees(moment.year, mention.year) &&
           (!mention.weekday || !moment.date || weekdayOfMoment(moment) == mention.weekday);
}

bool isNear(const FactMoment& moment, base::LocalDate today)
{
    return moment.date && std::abs((std::chrono::sys_days(*moment.date) - std::chrono::sys_days(today)).count()) <= 14;
}

bool speaksOfDays(const IndexedFact& fact)
{
    return std::ranges::any_of(fact.moments, [](const FactMoment& moment) { return moment.day.has_value(); });
}

bool hasDay(const IndexedFact& fact, const Mention& day)
{
    return std::ranges::any_of(fact.moments,
                               [&](const FactMoment& moment) { return moment.date && sameDay(moment, day); });
}

bool hasMoney(const IndexedFact& fact, const base::Money& money)
{
    return std::ranges::find(fact.money, money) != fact.money.end();
}

bool isPer(const IndexedFact& fact, const base::Money& money, const std::set<std::string>& units)
{
    bool priced = false;
    for (const FactPrice& price : fact.prices) {
        if (price.money != money)
            continue;
        priced = true;
        const bool agrees = std::ranges::all_of(units, [&](const std::string& unit) {
            // A measure that we have no name for is compared as a word.
            return price.units.contains(unit) ||
                   (unitOf(unit).empty() && fact.words.find(" " + unit + " ") != std::string::npos);
        });
        if (agrees)
            return true;
    }
    return !priced;
}

} // namespace countersign::drafting
