// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/reason.h"
#include "engine/foundation/store/transaction.h"
#include "engine/outreach/approval/outgoing_message.h"

#include <optional>
#include <variant>

namespace countersign::delivery {

/// Nothing stands against it.
struct Go
{
    friend bool operator==(const Go&, const Go&) = default;
};
/// Not now: the message stays queued with the reason, and is asked about again at `until`.
struct Wait
{
    model::Reason reason;
    base::Instant until;
    friend bool operator==(const Wait&, const Wait&) = default;
};
/// What was signed no longer holds: back to review, every signature void.
struct BackToReview
{
    model::Reason reason;
    friend bool operator==(const BackToReview&, const BackToReview&) = default;
};
using PortAnswer = std::variant<Go, Wait, BackToReview>;

/// Questions that delivery asks before each claim, inside the claim's transaction: an answer reads the store
/// and returns at once; what it would have to fetch it starts and answers Wait. Wired by runtime.
class InboxFreshness
{
public:
    virtual ~InboxFreshness() = default;
    /// Has the message's mailbox been fetched, and has inbound consumed it, up to a moment ago? Has nobody
    /// answered?
    [[nodiscard]] virtual base::Result<PortAnswer> inboxAnswer(store::Transaction& transaction,
                                                               const approval::OutgoingMessage& message,
                                                               base::Instant now) = 0;
};

class FactFreshness
{
public:
    virtual ~FactFreshness() = default;
    /// Are the facts that the message cites as they were?
    [[nodiscard]] virtual base::Result<PortAnswer> factAnswer(store::Transaction& transaction,
                                                              const approval::OutgoingMessage& message,
                                                              base::Instant now) = 0;
};

class LegalInstant
{
public:
    virtual ~LegalInstant() = default;
    /// May it leave now, by law and policy at the recipient's place? Else Wait until the next legal instant.
    [[nodiscard]] virtual base::Result<PortAnswer> legalAnswer(store::Transaction& transaction,
                                                               const approval::OutgoingMessage& message,
                                                               base::Instant now) = 0;
};

} // namespace countersign::delivery
