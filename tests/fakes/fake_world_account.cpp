// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_world.h"

namespace countersign::tests {

namespace {
std::vector<api::PersonRow> people()
{
    return {
        {.id = "con-marta",
         .name = "Marta K.",
         .title = "Head of Quality",
         .role = "champion",
         .email = "marta.k@ostravelle.example",
         .phone = "+43 1 5550 117",
         .strength = 4,
         .lastTwoWay = instantOf("2026-06-02T12:07:00Z")},
        {.id = "con-jonas",
         .name = "Jonas W.",
         .title = "Plant manager",
         .role = "user",
         .email = "jonas.w@ostravelle.example",
         .strength = 3,
         .lastTwoWay = instantOf("2026-05-21T09:00:00Z")},
        {.id = "con-elke",
         .name = "Elke H.",
         .title = "CFO",
         .role = "signs",
         .email = "elke.h@ostravelle.example",
         .strength = 1},
        {.id = "con-radek",
         .name = "Radek P.",
         .title = "IT Security",
         .role = "can_block",
         .email = "radek.p@ostravelle.example",
         .strength = 2},
        {.id = "con-nora",
         .name = "Nora V.",
         .title = "Purchasing",
         .role = "negotiates",
         .email = "nora.v@ostravelle.example",
         .strength = 2,
         .optedOut = true},
    };
}

std::vector<api::TimelineEntry> timeline()
{
    const auto entry = [](const char* kind, const char* at, const char* title, const char* detail,
                          const char* person) {
        return api::TimelineEntry{.record = std::string("rec-") + at,
                                  .kind = kind,
                                  .at = instantOf(at),
                                  .title = title,
                                  .detail = detail,
                                  .person = person};
    };
    std::vector<api::TimelineEntry> entries{
        entry("ticket", "2026-06-08T14:10:00Z", "Ticket 8841 solved: door alarm came 4 minutes late",
              "Opened 3 June, firmware 4.2", "Radek P."),
        entry("web_visit", "2026-06-05T09:12:00Z", "Pricing page, 3 visits by 2 people",
              "Same network as the Vienna office", ""),
        entry("mail", "2026-06-02T12:07:00Z",
              "“Can Linz be live before the audit on 14 September? I need a date I can give to Jonas.”",
              "Thread of 4 since 26 May", "Marta K."),
        entry("usage", "2026-05-31T18:00:00Z", "Graz: weekly users 20 → 14",
              "The other four sites are unchanged", ""),
        entry("call", "2026-05-21T09:00:00Z", "“We still do the night rounds on paper in hall B.”",
              "12 min, your note", "Jonas W."),
        entry("mail", "2026-04-29T07:31:00Z", "“Please send the 2026 price list as PDF.”",
              "Thread of 2, answered the same day", "Nora V."),
        entry("meeting", "2026-03-12T13:00:00Z", "Yearly review, Vienna", "With Elke H. and Nora V.",
              "Marta K."),
        entry("contract", "2025-07-02T10:00:00Z", "Contract CT-2291 signed, 5 sites", "", "Elke H."),
    };
    entries[2].waitsForUs = true;
    return entries;
}
} // namespace

api::AccountDetail sampleAccount()
{
    return {
        .row = sampleAccounts().front(),
        .website = "ostravelle.example",
        .employees = 1'900,
        .people = people(),
        .opportunities = {{.id = "opp-renewal",
                           .name = "Renewal 2026",
                           .stage = "Negotiation",
                           .amount = euros(84'000),
                           .closeOn = dateOf("2026-07-02")},
                          {.id = "opp-linz",
                           .name = "Linz, sixth site",
                           .stage = "Discovery",
                           .amount = euros(4'250),
                           .closeOn = dateOf("2026-09-01")},
                          {.id = "opp-pilot",
                           .name = "Pilot Linz 2024",
                           .stage = "Closed won",
                           .amount = euros(6'800),
                           .closeOn = dateOf("2024-10-18"),
                           .closed = true,
                           .won = true}},
        .contracts = {{.id = "ctr-2291",
                       .number = "CT-2291",
                       .startsOn = dateOf("2025-07-02"),
                       .noticeBy = dateOf("2026-06-19"),
                       .renewsOn = dateOf("2026-07-02"),
                       .annualValue = euros(84'000),
                       .termMonths = 12,
                       .autoRenews = true}},
        .timeline = timeline(),
        .owned =
            {{.product = "pro-monitor",
              .name = "Pulse Monitor",
              .quantity = "5",
              .since = dateOf("2022-07-01")},
             {.product = "pro-gateway",
              .name = "Pulse Gateway",
              .quantity = "11",
              .since = dateOf("2022-07-01")},
             {.product = "pro-audit", .name = "Audit Trail", .quantity = "1", .since = dateOf("2024-02-01")}},
        .recommended = {{.product = "pro-monitor-linz",
                         .name = "Pulse Monitor, Linz",
                         .price = euros(4'250),
                         .path = {"Linz", "has Gateway", "no licence"},
                         .why = {"usage_change", {"Linz", "12"}}},
                        {.product = "pro-calibrate",
                         .name = "Calibrate",
                         .price = euros(9'600),
                         .path = {"Ostravelle", "same audit: 8", "6 own it"},
                         .why = {"why_similar_accounts", {"6", "8"}}}},
        .features = {{.name = "days_to_renewal",
                      .version = 2,
                      .value = "23",
                      .source = "contract",
                      .computedAt = instantOf("2026-06-09T06:26:00Z")},
                     {.name = "usage_trend_30d",
                      .value = "-0.3",
                      .source = "usage_event",
                      .computedAt = instantOf("2026-06-09T03:22:00Z"),
                      .stale = true},
                     {.name = "unanswered_inbound_days",
                      .value = "7",
                      .source = "message",
                      .computedAt = instantOf("2026-06-09T06:29:00Z")}},
        .health = {"health_fair", {}},
        .nextStep = {"next_reply", {}},
    };
}

std::vector<api::AccountRow> sampleAccounts()
{
    struct Line
    {
        const char* id;
        const char* name;
        const char* industry;
        const char* city;
        const char* country;
        std::vector<std::string> segments;
        std::int64_t value;
        const char* renews;
        const char* contacted;
        int contacts;
    };
    const std::vector<Line> lines{
        {"acc-ostravelle",
         "Ostravelle Foods",
         "Food production",
         "Vienna",
         "AT",
         {"Regulated", "stage:renewing", "Multi-site"},
         84'000,
         "2026-07-02",
         "2026-05-21T09:00:00Z",
         9},
        {"acc-bluefjord",
         "Bluefjord Dairy",
         "Food production",
         "Bergen",
         "NO",
         {"Regulated"},
         29'400,
         "2026-11-15",
         "2026-06-08T15:20:00Z",
         4},
        {"acc-kestrelby",
         "Kestrelby Pharma",
         "Pharmaceuticals",
         "Basel",
         "CH",
         {"Regulated", "likelihood_to_close:high"},
         310'000,
         nullptr,
         "2026-06-05T14:31:00Z",
         14},
        {"acc-marrowgate",
         "Marrowgate Steel",
         "Metals",
         "Dortmund",
         "DE",
         {"Multi-site"},
         18'000,
         "2027-01-01",
         "2026-05-28T11:00:00Z",
         6},
        {"acc-northquill",
         "Northquill Logistics",
         "Logistics",
         "Oslo",
         "NO",
         {"Multi-site"},
         51'700,
         "2026-12-01",
         "2026-06-08T10:00:00Z",
         5},
        {"acc-oakmere",
         "Oakmere Clinics",
         "Health care",
         "Leeds",
         "GB",
         {"Regulated"},
         12'400,
         "2026-09-30",
         "2026-06-09T06:05:00Z",
         3},
        {"acc-pellworth",
         "Pellworth Cold Chain",
         "Logistics",
         "London",
         "GB",
         {"stage:prospect"},
         46'500,
         nullptr,
         "2026-06-05T08:00:00Z",
         5},
        {"acc-quillhaven",
         "Quillhaven Labs",
         "Laboratories",
         "Porto",
         "PT",
         {"Regulated"},
         41'800,
         "2026-08-20",
         "2026-06-09T06:09:00Z",
         7},
        {"acc-tamarind",
         "Tamarind & Voss",
         "Retail",
         "Lyon",
         "FR",
         {},
         22'000,
         nullptr,
         "2026-05-26T08:00:00Z",
         2},
        {"acc-zephyrlane",
         "Zephyrlane Biotech",
         "Biotechnology",
         "Lisbon",
         "PT",
         {"likelihood_to_close:high"},
         268'000,
         "2026-10-10",
         "2026-06-01T08:00:00Z",
         8},
    };
    std::vector<api::AccountRow> rows;
    for (const Line& line : lines) {
        api::AccountRow row{.id = line.id,
                            .name = line.name,
                            .industry = line.industry,
                            .city = line.city,
                            .country = line.country,
                            .ownerName = "Ines R.",
                            .segments = line.segments,
                            .openValue = euros(line.value),
                            .lastContact = instantOf(line.contacted),
                            .contacts = line.contacts};
        if (line.renews)
            row.renewsOn = dateOf(line.renews);
        rows.push_back(row);
    }
    return rows;
}

} // namespace countersign::tests
