// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/store/transaction.h"
#include "engine/knowledge/ingest/mapping.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::ingest {

using model::RunId;
using model::SourceId;

enum class SourceState { Idle, Running, Failed };

/// Where records come from: a folder, a file, a CRM, a mailbox.
struct Source
{
    SourceId id;
    /// "files", later "salesforce", "imap" …
    std::string kind;
    /// Fixed at creation; record ids are derived from it, so that the same export always gives the same ids.
    std::string key;
    /// The user's name for it; may change.
    std::string name;
    base::Json settings = base::Json::object();
    SourceState state = SourceState::Idle;
    bool paused = false;
    std::optional<base::Instant> lastRunAt;
    /// When the last run ended well: the age that screens show.
    std::optional<base::Instant> lastGoodAt;
    /// Verbatim, as the file system or server said it; empty after a good run.
    std::string lastError;
};

/// The same kind and key always give the same id.
[[nodiscard]] SourceId sourceIdOf(std::string_view kind, std::string_view key);

/// AlreadyExists where the kind has a source with this key.
[[nodiscard]] base::Result<Source> addSource(store::Transaction& transaction, Source source,
                                             base::Instant now);
[[nodiscard]] base::Result<std::vector<Source>> listSources(store::Database& database);
[[nodiscard]] base::Result<std::optional<Source>> findSource(store::Database& database, SourceId id);
[[nodiscard]] base::Result<std::optional<Source>>
findSourceByKey(store::Database& database, std::string_view kind, std::string_view key);
[[nodiscard]] base::Status setSourcePaused(store::Transaction& transaction, SourceId id, bool paused);
[[nodiscard]] base::Status setSourceSettings(store::Transaction& transaction, SourceId id,
                                             const base::Json& settings);
/// What a connector reports after each attempt; an empty error means that it went well.
[[nodiscard]] base::Status recordSourceResult(store::Transaction& transaction, SourceId id, base::Instant at,
                                              std::string_view verbatimError);

/// Saves the next version of the mapping for its object, with an audit entry; unchanged content keeps its
/// version.
[[nodiscard]] base::Result<int> saveMapping(store::Transaction& transaction, SourceId source,
                                            const Mapping& mapping, std::string_view actor,
                                            base::Instant now);
/// The newest version, or the one asked for.
[[nodiscard]] base::Result<std::optional<Mapping>> findMapping(store::Database& database, SourceId source,
                                                               model::RecordKind object, int version = 0);

/// The opaque place at which a source goes on reading; each connector has its own form.
[[nodiscard]] base::Result<std::string> cursorOf(store::Database& database, SourceId source,
                                                 std::string_view object);
[[nodiscard]] base::Status setCursor(store::Transaction& transaction, SourceId source,
                                     std::string_view object, std::string_view cursor, base::Instant now);

} // namespace countersign::ingest
