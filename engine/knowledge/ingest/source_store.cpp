// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/source_store.h"

#include "engine/foundation/events/audit_log.h"

namespace countersign::ingest {

SourceId sourceIdOf(std::string_view kind, std::string_view key)
{
    return SourceId::imported("source", kind, key);
}

namespace {

base::Result<Source> readSource(const store::Rows& rows)
{
    Source source{.id = rows.id<model::SourceTag>(0),
                  .kind = rows.text(1),
                  .key = rows.text(2),
                  .name = rows.text(3),
                  .state = static_cast<SourceState>(rows.integer(5)),
                  .paused = rows.boolean(6),
                  .lastRunAt = rows.optionalInstant(7),
                  .lastGoodAt = rows.optionalInstant(8),
                  .lastError = rows.text(9)};
    COUNTERSIGN_ASSIGN(source.settings, base::parseJson(rows.textView(4)));
    return source;
}

} // namespace

constexpr const char* kSqlAddSource =
    "INSERT INTO ingest_source(id, kind, key, name, settings, created_at) VALUES(?, ?, ?, ?, ?, ?)";

base::Result<Source> addSource(store::Transaction& transaction, Source source, base::Instant now)
{
    source.id = sourceIdOf(source.kind, source.key);
    if (source.name.empty())
        source.name = source.key;
    const base::Status added = transaction.run(kSqlAddSource, source.id, source.kind, source.key, source.name,
                                               base::dumpJson(source.settings), now);
    if (!added && added.error().code == base::ErrorCode::Conflict)
        return base::fail(base::ErrorCode::AlreadyExists, "the source exists", {source.key});
    COUNTERSIGN_TRY(added);
    transaction.changed(store::ChangeKind::Source, source.id);
    return source;
}

constexpr const char* kSqlListSources =
    "SELECT id, kind, key, name, settings, state, paused, last_run_at, last_good_at, last_error "
    "FROM ingest_source ORDER BY name, pk";

base::Result<std::vector<Source>> listSources(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlListSources));
    std::vector<Source> sources;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(Source source, readSource(rows));
        sources.push_back(std::move(source));
    }
    COUNTERSIGN_TRY(rows.status());
    return sources;
}

constexpr const char* kSqlFindSource =
    "SELECT id, kind, key, name, settings, state, paused, last_run_at, last_good_at, last_error "
    "FROM ingest_source WHERE id=?";

base::Result<std::optional<Source>> findSource(store::Database& database, SourceId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFindSource, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(Source source, readSource(rows));
    return source;
}

base::Result<std::optional<Source>> findSourceByKey(store::Database& database, std::string_view kind,
                                                    std::string_view key)
{
    return findSource(database, sourceIdOf(kind, key));
}

constexpr const char* kSqlSetPaused = "UPDATE ingest_source SET paused=? WHERE id=?";

base::Status setSourcePaused(store::Transaction& transaction, SourceId id, bool paused)
{
    transaction.changed(store::ChangeKind::Source, id);
    return transaction.run(kSqlSetPaused, paused, id);
}

constexpr const char* kSqlSetSettings = "UPDATE ingest_source SET settings=? WHERE id=?";

base::Status setSourceSettings(store::Transaction& transaction, SourceId id, const base::Json& settings)
{
    transaction.changed(store::ChangeKind::Source, id);
    return transaction.run(kSqlSetSettings, base::dumpJson(settings), id);
}

constexpr const char* kSqlGoodResult =
    "UPDATE ingest_source SET state=0, last_run_at=?1, last_good_at=?1, last_error='' WHERE id=?2";
constexpr const char* kSqlBadResult =
    "UPDATE ingest_source SET state=2, last_run_at=?1, last_error=?3 WHERE id=?2";

base::Status recordSourceResult(store::Transaction& transaction, SourceId id, base::Instant at,
                                std::string_view verbatimError)
{
    transaction.changed(store::ChangeKind::Source, id);
    if (verbatimError.empty())
        return transaction.run(kSqlGoodResult, at, id);
    return transaction.run(kSqlBadResult, at, id, verbatimError);
}

constexpr const char* kSqlAddMapping = "INSERT INTO ingest_mapping(source_id, object, version, mapping, "
                                       "actor, created_at) VALUES(?, ?, ?, ?, ?, ?)";

base::Result<int> saveMapping(store::Transaction& transaction, SourceId source, const Mapping& mapping,
                              std::string_view actor, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const std::optional<Mapping> newest,
                       findMapping(transaction.database(), source, mapping.object));
    const base::Json json = toJson(mapping);
    if (newest && toJson(*newest) == json)
        return newest->version;
    const int version = newest ? newest->version + 1 : 1;
    const std::string object(model::recordKindName(mapping.object));
    COUNTERSIGN_TRY(
        transaction.run(kSqlAddMapping, source, object, version, base::dumpJson(json), actor, now));
    transaction.changed(store::ChangeKind::Source, source);
    COUNTERSIGN_TRY(
        events::appendAudit(transaction,
                            {.actor = std::string(actor),
                             .action = "ingest.mapping.saved",
                             .subject = source.text(),
                             .payload = {{"object", object},
                                         {"version", version},
                                         {"sha256", base::toHex(base::sha256(base::dumpJson(json)))}}},
                            now));
    return version;
}

constexpr const char* kSqlFindMapping =
    "SELECT version, mapping FROM ingest_mapping WHERE source_id=?1 AND object=?2 AND (?3=0 OR version=?3) "
    "ORDER BY version DESC LIMIT 1";

base::Result<std::optional<Mapping>> findMapping(store::Database& database, SourceId source,
                                                 model::RecordKind object, int version)
{
    COUNTERSIGN_ASSIGN(store::Rows rows,
                       database.query(kSqlFindMapping, source, model::recordKindName(object), version));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(const base::Json json, base::parseJson(rows.textView(1)));
    COUNTERSIGN_ASSIGN(Mapping mapping, mappingFromJson(json));
    mapping.version = static_cast<int>(rows.integer(0));
    return mapping;
}

constexpr const char* kSqlCursor = "SELECT cursor FROM ingest_cursor WHERE source_id=? AND object=?";

base::Result<std::string> cursorOf(store::Database& database, SourceId source, std::string_view object)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlCursor, source, object));
    if (rows.next())
        return rows.text(0);
    COUNTERSIGN_TRY(rows.status());
    return std::string();
}

constexpr const char* kSqlSetCursor =
    "INSERT INTO ingest_cursor(source_id, object, cursor, updated_at) VALUES(?, ?, ?, ?) "
    "ON CONFLICT(source_id, object) DO UPDATE SET cursor=excluded.cursor, updated_at=excluded.updated_at";

base::Status setCursor(store::Transaction& transaction, SourceId source, std::string_view object,
                       std::string_view cursor, base::Instant now)
{
    return transaction.run(kSqlSetCursor, source, object, cursor, now);
}

} // namespace countersign::ingest
