// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/schedule/free_slots.h"

#include "engine/outreach/schedule/holidays.h"

#include <algorithm>
#include <map>

namespace countersign::schedule {

using namespace std::chrono;
using base::Instant;

namespace {

constexpr minutes kStep{30};
constexpr hours kNoon{12};

bool overlaps(const TimeSpan& a, const TimeSpan& b)
{
    return a.begin < b.end && b.begin < a.end;
}

base::Result<bool> bothEndsWork(const TimeSpan& slot, const WorkingTime& side)
{
    COUNTERSIGN_ASSIGN(const LocalTime begin, toLocal(slot.begin, side.zone));
    COUNTERSIGN_ASSIGN(const LocalTime end, toLocal(slot.end - minutes(1), side.zone));
    if (std::find(side.weekend.begin(), side.weekend.end(), begin.weekday) != side.weekend.end())
        return false;
    if (!side.hours.contains(begin.minute) || !side.hours.contains(end.minute))
        return false;
    return !holidayOn(side.country, begin.date).has_value();
}

Instant firstStepFrom(Instant instant)
{
    const auto steps = (instant.time_since_epoch() + kStep - milliseconds(1)) / kStep;
    return Instant(milliseconds(kStep) * steps);
}

} // namespace

base::Result<std::vector<TimeSpan>> commonFreeSlots(const FreeSlotRequest& request)
{
    std::vector<TimeSpan> slots;
    struct Day
    {
        bool morning = false;
        bool afternoon = false;
    };
    std::map<sys_days, Day> taken;
    const Instant end = request.now + request.horizon;
    for (Instant at = firstStepFrom(request.now + request.notice); at < end && slots.size() < request.count;
         at += kStep) {
        const TimeSpan slot{at, at + request.duration};
        COUNTERSIGN_ASSIGN(const LocalTime local, toLocal(at, request.recipient.zone));
        bool& half = local.minute < kNoon ? taken[sys_days(local.date)].morning
                                          : taken[sys_days(local.date)].afternoon;
        if (half || std::any_of(request.busy.begin(), request.busy.end(),
                                [&](const TimeSpan& busy) { return overlaps(slot, busy); }))
            continue;
        COUNTERSIGN_ASSIGN(const bool senderWorks, bothEndsWork(slot, request.sender));
        COUNTERSIGN_ASSIGN(const bool recipientWorks, bothEndsWork(slot, request.recipient));
        if (!senderWorks || !recipientWorks)
            continue;
        half = true;
        slots.push_back(slot);
    }
    return slots;
}

bool isStillFree(const TimeSpan& slot, std::span<const TimeSpan> busy, Instant now)
{
    return slot.begin > now && std::none_of(busy.begin(), busy.end(),
                                            [&](const TimeSpan& other) { return overlaps(slot, other); });
}

} // namespace countersign::schedule
