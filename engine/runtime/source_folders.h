// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/store/transaction.h"
#include "engine/knowledge/ingest/source_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace countersign::runtime {

/// A folder, or one file, that is read as a source of records.
struct SourceFolder
{
    /// What the user calls it; record ids are derived from it.
    std::string name;
    std::filesystem::path folder;
};

/// Names the folder as a source, or moves the source of that name to it. Nothing is read yet.
[[nodiscard]] base::Status setSourceFolder(store::Transaction& transaction, const SourceFolder& source, base::Instant now);
/// In the order of their names.
[[nodiscard]] base::Result<std::vector<SourceFolder>> sourceFolders(store::Database& database);
/// What is read from: all sources but those of mailboxes that were removed. What these have brought stays, with its
/// lineage.
[[nodiscard]] base::Result<std::vector<ingest::Source>> livingSources(store::Database& database);

} // namespace countersign::runtime
