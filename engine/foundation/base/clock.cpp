// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/clock.h"

#include <charconv>
#include <cstdio>

namespace countersign::base {

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    const char* begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + count, value);
    if (error != std::errc() || end != begin + count || *begin == '-')
        return std::nullopt;
    return value;
}

bool has(std::string_view text, std::size_t at, char expected) { return at < text.size() && text[at] == expected; }

/// Reads ".123456" at `at`, moves `at` past it, returns whole milliseconds.
std::optional<int> fraction(std::string_view text, std::size_t& at)
{
    if (!has(text, at, '.'))
        return 0;
    std::size_t index = ++at;
    int millis = 0;
    int scale = 100;
    while (index < text.size() && text[index] >= '0' && text[index] <= '9') {
        millis += (text[index] - '0') * scale;
        scale /= 10;
        ++index;
    }
    if (index == at)
        return std::nullopt;
    at = index;
    return millis;
}

std::optional<std::chrono::minutes> offset(std::string_view text, std::size_t at)
{
    if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z'))
        return std::chrono::minutes(0);
    if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':')
        return std::nullopt;
    const auto hours = digits(text, at + 1, 2);
    const auto minutes = digits(text, at + 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const auto total = std::chrono::minutes(*hours * 60 + *minutes);
    return text[at] == '-' ? -total : total;
}

} // namespace

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

std::string toRfc3339(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    char buffer[40];
    const int millis = static_cast<int>(time.subseconds().count());
    int length = std::snprintf(buffer, sizeof buffer, "%sT%02d:%02d:%02d", toIso(LocalDate(day)).c_str(),
                               static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                               static_cast<int>(time.seconds().count()));
    std::string text(buffer, static_cast<std::size_t>(length));
    if (millis != 0) {
        length = std::snprintf(buffer, sizeof buffer, ".%03d", millis);
        text.append(buffer, static_cast<std::size_t>(length));
    }
    return text + "Z";
}

std::optional<Instant> parseRfc3339(std::string_view text)
{
    if (text.size() < 20 || !(has(text, 10, 'T') || has(text, 10, 't') || has(text, 10, ' ')))
        return std::nullopt;
    const auto date = parseIsoDate(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || !has(text, 13, ':') || !has(text, 16, ':'))
        return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    std::size_t at = 19;
    const auto millis = fraction(text, at);
    if (!millis || at >= text.size())
        return std::nullopt;
    const auto zone = offset(text, at);
    if (!zone)
        return std::nullopt;
    const int wholeSecond = *second == 60 ? 59 : *second;
    return Instant(std::chrono::sys_days(*date)) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(wholeSecond) + Duration(*millis) - *zone;
}

std::string toIso(LocalDate date)
{
    char buffer[32];
    const int length = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {buffer, static_cast<std::size_t>(length)};
}

std::optional<LocalDate> parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    const LocalDate date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                         std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace countersign::base
