// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"
#include "engine/outreach/schedule/free_slots.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::drafting {

/// The person who gets the message.
struct Recipient
{
    model::RecordId contact;
    std::string firstName;
    std::string lastName;
    /// "Herr"/"Frau" and the like are never guessed; empty means the neutral greeting.
    std::string salutation;
    std::string accountName;
    friend bool operator==(const Recipient&, const Recipient&) = default;
};

struct Sender
{
    std::string name;
    std::string firstName;
    std::string company;
    friend bool operator==(const Sender&, const Sender&) = default;
};

/// What a draft is for, settled before a word is written.
struct Brief
{
    model::RecordId account;
    Recipient recipient;
    Sender sender;
    std::string useCase;
    /// BCP 47 base language of the text.
    std::string language = "en";
    /// Why now: reason codes of the suggestion.
    std::vector<std::string> whyNow;
    /// The product that the suggestion is about; empty: none in particular.
    std::string product = {};
    /// "meeting" where times are offered, else "reply".
    std::string goal = "meeting";
    /// Real free times, in the recipient's zone.
    std::vector<schedule::TimeSpan> freeTimes;
    std::string zone = "UTC";
    base::Instant now{};
    friend bool operator==(const Brief&, const Brief&) = default;
};

/// The free times as facts of kind "free_slot" (values "begin", "minutes"; their record is the rep's
/// calendar, hence null), numbered after the highest of `facts`.
[[nodiscard]] std::vector<model::Fact> slotFacts(const Brief& brief, const std::vector<model::Fact>& facts);

/// Use cases that ship, in the order in which lists show them.
[[nodiscard]] const std::vector<std::string>& shippedUseCases();

} // namespace countersign::drafting
