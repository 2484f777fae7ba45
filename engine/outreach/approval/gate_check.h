// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/secrets/dsse.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/platform/governance/suppression.h"

namespace countersign::approval {

/// The rules of the gate, one function each. Submitting, signing and verifying all ask the same ones, so that
/// nothing can be signed that would not be sent, nor sent that could not have been signed. Refusals: see
/// ApprovedMessage::verify().

/// A payload that was handed out to be signed.
struct IssuedNonce
{
    base::Bytes nonce;
    OutgoingId message;
    PrincipalId principal;
    governance::Role role = governance::Role::Rep;
    std::int64_t auditIndex = 0;
    bool used = false;
    bool isVoid = false;
};

[[nodiscard]] base::Result<std::optional<IssuedNonce>> findNonce(store::Database& database,
                                                                 std::span<const std::byte> nonce);

/// The canonical JSON that a signature covers.
[[nodiscard]] base::Bytes approvalPayload(const OutgoingMessage& message, const IssuedNonce& nonce);

/// The frozen bytes, after their digest, headers and envelope were checked against the message.
[[nodiscard]] base::Result<base::Bytes> checkFrozen(store::Database& database,
                                                    const OutgoingMessage& message);
/// The sender's address is still one of its mailbox.
[[nodiscard]] base::Status checkSender(store::Database& database, const model::Submission& submission);
/// The policy in force is the one that the audit chain knows, the one under which the message was frozen, and asks for the
/// same signatures. `since`: as governance::checkPolicyInChain().
[[nodiscard]] base::Status checkPolicy(store::Database& database, const OutgoingMessage& message,
                                       std::span<const std::byte> bytes, std::int64_t since);
/// The strict reader and the one that shows the mail (mime) see the same sender, recipients and Message-ID.
[[nodiscard]] base::Status checkReadersAgree(std::span<const std::byte> bytes);
/// What policy wants to know of these bytes.
[[nodiscard]] base::Result<governance::SubmissionFacts> factsOf(const model::Submission& submission,
                                                                std::span<const std::byte> bytes);
[[nodiscard]] base::Status checkNotExpired(const OutgoingMessage& message, base::Instant now);
[[nodiscard]] base::Status checkSuppression(store::Database& database, const OutgoingMessage& message,
                                            const governance::SuppressionKey& key);
/// Whether this person may sign this message in this role at all.
[[nodiscard]] base::Result<governance::Principal> checkSigner(store::Database& database,
                                                              const OutgoingMessage& message,
                                                              PrincipalId principal, governance::Role role);
/// The envelope holds exactly the issued payload, signed by a living key of the principal that was enrolled
/// when it was issued; returns that key. Asks nothing of the chain.
[[nodiscard]] base::Result<governance::PrincipalKey> checkEnvelope(const OutgoingMessage& message,
                                                                   const IssuedNonce& nonce,
                                                                   const governance::Principal& principal,
                                                                   const secrets::Envelope& envelope);

} // namespace countersign::approval
