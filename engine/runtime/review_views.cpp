// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/review_api.h"

#include "engine/foundation/base/hash.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "engine/outreach/drafting/claim_check.h"
#include "engine/overview/views/message_views.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/records/mailbox_store.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/gate_steps.h"
#include "engine/runtime/stake.h"
#include "engine/runtime/translate.h"

#include <algorithm>

namespace countersign::runtime {

using approval::MessageState;

namespace {

/// Fact ids ("f3") are shown as numbers (3).
int numberOf(const std::string& factId) { return factId.size() > 1 ? std::atoi(factId.c_str() + 1) : 0; }

api::BlockKind blockKind(model::BlockType type)
{
    switch (type) {
    case model::BlockType::Greeting:
        return api::BlockKind::Greeting;
    case model::BlockType::Text:
        return api::BlockKind::Text;
    case model::BlockType::NextStep:
        return api::BlockKind::NextStep;
    case model::BlockType::Closing:
        return api::BlockKind::Closing;
    }
    return api::BlockKind::Text;
}

std::vector<api::BlockView> blocksOf(const model::DraftContent& content)
{
    std::vector<api::BlockView> blocks;
    for (const model::Block& block : content.blocks) {
        api::BlockView view{.kind = blockKind(block.type), .editedByHand = block.editedByHand};
        for (const model::Sentence& sentence : block.sentences) {
            api::SentenceView shown{.text = sentence.text};
            for (const std::string& fact : sentence.facts)
                shown.citations.push_back(numberOf(fact));
            view.sentences.push_back(std::move(shown));
        }
        blocks.push_back(std::move(view));
    }
    return blocks;
}

/// Whether the row still says what it said when the sentence was written.
bool hasChanged(store::Database& database, const model::Fact& fact)
{
    if (fact.record.isNull())
        return false;
    const auto record = records::findRecord(database, fact.recordKind, fact.record);
    if (!record)
        return false;
    return !*record || (*record)->deleted || std::ranges::any_of(fact.watched, [&](const model::WatchedField& watched) {
        return base::sha256(model::toString((*record)->get(watched.field))) != watched.hash;
    });
}

std::vector<api::FactView> factsOf(store::Database& database, const drafting::Draft& draft)
{
    std::vector<api::FactView> facts;
    for (const model::Fact& fact : draft.facts)
        facts.push_back({.number = numberOf(fact.id),
                         .kind = fact.kind,
                         .text = fact.text,
                         .sourceName = std::string(model::recordKindName(fact.recordKind)),
                         .record = fact.record.text(),
                         .asOf = fact.asOf,
                         .changedSince = hasChanged(database, fact),
                         .sayable = fact.sayable});
    return facts;
}

std::vector<api::ClaimView> claimsOf(const drafting::Draft& draft)
{
    std::vector<api::ClaimView> claims;
    int index = 0;
    for (const model::Claim& claim : draft.claims) {
        api::ClaimView view{.index = index++,
                            .block = claim.block == drafting::kSubjectBlock ? -1 : static_cast<int>(claim.block),
                            .sentence = static_cast<int>(claim.sentence),
                            .begin = static_cast<int>(claim.begin),
                            .end = static_cast<int>(claim.end),
                            .kind = claim.kind,
                            .text = claim.text,
                            .nearestFact = numberOf(claim.fact),
                            .suggestion = claim.suggestion,
                            .overruleReason = claim.overruleReason};
        view.state = claim.verdict == model::ClaimVerdict::Supported     ? api::ClaimState::Supported
                     : claim.verdict == model::ClaimVerdict::Unsupported ? api::ClaimState::Unsupported
                                                                         : api::ClaimState::Overruled;
        claims.push_back(std::move(view));
    }
    return claims;
}

base::Result<governance::PolicyResult> policyOf(EngineCore& core, const drafting::Draft& draft,
                                                const std::optional<base::Money>& value)
{
    COUNTERSIGN_ASSIGN(const auto policy, governance::activePolicy(core.database));
    return governance::evaluatePolicy(policy.rules, {.value = value,
                                                     .recipientCount = 1,
                                                     .unresolvedClaims = drafting::openClaims(draft.claims),
                                                     .hasOptOutHeader = true});
}

base::Status fillPolicy(EngineCore& core, const drafting::Draft& draft, api::DraftDetail& detail)
{
    COUNTERSIGN_ASSIGN(const governance::PolicyResult result, policyOf(core, draft, detail.row.value));
    detail.policy.passed = static_cast<int>(result.passed.size());
    detail.policy.total = static_cast<int>(result.passed.size() + result.failed.size());
    for (const model::Reason& reason : result.failed)
        detail.policy.failed.push_back(toPhrase(reason));
    for (const governance::RequiredSignature& required : result.required)
        if (required.role == governance::Role::Manager)
            detail.policy.escalation = toPhrase(required.because);
    return {};
}

base::Status fillSignatures(EngineCore& core, const approval::OutgoingMessage& message, api::DraftDetail& detail)
{
    for (const approval::MessageSignature& signature : message.signatures) {
        COUNTERSIGN_ASSIGN(const auto signer, governance::findPrincipal(core.database, signature.principal));
        detail.signatures.push_back({.principalName = signer ? signer->name : std::string(),
                                     .role = toApi(signature.role),
                                     .signedAt = signature.signedAt});
    }
    if (message.state == MessageState::Returned)
        detail.returnedBecause = {.code = "returned_comment", .args = {message.comment}};
    // The gate gave it back: what was signed no longer held when it was to leave.
    else if (message.state == MessageState::InReview && !message.reason.code.empty())
        detail.returnedBecause = toPhrase(message.reason);
    detail.leaves = toPhrase(message.reason);
    return {};
}

/// The message of the draft that counts: an edited version's messages were given back and no longer do.
base::Result<std::optional<approval::OutgoingMessage>> livingMessage(store::Database& database, const drafting::Draft& draft)
{
    COUNTERSIGN_ASSIGN(auto message, approval::findMessageOfDraft(database, draft.id));
    if (message && message->state == MessageState::Draft)
        return std::nullopt;
    return message;
}

} // namespace

base::Result<api::DraftRow> describeRow(EngineCore& core, const drafting::Draft& draft)
{
    api::DraftRow row{.id = draft.id.text(),
                      .account = draft.account().text(),
                      .accountName = draft.brief.recipient.accountName,
                      .contactName = draft.brief.recipient.firstName + " " + draft.brief.recipient.lastName,
                      .subject = draft.content.subject,
                      .useCase = draft.brief.useCase,
                      .openClaims = static_cast<int>(drafting::openClaims(draft.claims))};
    COUNTERSIGN_ASSIGN(row.value, valueAtStake(core.database, draft));
    COUNTERSIGN_ASSIGN(const auto message, livingMessage(core.database, draft));
    if (message) {
        row.state = toApi(message->state);
        if (message->state == MessageState::InReview)
            for (const governance::Role role : message->missing())
                row.missingSignatures.emplace_back(governance::roleName(role));
        else
            return row;
    } else {
        COUNTERSIGN_ASSIGN(const governance::PolicyResult policy, policyOf(core, draft, row.value));
        for (const governance::RequiredSignature& required : policy.required)
            row.missingSignatures.emplace_back(governance::roleName(required.role));
    }
    // Delivery asks again; until then the suggestion's instant is the best word on it.
    COUNTERSIGN_ASSIGN(const auto suggestion, cadence::findSuggestion(core.database, draft.suggestion));
    if (suggestion)
        row.leavesAt = std::max(suggestion->nextLegal, core.now());
    return row;
}

base::Result<api::DraftDetail> describeDraft(EngineCore& core, const drafting::Draft& draft)
{
    api::DraftDetail detail;
    COUNTERSIGN_ASSIGN(detail.row, describeRow(core, draft));
    detail.revision = draft.revision;
    detail.contact = draft.brief.recipient.contact.text();
    detail.language = draft.brief.language;
    detail.blocks = blocksOf(draft.content);
    detail.facts = factsOf(core.database, draft);
    detail.claims = claimsOf(draft);
    detail.recipientZone = draft.brief.zone;
    detail.level = draft.level == drafting::DraftLevel::Template ? "template" : "rag";
    detail.fallback = {.code = draft.fallback};
    detail.promptName = draft.promptName;
    detail.promptVersion = draft.promptVersion;
    detail.editedAt = draft.updatedAt;
    if (draft.replyTo)
        detail.inReplyToSubject = draft.replyTo->subject;
    COUNTERSIGN_ASSIGN(const auto contact,
                       records::findRecord(core.database, model::RecordKind::Contact, draft.brief.recipient.contact));
    if (contact) {
        detail.to = {contact->text("email")};
        detail.contactTitle = contact->text("title");
        detail.row.contactName = contact->text("full_name");
    }
    COUNTERSIGN_ASSIGN(const auto mailbox, records::findMailbox(core.database, draft.mailbox));
    if (mailbox) {
        detail.mailbox = mailbox->id.text();
        detail.fromAddress = mailbox->address;
    }
    COUNTERSIGN_TRY(fillPolicy(core, draft, detail));
    COUNTERSIGN_ASSIGN(const auto message, livingMessage(core.database, draft));
    if (message)
        COUNTERSIGN_TRY(fillSignatures(core, *message, detail));
    return detail;
}

} // namespace countersign::runtime
