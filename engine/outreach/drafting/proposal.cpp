// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/proposal.h"

#include <algorithm>
#include <set>

namespace countersign::drafting {

using model::Claim;
using model::ClaimVerdict;

namespace {

/// A check of a sentence costs something, and nobody waits for the ninth-nearest figure.
constexpr std::size_t kMostTried = 8;

std::size_t openIn(const std::vector<Claim>& claims)
{
    return static_cast<std::size_t>(std::ranges::count(claims, ClaimVerdict::Unsupported, &Claim::verdict));
}

/// The sentence as it would be with the proposal taken, held against all facts once more.
bool settles(const model::Sentence& sentence, const Proposal& proposal, const Recheck& recheck, std::size_t openBefore)
{
    model::Sentence tried = sentence;
    tried.text.replace(proposal.begin, proposal.end - proposal.begin, proposal.text);
    if (std::ranges::find(tried.facts, proposal.fact) == tried.facts.end())
        tried.facts.push_back(proposal.fact);
    const std::vector<Claim> claims = recheck(tried);
    const std::size_t end = proposal.begin + proposal.text.size();
    const bool openStill = std::ranges::any_of(claims, [&](const Claim& claim) {
        const bool whole = claim.begin == 0 && claim.end == tried.text.size();
        return !whole && claim.verdict == ClaimVerdict::Unsupported && claim.begin < end && claim.end > proposal.begin;
    });
    return !openStill && openIn(claims) < openBefore;
}

} // namespace

void offerProposals(const model::Sentence& sentence, const std::vector<Proposal>& proposals, const Recheck& recheck,
                    std::vector<Claim>& claims)
{
    const std::size_t open = openIn(claims);
    for (Claim& claim : claims) {
        if (claim.verdict != ClaimVerdict::Unsupported)
            continue;
        std::set<std::pair<std::string, std::string>> tried;
        for (const Proposal& proposal : proposals) {
            if (proposal.begin != claim.begin || proposal.end != claim.end)
                continue;
            if (claim.fact.empty())
                claim.fact = proposal.fact;
            if (tried.size() >= kMostTried || !tried.emplace(proposal.fact, proposal.text).second)
                continue;
            if (!settles(sentence, proposal, recheck, open))
                continue;
            claim.fact = proposal.fact;
            claim.suggestion = proposal.text;
            break;
        }
    }
}

} // namespace countersign::drafting
