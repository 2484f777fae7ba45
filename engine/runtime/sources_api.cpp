// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/sources_api.h"

#include "engine/foundation/store/settings.h"
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/source_store.h"
#include "engine/overview/insights/figures.h"
#include "engine/runtime/refresh.h"
#include "engine/runtime/translate.h"

namespace countersign::runtime {

namespace {

api::ImportCounts countsOf(const ingest::ImportReport& report)
{
    return {.object = std::string(model::recordKindName(report.object)),
            .read = report.rows,
            .created = report.created + report.restored,
            .updated = report.updated,
            .unchanged = report.unchanged,
            .rejected = report.quarantined};
}

void addFindings(const ingest::ImportReport& report, std::vector<api::ImportFinding>& findings)
{
    const std::string object(model::recordKindName(report.object));
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
        findings.push_back({.object = object, .phrase = {.code = "column_unmapped", .args = {column}}, .rows = report.rows});
    if (report.looksTruncated)
        findings.push_back({.object = object, .phrase = {.code = "row_truncated"}, .rows = 1});
}

api::ImportReport toApi(const ingest::FolderReport& report, bool dryRun)
{
    api::ImportReport shown{.source = report.source.text(), .dryRun = dryRun};
    for (const ingest::ImportReport& file : report.files) {
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
    COUNTERSIGN_ASSIGN(const ingest::FolderReport report, ingest::importFolder(context, request));
    if (!request.dryRun)
        COUNTERSIGN_TRY(refreshEverything(core, stop));
    return toApi(report, request.dryRun);
}

} // namespace

void SourcesApi::list(api::Reply<std::vector<api::SourceRow>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<std::vector<api::SourceRow>> {
        COUNTERSIGN_ASSIGN(const auto sources, ingest::listSources(core.database));
        COUNTERSIGN_ASSIGN(const auto quarantined, ingest::listQuarantine(core.database, "open", 10'000));
        std::vector<api::SourceRow> rows;
        for (const ingest::Source& source : sources) {
            api::SourceRow row{.id = source.id.text(),
                               .name = source.name,
                               .kind = source.kind,
                               .lastSync = source.lastGoodAt,
                               .lastError = source.lastError};
            row.stale = source.lastGoodAt && core.now() - *source.lastGoodAt > insights::kSourceBound;
            for (const ingest::QuarantineEntry& entry : quarantined)
                row.rejected += entry.source == source.id ? 1 : 0;
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

void SourcesApi::importPath(std::filesystem::path path, std::string name, bool dryRun, api::ProgressHandler progress,
                            api::Reply<api::ImportReport> reply)
{
    m_stop = std::stop_source();
    m_core.answer(std::move(reply), [&core = m_core, path = std::move(path), name = std::move(name), dryRun,
                                     progress = std::move(progress), stop = m_stop.get_token()]() -> base::Result<api::ImportReport> {
        ingest::FolderImport request{.sourceKey = name, .folder = path, .dryRun = dryRun};
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
            rows.push_back({.id = std::to_string(entry.pk),
                            .object = std::string(model::recordKindName(entry.object)),
                            .line = entry.row.line,
                            .reason = {.code = entry.row.reason, .args = entry.row.args},
                            .raw = entry.row.externalId});
        }
        return rows;
    });
}

} // namespace countersign::runtime
