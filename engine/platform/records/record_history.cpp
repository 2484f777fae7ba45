// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/record_history.h"

#include "engine/platform/records/record_sql.h"

#include <algorithm>

namespace countersign::records {

using model::Record;

namespace {

RecordChange readChange(model::RecordKind kind, const store::Rows& rows)
{
    RecordChange change{.type = static_cast<ChangeType>(rows.integer(0)),
                        .provenance = {.run = rows.id<model::RunTag>(2),
                                       .raw = rows.integer(3),
                                       .actor = rows.text(4),
                                       .validFrom = rows.instant(5)},
                        .validFrom = rows.instant(5),
                        .knownAt = rows.instant(6)};
    if (rows.isNull(1))
        return change;
    const auto before = base::parseJson(rows.textView(1));
    if (!before)
        return change;
    for (const auto& [name, value] : before->items()) {
        // A field that a later version of the program dropped has no place in today's record.
        if (const auto index = model::fieldIndex(kind, name))
            change.before.push_back({.field = name, .before = fieldFromJson(model::fieldsOf(kind)[*index], value)});
    }
    return change;
}

} // namespace

constexpr const char* kSqlHistory =
    "SELECT change, fields, run_id, raw, actor, valid_from, known_at FROM records_change "
    "WHERE record_id=? AND kind=? ORDER BY pk";

base::Result<std::vector<RecordChange>> historyOf(store::Database& database, model::RecordKind kind, model::RecordId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlHistory, id, static_cast<std::int64_t>(kind)));
    std::vector<RecordChange> changes;
    while (rows.next())
        changes.push_back(readChange(kind, rows));
    COUNTERSIGN_TRY(rows.status());
    return changes;
}

base::Result<std::optional<Record>> recordAsOf(store::Database& database, model::RecordKind kind, model::RecordId id,
                                               base::Instant when)
{
    COUNTERSIGN_ASSIGN(std::optional<Record> record, findRecord(database, kind, id));
    if (!record)
        return std::nullopt;
    COUNTERSIGN_ASSIGN(const std::vector<RecordChange> changes, historyOf(database, kind, id));
    for (auto change = changes.rbegin(); change != changes.rend() && change->knownAt > when; ++change) {
        switch (change->type) {
        case ChangeType::Created:
            return std::nullopt;
        case ChangeType::Updated:
            for (const FieldChange& field : change->before)
                record->set(field.field, field.before);
            break;
        case ChangeType::Deleted:
            record->deleted = false;
            break;
        case ChangeType::Restored:
            record->deleted = true;
            break;
        }
    }
    return record;
}

base::Result<std::optional<RecordChange>> originOf(store::Database& database, model::RecordKind kind, model::RecordId id,
                                                   std::string_view field)
{
    COUNTERSIGN_ASSIGN(const std::vector<RecordChange> changes, historyOf(database, kind, id));
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        const bool touched = change->type == ChangeType::Created ||
                             std::ranges::any_of(change->before, [&](const FieldChange& each) { return each.field == field; });
        if (touched)
            return *change;
    }
    return std::nullopt;
}

} // namespace countersign::records
