// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/money.h"

#include <string>
#include <string_view>

namespace countersign::retrieval {

/// "2 July 2026": how a fact's English text says a date.
[[nodiscard]] std::string spokenDate(base::LocalDate date);
/// "€4,250", "€4,250.50", "CHF 900": how a fact's English text says an amount.
[[nodiscard]] std::string spokenMoney(const base::Money& money);
/// "1,200", "4.5".
[[nodiscard]] std::string spokenNumber(double value);

/// The date in that zone; in UTC where the zone is unknown.
[[nodiscard]] base::LocalDate dateIn(base::Instant instant, std::string_view zone);
/// Whole days from `from` to `to`; negative where `to` is earlier.
[[nodiscard]] std::int64_t daysBetween(base::LocalDate from, base::LocalDate to);

/// Text without control characters, in single spaces, cut at a character after `limit` bytes with "…".
[[nodiscard]] std::string tidy(std::string_view text, std::size_t limit);

} // namespace countersign::retrieval
