// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/features/segment.h"

#include <utility>

namespace countersign::features {

/// How many entries and exits a write made.
struct MembershipChanges
{
    std::int64_t entered = 0;
    std::int64_t left = 0;
};

/// Segments and the account's class in each, empty for none.
using AccountClasses = std::vector<std::pair<const Segment*, std::string>>;

/// Closes and opens membership rows so that they say `classes`, with an event for each; segments that are not
/// named are left.
[[nodiscard]] base::Result<MembershipChanges> saveMemberships(store::Transaction& transaction,
                                                              RecordId account, const AccountClasses& classes,
                                                              base::Instant now);

} // namespace countersign::features
