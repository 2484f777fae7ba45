// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/log.h"
#include "engine/foundation/secrets/vault.h"
#include "engine/outreach/approval/approved_message.h"
#include "engine/outreach/delivery/outbox.h"
#include "engine/outreach/delivery/ports.h"
#include "engine/platform/mailbox/mail_transport.h"
#include "engine/platform/records/mailbox_store.h"

#include <optional>
#include <stop_token>
#include <string>
#include <variant>

namespace countersign::delivery {

/// What the sender stands on; all of it outlives the sender.
struct SenderParts
{
    /// The sender's own connection: it commits the point of no return on the thread that transmits.
    store::Database& database;
    mailbox::MailTransport& transport;
    const secrets::Vault& vault;
    const governance::SuppressionKey& suppression;
    InboxFreshness& inbox;
    FactFreshness& facts;
    LegalInstant& legal;
    const base::Clock& clock;
    base::RandomSource& random;
    base::LogSink& log;
};

struct Sent
{
    OutgoingId id;
    approval::MessageState state = approval::MessageState::Accepted;
};
/// A message could not leave and was moved or rescheduled; ask again for the next.
struct Moved
{
    OutgoingId id;
    model::Reason reason;
};
/// Nothing is due. `reason` where something keeps everything back: "waiting_stopped",
/// "waiting_turn".
struct Idle
{
    model::Reason reason;
    std::optional<base::Instant> until;
};
using DeliveryStep = std::variant<Sent, Moved, Idle>;

/// Hands approved messages to the world, one at a time, each at most once. Record, then send: the claim is
/// committed before connect, the point of no return before the last byte, and what is found in between after
/// a crash is unknown until a human says otherwise. Of all processes on a workspace one sends at a time (file
/// lock and lease). Belongs to one thread at a time; blocks while it transmits.
class Sender
{
public:
    explicit Sender(const SenderParts& parts);

    /// Takes the most urgent message that is due through claim, transmission and outcome. WorkspaceBusy and
    /// other store errors leave everything as it was.
    [[nodiscard]] base::Result<DeliveryStep> deliverNext(std::stop_token stop);
    /// deliverNext() until nothing is due; how many were handed over.
    [[nodiscard]] base::Result<int> deliverAllDue(std::stop_token stop);
    /// What a process that died left in transmission becomes unknown; how many. Does nothing while another
    /// process sends. deliverNext() does the same first.
    [[nodiscard]] base::Result<int> recoverAtStart();

private:
    struct Claim;
    using ClaimStep = std::variant<Claim, Moved, Idle>;

    [[nodiscard]] base::Result<int> recover();
    [[nodiscard]] base::Result<ClaimStep> claimNext();
    [[nodiscard]] base::Result<ClaimStep> judge(store::Transaction& transaction, OutgoingId id,
                                                base::Instant now);
    [[nodiscard]] base::Result<ClaimStep> refuse(store::Transaction& transaction, OutgoingId id,
                                                 base::Error error, base::Instant now);
    [[nodiscard]] base::Result<std::optional<Moved>>
    askPorts(store::Transaction& transaction, const approval::OutgoingMessage& message, base::Instant now);
    [[nodiscard]] base::Result<ClaimStep> record(store::Transaction& transaction,
                                                 approval::ApprovedMessage message, base::Instant now);
    [[nodiscard]] base::Status passPointOfNoReturn(const Claim& claim);
    [[nodiscard]] base::Result<Sent> transmit(Claim claim, std::stop_token stop);
    [[nodiscard]] base::Result<Sent> recordOutcome(const Claim& claim, const mailbox::SendOutcome& outcome);

    SenderParts m_parts;
    /// Tells this sender's claims and lease from every other's.
    std::string m_holder;
};

} // namespace countersign::delivery
