// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/foundation/store/transaction.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace countersign::records {

/// Where a change came from: a source's run and the raw row, or a person who edited here.
struct Provenance
{
    model::RunId run;
    /// Position in ingest's raw pages; 0 for an edit made here.
    std::int64_t raw = 0;
    /// The principal's id text for an edit made here; empty for a source.
    std::string actor;
    /// When the new state became true in the world, as far as the source says; else when it was learnt.
    std::optional<base::Instant> validFrom;
};

enum class UpsertOutcome { Created, Updated, Unchanged, Restored };

/// Writes the record's newest state and, where something differs, one change row. Fields that are empty in `record`
/// become empty. Unchanged records cost one read.
[[nodiscard]] base::Result<UpsertOutcome> upsertRecord(store::Transaction& transaction, const model::Record& record,
                                                       const Provenance& provenance, base::Instant now);

/// What upsertRecord() would say; writes nothing.
[[nodiscard]] base::Result<UpsertOutcome> compareRecord(store::Database& database, const model::Record& record);

/// True where it was there and not deleted before. A deleted record keeps its fields and history.
[[nodiscard]] base::Result<bool> deleteRecord(store::Transaction& transaction, model::RecordKind kind,
                                              model::RecordId id, const Provenance& provenance, base::Instant now);

/// Also deleted ones; nothing where there never was such a record.
[[nodiscard]] base::Result<std::optional<model::Record>> findRecord(store::Database& database, model::RecordKind kind,
                                                                    model::RecordId id);

/// Living records whose reference `field` points to `target`, oldest row first. Indexed for the fields that
/// migration 0002 indexes.
[[nodiscard]] base::Result<std::vector<model::Record>> findByReference(store::Database& database, model::RecordKind kind,
                                                                       std::string_view field, model::RecordId target);
/// Living records whose text `field` equals `value` exactly.
[[nodiscard]] base::Result<std::vector<model::Record>> findByText(store::Database& database, model::RecordKind kind,
                                                                  std::string_view field, std::string_view value);

/// Visits living records in row order; stops when `visit` returns false.
[[nodiscard]] base::Status forEachRecord(store::Database& database, model::RecordKind kind,
                                         const std::function<bool(const model::Record&)>& visit);
/// The same over everything that one source brought, deleted ones too.
[[nodiscard]] base::Status forEachOfSource(store::Database& database, model::RecordKind kind, model::SourceId source,
                                           const std::function<bool(const model::Record&)>& visit);

/// Living records of the kind.
[[nodiscard]] base::Result<std::int64_t> countRecords(store::Database& database, model::RecordKind kind);

} // namespace countersign::records
