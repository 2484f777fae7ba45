// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/dates.h"

#include "engine/foundation/text/unicode.h"

#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace countersign::text {

namespace {

using Months = std::map<std::string, unsigned, std::less<>>;

Months readMonths()
{
    Months months;
    for (const char* language : {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ar"}) {
        UErrorCode status = U_ZERO_ERROR;
        // The calendar is named: a locale's default one need not be the Gregorian.
        const icu::DateFormatSymbols symbols(icu::Locale(language), "gregorian", status);
        for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
            for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
                std::int32_t count = 0;
                const icu::UnicodeString* names = symbols.getMonths(count, context, width);
                for (std::int32_t i = 0; i < std::min(count, 12); ++i) {
                    std::string name;
                    months.try_emplace(normalName(names[i].toUTF8String(name)), static_cast<unsigned>(i) + 1);
                }
            }
        }
    }
    months.try_emplace("sept", 9U);
    months.try_emplace("mrz", 3U);
    return months;
}

const Months& monthNames()
{
    static const Months months = readMonths();
    return months;
}

/// A run of digits or of letters, and what stood before it.
struct Token
{
    std::string text;
    bool number = false;
    std::string before;
};

/// At most seven tokens: more is no date. Digits of every script become ASCII.
std::vector<Token> tokensOf(std::string_view utf8)
{
    std::vector<Token> tokens;
    std::string separator;
    bool inside = false;
    for (const char32_t c : toUtf32(stripInvisible(utf8))) {
        const int digit = u_charDigitValue(static_cast<UChar32>(c));
        const bool letter =
            u_isalpha(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
        if (digit < 0 && !letter) {
            inside = false;
            separator += fromUtf32(std::u32string_view(&c, 1));
            continue;
        }
        if (!inside || tokens.back().number != (digit >= 0)) {
            tokens.push_back({.text = {}, .number = digit >= 0, .before = std::exchange(separator, {})});
            inside = true;
        }
        if (digit >= 0)
            tokens.back().text += static_cast<char>('0' + digit);
        else
            tokens.back().text += fromUtf32(std::u32string_view(&c, 1));
    }
    return tokens;
}

int valueOf(const Token& token)
{
    constexpr std::size_t kLongest = 8;
    if (!token.number || token.text.size() > kLongest)
        return -1;
    int value = 0;
    for (const char c : token.text)
        value = value * 10 + (c - '0');
    return value;
}

std::optional<base::LocalDate> dateOf(int year, int month, int day)
{
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const base::LocalDate date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                               std::chrono::day(static_cast<unsigned>(day)));
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// Four digits, or two around the turn of the century; nothing else is a year.
std::optional<int> yearOf(const Token& token)
{
    const int value = valueOf(token);
    if (token.text.size() == 4 && value >= 1000)
        return value;
    if (token.text.size() == 2 && value >= 0)
        return value < 70 ? 2000 + value : 1900 + value;
    return std::nullopt;
}

std::optional<unsigned> monthOf(const Token& token)
{
    if (token.number)
        return std::nullopt;
    const auto found = monthNames().find(normalName(token.text));
    return found == monthNames().end() ? std::nullopt : std::optional(found->second);
}

struct Found
{
    base::LocalDate date;
    /// Tokens that belong to it.
    std::size_t used = 0;
};

std::optional<Found> found(std::optional<base::LocalDate> date, std::size_t used)
{
    return date ? std::optional(Found{.date = *date, .used = used}) : std::nullopt;
}

std::optional<Found> compactDate(const std::vector<Token>& tokens)
{
    if (tokens.empty() || !tokens[0].number || tokens[0].text.size() != 8)
        return std::nullopt;
    const int value = valueOf(tokens[0]);
    return found(dateOf(value / 10000, value / 100 % 100, value % 100), 1);
}

bool isDatePoint(const std::string& separator)
{
    return separator == "." || separator == "/" || separator == "-" || separator == ". " || separator == " ";
}

std::optional<Found> numericDate(const std::vector<Token>& tokens, DateOrder order)
{
    if (tokens.size() < 3 || !tokens[0].number || !tokens[1].number || !tokens[2].number ||
        !isDatePoint(tokens[1].before) || tokens[1].before != tokens[2].before)
        return std::nullopt;
    const int first = valueOf(tokens[0]);
    const int second = valueOf(tokens[1]);
    if (tokens[0].text.size() == 4)
        return found(dateOf(first, second, valueOf(tokens[2])), 3);
    const auto year = yearOf(tokens[2]);
    if (!year || tokens[0].text.size() > 2 || tokens[1].text.size() > 2)
        return std::nullopt;
    if (order == DateOrder::Unknown && (first > 12 || first == second || tokens[1].before.starts_with('.')))
        order = DateOrder::DayMonth;
    if (order == DateOrder::Unknown && second > 12)
        order = DateOrder::MonthDay;
    if (order == DateOrder::Unknown)
        return std::nullopt;
    return order == DateOrder::DayMonth ? found(dateOf(*year, second, first), 3)
                                        : found(dateOf(*year, first, second), 3);
}

/// "2024年3月5日", also in Korean.
std::optional<Found> eastAsianDate(const std::vector<Token>& tokens)
{
    if (tokens.size() < 6 || !tokens[0].number || !tokens[2].number || !tokens[4].number)
        return std::nullopt;
    const auto is = [&](std::size_t at, std::string_view han, std::string_view hangul) {
        return tokens[at].text == han || tokens[at].text == hangul;
    };
    if (!is(1, "年", "년") || !is(3, "月", "월") || !is(5, "日", "일"))
        return std::nullopt;
    return found(dateOf(valueOf(tokens[0]), valueOf(tokens[2]), valueOf(tokens[4])), 6);
}

/// "5. März 2024", "5 de marzo de 2024", "March 5th, 2024", "5-Mar-24".
std::optional<Found> namedDate(const std::vector<Token>& tokens)
{
    constexpr std::array<std::string_view, 11> kFillers{"de", "del", "of", "st",  "nd", "rd",
                                                        "th", "er",  "le", "the", "den"};
    std::optional<unsigned> month;
    std::vector<const Token*> numbers;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.number)
            numbers.push_back(&token);
        else if (const auto named = monthOf(token); named && !month)
            month = named;
        else if (std::ranges::find(kFillers, foldCase(token.text)) == kFillers.end() && !(i == 0 && !month))
            return std::nullopt;
        if (!month || numbers.size() < 2)
            continue;
        const bool yearFirst = numbers[0]->text.size() == 4;
        const auto year = yearOf(*numbers[yearFirst ? 0 : 1]);
        const int day = valueOf(*numbers[yearFirst ? 1 : 0]);
        return year ? found(dateOf(*year, static_cast<int>(*month), day), i + 1) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Found> findDate(const std::vector<Token>& tokens, DateOrder order)
{
    if (auto date = compactDate(tokens))
        return date;
    if (auto date = numericDate(tokens, order))
        return date;
    if (auto date = eastAsianDate(tokens))
        return date;
    return namedDate(tokens);
}

struct Time
{
    std::chrono::milliseconds timeOfDay{0};
    std::optional<std::chrono::minutes> offset;
};

std::chrono::milliseconds fractionOf(const std::string& digits)
{
    std::string three = digits.substr(0, 3);
    three.resize(3, '0');
    return std::chrono::milliseconds(std::stoi(three));
}

/// Twelve-hour clock: 12 AM is midnight, 12 PM is noon.
std::optional<int> hourWith(int hour, const std::string& marker)
{
    if (marker != "am" && marker != "pm")
        return std::nullopt;
    if (hour < 1 || hour > 12)
        return -1;
    return hour % 12 + (marker == "pm" ? 12 : 0);
}

std::optional<std::chrono::minutes> offsetFrom(const std::vector<Token>& tokens, std::size_t at)
{
    const bool negative = tokens[at].before.ends_with('-');
    const int first = valueOf(tokens[at]);
    const bool compact = tokens[at].text.size() == 4;
    const bool split = at + 2 == tokens.size() && tokens[at + 1].before == ":";
    if (first < 0 || !(tokens[at].before.ends_with('+') || negative) || (!split && at + 1 != tokens.size()))
        return std::nullopt;
    const int hours = compact ? first / 100 : first;
    const int minutes = compact ? first % 100 : split ? valueOf(tokens[at + 1]) : 0;
    if (hours > 14 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return std::chrono::minutes((hours * 60 + minutes) * (negative ? -1 : 1));
}

/// All the tokens from `at` must be the time.
std::optional<Time> timeFrom(const std::vector<Token>& tokens, std::size_t at)
{
    if (at < tokens.size() && foldCase(tokens[at].text) == "t")
        ++at;
    if (at + 1 >= tokens.size() || tokens[at + 1].before != ":")
        return std::nullopt;
    int hour = valueOf(tokens[at]);
    const int minute = valueOf(tokens[at + 1]);
    int second = 0;
    Time time;
    at += 2;
    if (at < tokens.size() && tokens[at].number && tokens[at].before == ":") {
        second = valueOf(tokens[at++]);
        if (at < tokens.size() && tokens[at].number && (tokens[at].before == "." || tokens[at].before == ","))
            time.timeOfDay = fractionOf(tokens[at++].text);
    }
    if (at < tokens.size()) {
        if (const auto twelve = hourWith(hour, foldCase(tokens[at].text))) {
            hour = *twelve;
            ++at;
        }
    }
    if (at < tokens.size()) {
        const std::string zone = foldCase(tokens[at].text);
        const bool utc = at + 1 == tokens.size() && (zone == "z" || zone == "utc" || zone == "gmt");
        time.offset = utc ? std::optional(std::chrono::minutes(0)) : offsetFrom(tokens, at);
        if (!time.offset)
            return std::nullopt;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    time.timeOfDay +=
        std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(std::min(second, 59));
    return time;
}

} // namespace

DateOrder guessDateOrder(std::span<const std::string> samples)
{
    bool dayFirst = false;
    bool monthFirst = false;
    bool points = false;
    for (const std::string& sample : samples) {
        const std::vector<Token> tokens = tokensOf(sample);
        if (tokens.size() < 3 || !tokens[0].number || !tokens[1].number || tokens[0].text.size() > 2)
            continue;
        dayFirst = dayFirst || valueOf(tokens[0]) > 12;
        monthFirst = monthFirst || valueOf(tokens[1]) > 12;
        points = points || tokens[1].before.starts_with('.');
    }
    if (dayFirst != monthFirst)
        return dayFirst ? DateOrder::DayMonth : DateOrder::MonthDay;
    return points && !monthFirst ? DateOrder::DayMonth : DateOrder::Unknown;
}

std::optional<WrittenTime> parseDateTime(std::string_view text, DateOrder order)
{
    constexpr std::size_t kLongest = 100;
    if (text.size() > kLongest)
        return std::nullopt;
    const std::vector<Token> tokens = tokensOf(text);
    const auto date = findDate(tokens, order);
    if (!date)
        return std::nullopt;
    if (date->used == tokens.size())
        return WrittenTime{.date = date->date, .timeOfDay = {}, .hasTime = false, .offset = {}};
    const auto time = timeFrom(tokens, date->used);
    if (!time)
        return std::nullopt;
    return WrittenTime{
        .date = date->date, .timeOfDay = time->timeOfDay, .hasTime = true, .offset = time->offset};
}

std::optional<base::LocalDate> parseDate(std::string_view text, DateOrder order)
{
    const auto written = parseDateTime(text, order);
    return written ? std::optional(written->date) : std::nullopt;
}

} // namespace countersign::text
