// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/random.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"
#include "engine/foundation/secrets/key_derivation.h"
#include "engine/foundation/secrets/signing_key.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::secrets {

/// Where people keep their signing keys: `principals/<principal>.key`, wrapped by the person's own passphrase
/// and by nothing else. The workspace's data key doesn't open it, so whoever can read the workspace still
/// can't sign.
///
/// Errors: NotFound; WrongPassphrase; StoreCorrupt for a damaged file; InvalidInput for an impossible
/// principal or an empty passphrase.
class SigningKeyFile
{
public:
    SigningKeyFile(const std::filesystem::path& workspace, base::RandomSource& random, Argon2Cost cost = {});

    /// A new key for the principal. AlreadyExists rather than replacing one: messages may wait that it has
    /// signed.
    [[nodiscard]] base::Result<SigningKey> create(std::string_view principal,
                                                  const base::SecretText& passphrase) const;
    [[nodiscard]] base::Result<SigningKey> open(std::string_view principal,
                                                const base::SecretText& passphrase) const;
    [[nodiscard]] base::Status changePassphrase(std::string_view principal,
                                                const base::SecretText& oldPassphrase,
                                                const base::SecretText& newPassphrase) const;
    /// For a key that was never enrolled; nothing happens where there is none.
    [[nodiscard]] base::Status remove(std::string_view principal) const;
    /// As the file says; only the register of principals says whether it is trusted.
    [[nodiscard]] base::Result<PublicKey> publicKey(std::string_view principal) const;
    /// Principals with a key here, ascending.
    [[nodiscard]] base::Result<std::vector<std::string>> list() const;

private:
    [[nodiscard]] std::filesystem::path pathOf(std::string_view principal) const;
    [[nodiscard]] base::Status write(std::string_view principal, const SigningKey& key,
                                     const base::SecretText& passphrase) const;

    std::filesystem::path m_folder;
    base::RandomSource& m_random;
    Argon2Cost m_cost;
};

} // namespace countersign::secrets
