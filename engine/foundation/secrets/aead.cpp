// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/aead.h"

#include "engine/foundation/base/assert.h"

#include <openssl/evp.h>

#include <memory>

namespace countersign::secrets {

namespace {

struct FreeCipher
{
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

unsigned char* raw(std::byte* bytes)
{
    return reinterpret_cast<unsigned char*>(bytes);
}
const unsigned char* raw(const std::byte* bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes);
}

} // namespace

base::Bytes seal(const base::SecretBytes& key, std::span<const std::byte> plain, std::string_view associated,
                 base::RandomSource& random)
{
    COUNTERSIGN_ASSERT(key.expose().size() == kKeyBytes, "AES-256 takes a key of 32 bytes");
    base::Bytes sealed(kNonceBytes + plain.size() + kTagBytes);
    random.fill(std::span(sealed).first(kNonceBytes));

    const CipherContext context(EVP_CIPHER_CTX_new());
    const auto* aad = reinterpret_cast<const unsigned char*>(associated.data());
    int length = 0;
    bool ok =
        context &&
        EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), raw(key.expose().data()), raw(sealed.data()),
                            nullptr) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &length, aad, static_cast<int>(associated.size())) == 1;
    // An empty update would be read as the end of the associated data by some providers.
    if (ok && !plain.empty())
        ok = EVP_EncryptUpdate(context.get(), raw(sealed.data() + kNonceBytes), &length, raw(plain.data()),
                               static_cast<int>(plain.size())) == 1;
    std::byte* tag = sealed.data() + kNonceBytes + plain.size();
    ok = ok && EVP_EncryptFinal_ex(context.get(), raw(tag), &length) == 1 &&
         EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kTagBytes, tag) == 1;
    COUNTERSIGN_ASSERT(ok, "AES-256-GCM failed to encrypt");
    return sealed;
}

std::optional<base::SecretBytes> unseal(const base::SecretBytes& key, std::span<const std::byte> sealed,
                                        std::string_view associated)
{
    COUNTERSIGN_ASSERT(key.expose().size() == kKeyBytes, "AES-256 takes a key of 32 bytes");
    if (sealed.size() < kNonceBytes + kTagBytes)
        return std::nullopt;
    const auto cipher = sealed.subspan(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
    base::Bytes tag(sealed.end() - kTagBytes, sealed.end());
    base::Bytes plain(cipher.size());

    const CipherContext context(EVP_CIPHER_CTX_new());
    const auto* aad = reinterpret_cast<const unsigned char*>(associated.data());
    int length = 0;
    unsigned char none = 0;
    bool ok =
        context &&
        EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), raw(key.expose().data()), raw(sealed.data()),
                            nullptr) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &length, aad, static_cast<int>(associated.size())) == 1;
    if (ok && !cipher.empty())
        ok = EVP_DecryptUpdate(context.get(), raw(plain.data()), &length, raw(cipher.data()),
                               static_cast<int>(cipher.size())) == 1;
    ok = ok && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1 &&
         EVP_DecryptFinal_ex(context.get(), &none, &length) == 1;
    // Wipes what was decrypted before the tag was checked.
    base::SecretBytes result(std::move(plain));
    if (!ok)
        return std::nullopt;
    return result;
}

} // namespace countersign::secrets
