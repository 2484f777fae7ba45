// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/database.h"
#include "engine/outreach/cadence/suggestion.h"

namespace countersign::cadence {

/// The product that a suggestion is about, so that the mail is about the same one: for `cross_sell` the one that its
/// reason counts, for `pricing_interest` the one that the visited pages name, else that of the largest open deal.
/// Null for other use cases, and where nothing says.
[[nodiscard]] base::Result<model::RecordId> productOf(store::Database& database, const Suggestion& suggestion);

} // namespace countersign::cadence
