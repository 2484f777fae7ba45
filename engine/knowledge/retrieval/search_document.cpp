// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/search_document.h"

#include <initializer_list>
#include <span>
#include <string_view>

namespace countersign::retrieval {

using model::Record;
using model::RecordKind;

namespace {

// A mail may carry megabytes of quoted history; its beginning is what people search for.
constexpr std::size_t kMaxBodyBytes = 16U << 10;

struct Layout
{
    std::span<const std::string_view> title;
    std::span<const std::string_view> body;
    std::string_view account;
    std::string_view at;
};

constexpr std::string_view kName[]{"name"};
constexpr std::string_view kAccountBody[]{"domain", "industry", "city", "country", "description"};
constexpr std::string_view kPerson[]{"full_name", "email"};
constexpr std::string_view kContactBody[]{"title", "department", "city", "description"};
constexpr std::string_view kLeadBody[]{"company", "title", "status"};
constexpr std::string_view kProduct[]{"name", "code"};
constexpr std::string_view kProductBody[]{"family", "description"};
constexpr std::string_view kNumber[]{"number"};
constexpr std::string_view kContractBody[]{"status"};
constexpr std::string_view kOpportunityBody[]{"stage", "next_step", "description"};
constexpr std::string_view kTicket[]{"number", "subject"};
constexpr std::string_view kTicketBody[]{"description", "resolution", "status"};
constexpr std::string_view kSubject[]{"subject"};
constexpr std::string_view kBody[]{"body"};
constexpr std::string_view kActivityBody[]{"body", "outcome", "activity_type"};

std::optional<Layout> layoutOf(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Account:
        return Layout{kName, kAccountBody, "", ""};
    case RecordKind::Contact:
        return Layout{kPerson, kContactBody, "account", ""};
    case RecordKind::Lead:
        return Layout{kPerson, kLeadBody, "converted_account", ""};
    case RecordKind::Product:
        return Layout{kProduct, kProductBody, "", ""};
    case RecordKind::Contract:
        return Layout{kNumber, kContractBody, "account", ""};
    case RecordKind::Opportunity:
        return Layout{kName, kOpportunityBody, "account", ""};
    case RecordKind::Ticket:
        return Layout{kTicket, kTicketBody, "account", "opened_at"};
    case RecordKind::Message:
        return Layout{kSubject, kBody, "account", "at"};
    case RecordKind::Activity:
        return Layout{kSubject, kActivityBody, "account", "at"};
    default:
        return std::nullopt;
    }
}

std::string joined(const Record& record, std::span<const std::string_view> fields)
{
    std::string text;
    for (const std::string_view field : fields) {
        const std::string value = record.text(field);
        if (value.empty())
            continue;
        if (!text.empty())
            text += ' ';
        text += value;
    }
    return text;
}

void cutToBytes(std::string& text, std::size_t limit)
{
    if (text.size() <= limit)
        return;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
        --limit;
    text.resize(limit);
}

} // namespace

base::Instant timeOf(const Record& record)
{
    const auto layout = layoutOf(record.kind);
    if (!layout || layout->at.empty())
        return {};
    return record.instant(layout->at).value_or(base::Instant());
}

std::optional<SearchDocument> documentOf(const Record& record)
{
    const auto layout = layoutOf(record.kind);
    if (!layout)
        return std::nullopt;
    SearchDocument document{.kind = record.kind,
                            .record = record.id,
                            .account = record.kind == RecordKind::Account ? record.id : model::RecordId(),
                            .title = joined(record, layout->title),
                            .body = joined(record, layout->body),
                            .at = timeOf(record)};
    if (!layout->account.empty())
        document.account = record.reference(layout->account);
    if (document.title.empty() && document.body.empty())
        return std::nullopt;
    cutToBytes(document.title, 1024);
    cutToBytes(document.body, kMaxBodyBytes);
    return document;
}

} // namespace countersign::retrieval
