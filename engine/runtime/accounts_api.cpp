// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/desk_api.h"

#include "engine/knowledge/features/feature_store.h"
#include "engine/knowledge/features/segment.h"
#include "engine/knowledge/graph/graph.h"
#include "engine/knowledge/retrieval/text_index.h"
#include "engine/overview/views/account_views.h"
#include "engine/platform/records/record_history.h"
#include "engine/runtime/translate.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace countersign::runtime {

using model::Record;
using model::RecordKind;

namespace {

views::AccountOrder toOrder(const std::string& sort)
{
    if (sort == "value")
        return views::AccountOrder::Value;
    if (sort == "renewal")
        return views::AccountOrder::Renewal;
    return sort == "last_contact" ? views::AccountOrder::LastContact : views::AccountOrder::Name;
}

base::Result<api::AccountRow> toRow(store::Database& database, const views::AccountLine& line)
{
    api::AccountRow row{.id = line.id.text(),
                        .name = line.name,
                        .industry = line.industry,
                        .city = line.city,
                        .country = line.country,
                        .ownerName = line.ownerName,
                        .openValue = line.openValue,
                        .renewsOn = line.renewsOn,
                        .lastContact = line.lastContact,
                        .contacts = static_cast<int>(line.contacts)};
    COUNTERSIGN_ASSIGN(const auto memberships, features::segmentsOf(database, line.id));
    for (const features::Membership& membership : memberships)
        row.segments.push_back(membership.segment + ":" + membership.className);
    return row;
}

/// Gathers one account's page; with `asOf` every record is read as it was known then.
class Page
{
public:
    Page(EngineCore& core, model::RecordId account, std::optional<base::Instant> asOf)
        : m_core(core), m_database(core.database), m_account(account), m_asOf(asOf)
    {
    }

    [[nodiscard]] base::Result<api::AccountDetail> make();

private:
    [[nodiscard]] base::Result<std::vector<Record>> related(RecordKind kind);
    [[nodiscard]] base::Status addPeople(api::AccountDetail& page);
    [[nodiscard]] base::Status addDeals(api::AccountDetail& page);
    [[nodiscard]] base::Status addTimeline(api::AccountDetail& page);
    [[nodiscard]] base::Status addProducts(api::AccountDetail& page);
    [[nodiscard]] base::Status addFeatures(api::AccountDetail& page);
    [[nodiscard]] base::Instant when() const { return m_asOf.value_or(m_core.now()); }

    EngineCore& m_core;
    store::Database& m_database;
    model::RecordId m_account;
    std::optional<base::Instant> m_asOf;
};

base::Result<std::vector<Record>> Page::related(RecordKind kind)
{
    COUNTERSIGN_ASSIGN(auto found, records::findByReference(m_database, kind, "account", m_account));
    if (!m_asOf)
        return found;
    std::vector<Record> past;
    for (const Record& record : found) {
        COUNTERSIGN_ASSIGN(auto then, records::recordAsOf(m_database, kind, record.id, *m_asOf));
        if (then && !then->deleted)
            past.push_back(std::move(*then));
    }
    return past;
}

base::Status Page::addPeople(api::AccountDetail& page)
{
    COUNTERSIGN_ASSIGN(const auto contacts, related(RecordKind::Contact));
    for (const Record& contact : contacts) {
        COUNTERSIGN_ASSIGN(const auto strength, graph::relationshipStrength(m_database, contact.id, when()));
        page.people.push_back({.id = contact.id.text(),
                               .name = contact.text("full_name"),
                               .title = contact.text("title"),
                               .role = contact.text("role"),
                               .email = contact.text("email"),
                               .phone = contact.text("phone"),
                               .strength = static_cast<int>(std::lround(strength.value * 4)),
                               .lastTwoWay = strength.lastTwoWayAt,
                               .optedOut = contact.flag("email_opt_out")});
    }
    std::ranges::stable_sort(page.people, std::greater{}, &api::PersonRow::strength);
    return {};
}

base::Status Page::addDeals(api::AccountDetail& page)
{
    COUNTERSIGN_ASSIGN(const auto deals, related(RecordKind::Opportunity));
    for (const Record& deal : deals)
        page.opportunities.push_back({.id = deal.id.text(),
                                      .name = deal.text("name"),
                                      .stage = deal.text("stage"),
                                      .amount = deal.money("amount"),
                                      .closeOn = deal.date("close_on"),
                                      .closed = deal.flag("is_closed"),
                                      .won = deal.flag("is_won")});
    std::ranges::stable_sort(page.opportunities, {}, &api::OpportunityRow::closed);
    COUNTERSIGN_ASSIGN(const auto contracts, related(RecordKind::Contract));
    for (const Record& contract : contracts)
        page.contracts.push_back({.id = contract.id.text(),
                                  .number = contract.text("number"),
                                  .startsOn = contract.date("starts_on"),
                                  .noticeBy = contract.date("notice_by"),
                                  .renewsOn = contract.date("renews_on"),
                                  .annualValue = contract.money("annual_value"),
                                  .termMonths = static_cast<int>(contract.number("term_months").value_or(0)),
                                  .autoRenews = contract.flag("auto_renews")});
    return {};
}

std::string timelineKind(const views::TimelineLine& line)
{
    switch (line.kind) {
    case RecordKind::Message:
        return "mail";
    case RecordKind::Ticket:
        return "ticket";
    case RecordKind::UsageEvent:
        return "usage";
    case RecordKind::WebVisit:
        return "web_visit";
    default:
        return line.type.empty() ? "note" : line.type;
    }
}

base::Status Page::addTimeline(api::AccountDetail& page)
{
    COUNTERSIGN_ASSIGN(const auto lines, views::accountTimeline(m_database, {.account = m_account, .asOf = when()}));
    bool mailSeen = false;
    for (const views::TimelineLine& line : lines) {
        api::TimelineEntry entry{.record = line.record.text(),
                                 .kind = timelineKind(line),
                                 .at = line.at,
                                 .title = line.title,
                                 .detail = line.detail,
                                 .person = line.person};
        // Only the newest mail can still wait: whatever came before it has been followed by something.
        if (line.kind == RecordKind::Message) {
            entry.waitsForUs = !mailSeen && line.type == "in";
            mailSeen = true;
        }
        page.timeline.push_back(std::move(entry));
    }
    return {};
}

base::Result<std::string> nameOf(store::Database& database, RecordKind kind, model::RecordId id)
{
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(database, kind, id));
    return record ? record->text("name") : std::string();
}

base::Status Page::addProducts(api::AccountDetail& page)
{
    COUNTERSIGN_ASSIGN(const auto assets, related(RecordKind::Asset));
    for (const Record& asset : assets) {
        COUNTERSIGN_ASSIGN(std::string name, nameOf(m_database, RecordKind::Product, asset.reference("product")));
        page.owned.push_back({.product = asset.reference("product").text(),
                              .name = name.empty() ? asset.text("name") : std::move(name),
                              .quantity = asset.text("quantity"),
                              .since = asset.date("installed_on")});
    }
    COUNTERSIGN_ASSIGN(const auto recommendations, graph::recommendProducts(m_database, m_account, 3));
    for (const graph::Recommendation& each : recommendations) {
        api::RecommendedProduct shown{.product = each.product.text()};
        COUNTERSIGN_ASSIGN(const auto product, records::findRecord(m_database, RecordKind::Product, each.product));
        if (product) {
            shown.name = product->text("name");
            shown.price = product->money("list_price");
        }
        shown.path.push_back(page.row.name);
        for (const graph::SimilarAccount& similar : each.because) {
            COUNTERSIGN_ASSIGN(std::string name, nameOf(m_database, RecordKind::Account, similar.account));
            shown.path.push_back(std::move(name));
        }
        shown.path.push_back(shown.name);
        shown.why = {.code = "why_similar_accounts",
                     .args = {std::to_string(each.owners), std::to_string(each.similarAccounts)}};
        page.recommended.push_back(std::move(shown));
    }
    return {};
}

base::Status Page::addFeatures(api::AccountDetail& page)
{
    COUNTERSIGN_ASSIGN(const auto values, features::featuresOf(m_database, m_account));
    for (const features::FeatureValue& value : values) {
        const auto number = value.number ? model::toString(*value.number) : std::string();
        page.features.push_back({.name = value.name,
                                 .version = value.version,
                                 .value = value.number ? number : value.text,
                                 .source = value.evidence.empty()
                                               ? std::string()
                                               : std::string(model::recordKindName(value.evidence.front().first)),
                                 .computedAt = value.computedAt,
                                 .stale = value.isStale(m_core.now())});
    }
    return {};
}

/// Unlike strtod this reads the same text under every language of the user's.
std::optional<double> numberFrom(const std::string& text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// From usage and open tickets; unknown without either.
api::Phrase healthOf(const std::vector<api::FeatureRow>& features)
{
    std::optional<double> trend;
    std::optional<double> tickets;
    for (const api::FeatureRow& feature : features) {
        if (feature.name == "usage_trend_30d")
            trend = numberFrom(feature.value);
        if (feature.name == "open_tickets")
            tickets = numberFrom(feature.value);
    }
    if (!trend && !tickets)
        return {.code = "health_unknown"};
    if (trend.value_or(0) < -0.4 || tickets.value_or(0) >= 3)
        return {.code = "health_poor"};
    return {.code = trend.value_or(0) < -0.15 || tickets.value_or(0) >= 1 ? "health_fair" : "health_good"};
}

base::Result<api::AccountDetail> Page::make()
{
    COUNTERSIGN_ASSIGN(const auto line, views::accountLine(m_database, m_account, when()));
    std::optional<Record> record;
    if (m_asOf) {
        COUNTERSIGN_ASSIGN(record, records::recordAsOf(m_database, RecordKind::Account, m_account, *m_asOf));
    } else {
        COUNTERSIGN_ASSIGN(record, records::findRecord(m_database, RecordKind::Account, m_account));
    }
    if (!line || !record)
        return base::fail(base::ErrorCode::NotFound, "this account was not known then", {m_account.text()});
    api::AccountDetail page{.asOf = m_asOf};
    COUNTERSIGN_ASSIGN(page.row, toRow(m_database, *line));
    page.row.name = record->text("name");
    page.website = record->text("website");
    page.employees = static_cast<std::int64_t>(record->number("employees").value_or(0));
    COUNTERSIGN_TRY(addPeople(page));
    COUNTERSIGN_TRY(addDeals(page));
    COUNTERSIGN_TRY(addTimeline(page));
    COUNTERSIGN_TRY(addProducts(page));
    COUNTERSIGN_TRY(addFeatures(page));
    page.health = healthOf(page.features);
    const bool waits = std::ranges::any_of(page.timeline, &api::TimelineEntry::waitsForUs);
    page.nextStep = {.code = waits ? "next_reply" : "next_draft"};
    return page;
}

} // namespace

void AccountsApi::list(api::AccountQuery query, api::Reply<api::AccountPage> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, query = std::move(query)]() -> base::Result<api::AccountPage> {
        const auto colon = std::min(query.segment.find(':'), query.segment.size());
        COUNTERSIGN_ASSIGN(const auto list, views::listAccounts(core.database, {.text = query.text,
                                                                                .segment = query.segment.substr(0, colon),
                                                                                .segmentClass = query.segment.substr(
                                                                                    std::min(colon + 1, query.segment.size())),
                                                                                .order = toOrder(query.sort),
                                                                                .offset = query.paging.offset,
                                                                                .limit = query.paging.limit,
                                                                                .now = core.now()}));
        api::AccountPage page{.total = list.total};
        for (const views::AccountLine& line : list.lines) {
            COUNTERSIGN_ASSIGN(auto row, toRow(core.database, line));
            page.rows.push_back(std::move(row));
        }
        return page;
    });
}

void AccountsApi::detail(api::Id account, std::optional<api::Instant> asOf, api::Reply<api::AccountDetail> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, account = std::move(account), asOf]() -> base::Result<api::AccountDetail> {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::RecordId>(account));
        return Page(core, id, asOf).make();
    });
}

void AccountsApi::search(std::string text, int limit, api::Reply<std::vector<api::SearchHit>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, text = std::move(text), limit]() -> base::Result<std::vector<api::SearchHit>> {
        COUNTERSIGN_ASSIGN(const auto found,
                           retrieval::searchAsYouType(core.database, text, static_cast<std::size_t>(std::clamp(limit, 1, 200))));
        std::vector<api::SearchHit> hits;
        for (const retrieval::SearchHit& hit : found) {
            api::SearchHit shown{.kind = std::string(model::recordKindName(hit.kind)),
                                 .record = hit.record.text(),
                                 .account = hit.account.isNull() ? "" : hit.account.text(),
                                 .title = hit.title,
                                 .snippet = hit.excerpt};
            if (hit.at != base::Instant{})
                shown.at = hit.at;
            hits.push_back(std::move(shown));
        }
        return hits;
    });
}

} // namespace countersign::runtime
