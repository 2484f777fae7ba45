// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/features/gather.h"

#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace countersign::features {

namespace {

using base::ErrorCode;
using base::fail;
using base::Status;
using model::Record;

/// Kinds that name their account themselves.
constexpr RecordKind kOwnAccount[] = {RecordKind::Opportunity, RecordKind::Contract,   RecordKind::Asset,
                                      RecordKind::Ticket,      RecordKind::UsageEvent, RecordKind::WebVisit};
/// Kinds that belong to their contact's account where they name none; these are the kinds indexed by contact.
constexpr RecordKind kByContact[] = {RecordKind::Activity, RecordKind::Message};

class FullGather
{
public:
    FullGather(Recompute& run, base::Instant now) : m_run(run), m_now(now) {}

    base::Result<std::vector<AccountFacts>> all()
    {
        COUNTERSIGN_TRY(pass(RecordKind::Account, [this](const Record& account) {
            m_places.emplace(account.id, m_accounts.size());
            m_accounts.push_back(factsOfAccount(account));
        }));
        COUNTERSIGN_TRY(pass(RecordKind::Contact, [this](const Record& contact) { addContact(contact); }));
        COUNTERSIGN_TRY(pass(RecordKind::OpportunityRole, [this](const Record& role) {
            const auto found = m_contacts.find(role.reference("contact"));
            if (found != m_contacts.end() && isChampion(role))
                m_accounts[found->second.first].contacts[found->second.second].champion = true;
        }));
        for (const RecordKind kind : kOwnAccount)
            COUNTERSIGN_TRY(
                pass(kind, [this](const Record& record) { add(record, record.reference("account")); }));
        for (const RecordKind kind : kByContact)
            COUNTERSIGN_TRY(pass(kind, [this](const Record& record) { addByContact(record); }));
        return std::move(m_accounts);
    }

private:
    Status pass(RecordKind kind, const std::function<void(const Record&)>& take)
    {
        COUNTERSIGN_TRY(records::forEachRecord(m_run.database, kind, [&](const Record& record) {
            take(record);
            return !m_run.stop.stop_requested();
        }));
        return m_run.stop.stop_requested() ? Status(fail(ErrorCode::Cancelled)) : Status();
    }

    void addContact(const Record& contact)
    {
        const auto place = m_places.find(contact.reference("account"));
        if (place == m_places.end())
            return;
        m_contacts.emplace(contact.id, std::pair(place->second, m_accounts[place->second].contacts.size()));
        addFact(m_accounts[place->second], contact, m_now);
    }

    void add(const Record& record, RecordId account)
    {
        if (const auto place = m_places.find(account); place != m_places.end())
            addFact(m_accounts[place->second], record, m_now);
    }

    void addByContact(const Record& record)
    {
        const RecordId account = record.reference("account");
        if (!account.isNull())
            return add(record, account);
        if (const auto contact = m_contacts.find(record.reference("contact")); contact != m_contacts.end())
            addFact(m_accounts[contact->second.first], record, m_now);
    }

    Recompute& m_run;
    base::Instant m_now;
    std::vector<AccountFacts> m_accounts;
    std::unordered_map<RecordId, std::size_t> m_places;
    std::unordered_map<RecordId, std::pair<std::size_t, std::size_t>> m_contacts;
};

Status markChampions(store::Database& database, AccountFacts& facts)
{
    for (ContactFact& contact : facts.contacts) {
        if (contact.champion)
            continue;
        COUNTERSIGN_ASSIGN(const auto roles, records::findByReference(database, RecordKind::OpportunityRole,
                                                                      "contact", contact.id));
        for (const Record& role : roles)
            contact.champion = contact.champion || isChampion(role);
    }
    return {};
}

Status addOfContacts(store::Database& database, AccountFacts& facts, base::Instant now)
{
    for (const ContactFact& contact : facts.contacts)
        for (const RecordKind kind : kByContact) {
            COUNTERSIGN_ASSIGN(const auto found,
                               records::findByReference(database, kind, "contact", contact.id));
            for (const Record& record : found)
                if (record.reference("account").isNull())
                    addFact(facts, record, now);
        }
    return {};
}

Status addOfAccount(store::Database& database, AccountFacts& facts, RecordKind kind, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto found, records::findByReference(database, kind, "account", facts.id));
    for (const Record& record : found)
        addFact(facts, record, now);
    return {};
}

base::Result<bool> hasAny(store::Database& database, RecordKind kind)
{
    bool any = false;
    COUNTERSIGN_TRY(records::forEachRecord(database, kind, [&](const Record&) {
        any = true;
        return false;
    }));
    return any;
}

} // namespace

base::Result<Workspace> readWorkspace(store::Database& database)
{
    Workspace workspace;
    COUNTERSIGN_ASSIGN(workspace.winRate, winRate(database));
    COUNTERSIGN_ASSIGN(workspace.hasTickets, hasAny(database, RecordKind::Ticket));
    COUNTERSIGN_ASSIGN(workspace.hasVisits, hasAny(database, RecordKind::WebVisit));
    COUNTERSIGN_ASSIGN(workspace.hasMail, hasAny(database, RecordKind::Message));
    COUNTERSIGN_ASSIGN(workspace.hasAssets, hasAny(database, RecordKind::Asset));
    return workspace;
}

base::Result<std::vector<AccountFacts>> gatherAll(Recompute& run, base::Instant now)
{
    return FullGather(run, now).all();
}

base::Result<std::optional<AccountFacts>> gatherOne(store::Database& database, RecordId account,
                                                    base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(database, RecordKind::Account, account));
    if (!record || record->deleted)
        return std::nullopt;
    AccountFacts facts = factsOfAccount(*record);
    COUNTERSIGN_TRY(addOfAccount(database, facts, RecordKind::Contact, now));
    COUNTERSIGN_TRY(markChampions(database, facts));
    for (const RecordKind kind : kOwnAccount)
        COUNTERSIGN_TRY(addOfAccount(database, facts, kind, now));
    for (const RecordKind kind : kByContact)
        COUNTERSIGN_TRY(addOfAccount(database, facts, kind, now));
    COUNTERSIGN_TRY(addOfContacts(database, facts, now));
    return facts;
}

Status addIndustry(store::Database& database, Market& market, const std::string& industry, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto accounts,
                       records::findByText(database, RecordKind::Account, "industry", industry));
    for (const Record& account : accounts) {
        AccountFacts facts = factsOfAccount(account);
        COUNTERSIGN_TRY(addOfAccount(database, facts, RecordKind::Asset, now));
        market.add(facts);
    }
    return {};
}

WinRate makeWinRate(std::int64_t won, std::int64_t closed)
{
    WinRate result{.won = won, .closed = closed};
    if (closed <= 0)
        return result;
    constexpr double z = 1.959963984540054;
    const double n = static_cast<double>(closed);
    const double p = static_cast<double>(won) / n;
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    result.rate = p;
    result.low = std::max(0.0, middle - half);
    result.high = std::min(1.0, middle + half);
    return result;
}

base::Result<WinRate> winRate(store::Database& database)
{
    std::int64_t won = 0;
    std::int64_t closed = 0;
    COUNTERSIGN_TRY(records::forEachRecord(database, RecordKind::Opportunity, [&](const Record& opportunity) {
        const DealEnd end = dealEnd(opportunity);
        won += end == DealEnd::Won ? 1 : 0;
        closed += end == DealEnd::Open ? 0 : 1;
        return true;
    }));
    return makeWinRate(won, closed);
}

} // namespace countersign::features
