// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/base/random.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"
#include "engine/foundation/secrets/key_chain.h"
#include "engine/foundation/secrets/key_derivation.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::secrets {

/// The random 256-bit key from which every key of a workspace is derived. Never written but wrapped.
class DataKey
{
public:
    explicit DataKey(base::SecretBytes bytes);
    [[nodiscard]] DataKey clone() const { return DataKey(m_bytes.clone()); }

    /// 32 bytes for one purpose: "store", "vault", … (HKDF-SHA-256).
    [[nodiscard]] base::SecretBytes derive(std::string_view purpose) const;
    /// For wrapping it, in this module only.
    [[nodiscard]] const base::SecretBytes& bytes() const { return m_bytes; }

private:
    base::SecretBytes m_bytes;
};

enum class SlotKind { Passphrase, KeyChain, Recovery };

struct Slot
{
    SlotKind kind = SlotKind::Passphrase;
    std::string principal;

    friend bool operator==(const Slot&, const Slot&) = default;
};

/// The data key, and which slot gave it: whose slot it was is who opened the workspace.
struct OpenedSlot
{
    DataKey key;
    Slot slot;
};

/// The locks of a workspace: `keys.json`, the data key wrapped once for each way in. A slot is named by its
/// kind and principal. Every change is on disk when it returns.
///
/// Errors: WorkspaceMissing without a file; WrongPassphrase if no slot opened; StoreCorrupt if the file is
/// damaged or was put together from others; WorkspaceNewer; InvalidInput for an empty passphrase or an
/// impossible principal.
class KeySlots
{
public:
    KeySlots(std::filesystem::path workspace, base::RandomSource& random, Argon2Cost cost = {});

    /// A new data key with its first slot. AlreadyExists rather than replacing a file.
    [[nodiscard]] base::Result<DataKey> create(std::string_view principal,
                                               const base::SecretText& passphrase) const;
    /// Tries the slots of `principal`, or all in their order if it is empty. A recovery code opens too.
    [[nodiscard]] base::Result<OpenedSlot> openSlot(const base::SecretText& passphrase,
                                                    std::string_view principal = {}) const;
    /// The same, for whom it does not matter whose slot it was.
    [[nodiscard]] base::Result<DataKey> open(const base::SecretText& passphrase,
                                             std::string_view principal = {}) const;
    /// KeyUnavailable if the chain has no key for this slot.
    [[nodiscard]] base::Result<DataKey> openWithKeyChain(std::string_view principal, KeyChain& chain) const;

    /// AlreadyExists if the principal has a passphrase here.
    [[nodiscard]] base::Status addPassphrase(const DataKey& key, std::string_view principal,
                                             const base::SecretText& passphrase) const;
    /// In place of the chain slot that the principal has.
    [[nodiscard]] base::Status addKeyChain(const DataKey& key, std::string_view principal,
                                           KeyChain& chain) const;
    /// The slot, then the chain's own entry. NotFound without a slot; KeyUnavailable where the chain kept its entry,
    /// which opens nothing any more.
    [[nodiscard]] base::Status removeKeyChain(const DataKey& key, std::string_view principal, KeyChain& chain) const;
    /// Makes the code and its slot; an older code stops to open. It is shown once and kept nowhere.
    [[nodiscard]] base::Result<base::SecretText> addRecoveryCode(const DataKey& key,
                                                                 std::string_view principal) const;
    /// NotFound, or Conflict for the last slot: a workspace without one could never be opened again.
    [[nodiscard]] base::Status remove(const DataKey& key, const Slot& slot) const;
    /// Only whoever knows the old passphrase may change it.
    [[nodiscard]] base::Status changePassphrase(std::string_view principal,
                                                const base::SecretText& oldPassphrase,
                                                const base::SecretText& newPassphrase) const;

    [[nodiscard]] base::Result<std::vector<Slot>> list() const;

private:
    [[nodiscard]] base::Result<base::Json> read() const;
    [[nodiscard]] base::Result<base::Json> readFor(const DataKey& key) const;
    [[nodiscard]] base::Status write(const DataKey& key, base::Json slotList) const;
    [[nodiscard]] base::Result<base::Json> wrapped(const DataKey& key, const Slot& slot,
                                                   const base::SecretText& passphrase) const;

    std::filesystem::path m_path;
    base::RandomSource& m_random;
    Argon2Cost m_cost;
};

} // namespace countersign::secrets
