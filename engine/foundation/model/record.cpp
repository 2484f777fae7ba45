// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/model/record.h"

#include "engine/foundation/base/assert.h"

namespace countersign::model {

namespace {

std::size_t indexOf(RecordKind kind, std::string_view name)
{
    const auto index = fieldIndex(kind, name);
    COUNTERSIGN_ASSERT(index.has_value(), "no such field of this record kind");
    return *index;
}

} // namespace

const FieldValue& Record::get(std::string_view name) const
{
    const std::size_t index = indexOf(kind, name);
    COUNTERSIGN_ASSERT(fields.size() > index, "a record carries all fields of its kind");
    return fields[index];
}

std::string Record::text(std::string_view name) const { return toString(get(name)); }

RecordId Record::reference(std::string_view name) const
{
    const auto* target = std::get_if<RecordId>(&get(name));
    return target != nullptr ? *target : RecordId();
}

std::optional<base::Money> Record::money(std::string_view name) const
{
    const auto* value = std::get_if<base::Money>(&get(name));
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

std::optional<base::LocalDate> Record::date(std::string_view name) const
{
    const auto* value = std::get_if<base::LocalDate>(&get(name));
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

std::optional<base::Instant> Record::instant(std::string_view name) const
{
    const auto* value = std::get_if<base::Instant>(&get(name));
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

std::optional<double> Record::number(std::string_view name) const
{
    const FieldValue& value = get(name);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    const auto* real = std::get_if<double>(&value);
    return real != nullptr ? std::optional(*real) : std::nullopt;
}

bool Record::flag(std::string_view name) const
{
    const auto* value = std::get_if<bool>(&get(name));
    return value != nullptr && *value;
}

void Record::set(std::string_view name, FieldValue value)
{
    const std::size_t index = indexOf(kind, name);
    COUNTERSIGN_ASSERT(fields.size() > index, "a record carries all fields of its kind");
    fields[index] = std::move(value);
}

Record emptyRecord(RecordKind kind)
{
    Record record;
    record.kind = kind;
    record.fields.resize(fieldsOf(kind).size());
    return record;
}

} // namespace countersign::model
