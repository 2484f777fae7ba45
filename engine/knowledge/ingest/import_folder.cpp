// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/header_words.h"
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/import_run.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace countersign::ingest {

namespace {

struct FolderFile
{
    std::filesystem::path path;
    std::optional<RecordKind> object;
};

/// Whoever is referred to comes before whoever refers.
int rankOf(RecordKind kind)
{
    constexpr std::array kOrder{
        RecordKind::User,     RecordKind::Product,  RecordKind::PriceBook,       RecordKind::Price,
        RecordKind::Campaign, RecordKind::Account,  RecordKind::Contact,         RecordKind::Opportunity,
        RecordKind::Lead,     RecordKind::LineItem, RecordKind::OpportunityRole, RecordKind::Contract,
        RecordKind::Order,    RecordKind::Asset,    RecordKind::CampaignMember,  RecordKind::Ticket,
        RecordKind::Activity, RecordKind::Message,  RecordKind::UsageEvent,      RecordKind::WebVisit,
        RecordKind::BusyTime};
    return static_cast<int>(std::ranges::find(kOrder, kind) - kOrder.begin());
}

base::Result<std::vector<FolderFile>> readManifest(const std::filesystem::path& folder, FolderReport& report)
{
    std::ifstream stream(folder / "manifest.json", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    COUNTERSIGN_ASSIGN(const base::Json manifest, base::parseJson(text));
    std::vector<FolderFile> files;
    const base::Json& list = base::jsonMember(manifest, "files");
    if (!list.is_array())
        return base::fail(base::ErrorCode::MalformedData, "the manifest lists no files",
                          {"manifest.json", "files"});
    for (const base::Json& item : list) {
        const std::string name = base::jsonText(item, "file");
        // Only names inside the folder: a manifest from outside must not reach for other files.
        if (name.empty() || std::filesystem::path(name).filename().string() != name) {
            report.skipped[name] = "outside_folder";
            continue;
        }
        const auto object = objectFromWord(base::jsonText(item, "object"));
        if (!object)
            report.skipped[name] = "unknown_object";
        else
            files.push_back({.path = folder / name, .object = object});
    }
    return files;
}

base::Result<std::vector<FolderFile>> listFiles(const std::filesystem::path& folder, FolderReport& report)
{
    std::error_code failure;
    if (!std::filesystem::is_directory(folder, failure))
        return base::fail(base::ErrorCode::FileUnreadable, "no such folder",
                          {folder.filename().string(), "no such folder"});
    if (std::filesystem::exists(folder / "manifest.json", failure))
        return readManifest(folder, report);
    std::vector<FolderFile> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        const std::string extension = entry.path().extension().string();
        if (entry.is_regular_file() && (extension == ".csv" || extension == ".tsv" || extension == ".txt"))
            files.push_back({.path = entry.path(), .object = std::nullopt});
    }
    if (failure)
        return base::fail(base::ErrorCode::FileUnreadable,
                          "the folder could not be read: " + failure.message(),
                          {folder.filename().string(), failure.message()});
    std::ranges::sort(files, {}, &FolderFile::path);
    return files;
}

base::Result<Source> sourceFor(ImportContext& context, const FolderImport& request)
{
    COUNTERSIGN_ASSIGN(std::optional<Source> source,
                       findSourceByKey(context.database, "files", request.sourceKey));
    if (source)
        return std::move(*source);
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(context.database));
    COUNTERSIGN_ASSIGN(Source made, addSource(transaction,
                                              {.kind = "files",
                                               .key = request.sourceKey,
                                               .name = request.sourceKey,
                                               .settings = {{"folder", request.folder.string()},
                                                            {"currency", request.currency}}},
                                              context.clock.now()));
    COUNTERSIGN_TRY(transaction.commit());
    return made;
}

base::Result<Mapping> mappingFor(ImportContext& context, const FolderImport& request, const Source& source,
                                 const FolderFile& file)
{
    COUNTERSIGN_ASSIGN(const TableSample sample, sampleCsv(file.path));
    Mapping guessed = guessMapping(sample, file.object);
    guessed.currency = request.currency;
    COUNTERSIGN_ASSIGN(std::optional<Mapping> saved,
                       findMapping(context.database, source.id, guessed.object));
    // A saved mapping that speaks of other columns belongs to another file of the same object.
    const auto fits = [&](const Mapping& mapping) {
        return std::ranges::all_of(mapping.columns, [&](const ColumnMapping& each) {
            return std::ranges::find(sample.headers, each.column) != sample.headers.end();
        });
    };
    if (saved && fits(*saved))
        return std::move(*saved);
    return guessed;
}

} // namespace

base::Result<FolderReport> importFolder(ImportContext& context, const FolderImport& request)
{
    FolderReport report;
    COUNTERSIGN_ASSIGN(const std::vector<FolderFile> files, listFiles(request.folder, report));
    // A dry run writes nothing, not even the source: it exists in memory only.
    Source source{.id = sourceIdOf("files", request.sourceKey), .kind = "files", .key = request.sourceKey};
    if (!request.dryRun) {
        COUNTERSIGN_ASSIGN(source, sourceFor(context, request));
    }
    report.source = source.id;
    std::vector<CsvImport> imports;
    for (const FolderFile& file : files) {
        base::Result<Mapping> mapping = mappingFor(context, request, source, file);
        if (!mapping)
            report.skipped[file.path.filename().string()] =
                std::string(base::errorName(mapping.error().code));
        else
            imports.push_back({.source = source.id,
                               .path = file.path,
                               .mapping = std::move(*mapping),
                               .dryRun = request.dryRun,
                               .sweep = request.sweep});
    }
    std::ranges::stable_sort(imports, {}, [](const CsvImport& each) { return rankOf(each.mapping.object); });
    ReferenceResolver resolver(context.database, source.key, request.dryRun);
    for (const CsvImport& each : imports) {
        if (context.stop.stop_requested())
            break;
        ImportRun run(context, each, source, resolver);
        COUNTERSIGN_ASSIGN(ImportReport done, run.run());
        report.files.push_back(std::move(done));
        if (request.dryRun || report.files.back().cancelled)
            continue;
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(context.database));
        COUNTERSIGN_ASSIGN(const int version,
                           saveMapping(transaction, source.id, each.mapping, "import", context.clock.now()));
        (void)version;
        COUNTERSIGN_TRY(transaction.commit());
    }
    return report;
}

} // namespace countersign::ingest
