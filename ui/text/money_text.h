// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace countersign::text {

/// "€84,000" in the locale's way; cents only where there are any.
[[nodiscard]] QString moneyText(const api::Money& money, const QLocale& locale);
/// With what it is the value of: `per` is "year", "deal" or empty.
[[nodiscard]] QString moneyText(const api::Money& money, const std::string& per, const QLocale& locale);
/// A count with the locale's grouping.
[[nodiscard]] QString numberText(qint64 number, const QLocale& locale);
/// `share` is 0 to 1; whole percent.
[[nodiscard]] QString percentText(double share, const QLocale& locale, int digits = 0);

} // namespace countersign::text
