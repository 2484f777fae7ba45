// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/chain_check.h"

#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/store/settings.h"

#include <algorithm>
#include <charconv>

namespace countersign::governance {

namespace {

using base::ErrorCode;
using events::StoredAuditEntry;

tl::unexpected<base::Error> refused(const char* why, const char* rule)
{
    return base::fail(ErrorCode::ApprovalVoid, why, {rule});
}

/// What the hint says, where it points at an activation; 0 where it does not.
base::Result<std::int64_t> hintedEntry(store::Database& database)
{
    COUNTERSIGN_ASSIGN(const auto text, store::setting(database, kSettingPolicyEntry));
    std::int64_t index = 0;
    if (text)
        (void)std::from_chars(text->data(), text->data() + text->size(), index);
    COUNTERSIGN_ASSIGN(const auto link, events::findSoundLink(database, index));
    return link && link->entry.action == "policy.activate" ? index : 0;
}

/// The role under which a key was enrolled. Entries of older programs do not name it; the person's own entry then stands
/// just before the first key's.
base::Result<std::string> enrolledRole(store::Database& database, const StoredAuditEntry& enrolment)
{
    if (const std::string role = base::jsonText(enrolment.entry.payload, "role"); !role.empty())
        return role;
    COUNTERSIGN_ASSIGN(const auto person, events::findSoundLink(database, enrolment.seq - 1));
    if (!person || person->entry.action != "principal.add" || person->entry.subject != enrolment.entry.subject)
        return std::string();
    return base::jsonText(person->entry.payload, "role");
}

} // namespace

namespace {

/// The newest activation after `afterSeq`, else `known`; 0 where there is none.
base::Result<std::int64_t> newestActivation(store::Database& database, std::int64_t known, std::int64_t afterSeq)
{
    std::int64_t newest = known;
    COUNTERSIGN_ASSIGN(const bool sound, events::walkSound(database, afterSeq, [&newest](const StoredAuditEntry& link) {
        if (link.entry.action == "policy.activate")
            newest = link.seq;
    }));
    if (!sound)
        return refused("a link of the audit chain does not hold", "chain_broken");
    return newest;
}

base::Result<bool> isActivationOf(store::Database& database, std::int64_t seq, const Policy& policy)
{
    COUNTERSIGN_ASSIGN(const auto link, events::findSoundLink(database, seq));
    return link && link->entry.action == "policy.activate" && link->entry.subject == std::to_string(policy.version) &&
           base::jsonText(link->entry.payload, "sha256") == base::toHex(policy.hash);
}

} // namespace

base::Status checkPolicyInChain(store::Database& database, const Policy& policy, std::int64_t since)
{
    COUNTERSIGN_ASSIGN(const std::int64_t hint, hintedEntry(database));
    if (hint > 0) {
        COUNTERSIGN_ASSIGN(const std::int64_t newest, newestActivation(database, hint, std::max(hint, since)));
        COUNTERSIGN_ASSIGN(const bool found, isActivationOf(database, newest, policy));
        if (found)
            return {};
    }
    // A hint that leads elsewhere costs a walk over the whole chain, and nothing else.
    COUNTERSIGN_ASSIGN(const std::int64_t newest, newestActivation(database, 0, 0));
    COUNTERSIGN_ASSIGN(const bool found, isActivationOf(database, newest, policy));
    return found ? base::Status{} : refused("the policy in force is not the one of its newest audit entry", "policy_not_in_chain");
}

base::Status checkKeyInChain(store::Database& database, const Principal& principal, const PrincipalKey& key,
                             std::int64_t since)
{
    COUNTERSIGN_ASSIGN(const auto link, events::findSoundLink(database, key.enrolledAt));
    if (!link || link->entry.action != "key.enrol" || link->entry.subject != principal.id.text() ||
        base::jsonText(link->entry.payload, "keyId") != key.key.id() ||
        base::jsonText(link->entry.payload, "publicKey") != base::toHex(key.key.bytes()))
        return refused("the key has no audit entry of its enrolment", "key_not_in_chain");
    COUNTERSIGN_ASSIGN(const std::string role, enrolledRole(database, *link));
    if (role != roleName(principal.role))
        return refused("the person was enrolled with another role", "role_not_in_chain");
    bool revoked = false;
    COUNTERSIGN_ASSIGN(const bool sound, events::walkSound(database, std::max(since, key.enrolledAt), [&](const auto& later) {
        revoked = revoked ||
                  (later.entry.action == "key.revoke" && base::jsonText(later.entry.payload, "keyId") == key.key.id());
    }));
    // An edited entry may have been its revocation.
    if (!sound)
        return refused("a link of the audit chain does not hold", "chain_broken");
    if (revoked)
        return refused("the key was revoked", "key_revoked");
    return {};
}

} // namespace countersign::governance
