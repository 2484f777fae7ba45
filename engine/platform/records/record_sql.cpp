// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/record_sql.h"

#include "engine/foundation/base/assert.h"

#include <map>

namespace countersign::records {

using model::FieldDef;
using model::FieldType;
using model::FieldValue;

namespace {

constexpr int kFirstField = 5;

std::string columnsOf(model::RecordKind kind)
{
    std::string columns;
    for (const FieldDef& field : model::fieldsOf(kind)) {
        columns += ", " + std::string(field.name);
        if (field.type == FieldType::Money)
            columns += ", " + std::string(field.name) + "_currency";
    }
    return columns;
}

std::size_t columnCountOf(model::RecordKind kind)
{
    std::size_t count = 0;
    for (const FieldDef& field : model::fieldsOf(kind))
        count += field.type == FieldType::Money ? 2 : 1;
    return count;
}

std::string assignmentsOf(model::RecordKind kind)
{
    std::string text;
    int parameter = 5;
    for (const FieldDef& field : model::fieldsOf(kind)) {
        text += ", " + std::string(field.name) + "=?" + std::to_string(parameter++);
        if (field.type == FieldType::Money)
            text += ", " + std::string(field.name) + "_currency=?" + std::to_string(parameter++);
    }
    return text;
}

KindSql makeSql(model::RecordKind kind)
{
    const std::string table = "records_" + std::string(model::recordKindName(kind));
    const std::string select = "SELECT id, source_id, external_id, deleted, known_at" + columnsOf(kind) + " FROM " + table;
    KindSql sql;
    std::string marks = "?1, ?2, ?3, 0, ?4";
    for (std::size_t i = 0; i < columnCountOf(kind); ++i)
        marks += ", ?" + std::to_string(5 + i);
    sql.insert = "INSERT INTO " + table + "(id, source_id, external_id, deleted, known_at" + columnsOf(kind) + ") VALUES(" + marks + ")";
    sql.update = "UPDATE " + table + " SET source_id=?2, external_id=?3, deleted=0, known_at=?4" + assignmentsOf(kind) + " WHERE id=?1";
    sql.find = select + " WHERE id=?";
    sql.forEach = select + " WHERE deleted=0 ORDER BY pk";
    sql.forEachOfSource = select + " WHERE source_id=? ORDER BY pk";
    sql.setDeleted = "UPDATE " + table + " SET deleted=1, known_at=? WHERE id=? AND deleted=0";
    sql.count = "SELECT count(*) FROM " + table + " WHERE deleted=0";
    for (const FieldDef& field : model::fieldsOf(kind))
        sql.findByField.push_back(select + " WHERE " + std::string(field.name) + "=? AND deleted=0 ORDER BY pk");
    return sql;
}

FieldValue readField(const FieldDef& field, const store::Rows& rows, int& column)
{
    const int at = column++;
    if (field.type == FieldType::Money)
        ++column;
    if (rows.isNull(at))
        return {};
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
        return rows.text(at);
    case FieldType::Integer:
        return rows.integer(at);
    case FieldType::Real:
        return rows.real(at);
    case FieldType::Boolean:
        return rows.boolean(at);
    case FieldType::Money:
        return base::Money{.amountMinor = rows.integer(at), .currency = rows.text(at + 1)};
    case FieldType::Date: {
        const auto date = rows.date(at);
        return date ? FieldValue(*date) : FieldValue();
    }
    case FieldType::Instant:
        return rows.instant(at);
    case FieldType::Reference:
        return rows.id<model::RecordTag>(at);
    }
    COUNTERSIGN_ASSERT(false, "no such field type");
}

struct PushParameter
{
    std::vector<store::Parameter>& out;
    void operator()(std::monostate) const { out.emplace_back(nullptr); }
    void operator()(bool value) const { out.emplace_back(value); }
    void operator()(std::int64_t value) const { out.emplace_back(value); }
    void operator()(double value) const { out.emplace_back(value); }
    void operator()(const std::string& value) const { out.emplace_back(value); }
    void operator()(const base::Money& value) const
    {
        out.emplace_back(value.amountMinor);
        out.emplace_back(value.currency);
    }
    void operator()(base::LocalDate value) const { out.emplace_back(value); }
    void operator()(base::Instant value) const { out.emplace_back(value); }
    void operator()(const model::RecordId& value) const { out.emplace_back(value); }
};

} // namespace

const KindSql& sqlOf(model::RecordKind kind)
{
    static const std::map<model::RecordKind, KindSql> kSql = [] {
        std::map<model::RecordKind, KindSql> all;
        for (const model::RecordKind each : model::allRecordKinds())
            all.emplace(each, makeSql(each));
        return all;
    }();
    return kSql.at(kind);
}

model::Record readRecord(model::RecordKind kind, const store::Rows& rows)
{
    model::Record record;
    record.kind = kind;
    record.id = rows.id<model::RecordTag>(0);
    record.source = rows.id<model::SourceTag>(1);
    record.externalId = rows.text(2);
    record.deleted = rows.boolean(3);
    record.knownAt = rows.instant(4);
    const auto fields = model::fieldsOf(kind);
    record.fields.reserve(fields.size());
    int column = kFirstField;
    for (const FieldDef& field : fields)
        record.fields.push_back(readField(field, rows, column));
    return record;
}

std::vector<store::Parameter> recordParameters(const model::Record& record, base::Instant now)
{
    std::vector<store::Parameter> parameters;
    parameters.reserve(record.fields.size() + 6);
    parameters.emplace_back(record.id);
    parameters.emplace_back(record.source.bytes());
    parameters.emplace_back(record.externalId);
    parameters.emplace_back(now);
    const auto fields = model::fieldsOf(record.kind);
    COUNTERSIGN_ASSERT(record.fields.size() == fields.size(), "a record carries all fields of its kind");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].type == FieldType::Money && model::isEmpty(record.fields[i]))
            parameters.emplace_back(nullptr);
        std::visit(PushParameter{parameters}, record.fields[i]);
    }
    return parameters;
}

base::Json fieldToJson(const FieldValue& value)
{
    if (model::isEmpty(value))
        return nullptr;
    if (const auto* boolean = std::get_if<bool>(&value))
        return *boolean;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return *integer;
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    if (const auto* money = std::get_if<base::Money>(&value))
        return {{"amountMinor", money->amountMinor}, {"currency", money->currency}};
    if (const auto* instant = std::get_if<base::Instant>(&value))
        return base::toMillis(*instant);
    return model::toString(value);
}

FieldValue fieldFromJson(const FieldDef& field, const base::Json& value)
{
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
        return value.is_string() ? FieldValue(value.get<std::string>()) : FieldValue();
    case FieldType::Integer:
        return value.is_number_integer() ? FieldValue(value.get<std::int64_t>()) : FieldValue();
    case FieldType::Real:
        return value.is_number() ? FieldValue(value.get<double>()) : FieldValue();
    case FieldType::Boolean:
        return value.is_boolean() ? FieldValue(value.get<bool>()) : FieldValue();
    case FieldType::Money:
        return value.is_object() ? FieldValue(base::Money{.amountMinor = base::jsonInt(value, "amountMinor"),
                                                          .currency = base::jsonText(value, "currency")})
                                 : FieldValue();
    case FieldType::Date: {
        const auto date = value.is_string() ? base::parseIsoDate(value.get<std::string>()) : std::nullopt;
        return date ? FieldValue(*date) : FieldValue();
    }
    case FieldType::Instant:
        return value.is_number_integer() ? FieldValue(base::fromMillis(value.get<std::int64_t>())) : FieldValue();
    case FieldType::Reference: {
        const auto id = value.is_string() ? model::RecordId::parse(value.get<std::string>()) : std::nullopt;
        return id ? FieldValue(*id) : FieldValue();
    }
    }
    COUNTERSIGN_ASSERT(false, "no such field type");
}

} // namespace countersign::records
