// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"
#include "engine/outreach/drafting/draft.h"

#include <optional>
#include <string_view>
#include <vector>

namespace countersign::drafting {

/// Stores a new draft at revision 1 after checking its claims. AlreadyExists for an id that is taken.
[[nodiscard]] base::Status addDraft(store::Transaction& transaction, const Draft& draft, base::Instant now);
[[nodiscard]] base::Result<std::optional<Draft>> findDraft(store::Database& database, model::DraftId id);
/// Newest first.
[[nodiscard]] base::Result<std::vector<Draft>> listDrafts(store::Database& database, DraftState state);
[[nodiscard]] base::Result<std::vector<Draft>> draftsOfAccount(store::Database& database,
                                                               model::RecordId account);

/// Who changes a draft (a principal's id text), and when.
struct Edit
{
    std::string_view actor;
    base::Instant now{};
};

/// Replaces one block's text, or the subject's (block = kSubjectBlock), marks it as edited by hand and checks
/// its claims again. Durable on commit. Conflict where the draft is discarded; a submitted draft becomes open
/// again, and the caller voids its signatures in the same transaction.
[[nodiscard]] base::Result<Draft> editDraft(store::Transaction& transaction, model::DraftId id,
                                            std::size_t block, std::string_view text, const Edit& edit);

/// Puts what the nearest fact says in the claim's place.
[[nodiscard]] base::Result<Draft> useSuggestion(store::Transaction& transaction, model::DraftId id,
                                                std::size_t claim, const Edit& edit);
/// Adds a fact to the sentence that holds the claim. NotFound where the draft has no such fact.
[[nodiscard]] base::Result<Draft> citeFact(store::Transaction& transaction, model::DraftId id,
                                           std::size_t claim, std::string_view fact, const Edit& edit);
/// A person takes responsibility; InvalidInput for an empty reason. Written to the audit log. Holds for this
/// text: an edit of the sentence takes it away.
[[nodiscard]] base::Result<Draft> overruleClaim(store::Transaction& transaction, model::DraftId id,
                                                std::size_t claim, std::string_view reason, const Edit& edit);

/// What a drafter wrote anew.
struct Rewrite
{
    model::DraftContent content;
    std::vector<model::Fact> facts;
    DraftLevel level = DraftLevel::Template;
    std::string fallback;
    std::string promptName;
    int promptVersion = 0;
    std::string writer;
};
/// Takes the new words, all or those of one block, but leaves what a person has edited as it is.
[[nodiscard]] base::Result<Draft> applyRewrite(store::Transaction& transaction, model::DraftId id,
                                               const Rewrite& rewrite, std::optional<std::size_t> onlyBlock,
                                               const Edit& edit);

[[nodiscard]] base::Status setDraftState(store::Transaction& transaction, model::DraftId id, DraftState state,
                                         const Edit& edit);

/// Takes drafts, evidence and edits of this contact out of the store (erasure of personal data); the number
/// of drafts.
[[nodiscard]] base::Result<std::size_t> eraseDraftsOf(store::Transaction& transaction,
                                                      model::RecordId contact);

} // namespace countersign::drafting
