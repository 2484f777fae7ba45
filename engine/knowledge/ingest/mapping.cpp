// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/mapping.h"

#include "engine/foundation/base/assert.h"
#include "engine/knowledge/ingest/header_words.h"

#include <algorithm>
#include <array>
#include <set>

namespace countersign::ingest {

namespace {

std::string_view nameOf(ReferenceBy by)
{
    switch (by) {
    case ReferenceBy::ExternalId:
        return "id";
    case ReferenceBy::Name:
        return "name";
    case ReferenceBy::Email:
        return "email";
    }
    COUNTERSIGN_ASSERT(false, "no such way to name a reference");
}

std::string_view nameOf(DateOrder order)
{
    switch (order) {
    case DateOrder::YearMonthDay:
        return "ymd";
    case DateOrder::DayMonthYear:
        return "dmy";
    case DateOrder::MonthDayYear:
        return "mdy";
    }
    COUNTERSIGN_ASSERT(false, "no such date order");
}

base::Json columnToJson(const ColumnMapping& column, model::RecordKind object)
{
    base::Json json{{"column", column.column}, {"field", column.field}};
    const auto index = model::fieldIndex(object, column.field);
    if (index && model::fieldsOf(object)[*index].type == model::FieldType::Reference)
        json["by"] = nameOf(column.by);
    if (!column.currencyColumn.empty())
        json["currencyColumn"] = column.currencyColumn;
    if (column.scale != 1)
        json["scale"] = column.scale;
    if (column.through)
        json["through"] = model::recordKindName(*column.through);
    if (column.createMissing)
        json["createMissing"] = true;
    if (column.score != 1)
        json["score"] = column.score;
    return json;
}

tl::unexpected<base::Error> bad(std::string detail, std::string name)
{
    return base::fail(base::ErrorCode::InvalidInput, std::move(detail), {std::move(name)});
}

base::Result<ColumnMapping> columnFromJson(const base::Json& json, model::RecordKind object)
{
    ColumnMapping column{.column = base::jsonText(json, "column"),
                         .field = base::jsonText(json, "field"),
                         .currencyColumn = base::jsonText(json, "currencyColumn"),
                         .scale = base::jsonInt(json, "scale", 1),
                         .through = model::recordKindFromName(base::jsonText(json, "through")),
                         .createMissing = base::jsonBool(json, "createMissing"),
                         .score = base::jsonDouble(json, "score", 1)};
    if (!model::fieldIndex(object, column.field))
        return bad("the mapping names an unknown field", column.field);
    constexpr std::array<std::int64_t, 4> kScales{1, 100, 1000, 1'000'000};
    if (std::ranges::find(kScales, column.scale) == kScales.end())
        return bad("the scale must be 1, 100, 1000 or 1000000", std::to_string(column.scale));
    const std::string by = base::jsonText(json, "by", "id");
    if (by == "name")
        column.by = ReferenceBy::Name;
    else if (by == "email")
        column.by = ReferenceBy::Email;
    else if (by != "id")
        return bad("a reference is named by id, name or email", by);
    return column;
}

std::vector<std::string> textsOf(const base::Json& list)
{
    std::vector<std::string> texts;
    if (list.is_array())
        for (const base::Json& item : list)
            if (item.is_string())
                texts.push_back(item.get<std::string>());
    return texts;
}

base::Status readOptions(const base::Json& json, Mapping& mapping)
{
    const std::string order = base::jsonText(json, "dateOrder", "ymd");
    if (order == "dmy")
        mapping.dateOrder = DateOrder::DayMonthYear;
    else if (order == "mdy")
        mapping.dateOrder = DateOrder::MonthDayYear;
    else if (order != "ymd")
        return bad("dateOrder is ymd, dmy or mdy", order);
    const std::string sign = base::jsonText(json, "decimalSign", ".");
    if (sign != "." && sign != ",")
        return bad("decimalSign is a point or a comma", sign);
    mapping.decimalSign = sign.front();
    mapping.currency = base::jsonText(json, "currency");
    if (!mapping.currency.empty() &&
        (mapping.currency.size() != 3 ||
         !std::ranges::all_of(mapping.currency, [](char c) { return c >= 'A' && c <= 'Z'; })))
        return bad("a currency is three capital letters (ISO 4217)", mapping.currency);
    mapping.region = base::jsonText(json, "region");
    return {};
}

base::Status readStages(const base::Json& stages, Mapping& mapping)
{
    if (!stages.is_object())
        return {};
    for (const auto& [stage, meaning] : stages.items())
        mapping.stages[stage] = {.closed = base::jsonBool(meaning, "closed"),
                                 .won = base::jsonBool(meaning, "won")};
    return {};
}

/// Each field is filled once.
base::Status checkDoubles(const Mapping& mapping)
{
    std::set<std::string> seen;
    const auto take = [&](const std::string& field) { return seen.insert(field).second; };
    for (const ColumnMapping& column : mapping.columns)
        if (!take(column.field))
            return bad("two columns fill one field", column.field);
    for (const JoinedField& joined : mapping.joined)
        if (!take(joined.field))
            return bad("two rules fill one field", joined.field);
    for (const auto& [field, text] : mapping.constants)
        if (!take(field))
            return bad("two rules fill one field", field);
    return {};
}

} // namespace

base::Json toJson(const Mapping& mapping)
{
    base::Json json{{"format", Mapping::kFormat},
                    {"object", model::recordKindName(mapping.object)},
                    {"key", mapping.key},
                    {"columns", base::Json::array()},
                    {"dateOrder", nameOf(mapping.dateOrder)},
                    {"decimalSign", std::string(1, mapping.decimalSign)}};
    for (const ColumnMapping& column : mapping.columns)
        json["columns"].push_back(columnToJson(column, mapping.object));
    for (const JoinedField& joined : mapping.joined)
        json["joined"].push_back(
            {{"field", joined.field}, {"columns", joined.columns}, {"with", joined.with}});
    if (!mapping.constants.empty())
        json["constants"] = mapping.constants;
    for (const auto& [stage, meaning] : mapping.stages)
        json["stages"][stage] = {{"closed", meaning.closed}, {"won", meaning.won}};
    if (!mapping.currency.empty())
        json["currency"] = mapping.currency;
    if (!mapping.region.empty())
        json["region"] = mapping.region;
    return json;
}

base::Result<Mapping> mappingFromJson(const base::Json& json)
{
    if (base::jsonInt(json, "format") != Mapping::kFormat)
        return bad("the mapping's format is not one that this program knows",
                   std::to_string(base::jsonInt(json, "format")));
    const std::string object = base::jsonText(json, "object");
    const auto kind = model::recordKindFromName(object);
    if (!kind)
        return bad("the mapping names an unknown object", object);
    Mapping mapping{.object = *kind, .key = textsOf(base::jsonMember(json, "key"))};
    const base::Json& columns = base::jsonMember(json, "columns");
    if (!columns.is_array())
        return bad("the mapping has no list of columns", "columns");
    for (const base::Json& item : columns) {
        COUNTERSIGN_ASSIGN(ColumnMapping column, columnFromJson(item, *kind));
        mapping.columns.push_back(std::move(column));
    }
    if (const base::Json& joined = base::jsonMember(json, "joined"); joined.is_array())
        for (const base::Json& item : joined) {
            mapping.joined.push_back({.field = base::jsonText(item, "field"),
                                      .columns = textsOf(base::jsonMember(item, "columns")),
                                      .with = base::jsonText(item, "with", " ")});
            if (!model::fieldIndex(*kind, mapping.joined.back().field))
                return bad("the mapping names an unknown field", mapping.joined.back().field);
        }
    if (const base::Json& constants = base::jsonMember(json, "constants"); constants.is_object())
        for (const auto& [field, text] : constants.items()) {
            if (!model::fieldIndex(*kind, field) || !text.is_string())
                return bad("the mapping names an unknown field", field);
            mapping.constants[field] = text.get<std::string>();
        }
    COUNTERSIGN_TRY(readStages(base::jsonMember(json, "stages"), mapping));
    COUNTERSIGN_TRY(readOptions(json, mapping));
    COUNTERSIGN_TRY(checkDoubles(mapping));
    return mapping;
}

StageMeaning meaningOfStage(std::string_view stage)
{
    constexpr std::array<std::string_view, 7> kWon{"won",   "closedwon", "gewonnen", "abgeschlossengewonnen",
                                                   "gagne", "ganado",    "ganada"};
    constexpr std::array<std::string_view, 8> kLost{
        "lost",  "closedlost", "verloren", "abgeschlossenverloren",
        "perdu", "perdido",    "perdida",  "disqualified"};
    const std::string word = compactWord(stage);
    if (std::ranges::find(kWon, word) != kWon.end())
        return {.closed = true, .won = true};
    return {.closed = std::ranges::find(kLost, word) != kLost.end(), .won = false};
}

} // namespace countersign::ingest
