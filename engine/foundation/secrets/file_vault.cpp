// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/file_vault.h"

#include "engine/foundation/secrets/aead.h"
#include "engine/foundation/secrets/atomic_file.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace countersign::secrets {

namespace {

using base::ErrorCode;

constexpr std::string_view kMagic = "CSVAULT1";
constexpr std::size_t kMaxFileBytes = 4U << 20U;
constexpr std::size_t kMaxNameBytes = 256;
constexpr std::size_t kMaxValueBytes = 64U << 10U;

struct Entry
{
    std::string_view name;
    std::string_view value;
};

// The table is length-prefixed instead of JSON: a parser would leave copies of every secret in freed memory.
void appendField(base::Bytes& table, std::string_view field)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        table.push_back(static_cast<std::byte>(field.size() >> static_cast<unsigned>(shift) & 0xFFU));
    const auto bytes = base::bytesOf(field);
    table.insert(table.end(), bytes.begin(), bytes.end());
}

std::optional<std::string_view> takeField(std::string_view& rest)
{
    if (rest.size() < 4)
        return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i)
        size = size << 8U | static_cast<unsigned char>(rest[i]);
    if (size > rest.size() - 4)
        return std::nullopt;
    const std::string_view field = rest.substr(4, size);
    rest.remove_prefix(4 + size);
    return field;
}

/// Views into `table`, in the order of the names.
base::Result<std::vector<Entry>> entriesOf(const base::SecretBytes& table)
{
    std::vector<Entry> entries;
    std::string_view rest = base::textOf(table.expose());
    while (!rest.empty()) {
        const auto name = takeField(rest);
        const auto value = name ? takeField(rest) : std::nullopt;
        if (!value)
            return base::fail(ErrorCode::StoreCorrupt, "the vault's table ends early", {"vault.bin"});
        entries.push_back({.name = *name, .value = *value});
    }
    return entries;
}

} // namespace

FileVault::FileVault(const std::filesystem::path& workspace, const DataKey& key, base::RandomSource& random)
    : m_path(workspace / "vault.bin"), m_key(key.derive("vault")), m_random(random)
{
}

base::Result<base::SecretBytes> FileVault::read() const
{
    auto file = readFile(m_path, kMaxFileBytes);
    if (!file && file.error().code == ErrorCode::NotFound)
        return base::SecretBytes();
    if (!file)
        return base::fail(std::move(file).error());
    if (!base::textOf(*file).starts_with(kMagic))
        return base::fail(ErrorCode::StoreCorrupt, "vault.bin is not a vault; restore it from a backup",
                          {"vault.bin"});
    auto table = unseal(m_key, std::span(*file).subspan(kMagic.size()), kMagic);
    if (!table)
        return base::fail(ErrorCode::StoreCorrupt,
                          "vault.bin was changed or belongs to another workspace; restore it from a backup",
                          {"vault.bin"});
    return std::move(*table);
}

base::Status FileVault::replace(std::string_view name, const base::SecretText* value)
{
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(m_path));
    COUNTERSIGN_ASSIGN(const base::SecretBytes table, read());
    COUNTERSIGN_ASSIGN(std::vector<Entry> entries, entriesOf(table));
    const bool known = std::erase_if(entries, [&](const Entry& entry) { return entry.name == name; }) > 0;
    if (!value && !known)
        return {};
    if (value) {
        const auto at = std::ranges::lower_bound(entries, name, {}, &Entry::name);
        entries.insert(at, {.name = name, .value = value->expose()});
    }

    // Reserved at once, because growing would leave unwiped copies behind.
    std::size_t size = 0;
    for (const Entry& entry : entries)
        size += 8 + entry.name.size() + entry.value.size();
    if (size + kMagic.size() + kNonceBytes + kTagBytes > kMaxFileBytes)
        return base::fail(ErrorCode::TooLarge, "the vault is full");
    base::Bytes changed;
    changed.reserve(size);
    for (const Entry& entry : entries) {
        appendField(changed, entry.name);
        appendField(changed, entry.value);
    }
    const base::SecretBytes plain(std::move(changed));
    const base::Bytes sealed = seal(m_key, plain.expose(), kMagic, m_random);
    const auto magic = base::bytesOf(kMagic);
    base::Bytes file(magic.begin(), magic.end());
    file.insert(file.end(), sealed.begin(), sealed.end());
    return writeFileAtomically(m_path, file);
}

base::Status FileVault::put(std::string_view name, const base::SecretText& value)
{
    if (name.empty() || name.size() > kMaxNameBytes || value.expose().size() > kMaxValueBytes)
        return base::fail(ErrorCode::InvalidInput, "a vault entry's name or value is empty or too long");
    return replace(name, &value);
}

base::Result<base::SecretText> FileVault::get(std::string_view name) const
{
    COUNTERSIGN_ASSIGN(const base::SecretBytes table, read());
    COUNTERSIGN_ASSIGN(const std::vector<Entry> entries, entriesOf(table));
    const auto found = std::ranges::find(entries, name, &Entry::name);
    if (found == entries.end())
        return base::fail(ErrorCode::NotFound, "the vault has no such entry");
    return base::SecretText(std::string(found->value));
}

base::Status FileVault::remove(std::string_view name)
{
    return replace(name, nullptr);
}

base::Result<std::vector<std::string>> FileVault::list() const
{
    COUNTERSIGN_ASSIGN(const base::SecretBytes table, read());
    COUNTERSIGN_ASSIGN(const std::vector<Entry> entries, entriesOf(table));
    std::vector<std::string> names;
    names.reserve(entries.size());
    for (const Entry& entry : entries)
        names.emplace_back(entry.name);
    return names;
}

} // namespace countersign::secrets
