// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/stake.h"

#include "engine/knowledge/identity/identity.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "engine/outreach/drafting/draft_store.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <limits>
#include <set>

namespace countersign::runtime {

using model::Record;
using model::RecordId;
using model::RecordKind;

namespace {

/// Amounts of several currencies are compared by how far each goes beyond its own bound; one without a bound is beyond
/// any.
double shareOfBound(const governance::PolicyRules& rules, const base::Money& amount)
{
    const auto bound = rules.highValueAboveMinor.find(amount.currency);
    if (bound == rules.highValueAboveMinor.end() || bound->second <= 0)
        return std::numeric_limits<double>::infinity();
    return static_cast<double>(amount.amountMinor) / static_cast<double>(bound->second);
}

struct Stake
{
    std::optional<base::Money> most;
    /// A deal is open whose amount nobody knows.
    bool isOpenEnded = false;

    void raise(const governance::PolicyRules& rules, const std::optional<base::Money>& amount)
    {
        if (amount && (!most || shareOfBound(rules, *amount) > shareOfBound(rules, *most)))
            most = amount;
    }
    [[nodiscard]] std::optional<base::Money> value() const { return isOpenEnded ? std::nullopt : most; }
};

base::Status addAccount(store::Database& database, const governance::PolicyRules& rules, RecordId account, Stake& stake)
{
    COUNTERSIGN_ASSIGN(const auto deals, records::findByReference(database, RecordKind::Opportunity, "account", account));
    for (const Record& deal : deals) {
        if (deal.flag("is_closed"))
            continue;
        const auto amount = deal.money("amount");
        stake.isOpenEnded = stake.isOpenEnded || !amount;
        stake.raise(rules, amount);
    }
    COUNTERSIGN_ASSIGN(const auto contracts, records::findByReference(database, RecordKind::Contract, "account", account));
    for (const Record& contract : contracts)
        stake.raise(rules, contract.money("annual_value"));
    return {};
}

base::Result<Stake> stakeOf(store::Database& database, const governance::PolicyRules& rules, const drafting::Draft& draft)
{
    Stake stake;
    if (!draft.suggestion.isNull()) {
        COUNTERSIGN_ASSIGN(const auto suggestion, cadence::findSuggestion(database, draft.suggestion));
        if (suggestion)
            stake.raise(rules, suggestion->value);
    }
    COUNTERSIGN_ASSIGN(const auto accounts, accountsAround(database, draft.account(), draft.brief.recipient.contact));
    for (const RecordId account : accounts)
        COUNTERSIGN_TRY(addAccount(database, rules, account, stake));
    return stake;
}

/// The records that are one company with this one, itself among them.
base::Status addCompany(store::Database& database, RecordId account, std::set<RecordId>& accounts)
{
    if (account.isNull() || !accounts.insert(account).second)
        return {};
    COUNTERSIGN_ASSIGN(const RecordId entity, identity::entityOf(database, account));
    COUNTERSIGN_ASSIGN(const auto members, identity::membersOf(database, entity));
    for (const identity::Member& member : members)
        if (member.kind == RecordKind::Account)
            accounts.insert(member.record);
    return {};
}

} // namespace

base::Result<std::vector<RecordId>> accountsAround(store::Database& database, RecordId account, RecordId contact)
{
    std::set<RecordId> accounts;
    COUNTERSIGN_TRY(addCompany(database, account, accounts));
    COUNTERSIGN_ASSIGN(const auto recipient, records::findRecord(database, RecordKind::Contact, contact));
    if (recipient && !recipient->text("email").empty()) {
        COUNTERSIGN_ASSIGN(const auto people,
                           records::findByText(database, RecordKind::Contact, "email", recipient->text("email")));
        for (const Record& person : people)
            COUNTERSIGN_TRY(addCompany(database, person.reference("account"), accounts));
    }
    return std::vector<RecordId>(accounts.begin(), accounts.end());
}

base::Result<std::optional<base::Money>> valueAtStake(store::Database& database, const drafting::Draft& draft)
{
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(database));
    COUNTERSIGN_ASSIGN(const Stake stake, stakeOf(database, policy.rules, draft));
    return stake.value();
}

base::Result<std::optional<model::Reason>> valueRose(store::Database& database, const approval::OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(const auto draft, drafting::findDraft(database, message.submission.draft));
    if (!draft)
        return std::nullopt;
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(database));
    COUNTERSIGN_ASSIGN(const Stake stake, stakeOf(database, policy.rules, *draft));
    // A deal that is closed by now may leave no value: what was signed was worth more, and is no less sure.
    if (!stake.most && !stake.isOpenEnded)
        return std::nullopt;
    const auto wasAsked = [&](governance::Role role) {
        return std::ranges::find(message.required, role, &governance::RequiredSignature::role) != message.required.end();
    };
    for (const auto& each : governance::evaluatePolicy(policy.rules, {.value = stake.value()}).required)
        if (!wasAsked(each.role))
            return each.because.args.empty() ? model::Reason{.code = "value_unknown_now", .args = {}}
                                             : model::Reason{.code = "value_rose", .args = each.because.args};
    return std::nullopt;
}

base::Result<bool> belongsTo(store::Database& database, const Record& contact, RecordId account)
{
    const RecordId own = contact.reference("account");
    if (own.isNull() || own == account)
        return own == account;
    COUNTERSIGN_ASSIGN(const RecordId one, identity::entityOf(database, own));
    COUNTERSIGN_ASSIGN(const RecordId other, identity::entityOf(database, account));
    return one == other;
}

} // namespace countersign::runtime
