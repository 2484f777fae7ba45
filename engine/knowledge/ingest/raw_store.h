// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"
#include "engine/knowledge/ingest/source_store.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::ingest {

/// A row as it was received, before any mapping.
struct RawRow
{
    SourceId source;
    RunId run;
    /// "opportunity": the canonical object that it was read as.
    std::string object;
    /// The file it stood in, without folders.
    std::string origin;
    std::vector<std::string> columns;
    std::vector<std::string> cells;
    base::Instant receivedAt{};
};

/// The row at a Provenance's raw position (page * 4096 + index). NotFound for 0 and for pages that retention
/// removed.
[[nodiscard]] base::Result<RawRow> rawRow(store::Database& database, std::int64_t position);

/// A row's cells in the form of the pages.
[[nodiscard]] std::string encodeRow(std::span<const std::string_view> cells);

/// Collects rows into compressed pages. Positions are given before a page is written, so begin() comes first
/// and flush() last in each transaction.
class RawPageWriter
{
public:
    static constexpr std::size_t kRowsPerPage = 256;
    explicit RawPageWriter(RunId run) : m_run(run) {}

    [[nodiscard]] RunId run() const { return m_run; }
    [[nodiscard]] base::Status begin(store::Transaction& transaction);
    /// The position that the next kept row will have.
    [[nodiscard]] std::int64_t position() const { return m_page * 4096 + static_cast<std::int64_t>(m_rows); }
    /// Takes a row of encodeRow(); its position is the one that position() gave before.
    [[nodiscard]] base::Status keep(store::Transaction& transaction, std::string_view encodedRow,
                                    base::Instant now);
    [[nodiscard]] base::Status flush(store::Transaction& transaction, base::Instant now);

private:
    RunId m_run;
    std::int64_t m_page = 0;
    std::size_t m_rows = 0;
    std::string m_buffer;
};

} // namespace countersign::ingest
