// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/model/record_schema.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace countersign::ingest {

enum class DateOrder { YearMonthDay, DayMonthYear, MonthDayYear };

/// How a reference cell names its target.
enum class ReferenceBy {
    /// The target's external id in the same source.
    ExternalId,
    /// The target's name field (name, full_name).
    Name,
    /// The target's e-mail address.
    Email,
};

/// One column of the file and the field that it fills.
struct ColumnMapping
{
    std::string column;
    std::string field;
    ReferenceBy by = ReferenceBy::ExternalId;
    /// Money only: the column that holds the ISO 4217 code; empty: the mapping's currency.
    std::string currencyColumn;
    /// Numbers and money: the cell is in units of this (1000000 for "millions").
    std::int64_t scale = 1;
    /// The cell is the external id of a record of this kind, and the field takes that record's own reference
    /// of the same target (a contract line's account is its contract's account).
    std::optional<model::RecordKind> through;
    /// A name that nobody has becomes a record of its own (a price book that only prices mention).
    bool createMissing = false;
    /// How sure the guess was, 0 to 1; 1 for what a person chose.
    double score = 1;
    friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

/// A text field made of several columns; empty ones are left out.
struct JoinedField
{
    std::string field;
    std::vector<std::string> columns;
    std::string with = " ";
    friend bool operator==(const JoinedField&, const JoinedField&) = default;
};

/// What a pipeline stage means in this source.
struct StageMeaning
{
    bool closed = false;
    bool won = false;
    friend bool operator==(const StageMeaning&, const StageMeaning&) = default;
};

/// How one source's table becomes canonical records: versioned data that people read, edit and compare.
struct Mapping
{
    static constexpr int kFormat = 1;
    model::RecordKind object = model::RecordKind::Account;
    /// Grows with every saved edit; 0 for a guess that nobody has saved.
    int version = 0;
    /// Columns whose values together are the external id; empty: the row's content is its id.
    std::vector<std::string> key;
    std::vector<ColumnMapping> columns;
    std::vector<JoinedField> joined;
    /// Field -> text, read like a cell.
    std::map<std::string, std::string> constants;
    /// Stage text as received -> meaning; fills is_closed and is_won where no column does.
    std::map<std::string, StageMeaning> stages;
    /// ISO 4217; for amounts without a currency of their own. Empty: such amounts are refused with the
    /// reason.
    std::string currency;
    DateOrder dateOrder = DateOrder::YearMonthDay;
    /// '.' or ','.
    char decimalSign = '.';
    /// Region (ISO 3166) for phone numbers without a country code; empty: only international ones become
    /// E.164.
    std::string region;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

[[nodiscard]] base::Json toJson(const Mapping& mapping);
/// InvalidInput with the offending name in `args` for unknown objects, fields, formats or doubled fields.
[[nodiscard]] base::Result<Mapping> mappingFromJson(const base::Json& json);

/// What the usual words for a finished deal mean ("Closed Won", "verloren"); anything else is open.
[[nodiscard]] StageMeaning meaningOfStage(std::string_view stage);

/// A sample of the table: its header and some rows, each as wide as the header.
struct TableSample
{
    std::string fileName;
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> rows;
};

/// Chooses the object and a field for each column by names (English, German and some French and Spanish
/// synonyms) and by what the cells look like; columns without a field are left out. `object` fixes the
/// object.
[[nodiscard]] Mapping guessMapping(const TableSample& sample,
                                   std::optional<model::RecordKind> object = std::nullopt);

/// What a person changed in the mapping of one table.
struct MappingEdit
{
    std::optional<model::RecordKind> object;
    /// Column -> field; an empty field leaves the column out.
    std::map<std::string, std::string> fields;
};

/// The mapping with the edit: whatever filled a chosen field before gives way. InvalidInput (args: the name) for
/// unknown fields, MissingColumn for unknown columns.
[[nodiscard]] base::Result<Mapping> editedMapping(Mapping mapping, const TableSample& sample,
                                                  const MappingEdit& edit);

} // namespace countersign::ingest
