// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/schedule/legal_instant.h"

#include "engine/outreach/schedule/holidays.h"

#include <algorithm>
#include <cstdio>

namespace countersign::schedule {

using namespace std::chrono;
using base::Instant;

namespace {

/// Enough shifts for every day of a year, each rule once.
constexpr int kMaxShifts = 2000;
constexpr days kLookAhead{366};

struct Shift
{
    Instant to{};
    model::Reason reason;
};
using MaybeShift = base::Result<std::optional<Shift>>;

std::string clockText(minutes minute)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%02d:%02d", static_cast<int>(minute.count() / 60),
                  static_cast<int>(minute.count() % 60));
    return buffer;
}

std::string rangeText(const DayRange& range)
{
    return clockText(range.from) + "–" + clockText(range.to);
}

MaybeShift toNextDay(const LocalTime& local, const WorkingTime& recipient, model::Reason reason)
{
    const base::LocalDate next = sys_days(local.date) + days(1);
    COUNTERSIGN_ASSIGN(
        const Instant to,
        toInstant(next, recipient.hours.from <= recipient.hours.to ? recipient.hours.from : minutes(0),
                  recipient.zone));
    return Shift{to, std::move(reason)};
}

MaybeShift checkBounds(const LegalInstantRequest& request, Instant at)
{
    if (request.notBefore && at < *request.notBefore)
        return Shift{*request.notBefore, {"window_not_before", {base::toRfc3339(*request.notBefore)}}};
    if (request.lastContact && at < *request.lastContact + request.minimumGap) {
        const auto gap = ceil<days>(request.minimumGap).count();
        return Shift{*request.lastContact + request.minimumGap, {"window_gap", {std::to_string(gap)}}};
    }
    return std::nullopt;
}

MaybeShift checkDay(const LegalInstantRequest& request, const LocalTime& local)
{
    const WorkingTime& recipient = request.recipient;
    const auto& weekend = recipient.weekend;
    if (std::find(weekend.begin(), weekend.end(), local.weekday) != weekend.end())
        return toNextDay(local, recipient, {"window_weekend", {recipient.zone}});
    const auto& extra = request.extraHolidays;
    if (std::find(extra.begin(), extra.end(), local.date) != extra.end())
        return toNextDay(local, recipient, {"window_holiday", {recipient.zone, base::toIso(local.date)}});
    if (const auto holiday = holidayOn(recipient.country, local.date))
        return toNextDay(local, recipient, {"window_holiday", {recipient.country, holiday->name}});
    return std::nullopt;
}

MaybeShift checkClock(const LegalInstantRequest& request, const LocalTime& local)
{
    const WorkingTime& recipient = request.recipient;
    if (!recipient.hours.contains(local.minute)) {
        model::Reason reason{"window_work_hours", {rangeText(recipient.hours), recipient.zone}};
        if (local.minute >= recipient.hours.from)
            return toNextDay(local, recipient, std::move(reason));
        COUNTERSIGN_ASSIGN(const Instant to, toInstant(local.date, recipient.hours.from, recipient.zone));
        return Shift{to, std::move(reason)};
    }
    for (const DayRange& quiet : request.quietHours) {
        if (!quiet.contains(local.minute))
            continue;
        const base::LocalDate day =
            quiet.to > local.minute ? local.date : base::LocalDate(sys_days(local.date) + days(1));
        COUNTERSIGN_ASSIGN(const Instant to, toInstant(day, quiet.to, recipient.zone));
        return Shift{to, {"window_quiet", {recipient.zone}}};
    }
    return std::nullopt;
}

/// The first rule that forbids the instant, and where it moves it.
MaybeShift firstObjection(const LegalInstantRequest& request, Instant at)
{
    COUNTERSIGN_ASSIGN(auto bound, checkBounds(request, at));
    if (bound)
        return bound;
    COUNTERSIGN_ASSIGN(const LocalTime local, toLocal(at, request.recipient.zone));
    COUNTERSIGN_ASSIGN(auto day, checkDay(request, local));
    if (day)
        return day;
    return checkClock(request, local);
}

tl::unexpected<base::Error> noInstant(const std::vector<model::Reason>& reasons)
{
    base::Error error{.code = base::ErrorCode::PolicyRefused,
                      .retry = base::Retry::Never,
                      .detail = "no instant within the window satisfies every rule",
                      .args = {}};
    if (!reasons.empty()) {
        error.args = reasons.back().args;
        error.args.insert(error.args.begin(), reasons.back().code);
    }
    return base::fail(std::move(error));
}

} // namespace

base::Result<LegalInstant> nextLegalInstant(const LegalInstantRequest& request)
{
    const Instant last = std::min(request.notAfter.value_or(Instant::max()), request.now + kLookAhead);
    LegalInstant result{.instant = request.now, .reasons = {}};
    for (int i = 0; i < kMaxShifts; ++i) {
        if (result.instant > last)
            return noInstant(result.reasons);
        COUNTERSIGN_ASSIGN(auto shift, firstObjection(request, result.instant));
        if (!shift)
            return result;
        // A clock change can make the local target lie in the past; time never goes back here.
        result.instant = std::max(shift->to, result.instant + minutes(1));
        if (std::find(result.reasons.begin(), result.reasons.end(), shift->reason) == result.reasons.end())
            result.reasons.push_back(std::move(shift->reason));
    }
    return noInstant(result.reasons);
}

} // namespace countersign::schedule
