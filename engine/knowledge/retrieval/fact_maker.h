// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/model/evidence.h"
#include "engine/foundation/model/record.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace countersign::retrieval {

/// Half of the closeness is gone after this many days.
inline constexpr double kHalfLifeDays = 120;

[[nodiscard]] inline double closenessOfAge(std::int64_t days)
{
    return std::pow(0.5, static_cast<double>(std::max<std::int64_t>(days, 0)) / kHalfLifeDays);
}

/// Builds a fact about one record; empty values are left out.
class FactMaker
{
public:
    /// The record outlives the maker.
    FactMaker(std::string_view kind, const model::Record& record, base::Instant asOf) : m_record(record)
    {
        m_fact.kind = kind;
        m_fact.recordKind = record.kind;
        m_fact.record = record.id;
        m_fact.asOf = asOf;
    }

    FactMaker& value(std::string_view name, model::FieldValue value)
    {
        const auto* text = std::get_if<std::string>(&value);
        if (!model::isEmpty(value) && (text == nullptr || !text->empty()))
            m_fact.values.emplace_back(std::string(name), std::move(value));
        return watch(name);
    }
    /// The fact holds only as long as this field of the record stays as it is. Other names are derived values.
    FactMaker& watch(std::string_view name)
    {
        const auto known = [name](const model::WatchedField& each) { return each.field == name; };
        if (model::fieldIndex(m_record.kind, name) && std::ranges::none_of(m_fact.watched, known))
            m_fact.watched.push_back(
                {.field = std::string(name), .hash = base::sha256(model::toString(m_record.get(name)))});
        return *this;
    }
    template <class T>
    FactMaker& value(std::string_view name, const std::optional<T>& optional)
    {
        return optional ? value(name, model::FieldValue(*optional)) : *this;
    }
    FactMaker& field(std::string_view name)
    {
        m_fact.field = name;
        return watch(name);
    }
    FactMaker& never()
    {
        m_fact.sayable = false;
        return *this;
    }
    [[nodiscard]] model::Fact text(std::string words)
    {
        m_fact.text = std::move(words);
        return std::move(m_fact);
    }

private:
    const model::Record& m_record;
    model::Fact m_fact;
};

} // namespace countersign::retrieval
