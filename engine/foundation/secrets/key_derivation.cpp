// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/key_derivation.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/secrets/aead.h"

#include <argon2.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>
#include <memory>
#include <string>

namespace countersign::secrets {

bool isAcceptable(const Argon2Cost& cost)
{
    const auto within = [](std::uint32_t value, std::uint32_t low, std::uint32_t high) {
        return value >= low && value <= high;
    };
    return within(cost.memoryKib, kArgon2Floor.memoryKib, kArgon2Ceiling.memoryKib) &&
           within(cost.passes, kArgon2Floor.passes, kArgon2Ceiling.passes) &&
           within(cost.lanes, kArgon2Floor.lanes, kArgon2Ceiling.lanes);
}

std::optional<base::SecretBytes> argon2id(const base::SecretText& passphrase, std::span<const std::byte> salt,
                                          const Argon2Cost& cost)
{
    COUNTERSIGN_ASSERT(isAcceptable(cost), "the cost of Argon2id is outside its bounds");
    base::Bytes key(kKeyBytes);
    base::SecretText text = passphrase.clone();
    base::Bytes saltCopy(salt.begin(), salt.end());
    argon2_context context{};
    context.out = reinterpret_cast<std::uint8_t*>(key.data());
    context.outlen = static_cast<std::uint32_t>(key.size());
    // The C interface takes these without const; it changes them only where a flag asks for wiping.
    context.pwd = reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.expose().data()));
    context.pwdlen = static_cast<std::uint32_t>(text.expose().size());
    context.salt = reinterpret_cast<std::uint8_t*>(saltCopy.data());
    context.saltlen = static_cast<std::uint32_t>(saltCopy.size());
    context.t_cost = cost.passes;
    context.m_cost = cost.memoryKib;
    context.lanes = cost.lanes;
    // One thread whatever the lanes: the library would start its own, and threads are not its to start.
    context.threads = 1;
    context.version = ARGON2_VERSION_13;
    context.flags = ARGON2_DEFAULT_FLAGS;
    const int status = argon2_ctx(&context, Argon2_id);
    if (status == ARGON2_MEMORY_ALLOCATION_ERROR)
        return std::nullopt;
    COUNTERSIGN_ASSERT(status == ARGON2_OK, "Argon2id refused its arguments");
    return base::SecretBytes(std::move(key));
}

base::SecretBytes hkdf(const base::SecretBytes& key, std::string_view purpose)
{
    struct FreeKdf
    {
        void operator()(EVP_KDF* kdf) const { EVP_KDF_free(kdf); }
        void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
    };
    const std::unique_ptr<EVP_KDF, FreeKdf> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    COUNTERSIGN_ASSERT(kdf, "OpenSSL has no HKDF");
    const std::unique_ptr<EVP_KDF_CTX, FreeKdf> context(EVP_KDF_CTX_new(kdf.get()));

    std::string digest = "SHA256";
    std::string info(purpose);
    base::SecretBytes input = key.clone();
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, const_cast<std::byte*>(input.expose().data()),
                                          input.expose().size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
        OSSL_PARAM_construct_end(),
    };
    base::Bytes output(kKeyBytes);
    const int ok = context ? EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char*>(output.data()),
                                            output.size(), parameters.data())
                           : 0;
    COUNTERSIGN_ASSERT(ok == 1, "HKDF failed");
    return base::SecretBytes(std::move(output));
}

} // namespace countersign::secrets
