// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/record_store.h"

#include "engine/foundation/base/assert.h"
#include "engine/platform/records/record_history.h"
#include "engine/platform/records/record_sql.h"

namespace countersign::records {

using model::Record;
using model::RecordId;
using model::RecordKind;

namespace {

constexpr const char* kSqlInsertChange =
    "INSERT INTO records_change(kind, record_id, change, fields, run_id, raw, actor, valid_from, known_at) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)";

struct ChangeRow
{
    RecordKind kind;
    RecordId id;
    ChangeType type;
    std::optional<std::string> before;
};

base::Status insertChange(store::Transaction& transaction, const ChangeRow& row, const Provenance& provenance, base::Instant now)
{
    const std::optional<std::string> actor =
        provenance.actor.empty() ? std::nullopt : std::optional(provenance.actor);
    COUNTERSIGN_TRY(transaction.run(kSqlInsertChange, static_cast<std::int64_t>(row.kind), row.id,
                                    static_cast<std::int64_t>(row.type), row.before, provenance.run, provenance.raw, actor,
                                    provenance.validFrom.value_or(now), now));
    transaction.changed(store::ChangeKind::Record, row.id);
    return {};
}

/// The fields that differ, with their value in `old`; empty where nothing differs.
base::Json differences(const Record& old, const Record& next)
{
    base::Json before = base::Json::object();
    const auto fields = model::fieldsOf(old.kind);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (old.fields[i] != next.fields[i])
            before[std::string(fields[i].name)] = fieldToJson(old.fields[i]);
    return before;
}

base::Result<std::vector<Record>> collect(RecordKind kind, store::Rows rows)
{
    std::vector<Record> records;
    while (rows.next())
        records.push_back(readRecord(kind, rows));
    COUNTERSIGN_TRY(rows.status());
    return records;
}

base::Status visitAll(RecordKind kind, store::Rows rows, const std::function<bool(const Record&)>& visit)
{
    while (rows.next())
        if (!visit(readRecord(kind, rows)))
            return {};
    return rows.status();
}

} // namespace

base::Result<UpsertOutcome> upsertRecord(store::Transaction& transaction, const Record& record, const Provenance& provenance,
                                         base::Instant now)
{
    COUNTERSIGN_ASSERT(!record.id.isNull(), "a record has an id before it is stored");
    const KindSql& sql = sqlOf(record.kind);
    COUNTERSIGN_ASSIGN(const std::optional<Record> old, findRecord(transaction.database(), record.kind, record.id));
    if (!old) {
        COUNTERSIGN_TRY(transaction.database().runWith(sql.insert.c_str(), recordParameters(record, now)));
        COUNTERSIGN_TRY(insertChange(transaction, {record.kind, record.id, ChangeType::Created, {}}, provenance, now));
        return UpsertOutcome::Created;
    }
    const base::Json before = differences(*old, record);
    if (before.empty() && !old->deleted)
        return UpsertOutcome::Unchanged;
    COUNTERSIGN_TRY(transaction.database().runWith(sql.update.c_str(), recordParameters(record, now)));
    if (old->deleted)
        COUNTERSIGN_TRY(insertChange(transaction, {record.kind, record.id, ChangeType::Restored, {}}, provenance, now));
    if (!before.empty())
        COUNTERSIGN_TRY(insertChange(transaction, {record.kind, record.id, ChangeType::Updated, base::dumpJson(before)},
                                     provenance, now));
    return old->deleted ? UpsertOutcome::Restored : UpsertOutcome::Updated;
}

base::Result<UpsertOutcome> compareRecord(store::Database& database, const Record& record)
{
    COUNTERSIGN_ASSIGN(const std::optional<Record> old, findRecord(database, record.kind, record.id));
    if (!old)
        return UpsertOutcome::Created;
    if (old->deleted)
        return UpsertOutcome::Restored;
    return differences(*old, record).empty() ? UpsertOutcome::Unchanged : UpsertOutcome::Updated;
}

base::Result<bool> deleteRecord(store::Transaction& transaction, RecordKind kind, RecordId id, const Provenance& provenance,
                                base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(sqlOf(kind).setDeleted.c_str(), now, id));
    if (transaction.database().changedRows() == 0)
        return false;
    COUNTERSIGN_TRY(insertChange(transaction, {kind, id, ChangeType::Deleted, {}}, provenance, now));
    return true;
}

base::Result<std::optional<Record>> findRecord(store::Database& database, RecordKind kind, RecordId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(sqlOf(kind).find.c_str(), id));
    if (rows.next())
        return readRecord(kind, rows);
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

base::Result<std::vector<Record>> findByReference(store::Database& database, RecordKind kind, std::string_view field,
                                                  RecordId target)
{
    const auto index = model::fieldIndex(kind, field);
    COUNTERSIGN_ASSERT(index && model::fieldsOf(kind)[*index].type == model::FieldType::Reference, "a reference field");
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(sqlOf(kind).findByField[*index].c_str(), target));
    return collect(kind, std::move(rows));
}

base::Result<std::vector<Record>> findByText(store::Database& database, RecordKind kind, std::string_view field,
                                             std::string_view value)
{
    const auto index = model::fieldIndex(kind, field);
    COUNTERSIGN_ASSERT(index.has_value(), "no such field of this record kind");
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(sqlOf(kind).findByField[*index].c_str(), value));
    return collect(kind, std::move(rows));
}

base::Status forEachRecord(store::Database& database, RecordKind kind, const std::function<bool(const Record&)>& visit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(sqlOf(kind).forEach.c_str()));
    return visitAll(kind, std::move(rows), visit);
}

base::Status forEachOfSource(store::Database& database, RecordKind kind, model::SourceId source,
                             const std::function<bool(const Record&)>& visit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(sqlOf(kind).forEachOfSource.c_str(), source));
    return visitAll(kind, std::move(rows), visit);
}

base::Result<std::int64_t> countRecords(store::Database& database, RecordKind kind)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(sqlOf(kind).count.c_str()));
    return rows.next() ? rows.integer(0) : 0;
}

} // namespace countersign::records
