// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/records/record_store.h"

namespace countersign::records {

enum class ChangeType { Created = 1, Updated, Deleted, Restored };

struct FieldChange
{
    std::string field;
    model::FieldValue before;
};

/// One step in a record's life. `before` is filled for updates only.
struct RecordChange
{
    ChangeType type = ChangeType::Created;
    std::vector<FieldChange> before;
    Provenance provenance;
    base::Instant validFrom;
    base::Instant knownAt;
};

/// Oldest first.
[[nodiscard]] base::Result<std::vector<RecordChange>> historyOf(store::Database& database, model::RecordKind kind,
                                                                model::RecordId id);

/// The record as this workspace knew it at `when`; nothing where it was not known yet.
[[nodiscard]] base::Result<std::optional<model::Record>> recordAsOf(store::Database& database, model::RecordKind kind,
                                                                    model::RecordId id, base::Instant when);

/// The change that gave the field its present value: its lineage to run and raw row.
[[nodiscard]] base::Result<std::optional<RecordChange>> originOf(store::Database& database, model::RecordKind kind,
                                                                 model::RecordId id, std::string_view field);

} // namespace countersign::records
