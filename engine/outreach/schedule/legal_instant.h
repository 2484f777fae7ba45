// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/reason.h"
#include "engine/outreach/schedule/working_time.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::schedule {

struct LegalInstantRequest
{
    base::Instant now{};
    WorkingTime recipient;
    /// Local to the recipient; hold even inside working hours.
    std::vector<DayRange> quietHours;
    /// Beyond the country's own, for example company closures.
    std::vector<base::LocalDate> extraHolidays;
    /// The last message or call to this person, and how long to leave them alone after it.
    std::optional<base::Instant> lastContact;
    base::Duration minimumGap{0};
    std::optional<base::Instant> notBefore;
    std::optional<base::Instant> notAfter;
};

struct LegalInstant
{
    base::Instant instant{};
    /// Each rule that moved it, in order, each once: "window_work_hours", "window_weekend", "window_holiday",
    /// "window_quiet", "window_gap", "window_not_before".
    std::vector<model::Reason> reasons;
    friend bool operator==(const LegalInstant&, const LegalInstant&) = default;
};

/// The first instant, not before now, at which every rule allows a message. Every rule is checked again after
/// each shift. PolicyRefused, with the rule's code and arguments as args, where there is none before
/// `notAfter` or within a year; NotFound for an unknown zone. Pure.
[[nodiscard]] base::Result<LegalInstant> nextLegalInstant(const LegalInstantRequest& request);

} // namespace countersign::schedule
