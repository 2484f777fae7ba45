// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_world.h"

#include "engine/foundation/base/assert.h"

namespace countersign::tests {

using namespace std::string_literals;

base::Instant instantOf(const char* rfc3339)
{
    const auto instant = base::parseRfc3339(rfc3339);
    COUNTERSIGN_ASSERT(instant.has_value(), "the test wrote no instant");
    return *instant;
}

base::LocalDate dateOf(const char* iso)
{
    const auto date = base::parseIsoDate(iso);
    COUNTERSIGN_ASSERT(date.has_value(), "the test wrote no date");
    return *date;
}

api::Money euros(std::int64_t whole)
{
    return {.amountMinor = whole * 100, .currency = "EUR"};
}

namespace {
api::Reason reason(api::Phrase phrase, double weight, const char* at)
{
    api::Reason made{.phrase = std::move(phrase), .weight = weight};
    if (at)
        made.at = instantOf(at);
    return made;
}

api::Suggestion marta()
{
    return {
        .id = "sug-marta",
        .account = "acc-ostravelle",
        .accountName = "Ostravelle Foods",
        .contact = "con-marta",
        .contactName = "Marta K.",
        .contactTitle = "Head of Quality",
        .useCase = "renewal",
        .headline = {"headline_renewal_question", {"23"}},
        .reasons = {reason({"renews_on", {"2026-07-02"}}, 30, nullptr),
                    reason({"unanswered_days", {"7"}}, 25, "2026-06-02T12:07:00Z"),
                    reason({"usage_change", {"Graz", "-30"}}, 12, "2026-05-31T18:00:00Z"),
                    reason({"pricing_visits", {"3"}}, 8, "2026-06-05T09:12:00Z")},
        .value = euros(84'000),
        .valuePer = "year",
        .score = 75,
        .nextLegal = instantOf("2026-06-09T08:00:00Z"),
        .nextLegalReasons = {{"window_work_hours", {"08:00–17:00", "Europe/Vienna"}}, {"window_gap", {"4"}}},
        .recipientZone = "Europe/Vienna",
        .runnerUp = api::RunnerUp{.contact = "con-jonas",
                                  .contactName = "Jonas W.",
                                  .contactTitle = "Plant Manager Linz",
                                  .whyNot = {"runner_up_not_signing", {}}},
        .draft = "dra-marta",
        .draftFirstLine = "You asked on 2 June whether the Linz plant could be live before your audit on 14 "
                          "September.",
        .draftState = {"claims_open", {"1"}},
        .moved = {"moved_up_replied", {}},
    };
}

api::Suggestion aiko()
{
    return {
        .id = "sug-aiko",
        .account = "acc-pellworth",
        .accountName = "Pellworth Cold Chain",
        .contact = "con-aiko",
        .contactName = "Aiko T.",
        .contactTitle = "Operations Lead",
        .useCase = "post_demo",
        .headline = {"headline_demo_silence", {"2026-06-05", "4"}},
        .reasons = {reason({"demo_held", {"2026-06-05"}}, 28, "2026-06-05T08:00:00Z"),
                    reason({"silent_days", {"4"}}, 14, nullptr),
                    reason({"pricing_visits", {"2"}}, 9, "2026-06-08T07:40:00Z")},
        .value = euros(46'500),
        .valuePer = "deal",
        .score = 62,
        .nextLegal = instantOf("2026-06-09T08:15:00Z"),
        .nextLegalReasons = {{"window_now", {}}},
        .recipientZone = "Europe/London",
        .draft = "dra-aiko",
        .draftFirstLine =
            "Thank you for the hour on Friday. You wanted to see how door alarms reach the night shift:",
        .draftState = {"draft_ready", {}},
    };
}

api::Suggestion omar()
{
    return {
        .id = "sug-omar",
        .account = "acc-kestrelby",
        .accountName = "Kestrelby Pharma",
        .contact = "con-omar",
        .contactName = "Omar F.",
        .contactTitle = "CFO",
        .useCase = "post_demo",
        .headline = {"headline_question", {"4"}},
        .reasons = {reason({"new_role", {"Omar F.", "CFO"}}, 18, "2026-06-01T00:00:00Z"),
                    reason({"asked_on", {"2026-06-05"}}, 22, "2026-06-05T14:31:00Z"),
                    reason({"two_signatures", {}}, 0, nullptr)},
        .value = euros(310'000),
        .valuePer = "deal",
        .score = 58,
        .nextLegal = instantOf("2026-06-09T12:00:00Z"),
        .nextLegalReasons = {{"window_work_hours", {"14:00–16:00", "Europe/Zurich"}}},
        .recipientZone = "Europe/Zurich",
        .runnerUp = api::RunnerUp{.contact = "con-anke",
                                  .contactName = "Anke V.",
                                  .contactTitle = "Head of Validation",
                                  .whyNot = {"runner_up_not_signing", {}}},
        .draft = "dra-omar",
        .draftFirstLine =
            "Welcome aboard. Anke V. suggested that I send you the two pages that matter for the board:",
        .draftState = {"draft_needs_manager", {}},
        .moved = {"moved_new", {}},
    };
}

api::Suggestion priya()
{
    return {
        .id = "sug-priya",
        .account = "acc-bluefjord",
        .accountName = "Bluefjord Dairy",
        .contact = "con-priya",
        .contactName = "Priya S.",
        .contactTitle = "Production Manager",
        .useCase = "post_ticket",
        .headline = {"headline_ticket_solved", {"8790"}},
        .reasons = {reason({"ticket_solved", {"8790"}}, 20, "2026-06-08T15:20:00Z"),
                    reason({"usage_change", {"", "4"}}, 6, "2026-06-08T18:00:00Z")},
        .value = euros(29'400),
        .valuePer = "year",
        .score = 51,
        .nextLegal = instantOf("2026-06-09T09:30:00Z"),
        .nextLegalReasons = {{"window_now", {}}},
        .recipientZone = "Europe/Oslo",
        .draft = "dra-priya",
        .draftFirstLine =
            "Ticket 8790 is closed: the gateway in hall 3 has reported without a gap since Sunday.",
        .draftState = {"draft_ready", {}},
    };
}

api::Suggestion lukas()
{
    return {
        .id = "sug-lukas",
        .account = "acc-marrowgate",
        .accountName = "Marrowgate Steel",
        .contact = "con-lukas",
        .contactName = "Lukas B.",
        .contactTitle = "Quality Engineer",
        .useCase = "cross_sell",
        .headline = {"headline_cross_sell", {"9", "Calibrate"}},
        .reasons = {reason({"owns_not", {"82 %", "Calibrate"}}, 16, nullptr),
                    reason({"stage_days", {"Discovery", "12"}}, 5, nullptr)},
        .value = euros(18'000),
        .valuePer = "deal",
        .score = 40,
        .nextLegal = instantOf("2026-06-10T07:00:00Z"),
        .nextLegalReasons = {{"window_gap", {"3"}}},
        .recipientZone = "Europe/Berlin",
        .draft = "dra-lukas",
        .draftFirstLine =
            "Your four plants calibrate by hand before each audit; three of your neighbours stopped "
            "doing that.",
        .draftState = {"draft_ready", {}},
    };
}

api::Suggestion helene()
{
    return {
        .id = "sug-helene",
        .account = "acc-tamarind",
        .accountName = "Tamarind & Voss",
        .contact = "con-helene",
        .contactName = "Hélène D.",
        .contactTitle = "Purchasing",
        .useCase = "re_engagement",
        .headline = {"headline_stuck", {"Negotiation", "41"}},
        .reasons = {reason({"stage_days", {"Negotiation", "41"}}, 15, nullptr),
                    reason({"out_of_office_until", {"2026-06-08"}}, 4, "2026-05-26T08:00:00Z")},
        .value = euros(22'000),
        .valuePer = "deal",
        .score = 33,
        .nextLegal = instantOf("2026-06-11T07:30:00Z"),
        .nextLegalReasons = {{"window_weekend", {"Europe/Paris"}}},
        .recipientZone = "Europe/Paris",
        .draftState = {"draft_none", {}},
    };
}

api::FrameState sampleFrame()
{
    return {
        .workspaceName = "Fennwick",
        .me = {.id = "pri-ines",
               .name = "Ines R.",
               .email = "ines.r@fennwick.example",
               .role = api::Role::Rep,
               .canSign = true},
        .ages = {{.source = "src-crm",
                  .name = "CRM, fennwick-prod",
                  .lastSync = instantOf("2026-06-09T06:26:00Z")},
                 {.source = "src-usage",
                  .name = "Usage events",
                  .lastSync = instantOf("2026-06-09T03:22:00Z"),
                  .stale = true}},
        .today = 6,
        .review = 5,
        .approvals = 0,
        .outboxNeedsYou = 1,
        .sourcesNeedYou = 2,
        .waitingToLeave = 7,
        .nextLeaves = instantOf("2026-06-09T08:00:00Z"),
    };
}
} // namespace

api::SuggestionList sampleSuggestions()
{
    return {.asOf = FakeWorld::kMorning,
            .items = {marta(), aiko(), omar(), priya(), lukas(), helene()},
            .waiting = 14,
            .nextComesUp = instantOf("2026-06-11T06:00:00Z"),
            .totalValue = euros(509'900)};
}

FakeWorld sampleWorld()
{
    FakeWorld world;
    world.frame = sampleFrame();
    world.suggestions = sampleSuggestions();
    world.accounts = sampleAccounts();
    world.details["acc-ostravelle"] = sampleAccount();
    world.drafts = sampleDrafts();
    addSampleOutbox(world);
    addSampleInsights(world);
    addSampleSources(world);
    addSampleGovernance(world);
    return world;
}

FakeWorld emptyWorld()
{
    FakeWorld world;
    world.frame = sampleFrame();
    world.frame.today = world.frame.review = world.frame.outboxNeedsYou = 0;
    world.frame.sourcesNeedYou = world.frame.waitingToLeave = 0;
    world.frame.nextLeaves.reset();
    world.frame.ages.clear();
    world.suggestions.asOf = FakeWorld::kMorning;
    addSampleGovernance(world);
    world.suppressions.clear();
    return world;
}

} // namespace countersign::tests
