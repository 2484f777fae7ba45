// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/scene.h"

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/money.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace countersign::demo {
namespace {

using std::chrono::days;

constexpr std::array<std::array<std::string_view, 12>, 4> kMonths{{
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
    {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
     "November", "Dezember"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
     "novembre", "décembre"},
    {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
     "noviembre", "diciembre"},
}};
constexpr std::array<std::string_view, 12> kArabicMonths{"يناير",  "فبراير", "مارس",   "أبريل",
                                                         "مايو",   "يونيو",  "يوليو",  "أغسطس",
                                                         "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};

int probabilityOf(std::string_view stage)
{
    constexpr std::array<std::pair<std::string_view, int>, 7> kStages{{{"Prospecting", 10},
                                                                       {"Discovery", 20},
                                                                       {"Demo", 40},
                                                                       {"Proposal", 60},
                                                                       {"Negotiation", 80},
                                                                       {"Closed Won", 100},
                                                                       {"Closed Lost", 0}}};
    for (const auto& [name, probability] : kStages) {
        if (name == stage)
            return probability;
    }
    return 0;
}

} // namespace

std::string serial(std::string_view prefix, std::uint64_t number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return std::string(prefix) + "-" + digits;
}

std::string spokenDate(std::chrono::sys_days day, std::string_view language)
{
    const std::chrono::year_month_day date(day);
    const unsigned month = unsigned(date.month());
    const std::string number = std::to_string(unsigned(date.day()));
    if (language == "ja")
        return std::to_string(month) + "月" + number + "日";
    if (language == "ar")
        return number + " " + std::string(kArabicMonths[month - 1]);
    const std::size_t row = language == "de" ? 1 : language == "fr" ? 2 : language == "es" ? 3 : 0;
    const std::string name(kMonths[row][month - 1]);
    return row == 1 ? number + ". " + name : row == 3 ? number + " de " + name : number + " " + name;
}

std::string decimalAmount(std::int64_t major, std::string_view currency)
{
    const int digits = base::minorDigits(currency);
    return std::to_string(major) +
           (digits > 0 ? "." + std::string(static_cast<std::size_t>(digits), '0') : "");
}

std::int64_t bookPrice(const Vocabulary& vocabulary, const Product& product, int quantity,
                       std::string_view currency)
{
    int price = 0;
    for (const PriceTier& tier : product.tiers) {
        if (quantity >= tier.minQuantity)
            price = tier.price;
    }
    const auto rate = vocabulary.currencies().find(currency);
    return rate == vocabulary.currencies().end() ? price : std::llround(price * rate->second);
}

const ContactRow& Scene::person(std::size_t n) const
{
    return story.contacts[std::min(n, story.contacts.size() - 1)];
}

std::chrono::sys_days Scene::workday(int daysAgo) const
{
    std::chrono::sys_days day = m_today - days(daysAgo);
    while (std::chrono::weekday(day) == std::chrono::Saturday ||
           std::chrono::weekday(day) == std::chrono::Sunday)
        day -= days(1);
    return day;
}

std::string Scene::date(int daysAgo) const
{
    return base::toIso(std::chrono::year_month_day(m_today - days(daysAgo)));
}

std::string Scene::instant(int daysAgo, int hour, int minute) const
{
    const auto local = std::chrono::sys_time<std::chrono::milliseconds>(workday(daysAgo)) +
                       std::chrono::hours(hour) + std::chrono::minutes(minute);
    return base::toRfc3339(local - std::chrono::minutes(country->utcOffsetMinutes));
}

Fillers Scene::fillers(std::size_t who) const
{
    const ContactRow& writer = person(who);
    const ContactRow& colleague = person(who == 0 ? 1 : 0);
    return {{"first", writer.first},
            {"colleague", &colleague == &writer ? "the board" : colleague.first},
            {"title", writer.title},
            {"rep", "Ines"},
            {"site", site},
            {"sites", std::to_string(sites)},
            {"hall", std::string(1, static_cast<char>('A' + hall - 1))},
            {"audit", spokenDate(auditDay, language)},
            {"hours", std::to_string(80 + 40 * hall)},
            {"minutes", std::to_string(2 + hall)},
            {"product", productIds.empty() ? "Pulse Monitor" : m_vocabulary.product(productIds.front()).name},
            {"book", m_vocabulary.priceBook(int(std::chrono::year_month_day(m_today).year()))}};
}

int Scene::addMail(const Mail& mail)
{
    const ContactRow& contact = person(mail.person);
    const bool answer = mail.answers >= 0;
    const MessageRow before = answer ? story.messages[static_cast<std::size_t>(mail.answers)] : MessageRow{};
    const std::vector<MailTemplate>& variants = m_vocabulary.mails(mail.key, language);
    const MailTemplate& chosen = fixedCast ? variants.front() : m_random.pick(variants);

    Fillers words = fillers(mail.person);
    words.insert(words.end(), mail.more.begin(), mail.more.end());
    const std::string_view bare = before.subject;
    words.emplace_back("subject", std::string(bare.starts_with("Re: ") ? bare.substr(4) : bare));

    const std::string number = std::to_string(story.messages.size() + 1);
    const std::string domain = mail.outbound ? "fennwick.example" : account().domain;
    MessageRow row{.messageId = "<" + account().id + "." + number + "@" + domain + ">",
                   .threadId = answer ? before.threadId : account().id + "-T" + number,
                   .inReplyTo = before.messageId,
                   .references = answer && !before.references.empty()
                                     ? before.references + " " + before.messageId
                                     : before.messageId,
                   .accountId = account().id,
                   .contactId = contact.id,
                   .from = mail.outbound ? std::string(kRepEmail) : contact.email,
                   .to = mail.outbound ? contact.email : std::string(kRepEmail),
                   .cc = {},
                   .at = instant(mail.daysAgo, answer ? m_random.between(13, 16) : m_random.between(8, 12),
                                 m_random.between(0, 59)),
                   .subject = filled(chosen.subject, words),
                   .text = filled(chosen.text, words),
                   .direction = mail.outbound ? "outbound" : "inbound",
                   .language = language};
    story.messages.push_back(std::move(row));
    return static_cast<int>(story.messages.size()) - 1;
}

std::string Scene::note(std::string_view key, std::size_t who)
{
    return filled(m_random.pick(m_vocabulary.notes(key)), fillers(who));
}

void Scene::addActivity(const Activity& activity)
{
    const auto start = activity.hour * 60;
    const auto end = start + activity.minutes;
    const bool past = activity.daysAgo > 0;
    std::string people = person(0).id;
    if (story.contacts.size() > 1)
        people += ";" + person(1).id;
    story.activities.push_back({.id = serial("M", ++m_serials.activity),
                                .accountId = account().id,
                                .opportunityId = activity.opportunityId,
                                .contactIds = people,
                                .kind = std::string(activity.kind),
                                .subject = std::string(activity.subject),
                                .notes = past ? note(activity.notesKey, 0) : std::string(),
                                .startAt = instant(activity.daysAgo, start / 60, start % 60),
                                .endAt = instant(activity.daysAgo, end / 60, end % 60),
                                .timeZone = account().timeZone,
                                .outcome = past ? "held" : "planned"});
}

std::string Scene::addOpportunity(const Opportunity& opportunity)
{
    const std::string id = serial("O", ++m_serials.opportunity);
    const std::string& currency = account().currency;
    std::int64_t explained = 0;
    const auto line = [&](const std::string& product, int quantity, std::int64_t price) {
        story.opportunityLines.push_back({.id = serial("LI", ++m_serials.line),
                                          .parentId = id,
                                          .productId = product,
                                          .quantity = std::to_string(quantity),
                                          .unitPrice = decimalAmount(price, currency),
                                          .total = decimalAmount(price * quantity, currency),
                                          .currency = currency,
                                          .since = {}});
        explained += price * quantity;
    };
    for (const std::string& productId : opportunity.products) {
        const Product& product = m_vocabulary.product(productId);
        const int quantity = product.unit.starts_with("site") ? sites : 1;
        const std::int64_t price = bookPrice(m_vocabulary, product, quantity, currency);
        if (opportunity.amount == 0 || explained + price * quantity <= opportunity.amount)
            line(productId, quantity, price);
    }
    if (opportunity.amount > explained)
        line(opportunity.type == "renewal" ? "P-010" : "P-009", 1, opportunity.amount - explained);
    const bool closed = opportunity.stage.starts_with("Closed");
    story.opportunities.push_back(
        {.id = id,
         .accountId = account().id,
         .name = opportunity.name,
         .type = std::string(opportunity.type),
         .stage = std::string(opportunity.stage),
         .amount = decimalAmount(explained, currency),
         .currency = currency,
         .probability = std::to_string(probabilityOf(opportunity.stage)),
         .closeDate = date(closed ? opportunity.stageDaysAgo : -opportunity.closesInDays),
         .primaryContactId = person(opportunity.person).id,
         .createdAt = instant(opportunity.createdDaysAgo, 9, 5),
         .stageChangedAt = instant(opportunity.stageDaysAgo, 15, 20),
         .updatedAt = instant(opportunity.stageDaysAgo, 15, 20),
         .nextStep = std::string(opportunity.nextStep)});
    return id;
}

void Scene::addContract(std::string number, int renewsInDays, int noticeDays)
{
    const std::string id = serial("CT", ++m_serials.contract);
    const std::string& currency = account().currency;
    std::int64_t booked = 0;
    std::string list;
    for (const std::string& productId : productIds) {
        const Product& product = m_vocabulary.product(productId);
        const bool perSite = product.unit.starts_with("site");
        const int quantity = perSite ? sites : product.family == "Hardware" ? sites * 2 + 1 : 1;
        const std::int64_t price = bookPrice(m_vocabulary, product, quantity, currency);
        if (product.family != "Hardware")
            booked += price * quantity;
        list += (list.empty() ? "" : ";") + productId;
        story.contractLines.push_back({.id = serial("CL", ++m_serials.line),
                                       .parentId = id,
                                       .productId = productId,
                                       .quantity = std::to_string(quantity),
                                       .unitPrice = decimalAmount(price, currency),
                                       .total = decimalAmount(price * quantity, currency),
                                       .currency = currency,
                                       .since = date(365 * m_random.between(1, 4) - renewsInDays)});
    }
    if (value == 0)
        value = booked;
    story.contracts.push_back(
        {.id = id,
         .number = number.empty() ? "CT-" + std::to_string(3000 + m_serials.contract) : std::move(number),
         .accountId = account().id,
         .status = "active",
         .startDate = date(365 - renewsInDays),
         .endDate = date(1 - renewsInDays),
         .renewalDate = date(-renewsInDays),
         .noticeDate = date(noticeDays - renewsInDays),
         .autoRenew = "true",
         .annualValue = decimalAmount(value, currency),
         .currency = currency,
         .sites = std::to_string(sites),
         .productIds = list,
         .signedById = person(story.contacts.size() - 1).id,
         .updatedAt = instant(std::max(1, 365 - renewsInDays), 11, 0)});
}

void Scene::addUsage(std::string_view fallingSite, int dropPercent)
{
    constexpr int kWeeks = 26;
    const std::chrono::weekday weekday(m_today);
    const int sinceMonday = static_cast<int>(weekday.iso_encoding()) - 1;
    std::vector<std::string> names{site};
    if (!dropSite.empty())
        names.push_back(dropSite);
    else if (sites > 1 && country->cities.size() > 1)
        names.push_back(country->cities[0].name == site ? country->cities[1].name : country->cities[0].name);
    for (const std::string& name : names) {
        const int users = m_random.between(8, 24);
        for (int week = kWeeks; week >= 1; --week) {
            int active = users + m_random.between(-1, 1);
            if (name == fallingSite && week <= 4)
                active = users - users * dropPercent / 100;
            story.usage.push_back({.id = serial("U", ++m_serials.usage),
                                   .accountId = account().id,
                                   .productId = "P-001",
                                   .site = name,
                                   .weekStart = date(week * 7 + sinceMonday),
                                   .activeUsers = std::to_string(active),
                                   .events = std::to_string(active * m_random.between(35, 45))});
        }
    }
}

void Scene::addVisits(std::string_view page, int count, int sinceDays)
{
    for (int i = 0; i < count; ++i) {
        // Only some visits are tied to a person: the site knows a network, seldom a name.
        const bool known = m_random.percent(50);
        const std::string who = known ? person(m_random.below(2)).id : std::string();
        story.visits.push_back({.id = serial("W", ++m_serials.visit),
                                .accountId = account().id,
                                .contactId = who,
                                .page = std::string(page),
                                .visitedAt = instant(m_random.between(1, sinceDays), m_random.between(7, 18),
                                                     m_random.between(0, 59)),
                                .seconds = std::to_string(m_random.between(8, 320))});
    }
}

void Scene::addTicket(const Ticket& ticket)
{
    const bool closed = ticket.closedDaysAgo >= 0;
    const int opened = std::max(ticket.openedDaysAgo, ticket.closedDaysAgo + 1);
    ++m_serials.ticket;
    story.tickets.push_back(
        {.id = serial("T", m_serials.ticket),
         .number = ticket.number.empty() ? std::to_string(9000 + m_serials.ticket) : ticket.number,
         .accountId = account().id,
         .contactId = person(ticket.person).id,
         .subject = ticket.subject,
         .description = ticket.description,
         .status = closed ? "closed" : "open",
         .priority = std::string(ticket.priority),
         .createdAt = instant(opened, 8, m_random.between(0, 59)),
         .updatedAt = closed ? instant(ticket.closedDaysAgo, 16, 10) : instant(opened, 9, 30),
         .closedAt = closed ? instant(ticket.closedDaysAgo, 16, 10) : std::string(),
         .resolution = ticket.resolution});
}

} // namespace countersign::demo
