// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/log.h"
#include "engine/foundation/base/random.h"
#include "engine/foundation/secrets/file_vault.h"
#include "engine/foundation/secrets/key_slots.h"
#include "engine/foundation/secrets/signing_key_file.h"
#include "engine/foundation/store/database.h"
#include "engine/platform/governance/principal.h"
#include "engine/platform/governance/suppression.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace countersign::runtime {

/// What the outside gives the engine; all of it outlives the workspace.
struct Ports
{
    const base::Clock& clock;
    base::RandomSource& random;
    base::LogSink& log;
    /// What wrapping a key costs; tests take the floor.
    secrets::Argon2Cost keyCost = {};
};

/// A person to enrol with a key of their own.
struct NewPerson
{
    std::string name;
    std::string email;
    governance::Role role = governance::Role::Rep;
    /// Opens this person's signing key and, as a slot, the workspace.
    base::SecretText passphrase;
};

struct NewWorkspace
{
    std::filesystem::path folder;
    std::string name;
    bool demo = false;
    /// At least one; the first is whom the workspace belongs to.
    std::vector<NewPerson> people;
};

/// One opened workspace: its folder, its keys and its connections. The folder holds workspace.db, keys.json, vault.bin
/// and principals/.
class Workspace
{
public:
    /// AlreadyExists where the folder holds a workspace. Nothing is left behind where it fails.
    [[nodiscard]] static base::Result<std::unique_ptr<Workspace>> create(const Ports& ports, const NewWorkspace& request);
    /// The passphrase of this principal's slot opens, or any slot's if it is empty; migrates where the schema is older.
    /// WrongPassphrase, WorkspaceMissing, WorkspaceNewer, StoreCorrupt.
    [[nodiscard]] static base::Result<std::unique_ptr<Workspace>> open(const Ports& ports, const std::filesystem::path& folder,
                                                                       const base::SecretText& passphrase,
                                                                       std::string_view principal = {});
    /// With the key that the system's key chain keeps for this principal; KeyUnavailable where it has none that fits.
    [[nodiscard]] static base::Result<std::unique_ptr<Workspace>>
    openWithKeyChain(const Ports& ports, const std::filesystem::path& folder, std::string_view principal,
                     secrets::KeyChain& chain);
    /// The store alone and as it is: read only, not migrated.
    [[nodiscard]] static base::Result<std::unique_ptr<store::Database>>
    look(const Ports& ports, const std::filesystem::path& folder, const base::SecretText& passphrase);

    /// A connection for one more thread; all announce their commits to the same feed.
    [[nodiscard]] base::Result<std::unique_ptr<store::Database>> connect(store::OpenMode mode = store::OpenMode::ReadWrite);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// Whose slot opened it, as the slot is named: an e-mail address. findSlotOwner() finds the person.
    [[nodiscard]] const std::string& openedBy() const { return m_openedBy; }
    [[nodiscard]] store::ChangeFeed& feed() { return m_feed; }
    [[nodiscard]] secrets::Vault& vault() { return *m_vault; }
    [[nodiscard]] const governance::SuppressionKey& suppression() const { return *m_suppression; }
    [[nodiscard]] const secrets::SigningKeyFile& signingKeys() const { return m_signingKeys; }
    [[nodiscard]] const secrets::KeySlots& keySlots() const { return m_slots; }
    [[nodiscard]] const secrets::DataKey& dataKey() const { return *m_dataKey; }
    [[nodiscard]] base::SecretBytes storeKey() const { return m_dataKey->derive("store"); }

private:
    Workspace(const Ports& ports, std::filesystem::path folder);
    [[nodiscard]] static base::Result<std::unique_ptr<Workspace>> unlocked(const Ports& ports, const std::filesystem::path& folder,
                                                                           base::Result<secrets::OpenedSlot> opened);
    [[nodiscard]] base::Status unlock(secrets::DataKey key);

    Ports m_ports;
    std::filesystem::path m_folder;
    std::string m_openedBy;
    secrets::KeySlots m_slots;
    secrets::SigningKeyFile m_signingKeys;
    store::ChangeFeed m_feed;
    std::optional<secrets::DataKey> m_dataKey;
    std::unique_ptr<secrets::FileVault> m_vault;
    std::unique_ptr<governance::SuppressionKey> m_suppression;
};

/// Settings of a workspace that several parts read.
inline constexpr std::string_view kSettingName = "workspace.name";
inline constexpr std::string_view kSettingDemo = "workspace.demo";
inline constexpr std::string_view kSettingOwner = "workspace.owner";

} // namespace countersign::runtime
