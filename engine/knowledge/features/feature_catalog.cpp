// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/features/feature.h"

#include <array>

namespace countersign::features {

namespace {

using std::chrono::hours;
using enum UseClass;

constexpr FeatureDef def(std::string_view name, UseClass use, std::string_view unit,
                         std::string_view definition, hours ttl = hours(36))
{
    return {.name = name, .use = use, .unit = unit, .definition = definition, .ttl = ttl};
}

constexpr auto kCatalog = std::to_array<FeatureDef>({
    def("days_since_two_way_contact", Tone, "days",
        "Days since the newer of: an inbound mail that was answered, or a meeting or call that took place."),
    def("unanswered_inbound_days", Tone, "days",
        "Days that the longest waiting inbound mail of the last 90 days, newest of its contact, has had no "
        "answer."),
    def("days_to_renewal", Sayable, "days", "Days to the nearest coming renewal date of a running contract."),
    def("notice_days", Sayable, "days", "Days to the nearest coming notice date of a running contract."),
    def("open_opportunity_value", Timing, "minor units",
        "Sum of the amounts of open opportunities; unknown where they are in different currencies."),
    def("stage_age_days", Timing, "days",
        "Days that the largest open opportunity has been at its stage, else since it was opened."),
    def("usage_trend_30d", Tone, "share",
        "Relative change of the used quantity in the last 30 days against the 30 days before."),
    def("pricing_visits_14d", Timing, "count", "Visits to pages about prices in the last 14 days."),
    def("open_tickets", Tone, "count", "Support tickets that are not solved."),
    def("last_ticket_solved_days", Sayable, "days", "Days since the last support ticket was solved."),
    def("demo_held_days", Sayable, "days", "Days since the last demo that took place."),
    def("multi_threading", Timing, "count", "Contacts with mail in both directions in the last 90 days."),
    def("champion_left", Tone, "yes or no",
        "1 where a contact with the role of a champion has left the company."),
    def("employees", Timing, "count", "Employees as the account's record says.", hours(24 * 30)),
    def("owned_products", Sayable, "count", "Different products that the account has in use."),
    def("cross_sell_share", Timing, "share",
        "Among accounts of the industry that own a product in common: the largest share that owns a product "
        "which this "
        "account lacks; unknown below 3 such accounts.",
        hours(24 * 7)),
    def("overall_health", Timing, "word",
        "good, watch or risk, from contact, usage, tickets and champion; unknown where none of contact and "
        "usage is known."),
});

} // namespace

std::span<const FeatureDef> featureCatalog()
{
    return kCatalog;
}

const FeatureDef* findFeature(std::string_view name)
{
    for (const FeatureDef& each : kCatalog)
        if (each.name == name)
            return &each;
    return nullptr;
}

bool FeatureValue::isStale(base::Instant now) const
{
    const FeatureDef* found = findFeature(name);
    return !found || found->version != version || now - asOf > found->ttl;
}

} // namespace countersign::features
