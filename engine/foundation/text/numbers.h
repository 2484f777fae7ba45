// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/money.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace countersign::text {

/// Which sign stands before the decimals. Unknown reads what can mean one thing only, and else takes the
/// point.
enum class DecimalMark { Unknown, Point, Comma };

/// What a whole column shows; Unknown if no sample decides or two contradict each other.
[[nodiscard]] DecimalMark guessDecimalMark(std::span<const std::string> samples);

/// A plain decimal ("-1234.50") from "1,234.50", "1.234,50", "1 234,50", "1'234.50", "12,34,567", "(5)",
/// "5-", "١٬٢٣٤٫٥". Groups must have their right size: "1234.5" is no number where the comma is the decimal
/// mark. Exact, not rounded.
[[nodiscard]] std::optional<std::string> readDecimal(std::string_view text,
                                                     DecimalMark mark = DecimalMark::Unknown);

/// The same as a binary number; also reads a percent sign away ("12 %" is 12).
[[nodiscard]] std::optional<double> parseNumber(std::string_view text,
                                                DecimalMark mark = DecimalMark::Unknown);

/// An amount with a currency sign or ISO 4217 code on either side ("€1,234.50", "1.234,50 €", "CHF 5", "US$
/// 3"), else in `fallbackCurrency`. Signs that several currencies share ($, kr, ¥) mean the fallback where it
/// is one of them. More decimals than the currency has, an unknown code, or no currency at all are no amount.
[[nodiscard]] std::optional<base::Money> parseMoney(std::string_view text, std::string_view fallbackCurrency,
                                                    DecimalMark mark = DecimalMark::Unknown);

} // namespace countersign::text
