// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_check.h"

#include "engine/outreach/drafting/hidden_characters.h"
#include "engine/outreach/drafting/sentence_judge.h"
#include "engine/outreach/schedule/working_time.h"

#include <algorithm>

namespace countersign::drafting {

using model::Claim;
using model::ClaimVerdict;

struct ClaimChecker::State : CheckGround
{
};

ClaimChecker::ClaimChecker(const std::vector<model::Fact>& facts, ClaimContext context)
{
    auto state = std::make_unique<State>();
    state->context = std::move(context);
    state->facts = indexFacts(facts, state->context);
    state->known = knownNamesOf(state->facts, state->context);
    const auto local = schedule::toLocal(state->context.now, state->context.zone);
    state->today =
        local ? local->date : base::LocalDate(std::chrono::floor<std::chrono::days>(state->context.now));
    m_state = std::move(state);
}
ClaimChecker::~ClaimChecker() = default;
ClaimChecker::ClaimChecker(ClaimChecker&&) noexcept = default;

std::vector<Claim> ClaimChecker::checkBlock(const model::Block& block, std::size_t index) const
{
    std::vector<Claim> claims;
    SentencePlace place{.greeting = block.type == model::BlockType::Greeting ||
                                           block.type == model::BlockType::Closing,
                               .subject = index == kSubjectBlock};
    for (std::size_t i = 0; i < block.sentences.size(); ++i) {
        SentenceVerdict verdict = judgeSentence(*m_state, block.sentences[i], place);
        for (Claim& claim : verdict.claims) {
            claim.block = index;
            claim.sentence = i;
            claims.push_back(std::move(claim));
        }
        if (!verdict.products.empty())
            place.products = std::move(verdict.products);
    }
    return claims;
}

std::vector<Claim> ClaimChecker::checkSubject(const std::string& subject) const
{
    // The customer's words need no source, but what nobody can see does not go back to them unseen.
    if (!subject.empty() && subject == m_state->context.threadSubject) {
        std::vector<Claim> hidden;
        judgeHidden(subject, hidden);
        for (Claim& claim : hidden)
            claim.block = kSubjectBlock;
        return hidden;
    }
    return checkBlock({.type = model::BlockType::Text, .sentences = {{.text = subject, .facts = {}}}},
                      kSubjectBlock);
}

std::vector<Claim> ClaimChecker::check(const model::DraftContent& content) const
{
    std::vector<Claim> claims = checkSubject(content.subject);
    for (std::size_t i = 0; i < content.blocks.size(); ++i)
        for (Claim& claim : checkBlock(content.blocks[i], i))
            claims.push_back(std::move(claim));
    return claims;
}

std::vector<Claim> checkClaims(const model::DraftContent& content, const std::vector<model::Fact>& facts,
                               const ClaimContext& context)
{
    return ClaimChecker(facts, context).check(content);
}

std::size_t openClaims(const std::vector<Claim>& claims)
{
    return static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [](const Claim& claim) {
        return claim.verdict == ClaimVerdict::Unsupported;
    }));
}

} // namespace countersign::drafting
