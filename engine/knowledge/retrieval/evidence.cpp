// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/evidence.h"

#include "engine/knowledge/retrieval/fact_sources.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace countersign::retrieval {

namespace {

/// How much a kind of fact matters for a use case, 0 to 1. Kinds that are not listed count a little, so that
/// a fact of a rare kind can still be cited.
constexpr double kUnlisted = 0.3;

using Weights = std::map<std::string_view, double>;

const Weights& weightsFor(std::string_view useCase)
{
    static const std::map<std::string_view, Weights> kWeights{
        {"post_demo",
         {{"meeting", 1},
          {"question", 1},
          {"price", 0.6},
          {"stage", 0.6},
          {"deal", 0.6},
          {"role", 0.5},
          {"ticket", 0.3}}},
        {"renewal",
         {{"contract_renewal", 1},
          {"question", 1},
          {"ticket", 0.7},
          {"usage_change", 0.7},
          {"price", 0.6},
          {"product_owned", 0.6},
          {"meeting", 0.6},
          {"role", 0.4}}},
        {"cross_sell",
         {{"product_suggested", 1},
          {"product_owned", 0.9},
          {"price", 0.9},
          {"purchase", 0.8},
          {"question", 0.7},
          {"meeting", 0.5},
          {"contract_renewal", 0.5}}},
        {"re_engagement",
         {{"silence", 1},
          {"meeting", 0.9},
          {"question", 0.9},
          {"deal", 0.8},
          {"purchase", 0.5},
          {"product_owned", 0.5},
          {"contract_renewal", 0.5},
          {"usage_change", 0.5}}},
        {"post_ticket",
         {{"ticket", 1}, {"question", 0.7}, {"product_owned", 0.5}, {"mood", 0.5}, {"usage_change", 0.5}}},
        {"pricing_interest",
         {{"price", 1},
          {"question", 0.9},
          {"web_visit", 0.9},
          {"catalog", 0.8},
          {"deal", 0.7},
          {"product_owned", 0.6},
          {"product_suggested", 0.6},
          {"meeting", 0.6},
          {"stage", 0.5}}},
    };
    static const Weights kNone;
    const auto found = kWeights.find(useCase);
    return found == kWeights.end() ? kNone : found->second;
}

double relevanceOf(const Candidate& candidate, const Weights& weights)
{
    const auto weight = weights.find(candidate.fact.kind);
    return candidate.closeness * (weight == weights.end() ? kUnlisted : weight->second);
}

/// A pack of one kind would crowd out the rest.
constexpr std::size_t kMaxOfAKind = 6;

std::string productOf(const model::Fact& fact)
{
    for (const auto& [name, value] : fact.values)
        if (name == "product")
            return model::toString(value);
    return {};
}

/// A product that stands among the assets needs no second proof by its use or its purchase.
void dropWhatAssetsSay(Candidates& candidates)
{
    std::set<std::string> owned;
    for (const Candidate& each : candidates)
        if (each.fact.kind == "product_owned" && each.fact.recordKind == model::RecordKind::Asset)
            owned.insert(productOf(each.fact));
    std::erase_if(candidates, [&](const Candidate& each) {
        const bool second = each.fact.kind == "purchase" || each.fact.recordKind == model::RecordKind::UsageEvent;
        return second && each.fact.kind != "usage_change" && owned.contains(productOf(each.fact));
    });
}

/// The recipient's own title tells them nothing.
bool isWorthAMail(const model::Fact& fact)
{
    return fact.sayable && fact.kind != "role";
}

} // namespace

base::Result<std::vector<model::Fact>> evidenceFor(store::Database& database, const EvidenceRequest& request)
{
    constexpr std::array kSources{addContracts, addOpportunities, addMatters,      addMeetings,
                                  addTickets,   addMessages,      addUsage,        addVisits,
                                  addContact,   addProducts,      addCatalogEntry};
    Candidates candidates;
    for (const auto source : kSources)
        COUNTERSIGN_TRY(source(database, request, candidates));
    dropWhatAssetsSay(candidates);
    const Weights& weights = weightsFor(request.useCase);
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
        return relevanceOf(a, weights) > relevanceOf(b, weights);
    });
    std::vector<model::Fact> facts;
    std::map<std::string, std::size_t> taken;
    bool worthAMail = false;
    for (Candidate& candidate : candidates) {
        if (facts.size() == request.maxFacts)
            break;
        if (relevanceOf(candidate, weights) < request.floor && (worthAMail || !isWorthAMail(candidate.fact)))
            continue;
        if (taken[candidate.fact.kind]++ == kMaxOfAKind)
            continue;
        worthAMail = worthAMail || isWorthAMail(candidate.fact);
        candidate.fact.id = "f" + std::to_string(facts.size() + 1);
        facts.push_back(std::move(candidate.fact));
    }
    return facts;
}

} // namespace countersign::retrieval
