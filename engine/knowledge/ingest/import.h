// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/store/database.h"
#include "engine/knowledge/ingest/csv_reader.h"
#include "engine/knowledge/ingest/mapping.h"
#include "engine/knowledge/ingest/source_store.h"

#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace countersign::ingest {

struct ImportProgress
{
    std::string file;
    std::int64_t rows = 0;
    std::int64_t bytesRead = 0;
    std::int64_t bytesTotal = 0;
};

/// What every import needs; all references outlive the call. The database belongs to the calling thread.
struct ImportContext
{
    store::Database& database;
    const base::Clock& clock;
    base::IdSource& ids;
    /// Called after each batch; may be empty.
    std::function<void(const ImportProgress&)> progress;
    std::stop_token stop;
};

/// A reference whose target nobody knows; the text stays with the record until the target arrives.
struct UnknownReference
{
    std::string field;
    std::string value;
    std::int64_t count = 0;
    /// The nearest known name; empty where none is near.
    std::string suggestion;
    friend bool operator==(const UnknownReference&, const UnknownReference&) = default;
};

/// A value that looks misspelt: near a word of the shipped lists, or rare and near a frequent value of its
/// column.
struct SpellingDoubt
{
    std::string field;
    std::string value;
    std::int64_t count = 0;
    std::string suggestion;
    friend bool operator==(const SpellingDoubt&, const SpellingDoubt&) = default;
};

/// A row, or one cell of a row, that was not taken, and by which rule.
struct RejectedRow
{
    std::int64_t line = 0;
    std::string externalId;
    /// "text", "required", "type", "range", "reference", "uniqueness", "currency", "columns".
    std::string rule;
    /// For example "not_a_date", "empty", "doubled", "cell_too_large".
    std::string reason;
    /// The field or column, then the offending text (at most 80 bytes).
    std::vector<std::string> args;
    /// Only the cell of `column` was left out; the row came in without it.
    bool rowTaken = false;
    std::string column = {};
    friend bool operator==(const RejectedRow&, const RejectedRow&) = default;
};

/// What an import did (or, for a dry run, would do).
struct ImportReport
{
    RunId run;
    std::string file;
    model::RecordKind object = model::RecordKind::Account;
    CsvFormat format;
    bool dryRun = false;
    bool cancelled = false;
    std::int64_t rows = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t restored = 0;
    std::int64_t deleted = 0;
    std::int64_t quarantined = 0;
    /// Cells that could not be read in rows that came in all the same.
    std::int64_t leftOut = 0;
    /// References that were unknown when their row came and are known now.
    std::int64_t resolvedLater = 0;
    std::vector<UnknownReference> unknownReferences;
    std::vector<SpellingDoubt> spelling;
    /// Reference and money fields that the mapping fills -> rows where the cell was empty.
    std::map<std::string, std::int64_t> emptyFields;
    /// Amounts that got the mapping's currency because the row names none.
    std::int64_t assumedCurrency = 0;
    /// Columns of the file that no field takes.
    std::vector<std::string> unusedColumns;
    /// Those of them whose name or cells look like an opt-out: who is in there would be written to.
    std::vector<std::string> optOutColumns;
    /// Contacts that name no account: nobody is suggested for them.
    std::int64_t withoutAccount = 0;
    /// The first 20 of each.
    std::vector<RejectedRow> rejected;
    std::vector<RejectedRow> leftOutCells;
    /// The first 5 records, field -> text; dry runs only.
    std::vector<std::map<std::string, std::string>> samples;
    /// The file ends inside a quoted cell, or without a line end in a row that is too short.
    bool looksTruncated = false;
};

[[nodiscard]] base::Json toJson(const ImportReport& report);

struct CsvImport
{
    SourceId source;
    std::filesystem::path path;
    Mapping mapping;
    /// Reads, checks and counts; writes nothing.
    bool dryRun = false;
    /// Records of this source and object that the file no longer has are marked deleted.
    bool sweep = false;
};

/// The header and the first rows, for guessMapping() and previews.
[[nodiscard]] base::Result<TableSample> sampleCsv(const std::filesystem::path& path, std::size_t rows = 50);

/// Reads the file in batches of at most 2,000 rows or 40 ms of write lock each. Reading the same file again
/// changes nothing, so a run that was killed is resumed by running it again. MissingColumn where the
/// mapping's columns are not there (args: column); a cancelled run returns its report with what was
/// committed.
[[nodiscard]] base::Result<ImportReport> importCsv(ImportContext& context, const CsvImport& request);

struct FolderImport
{
    /// The source's key and, at first, its name.
    std::string sourceKey;
    std::filesystem::path folder;
    /// For amounts without one.
    std::string currency;
    bool dryRun = false;
    bool sweep = false;
    /// By file name: what a person changed in the guessed mappings.
    std::map<std::string, MappingEdit> edits;
};

/// How one file of a folder was read.
struct FolderTable
{
    std::filesystem::path path;
    Mapping mapping;
    /// The header and the first rows.
    TableSample sample;
};

struct FolderReport
{
    SourceId source;
    /// All that were to be read, in order; `files` lacks those that were refused whole or not reached.
    std::vector<FolderTable> tables;
    std::vector<ImportReport> files;
    /// Files that could not be read: name and reason, for example "unknown_object" or "MissingColumn: name".
    std::map<std::string, std::string> skipped;
};

/// Imports every table of a folder (or one file) in the order of their references: objects from manifest.json
/// ({"files": [{"file": "accounts.csv", "object": "account"}]}) or guessed; saved mappings win over guessed
/// ones. A file that cannot be read is skipped with its reason, and is the source's last error; where no file
/// could be read the first one's error is returned, but by a dry run, whose tables say how to mend it.
[[nodiscard]] base::Result<FolderReport> importFolder(ImportContext& context, const FolderImport& request);

/// A quarantined row, or a cell that was left out of one that came in, as lists show it.
struct QuarantineEntry
{
    std::int64_t pk = 0;
    SourceId source;
    RunId run;
    model::RecordKind object = model::RecordKind::Account;
    RejectedRow row;
    /// Where rawRow() finds it.
    std::int64_t raw = 0;
    /// "open", "repaired", "superseded" (a later run of the source settled it), "dismissed".
    std::string state;
    base::Instant at{};
};

/// Newest first; an empty state means all. A row or cell that the source has mended is "superseded": its record came in
/// whole by a later run, or its file was read to the end and no longer holds it.
[[nodiscard]] base::Result<std::vector<QuarantineEntry>>
listQuarantine(store::Database& database, std::string_view state, std::size_t limit);
/// The lineage of what a record lacks: cells of the row at this raw position (rawRow()) that were not taken, open or
/// settled since.
[[nodiscard]] base::Result<std::vector<RejectedRow>> cellsLeftOut(store::Database& database, std::int64_t raw);
[[nodiscard]] base::Status dismissQuarantined(store::Transaction& transaction, std::int64_t pk);
/// Runs the row through the newest saved mapping again, with `fixes` (column -> new text) applied. The error
/// says what is still wrong (InvalidInput, args: rule, reason, …); a repaired row is taken whole.
[[nodiscard]] base::Status replayQuarantined(ImportContext& context, std::int64_t pk,
                                             const std::map<std::string, std::string>& fixes);

} // namespace countersign::ingest
