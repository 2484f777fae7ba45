// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/hash.h"

#include "engine/foundation/base/assert.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace countersign::base {

namespace {

unsigned char* raw(std::byte* bytes) { return reinterpret_cast<unsigned char*>(bytes); }
const unsigned char* raw(const std::byte* bytes) { return reinterpret_cast<const unsigned char*>(bytes); }

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

bool isBase64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

} // namespace

Sha256 sha256(std::span<const std::byte> bytes)
{
    Sha256 digest{};
    const int ok = EVP_Digest(bytes.data(), bytes.size(), raw(digest.data()), nullptr, EVP_sha256(), nullptr);
    COUNTERSIGN_ASSERT(ok == 1, "SHA-256 failed");
    return digest;
}

struct Sha256Stream::State
{
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256Stream::Sha256Stream() : m_state(std::make_unique<State>())
{
    const int ok = EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr);
    COUNTERSIGN_ASSERT(ok == 1, "SHA-256 failed");
}

Sha256Stream::~Sha256Stream() = default;

Sha256Stream& Sha256Stream::add(std::span<const std::byte> bytes)
{
    const int ok = EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
    COUNTERSIGN_ASSERT(ok == 1, "SHA-256 failed");
    return *this;
}

Sha256Stream& Sha256Stream::addField(std::string_view text)
{
    std::array<std::byte, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<std::byte>(static_cast<std::uint64_t>(text.size()) >> (8 * i));
    return add(length).add(text);
}

Sha256 Sha256Stream::finish()
{
    Sha256 digest{};
    const int ok = EVP_DigestFinal_ex(m_state->context, raw(digest.data()), nullptr);
    COUNTERSIGN_ASSERT(ok == 1, "SHA-256 failed");
    return digest;
}

Sha256 hmacSha256(std::span<const std::byte> key, std::span<const std::byte> bytes)
{
    Sha256 digest{};
    unsigned int length = 0;
    const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), raw(bytes.data()), bytes.size(),
                            raw(digest.data()), &length);
    COUNTERSIGN_ASSERT(done != nullptr && length == digest.size(), "HMAC-SHA-256 failed");
    return digest;
}

bool equalConstantTime(std::span<const std::byte> a, std::span<const std::byte> b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string toHex(std::span<const std::byte> bytes)
{
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        text += kDigits[std::to_integer<unsigned>(byte) >> 4];
        text += kDigits[std::to_integer<unsigned>(byte) & 15U];
    }
    return text;
}

std::optional<Bytes> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return bytes;
}

std::string toBase64(std::span<const std::byte> bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), raw(bytes.data()),
                                       static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::optional<Bytes> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    for (std::size_t i = 0; i + padding < text.size(); ++i)
        if (!isBase64(text[i]))
            return std::nullopt;
    Bytes bytes(text.size() / 4 * 3);
    const int length = EVP_DecodeBlock(raw(bytes.data()), reinterpret_cast<const unsigned char*>(text.data()),
                                       static_cast<int>(text.size()));
    if (length < 0)
        return std::nullopt;
    // Not resize(): gcc 12 warns under the sanitizers that it might grow.
    bytes.erase(bytes.end() - static_cast<std::ptrdiff_t>(padding), bytes.end());
    return bytes;
}

} // namespace countersign::base
