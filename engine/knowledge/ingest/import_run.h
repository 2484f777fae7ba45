// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/ingest/dirt_report.h"
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/raw_store.h"
#include "engine/knowledge/ingest/row_mapper.h"
#include "engine/platform/records/record_store.h"

#include <map>
#include <set>
#include <unordered_map>

namespace countersign::ingest {

/// A mapped row with what is needed to keep it as received.
struct PreparedRow
{
    MappedRow mapped;
    std::string raw;
};

/// One run of one file: rows in batches into records, quarantine and raw pages. Writes nothing in a dry run,
/// except what the resolver learns.
class ImportRun
{
public:
    ImportRun(ImportContext& context, const CsvImport& request, const Source& source,
              ReferenceResolver& resolver);

    [[nodiscard]] base::Result<ImportReport> run();

private:
    [[nodiscard]] base::Result<ImportReport> readAll();
    [[nodiscard]] base::Status begin(std::span<const std::string> headers);
    [[nodiscard]] base::Status noteFailure(const base::Error& error);
    [[nodiscard]] base::Status loadOpenQuarantine();
    [[nodiscard]] base::Status prepare(CsvReader& reader, RowMapper& mapper);
    /// Rejects a second row of the same id with other content; true where an equal row was already taken.
    bool isRepeated(PreparedRow& row);
    void count(const PreparedRow& row);
    [[nodiscard]] base::Status writeBatch(const CsvReader& reader);
    [[nodiscard]] base::Status writeRow(store::Transaction& transaction, const PreparedRow& row);
    [[nodiscard]] base::Status writeRecord(store::Transaction& transaction, const PreparedRow& row);
    [[nodiscard]] base::Status writePending(store::Transaction& transaction, const PreparedRow& row,
                                            std::int64_t raw);
    [[nodiscard]] base::Status quarantine(store::Transaction& transaction, const PreparedRow& row);
    /// Keeps the reason under its content; false where that is known and nothing new needs to be kept.
    [[nodiscard]] base::Result<bool> setAside(store::Transaction& transaction, const RejectedRow& why, const base::Sha256& hash);
    [[nodiscard]] base::Status settleOlder(store::Transaction& transaction, const std::string& externalId,
                                           const std::set<base::Sha256>& still);
    /// What the file, read to its end, no longer holds.
    [[nodiscard]] base::Status settleMended();
    [[nodiscard]] base::Status saveCursor(store::Transaction& transaction, const CsvReader& reader);
    [[nodiscard]] base::Status resolvePending();
    [[nodiscard]] base::Status sweep();
    [[nodiscard]] base::Status finish();

    ImportContext& m_context;
    const CsvImport& m_request;
    const Source& m_source;
    ReferenceResolver& m_resolver;
    std::string m_object;
    ImportReport m_report;
    DirtReport m_dirt;
    RawPageWriter m_pages;
    std::vector<PreparedRow> m_batch;
    std::unordered_map<RecordId, std::size_t> m_seen;
    /// Hashes of what is open, by the record's id in the source; and those of this file that were not met again yet.
    std::multimap<std::string, base::Sha256> m_openQuarantine;
    std::set<base::Sha256> m_notMet;
    bool m_hasUnresolved = false;
};

/// MalformedData for a first line that is no row of column names (args: file, fault).
[[nodiscard]] tl::unexpected<base::Error> badHeader(const CsvReader& reader, const std::string& file);

/// One cell of a row has an entry of its own in the quarantine: its content is the row and the column.
[[nodiscard]] base::Sha256 hashOfCell(const PreparedRow& row, const RejectedRow& cell);

/// How the table of the quarantine holds a left-out cell: "cell:type", and the column as its last argument.
[[nodiscard]] std::string storedRule(const RejectedRow& why);
[[nodiscard]] base::Json storedArgs(const RejectedRow& why);

/// Counts one upsert's outcome.
void countOutcome(ImportReport& report, records::UpsertOutcome outcome);

} // namespace countersign::ingest
