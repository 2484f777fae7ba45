// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/refresh.h"

#include "engine/knowledge/features/feature_store.h"
#include "engine/knowledge/graph/graph.h"
#include "engine/knowledge/identity/identity.h"
#include "engine/knowledge/retrieval/text_index.h"
#include "engine/outreach/cadence/suggest.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "engine/outreach/inbound/understand.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <array>
#include <map>

namespace countersign::runtime {

namespace {

/// What an account's newest outcome means for its place in the list.
struct Recent
{
    std::string kind;
    base::Instant at{};
};

base::Result<std::map<model::RecordId, Recent>> recentOutcomes(EngineCore& core)
{
    COUNTERSIGN_ASSIGN(const auto outcomes, inbound::listOutcomes(core.database, 2000));
    std::map<model::RecordId, Recent> newest;
    // Newest first: the first of an account counts.
    for (const inbound::Outcome& outcome : outcomes)
        newest.emplace(outcome.account, Recent{.kind = outcome.kind, .at = outcome.at});
    return newest;
}

/// A person who has just answered comes up; one who does not want mail goes.
void applyOutcomes(const std::map<model::RecordId, Recent>& outcomes, base::Instant now,
                   std::vector<cadence::Suggestion>& suggestions)
{
    constexpr auto kFresh = std::chrono::days(7);
    for (cadence::Suggestion& suggestion : suggestions) {
        const auto found = outcomes.find(suggestion.account);
        if (found == outcomes.end() || now - found->second.at > kFresh)
            continue;
        const std::string date = base::toIso(base::LocalDate(std::chrono::floor<std::chrono::days>(found->second.at)));
        if (found->second.kind == "reply") {
            suggestion.reasons.push_back({.reason = {"replied_on", {date}}, .points = 30});
            suggestion.score += 30;
            suggestion.headline = {"headline_replied", {date}};
            suggestion.moved = {"moved_up_replied", {}};
        } else if (found->second.kind == "meeting") {
            suggestion.reasons.push_back({.reason = {"meeting_accepted", {date}}, .points = -40});
            suggestion.score -= 40;
            suggestion.action = cadence::Action::Wait;
        } else if (found->second.kind == "out_of_office") {
            suggestion.reasons.push_back({.reason = {"out_of_office_since", {date}}, .points = -40});
            suggestion.score -= 40;
            suggestion.action = cadence::Action::Wait;
        }
    }
    std::ranges::stable_sort(suggestions, std::greater{}, &cadence::Suggestion::score);
}

} // namespace

base::Status refreshSuggestions(EngineCore& core)
{
    cadence::SuggestRequest request{.now = core.now()};
    request.isSuppressed = [&core](const std::string& address, model::RecordId account) {
        const std::array<std::string, 1> addresses{address};
        const auto found = governance::findSuppression(core.database, core.workspace.suppression(), addresses, account);
        return !found || found->has_value();
    };
    COUNTERSIGN_ASSIGN(auto suggestions, cadence::makeSuggestions(core.database, request, {}));
    COUNTERSIGN_ASSIGN(const auto outcomes, recentOutcomes(core));
    applyOutcomes(outcomes, core.now(), suggestions);
    return inTransaction(core.database, [&](store::Transaction& transaction) {
        return cadence::replaceSuggestions(transaction, std::move(suggestions), core.now());
    });
}

base::Status refreshEverything(EngineCore& core, std::stop_token stop)
{
    identity::IdentityRun identityRun{core.database, core.ports.clock, core.ids, stop};
    if (const auto done = identity::runIdentity(identityRun); !done)
        return base::fail(done.error());
    graph::GraphBuild build{core.database, core.ports.clock, stop};
    if (const auto built = graph::rebuildGraph(build); !built)
        return base::fail(built.error());
    features::Recompute recompute{core.database, core.ports.clock, stop};
    if (const auto done = features::recomputeAll(recompute); !done)
        return base::fail(done.error());
    if (const auto indexed = retrieval::indexAll(core.database, stop); !indexed)
        return base::fail(indexed.error());
    return refreshSuggestions(core);
}

base::Status refreshAccounts(EngineCore& core, std::span<const model::RecordId> accounts)
{
    for (const model::RecordId& account : accounts) {
        const auto rebuilt = inTransaction(core.database, [&](store::Transaction& transaction) {
            return graph::rebuildAccount(transaction, account, core.now());
        });
        if (!rebuilt)
            return base::fail(rebuilt.error());
    }
    features::Recompute recompute{core.database, core.ports.clock, {}};
    if (const auto done = features::recomputeAccounts(recompute, accounts); !done)
        return base::fail(done.error());
    return refreshSuggestions(core);
}

} // namespace countersign::runtime
