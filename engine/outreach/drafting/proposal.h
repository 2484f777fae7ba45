// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"

#include <functional>
#include <string>
#include <vector>

namespace countersign::drafting {

/// What a fact would put in the place of an open claim; the lower `distance`, the sooner it is offered.
struct Proposal
{
    /// The claim's bytes in its sentence.
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string fact;
    std::string text;
    double distance = 0;
};

/// Further than any two values are apart: the sentence's own facts come first.
inline constexpr double kNotCited = 1e9;

/// The claims of a sentence that reads otherwise and stands in the same place.
using Recheck = std::function<std::vector<model::Claim>(const model::Sentence&)>;

/// Gives each open claim the first proposal, of those that are nearest first, that would settle it and open no other one.
/// Where none would, the claim names the nearest fact and offers nothing.
void offerProposals(const model::Sentence& sentence, const std::vector<Proposal>& proposals, const Recheck& recheck,
                    std::vector<model::Claim>& claims);

} // namespace countersign::drafting
