// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_proposal.h"

#include <algorithm>
#include <set>

namespace countersign::drafting {

using model::Claim;
using model::ClaimVerdict;

namespace {

/// A claim is read anew for each; further ones would not be what was meant.
constexpr std::size_t kMostTried = 8;

std::size_t openIn(const std::vector<Claim>& claims)
{
    return static_cast<std::size_t>(std::ranges::count(claims, ClaimVerdict::Unsupported, &Claim::verdict));
}

model::Sentence withTaken(const model::Sentence& sentence, const Proposal& proposal)
{
    model::Sentence tried = sentence;
    tried.text.replace(proposal.begin, proposal.end - proposal.begin, proposal.text);
    if (std::ranges::find(tried.facts, proposal.fact) == tried.facts.end())
        tried.facts.push_back(proposal.fact);
    return tried;
}

bool isOpenAt(const std::vector<Claim>& claims, const model::Sentence& sentence, std::size_t begin, std::size_t end)
{
    return std::ranges::any_of(claims, [&](const Claim& claim) {
        const bool whole = claim.begin == 0 && claim.end == sentence.text.size();
        return !whole && claim.verdict == ClaimVerdict::Unsupported && claim.begin < end && claim.end > begin;
    });
}

} // namespace

void offerProposals(const model::Sentence& sentence, const std::vector<Proposal>& nearestFirst,
                    std::vector<Claim>& claims,
                    const std::function<std::vector<Claim>(const model::Sentence&)>& judge)
{
    const std::size_t open = openIn(claims);
    for (Claim& claim : claims) {
        if (claim.verdict != ClaimVerdict::Unsupported)
            continue;
        std::set<std::pair<std::string, std::string>> seen;
        for (const Proposal& proposal : nearestFirst) {
            if (proposal.begin != claim.begin || proposal.end != claim.end)
                continue;
            if (claim.fact.empty())
                claim.fact = proposal.fact;
            if (seen.size() >= kMostTried || !seen.emplace(proposal.fact, proposal.text).second)
                continue;
            const model::Sentence tried = withTaken(sentence, proposal);
            const std::vector<Claim> after = judge(tried);
            if (openIn(after) >= open || isOpenAt(after, tried, proposal.begin, proposal.begin + proposal.text.size()))
                continue;
            claim.fact = proposal.fact;
            claim.suggestion = proposal.text;
            break;
        }
    }
}

} // namespace countersign::drafting
