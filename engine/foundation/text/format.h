// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/money.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign::text {

/// Text that a customer reads, as their language and region write it (ICU). `locale` is a BCP 47 tag: "de",
/// "fr-CH", "ar". An unknown one falls back to its language, then to the root locale.
[[nodiscard]] std::string formatMoney(const base::Money& money, std::string_view locale);

/// "decimal" is a plain decimal ("1234.5"); its own number of decimals is kept. Nothing if it is none.
[[nodiscard]] std::optional<std::string> formatNumber(std::string_view decimal, std::string_view locale);

enum class DateLength { Short, Long };

/// Long spells the month. Always the Gregorian calendar.
[[nodiscard]] std::string formatDate(base::LocalDate date, std::string_view locale,
                                     DateLength length = DateLength::Long);

/// Long date and time of day in an IANA zone ("Europe/Berlin"). Nothing for an unknown zone.
[[nodiscard]] std::optional<std::string> formatDateTime(base::Instant instant, std::string_view zone,
                                                        std::string_view locale);

} // namespace countersign::text
