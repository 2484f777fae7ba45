// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/fact_index.h"

namespace countersign::drafting {

/// Whether a figure of a text is a figure of a fact, units considered: 3 weeks are 21 days, 5 days are not 5
/// sites.
[[nodiscard]] bool sameNumber(const FactNumber& fact, const Mention& mention);
/// Whether the day that a text names is the fact's; what the text leaves out (year, month) agrees.
[[nodiscard]] bool sameDay(const FactMoment& moment, const Mention& mention);

/// A bare weekday can only mean a day close by.
[[nodiscard]] bool isNear(const FactMoment& moment, base::LocalDate today);
[[nodiscard]] bool speaksOfDays(const IndexedFact& fact);
[[nodiscard]] bool hasDay(const IndexedFact& fact, const Mention& day);

[[nodiscard]] bool hasMoney(const IndexedFact& fact, const base::Money& money);
/// Whether the fact's price of that amount is per what the text says; an amount without a unit of its own may be.
[[nodiscard]] bool isPer(const IndexedFact& fact, const base::Money& money, const std::set<std::string>& units);

} // namespace countersign::drafting
