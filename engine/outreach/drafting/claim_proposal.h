// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"

#include <functional>
#include <string>
#include <vector>

namespace countersign::drafting {

/// What a fact would put in the place of an open claim (bytes of the sentence); the lower `distance`, the sooner it is offered.
struct Proposal
{
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string fact;
    std::string text;
    double distance = 0;
};

/// Gives each open claim the nearest of its proposals that settles it and opens no other one, as `judge` finds by reading the
/// sentence with the proposal taken. Where none does, the claim keeps the nearest fact, without words to take over.
void offerProposals(const model::Sentence& sentence, const std::vector<Proposal>& nearestFirst,
                    std::vector<model::Claim>& claims,
                    const std::function<std::vector<model::Claim>(const model::Sentence&)>& judge);

} // namespace countersign::drafting
