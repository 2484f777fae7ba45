// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"
#include "app/wiring/surroundings.h"
#include "engine/foundation/store/health.h"
#include "engine/foundation/store/migrator.h"
#include "engine/knowledge/ingest/refresh_owed.h"
#include "engine/runtime/source_folders.h"

namespace countersign::cli {

namespace {

using base::ErrorCode;

/// What the page says; each part is missing where it could not be looked at.
struct Page
{
    std::optional<store::Health> store;
    std::vector<ingest::Source> sources;
    std::vector<base::Error> problems;
};

void judge(const store::Health& health, std::vector<base::Error>& problems)
{
    if (!health.damage.empty())
        problems.push_back({.code = ErrorCode::StoreCorrupt, .detail = "the store is damaged"});
    if (health.schema > health.newestSchema)
        problems.push_back(
            {.code = ErrorCode::WorkspaceNewer, .detail = "a newer program wrote this workspace"});
}

/// A mailbox is not read for a server's reasons, a folder for a file's: the advice is another.
base::Error problemOf(const ingest::Source& source)
{
    base::Error problem{.code = ErrorCode::FileUnreadable, .detail = "a source was not read", .args = {source.name}};
    if (source.kind != "mailbox")
        return problem;
    problem = {.code = ErrorCode::ServerFailed, .detail = "a mailbox was not read: " + source.lastError, .args = {source.name}};
    for (const ErrorCode each : {ErrorCode::SignInRefused, ErrorCode::SignInNeeded, ErrorCode::ServerRefused, ErrorCode::Offline,
                                 ErrorCode::HostUnreachable, ErrorCode::ConnectionRefused, ErrorCode::ConnectionLost,
                                 ErrorCode::TimedOut, ErrorCode::TlsFailed, ErrorCode::AddressForbidden})
        if (source.lastError.starts_with(base::errorName(each)))
            problem.code = each;
    return problem;
}

base::Status look(Session& session, Page& page)
{
    COUNTERSIGN_ASSIGN(
        const auto database,
        runtime::Workspace::look(session.world().ports(), session.folder(), session.storePassphrase()));
    COUNTERSIGN_ASSIGN(page.store, store::examine(*database));
    judge(*page.store, page.problems);
    // Another schema's tables are not ours to read; an older one is brought up at the next opening.
    if (page.store->schema != page.store->newestSchema)
        return {};
    COUNTERSIGN_ASSIGN(page.sources, runtime::livingSources(*database));
    for (const ingest::Source& source : page.sources)
        if (!source.lastError.empty())
            page.problems.push_back(problemOf(source));
    COUNTERSIGN_ASSIGN(const std::string owed, ingest::refreshOwed(*database));
    if (!owed.empty())
        page.problems.push_back({.code = ErrorCode::Cancelled,
                                 .detail = "an import was interrupted; figures, search and suggestions are made anew with the "
                                           "next round or list of suggestions",
                                 .args = {}});
    return {};
}

Page examine(Session& session)
{
    Page page;
    try {
        if (const base::Status looked = look(session, page); !looked)
            page.problems.push_back(looked.error());
    } catch (const CommandFailed& failed) {
        // Without a passphrase the rest of the page is still of use.
        page.problems.push_back(failed.error);
    }
    return page;
}

std::string age(const ingest::Source& source, base::Instant now)
{
    if (!source.lastGoodAt)
        return "never";
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - *source.lastGoodAt).count();
    return minutes < 120 ? std::to_string(minutes) + " min ago" : std::to_string(minutes / 60) + " h ago";
}

base::Json sourcesJson(const Page& page, base::Instant now)
{
    base::Json all = base::Json::array();
    for (const ingest::Source& source : page.sources) {
        base::Json each{
            {"name", source.name}, {"lastSync", toJson(source.lastGoodAt)}, {"error", source.lastError}};
        if (source.lastGoodAt)
            each["ageSeconds"] =
                std::chrono::duration_cast<std::chrono::seconds>(now - *source.lastGoodAt).count();
        all.push_back(std::move(each));
    }
    return all;
}

base::Json pageJson(const Page& page, Session& session, const wiring::LibraryVersions& libraries,
                    bool keyChain)
{
    base::Json json{{"healthy", page.problems.empty()},
                    {"versions", {{"openssl", libraries.openssl}, {"libcurl", libraries.curl}}},
                    {"folder", session.folder().string()},
                    {"log", wiring::defaultLogFile().string()},
                    {"keyChain", keyChain},
                    {"newestSchema", store::builtInMigrations().back().number},
                    {"sources", sourcesJson(page, session.world().ports().clock.now())},
                    {"problems", base::Json::array()}};
    if (page.store) {
        json["versions"]["sqlite"] = page.store->sqliteVersion;
        json["versions"]["sqlcipher"] = page.store->cipherVersion;
        json["schema"] = page.store->schema;
        json["damage"] = page.store->damage;
    }
    for (const base::Error& problem : page.problems)
        json["problems"].push_back(
            {{"code", base::errorName(problem.code)}, {"detail", problem.detail}, {"args", problem.args}});
    return json;
}

std::string pageText(const Page& page, Session& session, const wiring::LibraryVersions& libraries,
                     bool keyChain)
{
    std::vector<std::vector<std::string>> rows{{"data", session.folder().string()},
                                               {"log", wiring::defaultLogFile().string()},
                                               {"openssl", libraries.openssl},
                                               {"libcurl", libraries.curl}};
    if (page.store) {
        rows.push_back({"sqlite", page.store->sqliteVersion});
        rows.push_back({"sqlcipher", page.store->cipherVersion});
        rows.push_back({"schema", std::to_string(page.store->schema) + " of " +
                                      std::to_string(page.store->newestSchema)});
        rows.push_back({"integrity", page.store->damage.empty() ? "whole" : page.store->damage.front()});
    }
    rows.push_back({"key chain", keyChain ? "there" : "not there: the passphrase is asked at each start"});
    for (const ingest::Source& source : page.sources)
        rows.push_back(
            {"source " + source.name, "read " + age(source, session.world().ports().clock.now()) +
                                          (source.lastError.empty() ? "" : ", " + source.lastError)});
    std::string text = table(rows);
    for (const base::Error& problem : page.problems)
        text += "WRONG: " + describe(problem) + "\n";
    return text + (page.problems.empty() ? "Nothing is wrong.\n" : "");
}

} // namespace

void addDoctorCommand(CLI::App& app, Session& session)
{
    app.add_subcommand("doctor", "One page on what this program and the workspace are in; changes nothing")
        ->callback([&session] {
            const Page page = examine(session);
            const wiring::LibraryVersions libraries = wiring::libraryVersions();
            const bool keyChain = wiring::keyChainThere();
            session.print(pageJson(page, session, libraries, keyChain),
                          pageText(page, session, libraries, keyChain));
            if (!page.problems.empty())
                throw CommandFailed{page.problems.front()};
        });
}

} // namespace countersign::cli
