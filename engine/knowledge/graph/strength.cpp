// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/graph/graph.h"
#include "engine/platform/records/record_store.h"

#include <cmath>

namespace countersign::graph {

using model::Record;

namespace {

/// Half after 90 days; nothing for what lies in the future.
double decayed(base::Instant at, base::Instant now)
{
    if (at > now)
        return 0;
    const double days = std::chrono::duration<double, std::ratio<86400>>(now - at).count();
    return std::exp2(-days / 90);
}

} // namespace

base::Result<Strength> relationshipStrength(store::Database& database, RecordId contact, base::Instant now)
{
    Strength strength;
    std::optional<base::Instant> lastIn;
    std::optional<base::Instant> lastOut;
    COUNTERSIGN_ASSIGN(const auto messages, records::findByReference(database, RecordKind::Message, "contact", contact));
    for (const Record& message : messages) {
        const auto at = message.instant("at");
        if (!at || *at > now)
            continue;
        const bool inbound = message.text("direction") == "in";
        (inbound ? strength.inbound : strength.outbound) += decayed(*at, now);
        auto& last = inbound ? lastIn : lastOut;
        last = std::max(last.value_or(*at), *at);
    }
    COUNTERSIGN_ASSIGN(const auto activities, records::findByReference(database, RecordKind::Activity, "contact", contact));
    std::optional<base::Instant> lastMeeting;
    for (const Record& activity : activities) {
        const std::string type = activity.text("activity_type");
        const auto at = activity.instant("at");
        if (!at || *at > now || (type != "meeting" && type != "demo" && type != "call"))
            continue;
        strength.meetings += decayed(*at, now);
        lastMeeting = std::max(lastMeeting.value_or(*at), *at);
    }
    // Two-way is as recent as the older of the last word from each side, or a meeting.
    if (lastIn && lastOut)
        strength.lastTwoWayAt = std::min(*lastIn, *lastOut);
    if (lastMeeting)
        strength.lastTwoWayAt = std::max(strength.lastTwoWayAt.value_or(*lastMeeting), *lastMeeting);
    strength.value = 1 - std::exp(-(2 * std::sqrt(strength.inbound * strength.outbound) + 3 * strength.meetings) / 6);
    return strength;
}

} // namespace countersign::graph
