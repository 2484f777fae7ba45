// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/mime/address.h"
#include "engine/outreach/approval/frozen_headers.h"
#include "engine/outreach/approval/gate_check.h"
#include "engine/outreach/approval/review.h"

#include <algorithm>

namespace countersign::approval {

namespace {

using base::ErrorCode;

base::Status checkRecipients(const std::vector<std::string>& recipients)
{
    const bool canonical =
        std::ranges::is_sorted(recipients) && std::ranges::adjacent_find(recipients) == recipients.end() &&
        std::ranges::all_of(recipients, [](const std::string& r) {
            return r.find('@') != std::string::npos && std::ranges::none_of(r, [](unsigned char c) {
                       return c <= ' ' || c == 0x7f || (c >= 'A' && c <= 'Z') || c == '<' || c == '>';
                   });
        });
    if (recipients.empty() || !canonical)
        return base::fail(ErrorCode::InvalidInput,
                          "recipients are plain addresses, ascending, lower-case, without doubles",
                          {"headers_disagree", "recipients"});
    return {};
}

base::Status checkAuthor(store::Database& database, PrincipalId author)
{
    COUNTERSIGN_ASSIGN(const auto principal, governance::findPrincipal(database, author));
    if (!principal || principal->role == governance::Role::Auditor)
        return base::fail(ErrorCode::NotAllowed, "the author is nobody who writes to customers", {"author"});
    return {};
}

/// What would not survive SMTP unchanged is not what was signed.
base::Status checkLines(std::span<const std::byte> bytes)
{
    auto checked = mime::checkTransportable(base::textOf(bytes));
    if (!checked)
        return base::fail(ErrorCode::InvalidInput, checked.error().detail, {"headers_disagree", "lines"});
    return {};
}

base::Status releaseOlder(store::Transaction& transaction, model::DraftId draft, const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const auto older, findMessageOfDraft(transaction.database(), draft));
    if (!older)
        return {};
    switch (older->state) {
    case MessageState::InReview:
    case MessageState::Returned:
    case MessageState::Approved:
    case MessageState::Held:
    case MessageState::Queued:
        return voidForEdit(transaction, older->id, actor);
    case MessageState::Transmitting:
    case MessageState::Unknown:
    case MessageState::Accepted:
        return base::fail(ErrorCode::Conflict, "the draft was sent already, or may have been",
                          {"wrong_state", std::string(stateName(older->state))});
    case MessageState::Draft:
    case MessageState::Rejected:
    case MessageState::Refused:
    case MessageState::Cancelled:
    case MessageState::Expired:
        return {};
    }
    return {};
}

constexpr const char* kSqlFreeze =
    "INSERT INTO approval_blob(sha256, bytes) VALUES(?, ?) ON CONFLICT(sha256) DO NOTHING";
constexpr const char* kSqlAdd =
    "INSERT INTO approval_message(id, draft_id, account_id, contact_id, use_case, author_id, mailbox_id, "
    "envelope_from, "
    "recipients, message_id_header, subject, blob_sha256, claim_report, claim_sha256, unresolved_claims, "
    "ai_share, "
    "value_minor, value_currency, prompt_name, prompt_version, not_before, not_after, cited_facts, "
    "policy_version, "
    "policy_sha256, undo_ms, submitted_at, state, updated_at) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'in_review', ?)";

base::Status insertMessage(store::Transaction& transaction, const OutgoingMessage& message,
                           const base::Bytes& bytes)
{
    const model::Submission& s = message.submission;
    COUNTERSIGN_TRY(transaction.run(kSqlFreeze, message.sha256, bytes));
    const std::optional<std::int64_t> minor = s.value ? std::optional(s.value->amountMinor) : std::nullopt;
    const std::optional<std::string> currency = s.value ? std::optional(s.value->currency) : std::nullopt;
    const base::Status added =
        transaction.run(kSqlAdd, message.id, s.draft, s.account, s.contact, s.useCase, s.author, s.mailbox,
                        s.envelopeFrom, base::dumpJson(s.recipients), s.messageIdHeader, s.subject,
                        message.sha256, s.claimReport, message.claimReportHash, s.unresolvedClaims, s.aiShare,
                        minor, currency, s.promptName, s.promptVersion, s.notBefore, s.notAfter,
                        base::dumpJson(citedFactsJson(s.citedFacts)), message.policyVersion, message.policyHash,
                        message.undoWindow.count(), message.submittedAt, message.submittedAt);
    if (!added && added.error().code == ErrorCode::Conflict)
        return base::fail(ErrorCode::Conflict, "the schema refused the message: " + added.error().detail,
                          {"message"});
    return added;
}

constexpr const char* kSqlRequire =
    "INSERT INTO approval_requirement(message_id, role, code, args) VALUES(?, ?, ?, ?)";

base::Status insertRequirements(store::Transaction& transaction, const OutgoingMessage& message)
{
    for (const auto& requirement : message.required)
        COUNTERSIGN_TRY(transaction.run(kSqlRequire, message.id, governance::roleName(requirement.role),
                                        requirement.because.code, base::dumpJson(requirement.because.args)));
    return {};
}

base::Status checkPolicyRules(const governance::PolicyResult& result)
{
    if (result.failed.empty())
        return {};
    std::vector<std::string> codes;
    for (const model::Reason& rule : result.failed)
        codes.push_back(rule.code);
    return base::fail(ErrorCode::PolicyRefused, "policy does not allow this message", std::move(codes));
}

} // namespace

base::Result<OutgoingId> submit(store::Transaction& transaction, const model::Submission& submission,
                                base::IdSource& ids, const Actor& actor)
{
    store::Database& database = transaction.database();
    if (submission.unresolvedClaims > 0)
        return base::fail(ErrorCode::ClaimUnresolved, "claims are open",
                          {"claims_open", std::to_string(submission.unresolvedClaims)});
    COUNTERSIGN_TRY(checkAuthor(database, submission.author));
    COUNTERSIGN_TRY(checkSender(database, submission));
    COUNTERSIGN_TRY(checkRecipients(submission.recipients));
    COUNTERSIGN_TRY(checkLines(submission.bytes));
    COUNTERSIGN_ASSIGN(const FrozenHeaders headers, readFrozenHeaders(submission.bytes));
    COUNTERSIGN_TRY(checkHeadersAgree(headers, submission));
    COUNTERSIGN_TRY(checkReadersAgree(submission.bytes));
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(database));
    COUNTERSIGN_ASSIGN(const auto facts, factsOf(submission, submission.bytes));
    const governance::PolicyResult result = governance::evaluatePolicy(policy.rules, facts);
    COUNTERSIGN_TRY(checkPolicyRules(result));
    COUNTERSIGN_TRY(releaseOlder(transaction, submission.draft, actor));

    OutgoingMessage message;
    message.id = ids.next<model::OutgoingTag>();
    message.submission = submission;
    const base::Instant latest = actor.now + result.timeToLive;
    if (base::toMillis(submission.notAfter) == 0 || submission.notAfter > latest)
        message.submission.notAfter = latest;
    if (message.submission.notAfter <= message.submission.notBefore ||
        message.submission.notAfter <= actor.now)
        return base::fail(ErrorCode::InvalidInput, "its window ends before it opens", {"window"});
    message.sha256 = base::sha256(submission.bytes);
    message.claimReportHash = base::sha256(submission.claimReport);
    message.policyVersion = policy.version;
    message.policyHash = policy.hash;
    message.undoWindow = result.undoWindow;
    message.required = result.required;
    message.submittedAt = actor.now;
    COUNTERSIGN_TRY(insertMessage(transaction, message, submission.bytes));
    COUNTERSIGN_TRY(insertRequirements(transaction, message));
    transaction.changed(store::ChangeKind::Review, message.id);
    COUNTERSIGN_ASSIGN([[maybe_unused]] const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = "message.submit",
                                            .subject = message.id.text(),
                                            .payload = {{"sha256", base::toHex(message.sha256)},
                                                        {"draft", submission.draft.text()},
                                                        {"policy", policy.version},
                                                        {"signatures", result.required.size()}}},
                                           actor.now));
    return message.id;
}

} // namespace countersign::approval
