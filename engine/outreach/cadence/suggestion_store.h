// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"
#include "engine/outreach/cadence/suggestion.h"

#include <string_view>
#include <vector>

namespace countersign::cadence {

/// Replaces the list by a newly made one, best first. What a person snoozed or dismissed stays so as long as its use
/// case and account go on; each suggestion learns where it moved from.
[[nodiscard]] base::Status replaceSuggestions(store::Transaction& transaction, std::vector<Suggestion> suggestions,
                                              base::Instant now);

struct SuggestionPage
{
    std::vector<Suggestion> items;
    /// Snoozed ones, and when the first of them comes back.
    std::int64_t waiting = 0;
    std::optional<base::Instant> nextComesUp;
    base::Instant madeAt{};
};

/// The open ones, best first.
[[nodiscard]] base::Result<SuggestionPage> listSuggestions(store::Database& database, std::size_t limit, base::Instant now);
[[nodiscard]] base::Result<std::optional<Suggestion>> findSuggestion(store::Database& database, model::SuggestionId id);

/// A person's decisions; each leaves an event. NotFound for an id that is not in the list.
[[nodiscard]] base::Status snoozeSuggestion(store::Transaction& transaction, model::SuggestionId id, base::Instant until,
                                            std::string_view actor, base::Instant now);
[[nodiscard]] base::Status dismissSuggestion(store::Transaction& transaction, model::SuggestionId id,
                                             std::string_view reason, std::string_view actor, base::Instant now);
[[nodiscard]] base::Status restoreSuggestion(store::Transaction& transaction, model::SuggestionId id,
                                             std::string_view actor, base::Instant now);

} // namespace countersign::cadence
