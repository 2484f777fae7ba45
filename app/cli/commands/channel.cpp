// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"
#include "app/cli/terminal.h"
#include "app/cli/validators.h"
#include "engine/runtime/channels.h"

namespace countersign::cli {

namespace {

struct MailboxOptions
{
    std::string name;
    std::string address;
    std::string displayName;
    std::string smtp;
    std::string imap;
    std::string user;
    std::string ca;
    std::string passwordFile;
    std::vector<std::string> signatures;
};

/// "host:port" -> settings; STARTTLS on the submission port.
base::Json serverJson(const std::string& text, int usualPort)
{
    const std::size_t colon = text.rfind(':');
    const int port = colon == std::string::npos ? usualPort : std::atoi(text.c_str() + colon + 1);
    return {{"host", text.substr(0, colon)}, {"port", port}, {"tls", port == 587 || port == 143 ? "starttls" : "implicit"}};
}

base::SecretText secretFor(const std::string& file, const std::string& prompt)
{
    auto secret = file.empty() ? askSecret(prompt) : secretFromFile(file);
    if (!secret)
        throw CommandFailed{{.code = base::ErrorCode::KeyUnavailable, .detail = "no terminal to ask at; give the secret in a file"}};
    return std::move(*secret);
}

void addMailbox(Session& session, const MailboxOptions& options)
{
    const base::SecretText password = secretFor(options.passwordFile, "Password of " + options.address);
    session.onEngine<void>([&](runtime::EngineCore& core) -> base::Status {
        COUNTERSIGN_ASSIGN(const auto person, governance::findPrincipal(core.database, core.me));
        records::Mailbox mailbox{.id = core.ids.next<model::MailboxTag>(),
                                 .name = options.name,
                                 .address = options.address,
                                 .displayName = !options.displayName.empty() ? options.displayName : person ? person->name : options.address,
                                 .principal = core.me.text()};
        mailbox.settings = {{"smtp", serverJson(options.smtp, 465)},
                            {"imap", serverJson(options.imap, 993)},
                            {"user", options.user.empty() ? options.address : options.user},
                            {"caFile", options.ca.empty() ? "" : std::filesystem::absolute(options.ca).string()}};
        for (const std::string& each : options.signatures)
            if (const std::size_t equals = each.find('='); equals != std::string::npos)
                mailbox.signatures.push_back({.language = each.substr(0, equals), .text = each.substr(equals + 1)});
        return runtime::addMailbox(core, mailbox, password);
    });
    session.print({{"name", options.name}, {"address", options.address}}, "Added the mailbox " + options.address + "\n");
}

void listMailboxes(Session& session)
{
    const auto found = session.await<std::vector<api::MailboxRow>>([&](auto reply) { session.reading().governance().mailboxes(reply); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"name", "address", "sends as"}};
    for (const api::MailboxRow& each : found) {
        json.push_back({{"id", each.id}, {"name", each.name}, {"address", each.address}, {"displayName", each.displayName}});
        rows.push_back({each.name, each.address, each.displayName});
    }
    session.print({{"channels", json}}, table(rows));
}

void removeMailbox(Session& session, const std::string& name)
{
    session.onEngine<void>([&](runtime::EngineCore& core) { return runtime::removeMailbox(core, name); });
    session.print({{"removed", name}}, "Removed " + name + "\n");
}

void listModels(Session& session)
{
    const auto found = session.onReading<std::vector<runtime::ModelProvider>>(
        [](runtime::EngineCore& core) { return runtime::listProviders(core.database); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"name", "model", "base URL"}};
    for (const runtime::ModelProvider& each : found) {
        json.push_back({{"name", each.name}, {"model", each.model}, {"baseUrl", each.baseUrl}});
        rows.push_back({each.name, each.model, each.baseUrl});
    }
    session.print({{"providers", json}}, table(rows));
}

void addProviderCommands(CLI::App& app, Session& session)
{
    CLI::App* provider = app.add_subcommand("provider", "Models that may write drafts");
    provider->require_subcommand(1);
    auto model = std::make_shared<runtime::ModelProvider>();
    auto keyFile = std::make_shared<std::string>();
    CLI::App* make = provider->add_subcommand("add", "An OpenAI-compatible endpoint");
    make->add_option("NAME", model->name)->required();
    make->add_option("--base-url", model->baseUrl, "https://host/v1, or http://127.0.0.1:PORT/v1")->required()->check(baseUrl());
    make->add_option("--model", model->model, "Model id")->required();
    make->add_option("--key-file", *keyFile, "The API key; asked for at a terminal otherwise")->type_name("FILE");
    make->callback([=, &session] {
        const base::SecretText key = secretFor(*keyFile, "API key of " + model->name);
        session.onEngine<void>([&](runtime::EngineCore& core) { return runtime::addProvider(core, *model, key); });
        session.print({{"name", model->name}}, "Added the model " + model->name + "\n");
    });
    provider->add_subcommand("list", "All models")->callback([&session] { listModels(session); });
    CLI::App* remove = provider->add_subcommand("remove", "Forget a model and its key");
    remove->add_option("NAME", model->name)->required();
    remove->callback([=, &session] {
        session.onEngine<void>([&](runtime::EngineCore& core) { return runtime::removeProvider(core, model->name); });
        session.print({{"removed", model->name}}, "Removed " + model->name + "\n");
    });
}

} // namespace

void addChannelCommands(CLI::App& app, Session& session)
{
    CLI::App* channel = app.add_subcommand("channel", "Mailboxes that send and receive");
    channel->require_subcommand(1);
    auto options = std::make_shared<MailboxOptions>();
    CLI::App* make = channel->add_subcommand("add", "A mailbox of yours");
    make->add_option("NAME", options->name)->required();
    make->add_option("--address", options->address)->required()->check(mailAddress());
    make->add_option("--display-name", options->displayName, "How recipients see you; your name where it is left out");
    make->add_option("--smtp", options->smtp, "TLS always")->required()->check(hostAndPort());
    make->add_option("--imap", options->imap, "TLS always")->required()->check(hostAndPort());
    make->add_option("--user", options->user, "Where it is not the address");
    make->add_option("--ca", options->ca, "A certificate authority of your own")->type_name("FILE");
    make->add_option("--password-file", options->passwordFile, "Asked for at a terminal otherwise")->type_name("FILE");
    make->add_option("--signature", options->signatures, "LANGUAGE=TEXT");
    make->callback([=, &session] { addMailbox(session, *options); });
    channel->add_subcommand("list", "All mailboxes")->callback([&session] { listMailboxes(session); });
    CLI::App* remove = channel->add_subcommand("remove", "Forget a mailbox and its password");
    remove->add_option("NAME", options->name)->required();
    remove->callback([=, &session] { removeMailbox(session, options->name); });
    addProviderCommands(app, session);
}

} // namespace countersign::cli
