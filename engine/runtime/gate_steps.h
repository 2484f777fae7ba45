// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/approval/review.h"
#include "engine/outreach/drafting/draft.h"
#include "engine/runtime/engine_core.h"

namespace countersign::runtime {

/// Freezes the draft's bytes and hands them to the gate; the draft is then submitted. What approval::submit refuses.
[[nodiscard]] base::Result<model::OutgoingId> submitDraft(EngineCore& core, const drafting::Draft& draft);

/// Signs the message with the current person's own key, which the passphrase opens for this one signature, and puts it
/// into the outbox when no signature is missing any more.
[[nodiscard]] base::Result<approval::ApprovalProgress> signMessage(EngineCore& core, model::OutgoingId message,
                                                                   const base::SecretText& passphrase);

/// "recipient_changed" where the contact of the message is gone, has left the company, belongs to another account, or has an address by now that is
/// not among the message's recipients.
[[nodiscard]] base::Result<std::optional<model::Reason>> recipientChanged(store::Database& database,
                                                                          const approval::OutgoingMessage& message);

/// The draft's bytes as they would be frozen now.
[[nodiscard]] base::Result<model::Submission> previewSubmission(EngineCore& core, const drafting::Draft& draft);

} // namespace countersign::runtime
