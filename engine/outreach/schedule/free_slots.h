// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/schedule/working_time.h"

#include <span>
#include <vector>

namespace countersign::schedule {

struct TimeSpan
{
    base::Instant begin{};
    base::Instant end{};
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

struct FreeSlotRequest
{
    base::Instant now{};
    WorkingTime sender;
    WorkingTime recipient;
    /// The sender's calendar, in any order, overlapping or not.
    std::vector<TimeSpan> busy;
    std::chrono::minutes duration{20};
    std::size_t count = 2;
    /// Nothing sooner than this after now; people need to answer first.
    base::Duration notice = std::chrono::hours(24);
    /// How far ahead to look.
    std::chrono::days horizon{14};
};

/// Up to `count` times at which both sides work and the sender is free, on the half hour, spread over a
/// morning and an afternoon and at most two a day. Earliest first; fewer where there are no more. Pure.
[[nodiscard]] base::Result<std::vector<TimeSpan>> commonFreeSlots(const FreeSlotRequest& request);

/// Whether a slot that was offered is still free; to be asked again just before sending.
[[nodiscard]] bool isStillFree(const TimeSpan& slot, std::span<const TimeSpan> busy, base::Instant now);

} // namespace countersign::schedule
