// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/sending_hours.h"
#include "engine/foundation/store/database.h"
#include "engine/outreach/cadence/account_signals.h"
#include "engine/outreach/cadence/suggestion.h"

#include <functional>
#include <map>
#include <stop_token>
#include <string>

namespace countersign::cadence {

/// The newest that came of an account's mail.
struct Recent
{
    /// "sent", "reply", "meeting", "out_of_office"; others change nothing here.
    std::string kind;
    base::Instant at{};
    /// Null: not known.
    model::RecordId contact;
    /// The record that shows it.
    model::RecordId evidence;
};

/// Who asks, and what they may be shown.
struct SuggestRequest
{
    base::Instant now{};
    /// The rep's own user record; accounts of other living owners are proposed for hand-over. Null: all are own.
    model::RecordId user;
    /// How many are worked out in full; the others lost by their score alone.
    std::size_t limit = 60;
    /// Whether nothing may be sent to the address (governance's suppression list).
    std::function<bool(const std::string& address, model::RecordId account)> isSuppressed;
    /// Whether a mail for this suggestion could say anything true. Without it every mail could.
    std::function<base::Result<bool>(const Suggestion& suggestion)> canBeWritten = {};
    /// By account. A person who has just answered comes up; where mail has just gone or nobody is there it goes down.
    std::map<model::RecordId, Recent> recent = {};
    /// What policy allows.
    model::SendingHours sending = {};
};

/// Makes the list from features, people and the calendar, best first. Reads only; belongs to the calling thread.
[[nodiscard]] base::Result<std::vector<Suggestion>> makeSuggestions(store::Database& database,
                                                                    const SuggestRequest& request, std::stop_token stop);

/// The same account and use case always have the same suggestion, so that a snooze holds.
[[nodiscard]] model::SuggestionId suggestionIdOf(model::RecordId account, std::string_view useCase);

} // namespace countersign::cadence
