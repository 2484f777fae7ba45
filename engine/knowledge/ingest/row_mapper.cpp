// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/row_mapper.h"

#include "engine/knowledge/ingest/header_words.h"

#include <algorithm>
#include <array>
#include <set>

namespace countersign::ingest {

using model::FieldDef;
using model::FieldType;
using model::FieldValue;
using model::RecordKind;

namespace {

std::string clipped(std::string_view text)
{
    constexpr std::size_t kMost = 80;
    if (text.size() <= kMost)
        return std::string(text);
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::optional<std::size_t> columnOf(std::span<const std::string> headers, std::string_view name)
{
    const auto at = std::ranges::find(headers, name);
    return at == headers.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - headers.begin()));
}

/// "in" and "out" are the two canonical words; what is neither stays as it is.
std::string directionOf(std::string text)
{
    const std::string word = compactWord(text);
    constexpr std::array<std::string_view, 5> kIn{"in", "inbound", "incoming", "received", "eingehend"};
    constexpr std::array<std::string_view, 5> kOut{"out", "outbound", "outgoing", "sent", "ausgehend"};
    if (std::ranges::find(kIn, word) != kIn.end())
        return "in";
    return std::ranges::find(kOut, word) != kOut.end() ? "out" : std::move(text);
}

base::Result<std::size_t> needColumn(std::span<const std::string> headers, const std::string& name)
{
    const auto column = columnOf(headers, name);
    if (!column)
        return base::fail(base::ErrorCode::MissingColumn, "the table has no column of this name", {name});
    return *column;
}

/// A name that follows from other columns where the table has none: see derive().
bool isDerived(const Mapping& mapping, std::string_view field)
{
    if (field != "name")
        return false;
    return mapping.object == RecordKind::Opportunity ||
           std::ranges::find(mapping.columns, "product", &ColumnMapping::field) != mapping.columns.end();
}

/// Without a column for what every record must have, each row would be refused for the same reason.
base::Status needRequired(const Mapping& mapping)
{
    for (const FieldDef& field : model::fieldsOf(mapping.object)) {
        const bool filled =
            std::ranges::find(mapping.columns, field.name, &ColumnMapping::field) != mapping.columns.end() ||
            std::ranges::find(mapping.joined, field.name, &JoinedField::field) != mapping.joined.end() ||
            mapping.constants.contains(std::string(field.name));
        if (field.required && !filled && !isDerived(mapping, field.name))
            return base::fail(base::ErrorCode::MissingColumn, "no column holds what every record must have",
                              {std::string(field.name)});
    }
    return {};
}

/// "abgemeldet", "unsubscribed", or the day of it: a file that says more than yes must not lose the opt-out.
bool saysOptedOut(std::string_view cell, DateOrder order)
{
    constexpr auto kWords = std::to_array<std::string_view>(
        {"optout", "optedout", "unsubscri", "donot", "abbestell", "abgemeldet", "gesperrt", "keinmail", "desabonn", "desinscri", "baja", "停止"});
    const std::string word = compactWord(cell);
    return parseCellDate(cell.substr(0, cell.find_first_of(" T")), order).has_value() ||
           std::ranges::any_of(kWords, [&](std::string_view each) { return word.find(each) != std::string::npos; });
}

} // namespace

base::Result<RowMapper> RowMapper::make(const Mapping& mapping, std::span<const std::string> headers,
                                        const Source& source, ReferenceResolver& resolver)
{
    COUNTERSIGN_TRY(needRequired(mapping));
    RowMapper mapper(mapping, source, resolver);
    mapper.m_width = headers.size();
    std::set<std::size_t> used;
    const auto take = [&](const std::string& name) -> base::Result<std::size_t> {
        COUNTERSIGN_ASSIGN(const std::size_t column, needColumn(headers, name));
        used.insert(column);
        return column;
    };
    for (const std::string& name : mapping.key) {
        COUNTERSIGN_ASSIGN(const std::size_t column, take(name));
        mapper.m_key.push_back(column);
    }
    for (const ColumnMapping& each : mapping.columns) {
        COUNTERSIGN_ASSIGN(const std::size_t column, take(each.column));
        Slot slot{
            .column = column, .field = *model::fieldIndex(mapping.object, each.field), .mapping = &each};
        if (!each.currencyColumn.empty()) {
            COUNTERSIGN_ASSIGN(slot.currencyColumn, take(each.currencyColumn));
        }
        mapper.m_slots.push_back(slot);
    }
    for (const JoinedField& each : mapping.joined) {
        Join join{.field = *model::fieldIndex(mapping.object, each.field), .mapping = &each};
        for (const std::string& name : each.columns) {
            COUNTERSIGN_ASSIGN(const std::size_t column, take(name));
            join.columns.push_back(column);
        }
        mapper.m_joins.push_back(std::move(join));
    }
    const bool ofPeople = mapping.object == RecordKind::Account || mapping.object == RecordKind::Contact ||
                          mapping.object == RecordKind::Lead;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (used.contains(i))
            continue;
        mapper.m_unused.push_back(headers[i]);
        if (ofPeople)
            mapper.m_suspects.push_back({.column = i, .name = headers[i], .found = looksLikeOptOut(headers[i])});
    }
    return mapper;
}

std::vector<std::string> RowMapper::optOutColumns() const
{
    std::vector<std::string> names;
    for (const Suspect& each : m_suspects)
        if (each.found)
            names.push_back(each.name);
    return names;
}

/// A column of choices shows all of them soon; one with more values is free text and is let be.
void RowMapper::lookForOptOuts(std::span<const std::string_view> cells)
{
    constexpr std::size_t kChoices = 200;
    constexpr std::size_t kLongest = 40;
    for (Suspect& each : m_suspects) {
        const std::string_view cell = trimmed(cells[each.column]);
        if (each.found || cell.empty() || cell.size() > kLongest || each.seen.size() >= kChoices || each.seen.contains(cell))
            continue;
        each.seen.emplace(cell);
        each.found = looksLikeOptOut(cell);
    }
}

CellHints RowMapper::hintsOf(const Slot& slot, std::span<const std::string_view> cells) const
{
    CellHints hints{.dateOrder = m_mapping.dateOrder,
                    .decimalSign = m_mapping.decimalSign,
                    .currency = m_mapping.currency,
                    .scale = slot.mapping->scale};
    if (slot.currencyColumn)
        if (const auto code = trimmed(cells[*slot.currencyColumn]); code.size() == 3)
            hints.currency = code;
    return hints;
}

std::string RowMapper::externalIdOf(std::span<const std::string_view> cells) const
{
    if (m_key.size() == 1)
        return std::string(trimmed(cells[m_key.front()]));
    std::string id;
    for (const std::size_t column : m_key)
        id += (id.empty() ? "" : "/") + std::string(trimmed(cells[column]));
    if (!m_key.empty())
        return id.find_first_not_of('/') == std::string::npos ? std::string() : id;
    base::Sha256Stream content;
    for (const std::string_view cell : cells)
        content.addField(cell);
    const base::Sha256 hash = content.finish();
    return base::toHex(std::span(hash).first(16));
}

base::Status RowMapper::takeReference(const Slot& slot, std::string_view text, MappedRow& row)
{
    const FieldDef& def = model::fieldsOf(m_mapping.object)[slot.field];
    // A list of ids ("C-1;C-2") keeps its first here; the whole cell stays in the raw row.
    if (slot.mapping->by == ReferenceBy::ExternalId)
        text = trimmed(text.substr(0, text.find_first_of(";|")));
    if (text.empty() || text == "NULL" || text == "null") {
        row.emptyFields.push_back(slot.field);
        return {};
    }
    model::RecordId target;
    if (slot.mapping->through) {
        COUNTERSIGN_ASSIGN(target, m_resolver.resolveThrough(*slot.mapping->through, def.target, text));
    } else {
        COUNTERSIGN_ASSIGN(target, m_resolver.resolve(def.target, slot.mapping->by, text));
    }
    if (target.isNull() && slot.mapping->createMissing && slot.mapping->by == ReferenceBy::Name) {
        model::Record made = model::emptyRecord(def.target);
        made.externalId = std::string(text);
        made.source = m_source.id;
        made.id = target = m_resolver.idFor(def.target, text);
        made.set(model::fieldIndex(def.target, "name") ? "name" : "full_name", std::string(text));
        m_resolver.learn(made);
        row.created.push_back(std::move(made));
    }
    if (target.isNull())
        row.pending.push_back({.field = slot.field, .by = slot.mapping->by, .text = std::string(text)});
    else
        row.record.fields[slot.field] = target;
    return {};
}

namespace {

/// Lost, these would allow what a person or a customer has forbidden, lower what is at stake, or make a price hold for
/// ever and for any quantity: better no row than one without them.
bool limits(const FieldDef& field)
{
    constexpr std::array<std::string_view, 8> kNames{"email_opt_out", "left_company", "is_private",  "amount",
                                                     "annual_value",  "valid_from",   "valid_to",    "min_quantity"};
    return std::ranges::find(kNames, field.name) != kNames.end();
}

} // namespace

void RowMapper::refuse(std::size_t field, std::string_view rule, std::string_view reason, std::string_view text,
                       MappedRow& row) const
{
    const FieldDef& def = model::fieldsOf(m_mapping.object)[field];
    RejectedRow why{.rule = std::string(rule), .reason = std::string(reason), .args = {std::string(def.name), clipped(text)}};
    const auto slot = std::ranges::find(m_slots, field, &Slot::field);
    if (def.required || limits(def) || slot == m_slots.end()) {
        row.rejected = std::move(why);
        return;
    }
    why.rowTaken = true;
    why.column = slot->mapping->column;
    row.leftOut.push_back(std::move(why));
    row.record.fields[field] = {};
}

void RowMapper::takeValue(const Slot& slot, std::span<const std::string_view> cells, MappedRow& row) const
{
    const FieldDef& def = model::fieldsOf(m_mapping.object)[slot.field];
    ParsedCell cell = parseCell(def.type, cells[slot.column], hintsOf(slot, cells));
    if (!cell.ok() && def.name == "email_opt_out" && saysOptedOut(trimmed(cells[slot.column]), m_mapping.dateOrder))
        cell = {.value = true, .reason = {}};
    if (!cell.ok())
        return refuse(slot.field, cell.reason == "no_currency" ? "currency" : "type", cell.reason, trimmed(cells[slot.column]), row);
    if (def.type == FieldType::Money) {
        if (model::isEmpty(cell.value))
            row.emptyFields.push_back(slot.field);
        const bool named = slot.currencyColumn && trimmed(cells[*slot.currencyColumn]).size() == 3;
        row.assumedCurrency += cell.assumedCurrency && !named ? 1 : 0;
    }
    row.record.fields[slot.field] = std::move(cell.value);
}

void RowMapper::fillRest(std::span<const std::string_view> cells, MappedRow& row) const
{
    for (const Join& join : m_joins) {
        std::string text;
        for (const std::size_t column : join.columns)
            if (const auto part = trimmed(cells[column]); !part.empty())
                text += (text.empty() ? "" : join.mapping->with) + std::string(part);
        if (!text.empty())
            row.record.fields[join.field] = std::move(text);
    }
    for (const auto& [field, text] : m_mapping.constants) {
        const std::size_t index = *model::fieldIndex(m_mapping.object, field);
        const CellHints hints{.dateOrder = m_mapping.dateOrder,
                              .decimalSign = m_mapping.decimalSign,
                              .currency = m_mapping.currency};
        const FieldType type = model::fieldsOf(m_mapping.object)[index].type;
        if (ParsedCell cell; type != FieldType::Reference && (cell = parseCell(type, text, hints)).ok())
            row.record.fields[index] = std::move(cell.value);
    }
}

/// What follows from other fields of the same record where the source does not say it.
void RowMapper::derive(model::Record& record) const
{
    const auto empty = [&](std::string_view field) { return model::isEmpty(record.get(field)); };
    if (record.kind == RecordKind::Account && empty("domain"))
        if (std::string host = hostOf(record.text("website")); !host.empty())
            record.set("domain", std::move(host));
    if (record.kind == RecordKind::Opportunity && empty("is_closed") && !empty("stage")) {
        const std::string stage = record.text("stage");
        const auto known = m_mapping.stages.find(stage);
        const StageMeaning meaning = known == m_mapping.stages.end() ? meaningOfStage(stage) : known->second;
        record.set("is_closed", meaning.closed);
        if (empty("is_won"))
            record.set("is_won", meaning.won);
    }
    if (model::fieldIndex(record.kind, "product") && model::fieldIndex(record.kind, "name") && empty("name"))
        if (std::string name = m_resolver.nameOf(RecordKind::Product, record.reference("product"));
            !name.empty())
            record.set("name", std::move(name));
    if (record.kind == RecordKind::WebVisit && empty("intent")) {
        const std::string page = record.text("page");
        if (page.find("pric") != std::string::npos || page.find("preis") != std::string::npos)
            record.set("intent", std::string("pricing"));
    }
    if (model::fieldIndex(record.kind, "direction") && !empty("direction"))
        record.set("direction", directionOf(record.text("direction")));
    if (record.kind == RecordKind::Opportunity && empty("name"))
        record.set("name", record.externalId);
}

void RowMapper::checkRecord(MappedRow& row) const
{
    const auto fields = model::fieldsOf(row.record.kind);
    const auto reject = [&](std::string_view rule, std::string_view reason, std::size_t field) {
        refuse(field, rule, reason, model::toString(row.record.fields[field]), row);
    };
    for (std::size_t i = 0; i < fields.size() && !row.rejected; ++i) {
        const FieldValue value = row.record.fields[i];
        if (model::isEmpty(value)) {
            const bool waits = std::ranges::any_of(
                row.pending, [&](const PendingReference& each) { return each.field == i; });
            if (fields[i].required && !waits)
                reject("required", "empty", i);
            continue;
        }
        if (const auto* date = std::get_if<base::LocalDate>(&value);
            date && (int(date->year()) < 1900 || int(date->year()) > 2200))
            reject("range", "year_out_of_range", i);
        if (const auto* at = std::get_if<base::Instant>(&value)) {
            const int year =
                int(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(*at)).year());
            if (year < 1900 || year > 2200)
                reject("range", "year_out_of_range", i);
        }
        if (fields[i].name == "probability")
            if (const auto number = row.record.number("probability");
                number && (*number < 0 || *number > 100))
                reject("range", "not_a_probability", i);
        if (const auto* whole = std::get_if<std::int64_t>(&value); whole && *whole < 0)
            reject("range", "negative", i);
    }
}

base::Result<MappedRow> RowMapper::map(std::span<const std::string_view> cells, std::int64_t line)
{
    MappedRow row{.record = model::emptyRecord(m_mapping.object)};
    row.record.source = m_source.id;
    std::vector<std::string_view> wide(cells.begin(), cells.end());
    while (wide.size() > m_width && trimmed(wide.back()).empty())
        wide.pop_back();
    if (wide.size() != m_width) {
        row.rejected = RejectedRow{.line = line,
                                   .rule = "columns",
                                   .reason = wide.size() < m_width ? "too_few_columns" : "too_many_columns",
                                   .args = {std::to_string(m_width), std::to_string(wide.size())}};
        return row;
    }
    lookForOptOuts(wide);
    row.record.externalId = externalIdOf(wide);
    row.record.id = m_resolver.idFor(m_mapping.object, row.record.externalId);
    if (row.record.externalId.empty())
        row.rejected =
            RejectedRow{.rule = "required", .reason = "empty", .args = {m_mapping.key.front(), ""}};
    else if (row.record.externalId.size() > 512)
        row.rejected = RejectedRow{.rule = "range",
                                   .reason = "id_too_long",
                                   .args = {m_mapping.key.front(), clipped(row.record.externalId)}};
    for (const Slot& slot : m_slots) {
        if (row.rejected)
            break;
        if (model::fieldsOf(m_mapping.object)[slot.field].type == FieldType::Reference)
            COUNTERSIGN_TRY(takeReference(slot, trimmed(wide[slot.column]), row));
        else
            takeValue(slot, wide, row);
    }
    if (!row.rejected) {
        fillRest(wide, row);
        derive(row.record);
        checkRecord(row);
    }
    if (row.rejected) {
        row.rejected->line = line;
        row.rejected->externalId = row.record.externalId;
        row.leftOut.clear();
    }
    for (RejectedRow& cell : row.leftOut) {
        cell.line = line;
        cell.externalId = row.record.externalId;
    }
    return row;
}

} // namespace countersign::ingest
