// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/validators.h"

#include <algorithm>
#include <iostream>
#include <map>

#include <sys/stat.h>

using namespace countersign;

namespace {

const std::map<std::string, base::LogLevel> kLevels{{"debug", base::LogLevel::Debug},
                                                    {"info", base::LogLevel::Info},
                                                    {"warning", base::LogLevel::Warning},
                                                    {"error", base::LogLevel::Error}};

/// The verbs alone: what was asked of them may name customers.
std::string commandOf(const CLI::App& app)
{
    std::string words;
    for (const CLI::App* verb = &app; !verb->get_subcommands().empty();) {
        verb = verb->get_subcommands().front();
        words += (words.empty() ? "" : " ") + verb->get_name();
    }
    return words;
}

/// A word where a verb was due, and the verb that it resembles; empty where the verbs were right.
std::string unknownVerb(const CLI::App& app)
{
    const CLI::App* deepest = &app;
    while (!deepest->get_subcommands().empty())
        deepest = deepest->get_subcommands().front();
    std::vector<std::string> known;
    for (const CLI::App* each : deepest->get_subcommands([](const CLI::App*) { return true; }))
        known.push_back(each->get_name());
    // What a verb does not know falls through to those above it. Behind an unknown option any word may be its value.
    const std::vector<std::string> left = app.remaining(true);
    if (known.empty() || left.empty() || left.front().starts_with('-'))
        return {};
    const std::string& word = left.front();
    const std::string nearest = cli::nearestWord(word, known);
    return "There is no verb \"" + word + "\"" + (deepest == &app ? "" : " of \"" + commandOf(app) + "\"") +
           (nearest.empty() ? "." : "; did you mean \"" + nearest + "\"?");
}

} // namespace

int main(int argc, char** argv)
{
    // All that is written here is somebody's own: stores, keys, exports.
    umask(077);
    CLI::App app{"Countersign on the command line: everything the engine can do"};
    app.require_subcommand(1);
    app.fallthrough();
    cli::GlobalOptions options;
    app.add_option("--workspace", options.workspace, "Folder of the workspace")->type_name("DIR");
    app.add_flag("--json", options.json, "One JSON object instead of text");
    app.add_option("--passphrase-file", options.passphraseFile, "Opens the store; never a signing key")->type_name("FILE");
    app.add_option("--as", options.as, "Who acts: id, address or name. Whose passphrase opened the workspace acts without it; anybody else is asked for their own")->type_name("PRINCIPAL");
    app.add_option("--level", options.level, "From which level on the log is kept")
        ->transform(CLI::CheckedTransformer(kLevels))
        ->type_name("debug|info|warning|error");

    cli::Session session(options, std::cout, std::cerr);
    cli::addWorkspaceCommands(app, session);
    cli::addSourceCommands(app, session);
    cli::addChannelCommands(app, session);
    cli::addAccountCommands(app, session);
    cli::addSuggestCommands(app, session);
    cli::addDraftCommands(app, session);
    cli::addReviewCommands(app, session);
    cli::addOutboxCommands(app, session);
    cli::addInsightCommands(app, session);
    cli::addGovernCommands(app, session);
    cli::addDoctorCommand(app, session);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const std::string verb = unknownVerb(app);
        const int code = verb.empty() ? app.exit(error) : error.get_exit_code();
        if (code == 0)
            return verb.empty() ? 0 : app.exit(error);
        if (!verb.empty())
            std::cerr << verb << "\nRun with --help for all of them.\n";
        // What could not be understood may stand before --json.
        options.json = std::any_of(argv, argv + argc, [](const char* word) { return std::string_view(word) == "--json"; });
        session.finish({{"code", "Usage"}, {"detail", verb.empty() ? error.what() : verb}, {"advice", "--help says what a command takes."}, {"args", base::Json::array()}});
        return static_cast<int>(cli::Exit::Usage);
    } catch (const cli::CommandFailed& failed) {
        std::cerr << "countersign-cli: " << cli::describe(failed.error) << '\n';
        session.finish(cli::describeJson(failed.error));
        COUNTERSIGN_LOG(session.world().ports().log, Warning, "cli",
                        commandOf(app) + ": " + std::string(base::errorName(failed.error.code)));
        return static_cast<int>(cli::exitFor(failed.error));
    } catch (const std::exception& error) {
        // A library's own exception, such as a path that is too long: said, not dumped.
        std::cerr << "countersign-cli: Internal: " << error.what() << '\n';
        session.finish({{"code", "Internal"}, {"detail", error.what()}, {"advice", ""}, {"args", base::Json::array()}});
        return static_cast<int>(cli::Exit::WorldFailed);
    }
    session.finish();
    COUNTERSIGN_LOG(session.world().ports().log, Info, "cli", commandOf(app) + ": done");
    return 0;
}
