// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/cell_parser.h"

#include "engine/foundation/base/assert.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace countersign::ingest {

using model::FieldType;
using model::FieldValue;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return out;
}

bool isNothing(FieldType type, std::string_view text)
{
    if (text.empty() || text == "NULL" || text == "null" || text == "\\N")
        return true;
    if (type == FieldType::Text || type == FieldType::LongText)
        return false;
    return text == "-" || text == "N/A" || text == "n/a" || text == "#N/A" || text == "None" || text == "--";
}

ParsedCell refuse(std::string_view reason)
{
    return {.value = {}, .reason = reason};
}
ParsedCell accept(FieldValue value)
{
    return {.value = std::move(value), .reason = {}};
}

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || !isDigit(text.front()))
        return std::nullopt;
    return value;
}

std::optional<base::LocalDate> makeDate(int year, int month, int day)
{
    const base::LocalDate date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                               std::chrono::day(static_cast<unsigned>(day))};
    if (month < 1 || day < 1 || !date.ok())
        return std::nullopt;
    return date;
}

/// "13:45", "13:45:10", "1:45 PM", with fractions of a second ignored.
std::optional<std::chrono::seconds> parseTime(std::string_view text)
{
    const std::string word = lower(text);
    std::string_view rest = word;
    const bool pm = rest.ends_with("pm");
    const bool half = pm || rest.ends_with("am");
    if (half)
        rest = trimmed(rest.substr(0, rest.size() - 2));
    if (const auto point = rest.find('.'); point != std::string_view::npos)
        rest = rest.substr(0, point);
    std::array<int, 3> parts{};
    std::size_t count = 0;
    while (!rest.empty() && count < 3) {
        const auto colon = rest.find(':');
        const auto number = digits(rest.substr(0, colon));
        if (!number)
            return std::nullopt;
        parts[count++] = *number;
        rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    }
    if (count < 2 || !rest.empty() || parts[0] > (half ? 12 : 24) || parts[1] > 59 || parts[2] > 60)
        return std::nullopt;
    if (half)
        parts[0] = parts[0] % 12 + (pm ? 12 : 0);
    return std::chrono::hours(parts[0]) + std::chrono::minutes(parts[1]) + std::chrono::seconds(parts[2]);
}

std::optional<base::Instant> parseInstant(std::string_view text, DateOrder order)
{
    if (const auto exact = base::parseRfc3339(text))
        return exact;
    const auto border = text.find_first_of(" T,");
    const auto date = parseCellDate(text.substr(0, border), order);
    if (!date)
        return std::nullopt;
    const base::Instant midnight{std::chrono::sys_days(*date)};
    if (border == std::string_view::npos)
        return midnight;
    std::string_view rest = trimmed(text.substr(border + 1));
    if (rest.ends_with("Z"))
        rest.remove_suffix(1);
    if (rest.ends_with(" UTC"))
        rest.remove_suffix(4);
    const auto time = parseTime(rest);
    return time ? std::optional<base::Instant>(midnight + *time) : std::nullopt;
}

std::optional<bool> parseBoolean(std::string_view text)
{
    constexpr std::array<std::string_view, 12> kTrue{"true", "1",   "yes",  "y",  "ja", "j",
                                                     "wahr", "oui", "vrai", "si", "sí", "x"};
    constexpr std::array<std::string_view, 10> kFalse{"false",  "0",   "no",   "n",   "nein",
                                                      "falsch", "non", "faux", "off", "f"};
    const std::string word = lower(text);
    if (std::ranges::find(kTrue, word) != kTrue.end() || word == "on" || word == "t")
        return true;
    if (std::ranges::find(kFalse, word) != kFalse.end())
        return false;
    return std::nullopt;
}

struct Symbol
{
    std::string_view sign;
    std::string_view code;
    /// Several currencies share the sign; the mapping's wins if it is one of them.
    std::string_view sharedBy;
};
constexpr std::array<Symbol, 8> kSymbols{{{"€", "EUR", ""},
                                          {"US$", "USD", ""},
                                          {"$", "USD", "USD CAD AUD NZD SGD HKD MXN"},
                                          {"£", "GBP", ""},
                                          {"¥", "JPY", "JPY CNY"},
                                          {"₹", "INR", ""},
                                          {"₩", "KRW", ""},
                                          {"zł", "PLN", ""}}};

/// Takes a sign or an ISO code off either end of the cell.
std::string takeCurrency(std::string_view& text, std::string_view mapped)
{
    for (const Symbol& symbol : kSymbols) {
        if (text.starts_with(symbol.sign))
            text.remove_prefix(symbol.sign.size());
        else if (text.ends_with(symbol.sign))
            text.remove_suffix(symbol.sign.size());
        else
            continue;
        text = trimmed(text);
        return std::string(
            !mapped.empty() && symbol.sharedBy.find(mapped) != std::string_view::npos ? mapped : symbol.code);
    }
    // "2,4 MIO" names no currency.
    const auto isCode = [](std::string_view code) {
        return std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }) && code != "MIO" && code != "MLN" &&
               code != "MRD" && code != "TSD" && code != "MDS";
    };
    if (text.size() > 3 && isCode(text.substr(0, 3))) {
        const std::string code(text.substr(0, 3));
        text = trimmed(text.substr(3));
        return code;
    }
    if (text.size() > 3 && isCode(text.substr(text.size() - 3))) {
        const std::string code(text.substr(text.size() - 3));
        text = trimmed(text.substr(0, text.size() - 3));
        return code;
    }
    return {};
}

/// Moves the point to the right for a scale that is a power of ten.
std::string scaled(std::string decimal, std::int64_t scale)
{
    for (; scale >= 10; scale /= 10) {
        const auto point = decimal.find('.');
        if (point == std::string::npos) {
            decimal += '0';
        } else {
            decimal.erase(point, 1);
            if (point + 1 < decimal.size())
                decimal.insert(point + 1, ".");
            else if (point == decimal.size())
                decimal += '0';
        }
    }
    return decimal;
}

/// Cuts digits that the currency does not have, rounding half away from zero.
std::optional<base::Money> amountOf(const std::string& decimal, std::string_view currency)
{
    const auto point = decimal.find('.');
    const auto allowed = static_cast<std::size_t>(base::minorDigits(currency));
    if (point == std::string::npos || decimal.size() - point - 1 <= allowed)
        return base::parseAmount(decimal, currency);
    auto money = base::parseAmount(decimal.substr(0, allowed == 0 ? point : point + 1 + allowed), currency);
    if (money && decimal[point + 1 + allowed] >= '5')
        money->amountMinor += decimal.front() == '-' ? -1 : 1;
    return money;
}

/// "2,4 Mio.", "850k": takes the word for thousands and more off the end; 1 where there is none. "B", "T" and "Billion"
/// mean different amounts in different languages and are none.
std::int64_t takeScale(std::string_view& text)
{
    constexpr std::array<std::pair<std::string_view, std::int64_t>, 23> kScales{
        {{"millionen", 1'000'000},    {"millions", 1'000'000},      {"million", 1'000'000},  {"millones", 1'000'000},
         {"mill", 1'000'000},         {"mio", 1'000'000},           {"mln", 1'000'000},      {"mn", 1'000'000},
         {"m", 1'000'000},            {"milliarden", 1'000'000'000}, {"milliards", 1'000'000'000}, {"milliarde", 1'000'000'000},
         {"milliard", 1'000'000'000}, {"mrd", 1'000'000'000},       {"mds", 1'000'000'000},  {"md", 1'000'000'000},
         {"bn", 1'000'000'000},       {"tausend", 1000},            {"thousand", 1000},      {"tsd", 1000},
         {"mille", 1000},             {"mil", 1000},                {"k", 1000}}};
    std::string_view rest = text;
    if (rest.ends_with('.'))
        rest.remove_suffix(1);
    const std::size_t digit = rest.find_last_of("0123456789");
    if (digit == std::string_view::npos || digit + 1 == rest.size())
        return 1;
    const std::string word = lower(trimmed(rest.substr(digit + 1)));
    for (const auto& [name, scale] : kScales)
        if (name == word) {
            text = trimmed(rest.substr(0, digit + 1));
            return scale;
        }
    return 1;
}

/// Before such a word a point or comma with one or two digits behind it can only be the decimal sign.
char decimalSignOf(std::string_view text, char usual)
{
    const auto sign = text.find_first_of(".,");
    const bool alone = sign != std::string_view::npos && text.find_first_of(".,", sign + 1) == std::string_view::npos;
    const std::size_t behind = alone ? text.size() - sign - 1 : 0;
    return behind == 1 || behind == 2 ? text[sign] : usual;
}

ParsedCell parseMoney(std::string_view text, const CellHints& hints)
{
    bool negative = false;
    if (text.starts_with('(') && text.ends_with(')')) {
        negative = true;
        text = trimmed(text.substr(1, text.size() - 2));
    }
    std::string currency = takeCurrency(text, hints.currency);
    const bool assumed = currency.empty();
    if (assumed)
        currency = std::string(hints.currency);
    if (currency.empty())
        return refuse("no_currency");
    const std::int64_t scale = takeScale(text);
    // Thousands of millions: the column's scale and the cell's own would contradict each other.
    if (scale > 1 && hints.scale > 1)
        return refuse("not_an_amount");
    auto decimal = plainDecimal(text, scale > 1 ? decimalSignOf(text, hints.decimalSign) : hints.decimalSign);
    if (!decimal)
        return refuse("not_an_amount");
    auto money = amountOf(scaled(std::move(*decimal), std::max(scale, hints.scale)), currency);
    if (!money)
        return refuse("amount_too_large");
    if (negative)
        money->amountMinor = -money->amountMinor;
    ParsedCell cell = accept(std::move(*money));
    cell.assumedCurrency = assumed;
    return cell;
}

ParsedCell parseNumber(FieldType type, std::string_view text, const CellHints& hints)
{
    const bool percent = text.ends_with('%');
    const auto decimal =
        plainDecimal(percent ? trimmed(text.substr(0, text.size() - 1)) : text, hints.decimalSign);
    if (!decimal)
        return refuse("not_a_number");
    const std::string plain = scaled(*decimal, hints.scale);
    if (type == FieldType::Integer) {
        const auto point = plain.find('.');
        if (point != std::string::npos && plain.find_first_not_of('0', point + 1) != std::string::npos)
            return refuse("not_whole");
        std::int64_t value = 0;
        const char* last = plain.data() + std::min(point, plain.size());
        const auto [end, error] = std::from_chars(plain.data(), last, value);
        return error == std::errc() && end == last ? accept(value) : refuse("number_too_large");
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size())
        return refuse("number_too_large");
    return accept(percent ? value / 100 : value);
}

ParsedCell parseEmail(std::string_view text)
{
    // "Ada <ada@acme.example>" and "mailto:…" are as common as the bare address.
    if (const auto open = text.rfind('<'); open != std::string_view::npos && text.ends_with('>'))
        text = text.substr(open + 1, text.size() - open - 2);
    if (text.starts_with("mailto:"))
        text.remove_prefix(7);
    const auto at = text.find('@');
    const bool good =
        at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos &&
        text.find_first_of(" \t\r\n,;<>\"") == std::string_view::npos && text.size() <= 254 &&
        text.find('.', at) != std::string_view::npos && text.find('.', at) > at + 1 && !text.ends_with('.');
    return good ? accept(lower(text)) : refuse("not_an_email");
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    while (true) {
        const auto first = text.find_first_not_of(kBlank);
        if (first == std::string_view::npos)
            return {};
        text = text.substr(first, text.find_last_not_of(kBlank) - first + 1);
        // No-break spaces come from spreadsheets.
        if (text.starts_with("\xC2\xA0"))
            text.remove_prefix(2);
        else if (text.ends_with("\xC2\xA0"))
            text.remove_suffix(2);
        else
            return text;
    }
}

std::optional<base::LocalDate> parseCellDate(std::string_view text, DateOrder order)
{
    if (text.size() == 8 && std::ranges::all_of(text, isDigit))
        return makeDate(*digits(text.substr(0, 4)), *digits(text.substr(4, 2)), *digits(text.substr(6)));
    std::array<int, 3> parts{};
    std::array<std::size_t, 3> widths{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto border = i < 2 ? text.find_first_of("-/.") : text.size();
        if (border == std::string_view::npos)
            return std::nullopt;
        const auto number = digits(text.substr(0, border));
        if (!number)
            return std::nullopt;
        parts[i] = *number;
        widths[i] = border;
        text.remove_prefix(std::min(text.size(), border + 1));
    }
    if (widths[0] == 4)
        return makeDate(parts[0], parts[1], parts[2]);
    if (widths[2] != 4 && widths[2] != 2)
        return std::nullopt;
    const auto full = [](int year, std::size_t width) {
        return width == 4 ? year : year < 70 ? year + 2000 : year + 1900;
    };
    switch (order) {
    case DateOrder::YearMonthDay:
        return widths[0] == 2 && widths[2] == 2 ? makeDate(full(parts[0], 2), parts[1], parts[2])
                                                : std::nullopt;
    case DateOrder::DayMonthYear:
        return makeDate(full(parts[2], widths[2]), parts[1], parts[0]);
    case DateOrder::MonthDayYear:
        return makeDate(full(parts[2], widths[2]), parts[0], parts[1]);
    }
    COUNTERSIGN_ASSERT(false, "no such date order");
}

std::optional<std::string> plainDecimal(std::string_view text, char decimalSign)
{
    std::string out;
    std::size_t sinceGroup = 0;
    bool grouped = false;
    bool fraction = false;
    bool anyDigit = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c)) {
            out += c;
            anyDigit = true;
            ++sinceGroup;
        } else if ((c == '-' || c == '+') && i == 0) {
            if (c == '-')
                out += c;
        } else if (c == decimalSign && !fraction) {
            if (grouped && sinceGroup != 3)
                return std::nullopt;
            fraction = true;
            out += '.';
        } else {
            // Grouping: point, comma, apostrophe, space, no-break space (C2 A0), narrow no-break space (E2 80
            // AF).
            const std::size_t width = text.substr(i).starts_with("\xC2\xA0")       ? 2
                                      : text.substr(i).starts_with("\xE2\x80\xAF") ? 3
                                                                                   : 1;
            const bool sign = width > 1 || c == '.' || c == ',' || c == '\'' || c == ' ';
            if (!sign || fraction || !anyDigit || (grouped ? sinceGroup != 3 : sinceGroup > 3))
                return std::nullopt;
            grouped = true;
            sinceGroup = 0;
            i += width - 1;
        }
    }
    if (!anyDigit || (grouped && !fraction && sinceGroup != 3))
        return std::nullopt;
    if (out.ends_with('.'))
        out.pop_back();
    if (const auto start = out.find_first_not_of('-'); start != std::string::npos && out[start] == '.')
        out.insert(start, "0");
    return out;
}

std::string hostOf(std::string_view url)
{
    url = trimmed(url);
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos)
        url = url.substr(scheme + 3);
    if (const auto at = url.find('@'); at != std::string_view::npos)
        url = url.substr(at + 1);
    std::string host = lower(url.substr(0, url.find_first_of("/?#:")));
    if (host.starts_with("www."))
        host.erase(0, 4);
    return host.find('.') == std::string::npos || host.find(' ') != std::string::npos ? std::string() : host;
}

ParsedCell parseCell(FieldType type, std::string_view cell, const CellHints& hints)
{
    const std::string_view text = trimmed(cell);
    if (isNothing(type, text))
        return {};
    switch (type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Phone:
    case FieldType::Url:
        return accept(std::string(text));
    case FieldType::Email:
        return parseEmail(text);
    case FieldType::Integer:
    case FieldType::Real:
        return parseNumber(type, text, hints);
    case FieldType::Boolean: {
        const auto value = parseBoolean(text);
        return value ? accept(*value) : refuse("not_yes_or_no");
    }
    case FieldType::Money:
        return parseMoney(text, hints);
    case FieldType::Date: {
        // Exports write a date as an instant at midnight just as often.
        if (const auto date = parseCellDate(text, hints.dateOrder))
            return accept(*date);
        const auto instant = parseInstant(text, hints.dateOrder);
        return instant ? accept(base::LocalDate(std::chrono::floor<std::chrono::days>(*instant)))
                       : refuse("not_a_date");
    }
    case FieldType::Instant: {
        const auto instant = parseInstant(text, hints.dateOrder);
        return instant ? accept(*instant) : refuse("not_a_time");
    }
    case FieldType::Reference:
        break;
    }
    COUNTERSIGN_ASSERT(false, "references are resolved, not parsed");
}

} // namespace countersign::ingest
