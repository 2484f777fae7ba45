// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/money.h"

#include <algorithm>
#include <array>
#include <limits>

namespace countersign::base {

namespace {

// ISO 4217 (2024): currencies whose minor unit is not 2.
constexpr std::array<std::string_view, 16> kNoMinor{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                     "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF"};
constexpr std::array<std::string_view, 7> kThreeMinor{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

} // namespace

int minorDigits(std::string_view currency)
{
    if (currency == "XPF" || std::ranges::find(kNoMinor, currency) != kNoMinor.end())
        return 0;
    return std::ranges::find(kThreeMinor, currency) != kThreeMinor.end() ? 3 : 2;
}

std::string toString(const Money& money)
{
    const int places = minorDigits(money.currency);
    const bool negative = money.amountMinor < 0;
    std::string text = std::to_string(money.amountMinor);
    if (negative)
        text.erase(0, 1);
    const auto width = static_cast<std::size_t>(places);
    if (places > 0) {
        if (text.size() <= width)
            text.insert(0, width + 1 - text.size(), '0');
        text.insert(text.size() - width, ".");
    }
    return (negative ? "-" : "") + text + " " + money.currency;
}

std::optional<Money> parseAmount(std::string_view decimal, std::string_view currency)
{
    constexpr std::int64_t kLimit = std::numeric_limits<std::int64_t>::max() / 10 - 10;
    const int places = minorDigits(currency);
    const bool negative = !decimal.empty() && decimal.front() == '-';
    if (negative)
        decimal.remove_prefix(1);
    std::int64_t value = 0;
    int seen = -1;
    int count = 0;
    for (const char c : decimal) {
        if (c == '.' && seen < 0) {
            seen = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        if (seen >= places) {
            if (c != '0')
                return std::nullopt;
            continue;
        }
        if (value > kLimit)
            return std::nullopt;
        value = value * 10 + (c - '0');
        ++count;
        if (seen >= 0)
            ++seen;
    }
    if (count == 0)
        return std::nullopt;
    for (int digit = std::max(seen, 0); digit < places; ++digit) {
        if (value > kLimit)
            return std::nullopt;
        value *= 10;
    }
    return Money{.amountMinor = negative ? -value : value, .currency = std::string(currency)};
}

} // namespace countersign::base
