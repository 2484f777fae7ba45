// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/ids.h"
#include "engine/foundation/secrets/signing_key.h"
#include "engine/foundation/store/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::governance {

using model::PrincipalId;

/// An e-mail address as principals are told apart by it.
[[nodiscard]] std::string normalAddress(std::string_view email);

enum class Role { Rep, Manager, Admin, Auditor };

/// "rep", "manager", "admin", "auditor".
[[nodiscard]] std::string_view roleName(Role role);
[[nodiscard]] std::optional<Role> parseRole(std::string_view name);

/// One device's key of a person. It counts for signatures between two indices of the audit chain, whatever
/// the wall clock says.
struct PrincipalKey
{
    secrets::PublicKey key;
    std::int64_t enrolledAt = 0;
    /// The audit index of its revocation; nothing while it is good.
    std::optional<std::int64_t> revokedAt;

    [[nodiscard]] bool isLive() const { return !revokedAt.has_value(); }
};

/// A person with a role. Persons are told apart by e-mail address: two principals never share one, nor a key.
struct Principal
{
    PrincipalId id;
    std::string name;
    Role role = Role::Rep;
    std::string email;
    std::vector<PrincipalKey> keys;

    /// The key with this id, also a revoked one.
    [[nodiscard]] const PrincipalKey* findKey(std::string_view keyId) const;
    /// Has a key that counts: may sign, and act.
    [[nodiscard]] bool isLive() const;
};

struct NewPrincipal
{
    PrincipalId id;
    std::string name;
    Role role = Role::Rep;
    std::string email;
    secrets::PublicKey key;
};

/// Who did it and when, for the audit entry that every decision leaves.
struct Actor
{
    /// The principal's id text, or "system".
    std::string name;
    base::Instant now;
};

/// Enrols the person with a first key. AlreadyExists where the e-mail address or the key is someone's
/// already, also where that key was revoked.
[[nodiscard]] base::Result<Principal> addPrincipal(store::Transaction& transaction,
                                                   const NewPrincipal& principal, const Actor& actor);
/// A further device.
[[nodiscard]] base::Status addKey(store::Transaction& transaction, PrincipalId id,
                                  const secrets::PublicKey& key, const Actor& actor);
/// From the next audit index on, nothing that the key signed counts, however old.
[[nodiscard]] base::Status revokeKey(store::Transaction& transaction, PrincipalId id, std::string_view keyId,
                                     const Actor& actor);

/// The same for every living key of the person; NotFound where there is none.
[[nodiscard]] base::Status revokePrincipal(store::Transaction& transaction, PrincipalId id, const Actor& actor);

[[nodiscard]] base::Result<std::vector<Principal>> listPrincipals(store::Database& database);
[[nodiscard]] base::Result<std::optional<Principal>> findPrincipal(store::Database& database, PrincipalId id);
/// Whatever the case of its letters.
[[nodiscard]] base::Result<std::optional<Principal>> findPrincipalByEmail(store::Database& database,
                                                                          std::string_view email);

} // namespace countersign::governance
