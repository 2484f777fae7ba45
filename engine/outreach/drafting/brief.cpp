// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/brief.h"

#include <algorithm>
#include <charconv>

namespace countersign::drafting {

std::vector<model::Fact> slotFacts(const Brief& brief, const std::vector<model::Fact>& facts)
{
    std::size_t last = 0;
    for (const model::Fact& fact : facts) {
        std::size_t number = 0;
        if (fact.id.starts_with('f'))
            std::from_chars(fact.id.data() + 1, fact.id.data() + fact.id.size(), number);
        last = std::max(last, number);
    }
    std::vector<model::Fact> added;
    for (const schedule::TimeSpan& slot : brief.freeTimes) {
        const auto local = schedule::toLocal(slot.begin, brief.zone);
        if (!local)
            continue;
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(slot.end - slot.begin).count();
        const auto minute = local->minute.count();
        char clock[16];
        std::snprintf(clock, sizeof clock, "%02d:%02d", static_cast<int>(minute / 60),
                      static_cast<int>(minute % 60));
        model::Fact fact;
        fact.id = "f" + std::to_string(++last);
        fact.kind = "free_slot";
        fact.text = "Free on " + base::toIso(local->date) + " at " + clock + " for " +
                    std::to_string(minutes) + " minutes.";
        fact.values = {{"begin", slot.begin}, {"minutes", static_cast<std::int64_t>(minutes)}};
        fact.recordKind = model::RecordKind::BusyTime;
        fact.field = "starts_at";
        fact.asOf = brief.now;
        added.push_back(std::move(fact));
    }
    return added;
}

const std::vector<std::string>& shippedUseCases()
{
    static const std::vector<std::string> kUseCases{"post_demo",     "renewal",     "cross_sell",
                                                    "re_engagement", "post_ticket", "pricing_interest"};
    return kUseCases;
}

} // namespace countersign::drafting
