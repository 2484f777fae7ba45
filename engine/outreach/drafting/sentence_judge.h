// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_check.h"
#include "engine/outreach/drafting/claim_names.h"
#include "engine/outreach/drafting/fact_index.h"

#include <string>
#include <vector>

namespace countersign::drafting {

/// What all sentences of a draft are held against.
struct CheckGround
{
    ClaimContext context;
    std::vector<IndexedFact> facts;
    KnownNames known;
    base::LocalDate today{};
};

/// Where a sentence stands.
struct SentencePlace
{
    bool greeting = false;
    bool subject = false;
    /// Products that the sentences before it in the block named.
    std::vector<std::string> products = {};
};

struct SentenceVerdict
{
    /// In order of their bytes.
    std::vector<model::Claim> claims;
    /// Products that it is about, for the next sentence's "it".
    std::vector<std::string> products;
};

/// One sentence against all facts.
[[nodiscard]] SentenceVerdict judgeSentence(const CheckGround& ground, const model::Sentence& sentence,
                                            const SentencePlace& place);

} // namespace countersign::drafting
