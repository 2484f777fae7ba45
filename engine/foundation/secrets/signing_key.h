// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/random.h"
#include "engine/foundation/base/secret.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace countersign::secrets {

using Signature = std::array<std::byte, 64>;

/// Checks what one person and device signed: Ed25519 (RFC 8032).
class PublicKey
{
public:
    /// From its 32 bytes; nothing for any other size.
    [[nodiscard]] static std::optional<PublicKey> fromBytes(std::span<const std::byte> bytes);

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    /// The first 32 hexadecimal digits of SHA-256 over the key's bytes.
    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] bool verify(std::span<const std::byte> message, std::span<const std::byte> signature) const;

    friend bool operator==(const PublicKey&, const PublicKey&) = default;

private:
    explicit PublicKey(const std::array<std::byte, 32>& bytes);

    std::array<std::byte, 32> m_bytes{};
    std::string m_id;
};

/// One person's power to approve. Exists in memory only while that person has unlocked it.
class SigningKey
{
public:
    [[nodiscard]] static SigningKey generate(base::RandomSource& random);
    /// From the 32 bytes of RFC 8032's private key; nothing for any other size.
    [[nodiscard]] static std::optional<SigningKey> fromSeed(base::SecretBytes seed);

    [[nodiscard]] const PublicKey& publicKey() const { return m_public; }
    [[nodiscard]] Signature sign(std::span<const std::byte> message) const;
    /// For wrapping it, in this module only.
    [[nodiscard]] const base::SecretBytes& seed() const { return m_seed; }

private:
    SigningKey(base::SecretBytes seed, PublicKey publicKey);

    base::SecretBytes m_seed;
    PublicKey m_public;
};

} // namespace countersign::secrets
