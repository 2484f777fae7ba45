// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/graph/account_edges.h"

#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <map>

namespace countersign::graph {

using model::Record;

namespace {

std::optional<base::Instant> asInstant(const std::optional<base::LocalDate>& date)
{
    return date ? std::optional(base::Instant(std::chrono::sys_days(*date))) : std::nullopt;
}

/// Collects the edges of one account kind by kind.
class Collector
{
public:
    Collector(store::Database& database, const Record& account) : m_database(database), m_account(account) {}

    [[nodiscard]] base::Result<std::vector<Edge>> collect();

private:
    [[nodiscard]] Node self() const { return {RecordKind::Account, m_account.id}; }
    void add(EdgeKind kind, Node from, Node to, const Record& evidence)
    {
        m_edges.push_back({.kind = kind, .from = from, .to = to, .knownAt = evidence.knownAt, .evidence = {evidence.kind, evidence.id}});
    }
    void addReference(EdgeKind kind, const Node& from, const Record& evidence, std::string_view field, RecordKind target)
    {
        if (const RecordId id = evidence.reference(field); !id.isNull())
            add(kind, from, {target, id}, evidence);
    }
    [[nodiscard]] base::Status addPeople();
    [[nodiscard]] base::Status addDeals();
    [[nodiscard]] base::Status addRoles(const Record& deal);
    [[nodiscard]] base::Status addOwned();
    [[nodiscard]] base::Status addTalk();

    store::Database& m_database;
    const Record& m_account;
    std::vector<Edge> m_edges;
};

base::Status Collector::addPeople()
{
    COUNTERSIGN_ASSIGN(const auto contacts, records::findByReference(m_database, RecordKind::Contact, "account", m_account.id));
    for (const Record& contact : contacts) {
        add(EdgeKind::WorksAt, {RecordKind::Contact, contact.id}, self(), contact);
        if (contact.flag("left_company"))
            m_edges.back().validTo = contact.knownAt;
    }
    return {};
}

base::Status Collector::addRoles(const Record& deal)
{
    COUNTERSIGN_ASSIGN(const auto roles, records::findByReference(m_database, RecordKind::OpportunityRole, "opportunity", deal.id));
    for (const Record& role : roles) {
        add(EdgeKind::HasRole, {RecordKind::Contact, role.reference("contact")}, {RecordKind::Opportunity, deal.id}, role);
        m_edges.back().label = role.text("role");
    }
    return {};
}

base::Status Collector::addDeals()
{
    COUNTERSIGN_ASSIGN(const auto deals, records::findByReference(m_database, RecordKind::Opportunity, "account", m_account.id));
    for (const Record& deal : deals) {
        const Node node{RecordKind::Opportunity, deal.id};
        add(EdgeKind::Concerns, node, self(), deal);
        m_edges.back().validFrom = asInstant(deal.date("opened_on"));
        addReference(EdgeKind::Offers, node, deal, "product", RecordKind::Product);
        addReference(EdgeKind::OwnedBy, node, deal, "owner", RecordKind::User);
        // A won deal is how a product came to be owned, a lost one says that it was refused.
        if (deal.flag("is_closed"))
            addReference(deal.flag("is_won") ? EdgeKind::Owns : EdgeKind::Refused, self(), deal, "product", RecordKind::Product);
        COUNTERSIGN_TRY(addRoles(deal));
    }
    return {};
}

base::Status Collector::addOwned()
{
    COUNTERSIGN_ASSIGN(const auto assets, records::findByReference(m_database, RecordKind::Asset, "account", m_account.id));
    for (const Record& asset : assets) {
        if (asset.reference("product").isNull())
            continue;
        add(EdgeKind::Owns, self(), {RecordKind::Product, asset.reference("product")}, asset);
        m_edges.back().validFrom = asInstant(asset.date("installed_on"));
    }
    COUNTERSIGN_ASSIGN(const auto contracts, records::findByReference(m_database, RecordKind::Contract, "account", m_account.id));
    for (const Record& contract : contracts) {
        add(EdgeKind::Covers, {RecordKind::Contract, contract.id}, self(), contract);
        m_edges.back().validFrom = asInstant(contract.date("starts_on"));
        m_edges.back().validTo = asInstant(contract.date("ends_on"));
    }
    return {};
}

/// One contact's talk with the account, added up.
struct Talk
{
    double inbound = 0;
    double outbound = 0;
    Record newest;
};

void addTalkEdge(EdgeKind kind, const Node& account, RecordId contact, const Talk& talk, std::vector<Edge>& edges)
{
    Edge edge{.kind = kind,
              .from = {RecordKind::Contact, contact},
              .to = account,
              .weight = talk.inbound + talk.outbound,
              .knownAt = talk.newest.knownAt,
              .evidence = {talk.newest.kind, talk.newest.id}};
    if (kind == EdgeKind::Mailed)
        edge.label = talk.inbound > 0 && talk.outbound > 0 ? "two_way" : talk.inbound > 0 ? "in" : "out";
    edges.push_back(std::move(edge));
}

base::Status Collector::addTalk()
{
    std::map<RecordId, Talk> mail;
    COUNTERSIGN_ASSIGN(const auto messages, records::findByReference(m_database, RecordKind::Message, "account", m_account.id));
    for (const Record& message : messages) {
        if (message.reference("contact").isNull())
            continue;
        Talk& talk = mail[message.reference("contact")];
        (message.text("direction") == "in" ? talk.inbound : talk.outbound) += 1;
        talk.newest = message;
    }
    for (const auto& [contact, talk] : mail)
        addTalkEdge(EdgeKind::Mailed, self(), contact, talk, m_edges);
    std::map<RecordId, Talk> meetings;
    COUNTERSIGN_ASSIGN(const auto activities, records::findByReference(m_database, RecordKind::Activity, "account", m_account.id));
    for (const Record& activity : activities) {
        const std::string type = activity.text("activity_type");
        if (activity.reference("contact").isNull() || (type != "meeting" && type != "demo" && type != "call"))
            continue;
        Talk& talk = meetings[activity.reference("contact")];
        talk.outbound += 1;
        talk.newest = activity;
    }
    for (const auto& [contact, talk] : meetings)
        addTalkEdge(EdgeKind::Met, self(), contact, talk, m_edges);
    COUNTERSIGN_ASSIGN(const auto tickets, records::findByReference(m_database, RecordKind::Ticket, "account", m_account.id));
    for (const Record& ticket : tickets) {
        const RecordId contact = ticket.reference("contact");
        add(EdgeKind::RaisedTicket, contact.isNull() ? self() : Node{RecordKind::Contact, contact}, {RecordKind::Ticket, ticket.id}, ticket);
    }
    return {};
}

base::Result<std::vector<Edge>> Collector::collect()
{
    COUNTERSIGN_TRY(addPeople());
    COUNTERSIGN_TRY(addDeals());
    COUNTERSIGN_TRY(addOwned());
    COUNTERSIGN_TRY(addTalk());
    addReference(EdgeKind::OwnedBy, self(), m_account, "owner", RecordKind::User);
    addReference(EdgeKind::ChildOf, self(), m_account, "parent", RecordKind::Account);
    if (const std::string industry = m_account.text("industry"); !industry.empty()) {
        add(EdgeKind::InIndustry, self(), industryNode(industry), m_account);
        m_edges.back().label = industry;
    }
    return std::move(m_edges);
}

} // namespace

Node industryNode(std::string_view name)
{
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return {std::nullopt, RecordId::imported("graph", "industry", lower)};
}

base::Result<std::vector<Edge>> edgesOfAccount(store::Database& database, RecordId account)
{
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(database, RecordKind::Account, account));
    if (!record || record->deleted)
        return std::vector<Edge>();
    return Collector(database, *record).collect();
}

} // namespace countersign::graph
