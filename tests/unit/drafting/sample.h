// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_check.h"
#include "engine/outreach/drafting/draft.h"
#include "engine/outreach/drafting/template_drafter.h"
#include "tests/fakes/fake_clock.h"

#include <string>
#include <vector>

namespace countersign::tests {

/// What an account of which little is known may have, one fact each.
inline std::vector<model::Fact> matters()
{
    const auto day = [](std::string_view iso) { return base::parseIsoDate(iso).value(); };
    const auto fact = [](std::string kind, std::string text,
                         std::vector<std::pair<std::string, model::FieldValue>> values) {
        model::Fact made{.id = "f1", .kind = std::move(kind), .text = std::move(text), .values = std::move(values)};
        made.recordKind = model::RecordKind::Opportunity;
        made.record = model::RecordId::imported("test", "opportunity", "O");
        made.field = "name";
        return made;
    };
    using std::string;
    return {fact("deal", "We have had Audit Trail in mind for them since 12 January 2025.",
                 {{"product", string("Audit Trail")}, {"opened_on", day("2025-01-12")}}),
            fact("deal", "We have had “Monitoring for two sites” in mind for them since 12 January 2026.",
                 {{"topic", string("Monitoring for two sites")}, {"opened_on", day("2026-01-12")}}),
            fact("deal", "We have had “Monitoring for two sites” in mind for them.",
                 {{"topic", string("Monitoring for two sites")}}),
            fact("purchase", "They decided on Audit Trail on 1 March 2017.",
                 {{"product", string("Audit Trail")}, {"bought_on", day("2017-03-01")}}),
            fact("product_owned", "They use Pulse Gateway.", {{"product", string("Pulse Gateway")}})};
}

/// An account with one fact of each kind, as of Tuesday 2026-06-09.
struct Sample
{
    std::vector<model::Fact> facts;
    drafting::Brief brief;
    drafting::ClaimContext context;

    explicit Sample(const std::string& useCase = "renewal", const std::string& language = "en")
    {
        makeBrief(useCase, language);
        makeFacts();
        for (model::Fact& slot : drafting::slotFacts(brief, facts))
            facts.push_back(slot);
        context = {.language = language,
                   .zone = "Europe/Vienna",
                   .now = FakeClock::kStart,
                   .catalog = {"Pulse Monitor", "Pulse Gateway", "Audit Trail", "Door Alarm"},
                   .names = {"Marta Kofler", "Ines Ribeiro", "Ostravelle Foods", "Fennwick", "コフラー"},
                   .allowedAddresses = {"ines.r@fennwick.example"}};
    }

    [[nodiscard]] model::DraftContent draft() const
    {
        const auto content = drafting::draftFromTemplate(brief, facts);
        return content ? *content : model::DraftContent();
    }
    [[nodiscard]] std::vector<model::Claim> claimsOf(const std::string& text,
                                                     std::vector<std::string> cited = {}) const
    {
        const model::Block block{.type = model::BlockType::Text, .sentences = {{text, std::move(cited)}}};
        return drafting::ClaimChecker(facts, context).checkBlock(block, 0);
    }
    /// "money:€3,900" for each open claim, in order.
    [[nodiscard]] std::string openIn(const std::string& text, std::vector<std::string> cited = {}) const
    {
        std::string open;
        for (const model::Claim& claim : claimsOf(text, std::move(cited)))
            if (claim.verdict == model::ClaimVerdict::Unsupported)
                open += (open.empty() ? "" : ", ") + claim.kind + ":" + claim.text;
        return open;
    }

private:
    static base::LocalDate day(std::string_view iso) { return base::parseIsoDate(iso).value(); }

    void makeBrief(const std::string& useCase, const std::string& language)
    {
        brief.account = model::RecordId::imported("test", "account", "A");
        brief.recipient = {.contact = model::RecordId::imported("test", "contact", "C"),
                           .firstName = "Marta",
                           .lastName = language == "ja" ? "コフラー" : "Kofler",
                           .salutation = {},
                           .accountName = "Ostravelle Foods"};
        brief.sender = {.name = "Ines Ribeiro", .firstName = "Ines", .company = "Fennwick"};
        brief.useCase = useCase;
        brief.language = language;
        brief.zone = "Europe/Vienna";
        brief.now = FakeClock::kStart;
        const auto slot = [](std::string_view text) {
            const auto begin = base::parseRfc3339(text).value();
            return schedule::TimeSpan{begin, begin + std::chrono::minutes(20)};
        };
        brief.freeTimes = {slot("2026-06-11T08:00:00Z"), slot("2026-06-11T12:30:00Z")};
    }

    void add(const std::string& kind, model::RecordKind recordKind, const std::string& field,
             const std::string& text, std::vector<std::pair<std::string, model::FieldValue>> values,
             bool sayable = true)
    {
        model::Fact fact;
        fact.id = "f" + std::to_string(facts.size() + 1);
        fact.kind = kind;
        fact.text = text;
        fact.values = std::move(values);
        fact.recordKind = recordKind;
        fact.record = model::RecordId::imported("test", kind, fact.id);
        fact.field = field;
        fact.asOf = FakeClock::kStart;
        fact.sayable = sayable;
        facts.push_back(std::move(fact));
    }

    void makeFacts()
    {
        using model::RecordKind;
        using std::string;
        add("contract_renewal", RecordKind::Contract, "renews_on",
            "Contract CT-2291 renews on 2 July 2026, in 23 days; it covers 5 sites; €84,000 a year; notice "
            "until 19 June 2026.",
            {{"number", string("CT-2291")},
             {"renews_on", day("2026-07-02")},
             {"days_left", std::int64_t(23)},
             {"sites", std::int64_t(5)},
             {"annual_value", base::Money{8'400'000, "EUR"}},
             {"notice_by", day("2026-06-19")}});
        add("question", RecordKind::Message, "body",
            "Marta Kofler asked on 2 June 2026: “Can Linz be live before the audit on 14 September?”",
            {{"quote", string("Can Linz be live before the audit on 14 September?")},
             {"date", day("2026-06-02")},
             {"from", string("Marta Kofler")},
             {"asked_by", string("recipient")}});
        add("price", RecordKind::Price, "unit_price",
            "EU 2026, version 4: Pulse Monitor costs €4,250 per site and year from 5 on.",
            {{"product", string("Pulse Monitor")},
             {"unit_price", base::Money{425'000, "EUR"}},
             {"unit", string("site and year")},
             {"min_quantity", 5.0},
             {"price_book", string("EU 2026")}});
        add("ticket", RecordKind::Ticket, "status",
            "Ticket 8841 “Door alarm delay” was solved on 8 June 2026: firmware 4.2.",
            {{"number", string("8841")},
             {"subject", string("Door alarm delay")},
             {"status", string("solved")},
             {"solved_on", day("2026-06-08")},
             {"resolution", string("firmware 4.2")}});
        add("usage_change", RecordKind::UsageEvent, "quantity",
            "Use of Pulse Monitor at Graz fell by 42% in the last 28 days.",
            {{"product", string("Pulse Monitor")},
             {"percent", std::int64_t(-42)},
             {"site", string("Graz")},
             {"days", std::int64_t(28)}});
        add("product_owned", RecordKind::Asset, "name",
            "They have Pulse Gateway at Linz since 18 October 2024.",
            {{"product", string("Pulse Gateway")},
             {"installed_on", day("2024-10-18")},
             {"site", string("Linz")}});
        add("meeting", RecordKind::Activity, "at", "Demo on 28 May 2026: “Door alarms for the night shift”.",
            {{"subject", string("Door alarms for the night shift")},
             {"date", day("2026-05-28")},
             {"kind", string("demo")}});
        add("product_suggested", RecordKind::Product, "name",
            "Audit Trail would fit: 6 of 8 similar accounts own it.",
            {{"product", string("Audit Trail")}, {"reason", string("6 of 8 similar accounts own it")}});
        add("price", RecordKind::Price, "unit_price",
            "EU 2026, version 4: Audit Trail costs €6,800 per workspace and year.",
            {{"product", string("Audit Trail")},
             {"unit_price", base::Money{680'000, "EUR"}},
             {"unit", string("workspace and year")},
             {"price_book", string("EU 2026")}});
        add("silence", RecordKind::Message, "at", "The last exchange was on 2 June 2026, 7 days ago.",
            {{"last_contact_on", day("2026-06-02")}, {"days", std::int64_t(7)}});
        add("web_visit", RecordKind::WebVisit, "page",
            "The page /pricing was visited 3 times in the last 21 days.",
            {{"page", string("/pricing")}, {"visits", std::int64_t(3)}}, false);
        add("mood", RecordKind::Ticket, "mood", "Mood in ticket 8841: angry.", {{"mood", string("angry")}},
            false);
        add("stage", RecordKind::Opportunity, "stage", "Opportunity “Linz” is at stage Proposal, €18,000.",
            {{"opportunity", string("Linz")},
             {"stage", string("Proposal")},
             {"amount", base::Money{1'800'000, "EUR"}}},
            false);
    }
};

} // namespace countersign::tests
