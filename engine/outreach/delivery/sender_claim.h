// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/send_verdict.h"
#include "engine/outreach/delivery/sender.h"

namespace countersign::delivery {

/// Longer than any pause between claim and outcome but the server's; the file lock is what really keeps
/// others out.
inline constexpr base::Duration kLeaseTime{30'000};

/// How to reach the mailbox's server, and the secret that opens it.
struct MailWay
{
    mailbox::MailboxSettings settings;
    base::SecretText secret;
};

struct OpenAttempt
{
    std::int64_t row = 0;
    OutgoingId message;
    int retries = 0;
};

/// A message that is ours to transmit: its attempt is committed.
struct Sender::Claim
{
    /// Always there; never made here.
    std::optional<approval::ApprovedMessage> message;
    MailWay way;
    OpenAttempt attempt;
};

[[nodiscard]] base::Result<std::optional<OutgoingId>> firstDue(store::Database& database, base::Instant now);
/// Whether the error is the gate's own "no", and not the world's or the store's.
[[nodiscard]] bool isGateRefusal(base::ErrorCode code);
[[nodiscard]] base::Result<MailWay> findWay(store::Database& database, const secrets::Vault& vault,
                                            model::MailboxId mailbox);
[[nodiscard]] base::Result<OpenAttempt> openAttempt(store::Transaction& transaction,
                                                    const approval::ApprovedMessage& message,
                                                    std::string_view holder, base::Instant now);
/// Cancelled where the stop switch is on or the attempt is no longer ours.
[[nodiscard]] base::Status markPointOfNoReturn(store::Transaction& transaction, const OpenAttempt& attempt,
                                               base::Instant now);
/// What the store says; the store is right.
[[nodiscard]] base::Result<bool> passedPoint(store::Database& database, const OpenAttempt& attempt);
[[nodiscard]] base::Status endAttempt(store::Transaction& transaction, const OpenAttempt& attempt,
                                      const SendVerdict& verdict, base::Instant now);

} // namespace countersign::delivery
