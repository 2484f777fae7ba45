// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/key_slots.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/secrets/aead.h"
#include "engine/foundation/secrets/atomic_file.h"
#include "engine/foundation/secrets/recovery_code.h"
#include "engine/foundation/secrets/sealed_document.h"

#include <optional>
#include <utility>

namespace countersign::secrets {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::string_view kFileName = "keys.json";
constexpr std::size_t kMaxFileBytes = 1U << 20U;
constexpr std::size_t kMaxSlots = 64;

std::string_view kindName(SlotKind kind)
{
    switch (kind) {
    case SlotKind::Passphrase:
        return "passphrase";
    case SlotKind::KeyChain:
        return "keychain";
    case SlotKind::Recovery:
        return "recovery";
    }
    return {};
}

std::optional<Slot> slotOf(const Json& json)
{
    const std::string name = base::jsonText(json, "kind");
    for (const SlotKind kind : {SlotKind::Passphrase, SlotKind::KeyChain, SlotKind::Recovery}) {
        if (name == kindName(kind))
            return Slot{.kind = kind, .principal = base::jsonText(json, "principal")};
    }
    return std::nullopt;
}

/// Binds a wrapped key to its slot: renaming a slot, or moving it to another kind, makes it useless.
std::string contextOf(const Slot& slot)
{
    return "countersign key slot 1\n" + std::string(kindName(slot.kind)) + "\n" + slot.principal;
}

tl::unexpected<base::Error> corrupt(std::string why)
{
    return base::fail(ErrorCode::StoreCorrupt, "keys.json " + std::move(why) + "; restore it from a backup",
                      {std::string(kFileName)});
}

/// Over all slots, under the data key: whoever hasn't it can't add, drop or mix slots unnoticed.
std::string macOf(const DataKey& key, const Json& content)
{
    const base::SecretBytes macKey = key.derive("key slots");
    Json covered = content;
    covered.erase("mac");
    return base::toHex(base::hmacSha256(macKey.expose(), base::bytesOf(base::dumpJson(covered))));
}

bool belongsTo(const DataKey& key, const Json& content)
{
    const std::string stored = base::jsonText(content, "mac");
    return base::equalConstantTime(base::bytesOf(stored), base::bytesOf(macOf(key, content)));
}

base::Result<DataKey> checked(base::SecretBytes bytes, const Json& content)
{
    if (bytes.expose().size() != kKeyBytes)
        return corrupt("holds a key of the wrong size");
    DataKey key(std::move(bytes));
    if (!belongsTo(key, content))
        return corrupt("was put together from different files");
    return key;
}

bool hasSlot(const Json& slots, const Slot& slot)
{
    for (const Json& candidate : slots) {
        if (slotOf(candidate) == slot)
            return true;
    }
    return false;
}

Json without(const Json& slots, const Slot& slot)
{
    Json kept = Json::array();
    for (const Json& candidate : slots) {
        if (slotOf(candidate) != slot)
            kept.push_back(candidate);
    }
    return kept;
}

std::string chainName(const Json& slot, std::string_view principal)
{
    return base::jsonText(slot, "chainName") + "/" + std::string(principal);
}

base::Status checkPrincipal(std::string_view principal)
{
    if (!isPrincipalId(principal))
        return base::fail(ErrorCode::InvalidInput, "this cannot be a principal's id");
    return {};
}

} // namespace

DataKey::DataKey(base::SecretBytes bytes) : m_bytes(std::move(bytes))
{
    COUNTERSIGN_ASSERT(m_bytes.expose().size() == kKeyBytes, "a data key has 256 bits");
}

base::SecretBytes DataKey::derive(std::string_view purpose) const
{
    return hkdf(m_bytes, "countersign " + std::string(purpose));
}

KeySlots::KeySlots(std::filesystem::path workspace, base::RandomSource& random, Argon2Cost cost)
    : m_path(std::move(workspace) / kFileName), m_random(random), m_cost(cost)
{
}

base::Result<Json> KeySlots::read() const
{
    const auto file = readFile(m_path, kMaxFileBytes);
    if (!file && file.error().code == ErrorCode::NotFound)
        return base::fail(ErrorCode::WorkspaceMissing, "there is no keys.json in this folder");
    if (!file && file.error().code == ErrorCode::TooLarge)
        return corrupt("is larger than it can be");
    if (!file)
        return base::fail(file.error());
    COUNTERSIGN_ASSIGN(Json content, readSealedDocument(base::textOf(*file), kFileName));
    const Json& slots = base::jsonMember(content, "slots");
    if (!slots.is_array() || slots.empty() || slots.size() > kMaxSlots)
        return corrupt("has no slots, or too many");
    return content;
}

base::Result<Json> KeySlots::readFor(const DataKey& key) const
{
    COUNTERSIGN_ASSIGN(Json content, read());
    if (!belongsTo(key, content))
        return corrupt("does not belong to the open workspace");
    return content;
}

base::Status KeySlots::write(const DataKey& key, Json slotList) const
{
    if (slotList.size() > kMaxSlots)
        return base::fail(ErrorCode::TooLarge, "a workspace has at most 64 key slots");
    Json content{{"format", 1}, {"slots", std::move(slotList)}};
    content["mac"] = macOf(key, content);
    return writeFileAtomically(m_path, base::bytesOf(writeSealedDocument(content)));
}

base::Result<Json> KeySlots::wrapped(const DataKey& key, const Slot& slot,
                                     const base::SecretText& passphrase) const
{
    COUNTERSIGN_ASSIGN(Json json,
                       wrapWithPassphrase(key.bytes(), passphrase, contextOf(slot), m_cost, m_random));
    json["kind"] = kindName(slot.kind);
    json["principal"] = slot.principal;
    return json;
}

base::Result<DataKey> KeySlots::create(std::string_view principal, const base::SecretText& passphrase) const
{
    COUNTERSIGN_TRY(checkPrincipal(principal));
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(m_path));
    const auto present = readFile(m_path, kMaxFileBytes);
    if (present || present.error().code != ErrorCode::NotFound)
        return base::fail(ErrorCode::AlreadyExists, "this folder has a keys.json already");
    base::Bytes bytes(kKeyBytes);
    m_random.fill(bytes);
    DataKey key{base::SecretBytes(std::move(bytes))};
    COUNTERSIGN_ASSIGN(
        Json slot,
        wrapped(key, {.kind = SlotKind::Passphrase, .principal = std::string(principal)}, passphrase));
    COUNTERSIGN_TRY(write(key, Json::array({std::move(slot)})));
    return key;
}

base::Result<DataKey> KeySlots::open(const base::SecretText& passphrase, std::string_view principal) const
{
    COUNTERSIGN_ASSIGN(OpenedSlot opened, openSlot(passphrase, principal));
    return std::move(opened.key);
}

base::Result<OpenedSlot> KeySlots::openSlot(const base::SecretText& passphrase, std::string_view principal) const
{
    COUNTERSIGN_ASSIGN(const Json content, read());
    const auto recoveryCode = normalRecoveryCode(passphrase.expose());
    for (const Json& candidate : content["slots"]) {
        const auto slot = slotOf(candidate);
        if (!slot)
            return corrupt("has a slot of an unknown kind");
        if (slot->kind == SlotKind::KeyChain || (!principal.empty() && slot->principal != principal))
            continue;
        // Argon2id is slow on purpose: a text that can't be a code is not tried as one.
        if (slot->kind == SlotKind::Recovery && !recoveryCode)
            continue;
        auto bytes = unwrapWithPassphrase(
            candidate, slot->kind == SlotKind::Recovery ? *recoveryCode : passphrase, contextOf(*slot));
        if (bytes) {
            COUNTERSIGN_ASSIGN(DataKey key, checked(std::move(*bytes), content));
            return OpenedSlot{.key = std::move(key), .slot = *slot};
        }
        if (bytes.error().code != ErrorCode::WrongPassphrase)
            return base::fail(std::move(bytes).error());
    }
    return base::fail(ErrorCode::WrongPassphrase, "no key slot opened");
}

base::Result<DataKey> KeySlots::openWithKeyChain(std::string_view principal, KeyChain& chain) const
{
    COUNTERSIGN_ASSIGN(const Json content, read());
    const Slot wanted{.kind = SlotKind::KeyChain, .principal = std::string(principal)};
    for (const Json& candidate : content["slots"]) {
        if (slotOf(candidate) != wanted)
            continue;
        const auto kept = chain.get(chainName(candidate, principal));
        if (!kept)
            return base::fail(ErrorCode::KeyUnavailable, "the key chain does not give the key", {},
                              base::Retry::Later);
        auto chainKey = base::fromBase64(kept->expose());
        const auto sealed = base::fromBase64(base::jsonText(candidate, "sealed"));
        if (!chainKey || chainKey->size() != kKeyBytes || !sealed)
            return base::fail(ErrorCode::KeyUnavailable,
                              "the key chain holds something else under this name");
        auto bytes = unseal(base::SecretBytes(std::move(*chainKey)), *sealed, contextOf(wanted));
        if (!bytes)
            return base::fail(ErrorCode::KeyUnavailable, "the key chain's key does not open this workspace");
        return checked(std::move(*bytes), content);
    }
    return base::fail(ErrorCode::KeyUnavailable, "this workspace has no key chain slot for the principal");
}

base::Status KeySlots::addPassphrase(const DataKey& key, std::string_view principal,
                                     const base::SecretText& passphrase) const
{
    COUNTERSIGN_TRY(checkPrincipal(principal));
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(m_path));
    COUNTERSIGN_ASSIGN(Json content, readFor(key));
    const Slot slot{.kind = SlotKind::Passphrase, .principal = std::string(principal)};
    if (hasSlot(content["slots"], slot))
        return base::fail(ErrorCode::AlreadyExists, "the principal has a passphrase here already");
    COUNTERSIGN_ASSIGN(Json added, wrapped(key, slot, passphrase));
    content["slots"].push_back(std::move(added));
    return write(key, std::move(content["slots"]));
}

base::Status KeySlots::addKeyChain(const DataKey& key, std::string_view principal, KeyChain& chain) const
{
    COUNTERSIGN_TRY(checkPrincipal(principal));
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(m_path));
    COUNTERSIGN_ASSIGN(const Json content, readFor(key));
    const Slot slot{.kind = SlotKind::KeyChain, .principal = std::string(principal)};
    base::Bytes fresh(kKeyBytes);
    m_random.fill(fresh);
    const base::SecretBytes chainKey(std::move(fresh));
    // A name of its own for each workspace: two on one machine must not overwrite each other's key.
    base::Bytes tag(8);
    m_random.fill(tag);
    Json added{{"kind", kindName(slot.kind)},
               {"principal", slot.principal},
               {"chainName", "countersign-" + base::toHex(tag)},
               {"sealed", base::toBase64(seal(chainKey, key.bytes().expose(), contextOf(slot), m_random))}};
    COUNTERSIGN_TRY(
        chain.set(chainName(added, principal), base::SecretText(base::toBase64(chainKey.expose()))));
    Json slots = without(content["slots"], slot);
    slots.push_back(std::move(added));
    return write(key, std::move(slots));
}

base::Result<base::SecretText> KeySlots::addRecoveryCode(const DataKey& key, std::string_view principal) const
{
    COUNTERSIGN_TRY(checkPrincipal(principal));
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(m_path));
    COUNTERSIGN_ASSIGN(const Json content, readFor(key));
    const Slot slot{.kind = SlotKind::Recovery, .principal = std::string(principal)};
    base::SecretText code = makeRecoveryCode(m_random);
    COUNTERSIGN_ASSIGN(Json added, wrapped(key, slot, code));
    Json slots = without(content["slots"], slot);
    slots.push_back(std::move(added));
    COUNTERSIGN_TRY(write(key, std::move(slots)));
    return code;
}

base::Status KeySlots::remove(const DataKey& key, const Slot& slot) const
{
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(m_path));
    COUNTERSIGN_ASSIGN(const Json content, readFor(key));
    if (!hasSlot(content["slots"], slot))
        return base::fail(ErrorCode::NotFound, "there is no such key slot");
    Json slots = without(content["slots"], slot);
    if (slots.empty())
        return base::fail(ErrorCode::Conflict, "the last key slot cannot be removed");
    return write(key, std::move(slots));
}

base::Status KeySlots::removeKeyChain(const DataKey& key, std::string_view principal, KeyChain& chain) const
{
    const Slot slot{.kind = SlotKind::KeyChain, .principal = std::string(principal)};
    COUNTERSIGN_ASSIGN(const Json content, readFor(key));
    COUNTERSIGN_TRY(remove(key, slot));
    for (const Json& candidate : content["slots"]) {
        if (slotOf(candidate) == slot)
            return chain.remove(chainName(candidate, principal));
    }
    return {};
}

base::Status KeySlots::changePassphrase(std::string_view principal, const base::SecretText& oldPassphrase,
                                        const base::SecretText& newPassphrase) const
{
    COUNTERSIGN_ASSIGN(const FileLock lock, FileLock::acquire(m_path));
    COUNTERSIGN_ASSIGN(const Json content, read());
    const Slot slot{.kind = SlotKind::Passphrase, .principal = std::string(principal)};
    for (const Json& candidate : content["slots"]) {
        if (slotOf(candidate) != slot)
            continue;
        COUNTERSIGN_ASSIGN(base::SecretBytes bytes,
                           unwrapWithPassphrase(candidate, oldPassphrase, contextOf(slot)));
        COUNTERSIGN_ASSIGN(const DataKey key, checked(std::move(bytes), content));
        COUNTERSIGN_ASSIGN(Json changed, wrapped(key, slot, newPassphrase));
        Json slots = without(content["slots"], slot);
        slots.push_back(std::move(changed));
        return write(key, std::move(slots));
    }
    return base::fail(ErrorCode::NotFound, "the principal has no passphrase here");
}

base::Result<std::vector<Slot>> KeySlots::list() const
{
    COUNTERSIGN_ASSIGN(const Json content, read());
    std::vector<Slot> slots;
    for (const Json& candidate : content["slots"]) {
        auto slot = slotOf(candidate);
        if (!slot)
            return corrupt("has a slot of an unknown kind");
        slots.push_back(std::move(*slot));
    }
    return slots;
}

} // namespace countersign::secrets
