// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"
#include "engine/foundation/model/ids.h"
#include "engine/outreach/drafting/brief.h"
#include "engine/outreach/drafting/claim_check.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::drafting {

/// How a draft was written.
enum class DraftLevel { Template = 1, Learned = 2, GraphRag = 3 };

/// Where a draft stands before the gate knows of it; afterwards approval's state counts.
enum class DraftState { Open = 1, Submitted = 2, Discarded = 3 };

/// The mail that the draft answers.
struct ReplyTarget
{
    model::RecordId message;
    /// With angle brackets.
    std::string messageId;
    std::vector<std::string> references;
    std::string subject;
    friend bool operator==(const ReplyTarget&, const ReplyTarget&) = default;
};

/// The answered mail's subject with one "Re:" before it (RFC 5322 §3.6.5); empty where it had none.
[[nodiscard]] std::string replySubject(const ReplyTarget& target);

/// A message being written, with its evidence as it was when it was written.
struct Draft
{
    model::DraftId id;
    model::SuggestionId suggestion;
    Brief brief;
    model::DraftContent content;
    /// As it was first written, to tell a person's words from a model's.
    model::DraftContent original;
    std::vector<model::Fact> facts;
    std::vector<model::Claim> claims;
    ClaimContext context;
    DraftLevel level = DraftLevel::Template;
    /// Phrase code why the template wrote it although a model was asked; empty otherwise.
    std::string fallback;
    std::string promptName;
    int promptVersion = 0;
    /// "provider/model" for a model's draft, the template's version otherwise.
    std::string writer;
    std::optional<ReplyTarget> replyTo;
    model::MailboxId mailbox;
    /// Grows with every change.
    int revision = 0;
    DraftState state = DraftState::Open;
    base::Instant createdAt{};
    base::Instant updatedAt{};

    [[nodiscard]] const model::RecordId& account() const { return brief.account; }
    friend bool operator==(const Draft&, const Draft&) = default;
};

/// Share of the characters that a model wrote and nobody changed, 0 to 1.
[[nodiscard]] double aiShareOf(const Draft& draft);

/// The block's sentences as one paragraph, and back: text is cut at sentence ends; a sentence that was there
/// before keeps its facts, a changed one keeps those of the most similar, and new ones have none.
[[nodiscard]] std::string blockText(const model::Block& block);
[[nodiscard]] model::Block withText(const model::Block& before, std::string_view text);

} // namespace countersign::drafting
