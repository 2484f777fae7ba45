// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/reference_resolver.h"
#include "engine/knowledge/ingest/row_mapper.h"

#include <map>
#include <string>
#include <vector>

namespace countersign::ingest {

/// Collects, row by row and with bounded memory, what is doubtful in a table though its rows are taken.
class DirtReport
{
public:
    explicit DirtReport(model::RecordKind object);

    void add(const MappedRow& row);
    /// Fills the report's doubts; references that are known by now count as resolved later.
    [[nodiscard]] base::Status finish(ReferenceResolver& resolver, ImportReport& report);

private:
    struct Unknown
    {
        std::int64_t count = 0;
        ReferenceBy by = ReferenceBy::ExternalId;
    };
    struct Values
    {
        std::map<std::string, std::int64_t> counts;
        bool tooMany = false;
    };
    void findSpelling(std::size_t field, const Values& values, ImportReport& report) const;

    model::RecordKind m_object;
    std::map<std::pair<std::size_t, std::string>, Unknown> m_unknown;
    std::vector<Values> m_values;
    std::vector<std::int64_t> m_empty;
};

} // namespace countersign::ingest
