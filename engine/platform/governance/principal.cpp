// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/principal.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/events/audit_log.h"

#include <algorithm>

namespace countersign::governance {

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::Rep:
        return "rep";
    case Role::Manager:
        return "manager";
    case Role::Admin:
        return "admin";
    case Role::Auditor:
        return "auditor";
    }
    COUNTERSIGN_ASSERT(false, "no such role");
}

std::optional<Role> parseRole(std::string_view name)
{
    for (const Role role : {Role::Rep, Role::Manager, Role::Admin, Role::Auditor})
        if (roleName(role) == name)
            return role;
    return std::nullopt;
}

std::string normalAddress(std::string_view email)
{
    std::string lower(email);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool Principal::isLive() const
{
    return std::ranges::any_of(keys, &PrincipalKey::isLive);
}

const PrincipalKey* Principal::findKey(std::string_view keyId) const
{
    const auto found =
        std::ranges::find_if(keys, [&](const PrincipalKey& key) { return key.key.id() == keyId; });
    return found == keys.end() ? nullptr : &*found;
}

namespace {

constexpr const char* kSqlAddKey =
    "INSERT INTO governance_key(principal_id, public_key, key_id, enrolled_at) VALUES(?, ?, ?, ?)";

base::Status insertKey(store::Transaction& transaction, PrincipalId id, Role role, const secrets::PublicKey& key,
                       const Actor& actor)
{
    // The role stands in the entry, so that a key's use can be held against this one entry.
    COUNTERSIGN_ASSIGN(
        const std::int64_t index,
        events::appendAudit(transaction,
                            {.actor = actor.name,
                             .action = "key.enrol",
                             .subject = id.text(),
                             .payload = {{"keyId", key.id()},
                                         {"publicKey", base::toHex(key.bytes())},
                                         {"role", std::string(roleName(role))}}},
                            actor.now));
    const base::Status added = transaction.run(kSqlAddKey, id, key.bytes(), key.id(), index);
    if (!added && added.error().code == base::ErrorCode::Conflict)
        return base::fail(base::ErrorCode::AlreadyExists, "this key is or was enrolled already",
                          {"key", key.id()});
    transaction.changed(store::ChangeKind::Principal, id);
    return added;
}

constexpr const char* kSqlKeys =
    "SELECT public_key, enrolled_at, revoked_at, key_id FROM governance_key WHERE principal_id=? ORDER BY pk";

base::Status readKeys(store::Database& database, Principal& principal)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlKeys, principal.id));
    while (rows.next()) {
        const auto key = secrets::PublicKey::fromBytes(rows.blob(0));
        if (!key || key->id() != rows.textView(3))
            return base::fail(base::ErrorCode::StoreCorrupt, "an enrolled key is damaged");
        principal.keys.push_back(
            {.key = *key,
             .enrolledAt = rows.integer(1),
             .revokedAt = rows.isNull(2) ? std::nullopt : std::optional<std::int64_t>(rows.integer(2))});
    }
    return rows.status();
}

base::Result<Principal> readPrincipal(store::Database& database, const store::Rows& rows)
{
    const auto role = parseRole(rows.textView(2));
    if (!role)
        return base::fail(base::ErrorCode::StoreCorrupt, "a principal has an unknown role");
    Principal principal{.id = rows.id<model::PrincipalTag>(0),
                        .name = rows.text(1),
                        .role = *role,
                        .email = rows.text(3),
                        .keys = {}};
    COUNTERSIGN_TRY(readKeys(database, principal));
    return principal;
}

} // namespace

constexpr const char* kSqlAdd =
    "INSERT INTO governance_principal(id, name, role, email, created_at) VALUES(?, ?, ?, ?, ?)";

base::Result<Principal> addPrincipal(store::Transaction& transaction, const NewPrincipal& principal,
                                     const Actor& actor)
{
    const std::string email = normalAddress(principal.email);
    const std::size_t at = email.find('@');
    if (principal.id.isNull() || principal.name.empty() || at == 0 || at == std::string::npos ||
        at + 1 == email.size())
        return base::fail(base::ErrorCode::InvalidInput,
                          "a principal needs an id, a name and an e-mail address");
    const base::Status added =
        transaction.run(kSqlAdd, principal.id, principal.name, roleName(principal.role), email, actor.now);
    if (!added && added.error().code == base::ErrorCode::Conflict)
        return base::fail(base::ErrorCode::AlreadyExists,
                          "somebody is enrolled with this id or e-mail address", {"email"});
    COUNTERSIGN_TRY(added);
    COUNTERSIGN_ASSIGN([[maybe_unused]] const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = "principal.add",
                                            .subject = principal.id.text(),
                                            .payload = {{"role", std::string(roleName(principal.role))}}},
                                           actor.now));
    COUNTERSIGN_TRY(insertKey(transaction, principal.id, principal.role, principal.key, actor));
    COUNTERSIGN_ASSIGN(auto stored, findPrincipal(transaction.database(), principal.id));
    COUNTERSIGN_ASSERT(stored.has_value(), "what was just added is there");
    return std::move(*stored);
}

base::Status addKey(store::Transaction& transaction, PrincipalId id, const secrets::PublicKey& key,
                    const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const auto principal, findPrincipal(transaction.database(), id));
    if (!principal)
        return base::fail(base::ErrorCode::NotFound, "no such principal", {id.text()});
    return insertKey(transaction, id, principal->role, key, actor);
}

constexpr const char* kSqlRevoke =
    "UPDATE governance_key SET revoked_at=? WHERE principal_id=? AND key_id=? AND revoked_at IS NULL";

base::Status revokeKey(store::Transaction& transaction, PrincipalId id, std::string_view keyId,
                       const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const auto principal, findPrincipal(transaction.database(), id));
    const PrincipalKey* key = principal ? principal->findKey(keyId) : nullptr;
    if (key == nullptr || !key->isLive())
        return base::fail(base::ErrorCode::NotFound, "no such living key", {std::string(keyId)});
    COUNTERSIGN_ASSIGN(const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = "key.revoke",
                                            .subject = id.text(),
                                            .payload = {{"keyId", std::string(keyId)}}},
                                           actor.now));
    transaction.changed(store::ChangeKind::Principal, id);
    return transaction.run(kSqlRevoke, index, id, keyId);
}

base::Status revokePrincipal(store::Transaction& transaction, PrincipalId id, const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const auto principal, findPrincipal(transaction.database(), id));
    if (!principal || !principal->isLive())
        return base::fail(base::ErrorCode::NotFound, "nobody with a living key has this id", {id.text()});
    for (const PrincipalKey& key : principal->keys)
        if (key.isLive())
            COUNTERSIGN_TRY(revokeKey(transaction, id, key.key.id(), actor));
    return {};
}

constexpr const char* kSqlList = "SELECT id, name, role, email FROM governance_principal ORDER BY pk";

base::Result<std::vector<Principal>> listPrincipals(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList));
    std::vector<Principal> principals;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(Principal principal, readPrincipal(database, rows));
        principals.push_back(std::move(principal));
    }
    COUNTERSIGN_TRY(rows.status());
    return principals;
}

constexpr const char* kSqlByEmail = "SELECT id, name, role, email FROM governance_principal WHERE email=?";

base::Result<std::optional<Principal>> findPrincipalByEmail(store::Database& database, std::string_view email)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlByEmail, normalAddress(email)));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(Principal principal, readPrincipal(database, rows));
    return principal;
}

constexpr const char* kSqlFind = "SELECT id, name, role, email FROM governance_principal WHERE id=?";

base::Result<std::optional<Principal>> findPrincipal(store::Database& database, PrincipalId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFind, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(Principal principal, readPrincipal(database, rows));
    return principal;
}

} // namespace countersign::governance
