// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

#include <filesystem>
#include <map>

namespace countersign::api {

struct SourceRow
{
    Id id;
    std::string name;
    /// "files", "mailbox".
    std::string kind;
    std::optional<Instant> lastSync;
    std::string lastError;
    bool stale = false;
    std::int64_t records = 0;
    std::int64_t rejected = 0;
    /// Cells that could not be read, of rows that came in without them.
    std::int64_t leftOut = 0;
    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

/// What an import did, or would do.
struct ImportCounts
{
    std::string object;
    std::int64_t read = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    /// Cells that could not be read, of rows that came in without them.
    std::int64_t leftOut = 0;
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct ImportFinding
{
    std::string object;
    Phrase phrase;
    std::int64_t rows = 0;
    friend bool operator==(const ImportFinding&, const ImportFinding&) = default;
};

/// What becomes of one column of a file.
struct ImportColumn
{
    std::string column;
    /// Empty where the column fills no field by itself.
    std::string field;
    /// The first text that stands in it.
    std::string sample;
    /// How sure the guess is, 0 to 1; 1 for what a person chose.
    double score = 0;
    /// It says which record a row is.
    bool isKey = false;
    /// The field that it fills together with other columns.
    std::string joinedInto;
    friend bool operator==(const ImportColumn&, const ImportColumn&) = default;
};

/// How one file is read.
struct ImportTable
{
    std::string file;
    std::string object;
    std::vector<ImportColumn> columns;
    /// All fields that a column of this object may fill.
    std::vector<std::string> fields;
    friend bool operator==(const ImportTable&, const ImportTable&) = default;
};

/// What a person changed in how one file is read.
struct ImportChoice
{
    std::string file;
    /// Empty: as guessed.
    std::string object;
    /// Column -> field; an empty field leaves the column out.
    std::map<std::string, std::string> fields;
    friend bool operator==(const ImportChoice&, const ImportChoice&) = default;
};

/// What is to be read, and how.
struct ImportOrder
{
    /// A folder of CSV or TSV files, or one file.
    std::filesystem::path path;
    /// The source's name; the same name again reads into the same source.
    std::string name;
    /// Writes nothing.
    bool dryRun = true;
    std::vector<ImportChoice> choices;
};

/// A row that was not taken; or, with `rowTaken`, a cell that was left out of a row that came in without it.
struct RejectedRow
{
    Id id;
    std::string object;
    std::int64_t line = 0;
    /// "text", "required", "type", "range", "reference", "uniqueness", "currency", "columns".
    std::string rule;
    Phrase reason;
    /// The file's head and the row as it was received; in a dry run only the row's id.
    std::string header;
    std::string raw;
    bool rowTaken = false;
    /// The column of the file, for a cell that was left out.
    std::string column;
    friend bool operator==(const RejectedRow&, const RejectedRow&) = default;
};

struct ImportReport
{
    Id source;
    bool dryRun = false;
    /// Stopped by a person; the counts are of what was read until then.
    bool cancelled = false;
    std::vector<ImportTable> tables;
    /// The first of each file; rows before cells.
    std::vector<RejectedRow> rejected;
    std::vector<ImportCounts> counts;
    std::vector<ImportFinding> findings;
    friend bool operator==(const ImportReport&, const ImportReport&) = default;
};

struct ImportProgress
{
    std::string object;
    std::int64_t rows = 0;
    double share = 0;
};

} // namespace countersign::api
