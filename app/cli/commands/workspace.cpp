// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"
#include "app/cli/terminal.h"
#include "app/cli/validators.h"
#include "app/wiring/demo_workspace.h"
#include "engine/foundation/store/settings.h"

namespace countersign::cli {

namespace {

struct CreateOptions
{
    std::string folder;
    std::string name = "Workspace";
    std::string rep = "Rep";
    std::string repEmail = "rep@workspace.invalid";
    std::string repPassphraseFile;
    std::string manager;
    std::string managerEmail;
    std::string managerPassphraseFile;
    std::string company;
    std::string currency = "EUR";
    /// The demo world's endpoints file.
    std::string demo;
};

/// `option` is the one that names the file.
base::SecretText passphraseFor(Session& session, const std::string& file, const std::string& who, const std::string& option)
{
    if (file.empty() && session.options().passphraseFile.empty() && !isTerminal())
        throw CommandFailed{{.code = base::ErrorCode::KeyUnavailable,
                             .detail = "no terminal to ask for the passphrase of " + who + "; give " + option + " FILE"}};
    base::SecretText secret = file.empty() ? session.newPassphrase(who) : Session::passphraseIn(file);
    if (const std::string wrong = tooShort(secret.expose()); !wrong.empty())
        throw CommandFailed{{.code = base::ErrorCode::InvalidInput, .detail = wrong, .args = {who}}};
    return secret;
}

void createDemo(Session& session, const CreateOptions& options)
{
    Session::take(wiring::createDemoWorkspace(session.world(), {.folder = options.folder,
                                                                .endpoints = options.demo,
                                                                .passphrase = session.newPassphrase("the demo's people")}));
    session.print({{"folder", options.folder}, {"demo", true}}, "Made a demo workspace in " + options.folder + "\n");
}

void connectDemo(Session& session, const std::string& endpoints)
{
    const auto workspace =
        Session::take(runtime::Workspace::open(session.world().ports(), session.folder(), session.storePassphrase()));
    Session::take(wiring::connectDemoWorkspace(session.world(), *workspace, endpoints));
    session.print({{"connected", true}}, "Connected to the demo world\n");
}

void create(Session& session, const CreateOptions& options)
{
    if (!options.demo.empty())
        return createDemo(session, options);
    runtime::NewWorkspace request{.folder = options.folder, .name = options.name};
    request.people.push_back({.name = options.rep,
                              .email = options.repEmail,
                              .role = governance::Role::Rep,
                              .passphrase = passphraseFor(session, options.repPassphraseFile, options.rep, "--rep-passphrase-file")});
    if (!options.manager.empty())
        request.people.push_back({.name = options.manager,
                                  .email = options.managerEmail,
                                  .role = governance::Role::Manager,
                                  .passphrase = passphraseFor(session, options.managerPassphraseFile, options.manager, "--manager-passphrase-file")});
    const auto workspace = Session::take(runtime::Workspace::create(session.world().ports(), request));
    const auto database = Session::take(workspace->connect());
    Session::take(runtime::inTransaction(*database, [&](store::Transaction& transaction) -> base::Status {
        if (!options.company.empty())
            COUNTERSIGN_TRY(store::setSetting(transaction, "workspace.company", options.company));
        return store::setSetting(transaction, "workspace.currency", options.currency);
    }));
    session.print({{"folder", options.folder}, {"demo", false}},
                  "Made the workspace \"" + options.name + "\" in " + options.folder + "\n");
}

void info(Session& session)
{
    const auto frame = session.await<api::FrameState>([&](auto reply) { session.reading().frame(reply); });
    base::Json ages = base::Json::array();
    std::string text = frame.workspaceName + (frame.demo ? " (DEMO)" : "") + "\n  you: " + frame.me.name + "\n";
    for (const api::DataAge& age : frame.ages) {
        ages.push_back({{"name", age.name}, {"lastSync", toJson(age.lastSync)}, {"stale", age.stale}, {"error", age.lastError}});
        text += "  " + age.name + ": read " + shown(age.lastSync) + (age.lastError.empty() ? "" : ", " + age.lastError) + "\n";
    }
    text += "  today " + std::to_string(frame.today) + ", review " + std::to_string(frame.review) + ", approvals " +
            std::to_string(frame.approvals) + ", waiting " + std::to_string(frame.waitingToLeave) + "\n";
    session.print({{"name", frame.workspaceName},
                   {"demo", frame.demo},
                   {"me", {{"id", frame.me.id}, {"name", frame.me.name}}},
                   {"sources", ages},
                   {"today", frame.today},
                   {"review", frame.review},
                   {"approvals", frame.approvals},
                   {"waiting", frame.waitingToLeave},
                   {"unknown", frame.outboxNeedsYou}},
                  text);
}

} // namespace

void addWorkspaceCommands(CLI::App& app, Session& session)
{
    CLI::App* workspace = app.add_subcommand("workspace", "Make and inspect workspaces");
    workspace->require_subcommand(1);
    CLI::App* make = workspace->add_subcommand("create", "A new, empty, encrypted workspace");
    auto options = std::make_shared<CreateOptions>();
    make->add_option("DIR", options->folder, "Its folder")->required();
    make->add_option("--name", options->name, "What you call it");
    make->add_option("--company", options->company, "Your company, as customers know it");
    make->add_option("--currency", options->currency, "Reporting currency (ISO 4217)");
    make->add_option("--rep", options->rep, "Your name");
    make->add_option("--rep-email", options->repEmail, "Your address")->check(mailAddress());
    make->add_option("--rep-passphrase-file", options->repPassphraseFile, "The rep's passphrase")->type_name("FILE");
    make->add_option("--manager", options->manager, "A manager who countersigns");
    make->add_option("--manager-email", options->managerEmail, "The manager's address")->check(mailAddress());
    make->add_option("--manager-passphrase-file", options->managerPassphraseFile, "The manager's passphrase")->type_name("FILE");
    make->add_option("--demo", options->demo, "A running demo world; its people, mailboxes and customers, and no other server")
        ->type_name("ENDPOINTS");
    make->callback([&session, options] { create(session, *options); });
    auto endpoints = std::make_shared<std::string>();
    CLI::App* demo = workspace->add_subcommand("connect-demo", "Find the demo world again after its restart");
    demo->add_option("ENDPOINTS", *endpoints, "Its endpoints file")->required();
    demo->callback([&session, endpoints] { connectDemo(session, *endpoints); });
    workspace->add_subcommand("info", "What is in it and what waits")->callback([&session] { info(session); });
}

} // namespace countersign::cli
