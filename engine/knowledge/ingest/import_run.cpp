// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/import_run.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/events/event_log.h"
#include "engine/knowledge/ingest/refresh_owed.h"

#include <algorithm>

namespace countersign::ingest {

namespace {

constexpr std::size_t kBatchRows = 1000;
/// The write lock is given back after this, so that no other writer waits longer than 50 ms.
constexpr std::chrono::milliseconds kLockTime{40};
constexpr std::size_t kRejectedShown = 20;
constexpr std::size_t kSamplesShown = 5;

std::vector<std::string> headerOf(const CsvReader& reader)
{
    std::vector<std::string> headers;
    for (const std::string_view cell : reader.cells())
        headers.emplace_back(trimmed(cell));
    while (!headers.empty() && headers.back().empty())
        headers.pop_back();
    return headers;
}

/// Accounts with a parent, users with a manager: rows may refer to rows of the same file.
bool refersToItself(const Mapping& mapping)
{
    return std::ranges::any_of(mapping.columns, [&](const ColumnMapping& column) {
        const model::FieldDef& field =
            model::fieldsOf(mapping.object)[*model::fieldIndex(mapping.object, column.field)];
        return field.type == model::FieldType::Reference && field.target == mapping.object;
    });
}

} // namespace

void countOutcome(ImportReport& report, records::UpsertOutcome outcome)
{
    switch (outcome) {
    case records::UpsertOutcome::Created:
        ++report.created;
        return;
    case records::UpsertOutcome::Updated:
        ++report.updated;
        return;
    case records::UpsertOutcome::Unchanged:
        ++report.unchanged;
        return;
    case records::UpsertOutcome::Restored:
        ++report.restored;
        return;
    }
}

ImportRun::ImportRun(ImportContext& context, const CsvImport& request, const Source& source,
                     ReferenceResolver& resolver)
    : m_context(context), m_request(request), m_source(source), m_resolver(resolver),
      m_object(model::recordKindName(request.mapping.object)), m_dirt(request.mapping.object),
      m_pages(context.ids.next<model::RunTag>())
{
    m_report.run = m_pages.run();
    m_report.file = request.path.filename().string();
    m_report.object = request.mapping.object;
    m_report.dryRun = request.dryRun;
}

base::Result<ImportReport> ImportRun::run()
{
    base::Result<ImportReport> report = readAll();
    if (report || m_request.dryRun)
        return report;
    // On a full disk the note fails too; the first error is the one to tell.
    [[maybe_unused]] const base::Status noted = noteFailure(report.error());
    return report;
}

base::Result<ImportReport> ImportRun::readAll()
{
    COUNTERSIGN_ASSIGN(CsvReader reader, CsvReader::open(m_request.path));
    m_report.format = reader.format();
    if (!reader.next()) {
        COUNTERSIGN_TRY(reader.status());
        return base::fail(base::ErrorCode::MalformedData, "the file is empty", {m_report.file, "empty"});
    }
    if (reader.fault() != CsvFault::None)
        return badHeader(reader, m_report.file);
    const std::vector<std::string> headers = headerOf(reader);
    COUNTERSIGN_ASSIGN(RowMapper mapper, RowMapper::make(m_request.mapping, headers, m_source, m_resolver));
    m_report.unusedColumns = mapper.unusedColumns();
    if (refersToItself(m_request.mapping))
        COUNTERSIGN_TRY(m_resolver.load(m_request.mapping.object));
    if (!m_request.dryRun)
        COUNTERSIGN_TRY(begin(headers));
    while (!m_context.stop.stop_requested()) {
        COUNTERSIGN_TRY(prepare(reader, mapper));
        if (m_batch.empty())
            break;
        COUNTERSIGN_TRY(writeBatch(reader));
        if (m_context.progress)
            m_context.progress({.file = m_report.file,
                                .rows = m_report.rows,
                                .bytesRead = reader.bytesRead(),
                                .bytesTotal = reader.bytesTotal()});
    }
    COUNTERSIGN_TRY(reader.status());
    m_report.optOutColumns = mapper.optOutColumns();
    m_report.cancelled = m_context.stop.stop_requested();
    COUNTERSIGN_TRY(m_dirt.finish(m_resolver, m_report));
    if (m_request.dryRun)
        return std::move(m_report);
    COUNTERSIGN_TRY(resolvePending());
    if (!m_report.cancelled && !m_report.looksTruncated)
        COUNTERSIGN_TRY(settleMended());
    // A file that was cut off does not say what was removed.
    if (m_request.sweep && !m_report.cancelled && !m_report.looksTruncated)
        COUNTERSIGN_TRY(sweep());
    COUNTERSIGN_TRY(finish());
    return std::move(m_report);
}

constexpr const char* kSqlEndKilledRuns =
    "UPDATE ingest_run SET state=3 WHERE source_id=? AND object=? AND state=1";
constexpr const char* kSqlAddRun = "INSERT INTO ingest_run(id, source_id, object, origin, columns, state, "
                                   "started_at) VALUES(?, ?, ?, ?, ?, 1, ?)";
constexpr const char* kSqlSetRunning = "UPDATE ingest_source SET state=1 WHERE id=?";
constexpr const char* kSqlAnyUnresolved = "SELECT 1 FROM ingest_unresolved WHERE source_id=? LIMIT 1";

base::Status ImportRun::begin(std::span<const std::string> headers)
{
    COUNTERSIGN_TRY(loadOpenQuarantine());
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlAnyUnresolved, m_source.id));
        m_hasUnresolved = rows.next();
    }
    COUNTERSIGN_TRY(transaction.run(kSqlEndKilledRuns, m_source.id, m_object));
    COUNTERSIGN_TRY(
        transaction.run(kSqlAddRun, m_report.run, m_source.id, m_object, m_report.file,
                        base::dumpJson(base::Json(std::vector<std::string>(headers.begin(), headers.end()))),
                        m_context.clock.now()));
    COUNTERSIGN_TRY(transaction.run(kSqlSetRunning, m_source.id));
    COUNTERSIGN_TRY(oweRefresh(transaction, m_report.run.text()));
    transaction.changed(store::ChangeKind::Source, m_source.id);
    return transaction.commit();
}

constexpr const char* kSqlFailRun = "UPDATE ingest_run SET state=3, finished_at=? WHERE id=?";

base::Status ImportRun::noteFailure(const base::Error& error)
{
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
    const base::Instant now = m_context.clock.now();
    COUNTERSIGN_TRY(transaction.run(kSqlFailRun, now, m_report.run));
    COUNTERSIGN_TRY(recordSourceResult(transaction, m_source.id, now, base::toString(error)));
    COUNTERSIGN_TRY(events::appendEvent(
        transaction,
        {.kind = "ingest.run.failed",
         .subject = m_source.id.bytes(),
         .payload = {{"object", m_object}, {"code", std::string(base::errorName(error.code))}}},
        now));
    return transaction.commit();
}

bool ImportRun::isRepeated(PreparedRow& row)
{
    const std::size_t content = std::hash<std::string>()(row.raw);
    const auto [at, added] = m_seen.emplace(row.mapped.record.id, content);
    if (added || at->second == content)
        return !added;
    row.mapped.rejected =
        RejectedRow{.line = 0,
                    .externalId = row.mapped.record.externalId,
                    .rule = "uniqueness",
                    .reason = "doubled",
                    .args = {m_request.mapping.key.empty() ? std::string() : m_request.mapping.key.front(),
                             row.mapped.record.externalId}};
    row.mapped.leftOut.clear();
    return false;
}

base::Status ImportRun::prepare(CsvReader& reader, RowMapper& mapper)
{
    m_batch.clear();
    while (m_batch.size() < kBatchRows && reader.next()) {
        ++m_report.rows;
        PreparedRow row{.raw = encodeRow(reader.cells())};
        if (reader.fault() == CsvFault::None) {
            COUNTERSIGN_ASSIGN(row.mapped, mapper.map(reader.cells(), reader.line()));
            if (row.mapped.rejected && reader.endedWithoutNewline() &&
                row.mapped.rejected->reason == "too_few_columns")
                m_report.looksTruncated = true;
        } else {
            row.mapped.rejected =
                RejectedRow{.rule = "text", .reason = std::string(csvFaultName(reader.fault())), .args = {}};
            m_report.looksTruncated = m_report.looksTruncated || reader.fault() == CsvFault::UnclosedQuote;
        }
        if (!row.mapped.rejected && isRepeated(row)) {
            ++m_report.unchanged;
            continue;
        }
        if (row.mapped.rejected)
            row.mapped.rejected->line = reader.line();
        count(row);
        m_batch.push_back(std::move(row));
    }
    return {};
}

void ImportRun::count(const PreparedRow& row)
{
    if (row.mapped.rejected) {
        ++m_report.quarantined;
        if (m_report.rejected.size() < kRejectedShown)
            m_report.rejected.push_back(*row.mapped.rejected);
        // The row is in the file, if not in the records: a sweep must leave what it was before.
        if (!row.mapped.rejected->externalId.empty())
            m_seen.emplace(m_resolver.idFor(m_request.mapping.object, row.mapped.rejected->externalId), 0);
        return;
    }
    m_dirt.add(row.mapped);
    if (m_request.mapping.object == RecordKind::Contact) {
        const std::size_t account = *model::fieldIndex(RecordKind::Contact, "account");
        const bool waits = std::ranges::find(row.mapped.pending, account, &PendingReference::field) != row.mapped.pending.end();
        m_report.withoutAccount += row.mapped.record.reference("account").isNull() && !waits ? 1 : 0;
    }
    for (const RejectedRow& cell : row.mapped.leftOut) {
        ++m_report.leftOut;
        if (m_report.leftOutCells.size() < kRejectedShown)
            m_report.leftOutCells.push_back(cell);
    }
    m_report.assumedCurrency += row.mapped.assumedCurrency;
    m_resolver.learn(row.mapped.record);
    if (m_request.dryRun && m_report.samples.size() < kSamplesShown) {
        std::map<std::string, std::string> sample;
        const auto fields = model::fieldsOf(row.mapped.record.kind);
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (!model::isEmpty(row.mapped.record.fields[i]))
                sample[std::string(fields[i].name)] = model::toString(row.mapped.record.fields[i]);
        m_report.samples.push_back(std::move(sample));
    }
}

base::Status ImportRun::writeBatch(const CsvReader& reader)
{
    if (m_request.dryRun) {
        for (const PreparedRow& row : m_batch) {
            if (row.mapped.rejected)
                continue;
            COUNTERSIGN_ASSIGN(const auto outcome,
                               records::compareRecord(m_context.database, row.mapped.record));
            countOutcome(m_report, outcome);
        }
        return {};
    }
    std::size_t next = 0;
    while (next < m_batch.size()) {
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
        const auto started = m_context.clock.monotonic();
        COUNTERSIGN_TRY(m_pages.begin(transaction));
        for (; next < m_batch.size(); ++next) {
            COUNTERSIGN_TRY(writeRow(transaction, m_batch[next]));
            if (m_context.clock.monotonic() - started >= kLockTime) {
                ++next;
                break;
            }
        }
        COUNTERSIGN_TRY(m_pages.flush(transaction, m_context.clock.now()));
        COUNTERSIGN_TRY(saveCursor(transaction, reader));
        COUNTERSIGN_TRY(oweRefresh(transaction, m_report.run.text()));
        COUNTERSIGN_TRY(transaction.commit());
    }
    return {};
}

base::Status ImportRun::saveCursor(store::Transaction& transaction, const CsvReader& reader)
{
    const base::Json cursor{{"file", m_report.file}, {"bytes", reader.bytesTotal()}, {"rows", m_report.rows}};
    return setCursor(transaction, m_source.id, m_object, base::dumpJson(cursor), m_context.clock.now());
}

base::Status ImportRun::writeRow(store::Transaction& transaction, const PreparedRow& row)
{
    return row.mapped.rejected ? quarantine(transaction, row) : writeRecord(transaction, row);
}

base::Status ImportRun::writeRecord(store::Transaction& transaction, const PreparedRow& row)
{
    const base::Instant now = m_context.clock.now();
    const std::int64_t raw = m_pages.position();
    const records::Provenance provenance{.run = m_report.run, .raw = raw, .actor = {}, .validFrom = {}};
    for (const model::Record& made : row.mapped.created) {
        COUNTERSIGN_ASSIGN(const auto created, records::upsertRecord(transaction, made, provenance, now));
        (void)created;
    }
    COUNTERSIGN_ASSIGN(const auto outcome,
                       records::upsertRecord(transaction, row.mapped.record, provenance, now));
    countOutcome(m_report, outcome);
    bool keep = outcome != records::UpsertOutcome::Unchanged || !row.mapped.created.empty();
    std::set<base::Sha256> still;
    for (const RejectedRow& cell : row.mapped.leftOut) {
        const base::Sha256 hash = hashOfCell(row, cell);
        COUNTERSIGN_ASSIGN(const bool added, setAside(transaction, cell, hash));
        keep = keep || added;
        still.insert(hash);
    }
    // A row that changed nothing needs no second copy: the change row points at the first.
    if (keep)
        COUNTERSIGN_TRY(m_pages.keep(transaction, row.raw, now));
    COUNTERSIGN_TRY(writePending(transaction, row, raw));
    return settleOlder(transaction, row.mapped.record.externalId, still);
}

constexpr const char* kSqlForgetPending = "DELETE FROM ingest_unresolved WHERE record_id=?";
constexpr const char* kSqlAddPending = "INSERT INTO ingest_unresolved(record_id, field, source_id, kind, "
                                       "target_kind, named_by, text, run_id, raw) "
                                       "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(record_id, field) DO "
                                       "UPDATE SET text=excluded.text, named_by=excluded.named_by "
                                       "WHERE text<>excluded.text OR named_by<>excluded.named_by";

base::Status ImportRun::writePending(store::Transaction& transaction, const PreparedRow& row,
                                     std::int64_t raw)
{
    if (m_hasUnresolved && row.mapped.pending.empty())
        return transaction.run(kSqlForgetPending, row.mapped.record.id);
    const auto fields = model::fieldsOf(m_request.mapping.object);
    for (const PendingReference& pending : row.mapped.pending)
        COUNTERSIGN_TRY(transaction.run(kSqlAddPending, row.mapped.record.id, fields[pending.field].name,
                                        m_source.id, static_cast<std::int64_t>(m_request.mapping.object),
                                        static_cast<std::int64_t>(fields[pending.field].target),
                                        static_cast<std::int64_t>(pending.by), pending.text, m_report.run,
                                        raw));
    return {};
}

constexpr const char* kSqlPending = "SELECT record_id, field, kind, target_kind, named_by, text, run_id, raw "
                                    "FROM ingest_unresolved WHERE source_id=?";
constexpr const char* kSqlForgetOne = "DELETE FROM ingest_unresolved WHERE record_id=? AND field=?";

base::Status ImportRun::resolvePending()
{
    struct Found
    {
        RecordId record;
        RecordId target;
        std::string field;
        RecordKind kind;
        records::Provenance provenance;
    };
    std::vector<Found> found;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, m_context.database.query(kSqlPending, m_source.id));
        while (rows.next()) {
            COUNTERSIGN_ASSIGN(const RecordId target,
                               m_resolver.resolve(static_cast<RecordKind>(rows.integer(3)),
                                                  static_cast<ReferenceBy>(rows.integer(4)),
                                                  rows.textView(5)));
            if (!target.isNull())
                found.push_back({.record = rows.id<model::RecordTag>(0),
                                 .target = target,
                                 .field = rows.text(1),
                                 .kind = static_cast<RecordKind>(rows.integer(2)),
                                 .provenance = {.run = rows.id<model::RunTag>(6),
                                                .raw = rows.integer(7),
                                                .actor = {},
                                                .validFrom = {}}});
        }
        COUNTERSIGN_TRY(rows.status());
    }
    for (std::size_t next = 0; next < found.size();) {
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
        for (std::size_t inBatch = 0; next < found.size() && inBatch < kBatchRows / 2; ++next, ++inBatch) {
            const Found& each = found[next];
            COUNTERSIGN_ASSIGN(std::optional<model::Record> record,
                               records::findRecord(m_context.database, each.kind, each.record));
            if (record && !record->deleted) {
                record->set(each.field, each.target);
                COUNTERSIGN_ASSIGN(
                    const auto outcome,
                    records::upsertRecord(transaction, *record, each.provenance, m_context.clock.now()));
                (void)outcome;
                m_resolver.learn(*record);
            }
            COUNTERSIGN_TRY(transaction.run(kSqlForgetOne, each.record, each.field));
        }
        COUNTERSIGN_TRY(transaction.commit());
    }
    return {};
}

base::Status ImportRun::sweep()
{
    std::vector<RecordId> gone;
    COUNTERSIGN_TRY(records::forEachOfSource(m_context.database, m_request.mapping.object, m_source.id,
                                             [&](const model::Record& record) {
                                                 if (!record.deleted && !m_seen.contains(record.id))
                                                     gone.push_back(record.id);
                                                 return true;
                                             }));
    const records::Provenance provenance{.run = m_report.run, .raw = 0, .actor = {}, .validFrom = {}};
    for (std::size_t next = 0; next < gone.size();) {
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
        for (std::size_t inBatch = 0; next < gone.size() && inBatch < kBatchRows / 2; ++next, ++inBatch) {
            COUNTERSIGN_ASSIGN(const bool deleted,
                               records::deleteRecord(transaction, m_request.mapping.object, gone[next],
                                                     provenance, m_context.clock.now()));
            m_report.deleted += deleted ? 1 : 0;
        }
        COUNTERSIGN_TRY(transaction.commit());
    }
    return {};
}

constexpr const char* kSqlFinishRun = "UPDATE ingest_run SET state=?, finished_at=?, report=? WHERE id=?";

base::Status ImportRun::finish()
{
    const base::Instant now = m_context.clock.now();
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
    COUNTERSIGN_TRY(transaction.run(kSqlFinishRun, m_report.cancelled ? 4 : 2, now,
                                    base::dumpJson(toJson(m_report)), m_report.run));
    COUNTERSIGN_TRY(recordSourceResult(transaction, m_source.id, now, {}));
    COUNTERSIGN_TRY(
        events::appendEvent(transaction,
                            {.kind = m_report.cancelled ? "ingest.run.cancelled" : "ingest.run.finished",
                             .subject = m_source.id.bytes(),
                             .payload = {{"run", m_report.run.text()},
                                         {"object", m_object},
                                         {"rows", m_report.rows},
                                         {"created", m_report.created},
                                         {"updated", m_report.updated},
                                         {"deleted", m_report.deleted},
                                         {"quarantined", m_report.quarantined}}},
                            now));
    return transaction.commit();
}

} // namespace countersign::ingest
