// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/person_choice.h"

#include "engine/knowledge/graph/graph.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>

namespace countersign::cadence {

namespace {

/// The role in a buying committee, from the CRM's own words.
double rolePoints(std::string_view role)
{
    struct RoleRow
    {
        std::string_view word;
        double points;
    };
    constexpr RoleRow kRoles[] = {{"decision", 8}, {"sign", 8}, {"champion", 7},  {"economic", 6},
                                  {"negotiat", 5}, {"user", 2}, {"influenc", 3}, {"block", 1}};
    std::string lower(role);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    // At a word's beginning only: a designer does not sign.
    for (const RoleRow& row : kRoles)
        for (std::size_t at = lower.find(row.word); at != std::string::npos; at = lower.find(row.word, at + 1))
            if (at == 0 || std::isalpha(static_cast<unsigned char>(lower[at - 1])) == 0)
                return row.points;
    return 0;
}

base::Result<double> dealPoints(store::Database& database, model::RecordId contact)
{
    COUNTERSIGN_ASSIGN(const auto roles,
                       records::findByReference(database, model::RecordKind::OpportunityRole, "contact", contact));
    double best = 0;
    for (const model::Record& role : roles)
        best = std::max(best, rolePoints(role.text("role")));
    return best;
}

base::Result<PersonOption> weigh(store::Database& database, model::Record contact, const SuggestRequest& request)
{
    PersonOption option;
    COUNTERSIGN_ASSIGN(const graph::Strength strength, graph::relationshipStrength(database, contact.id, request.now));
    COUNTERSIGN_ASSIGN(const double deal, dealPoints(database, contact.id));
    // Knowing someone well outweighs a title; both together decide.
    option.points = strength.value * 12 + std::max(deal, rolePoints(contact.text("role")));
    const std::string address = contact.text("email");
    const bool suppressed = contact.flag("email_opt_out") ||
                            (!address.empty() && request.isSuppressed && request.isSuppressed(address, contact.reference("account")));
    if (suppressed) {
        option.blockedBy = "runner_up_opted_out";
    } else if (address.empty()) {
        const bool hasPhone = !contact.text("phone").empty() || !contact.text("mobile").empty();
        option.action = Action::Call;
        option.points *= 0.5;
        option.blockedBy = hasPhone ? "" : "runner_up_no_address";
    }
    option.contact = std::move(contact);
    return option;
}

} // namespace

base::Result<std::vector<PersonOption>> rankPeople(store::Database& database, model::RecordId account,
                                                   const SuggestRequest& request)
{
    COUNTERSIGN_ASSIGN(auto contacts, records::findByReference(database, model::RecordKind::Contact, "account", account));
    std::vector<PersonOption> options;
    for (model::Record& contact : contacts) {
        if (contact.flag("left_company"))
            continue;
        COUNTERSIGN_ASSIGN(PersonOption option, weigh(database, std::move(contact), request));
        options.push_back(std::move(option));
    }
    std::ranges::stable_sort(options, [](const PersonOption& a, const PersonOption& b) {
        if (a.blockedBy.empty() != b.blockedBy.empty())
            return a.blockedBy.empty();
        return a.points != b.points ? a.points > b.points : a.contact.id < b.contact.id;
    });
    return options;
}

} // namespace countersign::cadence
