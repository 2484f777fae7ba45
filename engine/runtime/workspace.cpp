// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/workspace.h"

#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/store/migrator.h"
#include "engine/foundation/store/settings.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/prompts/prompt_store.h"

namespace countersign::runtime {

namespace fs = std::filesystem;
using base::ErrorCode;

namespace {

constexpr const char* kStoreFile = "workspace.db";

base::Status makeFolder(const fs::path& folder)
{
    std::error_code error;
    if (fs::exists(folder / kStoreFile, error) || fs::exists(folder / "keys.json", error))
        return base::fail(ErrorCode::AlreadyExists, "there is a workspace in this folder", {folder.string()});
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
        return base::fail(ErrorCode::AlreadyExists, "a workspace is made in a new or an empty folder", {folder.string()});
    fs::create_directories(folder, error);
    if (error)
        return base::fail(ErrorCode::FileUnreadable, "the folder could not be made: " + error.message(), {folder.string()});
    fs::permissions(folder, fs::perms::owner_all, error);
    return {};
}

base::Status enrol(store::Transaction& transaction, const secrets::SigningKeyFile& keys, const NewPerson& person,
                   model::PrincipalId id, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const secrets::SigningKey key, keys.create(id.text(), person.passphrase));
    const base::Result<governance::Principal> added = governance::addPrincipal(
        transaction,
        {.id = id, .name = person.name, .role = person.role, .email = person.email, .key = key.publicKey()},
        {.name = "system", .now = now});
    return added ? base::Status{} : base::fail(added.error());
}

} // namespace

Workspace::Workspace(const Ports& ports, fs::path folder)
    : m_ports(ports), m_folder(std::move(folder)), m_slots(m_folder, ports.random, ports.keyCost),
      m_signingKeys(m_folder, ports.random, ports.keyCost)
{
}

base::Status Workspace::unlock(secrets::DataKey key)
{
    m_vault = std::make_unique<secrets::FileVault>(m_folder, key, m_ports.random);
    m_suppression = std::make_unique<governance::SuppressionKey>(key.derive("suppression"));
    m_dataKey.emplace(std::move(key));
    COUNTERSIGN_ASSIGN(auto database, connect(store::OpenMode::Create));
    return store::migrate(*database, storeKey());
}

base::Result<std::unique_ptr<store::Database>> Workspace::connect(store::OpenMode mode)
{
    COUNTERSIGN_ASSIGN(auto database, store::Database::open({.path = m_folder / kStoreFile, .mode = mode}, storeKey()));
    database->setChangeFeed(&m_feed);
    return database;
}

namespace {

base::Status furnish(Workspace& workspace, const Ports& ports, const NewWorkspace& request)
{
    COUNTERSIGN_ASSIGN(auto database, workspace.connect());
    base::IdSource ids(ports.clock, ports.random);
    const base::Instant now = ports.clock.now();
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(*database));
    COUNTERSIGN_TRY(governance::installPolicy(
        transaction, request.demo ? governance::ShippedPolicy::Demo : governance::ShippedPolicy::Default,
        {.name = "system", .now = now}));
    COUNTERSIGN_TRY(prompts::installShippedPrompts(transaction, now));
    COUNTERSIGN_TRY(store::setSetting(transaction, kSettingName, request.name));
    COUNTERSIGN_TRY(store::setSetting(transaction, kSettingDemo, request.demo ? "1" : "0"));
    bool first = true;
    for (const NewPerson& person : request.people) {
        const auto id = ids.next<model::PrincipalTag>();
        COUNTERSIGN_TRY(enrol(transaction, workspace.signingKeys(), person, id, now));
        if (first) {
            COUNTERSIGN_TRY(store::setSetting(transaction, kSettingOwner, id.text()));
        } else {
            COUNTERSIGN_TRY(workspace.keySlots().addPassphrase(workspace.dataKey(), governance::normalAddress(person.email),
                                                               person.passphrase));
        }
        first = false;
    }
    return transaction.commit();
}

} // namespace

base::Result<std::unique_ptr<Workspace>> Workspace::create(const Ports& ports, const NewWorkspace& request)
{
    if (request.people.empty())
        return base::fail(ErrorCode::InvalidInput, "a workspace belongs to somebody");
    COUNTERSIGN_TRY(makeFolder(request.folder));
    std::unique_ptr<Workspace> workspace(new Workspace(ports, request.folder));
    const NewPerson& owner = request.people.front();
    workspace->m_openedBy = governance::normalAddress(owner.email);
    base::Status made;
    if (auto key = workspace->m_slots.create(workspace->m_openedBy, owner.passphrase))
        made = workspace->unlock(std::move(*key));
    else
        made = base::fail(std::move(key).error());
    if (made)
        made = furnish(*workspace, ports, request);
    if (!made) {
        std::error_code ignored;
        for (const char* name : {kStoreFile, "workspace.db-wal", "workspace.db-shm", "keys.json", "keys.json.lock", "vault.bin", "vault.bin.lock"})
            fs::remove(request.folder / name, ignored);
        fs::remove_all(request.folder / "principals", ignored);
        return base::fail(std::move(made).error());
    }
    return workspace;
}

namespace {

base::Status checkThere(const fs::path& folder)
{
    std::error_code ignored;
    if (!fs::exists(folder / kStoreFile, ignored))
        return base::fail(ErrorCode::WorkspaceMissing, "there is no workspace in this folder", {folder.string()});
    return {};
}

} // namespace

base::Result<std::unique_ptr<Workspace>> Workspace::unlocked(const Ports& ports, const fs::path& folder,
                                                             base::Result<secrets::OpenedSlot> opened)
{
    if (!opened)
        return base::fail(std::move(opened).error());
    std::unique_ptr<Workspace> workspace(new Workspace(ports, folder));
    workspace->m_openedBy = std::move(opened->slot.principal);
    COUNTERSIGN_TRY(workspace->unlock(std::move(opened->key)));
    return workspace;
}

base::Result<std::unique_ptr<Workspace>> Workspace::open(const Ports& ports, const fs::path& folder,
                                                         const base::SecretText& passphrase, std::string_view principal)
{
    COUNTERSIGN_TRY(checkThere(folder));
    return unlocked(ports, folder, secrets::KeySlots(folder, ports.random, ports.keyCost).openSlot(passphrase, principal));
}

base::Result<std::unique_ptr<Workspace>> Workspace::openWithKeyChain(const Ports& ports, const fs::path& folder,
                                                                     std::string_view principal, secrets::KeyChain& chain)
{
    COUNTERSIGN_TRY(checkThere(folder));
    auto key = secrets::KeySlots(folder, ports.random, ports.keyCost).openWithKeyChain(principal, chain);
    if (!key)
        return base::fail(std::move(key).error());
    return unlocked(ports, folder,
                    secrets::OpenedSlot{.key = std::move(*key),
                                        .slot = {.kind = secrets::SlotKind::KeyChain, .principal = std::string(principal)}});
}

base::Result<std::unique_ptr<store::Database>> Workspace::look(const Ports& ports, const fs::path& folder,
                                                               const base::SecretText& passphrase)
{
    COUNTERSIGN_TRY(checkThere(folder));
    COUNTERSIGN_ASSIGN(const secrets::DataKey key,
                       secrets::KeySlots(folder, ports.random, ports.keyCost).open(passphrase));
    return store::Database::open({.path = folder / kStoreFile, .mode = store::OpenMode::ReadOnly}, key.derive("store"));
}

} // namespace countersign::runtime
