// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/suggest.h"

#include "engine/knowledge/features/feature_store.h"
#include "engine/outreach/cadence/person_choice.h"
#include "engine/outreach/cadence/product_choice.h"
#include "engine/outreach/schedule/legal_instant.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <cmath>

namespace countersign::cadence {

using model::Record;
using model::RecordKind;

namespace {

struct Scored
{
    model::RecordId account;
    UseCaseScore best;
    double points = 0;
};

/// How much the money that hangs on it adds: 0 at nothing, about 10 at 10,000 and 20 at a million in major units.
double valuePoints(const std::optional<base::Money>& value)
{
    if (!value || value->amountMinor <= 0)
        return 0;
    const double major = static_cast<double>(value->amountMinor) / std::pow(10, base::minorDigits(value->currency));
    return std::clamp(5 * (std::log10(major) - 2), 0.0, 20.0);
}

base::Result<std::vector<Scored>> scoreAll(store::Database& database, const SuggestRequest& request,
                                           const std::stop_token& stop)
{
    std::vector<Scored> scored;
    const auto visit = [&](model::RecordId account, std::span<const features::FeatureValue> values) {
        auto useCases = scoreUseCases(AccountSignals(account, values), request.now);
        if (!useCases.empty()) {
            const double points = useCases.front().points();
            scored.push_back({.account = account, .best = std::move(useCases.front()), .points = points});
        }
        return !stop.stop_requested();
    };
    COUNTERSIGN_TRY(features::forEachAccount(database, visit));
    if (stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "suggesting was stopped");
    // Value adds little, so hardly anyone outside of twice the limit could still get in; an answer may lift anyone.
    const std::size_t kept = std::min(scored.size(), request.limit * 2);
    std::ranges::partial_sort(scored, scored.begin() + static_cast<std::ptrdiff_t>(kept), [](const Scored& a, const Scored& b) {
        return a.points != b.points ? a.points > b.points : a.account < b.account;
    });
    const auto rest = std::remove_if(scored.begin() + static_cast<std::ptrdiff_t>(kept), scored.end(),
                                     [&](const Scored& each) { return !request.recent.contains(each.account); });
    scored.erase(rest, scored.end());
    return scored;
}

/// The contract's yearly value for a renewal, else the largest open opportunity.
base::Status findValue(store::Database& database, Suggestion& suggestion)
{
    if (suggestion.useCase == "renewal") {
        COUNTERSIGN_ASSIGN(const auto contracts,
                           records::findByReference(database, RecordKind::Contract, "account", suggestion.account));
        for (const Record& contract : contracts)
            if (const auto value = contract.money("annual_value"); value && (!suggestion.value || value->amountMinor > suggestion.value->amountMinor))
                suggestion.value = value;
        suggestion.valuePer = suggestion.value ? "year" : "";
    }
    if (suggestion.value)
        return {};
    COUNTERSIGN_ASSIGN(const auto deals,
                       records::findByReference(database, RecordKind::Opportunity, "account", suggestion.account));
    for (const Record& deal : deals)
        if (const auto amount = deal.money("amount");
            amount && !deal.flag("is_closed") && (!suggestion.value || amount->amountMinor > suggestion.value->amountMinor))
            suggestion.value = amount;
    suggestion.valuePer = suggestion.value ? "deal" : "";
    return {};
}

base::Status chooseTime(const Record& account, const Record* contact, const SuggestRequest& request, Suggestion& suggestion)
{
    const std::string personZone = contact != nullptr ? contact->text("time_zone") : "";
    const std::string personCountry = contact != nullptr ? contact->text("country") : "";
    const std::string personCity = contact != nullptr ? contact->text("city") : "";
    const std::string zone = account.text("time_zone");
    const std::string country = account.text("country");
    const std::string city = account.text("city");
    const auto recipient = schedule::recipientAt({.zone = personZone, .country = personCountry, .city = personCity},
                                                 {.zone = zone, .country = country, .city = city}, request.sending);
    schedule::LegalInstantRequest legal{.now = request.now, .recipient = recipient.time};
    COUNTERSIGN_ASSIGN(const schedule::LegalInstant next, schedule::nextLegalInstant(legal));
    suggestion.nextLegal = next.instant;
    suggestion.zone = recipient.time.zone;
    suggestion.nextLegalReasons = next.reasons;
    if (!recipient.certain)
        suggestion.nextLegalReasons.push_back({"window_zone_guess", {country.empty() ? recipient.time.zone : country}});
    return {};
}

void chooseRunnerUp(const std::vector<PersonOption>& people, Suggestion& suggestion)
{
    if (people.size() < 2)
        return;
    const PersonOption& second = people[1];
    RunnerUp runnerUp{.contact = second.contact.id, .action = second.action};
    if (!second.blockedBy.empty())
        runnerUp.whyNot = {second.blockedBy, {}};
    else
        runnerUp.whyNot = {"runner_up_lower_score",
                           {std::to_string(std::llround(std::max(1.0, people.front().points - second.points)))}};
    suggestion.runnerUp = std::move(runnerUp);
}

void add(Suggestion& suggestion, model::Reason reason, double points, model::RecordId evidence)
{
    suggestion.reasons.push_back({.reason = std::move(reason), .points = points, .record = evidence});
    suggestion.score += points;
}

bool hasPhone(const Record& contact) { return !contact.text("phone").empty() || !contact.text("mobile").empty(); }

/// A mail that could say nothing true is not proposed: a call where there is a number, else waiting, and why.
base::Status planWithoutMail(store::Database& database, const SuggestRequest& request, Suggestion& suggestion)
{
    if (suggestion.action != Action::Mail || !request.canBeWritten)
        return {};
    COUNTERSIGN_ASSIGN(const bool writable, request.canBeWritten(suggestion));
    if (writable)
        return {};
    COUNTERSIGN_ASSIGN(const auto contact, records::findRecord(database, RecordKind::Contact, suggestion.contact));
    suggestion.action = contact && hasPhone(*contact) ? Action::Call : Action::Wait;
    add(suggestion, {"nothing_to_write", {}}, 0, {});
    return {};
}

/// What has just happened moves a suggestion, and says so.
void applyRecent(const SuggestRequest& request, Suggestion& suggestion)
{
    const auto found = request.recent.find(suggestion.account);
    if (found == request.recent.end())
        return;
    const Recent& recent = found->second;
    const base::Duration ago = request.now - recent.at;
    const std::string date = base::toIso(base::LocalDate(std::chrono::floor<std::chrono::days>(recent.at)));
    if (recent.kind == "sent" && ago <= std::chrono::days(3)) {
        add(suggestion, {"moved_down_sent", {}}, -25, recent.evidence);
        suggestion.moved = {"moved_down_sent", {}};
    }
    if (ago > std::chrono::days(7))
        return;
    if (recent.kind == "reply") {
        add(suggestion, {"replied_on", {date}}, 30, recent.evidence);
        suggestion.headline = {"headline_replied", {date}};
        suggestion.moved = {"moved_up_replied", {}};
    } else if (recent.kind == "meeting") {
        add(suggestion, {"meeting_accepted", {date}}, -40, recent.evidence);
        suggestion.action = Action::Wait;
    } else if (recent.kind == "out_of_office" && (recent.contact.isNull() || recent.contact == suggestion.contact)) {
        add(suggestion, {"out_of_office_since", {date}}, -40, recent.evidence);
        suggestion.action = Action::Wait;
    }
}

base::Result<Suggestion> workOut(store::Database& database, const Scored& scored, const SuggestRequest& request,
                                 std::span<const SpelledProduct> products)
{
    Suggestion suggestion{.id = suggestionIdOf(scored.account, scored.best.useCase),
                          .account = scored.account,
                          .useCase = scored.best.useCase,
                          .headline = scored.best.headline,
                          .reasons = scored.best.reasons};
    COUNTERSIGN_ASSIGN(const auto account, records::findRecord(database, RecordKind::Account, scored.account));
    if (!account || account->deleted)
        return base::fail(base::ErrorCode::NotFound, "the account is gone");
    COUNTERSIGN_TRY(findValue(database, suggestion));
    COUNTERSIGN_ASSIGN(suggestion.product, productOf(database, suggestion, products));
    if (const double points = valuePoints(suggestion.value); points > 0)
        suggestion.reasons.push_back({.reason = {"value_at_stake", {base::toString(*suggestion.value)}}, .points = points});
    for (const WeightedReason& reason : suggestion.reasons)
        suggestion.score += reason.points;

    COUNTERSIGN_ASSIGN(const std::vector<PersonOption> people, rankPeople(database, scored.account, request));
    const bool reachable = !people.empty() && people.front().blockedBy.empty();
    const Record* contact = reachable ? &people.front().contact : nullptr;
    if (contact != nullptr) {
        suggestion.contact = contact->id;
        suggestion.action = people.front().action;
        chooseRunnerUp(people, suggestion);
    } else {
        // Nobody may or can be written to: what remains is to find someone by telephone.
        suggestion.action = Action::Call;
    }
    const model::RecordId owner = account->reference("owner");
    if (!request.user.isNull() && !owner.isNull() && owner != request.user)
        suggestion.action = Action::HandOver;
    applyRecent(request, suggestion);
    COUNTERSIGN_TRY(chooseTime(*account, contact, request, suggestion));
    return suggestion;
}

} // namespace

model::SuggestionId suggestionIdOf(model::RecordId account, std::string_view useCase)
{
    return model::SuggestionId::imported("cadence", useCase, account.text());
}

base::Result<std::vector<Suggestion>> makeSuggestions(store::Database& database, const SuggestRequest& request,
                                                      std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(const std::vector<Scored> scored, scoreAll(database, request, stop));
    COUNTERSIGN_ASSIGN(const std::vector<SpelledProduct> products, spelledProducts(database));
    std::vector<Suggestion> suggestions;
    for (const Scored& each : scored) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "suggesting was stopped");
        auto suggestion = workOut(database, each, request, products);
        if (suggestion)
            suggestions.push_back(std::move(*suggestion));
        else if (suggestion.error().code != base::ErrorCode::NotFound)
            return base::fail(std::move(suggestion).error());
    }
    std::ranges::stable_sort(suggestions, [](const Suggestion& a, const Suggestion& b) {
        return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    if (suggestions.size() > request.limit)
        suggestions.resize(request.limit);
    for (Suggestion& each : suggestions)
        COUNTERSIGN_TRY(planWithoutMail(database, request, each));
    return suggestions;
}

} // namespace countersign::cadence
