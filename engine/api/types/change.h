// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

#include <set>

namespace countersign::api {

/// What part of the picture changed.
enum class Area { Frame, Today, Accounts, Review, Outbox, Insights, Sources, Prompts, Governance, Mailboxes };

struct Change
{
    std::set<Area> areas;
    /// Ids of what changed; empty with everything = true means: read again.
    std::set<Id> ids;
    bool everything = false;
    std::uint64_t revision = 0;
};

} // namespace countersign::api
