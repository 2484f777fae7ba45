// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/brief.h"
#include "engine/platform/governance/egress_permit.h"
#include "engine/platform/llm/model_client.h"
#include "engine/platform/prompts/prompt.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::drafting {

/// What goes to a model for one draft, and what leaves the house by it.
struct ModelPrompt
{
    llm::ModelRequest request;
    /// Every field that leaves, for the egress permit and the preview.
    std::vector<governance::EgressField> fields;
};

/// What may leave. Without personal data, facts from personal fields stay here. Names always do: the model
/// writes placeholders, and readModelAnswer() puts the names in.
struct EgressScope
{
    bool personalData = false;
};

/// Instructions from the versioned prompt, then the evidence pack as JSON between the lines "<<<EVIDENCE" and
/// "EVIDENCE>>>". Facts that must not be said never leave. What people outside wrote in a fact is marked as data, word
/// by word, and has nothing invisible in it: see textForModel().
[[nodiscard]] base::Result<ModelPrompt> buildModelPrompt(const prompts::PromptVersion& prompt,
                                                         const Brief& brief,
                                                         const std::vector<model::Fact>& facts,
                                                         const EgressScope& scope);

struct AnswerRules
{
    std::size_t maxBytes = 64U << 10;
    std::size_t maxBlocks = 12;
    std::size_t maxSentences = 40;
    std::size_t maxSentenceBytes = 1000;
    /// URLs and addresses that may stand in the text.
    std::vector<std::string> allowedAddresses;
    /// What stands in for "[[recipient]]" and "[[sender]]".
    std::string recipientName;
    std::string senderName;
};

/// Reads a model's typed blocks. Invisible characters are stripped, a code fence around the JSON is forgiven.
/// HTML, Markdown links, URLs or addresses that are not allowed, unknown block types or fact ids, and
/// anything beyond the caps are ModelAnswerInvalid.
[[nodiscard]] base::Result<model::DraftContent>
readModelAnswer(std::string_view text, const std::vector<model::Fact>& facts, const AnswerRules& rules = {});

/// Pre-checked prompts, a permit for exactly their bytes, and someone to show the text to while it comes.
struct ModelCall
{
    llm::ModelClient& client;
    const governance::EgressPermit& permit;
    llm::DeltaHandler onDelta;
    AnswerRules rules;
};

struct ModelDraft
{
    model::DraftContent content;
    llm::ModelUsage usage;
};

/// One call, one answer, checked; blocks. Falling back is the caller's decision: see fallbackCode().
[[nodiscard]] base::Result<ModelDraft> draftFromModel(const ModelPrompt& prompt,
                                                      const std::vector<model::Fact>& facts,
                                                      const ModelCall& call, std::stop_token stop);

/// Why a draft came from the template instead: "fallback_offline", "fallback_truncated", "fallback_invalid",
/// "fallback_budget", "fallback_refused", "fallback_no_provider".
[[nodiscard]] std::string fallbackCode(const base::Error& error);

} // namespace countersign::drafting
