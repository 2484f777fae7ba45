// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/governance/policy.h"
#include "engine/platform/governance/principal.h"

namespace countersign::governance {

/// Holds what is in force against the audit chain: a row that only SQL wrote has no entry there. Each looks at the one
/// entry it needs, and walks every later link, each by its hash, for one that would undo it. `since`: an index up to which
/// it is known already that there is none, because a signature that was checked so names it; 0 walks from the entry on.
/// Refusals are ApprovalVoid with the rule as args[0]; {chain_broken} where a link does not hold.

/// The policy is that of the newest activation, in version and digest. {policy_not_in_chain}.
[[nodiscard]] base::Status checkPolicyInChain(store::Database& database, const Policy& policy, std::int64_t since);

/// The key was enrolled for this person, with this role, where its row says so, and was not revoked since.
/// {key_not_in_chain}, {role_not_in_chain}, {key_revoked}.
[[nodiscard]] base::Status checkKeyInChain(store::Database& database, const Principal& principal,
                                           const PrincipalKey& key, std::int64_t since);

/// Where addPolicy() leaves the index of its audit entry: a hint that saves a search, never a proof.
inline constexpr std::string_view kSettingPolicyEntry = "governance.policy_entry";

} // namespace countersign::governance
