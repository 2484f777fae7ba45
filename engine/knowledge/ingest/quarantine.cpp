// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/import_run.h"
#include "engine/knowledge/ingest/raw_store.h"
#include "engine/knowledge/ingest/row_mapper.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>

namespace countersign::ingest {

namespace {

constexpr std::string_view kCellRule = "cell:";

base::Result<QuarantineEntry> readEntry(const store::Rows& rows)
{
    QuarantineEntry entry{.pk = rows.integer(0),
                          .source = rows.id<model::SourceTag>(1),
                          .run = rows.id<model::RunTag>(2),
                          .object = model::recordKindFromName(rows.textView(3)).value_or(RecordKind::Account),
                          .row = {.line = rows.integer(5),
                                  .externalId = rows.text(4),
                                  .rule = rows.text(6),
                                  .reason = rows.text(7)},
                          .raw = rows.integer(9),
                          .state = rows.text(10),
                          .at = rows.instant(11)};
    COUNTERSIGN_ASSIGN(const base::Json args, base::parseJson(rows.textView(8)));
    for (const base::Json& arg : args)
        if (arg.is_string())
            entry.row.args.push_back(arg.get<std::string>());
    if (entry.row.rule.starts_with(kCellRule) && !entry.row.args.empty()) {
        entry.row.rowTaken = true;
        entry.row.rule.erase(0, kCellRule.size());
        entry.row.column = std::move(entry.row.args.back());
        entry.row.args.pop_back();
    }
    return entry;
}

constexpr const char* kSqlFindEntry = "SELECT pk, source_id, run_id, object, external_id, line, rule, "
                                      "reason, args, raw, state, at FROM ingest_quarantine WHERE pk=?";

base::Result<QuarantineEntry> findEntry(store::Database& database, std::int64_t pk)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFindEntry, pk));
    if (rows.next())
        return readEntry(rows);
    COUNTERSIGN_TRY(rows.status());
    return base::fail(base::ErrorCode::NotFound, "no such quarantined row");
}

} // namespace

std::string storedRule(const RejectedRow& why) { return (why.rowTaken ? std::string(kCellRule) : std::string()) + why.rule; }

base::Json storedArgs(const RejectedRow& why)
{
    base::Json args(why.args);
    if (why.rowTaken)
        args.push_back(why.column);
    return args;
}

constexpr const char* kSqlCellsOfRow = "SELECT pk, source_id, run_id, object, external_id, line, rule, reason, args, raw, "
                                       "state, at FROM ingest_quarantine WHERE raw=? AND rule LIKE 'cell:%' ORDER BY pk";

base::Result<std::vector<RejectedRow>> cellsLeftOut(store::Database& database, std::int64_t raw)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlCellsOfRow, raw));
    std::vector<RejectedRow> cells;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(QuarantineEntry entry, readEntry(rows));
        cells.push_back(std::move(entry.row));
    }
    COUNTERSIGN_TRY(rows.status());
    return cells;
}

constexpr const char* kSqlListQuarantine = "SELECT pk, source_id, run_id, object, external_id, line, rule, "
                                           "reason, args, raw, state, at FROM ingest_quarantine "
                                           "WHERE ?1='' OR state=?1 ORDER BY pk DESC LIMIT ?2";

base::Result<std::vector<QuarantineEntry>> listQuarantine(store::Database& database, std::string_view state,
                                                          std::size_t limit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlListQuarantine, state, limit));
    std::vector<QuarantineEntry> entries;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(QuarantineEntry entry, readEntry(rows));
        entries.push_back(std::move(entry));
    }
    COUNTERSIGN_TRY(rows.status());
    return entries;
}

constexpr const char* kSqlSetState = "UPDATE ingest_quarantine SET state=? WHERE pk=?";

base::Status dismissQuarantined(store::Transaction& transaction, std::int64_t pk)
{
    COUNTERSIGN_ASSIGN(const QuarantineEntry entry, findEntry(transaction.database(), pk));
    transaction.changed(store::ChangeKind::Source, entry.source);
    return transaction.run(kSqlSetState, "dismissed", pk);
}

constexpr const char* kSqlRepaired =
    "UPDATE ingest_quarantine SET state='repaired' WHERE source_id=? AND raw=? AND state='open'";

base::Status replayQuarantined(ImportContext& context, std::int64_t pk,
                               const std::map<std::string, std::string>& fixes)
{
    COUNTERSIGN_ASSIGN(const QuarantineEntry entry, findEntry(context.database, pk));
    COUNTERSIGN_ASSIGN(const std::optional<Source> source, findSource(context.database, entry.source));
    COUNTERSIGN_ASSIGN(const std::optional<Mapping> mapping,
                       findMapping(context.database, entry.source, entry.object));
    if (!source || !mapping)
        return base::fail(base::ErrorCode::NotFound, "the source or its mapping is gone");
    COUNTERSIGN_ASSIGN(RawRow raw, rawRow(context.database, entry.raw));
    raw.cells.resize(std::max(raw.cells.size(), raw.columns.size()));
    for (const auto& [column, text] : fixes) {
        const auto at = std::ranges::find(raw.columns, column);
        if (at == raw.columns.end())
            return base::fail(base::ErrorCode::MissingColumn, "the row has no column of this name", {column});
        raw.cells[static_cast<std::size_t>(at - raw.columns.begin())] = text;
    }
    ReferenceResolver resolver(context.database, source->key, false);
    COUNTERSIGN_ASSIGN(RowMapper mapper, RowMapper::make(*mapping, raw.columns, *source, resolver));
    const std::vector<std::string_view> cells(raw.cells.begin(), raw.cells.end());
    COUNTERSIGN_ASSIGN(const MappedRow row, mapper.map(cells, entry.row.line));
    if (row.rejected || !row.leftOut.empty()) {
        const RejectedRow& why = row.rejected ? *row.rejected : row.leftOut.front();
        std::vector<std::string> args{why.rule, why.reason};
        args.insert(args.end(), why.args.begin(), why.args.end());
        return base::fail(base::ErrorCode::InvalidInput, "the row is still refused: " + why.reason, std::move(args));
    }
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(context.database));
    const records::Provenance provenance{.run = entry.run, .raw = entry.raw, .actor = {}, .validFrom = {}};
    COUNTERSIGN_ASSIGN(const auto outcome,
                       records::upsertRecord(transaction, row.record, provenance, context.clock.now()));
    (void)outcome;
    COUNTERSIGN_TRY(transaction.run(kSqlRepaired, entry.source, entry.raw));
    transaction.changed(store::ChangeKind::Source, entry.source);
    return transaction.commit();
}

} // namespace countersign::ingest
