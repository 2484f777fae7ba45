// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/demo_workspace.h"

#include "engine/foundation/store/settings.h"
#include "engine/platform/records/mailbox_store.h"
#include "engine/runtime/model_desk.h"

#include <fstream>
#include <future>
#include <iterator>

namespace countersign::desktop {

namespace {

constexpr const char* kSource = "demo";

base::Result<base::Json> readJson(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return base::fail(base::ErrorCode::FileUnreadable, "the file could not be read", {file.string()});
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return base::parseJson(text);
}

runtime::NewWorkspace describe(const DemoWorkspace& request, const base::Json& endpoints, const std::string& company)
{
    runtime::NewWorkspace workspace{.folder = request.folder, .name = company, .demo = true};
    for (const base::Json& each : base::jsonMember(endpoints, "mailboxes")) {
        // The demo's first mailbox is the rep's, the second the manager's.
        const bool first = workspace.people.empty();
        workspace.people.push_back({.name = base::jsonText(each, "name"),
                                    .email = base::jsonText(each, "address"),
                                    .role = first ? governance::Role::Rep : governance::Role::Manager,
                                    .passphrase = request.passphrase.clone()});
    }
    return workspace;
}

base::Status addMailbox(runtime::EngineCore& core, const base::Json& endpoints, const base::Json& each)
{
    records::Mailbox mailbox{.id = core.ids.next<model::MailboxTag>(),
                             .name = base::jsonText(each, "name"),
                             .address = base::jsonText(each, "address"),
                             .displayName = base::jsonText(each, "name")};
    COUNTERSIGN_ASSIGN(const auto owner, runtime::findPerson(core.database, mailbox.address));
    mailbox.principal = owner.text();
    mailbox.settings = {{"smtp", base::jsonMember(endpoints, "smtp")},
                        {"imap", base::jsonMember(endpoints, "imap")},
                        {"user", base::jsonText(each, "user")},
                        {"caFile", base::jsonText(endpoints, "caFile")}};
    for (const base::Json& alias : base::jsonMember(each, "aliases"))
        mailbox.aliases.push_back({.address = alias.get<std::string>(), .displayName = mailbox.displayName});
    COUNTERSIGN_TRY(core.workspace.vault().put(mailbox.vaultName(), base::SecretText(base::jsonText(each, "password"))));
    return runtime::inTransaction(core.database, [&](store::Transaction& transaction) {
        return records::saveMailbox(transaction, mailbox, core.now());
    });
}

base::Status furnish(runtime::EngineCore& core, const DemoWorkspace& request, const base::Json& endpoints,
                     const std::string& company)
{
    for (const base::Json& each : base::jsonMember(endpoints, "mailboxes"))
        COUNTERSIGN_TRY(addMailbox(core, endpoints, each));
    const base::Json model = base::jsonMember(endpoints, "model");
    COUNTERSIGN_TRY(runtime::saveProvider(core,
                                          {.name = kSource,
                                           .baseUrl = base::jsonText(model, "url"),
                                           .model = base::jsonText(model, "name")},
                                          base::SecretText(base::jsonText(endpoints, "modelKey"))));
    return runtime::inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(store::setSetting(transaction, "workspace.company", company));
        COUNTERSIGN_TRY(store::setSetting(transaction, "workspace.currency", "EUR"));
        // Where "source sync demo" of the command line reads again.
        return store::setSetting(transaction, "source.path." + std::string(kSource),
                                 request.endpoints.parent_path().string());
    });
}

/// Waits for what the engine answers; for a thread that has nothing else to do.
template <class T, class Call>
base::Result<T> await(Call call)
{
    auto promise = std::make_shared<std::promise<base::Result<T>>>();
    auto future = promise->get_future();
    call(api::Reply<T>([promise](base::Result<T> result) { promise->set_value(std::move(result)); }));
    return future.get();
}

} // namespace

base::Status makeDemoWorkspace(wiring::World& world, const DemoWorkspace& request, const DemoProgress& progress)
{
    COUNTERSIGN_ASSIGN(const base::Json endpoints, readJson(request.endpoints));
    const auto manifest = readJson(request.endpoints.parent_path() / "manifest.json");
    const std::string company = manifest ? base::jsonText(*manifest, "company") : std::string(kSource);
    COUNTERSIGN_ASSIGN(auto workspace, runtime::Workspace::create(world.ports(), describe(request, endpoints, company)));
    COUNTERSIGN_ASSIGN(const auto desk, wiring::Desk::open(world, std::move(workspace), {}));
    COUNTERSIGN_TRY(await<void>([&](api::Reply<void> reply) {
        desk->executor().post([&, reply] { reply(furnish(desk->core(), request, endpoints, company)); });
    }));
    const auto report = await<api::ImportReport>([&](api::Reply<api::ImportReport> reply) {
        const auto tell = [progress](const api::ImportProgress& now) { progress(now.object, now.share); };
        desk->engine().sources().importPath(request.endpoints.parent_path(), kSource, false, tell, std::move(reply));
    });
    return report ? base::Status{} : base::fail(report.error());
}

} // namespace countersign::desktop
