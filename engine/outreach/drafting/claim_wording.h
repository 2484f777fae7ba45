// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_binding.h"

#include <vector>

namespace countersign::drafting {

struct WordingQuestion
{
    const model::Sentence& sentence;
    const std::vector<Token>& tokens;
    /// All facts, cited ones first.
    const std::vector<const IndexedFact*>& facts;
    const std::vector<Quotation>& quotations;
    std::string_view language;
    /// Salutations and subjects state nothing by themselves.
    bool greeting = false;
    bool subject = false;
};

/// Adds what a sentence states without figure or name: quotations and "you asked", statements about the customer, the
/// product and third parties, superlatives, promises, ratios, and what tells people that they are watched. `claims` are
/// the sentence's figures; one that a fact bears out bears its sentence out, too.
void judgeWordings(const WordingQuestion& question, std::vector<model::Claim>& claims);

} // namespace countersign::drafting
