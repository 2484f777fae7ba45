// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/sources_api.h"

#include "engine/foundation/store/settings.h"
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/raw_store.h"
#include "engine/knowledge/ingest/source_store.h"
#include "engine/knowledge/ingest/refresh_owed.h"
#include "engine/overview/insights/figures.h"
#include "engine/runtime/import_lock.h"
#include "engine/runtime/refresh.h"
#include "engine/runtime/source_folders.h"
#include "engine/runtime/translate.h"

#include <algorithm>
#include <optional>

namespace countersign::runtime {

namespace {

/// What was read is there, but nothing that is made of it.
constexpr const char* kOwedNote = "RefreshOwed: an import was interrupted; figures, search and suggestions are made anew with "
                                  "the next round or list of suggestions";

api::ImportCounts countsOf(const ingest::ImportReport& report)
{
    return {.object = std::string(model::recordKindName(report.object)),
            .read = report.rows,
            .created = report.created + report.restored,
            .updated = report.updated,
            .unchanged = report.unchanged,
            .rejected = report.quarantined,
            .leftOut = report.leftOut};
}

void addFindings(const ingest::ImportReport& report, std::vector<api::ImportFinding>& findings)
{
    const std::string object(model::recordKindName(report.object));
    for (const std::string& column : report.optOutColumns)
        findings.push_back({.object = object, .phrase = {.code = "looks_like_opt_out", .args = {column}}, .rows = report.rows});
    std::int64_t alone = report.withoutAccount;
    for (const ingest::UnknownReference& unknown : report.unknownReferences)
        if (report.object == model::RecordKind::Contact && unknown.field == "account")
            alone += unknown.count;
    if (alone > 0)
        findings.push_back({.object = object, .phrase = {.code = "contacts_without_account"}, .rows = alone});
    for (const ingest::UnknownReference& unknown : report.unknownReferences) {
        const bool near = !unknown.suggestion.empty();
        api::Phrase phrase{.code = near ? "unknown_reference" : "unknown_reference_no_match",
                           .args = {unknown.field, unknown.value}};
        if (near)
            phrase.args.push_back(unknown.suggestion);
        findings.push_back({.object = object, .phrase = std::move(phrase), .rows = unknown.count});
    }
    for (const ingest::SpellingDoubt& doubt : report.spelling)
        findings.push_back({.object = object,
                            .phrase = {.code = "looks_misspelt", .args = {doubt.field, doubt.value, doubt.suggestion}},
                            .rows = doubt.count});
    for (const auto& [field, rows] : report.emptyFields)
        if (rows > 0)
            findings.push_back({.object = object, .phrase = {.code = "reference_missing", .args = {field}}, .rows = rows});
    for (const std::string& column : report.unusedColumns)
        if (std::ranges::find(report.optOutColumns, column) == report.optOutColumns.end())
            findings.push_back({.object = object, .phrase = {.code = "column_unmapped", .args = {column}}, .rows = report.rows});
    if (report.looksTruncated)
        findings.push_back({.object = object, .phrase = {.code = "row_truncated"}, .rows = 1});
}

std::string joined(const std::vector<std::string>& cells)
{
    std::string text;
    for (const std::string& cell : cells) {
        text += text.empty() && &cell == cells.data() ? "" : ";";
        text += cell;
    }
    return text;
}

api::RejectedRow toApi(model::RecordKind object, const ingest::RejectedRow& row)
{
    return {.object = std::string(model::recordKindName(object)),
            .line = row.line,
            .rule = row.rule,
            .reason = {.code = row.reason, .args = row.args},
            .raw = row.externalId,
            .rowTaken = row.rowTaken,
            .column = row.column};
}

/// The first cell of the column with something in it.
std::string sampleOf(const ingest::TableSample& sample, std::size_t column)
{
    for (const auto& row : sample.rows)
        if (!row[column].empty())
            return row[column];
    return {};
}

api::ImportTable toApi(const ingest::FolderTable& table)
{
    const ingest::Mapping& mapping = table.mapping;
    api::ImportTable shown{.file = table.sample.fileName, .object = std::string(model::recordKindName(mapping.object))};
    for (std::size_t i = 0; i < table.sample.headers.size(); ++i) {
        api::ImportColumn column{.column = table.sample.headers[i], .sample = sampleOf(table.sample, i)};
        column.isKey = std::ranges::find(mapping.key, column.column) != mapping.key.end();
        if (const auto found = std::ranges::find(mapping.columns, column.column, &ingest::ColumnMapping::column);
            found != mapping.columns.end()) {
            column.field = found->field;
            column.score = found->score;
        }
        for (const ingest::JoinedField& each : mapping.joined)
            if (std::ranges::find(each.columns, column.column) != each.columns.end())
                column.joinedInto = each.field;
        shown.columns.push_back(std::move(column));
    }
    for (const model::FieldDef& field : model::fieldsOf(mapping.object))
        if (field.sensitivity != model::Sensitivity::Internal)
            shown.fields.emplace_back(field.name);
    return shown;
}

base::Result<std::map<std::string, ingest::MappingEdit>> editsOf(const std::vector<api::ImportChoice>& choices)
{
    std::map<std::string, ingest::MappingEdit> edits;
    for (const api::ImportChoice& choice : choices) {
        ingest::MappingEdit edit{.object = model::recordKindFromName(choice.object), .fields = choice.fields};
        if (!choice.object.empty() && !edit.object)
            return base::fail(base::ErrorCode::InvalidInput, "no such kind of record", {choice.object});
        edits[choice.file] = std::move(edit);
    }
    return edits;
}

api::ImportReport toApi(const ingest::FolderReport& report, bool dryRun)
{
    api::ImportReport shown{.source = report.source.text(), .dryRun = dryRun};
    for (const ingest::FolderTable& table : report.tables)
        shown.tables.push_back(toApi(table));
    for (const ingest::ImportReport& file : report.files) {
        shown.cancelled = shown.cancelled || file.cancelled;
        for (const ingest::RejectedRow& row : file.rejected)
            shown.rejected.push_back(toApi(file.object, row));
        for (const ingest::RejectedRow& cell : file.leftOutCells)
            shown.rejected.push_back(toApi(file.object, cell));
        shown.counts.push_back(countsOf(file));
        addFindings(file, shown.findings);
    }
    for (const auto& [file, reason] : report.skipped)
        shown.findings.push_back({.object = file, .phrase = {.code = "file_skipped", .args = {file, reason}}, .rows = 0});
    return shown;
}

base::Result<std::string> currencyOf(store::Database& database)
{
    COUNTERSIGN_ASSIGN(const auto currency, store::setting(database, "workspace.currency"));
    return currency.value_or("EUR");
}

base::Result<api::ImportReport> runImport(EngineCore& core, const ingest::FolderImport& request, std::stop_token stop,
                                          const api::ProgressHandler& progress)
{
    ingest::ImportContext context{.database = core.database, .clock = core.ports.clock, .ids = core.ids, .progress = {}, .stop = stop};
    if (progress)
        context.progress = [&progress](const ingest::ImportProgress& each) {
            const double share = each.bytesTotal > 0 ? static_cast<double>(each.bytesRead) / static_cast<double>(each.bytesTotal) : 0;
            progress({.object = each.file, .rows = each.rows, .share = share});
        };
    // A dry run writes nothing and disturbs nobody.
    std::optional<store::FileLock> lock;
    if (!request.dryRun) {
        COUNTERSIGN_ASSIGN(store::FileLock taken, takeImportLock(core.database.path(), core.now()));
        lock.emplace(std::move(taken));
    }
    COUNTERSIGN_ASSIGN(const ingest::FolderReport report, ingest::importFolder(context, request));
    api::ImportReport shown = toApi(report, request.dryRun);
    shown.cancelled = shown.cancelled || stop.stop_requested();
    // What was written before a stop is in use: figures and suggestions must know of it.
    if (!request.dryRun)
        COUNTERSIGN_TRY(refreshEverything(core, shown.cancelled ? std::stop_token() : stop));
    return shown;
}

} // namespace

void SourcesApi::list(api::Reply<std::vector<api::SourceRow>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<std::vector<api::SourceRow>> {
        COUNTERSIGN_ASSIGN(const auto sources, livingSources(core.database));
        COUNTERSIGN_ASSIGN(const auto quarantined, ingest::listQuarantine(core.database, "open", 10'000));
        COUNTERSIGN_ASSIGN(const std::string owed, ingest::refreshOwed(core.database));
        std::vector<api::SourceRow> rows;
        for (const ingest::Source& source : sources) {
            api::SourceRow row{.id = source.id.text(),
                               .name = source.name,
                               .kind = source.kind,
                               .lastSync = source.lastGoodAt,
                               .lastError = source.lastError};
            if (!owed.empty() && row.lastError.empty() && source.kind == "files")
                row.lastError = kOwedNote;
            row.stale = source.lastGoodAt && core.now() - *source.lastGoodAt > insights::kSourceBound;
            for (const ingest::QuarantineEntry& entry : quarantined)
                if (entry.source == source.id)
                    ++(entry.row.rowTaken ? row.leftOut : row.rejected);
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

void SourcesApi::importTables(api::ImportOrder order, api::ProgressHandler progress, api::Reply<api::ImportReport> reply)
{
    m_stop = std::stop_source();
    m_core.answer(std::move(reply), [&core = m_core, order = std::move(order), progress = std::move(progress),
                                     stop = m_stop.get_token()]() -> base::Result<api::ImportReport> {
        if (!order.dryRun)
            COUNTERSIGN_TRY(core.mayAct());
        ingest::FolderImport request{.sourceKey = order.name, .folder = order.path, .dryRun = order.dryRun};
        COUNTERSIGN_ASSIGN(request.edits, editsOf(order.choices));
        COUNTERSIGN_ASSIGN(request.currency, currencyOf(core.database));
        return runImport(core, request, stop, progress);
    });
}

void SourcesApi::rejected(api::Id source, api::Paging paging, api::Reply<std::vector<api::RejectedRow>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, source = std::move(source), paging]() -> base::Result<std::vector<api::RejectedRow>> {
        COUNTERSIGN_ASSIGN(const auto entries,
                           ingest::listQuarantine(core.database, "open", static_cast<std::size_t>(paging.offset + paging.limit)));
        std::vector<api::RejectedRow> rows;
        std::int64_t skipped = 0;
        for (const ingest::QuarantineEntry& entry : entries) {
            if ((!source.empty() && entry.source.text() != source) || skipped++ < paging.offset)
                continue;
            api::RejectedRow row = toApi(entry.object, entry.row);
            row.id = std::to_string(entry.pk);
            // Old pages go with retention; the row's id is left then.
            if (const auto raw = ingest::rawRow(core.database, entry.raw)) {
                row.header = joined(raw->columns);
                row.raw = joined(raw->cells);
            }
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

} // namespace countersign::runtime
