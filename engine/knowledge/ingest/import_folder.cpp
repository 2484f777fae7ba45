// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/header_words.h"
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/import_run.h"
#include "engine/knowledge/ingest/text_decoder.h"

#include <algorithm>
#include <array>

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

constexpr std::size_t kManifestBytes = 1U << 20;

/// Why an entry of the folder is not read; empty where it may be. A link must not reach for files outside, and what is no
/// regular file may never answer.
std::string reasonToSkip(const std::filesystem::path& folder, const std::filesystem::path& file)
{
    std::error_code failure;
    if (std::filesystem::is_symlink(std::filesystem::symlink_status(file, failure))) {
        const auto home = std::filesystem::canonical(folder, failure);
        const auto target = failure ? std::filesystem::path() : std::filesystem::canonical(file, failure);
        if (failure)
            return "broken_link";
        const auto [end, rest] = std::ranges::mismatch(home, target);
        if (end != home.end())
            return "outside_folder";
    }
    const auto status = std::filesystem::status(file, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        return {};
    return std::filesystem::is_regular_file(status) ? "" : "no_regular_file";
}

base::Result<std::string> manifestText(const std::filesystem::path& folder)
{
    const auto refuse = [](const std::string& why) {
        return base::fail(base::ErrorCode::FileUnreadable, "the manifest cannot be read", {"manifest.json", why});
    };
    if (const std::string why = reasonToSkip(folder, folder / "manifest.json"); !why.empty())
        return refuse(why);
    COUNTERSIGN_ASSIGN(const OpenFile file, openRegular(folder / "manifest.json"));
    std::string text(kManifestBytes + 1, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file.get()));
    if (std::ferror(file.get()) != 0 || text.size() > kManifestBytes)
        return refuse(text.size() > kManifestBytes ? "too_large" : "unreadable");
    return text;
}

base::Result<std::vector<FolderFile>> readManifest(const std::filesystem::path& folder, FolderReport& report)
{
    COUNTERSIGN_ASSIGN(const std::string text, manifestText(folder));
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
        if (const std::string why = reasonToSkip(folder, folder / name); !why.empty()) {
            report.skipped[name] = why;
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
    if (std::filesystem::is_regular_file(folder, failure))
        return std::vector<FolderFile>{{.path = folder, .object = std::nullopt}};
    if (!std::filesystem::is_directory(folder, failure))
        return base::fail(base::ErrorCode::FileUnreadable, "no such folder",
                          {folder.filename().string(), "no such folder"});
    if (std::filesystem::symlink_status(folder / "manifest.json", failure).type() != std::filesystem::file_type::not_found)
        return readManifest(folder, report);
    std::vector<FolderFile> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".csv" && extension != ".tsv" && extension != ".txt")
            continue;
        if (const std::string why = reasonToSkip(folder, entry.path()); !why.empty())
            report.skipped[entry.path().filename().string()] = why;
        else
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
                                 const FolderFile& file, const TableSample& sample)
{
    const auto known = request.edits.find(sample.fileName);
    const MappingEdit edit = known == request.edits.end() ? MappingEdit{} : known->second;
    Mapping guessed = guessMapping(sample, edit.object ? edit.object : file.object);
    guessed.currency = request.currency;
    COUNTERSIGN_ASSIGN(std::optional<Mapping> saved,
                       findMapping(context.database, source.id, guessed.object));
    // A saved mapping that speaks of other columns belongs to another file of the same object.
    const auto fits = [&](const Mapping& mapping) {
        return std::ranges::all_of(mapping.columns, [&](const ColumnMapping& each) {
            return std::ranges::find(sample.headers, each.column) != sample.headers.end();
        });
    };
    return editedMapping(saved && fits(*saved) ? std::move(*saved) : std::move(guessed), sample, edit);
}

base::Result<FolderTable> tableOf(ImportContext& context, const FolderImport& request, const Source& source,
                                  const FolderFile& file)
{
    COUNTERSIGN_ASSIGN(TableSample sample, sampleCsv(file.path));
    COUNTERSIGN_ASSIGN(Mapping mapping, mappingFor(context, request, source, file, sample));
    return FolderTable{.path = file.path, .mapping = std::move(mapping), .sample = std::move(sample)};
}

/// What is the file's own fault leaves the others alone; everything else (a full disk, a lock) ends the import.
bool isOfTheFile(const base::Error& error)
{
    using enum base::ErrorCode;
    return error.code == MissingColumn || error.code == MalformedData || error.code == FileUnreadable ||
           error.code == TooLarge || error.code == UnsupportedEncoding;
}

std::string reasonOf(const base::Error& error)
{
    std::string reason(base::errorName(error.code));
    return error.args.empty() ? reason : reason + ": " + error.args.back();
}

/// The import of a folder, file by file.
class FolderRun
{
public:
    FolderRun(ImportContext& context, const FolderImport& request, FolderReport& report)
        : m_context(context), m_request(request), m_report(report)
    {
    }

    [[nodiscard]] base::Result<std::vector<CsvImport>> plan(const Source& source, const std::vector<FolderFile>& files)
    {
        for (const FolderFile& file : files) {
            base::Result<FolderTable> table = tableOf(m_context, m_request, source, file);
            if (!table) {
                COUNTERSIGN_TRY(skip(file.path, table.error()));
                continue;
            }
            m_report.tables.push_back(std::move(*table));
        }
        std::ranges::stable_sort(m_report.tables, {},
                                 [](const FolderTable& each) { return rankOf(each.mapping.object); });
        std::vector<CsvImport> imports;
        for (const FolderTable& table : m_report.tables)
            imports.push_back({.source = source.id,
                               .path = table.path,
                               .mapping = table.mapping,
                               .dryRun = m_request.dryRun,
                               .sweep = m_request.sweep});
        return imports;
    }

    [[nodiscard]] base::Status import(const CsvImport& each, const Source& source, ReferenceResolver& resolver)
    {
        ImportRun run(m_context, each, source, resolver);
        base::Result<ImportReport> done = run.run();
        if (!done)
            return skip(each.path, done.error());
        m_report.files.push_back(std::move(*done));
        if (m_request.dryRun || m_report.files.back().cancelled)
            return {};
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
        COUNTERSIGN_ASSIGN(const int version,
                           saveMapping(transaction, source.id, each.mapping, "import", m_context.clock.now()));
        (void)version;
        return transaction.commit();
    }

    /// A file that went well must not hide that another did not.
    [[nodiscard]] base::Status end(const Source& source)
    {
        if (!m_firstError)
            return {};
        if (!m_request.dryRun) {
            COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
            COUNTERSIGN_TRY(recordSourceResult(transaction, source.id, m_context.clock.now(),
                                               base::toString(*m_firstError)));
            COUNTERSIGN_TRY(transaction.commit());
        }
        const bool canBeMended = m_request.dryRun && !m_report.tables.empty();
        return m_report.files.empty() && !canBeMended ? base::fail(*m_firstError) : base::Status();
    }

private:
    base::Status skip(const std::filesystem::path& file, const base::Error& error)
    {
        if (!isOfTheFile(error))
            return base::fail(error);
        m_report.skipped[file.filename().string()] = reasonOf(error);
        if (!m_firstError)
            m_firstError = error;
        return {};
    }

    ImportContext& m_context;
    const FolderImport& m_request;
    FolderReport& m_report;
    std::optional<base::Error> m_firstError;
};

} // namespace

base::Result<FolderReport> importFolder(ImportContext& context, const FolderImport& request)
{
    FolderReport report;
    COUNTERSIGN_ASSIGN(const std::vector<FolderFile> files, listFiles(request.folder, report));
    if (files.empty() && !report.skipped.empty())
        return base::fail(base::ErrorCode::FileUnreadable, "no table in this folder can be read",
                          {report.skipped.begin()->first, report.skipped.begin()->second});
    if (files.empty())
        return base::fail(base::ErrorCode::FileUnreadable, "no table is in this folder",
                          {request.folder.filename().string(), "no .csv, .tsv or .txt file"});
    // A dry run writes nothing, not even the source: it exists in memory only.
    Source source{.id = sourceIdOf("files", request.sourceKey), .kind = "files", .key = request.sourceKey};
    if (!request.dryRun) {
        COUNTERSIGN_ASSIGN(source, sourceFor(context, request));
    }
    report.source = source.id;
    FolderRun run(context, request, report);
    COUNTERSIGN_ASSIGN(const std::vector<CsvImport> imports, run.plan(source, files));
    ReferenceResolver resolver(context.database, source.key, request.dryRun);
    for (const CsvImport& each : imports) {
        if (context.stop.stop_requested())
            break;
        COUNTERSIGN_TRY(run.import(each, source, resolver));
    }
    COUNTERSIGN_TRY(run.end(source));
    return report;
}

} // namespace countersign::ingest
