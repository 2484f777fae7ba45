// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/english_words.h"

#include <date/tz.h>

#include <array>
#include <charconv>
#include <cmath>

namespace countersign::retrieval {

using namespace std::chrono;

namespace {

std::string grouped(std::uint64_t value)
{
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string_view symbolOf(std::string_view currency)
{
    if (currency == "EUR")
        return "€";
    if (currency == "USD")
        return "$";
    if (currency == "GBP")
        return "£";
    if (currency == "JPY")
        return "¥";
    return {};
}

} // namespace

std::string spokenDate(base::LocalDate date)
{
    constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           kMonths[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string spokenMoney(const base::Money& money)
{
    std::uint64_t scale = 1;
    for (int i = base::minorDigits(money.currency); i > 0; --i)
        scale *= 10;
    const bool negative = money.amountMinor < 0;
    const std::uint64_t minor = negative ? 0U - static_cast<std::uint64_t>(money.amountMinor)
                                         : static_cast<std::uint64_t>(money.amountMinor);
    std::string number = grouped(minor / scale);
    if (minor % scale != 0) {
        std::string digits = std::to_string(scale + minor % scale);
        number += "." + digits.substr(1);
    }
    const std::string_view symbol = symbolOf(money.currency);
    const std::string text = symbol.empty() ? money.currency + " " + number : std::string(symbol) + number;
    return negative ? "-" + text : text;
}

std::string spokenNumber(double value)
{
    if (value == std::floor(value) && std::abs(value) < 1e15) {
        const std::string digits = grouped(static_cast<std::uint64_t>(std::abs(value)));
        return value < 0 ? "-" + digits : digits;
    }
    // Not printf: it would write the decimal sign of the user's language.
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 6).ptr};
}

base::LocalDate dateIn(base::Instant instant, std::string_view zone)
{
    try {
        const auto offset = date::locate_zone(std::string(zone))->get_info(floor<seconds>(instant)).offset;
        return floor<days>(instant + offset);
    } catch (const std::runtime_error&) {
        return floor<days>(instant);
    }
}

std::int64_t daysBetween(base::LocalDate from, base::LocalDate to)
{
    return (sys_days(to) - sys_days(from)).count();
}

std::string tidy(std::string_view text, std::size_t limit)
{
    std::string result;
    for (const char c : text) {
        const bool space = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
        if (!space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    if (result.size() <= limit)
        return result;
    while (limit > 0 && (static_cast<unsigned char>(result[limit]) & 0xC0U) == 0x80U)
        --limit;
    return result.substr(0, limit) + "…";
}

} // namespace countersign::retrieval
