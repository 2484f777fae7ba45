// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/numbers.h"

#include "engine/foundation/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/ucurr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <vector>

namespace countersign::text {

namespace {

/// Digits as ASCII; ' ' for every kind of group space and apostrophe; '.' and ',' with their Arabic forms.
struct Plain
{
    std::string text;
    bool negative = false;
};

bool isGroupSpace(char32_t c)
{
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == U'\'' || c == U'’' || c == U'٬';
}

std::optional<Plain> plain(std::string_view utf8)
{
    Plain result;
    bool open = false;
    for (const char32_t c : toUtf32(trimmed(stripInvisible(utf8)))) {
        const int digit = u_charDigitValue(static_cast<UChar32>(c));
        if (digit >= 0)
            result.text += static_cast<char>('0' + digit);
        else if (c == U'.' || c == U',')
            result.text += static_cast<char>(c);
        else if (c == U'٫')
            result.text += ',';
        else if (isGroupSpace(c))
            result.text += ' ';
        else if ((c == U'-' || c == U'−' || c == U'‐' || c == U'–') && !result.negative)
            result.negative = true;
        else if (c == U'(' && !open && !result.negative)
            open = result.negative = true;
        else if (!(c == U')' && open) && !(c == U'+' && result.text.empty()))
            return std::nullopt;
    }
    const auto isSpace = [](char c) { return c == ' '; };
    result.text.erase(result.text.begin(), std::ranges::find_if_not(result.text, isSpace));
    while (result.text.ends_with(' '))
        result.text.pop_back();
    return result;
}

/// "1 234 567" by threes, or the Indian "12 34 567"; the first group may be short, the last has three.
bool isGrouped(std::string_view whole, char separator)
{
    std::vector<std::size_t> sizes{0};
    for (const char c : whole) {
        if (c == separator)
            sizes.push_back(0);
        else if (c >= '0' && c <= '9')
            ++sizes.back();
        else
            return false;
    }
    if (sizes.size() == 1)
        return sizes[0] > 0;
    if (sizes[0] == 0 || sizes[0] > 3 || sizes.back() != 3)
        return false;
    const std::size_t inner = sizes.size() > 2 ? sizes[1] : 3;
    return (inner == 3 || (inner == 2 && sizes[0] <= 2)) &&
           std::all_of(sizes.begin() + 1, sizes.end() - 1, [&](std::size_t size) { return size == inner; });
}

/// Whole part with any one kind of group separator other than the decimal sign.
std::optional<std::string> ungrouped(std::string_view whole, char decimal)
{
    std::string digits;
    for (const char separator : {' ', '.', ','}) {
        if (separator == decimal || !isGrouped(whole, separator))
            continue;
        std::ranges::copy_if(whole, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
        return digits;
    }
    return std::nullopt;
}

std::optional<std::string> readWith(std::string_view text, char decimal)
{
    const std::size_t at = text.find(decimal);
    const std::string_view whole = text.substr(0, at);
    const std::string_view fraction = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    const bool hasFraction = at != std::string_view::npos;
    if (!std::ranges::all_of(fraction, [](char c) { return c >= '0' && c <= '9'; }) ||
        (whole.empty() && fraction.empty()))
        return std::nullopt;
    auto digits = whole.empty() ? std::optional<std::string>("0") : ungrouped(whole, decimal);
    if (!digits)
        return std::nullopt;
    return hasFraction && !fraction.empty() ? *digits + "." + std::string(fraction) : *digits;
}

/// What one text says about its column by itself: "1.234,5" or "0,25" decide, "1,234" doesn't.
DecimalMark shownMark(std::string_view text)
{
    const auto withPoint = readWith(text, '.');
    const auto withComma = readWith(text, ',');
    if (withPoint && withComma)
        return DecimalMark::Unknown;
    if (withPoint)
        return DecimalMark::Point;
    return withComma ? DecimalMark::Comma : DecimalMark::Unknown;
}

struct Sign
{
    std::u32string_view text;
    std::string_view currencies;
};

/// Longer signs first: "US$" before "$". The first currency is meant where the fallback is none of them.
constexpr std::array<Sign, 28> kSigns{{{U"US$", "USD"},
                                       {U"AU$", "AUD"},
                                       {U"CA$", "CAD"},
                                       {U"NZ$", "NZD"},
                                       {U"HK$", "HKD"},
                                       {U"R$", "BRL"},
                                       {U"A$", "AUD"},
                                       {U"C$", "CAD"},
                                       {U"S$", "SGD"},
                                       {U"€", "EUR"},
                                       {U"£", "GBP EGP"},
                                       {U"¥", "JPY CNY"},
                                       {U"￥", "JPY CNY"},
                                       {U"円", "JPY"},
                                       {U"元", "CNY"},
                                       {U"₹", "INR"},
                                       {U"₩", "KRW"},
                                       {U"₽", "RUB"},
                                       {U"₺", "TRY"},
                                       {U"₪", "ILS"},
                                       {U"₴", "UAH"},
                                       {U"zł", "PLN"},
                                       {U"Kč", "CZK"},
                                       {U"Ft", "HUF"},
                                       {U"د.إ", "AED"},
                                       {U"ر.س", "SAR"},
                                       {U"kr", " SEK NOK DKK ISK"},
                                       {U"$", "USD CAD AUD NZD SGD HKD MXN ARS CLP COP"}}};

bool isCurrency(std::string_view code)
{
    if (code.size() != 3 || !std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return false;
    UErrorCode status = U_ZERO_ERROR;
    const std::u16string wide(code.begin(), code.end());
    return ucurr_getNumericCode(wide.c_str()) != 0 && U_SUCCESS(status);
}

/// The sign's currency: the fallback if it shares the sign. Nothing for "kr" without one.
std::string currencyOf(const Sign& sign, std::string_view fallback)
{
    if (!fallback.empty() && sign.currencies.find(fallback) != std::string_view::npos)
        return std::string(fallback);
    return std::string(sign.currencies.substr(0, sign.currencies.find(' ')));
}

struct Amount
{
    std::string number;
    std::string currency;
};

std::string upperLatin(std::u32string_view text)
{
    std::string upper;
    for (const char32_t c : text)
        upper += c < 128 ? static_cast<char>(u_toupper(static_cast<UChar32>(c))) : '?';
    return upper;
}

/// Takes a currency sign or code off either end.
Amount takeCurrency(std::string_view utf8, std::string_view fallback)
{
    std::u32string text = toUtf32(trimmed(stripInvisible(utf8)));
    for (const Sign& sign : kSigns) {
        if (const std::size_t at = text.find(sign.text); at != std::u32string::npos) {
            text.erase(at, sign.text.size());
            return {.number = fromUtf32(text), .currency = currencyOf(sign, fallback)};
        }
    }
    if (text.size() > 3) {
        const std::string front = upperLatin(std::u32string_view(text).substr(0, 3));
        const std::string back = upperLatin(std::u32string_view(text).substr(text.size() - 3));
        if (isCurrency(front))
            return {.number = fromUtf32(text.substr(3)), .currency = front};
        if (isCurrency(back))
            return {.number = fromUtf32(text.substr(0, text.size() - 3)), .currency = back};
    }
    return {.number = fromUtf32(text), .currency = std::string(fallback)};
}

/// "1234.5000" as "1234.50": zeros beyond what the currency has say nothing.
std::string withoutSpareZeros(std::string decimal, int digits)
{
    const std::size_t point = decimal.find('.');
    if (point == std::string::npos)
        return decimal;
    while (decimal.ends_with('0') && decimal.size() - point - 1 > static_cast<std::size_t>(digits))
        decimal.pop_back();
    if (decimal.ends_with('.'))
        decimal.pop_back();
    return decimal;
}

} // namespace

DecimalMark guessDecimalMark(std::span<const std::string> samples)
{
    DecimalMark guess = DecimalMark::Unknown;
    for (const std::string& sample : samples) {
        const auto number = plain(takeCurrency(sample, {}).number);
        const DecimalMark shown = number ? shownMark(number->text) : DecimalMark::Unknown;
        if (shown == DecimalMark::Unknown)
            continue;
        if (guess != DecimalMark::Unknown && guess != shown)
            return DecimalMark::Unknown;
        guess = shown;
    }
    return guess;
}

std::optional<std::string> readDecimal(std::string_view text, DecimalMark mark)
{
    constexpr std::size_t kLongest = 100;
    const auto number = text.size() <= kLongest ? plain(text) : std::nullopt;
    if (!number || number->text.empty())
        return std::nullopt;
    const DecimalMark used = mark == DecimalMark::Unknown ? shownMark(number->text) : mark;
    const auto decimal = readWith(number->text, used == DecimalMark::Comma ? ',' : '.');
    if (!decimal)
        return std::nullopt;
    return number->negative ? "-" + *decimal : *decimal;
}

std::optional<double> parseNumber(std::string_view text, DecimalMark mark)
{
    std::string rest = trimmed(text);
    if (rest.ends_with('%'))
        rest = trimmed(std::string_view(rest).substr(0, rest.size() - 1));
    const auto decimal = readDecimal(rest, mark);
    double value = 0;
    if (!decimal ||
        std::from_chars(decimal->data(), decimal->data() + decimal->size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

std::optional<base::Money> parseMoney(std::string_view text, std::string_view fallbackCurrency,
                                      DecimalMark mark)
{
    const Amount amount = takeCurrency(text, fallbackCurrency);
    const auto decimal = readDecimal(amount.number, mark);
    if (!decimal || !isCurrency(amount.currency))
        return std::nullopt;
    return base::parseAmount(withoutSpareZeros(*decimal, base::minorDigits(amount.currency)),
                             amount.currency);
}

} // namespace countersign::text
