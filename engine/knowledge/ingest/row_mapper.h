// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/knowledge/ingest/cell_parser.h"
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/reference_resolver.h"

#include <optional>
#include <span>
#include <set>
#include <string>
#include <vector>

namespace countersign::ingest {

/// A reference whose target is not known yet.
struct PendingReference
{
    std::size_t field = 0;
    ReferenceBy by = ReferenceBy::ExternalId;
    std::string text;
};

/// A row as a record, or the reason why it is none.
struct MappedRow
{
    model::Record record;
    std::vector<PendingReference> pending;
    /// Names that become records of their own.
    std::vector<model::Record> created;
    std::vector<std::size_t> emptyFields;
    std::int64_t assumedCurrency = 0;
    std::optional<RejectedRow> rejected;
    /// Cells that could not be read, of fields that a record may lack.
    std::vector<RejectedRow> leftOut;
};

/// Turns rows of one table into records by its mapping.
class RowMapper
{
public:
    /// MissingColumn (args: column) where the table lacks a column of the mapping.
    [[nodiscard]] static base::Result<RowMapper> make(const Mapping& mapping,
                                                      std::span<const std::string> headers,
                                                      const Source& source, ReferenceResolver& resolver);

    [[nodiscard]] base::Result<MappedRow> map(std::span<const std::string_view> cells, std::int64_t line);
    [[nodiscard]] const std::vector<std::string>& unusedColumns() const { return m_unused; }
    /// Of the unused ones of people and companies, those whose name, or a cell so far, looks like an opt-out.
    [[nodiscard]] std::vector<std::string> optOutColumns() const;

private:
    struct Slot
    {
        std::size_t column = 0;
        std::size_t field = 0;
        std::optional<std::size_t> currencyColumn;
        const ColumnMapping* mapping = nullptr;
    };
    struct Join
    {
        std::size_t field = 0;
        std::vector<std::size_t> columns;
        const JoinedField* mapping = nullptr;
    };
    RowMapper(const Mapping& mapping, const Source& source, ReferenceResolver& resolver)
        : m_mapping(mapping), m_source(source), m_resolver(resolver)
    {
    }
    [[nodiscard]] CellHints hintsOf(const Slot& slot, std::span<const std::string_view> cells) const;
    [[nodiscard]] std::string externalIdOf(std::span<const std::string_view> cells) const;
    [[nodiscard]] base::Status takeReference(const Slot& slot, std::string_view text, MappedRow& row);
    void takeValue(const Slot& slot, std::span<const std::string_view> cells, MappedRow& row) const;
    void fillRest(std::span<const std::string_view> cells, MappedRow& row) const;
    void derive(model::Record& record) const;
    void lookForOptOuts(std::span<const std::string_view> cells);
    void checkRecord(MappedRow& row) const;
    /// Leaves the field out where a record may lack it, else rejects the row.
    void refuse(std::size_t field, std::string_view rule, std::string_view reason, std::string_view text, MappedRow& row) const;

    const Mapping& m_mapping;
    const Source& m_source;
    ReferenceResolver& m_resolver;
    std::size_t m_width = 0;
    std::vector<std::size_t> m_key;
    std::vector<Slot> m_slots;
    std::vector<Join> m_joins;
    std::vector<std::string> m_unused;
    /// An unused column in which an opt-out may hide.
    struct Suspect
    {
        std::size_t column = 0;
        std::string name;
        bool found = false;
        std::set<std::string, std::less<>> seen;
    };
    std::vector<Suspect> m_suspects;
};

} // namespace countersign::ingest
