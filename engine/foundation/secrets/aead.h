// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/random.h"
#include "engine/foundation/base/secret.h"

#include <optional>
#include <span>
#include <string_view>

namespace countersign::secrets {

inline constexpr std::size_t kKeyBytes = 32;
inline constexpr std::size_t kNonceBytes = 12;
inline constexpr std::size_t kTagBytes = 16;

/// AES-256-GCM (NIST SP 800-38D): nonce, ciphertext and tag in one string of bytes. The nonce is random, so
/// one key must seal fewer than 2^32 messages. `key` has 32 bytes.
[[nodiscard]] base::Bytes seal(const base::SecretBytes& key, std::span<const std::byte> plain,
                               std::string_view associated, base::RandomSource& random);

/// Nothing if the key, the associated data or any byte differs from what was sealed.
[[nodiscard]] std::optional<base::SecretBytes>
unseal(const base::SecretBytes& key, std::span<const std::byte> sealed, std::string_view associated);

} // namespace countersign::secrets
