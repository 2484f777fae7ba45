// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/import.h"

#include "engine/knowledge/ingest/cell_parser.h"
#include "engine/knowledge/ingest/import_run.h"

namespace countersign::ingest {

tl::unexpected<base::Error> badHeader(const CsvReader& reader, const std::string& file)
{
    const std::string fault(csvFaultName(reader.fault()));
    return base::fail(base::ErrorCode::MalformedData, "the line of column names cannot be read: " + fault, {file, fault});
}

base::Result<TableSample> sampleCsv(const std::filesystem::path& path, std::size_t rows)
{
    COUNTERSIGN_ASSIGN(CsvReader reader, CsvReader::open(path));
    TableSample sample{.fileName = path.filename().string()};
    if (!reader.next()) {
        COUNTERSIGN_TRY(reader.status());
        return base::fail(base::ErrorCode::MalformedData, "the file is empty", {sample.fileName, "empty"});
    }
    if (reader.fault() != CsvFault::None)
        return badHeader(reader, sample.fileName);
    for (const std::string_view cell : reader.cells())
        sample.headers.emplace_back(trimmed(cell));
    while (!sample.headers.empty() && sample.headers.back().empty())
        sample.headers.pop_back();
    while (sample.rows.size() < rows && reader.next()) {
        if (reader.fault() != CsvFault::None)
            continue;
        std::vector<std::string> row(reader.cells().begin(), reader.cells().end());
        row.resize(sample.headers.size());
        sample.rows.push_back(std::move(row));
    }
    COUNTERSIGN_TRY(reader.status());
    return sample;
}

base::Result<ImportReport> importCsv(ImportContext& context, const CsvImport& request)
{
    COUNTERSIGN_ASSIGN(const std::optional<Source> source, findSource(context.database, request.source));
    if (!source)
        return base::fail(base::ErrorCode::NotFound, "no such source");
    ReferenceResolver resolver(context.database, source->key, request.dryRun);
    ImportRun run(context, request, *source, resolver);
    return run.run();
}

base::Json toJson(const ImportReport& report)
{
    base::Json json{{"file", report.file},
                    {"object", model::recordKindName(report.object)},
                    {"encoding", csvEncodingName(report.format.encoding)},
                    {"separator", std::string(1, report.format.separator)},
                    {"dryRun", report.dryRun},
                    {"cancelled", report.cancelled},
                    {"rows", report.rows},
                    {"created", report.created},
                    {"updated", report.updated},
                    {"unchanged", report.unchanged},
                    {"restored", report.restored},
                    {"deleted", report.deleted},
                    {"quarantined", report.quarantined},
                    {"leftOut", report.leftOut},
                    {"resolvedLater", report.resolvedLater},
                    {"emptyFields", report.emptyFields},
                    {"assumedCurrency", report.assumedCurrency},
                    {"unusedColumns", report.unusedColumns},
                    {"looksTruncated", report.looksTruncated},
                    {"unknownReferences", base::Json::array()},
                    {"spelling", base::Json::array()},
                    {"rejected", base::Json::array()},
                    {"leftOutCells", base::Json::array()}};
    if (!report.optOutColumns.empty())
        json["optOutColumns"] = report.optOutColumns;
    if (report.withoutAccount > 0)
        json["withoutAccount"] = report.withoutAccount;
    for (const UnknownReference& each : report.unknownReferences)
        json["unknownReferences"].push_back({{"field", each.field},
                                             {"value", each.value},
                                             {"count", each.count},
                                             {"suggestion", each.suggestion}});
    for (const SpellingDoubt& each : report.spelling)
        json["spelling"].push_back({{"field", each.field},
                                    {"value", each.value},
                                    {"count", each.count},
                                    {"suggestion", each.suggestion}});
    for (const RejectedRow& each : report.rejected)
        json["rejected"].push_back({{"line", each.line},
                                    {"externalId", each.externalId},
                                    {"rule", each.rule},
                                    {"reason", each.reason},
                                    {"args", each.args}});
    for (const RejectedRow& each : report.leftOutCells)
        json["leftOutCells"].push_back({{"line", each.line},
                                        {"externalId", each.externalId},
                                        {"column", each.column},
                                        {"rule", each.rule},
                                        {"reason", each.reason},
                                        {"args", each.args}});
    if (report.dryRun)
        json["samples"] = report.samples;
    return json;
}

} // namespace countersign::ingest
