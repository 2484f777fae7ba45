// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/dirt_report.h"

#include "engine/knowledge/ingest/header_words.h"
#include "engine/knowledge/ingest/spelling.h"

#include <algorithm>

namespace countersign::ingest {

namespace {

/// A column with more different values than this is no list of choices.
constexpr std::size_t kMaxChoices = 300;
constexpr std::size_t kMaxUnknown = 10'000;
/// Suggestions are looked up for so many values of a file; each costs a pass over the known names.
constexpr std::size_t kMaxSuggestions = 200;

bool onlyLetters(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

DirtReport::DirtReport(model::RecordKind object)
    : m_object(object), m_values(model::fieldsOf(object).size()), m_empty(model::fieldsOf(object).size())
{
}

void DirtReport::add(const MappedRow& row)
{
    for (const PendingReference& pending : row.pending) {
        const auto key = std::pair(pending.field, pending.text);
        if (m_unknown.size() >= kMaxUnknown && !m_unknown.contains(key))
            continue;
        Unknown& unknown = m_unknown[key];
        ++unknown.count;
        unknown.by = pending.by;
    }
    for (const std::size_t field : row.emptyFields)
        ++m_empty[field];
    const auto fields = model::fieldsOf(m_object);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].type != model::FieldType::Text || m_values[i].tooMany)
            continue;
        if (const auto* text = std::get_if<std::string>(&row.record.fields[i])) {
            ++m_values[i].counts[*text];
            if (m_values[i].counts.size() > kMaxChoices)
                m_values[i] = {.counts = {}, .tooMany = true};
        }
    }
}

void DirtReport::findSpelling(std::size_t field, const Values& values, ImportReport& report) const
{
    const std::string name(model::fieldsOf(m_object)[field].name);
    const std::vector<std::string>* list = name == "industry"  ? &spellingList("industries")
                                           : name == "country" ? &spellingList("countries")
                                                               : nullptr;
    std::int64_t total = 0;
    for (const auto& [value, count] : values.counts)
        total += count;
    for (const auto& [value, count] : values.counts) {
        const std::string word = compactWord(value);
        if (word.size() < 5 || !onlyLetters(word))
            continue;
        std::string suggestion;
        if (list != nullptr) {
            const bool right = std::ranges::any_of(
                *list, [&](const std::string& each) { return compactWord(each) == word; });
            suggestion = right ? std::string() : nearestName(value, *list);
        } else {
            for (const auto& [other, often] : values.counts)
                if (total >= 100 && count <= std::max<std::int64_t>(1, total / 100) && often >= 20 * count &&
                    other != value && editDistance(word, compactWord(other), 1) <= 1)
                    suggestion = other;
        }
        if (!suggestion.empty())
            report.spelling.push_back(
                {.field = name, .value = value, .count = count, .suggestion = suggestion});
    }
}

base::Status DirtReport::finish(ReferenceResolver& resolver, ImportReport& report)
{
    const auto fields = model::fieldsOf(m_object);
    std::size_t suggestions = 0;
    for (const auto& [key, unknown] : m_unknown) {
        const model::FieldDef& field = fields[key.first];
        COUNTERSIGN_ASSIGN(const model::RecordId found,
                           resolver.resolve(field.target, unknown.by, key.second));
        if (!found.isNull()) {
            report.resolvedLater += unknown.count;
            continue;
        }
        UnknownReference each{.field = std::string(field.name), .value = key.second, .count = unknown.count};
        if (unknown.by == ReferenceBy::Name && suggestions++ < kMaxSuggestions)
            each.suggestion = resolver.suggestion(field.target, key.second);
        report.unknownReferences.push_back(std::move(each));
    }
    std::ranges::stable_sort(report.unknownReferences, std::ranges::greater(), &UnknownReference::count);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (m_empty[i] > 0)
            report.emptyFields[std::string(fields[i].name)] = m_empty[i];
        if (!m_values[i].tooMany)
            findSpelling(i, m_values[i], report);
    }
    return {};
}

} // namespace countersign::ingest
