// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <iostream>

using namespace countersign;

int main(int argc, char** argv)
{
    CLI::App app{"Countersign on the command line: everything the engine can do"};
    app.require_subcommand(1);
    app.fallthrough();
    cli::GlobalOptions options;
    app.add_option("--workspace", options.workspace, "Folder of the workspace")->type_name("DIR");
    app.add_flag("--json", options.json, "One JSON object instead of text");
    app.add_option("--passphrase-file", options.passphraseFile, "Opens the store; never a signing key")->type_name("FILE");
    app.add_option("--as", options.as, "Who you are: id, address or name")->type_name("PRINCIPAL");

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
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(cli::Exit::Usage);
    } catch (const cli::CommandFailed& failed) {
        std::cerr << "countersign-cli: " << cli::describe(failed.error) << '\n';
        return static_cast<int>(cli::exitFor(failed.error));
    }
    return 0;
}
