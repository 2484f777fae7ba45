// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"

#include <map>
#include <string>
#include <vector>

namespace countersign::tests {

/// What a fake engine knows: the desk of Ines R. on Tuesday 2026-06-09, 08:31 in Vienna. Plain values; a test
/// changes what it likes and announces it.
struct FakeWorld
{
    static constexpr base::Instant kMorning{std::chrono::sys_days(std::chrono::year(2026) / 6 / 9) +
                                            std::chrono::hours(6) + std::chrono::minutes(31)};
    static constexpr const char* kPassphrase = "correct horse battery";
    /// Above this a manager signs too.
    static constexpr std::int64_t kManagerAboveMinor = 25'000'000;

    struct Hidden
    {
        api::Suggestion suggestion;
        std::size_t place = 0;
        std::string reason;
    };

    api::FrameState frame;
    api::SuggestionList suggestions;
    std::map<api::Id, Hidden> hidden;
    std::vector<api::AccountRow> accounts;
    std::map<api::Id, api::AccountDetail> details;
    /// Those of the review list come in this order.
    std::vector<api::DraftDetail> drafts;
    api::OutboxBoard board;
    std::map<api::Id, api::OutboxDetail> outboxDetails;
    std::map<api::KpiGrouping, api::KpiTable> kpis;
    std::vector<api::KpiMessage> kpiMessages;
    std::vector<api::Alert> alerts;
    std::vector<api::SourceRow> sources;
    std::map<api::Id, std::vector<api::RejectedRow>> rejected;
    /// What an import of any path finds; `dryRun` and `source` are filled in by the call.
    api::ImportReport importReport;
    /// What was asked to be imported, in order.
    std::vector<api::ImportOrder> imports;
    std::vector<api::PromptRow> prompts;
    std::map<std::string, std::string> promptBodies;
    std::vector<api::Principal> principals;
    api::PolicyInfo policy;
    std::vector<api::SuppressionRow> suppressions;
    std::vector<api::MailboxRow> mailboxes;
};

/// The desk of the pictures: six suggestions, five drafts, a board with one unknown message.
[[nodiscard]] FakeWorld sampleWorld();
/// A workspace into which nothing has been imported.
[[nodiscard]] FakeWorld emptyWorld();

// Parts of sampleWorld().
[[nodiscard]] api::SuggestionList sampleSuggestions();
[[nodiscard]] std::vector<api::AccountRow> sampleAccounts();
[[nodiscard]] api::AccountDetail sampleAccount();
[[nodiscard]] std::vector<api::DraftDetail> sampleDrafts();
void addSampleOutbox(FakeWorld& world);
void addSampleInsights(FakeWorld& world);
void addSampleSources(FakeWorld& world);
void addSampleGovernance(FakeWorld& world);

/// 2026-06-09T08:00:00Z and the like; a wrong text is a bug of the test.
[[nodiscard]] base::Instant instantOf(const char* rfc3339);
[[nodiscard]] base::LocalDate dateOf(const char* iso);
[[nodiscard]] api::Money euros(std::int64_t whole);

} // namespace countersign::tests
