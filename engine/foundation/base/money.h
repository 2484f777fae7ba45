// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace countersign::base {

/// An amount in minor units (cents) of one ISO 4217 currency. Amounts of different currencies never mix.
struct Money
{
    std::int64_t amountMinor = 0;
    std::string currency;

    friend bool operator==(const Money&, const Money&) = default;
};

/// Digits after the point in the currency (ISO 4217): 2 for most, 0 for JPY, 3 for KWD.
[[nodiscard]] int minorDigits(std::string_view currency);

/// "1234.50 EUR": point as decimal sign, no grouping; for logs, the command line and canonical forms.
[[nodiscard]] std::string toString(const Money& money);

/// Reads a plain decimal number ("1234.5", "-3"); more digits than the currency has, or overflow, is no amount.
[[nodiscard]] std::optional<Money> parseAmount(std::string_view decimal, std::string_view currency);

} // namespace countersign::base
