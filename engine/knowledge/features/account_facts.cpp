// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/features/account_facts.h"

#include "engine/platform/records/mail_facts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace countersign::features {

namespace {

using model::Record;
using std::chrono::days;

/// Nothing older is looked at; the longest window is 60 days.
constexpr auto kUsageWindow = days(60);
constexpr auto kVisitWindow = days(14);

constexpr auto kRuleFields =
    std::to_array<std::string_view>({"name", "industry", "account_type", "city", "region", "country",
                                     "time_zone", "language", "tier", "founded_year"});

std::string lower(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

bool isOneOf(const std::string& text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool hasOneOf(const std::string& text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// "demo" as a word of its own, so that a demolition is none.
bool saysDemo(const std::string& text)
{
    const auto isLetter = [&](std::size_t at) {
        return at < text.size() && text[at] >= 'a' && text[at] <= 'z';
    };
    for (const std::string_view word : {"demo", "demos", "demonstration"})
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
            if ((at == 0 || !isLetter(at - 1)) && !isLetter(at + word.size()))
                return true;
    return false;
}

/// Whether it took place: a past one does, unless its status or outcome says otherwise.
bool tookPlace(const Record& activity)
{
    for (const std::string_view field : {"status", "outcome"})
        if (hasOneOf(lower(activity.text(field)), {"cancel", "planned", "scheduled", "not started", "no show",
                                                   "no-show", "no_show", "noshow", "declined", "no answer",
                                                   "no_answer", "voicemail", "not reached", "postponed"}))
            return false;
    return true;
}

void addDeal(AccountFacts& facts, const Record& record, base::Instant now)
{
    if (dealEnd(record) != DealEnd::Open)
        return;
    std::optional<base::Instant> since = record.instant("stage_since");
    if (const auto opened = record.date("opened_on"); !since && opened)
        since = base::Instant(std::chrono::sys_days(*opened));
    if (since && *since > now)
        since.reset();
    facts.deals.push_back({.id = record.id, .amount = record.money("amount"), .since = since});
}

void addContract(AccountFacts& facts, const Record& record)
{
    if (isOneOf(lower(record.text("status")), {"ended", "cancelled", "canceled", "expired", "terminated"}))
        return;
    facts.contracts.push_back(
        {.id = record.id, .renewsOn = record.date("renews_on"), .noticeBy = record.date("notice_by")});
}

void addAsset(AccountFacts& facts, const Record& record)
{
    const RecordId product = record.reference("product");
    if (!product.isNull() && !isOneOf(lower(record.text("status")), {"removed", "retired", "inactive"}))
        facts.owned.push_back({.product = product, .asset = record.id});
}

void addTicket(AccountFacts& facts, const Record& record, base::Instant now)
{
    if (record.instant("opened_at").value_or(now) > now)
        return;
    auto solved = record.instant("solved_at");
    const bool saysSolved = isOneOf(lower(record.text("status")), {"solved", "closed", "resolved"});
    if (solved && *solved > now)
        solved.reset();
    facts.tickets.push_back({.id = record.id, .open = !solved && !saysSolved, .solvedAt = solved});
}

void addTalk(AccountFacts& facts, const Record& record, base::Instant now)
{
    const auto at = record.instant("at");
    if (!at || record.instant("ends_at").value_or(*at) > now || *at > now || !tookPlace(record))
        return;
    const std::string type = lower(record.text("activity_type"));
    const bool meeting = hasOneOf(type, {"meeting", "call", "demo", "review", "visit"});
    const bool demo = saysDemo(type) || saysDemo(lower(record.text("subject")));
    if (meeting || demo)
        facts.talks.push_back({.id = record.id, .at = *at, .meeting = meeting, .demo = demo});
}

void addMail(AccountFacts& facts, const Record& record, base::Instant now)
{
    const auto at = record.instant("at");
    if (!at || *at > now || record.flag("is_private"))
        return;
    const std::string direction = lower(record.text("direction"));
    const bool inbound = isOneOf(direction, {"in", "inbound", "received"});
    if (!inbound && !isOneOf(direction, {"out", "outbound", "sent"}))
        return;
    if (const std::string headers = record.text("headers"); inbound && !headers.empty()) {
        // An out-of-office answer is not the person speaking (RFC 3834).
        const records::MailFacts mail = records::mailFactsFromText(headers);
        if (mail.hasAutoReplyHeader || mail.hasListId ||
            (!mail.autoSubmitted.empty() && mail.autoSubmitted != "no"))
            return;
    }
    const std::string thread = record.text("thread_key");
    facts.mails.push_back(
        {.id = record.id,
         .at = *at,
         .contact = record.reference("contact"),
         .thread = thread.empty() ? RecordId() : RecordId::imported("features", "thread", thread),
         .inbound = inbound});
}

void addUsage(AccountFacts& facts, const Record& record, base::Instant now)
{
    const auto at = record.instant("at");
    if (!at || *at > now || now - *at >= kUsageWindow)
        return;
    const double quantity = record.number("quantity").value_or(1);
    if (std::isfinite(quantity) && std::abs(quantity) < 1e12)
        facts.usage.push_back({.id = record.id, .at = *at, .thousandths = std::llround(quantity * 1000)});
}

void addVisit(AccountFacts& facts, const Record& record, base::Instant now)
{
    const auto at = record.instant("at");
    if (!at || *at > now || now - *at >= kVisitWindow)
        return;
    if (lower(record.text("intent")) == "pricing" || hasOneOf(lower(record.text("page")), {"pricing"}))
        facts.pricingVisits.push_back({.id = record.id, .at = *at});
}

} // namespace

std::span<const std::string_view> ruleFields()
{
    return kRuleFields;
}

AccountFacts factsOfAccount(const Record& account)
{
    AccountFacts facts{.id = account.id,
                       .industry = account.text("industry"),
                       .employees = account.number("employees"),
                       .fields = {},
                       .contacts = {},
                       .deals = {},
                       .contracts = {},
                       .owned = {},
                       .tickets = {},
                       .talks = {},
                       .mails = {},
                       .usage = {},
                       .pricingVisits = {}};
    for (const std::string_view field : kRuleFields) {
        if (const auto number = account.number(field))
            facts.fields.numbers.emplace(field, *number);
        else if (std::string text = account.text(field); !text.empty())
            facts.fields.texts.emplace(field, std::move(text));
    }
    return facts;
}

bool isChampion(const Record& contactOrRole)
{
    return hasOneOf(lower(contactOrRole.text("role")), {"champion"});
}

DealEnd dealEnd(const Record& opportunity)
{
    if (opportunity.flag("is_won"))
        return DealEnd::Won;
    return opportunity.flag("is_closed") ? DealEnd::Lost : DealEnd::Open;
}

void addFact(AccountFacts& facts, const Record& record, base::Instant now)
{
    if (record.kind == RecordKind::Contact)
        facts.contacts.push_back(
            {.id = record.id, .left = record.flag("left_company"), .champion = isChampion(record)});
    else if (record.kind == RecordKind::Opportunity)
        addDeal(facts, record, now);
    else if (record.kind == RecordKind::Contract)
        addContract(facts, record);
    else if (record.kind == RecordKind::Asset)
        addAsset(facts, record);
    else if (record.kind == RecordKind::Ticket)
        addTicket(facts, record, now);
    else if (record.kind == RecordKind::Activity)
        addTalk(facts, record, now);
    else if (record.kind == RecordKind::Message)
        addMail(facts, record, now);
    else if (record.kind == RecordKind::UsageEvent)
        addUsage(facts, record, now);
    else if (record.kind == RecordKind::WebVisit)
        addVisit(facts, record, now);
}

} // namespace countersign::features
