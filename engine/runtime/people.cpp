// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/people.h"

#include "engine/outreach/approval/review.h"
#include "engine/platform/governance/chain_check.h"

#include <algorithm>

namespace countersign::runtime {

using base::ErrorCode;
using governance::Principal;
using governance::Role;

base::Status EngineCore::mayAct() const
{
    COUNTERSIGN_ASSIGN(const auto person, governance::findPrincipal(database, me));
    if (!person || !person->isLive())
        return base::fail(ErrorCode::NotAllowed, "this person's keys are revoked", {"key_revoked"});
    if (person->role == Role::Auditor)
        return base::fail(ErrorCode::NotAllowed, "an auditor looks and changes nothing", {"wrong_role"});
    return {};
}

base::Result<Principal> provePerson(const EngineCore& core, const base::SecretText& passphrase)
{
    COUNTERSIGN_ASSIGN(const secrets::SigningKey key, core.workspace.signingKeys().open(core.me.text(), passphrase));
    COUNTERSIGN_ASSIGN(auto me, governance::findPrincipal(core.database, core.me));
    const governance::PrincipalKey* enrolled = me ? me->findKey(key.publicKey().id()) : nullptr;
    if (enrolled == nullptr || !enrolled->isLive())
        return base::fail(ErrorCode::NotAllowed, "this person's key is revoked, or was never enrolled", {"key_revoked"});
    COUNTERSIGN_TRY(governance::checkKeyInChain(core.database, *me, *enrolled, 0));
    return std::move(*me);
}

namespace {

base::Status checkGoverns(const EngineCore& core, const Principal& me)
{
    if (me.role == Role::Manager || me.role == Role::Admin)
        return {};
    COUNTERSIGN_ASSIGN(auto living, governance::listPrincipals(core.database));
    std::erase_if(living, [](const Principal& each) { return !each.isLive(); });
    if (living.size() > 1)
        return base::fail(ErrorCode::NotAllowed, "only a manager or an admin changes rules and people", {"wrong_role"});
    return {};
}

} // namespace

base::Result<Principal> proveGovernor(const EngineCore& core, const base::SecretText& passphrase)
{
    COUNTERSIGN_ASSIGN(auto me, provePerson(core, passphrase));
    COUNTERSIGN_TRY(checkGoverns(core, me));
    return me;
}

namespace {

/// For within the transaction: between the proof and it, another process may have revoked who acts, or enrolled a manager.
base::Status checkStillGoverns(const EngineCore& core)
{
    COUNTERSIGN_ASSIGN(const auto me, governance::findPrincipal(core.database, core.me));
    if (!me || !me->isLive())
        return base::fail(ErrorCode::NotAllowed, "this person's keys are revoked", {"key_revoked"});
    return checkGoverns(core, *me);
}

base::Result<std::vector<secrets::Slot>> slotsOf(const EngineCore& core, const std::string& address)
{
    COUNTERSIGN_ASSIGN(auto slots, core.workspace.keySlots().list());
    std::erase_if(slots, [&](const secrets::Slot& each) { return governance::normalAddress(each.principal) != address; });
    return slots;
}

base::Status removeSlots(const EngineCore& core, const std::vector<secrets::Slot>& slots)
{
    for (const secrets::Slot& slot : slots) {
        const base::Status removed = core.workspace.keySlots().remove(core.workspace.dataKey(), slot);
        if (!removed && removed.error().code != ErrorCode::NotFound)
            return removed;
    }
    return {};
}

/// What was made beside the store for a person who then was not enrolled.
void forget(const EngineCore& core, model::PrincipalId id, const secrets::Slot& slot)
{
    for (const base::Status& undone : {core.workspace.keySlots().remove(core.workspace.dataKey(), slot),
                                       core.workspace.signingKeys().remove(id.text())})
        if (!undone && undone.error().code != ErrorCode::NotFound)
            COUNTERSIGN_LOG(core.ports.log, Warning, "people", "left behind: " + base::toString(undone.error()));
}

} // namespace

base::Result<Principal> addPerson(EngineCore& core, const NewPerson& person, const base::SecretText& passphrase)
{
    COUNTERSIGN_TRY(proveGovernor(core, passphrase));
    COUNTERSIGN_ASSIGN(const auto known, governance::findPrincipalByEmail(core.database, person.email));
    if (known)
        return base::fail(ErrorCode::AlreadyExists, "somebody is enrolled with this e-mail address", {"email"});
    const auto id = core.ids.next<model::PrincipalTag>();
    const secrets::Slot slot{.kind = secrets::SlotKind::Passphrase, .principal = governance::normalAddress(person.email)};
    // A run that was killed before it enrolled its person left a slot, which would keep the address from everybody for good.
    COUNTERSIGN_ASSIGN(const auto stale, slotsOf(core, slot.principal));
    COUNTERSIGN_TRY(removeSlots(core, stale));
    // Before the transaction: wrapping a key is slow on purpose, and nothing waits for it.
    COUNTERSIGN_TRY(core.workspace.keySlots().addPassphrase(core.workspace.dataKey(), slot.principal, person.passphrase));
    const auto key = core.workspace.signingKeys().create(id.text(), person.passphrase);
    base::Result<Principal> added = base::fail(ErrorCode::Internal, "no key");
    if (!key)
        added = base::fail(key.error());
    else
        added = inTransaction(core.database, [&](store::Transaction& transaction) -> base::Result<Principal> {
            COUNTERSIGN_TRY(checkStillGoverns(core));
            return governance::addPrincipal(transaction,
                                            {.id = id,
                                             .name = person.name,
                                             .role = person.role,
                                             .email = person.email,
                                             .key = key->publicKey()},
                                            core.actor());
        });
    if (!added)
        forget(core, id, slot);
    return added;
}

base::Status revokePerson(EngineCore& core, model::PrincipalId id, const base::SecretText& passphrase)
{
    COUNTERSIGN_TRY(proveGovernor(core, passphrase));
    if (id == core.me)
        return base::fail(ErrorCode::NotAllowed, "nobody revokes their own keys: another manager or admin does", {"same_person"});
    COUNTERSIGN_ASSIGN(const auto person, governance::findPrincipal(core.database, id));
    if (!person)
        return base::fail(ErrorCode::NotFound, "nobody of this workspace has this id", {id.text()});
    COUNTERSIGN_ASSIGN(const auto before, slotsOf(core, person->email));
    // Slots of a person without a living key are of a revocation that ended after the store's part: it is taken up here.
    if (person->isLive() || before.empty())
        COUNTERSIGN_TRY(inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_TRY(checkStillGoverns(core));
            COUNTERSIGN_TRY(governance::revokePrincipal(transaction, id, core.actor()));
            const auto withdrawn = approval::withdrawRevoked(transaction, id, core.actor());
            return withdrawn ? base::Status{} : base::Status(base::fail(withdrawn.error()));
        }));
    // Once more: until the keys were revoked the person could add one.
    COUNTERSIGN_ASSIGN(const auto slots, slotsOf(core, person->email));
    return removeSlots(core, slots);
}

} // namespace countersign::runtime
