// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/database.h"
#include "engine/outreach/cadence/suggestion.h"

#include <span>
#include <string>
#include <vector>

namespace countersign::cadence {

/// A product and its name as the address of a web page may spell it.
struct SpelledProduct
{
    std::string letters;
    model::RecordId id;
};

/// All products, for many calls of productOf(): accounts and their visits are many, the catalog is one.
[[nodiscard]] base::Result<std::vector<SpelledProduct>> spelledProducts(store::Database& database);

/// The product that a suggestion is about, so that the mail is about the same one: for `cross_sell` the one that its
/// reason counts, for `pricing_interest` the one that the visited pages name, else that of the largest open deal.
/// Null for other use cases, and where nothing says.
[[nodiscard]] base::Result<model::RecordId> productOf(store::Database& database, const Suggestion& suggestion,
                                                      std::span<const SpelledProduct> products);

} // namespace countersign::cadence
