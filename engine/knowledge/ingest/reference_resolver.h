// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/foundation/store/database.h"
#include "engine/knowledge/ingest/mapping.h"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace countersign::ingest {

using model::RecordId;
using model::RecordKind;

/// Finds the record that a reference cell means. Reads each kind once, when it is first asked for; learns
/// what the running import adds.
class ReferenceResolver
{
public:
    /// `learnAlways`: nothing is written in this run (dry run), so what is learnt is all that later files can
    /// see.
    ReferenceResolver(store::Database& database, std::string sourceKey, bool learnAlways)
        : m_database(database), m_sourceKey(std::move(sourceKey)), m_learnAlways(learnAlways)
    {
    }

    /// A null id where nobody, or more than one record, has the name.
    [[nodiscard]] base::Result<RecordId> resolve(RecordKind target, ReferenceBy by, std::string_view text);
    /// The reference of the same target that the record named by its external id has.
    [[nodiscard]] base::Result<RecordId> resolveThrough(RecordKind through, RecordKind target,
                                                        std::string_view text);
    /// Reads a kind before rows of it are learnt: the store does not hold the present batch yet.
    [[nodiscard]] base::Status load(RecordKind kind);
    void learn(const model::Record& record);
    /// The name of a known record, for records that are called after their product.
    [[nodiscard]] std::string nameOf(RecordKind kind, RecordId id) const;
    /// The nearest known name; empty where none is near.
    [[nodiscard]] std::string suggestion(RecordKind target, std::string_view text) const;
    [[nodiscard]] RecordId idFor(RecordKind kind, std::string_view externalId) const;

private:
    struct Known
    {
        bool loaded = false;
        std::unordered_set<RecordId> ids;
        /// A null id marks a name that several have.
        std::unordered_map<std::string, RecordId> names;
        std::unordered_map<std::string, RecordId> emails;
        std::vector<std::string> spelledNames;
        std::unordered_map<RecordId, std::string> nameById;
        /// The record's first reference of each target.
        std::unordered_map<RecordId, std::vector<std::pair<RecordKind, RecordId>>> references;
    };
    [[nodiscard]] base::Result<Known*> known(RecordKind kind);
    static void add(Known& known, const model::Record& record);

    store::Database& m_database;
    std::string m_sourceKey;
    bool m_learnAlways;
    std::map<RecordKind, Known> m_known;
};

} // namespace countersign::ingest
