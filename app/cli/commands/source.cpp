// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"
#include "app/cli/terminal.h"
#include "engine/runtime/source_folders.h"

namespace countersign::cli {

namespace {

void add(Session& session, const std::string& kind, const std::string& name, const std::vector<std::string>& values)
{
    std::string path;
    for (const std::string& value : values)
        if (value.starts_with("path="))
            path = value.substr(5);
    if (kind != "files" || path.empty())
        throw CommandFailed{{.code = base::ErrorCode::InvalidInput,
                             .detail = "give the kind \"files\" and --set path=FOLDER"}};
    if (!std::filesystem::exists(path))
        throw CommandFailed{{.code = base::ErrorCode::FileUnreadable, .detail = "nothing is there", .args = {path}}};
    const std::string absolute = std::filesystem::absolute(path).string();
    session.onEngine<void>([&](runtime::EngineCore& core) {
        return runtime::inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            return runtime::setSourceFolder(transaction, {.name = name, .folder = absolute}, core.now());
        });
    });
    session.print({{"name", name}, {"kind", kind}, {"path", absolute}}, "Added " + name + "; look first with \"source sync " + name + " --dry-run\"\n");
}

/// The folder of one source, or of every source where no name is given.
std::vector<std::pair<std::string, std::string>> foldersOf(Session& session, const std::string& name)
{
    const auto sources = session.onReading<std::vector<runtime::SourceFolder>>(
        [](runtime::EngineCore& core) { return runtime::sourceFolders(core.database); });
    std::vector<std::pair<std::string, std::string>> folders;
    for (const runtime::SourceFolder& source : sources)
        if (name.empty() || source.name == name)
            folders.emplace_back(source.name, source.folder.string());
    if (folders.empty())
        throw CommandFailed{{.code = base::ErrorCode::NotFound, .detail = "no such source", .args = {name}}};
    return folders;
}

base::Json reportJson(const api::ImportReport& report)
{
    base::Json counts = base::Json::array();
    for (const api::ImportCounts& each : report.counts)
        counts.push_back({{"object", each.object}, {"read", each.read}, {"created", each.created}, {"updated", each.updated},
                          {"unchanged", each.unchanged}, {"rejected", each.rejected}, {"leftOut", each.leftOut}});
    base::Json findings = base::Json::array();
    for (const api::ImportFinding& each : report.findings)
        findings.push_back({{"object", each.object}, {"finding", toJson(each.phrase)}, {"rows", each.rows}});
    return {{"dryRun", report.dryRun}, {"counts", counts}, {"findings", findings}};
}

std::string toText(const api::ImportReport& report)
{
    std::vector<std::vector<std::string>> rows{{"object", "read", "new", "changed", "same", "rejected", "cells left out"}};
    for (const api::ImportCounts& each : report.counts)
        rows.push_back({each.object, std::to_string(each.read), std::to_string(each.created), std::to_string(each.updated),
                        std::to_string(each.unchanged), std::to_string(each.rejected), std::to_string(each.leftOut)});
    std::string text = (report.dryRun ? "Dry run, nothing was written\n" : "") + table(rows);
    for (const api::ImportFinding& each : report.findings)
        text += (each.phrase.code == "looks_like_opt_out" || each.phrase.code == "contacts_without_account" ? "! " : "  ") + each.object + ": " + shown(each.phrase) + " (" + std::to_string(each.rows) + " rows)\n";
    return text;
}

api::ImportReport syncOne(Session& session, const std::string& name, const std::string& path, bool dryRun)
{
    const bool bar = isTerminal() && !session.options().json;
    const auto progress = [&session, bar](const api::ImportProgress& each) {
        if (bar)
            session.err() << "\r  " << each.object << " " << each.rows << " rows, " << static_cast<int>(each.share * 100) << " %  " << std::flush;
    };
    api::Engine& engine = dryRun ? session.reading() : session.engine();
    const auto report = session.await<api::ImportReport>(
        [&](auto reply) { engine.sources().importPath(path, name, dryRun, progress, reply); });
    if (bar)
        session.err() << "\r" << std::string(60, ' ') << "\r";
    return report;
}

void sync(Session& session, const std::string& name, bool dryRun)
{
    base::Json json = base::Json::array();
    std::string text;
    for (const auto& [key, folder] : foldersOf(session, name)) {
        const api::ImportReport report = syncOne(session, key, folder, dryRun);
        json.push_back(reportJson(report));
        text += key + ": " + toText(report);
    }
    session.print({{"reports", json}}, text);
}

void list(Session& session)
{
    const auto sources = session.await<std::vector<api::SourceRow>>([&](auto reply) { session.reading().sources().list(reply); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"name", "kind", "last read", "rejected", "cells left out", "error"}};
    for (const api::SourceRow& each : sources) {
        json.push_back({{"id", each.id}, {"name", each.name}, {"kind", each.kind}, {"lastSync", toJson(each.lastSync)},
                        {"stale", each.stale}, {"rejected", each.rejected}, {"leftOut", each.leftOut}, {"lastError", each.lastError}});
        rows.push_back({each.name, each.kind, shown(each.lastSync), std::to_string(each.rejected), std::to_string(each.leftOut), each.lastError});
    }
    session.print({{"sources", json}}, table(rows));
}

void rejected(Session& session)
{
    const auto found = session.await<std::vector<api::RejectedRow>>(
        [&](auto reply) { session.reading().sources().rejected("", {.limit = 1000}, reply); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"row", "object", "line", "taken", "column", "rule", "reason"}};
    for (const api::RejectedRow& each : found) {
        const std::string value = each.reason.args.size() > 1 ? each.reason.args[1] : std::string();
        json.push_back({{"id", each.id}, {"object", each.object}, {"line", each.line}, {"rowTaken", each.rowTaken},
                        {"column", each.column}, {"value", value}, {"rule", each.rule}, {"reason", toJson(each.reason)}});
        rows.push_back({each.id, each.object, std::to_string(each.line), each.rowTaken ? "without this cell" : "no",
                        each.column, each.rule, shown(each.reason)});
    }
    session.print({{"rejected", json}}, table(rows));
}

} // namespace

void addSourceCommands(CLI::App& app, Session& session)
{
    CLI::App* source = app.add_subcommand("source", "Where records come from");
    source->require_subcommand(1);
    auto kind = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    auto values = std::make_shared<std::vector<std::string>>();
    auto dryRun = std::make_shared<bool>(false);
    CLI::App* make = source->add_subcommand("add", "Name a source");
    make->add_option("KIND", *kind, "files")->required();
    make->add_option("NAME", *name)->required();
    make->add_option("--set", *values, "key=value, for example path=FOLDER")->required();
    make->callback([=, &session] { add(session, *kind, *name, *values); });
    CLI::App* read = source->add_subcommand("sync", "Read it");
    read->add_option("NAME", *name, "One of them; all where no name is given");
    read->add_flag("--dry-run", *dryRun, "Count and check, write nothing");
    read->callback([=, &session] { sync(session, *name, *dryRun); });
    source->add_subcommand("list", "All sources and their age")->callback([&session] { list(session); });
    source->add_subcommand("rejected", "Rows and cells that were not taken, and why")->callback([&session] { rejected(session); });
}

} // namespace countersign::cli
