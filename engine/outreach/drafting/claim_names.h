// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/fact_index.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace countersign::drafting {

/// Names that a text may hold, taken apart into words once for each draft.
struct KnownNames
{
    /// Lower case; every word of the names, the facts and the catalog.
    std::unordered_set<std::string> words;
    /// As written; for scripts that do not separate words.
    std::vector<std::string> names;
    struct Product
    {
        std::string name;
        std::vector<Token> tokens;
    };
    /// Longest first.
    std::vector<Product> products;
    /// The first words of products ("pulse"): what follows one and is no product is an invented one.
    std::unordered_set<std::string> productStarts;
};

[[nodiscard]] KnownNames knownNamesOf(const std::vector<IndexedFact>& facts, const ClaimContext& context);

struct NameMention
{
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Index in KnownNames::products; nothing for a name that nobody knows.
    std::optional<std::size_t> product;
};

/// Catalog products and unknown names in a sentence. `taken` are mentions whose bytes are not names.
/// `greeting`: German salutations are read as strictly as other languages, where only names are capitalised.
struct NameQuestion
{
    std::string_view text;
    const std::vector<Token>& tokens;
    const std::vector<Mention>& taken;
    std::string_view language;
    bool greeting = false;
};
[[nodiscard]] std::vector<NameMention> namesIn(const NameQuestion& question, const KnownNames& known);

} // namespace countersign::drafting
