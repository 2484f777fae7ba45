// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/json.h"
#include "engine/foundation/base/secret.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace countersign::secrets {

/// The cost of one guess at a passphrase: Argon2id version 1.3 (RFC 9106).
struct Argon2Cost
{
    std::uint32_t memoryKib = 64U * 1024;
    std::uint32_t passes = 3;
    std::uint32_t lanes = 1;

    friend bool operator==(const Argon2Cost&, const Argon2Cost&) = default;
};

/// The least that is accepted, also from a file (OWASP's floor for Argon2id).
inline constexpr Argon2Cost kArgon2Floor{.memoryKib = 19U * 1024, .passes = 2, .lanes = 1};
/// The most: a file must not make us take all memory or all day.
inline constexpr Argon2Cost kArgon2Ceiling{.memoryKib = 1024U * 1024, .passes = 16, .lanes = 8};

[[nodiscard]] bool isAcceptable(const Argon2Cost& cost);

/// 32 bytes from a passphrase. Nothing if the system has not the memory. `cost` must be acceptable.
[[nodiscard]] std::optional<base::SecretBytes>
argon2id(const base::SecretText& passphrase, std::span<const std::byte> salt, const Argon2Cost& cost);

/// HKDF-SHA-256 (RFC 5869) with an empty salt: 32 bytes for one purpose, so that keys for different ends
/// never meet.
[[nodiscard]] base::SecretBytes hkdf(const base::SecretBytes& key, std::string_view purpose);

} // namespace countersign::secrets
