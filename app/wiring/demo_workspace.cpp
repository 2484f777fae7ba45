// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/demo_workspace.h"

#include "engine/foundation/store/settings.h"
#include "engine/platform/records/mailbox_store.h"
#include "engine/runtime/model_desk.h"
#include "engine/runtime/source_folders.h"

#include <fstream>
#include <iterator>

namespace countersign::wiring {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Json;

namespace {

constexpr std::string_view kProvider = "demo";

/// What the demo world says of itself: where it listens, and whose company it is.
struct Endpoints
{
    Json servers;
    std::string company;
    fs::path folder;

    /// The first is the rep's, the second the manager's.
    [[nodiscard]] const Json& mailbox(std::size_t index) const { return base::jsonMember(servers, "mailboxes").at(index); }
};

base::Result<Json> readJson(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return base::fail(ErrorCode::FileUnreadable, "the file could not be read", {file.string()});
    return base::parseJson(std::string(std::istreambuf_iterator<char>(in), {}));
}

base::Result<Endpoints> readEndpoints(const fs::path& file)
{
    Endpoints read{.servers = {}, .company = {}, .folder = fs::absolute(file).parent_path()};
    COUNTERSIGN_ASSIGN(read.servers, readJson(file));
    COUNTERSIGN_ASSIGN(const Json manifest, readJson(read.folder / "manifest.json"));
    read.company = base::jsonText(manifest, "company");
    for (const char* server : {"smtp", "imap", "model"})
        if (base::jsonText(base::jsonMember(read.servers, server), "host").empty())
            return base::fail(ErrorCode::InvalidInput, "this file is not a demo world's endpoints.json", {server});
    const Json& mailboxes = base::jsonMember(read.servers, "mailboxes");
    if (!mailboxes.is_array() || mailboxes.size() < 2)
        return base::fail(ErrorCode::InvalidInput, "this file is not a demo world's endpoints.json", {"mailboxes"});
    return read;
}

struct OneMailbox
{
    records::Mailbox mailbox;
    base::SecretText password;
};

OneMailbox mailboxFrom(const Endpoints& endpoints, std::size_t index, records::Mailbox known)
{
    const Json& each = endpoints.mailbox(index);
    known.name = known.address = base::jsonText(each, "address");
    known.displayName = base::jsonText(each, "name");
    known.settings = {{"smtp", base::jsonMember(endpoints.servers, "smtp")},
                      {"imap", base::jsonMember(endpoints.servers, "imap")},
                      {"user", base::jsonText(each, "user")},
                      {"caFile", base::jsonText(endpoints.servers, "caFile")}};
    known.aliases.clear();
    for (const Json& alias : base::jsonMember(each, "aliases"))
        if (alias.is_string())
            known.aliases.push_back({.address = alias.get<std::string>(), .displayName = known.displayName});
    if (known.signatures.empty())
        known.signatures = {{.language = "en", .text = known.displayName + "\n" + endpoints.company}};
    return {.mailbox = std::move(known), .password = base::SecretText(base::jsonText(each, "password"))};
}

base::Status connectModel(runtime::Workspace& workspace, store::Database& database, const Json& servers)
{
    const Json& model = base::jsonMember(servers, "model");
    return runtime::saveProvider(workspace, database,
                                 {.name = std::string(kProvider),
                                  .baseUrl = base::jsonText(model, "url"),
                                  .model = base::jsonText(model, "name")},
                                 base::SecretText(base::jsonText(servers, "modelKey")));
}

base::Status connectMailboxes(World& world, runtime::Workspace& workspace, store::Database& database,
                              const Endpoints& endpoints)
{
    COUNTERSIGN_ASSIGN(const auto known, records::listMailboxes(database));
    base::IdSource ids(world.ports().clock, world.ports().random);
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string address = base::jsonText(endpoints.mailbox(i), "address");
        COUNTERSIGN_ASSIGN(const model::PrincipalId owner, runtime::findPerson(database, address));
        records::Mailbox mailbox{.id = ids.next<model::MailboxTag>(), .principal = owner.text()};
        for (const records::Mailbox& each : known)
            if (each.address == address)
                mailbox = each;
        OneMailbox one = mailboxFrom(endpoints, i, std::move(mailbox));
        COUNTERSIGN_TRY(workspace.vault().put(one.mailbox.vaultName(), one.password));
        COUNTERSIGN_TRY(runtime::inTransaction(database, [&](store::Transaction& transaction) {
            return records::saveMailbox(transaction, one.mailbox, world.ports().clock.now());
        }));
    }
    return {};
}

base::Status connect(World& world, runtime::Workspace& workspace, store::Database& database, const Endpoints& endpoints)
{
    COUNTERSIGN_TRY(connectMailboxes(world, workspace, database, endpoints));
    return connectModel(workspace, database, endpoints.servers);
}

base::Status addDemoSource(World& world, store::Database& database, const Endpoints& endpoints)
{
    return runtime::inTransaction(database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(store::setSetting(transaction, "workspace.company", endpoints.company));
        COUNTERSIGN_TRY(store::setSetting(transaction, "workspace.currency", "EUR"));
        return runtime::setSourceFolder(transaction, {.name = std::string(kDemoSource), .folder = endpoints.folder},
                                        world.ports().clock.now());
    });
}

} // namespace

base::Status createDemoWorkspace(World& world, const DemoWorkspace& request)
{
    COUNTERSIGN_ASSIGN(const Endpoints endpoints, readEndpoints(request.endpoints));
    runtime::NewWorkspace made{.folder = request.folder, .name = endpoints.company, .demo = true};
    for (std::size_t i = 0; i < 2; ++i)
        made.people.push_back({.name = base::jsonText(endpoints.mailbox(i), "name"),
                               .email = base::jsonText(endpoints.mailbox(i), "address"),
                               .role = i == 0 ? governance::Role::Rep : governance::Role::Manager,
                               .passphrase = request.passphrase.clone()});
    COUNTERSIGN_ASSIGN(const auto workspace, runtime::Workspace::create(world.ports(), made));
    COUNTERSIGN_ASSIGN(const auto database, workspace->connect());
    COUNTERSIGN_TRY(connect(world, *workspace, *database, endpoints));
    return addDemoSource(world, *database, endpoints);
}

base::Status connectDemoWorkspace(World& world, runtime::Workspace& workspace, const fs::path& endpointsFile)
{
    COUNTERSIGN_ASSIGN(const Endpoints endpoints, readEndpoints(endpointsFile));
    COUNTERSIGN_ASSIGN(const auto database, workspace.connect());
    COUNTERSIGN_ASSIGN(const auto demo, store::setting(*database, runtime::kSettingDemo));
    if (demo != "1")
        return base::fail(ErrorCode::NotAllowed, "only a demo workspace can be connected to a demo world");
    return connect(world, workspace, *database, endpoints);
}

} // namespace countersign::wiring
