// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/money.h"
#include "engine/foundation/model/ids.h"
#include "engine/foundation/model/reason.h"
#include "engine/foundation/model/record_schema.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::cadence {

/// What to do next. Stored as numbers: append only.
enum class Action : std::int64_t { Mail = 1, Chat, Call, Wait, HandOver };

/// One reason with the points that it adds; the points of all reasons add up to the score.
struct WeightedReason
{
    model::Reason reason;
    double points = 0;
    /// The record that bears it out; null where a whole history does.
    model::RecordId record;
    friend bool operator==(const WeightedReason&, const WeightedReason&) = default;
};

/// The choice that came second: another person, or another thing to do.
struct RunnerUp
{
    model::RecordId contact;
    Action action = Action::Mail;
    /// What the winner had over it.
    model::Reason whyNot;
    friend bool operator==(const RunnerUp&, const RunnerUp&) = default;
};

/// A proposal: whom, why now, through what, worth what, and when it may leave at the earliest. It acts on nothing.
struct Suggestion
{
    model::SuggestionId id;
    model::RecordId account;
    /// Null where nobody there can be reached.
    model::RecordId contact;
    Action action = Action::Mail;
    std::string useCase;
    /// What the mail would be about; null where no product in particular.
    model::RecordId product;
    model::Reason headline;
    std::vector<WeightedReason> reasons;
    double score = 0;
    std::optional<base::Money> value;
    /// "year" or "deal".
    std::string valuePer;
    base::Instant nextLegal{};
    std::vector<model::Reason> nextLegalReasons;
    /// The recipient's IANA zone.
    std::string zone;
    std::optional<RunnerUp> runnerUp;
    /// Why it stands elsewhere than in the last list; empty code where it does not.
    model::Reason moved;
    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

} // namespace countersign::cadence
