// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/foundation/store/database.h"
#include "engine/outreach/cadence/suggest.h"

namespace countersign::cadence {

/// Someone at the account, and how good it would be to write to them.
struct PersonOption
{
    model::Record contact;
    Action action = Action::Mail;
    double points = 0;
    /// Set where they cannot be reached: "runner_up_opted_out", "runner_up_no_address".
    std::string blockedBy;
};

/// Everyone at the account who has not left, best first: how well we know them, their say in open deals, who spoke
/// last. Those who may not be written to come last, with the reason.
[[nodiscard]] base::Result<std::vector<PersonOption>> rankPeople(store::Database& database, model::RecordId account,
                                                                 const SuggestRequest& request);

} // namespace countersign::cadence
