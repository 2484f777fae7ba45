// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "engine/outreach/cadence/suggestion.h"
#include "engine/outreach/drafting/draft.h"
#include "engine/runtime/engine_core.h"

namespace countersign::runtime {

/// Everything that a draft needs before a word is written: who, why, evidence, free times, what may be named.
struct DraftGround
{
    drafting::Brief brief;
    std::vector<model::Fact> facts;
    drafting::ClaimContext context;
    std::optional<drafting::ReplyTarget> replyTo;
    model::MailboxId mailbox;
    model::SuggestionId suggestion;
    /// Where it goes; the address stands in the contact's record.
    std::string toAddress;
};

/// Gathers the ground from records, graph and calendar. NotFound for an unknown account or contact, NoEvidence where
/// nothing may be said, NotAllowed where the person has opted out.
[[nodiscard]] base::Result<DraftGround> gatherGround(EngineCore& core, const api::NewDraft& request);

/// Whether the shipped template finds anything true to say for a suggestion: a list must not promise what `gatherGround`
/// and `draftByTemplate` could not keep.
[[nodiscard]] base::Result<bool> canBeWritten(EngineCore& core, const cadence::Suggestion& suggestion);

/// A draft by the shipped template; `fallback` says why it was not the model, empty where none was asked.
[[nodiscard]] base::Result<drafting::Draft> draftByTemplate(EngineCore& core, const DraftGround& ground,
                                                            const std::string& fallback);
/// The same draft with a model's words.
[[nodiscard]] drafting::Draft draftWithContent(EngineCore& core, const DraftGround& ground, model::DraftContent content);

/// Stores it and returns it with its claims checked.
[[nodiscard]] base::Result<drafting::Draft> storeDraft(EngineCore& core, const drafting::Draft& draft);

} // namespace countersign::runtime
