// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/model/reason.h"
#include "engine/foundation/model/submission.h"
#include "engine/outreach/approval/message_state.h"
#include "engine/platform/governance/policy.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace countersign::approval {

using model::OutgoingId;
using model::PrincipalId;

/// One living signature of a message.
struct MessageSignature
{
    PrincipalId principal;
    std::string keyId;
    governance::Role role = governance::Role::Rep;
    base::Instant signedAt;
    /// The index of its audit entry.
    std::int64_t auditIndex = 0;
};

/// A frozen message and where it stands; a plain view that gives no right to send.
struct OutgoingMessage
{
    OutgoingId id;
    MessageState state = MessageState::InReview;
    /// Why it is in this state: "returned" with the comment's audit index, "waiting_retry", … Empty where
    /// nothing is to say.
    model::Reason reason;
    /// All but the bytes, which messageBytes() reads.
    model::Submission submission;
    base::Sha256 sha256{};
    base::Sha256 claimReportHash{};
    std::int64_t policyVersion = 0;
    base::Sha256 policyHash{};
    base::Duration undoWindow{};
    std::vector<governance::RequiredSignature> required;
    std::vector<MessageSignature> signatures;
    std::string comment;
    base::Instant submittedAt;
    base::Instant updatedAt;

    /// Roles whose signature is missing, in the order rep, manager.
    [[nodiscard]] std::vector<governance::Role> missing() const;
};

[[nodiscard]] base::Result<std::optional<OutgoingMessage>> findMessage(store::Database& database,
                                                                       OutgoingId id);
/// NotFound instead of nothing.
[[nodiscard]] base::Result<OutgoingMessage> requireMessage(store::Database& database, OutgoingId id);
/// The newest message that was made of the draft.
[[nodiscard]] base::Result<std::optional<OutgoingMessage>> findMessageOfDraft(store::Database& database,
                                                                              model::DraftId draft);
/// Whether another message has gone, or may have gone, to the contact since that instant.
[[nodiscard]] base::Result<bool> otherMessageWentTo(store::Database& database, const OutgoingMessage& message,
                                                    base::Instant since);
/// By the RFC 5322 Message-ID with its angle brackets: how an answer finds what it answers.
[[nodiscard]] base::Result<std::optional<OutgoingId>> findByMessageIdHeader(store::Database& database,
                                                                            std::string_view header);
/// Newest change first.
[[nodiscard]] base::Result<std::vector<OutgoingMessage>> listMessages(store::Database& database,
                                                                      std::span<const MessageState> states);
/// The cited facts in the form in which they are stored, and whose digest is signed.
[[nodiscard]] base::Json citedFactsJson(std::span<const model::CitedFact> facts);
/// The frozen bytes; StoreCorrupt where they are not what was frozen.
[[nodiscard]] base::Result<base::Bytes> messageBytes(store::Database& database, OutgoingId id);

} // namespace countersign::approval
