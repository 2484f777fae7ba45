// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/id.h"
#include "engine/foundation/secrets/dsse.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/platform/governance/suppression.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::approval {

using governance::Actor;

/// DSSE payload type of an approval.
inline constexpr std::string_view kApprovalPayloadType = "application/vnd.countersign.approval+json";

/// Freezes a submission under the policy in force: the message is `in_review` and waits for its signatures.
/// Older messages of the same draft that are still open go back to it, their signatures void.
/// ClaimUnresolved; InvalidInput where the bytes' headers disagree with the envelope (args: the header);
/// PolicyRefused with the failed rules' codes; NotAllowed where the author or mailbox is not what it should
/// be.
[[nodiscard]] base::Result<OutgoingId> submit(store::Transaction& transaction,
                                              const model::Submission& submission, base::IdSource& ids,
                                              const Actor& actor);

struct SigningRequest
{
    OutgoingId message;
    PrincipalId principal;
    governance::Role role = governance::Role::Rep;
};

/// Issues a nonce and returns the exact bytes to sign: canonical JSON with message, sha256, envelopeFrom,
/// recipients, mailbox, account, contact, value {amountMinor, currency}, facts (digest of the cited facts), policy {id,
/// sha256, requires}, claimReport, notBefore, notAfter, nonce, role and auditIndex; what is not known is null. Only approve() uses the nonce up. NotAllowed as approve().
[[nodiscard]] base::Result<base::Bytes> payloadToSign(store::Transaction& transaction,
                                                      const SigningRequest& request,
                                                      base::RandomSource& random, const Actor& actor);

struct ApprovalProgress
{
    bool complete = false;
    std::vector<governance::Role> missing;
};

/// Takes one signature in. The envelope holds exactly what payloadToSign() gave to this principal, signed by
/// a living key of theirs. The rep's signature is the author's; the manager's is that of a manager other than
/// the author, with another key. With the last missing one the message is `approved`;
/// delivery::enqueueApproved() comes next. SignatureInvalid, ApprovalVoid, ApprovalExpired, NotAllowed,
/// Suppressed, Conflict; args[0] names the rule.
[[nodiscard]] base::Result<ApprovalProgress>
approve(store::Transaction& transaction, const secrets::Envelope& envelope, const SigningRequest& request,
        const governance::SuppressionKey& suppression, const Actor& actor);

/// The reviewer's "not yet", with a comment for the author. The comment is personal text and stays out of the
/// audit.
[[nodiscard]] base::Status returnMessage(store::Transaction& transaction, OutgoingId id,
                                         std::string_view comment, const Actor& actor);
[[nodiscard]] base::Status reject(store::Transaction& transaction, OutgoingId id, std::string_view reason,
                                  const Actor& actor);
/// The author edits again: from any state before `transmitting`; every signature is void.
[[nodiscard]] base::Status voidForEdit(store::Transaction& transaction, OutgoingId id, const Actor& actor);
[[nodiscard]] base::Status cancel(store::Transaction& transaction, OutgoingId id, const Actor& actor);
/// Something that the signatures rested on has changed: back to `in_review`, every signature void.
[[nodiscard]] base::Status backToReview(store::Transaction& transaction, OutgoingId id,
                                        const model::Reason& reason, const Actor& actor);
/// After the person's keys were revoked: their own messages that have not left are cancelled, and what they countersigned
/// goes back to review, both with the reason "key_revoked". How many there were.
[[nodiscard]] base::Result<int> withdrawRevoked(store::Transaction& transaction, PrincipalId principal, const Actor& actor);
/// After another policy came into force: what was frozen under an older one and has not left is in review again with the
/// reason "policy_changed", every signature void; its author submits it anew. How many there were.
[[nodiscard]] base::Result<int> withdrawOutdated(store::Transaction& transaction, const Actor& actor);
/// Everything whose window has passed unsigned or unsent; at most 100 a call, how many there were.
[[nodiscard]] base::Result<int> expireDue(store::Transaction& transaction, const Actor& actor);
/// Its window has passed unsent.
[[nodiscard]] base::Status expire(store::Transaction& transaction, OutgoingId id, const Actor& actor);

struct StateChange
{
    MessageState from;
    MessageState to;
    model::Reason reason;
};

/// One step on the way out; for delivery only. Conflict where the message is not in `from` or the schema
/// forbids it.
[[nodiscard]] base::Status advance(store::Transaction& transaction, OutgoingId id, const StateChange& change,
                                   const Actor& actor);

} // namespace countersign::approval
