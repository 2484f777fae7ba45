// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"
#include "app/cli/terminal.h"
#include "app/cli/validators.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace countersign::cli {

namespace {

const std::map<std::string, api::Role> kRoles{{"rep", api::Role::Rep},
                                              {"manager", api::Role::Manager},
                                              {"admin", api::Role::Admin},
                                              {"auditor", api::Role::Auditor}};

std::string roleWord(api::Role role)
{
    const auto found = std::ranges::find(kRoles, role, &std::pair<const std::string, api::Role>::second);
    return found == kRoles.end() ? std::string() : found->first;
}

base::Json principalJson(const api::Principal& principal)
{
    return {{"id", principal.id},
            {"name", principal.name},
            {"email", principal.email},
            {"role", roleWord(principal.role)},
            {"canSign", principal.canSign}};
}

std::vector<api::Principal> everybody(Session& session)
{
    return session.await<std::vector<api::Principal>>([&](auto reply) { session.reading().governance().principals(reply); });
}

void list(Session& session)
{
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"name", "address", "role", "can sign", "id"}};
    for (const api::Principal& each : everybody(session)) {
        json.push_back(principalJson(each));
        rows.push_back({each.name, each.email, roleWord(each.role), each.canSign ? "yes" : "no", each.id});
    }
    session.print({{"principals", json}}, table(rows));
}

struct AddOptions
{
    api::NewPrincipal person;
    std::string passphraseFile;
};

void add(Session& session, const AddOptions& options)
{
    auto own = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase, to add a person"));
    auto theirs = std::make_shared<base::SecretText>(
        options.passphraseFile.empty() ? session.askNewPassphrase(options.person.name)
                                       : session.passphraseIn(options.passphraseFile));
    if (const std::string wrong = tooShort(theirs->expose()); !wrong.empty())
        throw CommandFailed{{.code = base::ErrorCode::InvalidInput, .detail = wrong, .args = {options.person.name}}};
    const auto added = session.await<api::Principal>([&](auto reply) {
        session.engine().governance().addPrincipal(options.person, std::move(*theirs), std::move(*own), reply);
    });
    session.print(principalJson(added), "Enrolled " + added.name + " as " + roleWord(added.role) + ", " + added.id + "\n");
}

bool sameAddress(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

void revoke(Session& session, const std::string& address)
{
    auto own = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase, to revoke this person's keys"));
    const auto all = everybody(session);
    const auto found = std::ranges::find_if(all, [&](const api::Principal& each) { return sameAddress(each.email, address); });
    if (found == all.end())
        throw CommandFailed{{.code = base::ErrorCode::NotFound, .detail = "nobody of this workspace has this address", .args = {address}}};
    session.await<void>([&](auto reply) { session.engine().governance().revokePrincipal(found->id, std::move(*own), reply); });
    session.print({{"revoked", found->id}},
                  "Revoked. What they signed and has not left goes back to review; their passphrase opens nothing here.\n");
}

} // namespace

void addPrincipalCommands(CLI::App& govern, Session& session)
{
    CLI::App* principal = govern.add_subcommand("principal", "The people of the workspace and their keys");
    principal->require_subcommand(1);
    principal->add_subcommand("list", "Who may sign, and as what")->callback([&session] { list(session); });
    auto options = std::make_shared<AddOptions>();
    CLI::App* one = principal->add_subcommand("add", "Enrol a person, at a terminal, as a manager or admin");
    one->add_option("--name", options->person.name, "Their name")->required();
    one->add_option("--email", options->person.email, "Their address, which tells people apart")->required();
    one->add_option("--role", options->person.role, "What they may do")
        ->required()
        ->transform(CLI::CheckedTransformer(kRoles))
        ->type_name("rep|manager|admin|auditor");
    one->add_option("--their-passphrase-file", options->passphraseFile, "Their own passphrase; asked for without it")
        ->type_name("FILE");
    one->callback([&session, options] { add(session, *options); });
    auto address = std::make_shared<std::string>();
    CLI::App* end = principal->add_subcommand("revoke", "From now on their keys count no more, at a terminal, as a manager or admin");
    end->add_option("EMAIL", *address, "Their address")->required();
    end->callback([&session, address] { revoke(session, *address); });
}

} // namespace countersign::cli
