// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/signing_key.h"

#include "engine/foundation/base/assert.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace countersign::secrets {

namespace {

constexpr std::size_t kSeedBytes = 32;

struct FreeOpenssl
{
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeOpenssl>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeOpenssl>;

unsigned char* raw(std::byte* bytes)
{
    return reinterpret_cast<unsigned char*>(bytes);
}
const unsigned char* raw(const std::byte* bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes);
}

Key privateKey(const base::SecretBytes& seed)
{
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed.expose().data()),
                                         seed.expose().size()));
    COUNTERSIGN_ASSERT(key, "OpenSSL refused an Ed25519 seed");
    return key;
}

} // namespace

PublicKey::PublicKey(const std::array<std::byte, 32>& bytes)
    : m_bytes(bytes), m_id(base::toHex(base::sha256(std::span<const std::byte>(bytes))).substr(0, 32))
{
}

std::optional<PublicKey> PublicKey::fromBytes(std::span<const std::byte> bytes)
{
    std::array<std::byte, 32> copy{};
    if (bytes.size() != copy.size())
        return std::nullopt;
    std::ranges::copy(bytes, copy.begin());
    return PublicKey(copy);
}

bool PublicKey::verify(std::span<const std::byte> message, std::span<const std::byte> signature) const
{
    const Key key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(m_bytes.data()), m_bytes.size()));
    const Context context(EVP_MD_CTX_new());
    if (!key || !context || signature.size() != std::tuple_size_v<Signature>)
        return false;
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), raw(signature.data()), signature.size(), raw(message.data()),
                            message.size()) == 1;
}

SigningKey::SigningKey(base::SecretBytes seed, PublicKey publicKey)
    : m_seed(std::move(seed)), m_public(std::move(publicKey))
{
}

SigningKey SigningKey::generate(base::RandomSource& random)
{
    base::Bytes seed(kSeedBytes);
    random.fill(seed);
    auto key = fromSeed(base::SecretBytes(std::move(seed)));
    COUNTERSIGN_ASSERT(key, "any 32 bytes are an Ed25519 key");
    return std::move(*key);
}

std::optional<SigningKey> SigningKey::fromSeed(base::SecretBytes seed)
{
    if (seed.expose().size() != kSeedBytes)
        return std::nullopt;
    std::array<std::byte, 32> bytes{};
    std::size_t size = bytes.size();
    const int ok = EVP_PKEY_get_raw_public_key(privateKey(seed).get(), raw(bytes.data()), &size);
    auto publicKey = PublicKey::fromBytes(bytes);
    COUNTERSIGN_ASSERT(ok == 1 && publicKey, "OpenSSL gave no Ed25519 public key");
    return SigningKey(std::move(seed), std::move(*publicKey));
}

Signature SigningKey::sign(std::span<const std::byte> message) const
{
    const Key key = privateKey(m_seed);
    const Context context(EVP_MD_CTX_new());
    Signature signature{};
    std::size_t size = signature.size();
    const bool ok =
        context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
        EVP_DigestSign(context.get(), raw(signature.data()), &size, raw(message.data()), message.size()) == 1;
    COUNTERSIGN_ASSERT(ok && size == signature.size(), "Ed25519 failed to sign");
    return signature;
}

} // namespace countersign::secrets
