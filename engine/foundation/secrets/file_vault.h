// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/random.h"
#include "engine/foundation/secrets/key_slots.h"
#include "engine/foundation/secrets/vault.h"

#include <filesystem>

namespace countersign::secrets {

/// A vault in one file, `vault.bin` of the workspace: AES-256-GCM over the whole table of names and values,
/// so that no entry can be swapped, renamed or taken out. Read afresh at every call, because other programs
/// share it. Damage is StoreCorrupt. A name has at most 256 bytes, a value at most 64 KiB, the file at most 4
/// MiB.
class FileVault final : public Vault
{
public:
    FileVault(const std::filesystem::path& workspace, const DataKey& key, base::RandomSource& random);

    [[nodiscard]] base::Status put(std::string_view name, const base::SecretText& value) override;
    [[nodiscard]] base::Result<base::SecretText> get(std::string_view name) const override;
    [[nodiscard]] base::Status remove(std::string_view name) override;
    [[nodiscard]] base::Result<std::vector<std::string>> list() const override;

private:
    /// The decrypted table; empty if there is no file yet.
    [[nodiscard]] base::Result<base::SecretBytes> read() const;
    [[nodiscard]] base::Status replace(std::string_view name, const base::SecretText* value);

    std::filesystem::path m_path;
    base::SecretBytes m_key;
    base::RandomSource& m_random;
};

} // namespace countersign::secrets
