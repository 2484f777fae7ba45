// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/reference_resolver.h"

#include "engine/knowledge/ingest/cell_parser.h"
#include "engine/knowledge/ingest/spelling.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>

namespace countersign::ingest {

namespace {

/// Kinds whose names and inner references are worth the memory; of the rest only ids are kept.
bool isNamed(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Account:
    case RecordKind::Contact:
    case RecordKind::Opportunity:
    case RecordKind::Product:
    case RecordKind::PriceBook:
    case RecordKind::Campaign:
    case RecordKind::User:
    case RecordKind::Contract:
    case RecordKind::Lead:
        return true;
    case RecordKind::LineItem:
    case RecordKind::OpportunityRole:
    case RecordKind::Order:
    case RecordKind::Asset:
    case RecordKind::Price:
    case RecordKind::Ticket:
    case RecordKind::CampaignMember:
    case RecordKind::Activity:
    case RecordKind::Message:
    case RecordKind::UsageEvent:
    case RecordKind::WebVisit:
    case RecordKind::BusyTime:
        return false;
    }
    return false;
}

std::string folded(std::string_view text)
{
    std::string out(trimmed(text));
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string nameOfRecord(const model::Record& record)
{
    for (const std::string_view field : {"name", "full_name", "number"})
        if (model::fieldIndex(record.kind, field))
            return record.text(field);
    return {};
}

void addName(std::unordered_map<std::string, RecordId>& names, std::string name, RecordId id)
{
    if (name.empty())
        return;
    const auto [at, added] = names.emplace(std::move(name), id);
    if (!added && at->second != id)
        at->second = RecordId();
}

} // namespace

void ReferenceResolver::add(Known& known, const model::Record& record)
{
    known.ids.insert(record.id);
    if (!isNamed(record.kind))
        return;
    std::string name = nameOfRecord(record);
    if (!known.nameById.contains(record.id) && !name.empty())
        known.spelledNames.push_back(name);
    addName(known.names, folded(name), record.id);
    known.nameById[record.id] = std::move(name);
    if (model::fieldIndex(record.kind, "email"))
        addName(known.emails, folded(record.text("email")), record.id);
    auto& references = known.references[record.id];
    references.clear();
    const auto fields = model::fieldsOf(record.kind);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto* id = std::get_if<RecordId>(&record.fields[i]);
            id != nullptr && fields[i].type == model::FieldType::Reference)
            references.emplace_back(fields[i].target, *id);
}

base::Result<ReferenceResolver::Known*> ReferenceResolver::known(RecordKind kind)
{
    Known& known = m_known[kind];
    if (!known.loaded) {
        known.loaded = true;
        COUNTERSIGN_TRY(records::forEachRecord(m_database, kind, [&](const model::Record& record) {
            add(known, record);
            return true;
        }));
    }
    return &known;
}

RecordId ReferenceResolver::idFor(RecordKind kind, std::string_view externalId) const
{
    return RecordId::imported(m_sourceKey, model::recordKindName(kind), externalId);
}

base::Result<RecordId> ReferenceResolver::resolve(RecordKind target, ReferenceBy by, std::string_view text)
{
    COUNTERSIGN_ASSIGN(const Known* all, known(target));
    if (by == ReferenceBy::ExternalId) {
        const RecordId id = idFor(target, text);
        return all->ids.contains(id) ? id : RecordId();
    }
    const auto& names = by == ReferenceBy::Name ? all->names : all->emails;
    const auto at = names.find(folded(text));
    return at == names.end() ? RecordId() : at->second;
}

base::Result<RecordId> ReferenceResolver::resolveThrough(RecordKind through, RecordKind target,
                                                         std::string_view text)
{
    COUNTERSIGN_ASSIGN(const Known* all, known(through));
    const auto at = all->references.find(idFor(through, text));
    if (at != all->references.end())
        for (const auto& [kind, id] : at->second)
            if (kind == target)
                return id;
    return RecordId();
}

base::Status ReferenceResolver::load(RecordKind kind)
{
    COUNTERSIGN_TRY(known(kind));
    return {};
}

void ReferenceResolver::learn(const model::Record& record)
{
    Known& known = m_known[record.kind];
    if (m_learnAlways || known.loaded)
        add(known, record);
}

std::string ReferenceResolver::nameOf(RecordKind kind, RecordId id) const
{
    const auto known = m_known.find(kind);
    if (known == m_known.end())
        return {};
    const auto at = known->second.nameById.find(id);
    return at == known->second.nameById.end() ? std::string() : at->second;
}

std::string ReferenceResolver::suggestion(RecordKind target, std::string_view text) const
{
    const auto known = m_known.find(target);
    return known == m_known.end() ? std::string() : nearestName(text, known->second.spelledNames);
}

} // namespace countersign::ingest
