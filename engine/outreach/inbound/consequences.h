// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/inbound/understand.h"

namespace countersign::inbound {

/// What follows from a verdict: the outcome, and for an opt-out or a dead address the suppression in the same breath.
/// `sent` is our message that the mail belongs to, where it belongs to one.
[[nodiscard]] base::Status applyConsequences(store::Transaction& transaction, const governance::SuppressionKey& suppression,
                                             const model::Record& mail, const std::optional<model::Record>& sent,
                                             const Verdict& verdict, const governance::Actor& actor);

/// The addresses that a sent message went to.
[[nodiscard]] base::Result<std::vector<std::string>> recipientsOf(store::Database& database, const model::Record& sent);

} // namespace countersign::inbound
