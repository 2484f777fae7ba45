// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_world.h"

namespace countersign::tests {

namespace {
api::BlockView block(api::BlockKind kind, std::vector<api::SentenceView> sentences)
{
    return {.kind = kind, .sentences = std::move(sentences)};
}

api::FactView fact(int number, const char* kind, const char* text, const char* source, const char* asOf)
{
    return {.number = number,
            .kind = kind,
            .text = text,
            .sourceName = source,
            .record = std::string("rec-") + kind,
            .asOf = instantOf(asOf)};
}

api::DraftDetail martasDraft()
{
    using api::BlockKind;
    api::DraftDetail draft;
    draft.row = {.id = "dra-marta",
                 .account = "acc-ostravelle",
                 .accountName = "Ostravelle Foods",
                 .contactName = "Marta K.",
                 .subject = "Adding Linz before the September audit",
                 .useCase = "renewal",
                 .value = euros(84'000),
                 .leavesAt = instantOf("2026-06-09T08:00:00Z"),
                 .openClaims = 1};
    draft.revision = 3;
    draft.contact = "con-marta";
    draft.contactTitle = "Head of Quality";
    draft.language = "en";
    draft.blocks = {
        block(BlockKind::Greeting, {{.text = "Hi Marta,"}}),
        block(BlockKind::Text,
              {{.text = "You asked on 2 June whether the Linz plant could be live before your audit on 14 "
                        "September.",
                .citations = {1}},
               {.text = "It can: the last three sites of your size took 19 to 26 days.", .citations = {2}},
               {.text =
                    "Linz kept its gateway from the 2024 pilot, so only sensors and the licence are missing.",
                .citations = {3}}}),
        block(BlockKind::Text,
              {{.text = "With your renewal on 2 July, Linz can join the same contract at €3,900 per "
                        "site and year, with one invoice and the same notice period.",
                .citations = {4}}}),
        block(BlockKind::Text, {{.text = "The door alarm in ticket 8841 is solved: firmware 4.2 has been on "
                                         "your gateways since Sunday.",
                                 .citations = {5}}}),
        block(BlockKind::NextStep,
              {{.text = "Would Thursday at 10:00 or 14:30 suit you for twenty minutes with Jonas?",
                .citations = {6}}}),
        block(BlockKind::Closing, {{.text = "Best regards\nInes"}}),
    };
    draft.facts = {
        fact(1, "mail",
             "Can Linz be live before the audit on 14 September? I need a date I can give to Jonas.",
             "Mail from Marta K.", "2026-06-02T12:07:00Z"),
        fact(2, "document", "Order to first report: 19, 22 and 26 days", "Deliveries, 3 sites",
             "2026-06-08T06:00:00Z"),
        fact(3, "usage", "Pulse Gateway, installed Linz hall B, online", "Asset GW-5512",
             "2024-10-18T00:00:00Z"),
        fact(4, "contract_renewal", "Renews 2 Jul 2026, 5 sites, notice 13 days", "Contract CT-2291",
             "2025-07-02T00:00:00Z"),
        fact(5, "ticket", "Door alarm delay. Solved by firmware 4.2", "Ticket 8841", "2026-06-08T14:10:00Z"),
        fact(6, "meeting", "Free at 10:00 and 14:30", "Your calendar", "2026-06-09T06:29:00Z"),
        fact(7, "price", "€4,250 per site and year from 5 sites", "Price book EU 2026, version 4, line 12",
             "2026-01-01T00:00:00Z"),
    };
    const std::string sentence = draft.blocks[2].sentences[0].text;
    const std::string price = "€3,900 per site and year";
    const int begin = static_cast<int>(sentence.find(price));
    draft.claims = {{.index = 0,
                     .block = 2,
                     .sentence = 0,
                     .begin = begin,
                     .end = begin + static_cast<int>(price.size()),
                     .kind = "price",
                     .text = price,
                     .state = api::ClaimState::Unsupported,
                     .nearestFact = 7,
                     .suggestion = "€4,250 per site and year"}};
    draft.to = {"marta.k@ostravelle.example"};
    draft.cc = {"jonas.w@ostravelle.example"};
    draft.mailbox = "mbx-ines";
    draft.fromAddress = "ines.r@fennwick.example";
    draft.inReplyToSubject = "Linz before the audit?";
    draft.leaves = {"window_not_before", {"2026-06-09T08:00:00Z"}};
    draft.recipientZone = "Europe/Vienna";
    draft.policy = {.passed = 8, .total = 9, .failed = {{"rule_claims", {}}}};
    draft.level = "rag";
    draft.promptName = "renewal";
    draft.promptVersion = 7;
    draft.egressFields = {"account.name",       "contact.given_name", "contract.number",
                          "contract.renews_on", "message.text",       "ticket.number",
                          "ticket.state",       "asset.site",         "calendar.free"};
    draft.editedAt = instantOf("2026-06-09T06:29:00Z");
    return draft;
}

/// A draft with nothing open.
api::DraftDetail readyDraft(const api::Suggestion& suggestion, const std::string& subject)
{
    using api::BlockKind;
    api::DraftDetail draft;
    const std::string firstName = suggestion.contactName.substr(0, suggestion.contactName.find(' '));
    draft.row = {.id = suggestion.draft,
                 .account = suggestion.account,
                 .accountName = suggestion.accountName,
                 .contactName = suggestion.contactName,
                 .subject = subject,
                 .useCase = suggestion.useCase,
                 .value = suggestion.value,
                 .leavesAt = suggestion.nextLegal};
    draft.revision = 1;
    draft.contact = suggestion.contact;
    draft.contactTitle = suggestion.contactTitle;
    draft.language = "en";
    draft.blocks = {
        block(BlockKind::Greeting, {{.text = "Hi " + firstName + ","}}),
        block(BlockKind::Text, {{.text = suggestion.draftFirstLine, .citations = {1}}}),
        block(BlockKind::NextStep, {{.text = "Would Thursday at 10:00 suit you?", .citations = {2}}}),
        block(BlockKind::Closing, {{.text = "Best regards\nInes"}})};
    draft.facts = {fact(1, "meeting", "What they said and when, as the CRM has it", "CRM, fennwick-prod",
                        "2026-06-09T06:26:00Z"),
                   fact(2, "meeting", "Free at 10:00", "Your calendar", "2026-06-09T06:29:00Z")};
    draft.to = {firstName + "@customer.example"};
    draft.mailbox = "mbx-ines";
    draft.fromAddress = "ines.r@fennwick.example";
    draft.leaves = {"window_not_before", {base::toRfc3339(suggestion.nextLegal)}};
    draft.recipientZone = suggestion.recipientZone;
    draft.policy = {.passed = 9, .total = 9};
    if (suggestion.value && suggestion.value->amountMinor > FakeWorld::kManagerAboveMinor) {
        draft.row.missingSignatures = {"rep", "manager"};
        draft.policy.escalation = {"escalation_value", {base::toString(*suggestion.value), "250000.00 EUR"}};
    }
    draft.level = "template";
    draft.fallback = {"fallback_no_provider", {}};
    draft.promptName = suggestion.useCase;
    draft.promptVersion = 2;
    draft.editedAt = instantOf("2026-06-09T06:00:00Z");
    return draft;
}
} // namespace

std::vector<api::DraftDetail> sampleDrafts()
{
    const std::vector<api::Suggestion> items = sampleSuggestions().items;
    return {martasDraft(), readyDraft(items[1], "Door alarms for the night shift"),
            readyDraft(items[3], "Hall 3 has been quiet since Sunday"),
            readyDraft(items[2], "Two pages for the board"),
            readyDraft(items[4], "Calibration without the clipboard")};
}

} // namespace countersign::tests
