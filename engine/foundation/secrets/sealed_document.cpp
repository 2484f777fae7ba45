// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/sealed_document.h"

#include "engine/foundation/secrets/aead.h"

#include <algorithm>

namespace countersign::secrets {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::int64_t kFormat = 1;
constexpr std::size_t kSaltBytes = 16;
constexpr std::string_view kAlgorithm = "argon2id";

std::string checksumOf(const Json& content)
{
    return base::toHex(base::sha256(base::dumpJson(content)));
}

std::uint32_t costField(const Json& kdf, std::string_view key)
{
    const std::int64_t value = base::jsonInt(kdf, key, -1);
    return value < 0 || value > UINT32_MAX ? 0 : static_cast<std::uint32_t>(value);
}

tl::unexpected<base::Error> corrupt(std::string_view name)
{
    return base::fail(ErrorCode::StoreCorrupt, std::string(name) + " is damaged; restore it from a backup",
                      {std::string(name)});
}

/// Everything that decides how the key is made is part of what is authenticated.
std::string associatedData(const Json& kdf, std::string_view context)
{
    return std::string(context) + "\n" + base::dumpJson(kdf);
}

} // namespace

std::string writeSealedDocument(const Json& content)
{
    Json versioned = content;
    versioned["format"] = kFormat;
    return base::dumpJsonPretty(Json{{"content", versioned}, {"checksum", checksumOf(versioned)}}) + "\n";
}

base::Result<Json> readSealedDocument(std::string_view text, std::string_view name)
{
    auto document = base::parseJson(text, {.maxBytes = 1U << 20U, .maxDepth = 8});
    if (!document)
        return corrupt(name);
    const Json& content = base::jsonMember(*document, "content");
    if (base::jsonText(*document, "checksum") != checksumOf(content) ||
        base::dumpJsonPretty(*document) + "\n" != text)
        return corrupt(name);
    const std::int64_t format = base::jsonInt(content, "format");
    if (format > kFormat)
        return base::fail(ErrorCode::WorkspaceNewer, std::string(name) + " was written by a newer version",
                          {std::string(name)});
    if (format != kFormat)
        return corrupt(name);
    return content;
}

base::Result<Json> wrapWithPassphrase(const base::SecretBytes& secret, const base::SecretText& passphrase,
                                      std::string_view context, const Argon2Cost& cost,
                                      base::RandomSource& random)
{
    if (passphrase.empty())
        return base::fail(ErrorCode::InvalidInput, "an empty passphrase protects nothing");
    if (!isAcceptable(cost))
        return base::fail(ErrorCode::InvalidInput, "the cost of Argon2id is outside its bounds");
    base::Bytes salt(kSaltBytes);
    random.fill(salt);
    const auto key = argon2id(passphrase, salt, cost);
    if (!key)
        return base::fail(ErrorCode::Internal, "not enough memory for Argon2id", {}, base::Retry::Later);
    const Json kdf{{"algorithm", kAlgorithm},
                   {"memoryKib", cost.memoryKib},
                   {"passes", cost.passes},
                   {"lanes", cost.lanes},
                   {"salt", base::toBase64(salt)}};
    const base::Bytes sealed = seal(*key, secret.expose(), associatedData(kdf, context), random);
    return Json{{"kdf", kdf}, {"sealed", base::toBase64(sealed)}};
}

base::Result<base::SecretBytes> unwrapWithPassphrase(const Json& wrapped, const base::SecretText& passphrase,
                                                     std::string_view context)
{
    const Json& kdf = base::jsonMember(wrapped, "kdf");
    const Argon2Cost cost{.memoryKib = costField(kdf, "memoryKib"),
                          .passes = costField(kdf, "passes"),
                          .lanes = costField(kdf, "lanes")};
    const auto salt = base::fromBase64(base::jsonText(kdf, "salt"));
    const auto sealed = base::fromBase64(base::jsonText(wrapped, "sealed"));
    if (base::jsonText(kdf, "algorithm") != kAlgorithm || !isAcceptable(cost) || !salt ||
        salt->size() != kSaltBytes || !sealed)
        return base::fail(ErrorCode::StoreCorrupt, "a wrapped key has fields that it cannot have");
    const auto key = argon2id(passphrase, *salt, cost);
    if (!key)
        return base::fail(ErrorCode::Internal, "not enough memory for Argon2id", {}, base::Retry::Later);
    auto secret = unseal(*key, *sealed, associatedData(kdf, context));
    if (!secret)
        return base::fail(ErrorCode::WrongPassphrase, "the passphrase does not open this key");
    return std::move(*secret);
}

bool isPrincipalId(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '_' || c == '@' || c == '+' || c == '-';
    };
    return !text.empty() && text.size() <= 64 && text.front() != '.' && std::ranges::all_of(text, fits);
}

} // namespace countersign::secrets
