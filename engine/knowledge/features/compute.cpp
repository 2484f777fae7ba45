// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/features/compute.h"

#include "engine/foundation/base/assert.h"

#include <algorithm>
#include <array>
#include <set>

namespace countersign::features {

namespace {

using base::Instant;
using std::chrono::days;

constexpr std::size_t kMaxEvidence = 8;
constexpr auto kMailWindow = days(90);
constexpr auto kUsageHalf = days(30);

struct View
{
    const AccountFacts& facts;
    const Workspace& workspace;
    const CrossSell& crossSell;
    Instant now;
    /// The values computed before, in the order of the catalog.
    std::span<const FeatureValue> before;
};

double daysBetween(Instant from, Instant to)
{
    return static_cast<double>(std::chrono::floor<days>(to - from).count());
}

double daysUntil(Instant now, base::LocalDate date)
{
    return static_cast<double>((std::chrono::sys_days(date) - std::chrono::floor<days>(now)).count());
}

/// The newest eight, whatever the order in which they were found.
void setEvidence(FeatureValue& value, RecordKind kind, std::vector<std::pair<Instant, RecordId>> rows)
{
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (const auto& [at, id] : rows) {
        const std::pair row(kind, id);
        if (value.evidence.size() == kMaxEvidence)
            return;
        if (std::find(value.evidence.begin(), value.evidence.end(), row) == value.evidence.end())
            value.evidence.push_back(row);
    }
}

/// Later, and among equals the smaller id, so that row order never decides.
template <class Fact>
bool isNewer(const Fact& a, const Fact* b)
{
    return b == nullptr || a.at > b->at || (a.at == b->at && a.id < b->id);
}

/// Whether the two are of one conversation: the same person, or the same thread.
bool isOneTalk(const MailFact& a, const MailFact& b)
{
    return (!a.contact.isNull() && a.contact == b.contact) || (!a.thread.isNull() && a.thread == b.thread);
}

/// When we last wrote to each contact and in each thread.
class LastAnswers
{
public:
    explicit LastAnswers(const AccountFacts& facts)
    {
        for (const MailFact& mail : facts.mails) {
            if (mail.inbound)
                continue;
            for (const RecordId& key : {mail.contact, mail.thread})
                if (!key.isNull()) {
                    const auto [place, isFirst] = m_answers.emplace(key, &mail);
                    if (!isFirst && isNewer(mail, place->second))
                        place->second = &mail;
                }
        }
    }
    /// The newest mail of ours after it, to the same contact or in the same thread; nullptr for none.
    [[nodiscard]] const MailFact* answerTo(const MailFact& inbound) const
    {
        const MailFact* newest = nullptr;
        for (const RecordId& key : {inbound.contact, inbound.thread})
            if (const auto found = m_answers.find(key);
                found != m_answers.end() && found->second->at > inbound.at)
                if (isNewer(*found->second, newest))
                    newest = found->second;
        return newest;
    }

private:
    std::map<RecordId, const MailFact*> m_answers;
};

void twoWayContact(const View& view, FeatureValue& value)
{
    const LastAnswers answers(view.facts);
    const MailFact* mail = nullptr;
    for (const MailFact& each : view.facts.mails)
        if (each.inbound && isNewer(each, mail) && answers.answerTo(each))
            mail = &each;
    const TalkFact* talk = nullptr;
    for (const TalkFact& each : view.facts.talks)
        if (each.meeting && isNewer(each, talk))
            talk = &each;
    if (talk && (!mail || talk->at >= mail->at)) {
        value.number = daysBetween(talk->at, view.now);
        setEvidence(value, RecordKind::Activity, {{talk->at, talk->id}});
    } else if (mail) {
        const MailFact* answer = answers.answerTo(*mail);
        value.number = daysBetween(mail->at, view.now);
        setEvidence(value, RecordKind::Message, {{mail->at, mail->id}, {answer->at, answer->id}});
    }
}

void unansweredInbound(const View& view, FeatureValue& value)
{
    const LastAnswers answers(view.facts);
    const auto& mails = view.facts.mails;
    const MailFact* longest = nullptr;
    for (const MailFact& mail : mails) {
        if (!mail.inbound || view.now - mail.at > kMailWindow || answers.answerTo(mail))
            continue;
        const bool isNewest = std::none_of(mails.begin(), mails.end(), [&](const MailFact& other) {
            return other.inbound && isOneTalk(mail, other) && other.id != mail.id && isNewer(other, &mail);
        });
        if (isNewest && (!longest || isNewer(*longest, &mail)))
            longest = &mail;
    }
    if (longest) {
        value.number = daysBetween(longest->at, view.now);
        setEvidence(value, RecordKind::Message, {{longest->at, longest->id}});
    }
}

/// The nearest date of the contracts that is not over.
void nearestDate(const View& view, FeatureValue& value, std::optional<base::LocalDate> ContractFact::*date)
{
    RecordId nearest;
    for (const ContractFact& contract : view.facts.contracts) {
        if (!(contract.*date))
            continue;
        const double left = daysUntil(view.now, *(contract.*date));
        if (left < 0 ||
            (value.number && (left > *value.number || (left == *value.number && nearest < contract.id))))
            continue;
        value.number = left;
        nearest = contract.id;
    }
    if (value.number)
        setEvidence(value, RecordKind::Contract, {{view.now, nearest}});
}
void daysToRenewal(const View& view, FeatureValue& value)
{
    nearestDate(view, value, &ContractFact::renewsOn);
}
void noticeDays(const View& view, FeatureValue& value)
{
    nearestDate(view, value, &ContractFact::noticeBy);
}

void openValue(const View& view, FeatureValue& value)
{
    std::set<std::string> currencies;
    std::int64_t sum = 0;
    std::vector<std::pair<Instant, RecordId>> rows;
    for (const DealFact& deal : view.facts.deals)
        if (deal.amount) {
            currencies.insert(deal.amount->currency);
            sum += deal.amount->amountMinor;
            rows.emplace_back(deal.since.value_or(Instant()), deal.id);
        }
    if (currencies.size() != 1)
        return;
    value.number = static_cast<double>(sum);
    setEvidence(value, RecordKind::Opportunity, std::move(rows));
}

void stageAge(const View& view, FeatureValue& value)
{
    const DealFact* largest = nullptr;
    const auto amount = [](const DealFact& deal) { return deal.amount ? deal.amount->amountMinor : -1; };
    for (const DealFact& deal : view.facts.deals)
        if (!largest || amount(deal) > amount(*largest) ||
            (amount(deal) == amount(*largest) && deal.id < largest->id))
            largest = &deal;
    if (largest && largest->since) {
        value.number = daysBetween(*largest->since, view.now);
        setEvidence(value, RecordKind::Opportunity, {{view.now, largest->id}});
    }
}

void usageTrend(const View& view, FeatureValue& value)
{
    std::int64_t recent = 0;
    std::int64_t earlier = 0;
    bool hasRecent = false;
    std::vector<std::pair<Instant, RecordId>> rows;
    for (const UsageFact& usage : view.facts.usage) {
        const bool isRecent = view.now - usage.at < kUsageHalf;
        (isRecent ? recent : earlier) += usage.thousandths;
        hasRecent = hasRecent || isRecent;
        rows.emplace_back(usage.at, usage.id);
    }
    if (!hasRecent || earlier <= 0)
        return;
    value.number = static_cast<double>(recent - earlier) / static_cast<double>(earlier);
    setEvidence(value, RecordKind::UsageEvent, std::move(rows));
}

void pricingVisits(const View& view, FeatureValue& value)
{
    if (!view.workspace.hasVisits)
        return;
    std::vector<std::pair<Instant, RecordId>> rows;
    for (const VisitFact& visit : view.facts.pricingVisits)
        rows.emplace_back(visit.at, visit.id);
    value.number = static_cast<double>(rows.size());
    setEvidence(value, RecordKind::WebVisit, std::move(rows));
}

void openTickets(const View& view, FeatureValue& value)
{
    if (!view.workspace.hasTickets)
        return;
    std::vector<std::pair<Instant, RecordId>> rows;
    for (const TicketFact& ticket : view.facts.tickets)
        if (ticket.open)
            rows.emplace_back(view.now, ticket.id);
    value.number = static_cast<double>(rows.size());
    setEvidence(value, RecordKind::Ticket, std::move(rows));
}

void lastTicketSolved(const View& view, FeatureValue& value)
{
    const TicketFact* last = nullptr;
    for (const TicketFact& ticket : view.facts.tickets)
        if (ticket.solvedAt && (!last || *ticket.solvedAt > *last->solvedAt ||
                                (*ticket.solvedAt == *last->solvedAt && ticket.id < last->id)))
            last = &ticket;
    if (last) {
        value.number = daysBetween(*last->solvedAt, view.now);
        setEvidence(value, RecordKind::Ticket, {{*last->solvedAt, last->id}});
    }
}

void demoHeld(const View& view, FeatureValue& value)
{
    const TalkFact* last = nullptr;
    for (const TalkFact& talk : view.facts.talks)
        if (talk.demo && isNewer(talk, last))
            last = &talk;
    if (last) {
        value.number = daysBetween(last->at, view.now);
        setEvidence(value, RecordKind::Activity, {{last->at, last->id}});
    }
}

void multiThreading(const View& view, FeatureValue& value)
{
    if (!view.workspace.hasMail)
        return;
    struct Ways
    {
        bool in = false;
        bool out = false;
        Instant last{};
    };
    std::map<RecordId, Ways> contacts;
    for (const MailFact& mail : view.facts.mails) {
        if (mail.contact.isNull() || view.now - mail.at > kMailWindow)
            continue;
        Ways& ways = contacts[mail.contact];
        (mail.inbound ? ways.in : ways.out) = true;
        ways.last = std::max(ways.last, mail.at);
    }
    std::vector<std::pair<Instant, RecordId>> rows;
    for (const auto& [contact, ways] : contacts)
        if (ways.in && ways.out)
            rows.emplace_back(ways.last, contact);
    value.number = static_cast<double>(rows.size());
    setEvidence(value, RecordKind::Contact, std::move(rows));
}

void championLeft(const View& view, FeatureValue& value)
{
    std::vector<std::pair<Instant, RecordId>> gone;
    std::vector<std::pair<Instant, RecordId>> there;
    for (const ContactFact& contact : view.facts.contacts)
        if (contact.champion)
            (contact.left ? gone : there).emplace_back(view.now, contact.id);
    if (gone.empty() && there.empty())
        return;
    value.number = gone.empty() ? 0 : 1;
    setEvidence(value, RecordKind::Contact, gone.empty() ? std::move(there) : std::move(gone));
}

void employees(const View& view, FeatureValue& value)
{
    value.number = view.facts.employees;
    if (value.number)
        setEvidence(value, RecordKind::Account, {{view.now, view.facts.id}});
}

void ownedCount(const View& view, FeatureValue& value)
{
    if (!view.workspace.hasAssets)
        return;
    std::vector<std::pair<Instant, RecordId>> rows;
    for (const OwnedFact& owned : view.facts.owned)
        rows.emplace_back(view.now, owned.asset);
    value.number = static_cast<double>(ownedProducts(view.facts).size());
    setEvidence(value, RecordKind::Asset, std::move(rows));
}

void crossSellShare(const View& view, FeatureValue& value)
{
    value.number = view.crossSell.share;
    if (!view.crossSell.product.isNull())
        setEvidence(value, RecordKind::Product, {{view.now, view.crossSell.product}});
}

void overallHealth(const View& view, FeatureValue& value)
{
    const auto number = [&](std::string_view name) -> FeatureNumber {
        for (const FeatureValue& each : view.before)
            if (each.name == name)
                return each.number;
        return std::nullopt;
    };
    const FeatureNumber silent = number("days_since_two_way_contact");
    const FeatureNumber trend = number("usage_trend_30d");
    const FeatureNumber tickets = number("open_tickets");
    if (!silent && !trend)
        return;
    if (number("champion_left").value_or(0) > 0 || trend.value_or(0) <= -0.3 || tickets.value_or(0) >= 3 ||
        silent.value_or(0) > 60)
        value.text = "risk";
    else if (silent.value_or(0) > 21 || trend.value_or(0) < -0.1 || tickets.value_or(0) > 0)
        value.text = "watch";
    else
        value.text = "good";
}

struct Computation
{
    std::string_view name;
    void (*compute)(const View&, FeatureValue&);
};

/// In the order of the catalog.
constexpr auto kComputations = std::to_array<Computation>({
    {"days_since_two_way_contact", twoWayContact},
    {"unanswered_inbound_days", unansweredInbound},
    {"days_to_renewal", daysToRenewal},
    {"notice_days", noticeDays},
    {"open_opportunity_value", openValue},
    {"stage_age_days", stageAge},
    {"usage_trend_30d", usageTrend},
    {"pricing_visits_14d", pricingVisits},
    {"open_tickets", openTickets},
    {"last_ticket_solved_days", lastTicketSolved},
    {"demo_held_days", demoHeld},
    {"multi_threading", multiThreading},
    {"champion_left", championLeft},
    {"employees", employees},
    {"owned_products", ownedCount},
    {"cross_sell_share", crossSellShare},
    {"overall_health", overallHealth},
});

} // namespace

std::vector<FeatureValue> computeFeatures(const AccountFacts& facts, const Workspace& workspace,
                                          const CrossSell& crossSell, Instant now)
{
    const auto catalog = featureCatalog();
    COUNTERSIGN_ASSERT(catalog.size() == kComputations.size(), "each feature has a computation");
    std::vector<FeatureValue> values;
    values.reserve(catalog.size());
    for (std::size_t i = 0; i < catalog.size(); ++i) {
        COUNTERSIGN_ASSERT(catalog[i].name == kComputations[i].name,
                           "computations stand in the catalog's order");
        FeatureValue value{.name = std::string(catalog[i].name),
                           .version = catalog[i].version,
                           .number = {},
                           .text = {},
                           .asOf = now,
                           .computedAt = now,
                           .evidence = {}};
        kComputations[i].compute({facts, workspace, crossSell, now, values}, value);
        values.push_back(std::move(value));
    }
    return values;
}

SegmentInput segmentInput(const SegmentInput& fields, std::span<const FeatureValue> values,
                          const WinRate& winRate)
{
    SegmentInput input = fields;
    for (const FeatureValue& value : values) {
        if (value.number)
            input.numbers[value.name] = value.number;
        else if (!value.text.empty())
            input.texts[value.name] = value.text;
    }
    if (winRate.known())
        input.numbers["win_rate"] = winRate.rate;
    return input;
}

} // namespace countersign::features
