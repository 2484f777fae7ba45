// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/signing_key_file.h"

#include "engine/foundation/secrets/atomic_file.h"
#include "engine/foundation/secrets/sealed_document.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace countersign::secrets {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t kMaxFileBytes = 16384;
constexpr std::string_view kSuffix = ".key";

std::string fileName(std::string_view principal)
{
    return std::string(principal) + std::string(kSuffix);
}

/// Another purpose than a key slot's, so that neither file can stand in for the other.
std::string contextOf(std::string_view principal, const PublicKey& key)
{
    return "countersign signing key 1\n" + std::string(principal) + "\n" + base::toHex(key.bytes());
}

tl::unexpected<base::Error> corrupt(std::string_view principal)
{
    return base::fail(ErrorCode::StoreCorrupt, "a signing key file is damaged; restore it from a backup",
                      {fileName(principal)});
}

struct Document
{
    Json content;
    PublicKey publicKey;
};

base::Result<Document> read(const std::filesystem::path& path, std::string_view principal)
{
    if (!isPrincipalId(principal))
        return base::fail(ErrorCode::InvalidInput, "this cannot be a principal's id");
    const auto file = readFile(path, kMaxFileBytes);
    if (!file && file.error().code == ErrorCode::TooLarge)
        return corrupt(principal);
    if (!file)
        return base::fail(file.error());
    COUNTERSIGN_ASSIGN(Json content, readSealedDocument(base::textOf(*file), fileName(principal)));
    const auto bytes = base::fromBase64(base::jsonText(content, "publicKey"));
    auto publicKey = bytes ? PublicKey::fromBytes(*bytes) : std::nullopt;
    if (!publicKey || base::jsonText(content, "principal") != principal)
        return corrupt(principal);
    return Document{.content = std::move(content), .publicKey = std::move(*publicKey)};
}

} // namespace

SigningKeyFile::SigningKeyFile(const std::filesystem::path& workspace, base::RandomSource& random,
                               Argon2Cost cost)
    : m_folder(workspace / "principals"), m_random(random), m_cost(cost)
{
}

std::filesystem::path SigningKeyFile::pathOf(std::string_view principal) const
{
    return m_folder / fileName(principal);
}

base::Status SigningKeyFile::write(std::string_view principal, const SigningKey& key,
                                   const base::SecretText& passphrase) const
{
    COUNTERSIGN_ASSIGN(
        Json content,
        wrapWithPassphrase(key.seed(), passphrase, contextOf(principal, key.publicKey()), m_cost, m_random));
    content["principal"] = principal;
    content["publicKey"] = base::toBase64(key.publicKey().bytes());
    return writeFileAtomically(pathOf(principal), base::bytesOf(writeSealedDocument(content)));
}

base::Result<SigningKey> SigningKeyFile::create(std::string_view principal,
                                                const base::SecretText& passphrase) const
{
    if (!isPrincipalId(principal))
        return base::fail(ErrorCode::InvalidInput, "this cannot be a principal's id");
    COUNTERSIGN_TRY(makePrivateFolder(m_folder));
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(pathOf(principal)));
    std::error_code ignored;
    if (std::filesystem::exists(pathOf(principal), ignored))
        return base::fail(ErrorCode::AlreadyExists, "the principal has a signing key already");
    SigningKey key = SigningKey::generate(m_random);
    COUNTERSIGN_TRY(write(principal, key, passphrase));
    return key;
}

base::Result<SigningKey> SigningKeyFile::open(std::string_view principal,
                                              const base::SecretText& passphrase) const
{
    COUNTERSIGN_ASSIGN(const Document document, read(pathOf(principal), principal));
    auto seed = unwrapWithPassphrase(document.content, passphrase, contextOf(principal, document.publicKey));
    if (!seed)
        return base::fail(std::move(seed).error());
    auto key = SigningKey::fromSeed(std::move(*seed));
    if (!key || key->publicKey() != document.publicKey)
        return corrupt(principal);
    return std::move(*key);
}

base::Status SigningKeyFile::changePassphrase(std::string_view principal,
                                              const base::SecretText& oldPassphrase,
                                              const base::SecretText& newPassphrase) const
{
    COUNTERSIGN_ASSIGN(const SigningKey before, open(principal, oldPassphrase));
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(pathOf(principal)));
    return write(principal, before, newPassphrase);
}

base::Status SigningKeyFile::remove(std::string_view principal) const
{
    if (!isPrincipalId(principal))
        return base::fail(ErrorCode::InvalidInput, "this cannot be a principal's id");
    std::error_code error;
    std::filesystem::remove(pathOf(principal), error);
    if (error)
        return base::fail(ErrorCode::FileUnreadable, "the signing key could not be removed: " + error.message());
    return {};
}

base::Result<PublicKey> SigningKeyFile::publicKey(std::string_view principal) const
{
    COUNTERSIGN_ASSIGN(const Document document, read(pathOf(principal), principal));
    return document.publicKey;
}

base::Result<std::vector<std::string>> SigningKeyFile::list() const
{
    std::vector<std::string> principals;
    std::error_code error;
    for (std::filesystem::directory_iterator at(m_folder, error), end; !error && at != end;
         at.increment(error)) {
        const std::filesystem::path& path = at->path();
        if (path.extension() == kSuffix && isPrincipalId(path.stem().string()))
            principals.push_back(path.stem().string());
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return base::fail(ErrorCode::FileUnreadable, "cannot list the signing keys: " + error.message());
    std::ranges::sort(principals);
    return principals;
}

} // namespace countersign::secrets
