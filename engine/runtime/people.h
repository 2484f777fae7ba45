// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/engine_core.h"

namespace countersign::runtime {

/// The acting person, proved by their passphrase: it opens their signing key, and that key is enrolled, not revoked, and
/// the audit chain knows it. WrongPassphrase; NotAllowed {key_revoked}; as governance::checkKeyInChain().
[[nodiscard]] base::Result<governance::Principal> provePerson(const EngineCore& core, const base::SecretText& passphrase);

/// The same for who changes rules and people: a manager or admin, or the only person of a workspace; else NotAllowed
/// {wrong_role}.
[[nodiscard]] base::Result<governance::Principal> proveGovernor(const EngineCore& core, const base::SecretText& passphrase);

/// Enrols a person with a signing key and a key slot under their own passphrase, in the name of the acting person, who
/// gives the passphrase as for proveGovernor(). AlreadyExists where somebody has the address.
[[nodiscard]] base::Result<governance::Principal> addPerson(EngineCore& core, const NewPerson& person,
                                                            const base::SecretText& passphrase);

/// From now on nothing counts that the person's keys sign, or have signed and has not left: it goes back to review when it
/// is claimed. Their slots open the workspace no more. Who may as for addPerson(); nobody revokes themselves. May be repeated
/// where it failed after the keys and before the slots; NotFound where the person has neither.
[[nodiscard]] base::Status revokePerson(EngineCore& core, model::PrincipalId id, const base::SecretText& passphrase);

} // namespace countersign::runtime
