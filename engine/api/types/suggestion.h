// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

namespace countersign::api {

enum class SuggestedAction { Mail, Chat, Call, Wait, HandOver };

/// Why now: a coded reason with the record that bears it out.
struct Reason
{
    /// For example "renews_on" [date], "unanswered_days" [7], "usage_change" [site, -30], "pricing_visits" [3].
    Phrase phrase;
    /// Points this reason gave to the score; the sum explains the order.
    double weight = 0;
    Id record;
    std::optional<Instant> at;
    friend bool operator==(const Reason&, const Reason&) = default;
};

struct RunnerUp
{
    Id contact;
    std::string contactName;
    std::string contactTitle;
    SuggestedAction action = SuggestedAction::Mail;
    /// What the winner had over it.
    Phrase whyNot;
    friend bool operator==(const RunnerUp&, const RunnerUp&) = default;
};

struct Suggestion
{
    Id id;
    Id account;
    std::string accountName;
    Id contact;
    std::string contactName;
    std::string contactTitle;
    SuggestedAction action = SuggestedAction::Mail;
    /// "post_demo", "renewal", "cross_sell", "re_engagement", "post_ticket", "pricing_interest".
    std::string useCase;
    /// The one sentence's middle: why now.
    Phrase headline;
    std::vector<Reason> reasons;
    std::optional<Money> value;
    /// "year" or "deal": what the value is of.
    std::string valuePer;
    double score = 0;
    Instant nextLegal{};
    std::vector<Phrase> nextLegalReasons;
    std::string recipientZone;
    std::optional<RunnerUp> runnerUp;
    /// A draft made from it that is not settled, with its first sentence and how it stands ("draft_ready", "claims_open:1" …).
    Id draft;
    std::string draftFirstLine;
    Phrase draftState;
    /// Why it stands elsewhere than the last time, for example "moved_up_replied".
    Phrase moved;
    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct SuggestionList
{
    Instant asOf{};
    std::vector<Suggestion> items;
    /// Waiting for a better moment, and when the next of them comes up.
    int waiting = 0;
    std::optional<Instant> nextComesUp;
    std::optional<Money> totalValue;
    friend bool operator==(const SuggestionList&, const SuggestionList&) = default;
};

} // namespace countersign::api
