// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/plots.h"

#include "engine/foundation/base/assert.h"

#include <array>

namespace countersign::demo {
namespace {

struct PlotShare
{
    Plot plot;
    std::string_view name;
    int share;
};

constexpr std::array<PlotShare, 10> kPlots{{{Plot::RenewalQuestion, "renewal_question", 10},
                                            {Plot::DemoSilence, "demo_silence", 10},
                                            {Plot::NewDecider, "new_decider", 6},
                                            {Plot::OutageSolved, "outage_solved", 8},
                                            {Plot::Lookalike, "lookalike", 9},
                                            {Plot::StuckStage, "stuck_stage", 9},
                                            {Plot::UsageDrop, "usage_drop", 8},
                                            {Plot::PricingVisits, "pricing_visits", 8},
                                            {Plot::Healthy, "healthy", 20},
                                            {Plot::Dormant, "dormant", 12}}};

bool regulated(const Scene& scene)
{
    const std::string& industry = scene.account().industry;
    return industry == "Food production" || industry == "Manufacturing" || industry == "Laboratories" ||
           industry == "Pharmaceuticals";
}

// Most regulated customers own Calibrate; a look-alike does not, and that is the whole point of it.
void chooseProducts(Scene& scene, bool withoutCalibrate)
{
    if (!scene.productIds.empty())
        return;
    SeededRandom& random = scene.random();
    scene.productIds = {"P-001", "P-002"};
    if (random.percent(60))
        scene.productIds.emplace_back("P-003");
    if (!withoutCalibrate && random.percent(regulated(scene) ? 80 : 20))
        scene.productIds.emplace_back("P-004");
    if (random.percent(35))
        scene.productIds.emplace_back("P-005");
    if (random.percent(20))
        scene.productIds.emplace_back("P-007");
}

void customerSince(Scene& scene, std::string_view contractNumber, int renewsInDays, int noticeDays)
{
    scene.addContract(std::string(contractNumber), renewsInDays, noticeDays);
    SeededRandom& random = scene.random();
    const int won = 365 - renewsInDays + random.between(5, 40);
    scene.addOpportunity({.name = "Pilot " + scene.site,
                          .type = "new_business",
                          .stage = "Closed Won",
                          .amount = 0,
                          .createdDaysAgo = won + random.between(40, 120),
                          .stageDaysAgo = won,
                          .closesInDays = 0,
                          .person = 0,
                          .nextStep = {},
                          .products = {"P-001"}});
    scene.addActivity({.kind = "review",
                       .subject = "Yearly review, " + scene.site,
                       .notesKey = "review",
                       .daysAgo = random.between(70, 120),
                       .hour = 10,
                       .minutes = 90,
                       .opportunityId = {}});
    const int asked =
        scene.addMail({.key = "price_request", .person = 1, .daysAgo = random.between(52, 64), .more = {}});
    scene.addMail(
        {.key = "price_answer", .outbound = true, .person = 1, .daysAgo = 48, .more = {}, .answers = asked});
}

void renewalQuestion(Scene& scene, std::string_view contractNumber)
{
    SeededRandom& random = scene.random();
    const int renews = scene.fixedCast ? 23 : random.between(12, 80);
    chooseProducts(scene, false);
    customerSince(scene, contractNumber, renews, scene.fixedCast ? 13 : random.between(1, 4) * 10);
    const std::string renewal = spokenDate(scene.today() + std::chrono::days(renews), scene.language);
    const int terms =
        scene.addMail({.key = "renewal_terms",
                       .outbound = true,
                       .person = 0,
                       .daysAgo = 14,
                       .more = {{"renewal", renewal}, {"contract", scene.story.contracts.back().number}}});
    scene.addActivity({.kind = "call",
                       .subject = "Call about " + scene.site,
                       .notesKey = "call",
                       .daysAgo = 19,
                       .hour = 14,
                       .minutes = 15,
                       .opportunityId = {}});
    scene.addMail({.key = "renewal_question",
                   .person = 0,
                   .daysAgo = scene.fixedCast ? 7 : random.between(3, 11),
                   .more = {},
                   .answers = terms});
    const std::string year = std::to_string(int(std::chrono::year_month_day(scene.today()).year()));
    scene.addOpportunity({.name = "Renewal " + year,
                          .type = "renewal",
                          .stage = "Negotiation",
                          .amount = scene.value,
                          .createdDaysAgo = 60,
                          .stageDaysAgo = 21,
                          .closesInDays = renews,
                          .person = 0,
                          .nextStep = "Answer the question about " + scene.site,
                          .products = scene.productIds});
    scene.addUsage(scene.dropSite, 30);
    scene.addTicket({.number = {},
                     .subject = scene.note("tickets_small", 0),
                     .description = scene.note("tickets_open", 0),
                     .resolution = scene.note("ticket_solved", 0),
                     .openedDaysAgo = 6,
                     .closedDaysAgo = 1,
                     .person = 1});
    scene.addVisits("/pricing", scene.fixedCast ? 3 : random.between(0, 3), 5);
}

void demoSilence(Scene& scene)
{
    SeededRandom& random = scene.random();
    const int demo = scene.fixedCast ? 4 : random.between(4, 20);
    const int asked = scene.addMail({.key = "demo_request", .person = 0, .daysAgo = demo + 12, .more = {}});
    scene.addMail({.key = "demo_confirmed",
                   .outbound = true,
                   .person = 0,
                   .daysAgo = demo + 9,
                   .more = {{"meeting", spokenDate(scene.workday(demo), scene.language)}},
                   .answers = asked});
    const std::int64_t amount = scene.value;
    const std::string deal = scene.addOpportunity({.name = scene.site + " night alarms",
                                                   .type = "new_business",
                                                   .stage = "Demo",
                                                   .amount = amount,
                                                   .createdDaysAgo = demo + 12,
                                                   .stageDaysAgo = demo,
                                                   .closesInDays = random.between(30, 80),
                                                   .person = 0,
                                                   .nextStep = "Follow up after the demo",
                                                   .products = {"P-001", "P-005"}});
    scene.addActivity({.kind = "demo",
                       .subject = "Demo: door alarms and the night shift",
                       .notesKey = "demo",
                       .daysAgo = demo,
                       .hour = 10,
                       .minutes = 60,
                       .opportunityId = deal});
    scene.addVisits("/security", 2, std::min(demo, 4));
}

void newDecider(Scene& scene)
{
    SeededRandom& random = scene.random();
    const std::string deal = scene.addOpportunity({.name = std::to_string(scene.sites) + " sites, 3 years",
                                                   .type = "new_business",
                                                   .stage = "Proposal",
                                                   .amount = scene.value,
                                                   .createdDaysAgo = 95,
                                                   .stageDaysAgo = 20,
                                                   .closesInDays = 40,
                                                   .person = 0,
                                                   .nextStep = "Two pages for the board",
                                                   .products = {"P-001", "P-003", "P-006"}});
    const int offer =
        scene.addMail({.key = "proposal_sent", .outbound = true, .person = 1, .daysAgo = 20, .more = {}});
    scene.addMail({.key = "checkin_answer", .person = 1, .daysAgo = 12, .more = {}, .answers = offer});
    const int joined = scene.fixedCast ? 8 : random.between(6, 25);
    // The newcomer stands first; the record is younger than the deal, which is how one can tell.
    ContactRow& newcomer = scene.story.contacts.front();
    newcomer.createdAt = scene.instant(joined, 9, 0);
    newcomer.updatedAt = newcomer.createdAt;
    scene.addMail({.key = "decider_request", .person = 0, .daysAgo = std::min(4, joined), .more = {}});
    scene.addActivity({.kind = "meeting",
                       .subject = "Scope with quality",
                       .notesKey = "call",
                       .daysAgo = 26,
                       .hour = 9,
                       .minutes = 45,
                       .opportunityId = deal});
}

void outageSolved(Scene& scene, std::string_view contractNumber)
{
    SeededRandom& random = scene.random();
    chooseProducts(scene, false);
    customerSince(scene, contractNumber, random.between(90, 300), 30);
    const int closed = scene.fixedCast ? 1 : random.between(1, 8);
    const int opened = closed + random.between(3, 7);
    scene.addMail({.key = "outage_report", .person = 0, .daysAgo = opened, .more = {}});
    scene.addTicket(
        {.number = scene.fixedCast ? "8790" : std::string(),
         .subject = "No readings from hall " + std::string(1, static_cast<char>('A' + scene.hall - 1)),
         .description = scene.note("tickets_open", 0),
         .resolution = scene.note("ticket_solved", 0),
         .priority = "urgent",
         .openedDaysAgo = opened,
         .closedDaysAgo = closed,
         .person = 0});
    scene.addUsage({}, 0);
}

void lookalike(Scene& scene, std::string_view contractNumber)
{
    chooseProducts(scene, true);
    customerSince(scene, contractNumber, scene.random().between(60, 300), 30);
    scene.addActivity({.kind = "call",
                       .subject = "How audits are prepared",
                       .notesKey = "call",
                       .daysAgo = 16,
                       .hour = 11,
                       .minutes = 20,
                       .opportunityId = {}});
    const int checkin =
        scene.addMail({.key = "checkin", .outbound = true, .person = 0, .daysAgo = 34, .more = {}});
    scene.addMail({.key = "checkin_answer", .person = 0, .daysAgo = 30, .more = {}, .answers = checkin});
    scene.addUsage({}, 0);
}

void stuckStage(Scene& scene)
{
    const int stuck = scene.fixedCast ? 41 : scene.random().between(28, 90);
    const std::string deal = scene.addOpportunity({.name = scene.site + " cold rooms",
                                                   .type = "new_business",
                                                   .stage = "Proposal",
                                                   .amount = scene.value,
                                                   .createdDaysAgo = stuck + 45,
                                                   .stageDaysAgo = stuck,
                                                   .closesInDays = 25,
                                                   .person = 0,
                                                   .nextStep = "Wait for an answer",
                                                   .products = {"P-001", "P-003"}});
    const int asked = scene.addMail({.key = "price_request", .person = 0, .daysAgo = stuck + 12, .more = {}});
    scene.addMail({.key = "price_answer",
                   .outbound = true,
                   .person = 0,
                   .daysAgo = stuck + 8,
                   .more = {},
                   .answers = asked});
    scene.addMail({.key = "proposal_sent", .outbound = true, .person = 0, .daysAgo = stuck, .more = {}});
    scene.addActivity({.kind = "call",
                       .subject = "Call about the proposal",
                       .notesKey = "call",
                       .daysAgo = stuck - 6,
                       .hour = 15,
                       .minutes = 12,
                       .opportunityId = deal});
}

void usageDrop(Scene& scene, std::string_view contractNumber)
{
    chooseProducts(scene, false);
    customerSince(scene, contractNumber, scene.random().between(50, 260), 30);
    scene.addUsage(scene.site, scene.random().between(30, 65));
    const int checkin =
        scene.addMail({.key = "checkin", .outbound = true, .person = 0, .daysAgo = 70, .more = {}});
    scene.addMail({.key = "checkin_answer", .person = 0, .daysAgo = 66, .more = {}, .answers = checkin});
}

void pricingVisits(Scene& scene, std::string_view contractNumber)
{
    chooseProducts(scene, true);
    customerSince(scene, contractNumber, scene.random().between(100, 300), 30);
    scene.addVisits("/pricing", scene.random().between(3, 8), 9);
    scene.addVisits("/products/calibrate", scene.random().between(1, 4), 9);
    scene.addUsage({}, 0);
}

void healthy(Scene& scene, std::string_view contractNumber)
{
    SeededRandom& random = scene.random();
    chooseProducts(scene, false);
    customerSince(scene, contractNumber, random.between(110, 330), 30);
    scene.addUsage({}, 0);
    const int checkin =
        scene.addMail({.key = "checkin", .outbound = true, .person = 0, .daysAgo = 24, .more = {}});
    scene.addMail({.key = "checkin_answer", .person = 0, .daysAgo = 20, .more = {}, .answers = checkin});
    scene.addActivity({.kind = "meeting",
                       .subject = "Quarterly figures",
                       .notesKey = "review",
                       .daysAgo = -random.between(3, 20),
                       .hour = 13,
                       .minutes = 30,
                       .opportunityId = {}});
    if (random.percent(30))
        scene.addTicket({.number = {},
                         .subject = scene.note("tickets_small", 0),
                         .description = scene.note("tickets_open", 0),
                         .resolution = {},
                         .openedDaysAgo = random.between(1, 12),
                         .closedDaysAgo = -1,
                         .person = 1});
}

void dormant(Scene& scene)
{
    SeededRandom& random = scene.random();
    const int lost = random.between(150, 500);
    scene.addOpportunity({.name = scene.site + " first talk",
                          .type = "new_business",
                          .stage = "Closed Lost",
                          .amount = 0,
                          .createdDaysAgo = lost + 90,
                          .stageDaysAgo = lost,
                          .closesInDays = 0,
                          .person = 0,
                          .nextStep = {},
                          .products = {"P-001"}});
    const int asked = scene.addMail({.key = "price_request", .person = 0, .daysAgo = lost + 40, .more = {}});
    scene.addMail({.key = "price_answer",
                   .outbound = true,
                   .person = 0,
                   .daysAgo = lost + 36,
                   .more = {},
                   .answers = asked});
    if (random.percent(20))
        scene.addVisits("/", 1, 30);
}

} // namespace

Plot plotNamed(std::string_view name)
{
    for (const PlotShare& entry : kPlots) {
        if (entry.name == name)
            return entry.plot;
    }
    COUNTERSIGN_ASSERT(false, "no such plot");
}

Plot drawPlot(SeededRandom& random)
{
    int ticket = random.between(1, 100);
    for (const PlotShare& entry : kPlots) {
        ticket -= entry.share;
        if (ticket <= 0)
            return entry.plot;
    }
    return Plot::Healthy;
}

void tell(Plot plot, Scene& scene, std::string_view contractNumber)
{
    switch (plot) {
    case Plot::RenewalQuestion:
        return renewalQuestion(scene, contractNumber);
    case Plot::DemoSilence:
        return demoSilence(scene);
    case Plot::NewDecider:
        return newDecider(scene);
    case Plot::OutageSolved:
        return outageSolved(scene, contractNumber);
    case Plot::Lookalike:
        return lookalike(scene, contractNumber);
    case Plot::StuckStage:
        return stuckStage(scene);
    case Plot::UsageDrop:
        return usageDrop(scene, contractNumber);
    case Plot::PricingVisits:
        return pricingVisits(scene, contractNumber);
    case Plot::Healthy:
        return healthy(scene, contractNumber);
    case Plot::Dormant:
        return dormant(scene);
    }
}

} // namespace countersign::demo
