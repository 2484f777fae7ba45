// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/model/record_schema.h"

#include "engine/foundation/base/assert.h"

#include <array>
#include <charconv>

namespace countersign::model {

namespace {

using enum FieldType;
using enum Sensitivity;
using enum RecordKind;

constexpr FieldDef text(std::string_view name, bool required = false) { return {name, Text, required}; }
constexpr FieldDef personal(std::string_view name, FieldType type = Text, bool required = false)
{
    return {name, type, required, Personal};
}
constexpr FieldDef internal(std::string_view name, FieldType type = Text) { return {name, type, false, Internal}; }
constexpr FieldDef typed(std::string_view name, FieldType type, bool required = false) { return {name, type, required}; }
constexpr FieldDef ref(std::string_view name, RecordKind target, bool required = false)
{
    return {name, Reference, required, Business, target};
}

constexpr auto kAccount = std::to_array<FieldDef>({
    text("name", true), typed("domain", Url), typed("website", Url), text("industry"), text("account_type"),
    typed("employees", Integer), typed("annual_revenue", FieldType::Money), typed("phone", Phone), text("street"), text("city"),
    text("postal_code"), text("region"), text("country"), text("time_zone"), text("language"), ref("parent", Account),
    ref("owner", User), typed("founded_year", Integer), internal("description", LongText), internal("tier"),
});
constexpr auto kContact = std::to_array<FieldDef>({
    ref("account", Account), personal("first_name"), personal("last_name"), personal("full_name", Text, true),
    personal("email", Email), personal("phone", Phone), personal("mobile", Phone), personal("title"), text("department"),
    text("role"), personal("city"), personal("country"), text("time_zone"), text("language"), ref("owner", User),
    typed("email_opt_out", Boolean), typed("left_company", Boolean), internal("description", LongText),
});
constexpr auto kLead = std::to_array<FieldDef>({
    personal("full_name", Text, true), personal("email", Email), personal("phone", Phone), personal("title"), text("company"),
    text("status"), text("lead_source"), text("country"), text("language"), ref("owner", User), typed("created_on", Date),
    ref("converted_account", Account), ref("converted_contact", Contact), ref("converted_opportunity", Opportunity),
    typed("email_opt_out", Boolean),
});
constexpr auto kOpportunity = std::to_array<FieldDef>({
    text("name", true), ref("account", Account), ref("primary_contact", Contact), ref("owner", User), text("stage", true),
    typed("amount", FieldType::Money), typed("probability", Real), typed("opened_on", Date), typed("close_on", Date),
    typed("stage_since", FieldType::Instant), typed("is_closed", Boolean), typed("is_won", Boolean), text("use_case"), ref("product", Product),
    ref("campaign", Campaign), text("next_step"), text("lost_reason"), internal("description", LongText),
});
constexpr auto kLineItem = std::to_array<FieldDef>({
    ref("opportunity", Opportunity, true), ref("product", Product), text("name"), typed("quantity", Real),
    typed("unit_price", FieldType::Money), typed("total", FieldType::Money),
});
constexpr auto kOpportunityRole = std::to_array<FieldDef>({
    ref("opportunity", Opportunity, true), ref("contact", Contact, true), text("role"), typed("is_primary", Boolean),
});
constexpr auto kContract = std::to_array<FieldDef>({
    text("number", true), ref("account", Account, true), text("status"), typed("starts_on", Date), typed("ends_on", Date),
    typed("renews_on", Date), typed("notice_by", Date), typed("auto_renews", Boolean), typed("term_months", Integer),
    typed("annual_value", FieldType::Money), typed("sites", Integer), ref("signed_by", Contact), ref("owner", User),
});
constexpr auto kOrder = std::to_array<FieldDef>({
    text("number", true), ref("account", Account, true), ref("contract", Contract), text("status"), typed("ordered_on", Date),
    typed("delivered_on", Date), typed("total", FieldType::Money),
});
constexpr auto kAsset = std::to_array<FieldDef>({
    text("name", true), ref("account", Account, true), ref("product", Product), text("serial"), typed("quantity", Real),
    typed("installed_on", Date), text("status"), text("site"),
});
constexpr auto kProduct = std::to_array<FieldDef>({
    text("name", true), text("code"), text("family"), typed("is_active", Boolean), typed("list_price", FieldType::Money),
    typed("description", LongText),
});
constexpr auto kPriceBook = std::to_array<FieldDef>({
    text("name", true), text("region"), typed("valid_from", Date), typed("valid_to", Date), typed("version", Integer),
    typed("is_active", Boolean),
});
constexpr auto kPrice = std::to_array<FieldDef>({
    ref("price_book", PriceBook), ref("product", Product, true), typed("unit_price", FieldType::Money, true), text("unit"),
    typed("min_quantity", Real), typed("valid_from", Date), typed("valid_to", Date),
});
constexpr auto kTicket = std::to_array<FieldDef>({
    text("number", true), ref("account", Account), ref("contact", Contact), text("subject"), typed("description", LongText),
    text("status"), text("priority"), internal("mood"), typed("opened_at", FieldType::Instant), typed("solved_at", FieldType::Instant),
    typed("first_response_at", FieldType::Instant), typed("reopened", Integer), typed("satisfaction", Integer), text("resolution"),
});
constexpr auto kCampaign = std::to_array<FieldDef>({
    text("name", true), text("campaign_type"), text("status"), typed("starts_on", Date), typed("ends_on", Date),
});
constexpr auto kCampaignMember = std::to_array<FieldDef>({
    ref("campaign", Campaign, true), ref("contact", Contact), ref("lead", Lead), text("status"), typed("responded_at", FieldType::Instant),
});
constexpr auto kActivity = std::to_array<FieldDef>({
    text("activity_type", true), ref("account", Account), ref("contact", Contact), ref("opportunity", Opportunity),
    ref("owner", User), text("subject"), typed("body", LongText), typed("at", FieldType::Instant, true), typed("ends_at", FieldType::Instant),
    typed("due_on", Date), text("status"), text("direction"), text("outcome"), text("location"), text("external_key"),
});
constexpr auto kMessage = std::to_array<FieldDef>({
    text("message_id"), text("in_reply_to"), typed("reference_ids", LongText), text("thread_key"), text("direction", true),
    ref("account", Account), ref("contact", Contact), ref("opportunity", Opportunity), personal("from_address", Email),
    personal("to_addresses", LongText), text("subject"), personal("body", LongText), typed("at", FieldType::Instant, true),
    text("mailbox"), typed("is_private", Boolean), text("language"), internal("headers", LongText),
});
constexpr auto kUsageEvent = std::to_array<FieldDef>({
    ref("account", Account), ref("contact", Contact), ref("product", Product), text("name", true), text("site"),
    typed("at", FieldType::Instant, true), typed("quantity", Real), text("unit"), text("message_key"),
});
constexpr auto kWebVisit = std::to_array<FieldDef>({
    ref("account", Account), ref("contact", Contact), text("page", true), text("intent"), typed("at", FieldType::Instant, true),
    typed("seconds", Integer), text("message_key"),
});
constexpr auto kUser = std::to_array<FieldDef>({
    personal("full_name", Text, true), personal("email", Email), text("role"), ref("manager", User), text("region"),
    typed("is_active", Boolean), text("time_zone"),
});
constexpr auto kBusyTime = std::to_array<FieldDef>({
    ref("owner", User), text("calendar"), typed("starts_at", FieldType::Instant, true), typed("ends_at", FieldType::Instant, true),
    internal("subject"), text("status"),
});

struct KindRow
{
    RecordKind kind;
    std::string_view name;
    std::span<const FieldDef> fields;
};

constexpr std::array<KindRow, 21> kKinds{{
    {Account, "account", kAccount},
    {Contact, "contact", kContact},
    {Lead, "lead", kLead},
    {Opportunity, "opportunity", kOpportunity},
    {LineItem, "line_item", kLineItem},
    {OpportunityRole, "opportunity_role", kOpportunityRole},
    {Contract, "contract", kContract},
    {Order, "order", kOrder},
    {Asset, "asset", kAsset},
    {Product, "product", kProduct},
    {PriceBook, "price_book", kPriceBook},
    {Price, "price", kPrice},
    {Ticket, "ticket", kTicket},
    {Campaign, "campaign", kCampaign},
    {CampaignMember, "campaign_member", kCampaignMember},
    {Activity, "activity", kActivity},
    {Message, "message", kMessage},
    {UsageEvent, "usage_event", kUsageEvent},
    {WebVisit, "web_visit", kWebVisit},
    {User, "user", kUser},
    {BusyTime, "busy_time", kBusyTime},
}};

constexpr std::array<RecordKind, kKinds.size()> makeOrder()
{
    std::array<RecordKind, kKinds.size()> order{};
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = kKinds[i].kind;
    return order;
}
constexpr auto kOrderOfKinds = makeOrder();

const KindRow& rowOf(RecordKind kind)
{
    const auto index = static_cast<std::size_t>(kind) - 1;
    COUNTERSIGN_ASSERT(index < kKinds.size() && kKinds[index].kind == kind, "no such record kind");
    return kKinds[index];
}

struct ToText
{
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const
    {
        // Not printf: it would write the decimal sign of the user's language.
        char buffer[40];
        return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 15).ptr};
    }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const base::Money& value) const { return base::toString(value); }
    std::string operator()(base::LocalDate value) const { return base::toIso(value); }
    std::string operator()(base::Instant value) const { return base::toRfc3339(value); }
    std::string operator()(const RecordId& value) const { return value.text(); }
};

} // namespace

std::span<const RecordKind> allRecordKinds() { return kOrderOfKinds; }
std::span<const FieldDef> fieldsOf(RecordKind kind) { return rowOf(kind).fields; }
std::string_view recordKindName(RecordKind kind) { return rowOf(kind).name; }

std::optional<std::size_t> fieldIndex(RecordKind kind, std::string_view name)
{
    const auto fields = fieldsOf(kind);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == name)
            return i;
    return std::nullopt;
}

std::optional<RecordKind> recordKindFromName(std::string_view name)
{
    for (const KindRow& row : kKinds)
        if (row.name == name)
            return row.kind;
    return std::nullopt;
}

std::string toString(const FieldValue& value) { return std::visit(ToText{}, value); }

} // namespace countersign::model
