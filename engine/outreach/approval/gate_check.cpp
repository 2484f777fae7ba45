// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/gate_check.h"

#include "engine/foundation/mime/parsed_message.h"
#include "engine/outreach/approval/frozen_headers.h"
#include "engine/outreach/approval/review.h"
#include "engine/platform/governance/chain_check.h"
#include "engine/platform/records/mailbox_store.h"

#include <algorithm>

namespace countersign::approval {

namespace {

using base::ErrorCode;
using base::Json;
using governance::Role;

std::string roleText(Role role)
{
    return std::string(governance::roleName(role));
}

/// The field in which a signed payload differs from what it should say, for the person who asks why.
std::string differingField(std::span<const std::byte> signedBytes, std::span<const std::byte> expectedBytes)
{
    const auto got = base::parseJson(base::textOf(signedBytes), {.maxBytes = 1U << 20U, .maxDepth = 8});
    const auto expected = base::parseJson(base::textOf(expectedBytes));
    if (!got || !expected || !got->is_object())
        return "payload";
    for (const auto& [key, value] : expected->items())
        if (base::jsonMember(*got, key) != value)
            return key;
    return "payload";
}

Json idOrNull(const auto& id)
{
    return id.isNull() ? Json() : Json(id.text());
}

Json moneyOrNull(const std::optional<base::Money>& value)
{
    return value ? Json{{"amountMinor", value->amountMinor}, {"currency", value->currency}} : Json();
}

bool sameAddress(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) {
        const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return low(x) == low(y);
    });
}

} // namespace

constexpr const char* kSqlNonce = "SELECT nonce, message_id, principal_id, role, audit_index, used_at, "
                                  "void_at FROM approval_nonce WHERE nonce=?";

base::Result<std::optional<IssuedNonce>> findNonce(store::Database& database,
                                                   std::span<const std::byte> nonce)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlNonce, nonce));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    const auto role = governance::parseRole(rows.textView(3));
    if (!role)
        return base::fail(ErrorCode::StoreCorrupt, "a nonce names no role");
    return IssuedNonce{.nonce = rows.bytes(0),
                       .message = rows.id<model::OutgoingTag>(1),
                       .principal = rows.id<model::PrincipalTag>(2),
                       .role = *role,
                       .auditIndex = rows.integer(4),
                       .used = !rows.isNull(5),
                       .isVoid = !rows.isNull(6)};
}

base::Bytes approvalPayload(const OutgoingMessage& message, const IssuedNonce& nonce)
{
    const model::Submission& submission = message.submission;
    Json required = Json::array();
    for (const auto& requirement : message.required)
        required.push_back(roleText(requirement.role));
    const Json payload{{"message", message.id.text()},
                       {"sha256", base::toHex(message.sha256)},
                       {"envelopeFrom", submission.envelopeFrom},
                       {"recipients", submission.recipients},
                       {"mailbox", submission.mailbox.text()},
                       {"account", idOrNull(submission.account)},
                       {"contact", idOrNull(submission.contact)},
                       {"value", moneyOrNull(submission.value)},
                       // What delivery reads again before it sends is what the signer relied on.
                       {"facts", base::toHex(base::sha256(base::dumpJson(citedFactsJson(submission.citedFacts))))},
                       {"policy",
                        {{"id", message.policyVersion},
                         {"sha256", base::toHex(message.policyHash)},
                         // Whoever signs sees who else must; lowering the bar afterwards voids the signature.
                         {"requires", std::move(required)}}},
                       {"claimReport", base::toHex(message.claimReportHash)},
                       {"notBefore", base::toMillis(submission.notBefore)},
                       {"notAfter", base::toMillis(submission.notAfter)},
                       {"nonce", base::toHex(nonce.nonce)},
                       {"role", roleText(nonce.role)},
                       {"auditIndex", nonce.auditIndex}};
    const std::string text = base::dumpJson(payload);
    const auto bytes = base::bytesOf(text);
    return {bytes.begin(), bytes.end()};
}

base::Result<base::Bytes> checkFrozen(store::Database& database, const OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(base::Bytes bytes, [&]() -> base::Result<base::Bytes> {
        auto stored = messageBytes(database, message.id);
        if (!stored && stored.error().code == ErrorCode::StoreCorrupt)
            return base::fail(ErrorCode::SignatureInvalid, "the bytes are not those that were frozen",
                              {"bytes_changed"});
        return stored;
    }());
    const model::Submission& submission = message.submission;
    if (base::sha256(bytes) != message.sha256)
        return base::fail(ErrorCode::SignatureInvalid, "the bytes are not those that were frozen",
                          {"bytes_changed"});
    if (base::sha256(submission.claimReport) != message.claimReportHash)
        return base::fail(ErrorCode::SignatureInvalid, "the claim report was changed",
                          {"claim_report_changed"});
    if (submission.unresolvedClaims > 0)
        return base::fail(ErrorCode::ClaimUnresolved, "claims are open",
                          {"claims_open", std::to_string(submission.unresolvedClaims)});
    COUNTERSIGN_ASSIGN(const FrozenHeaders headers, readFrozenHeaders(bytes));
    COUNTERSIGN_TRY(checkHeadersAgree(headers, submission));
    COUNTERSIGN_TRY(checkReadersAgree(bytes));
    return bytes;
}

base::Status checkSender(store::Database& database, const model::Submission& submission)
{
    COUNTERSIGN_ASSIGN(const auto mailbox, records::findMailbox(database, submission.mailbox));
    const auto isSender = [&](std::string_view address) {
        return sameAddress(address, submission.envelopeFrom);
    };
    if (mailbox && (isSender(mailbox->address) ||
                    std::ranges::any_of(mailbox->aliases, isSender, &records::SenderAlias::address)))
        return {};
    return base::fail(ErrorCode::ApprovalVoid, "the sender is not an address of the mailbox",
                      {"sender_changed"});
}

base::Status checkReadersAgree(std::span<const std::byte> bytes)
{
    COUNTERSIGN_ASSIGN(const FrozenHeaders headers, readFrozenHeaders(bytes));
    COUNTERSIGN_ASSIGN(const mime::ParsedMessage seen, mime::parseMessage(bytes));
    const auto same = [](const std::vector<mime::MailAddress>& shown,
                         const std::vector<std::string>& strict) {
        return std::ranges::equal(shown, strict, [](const mime::MailAddress& a, const std::string& b) {
            return sameAddress(a.address, b);
        });
    };
    const auto differs = [](const char* header) {
        return base::fail(ErrorCode::InvalidInput, "two readers read it differently",
                          {"headers_disagree", header});
    };
    if (!same(seen.from, {headers.from}))
        return differs("from");
    if (!same(seen.to, headers.to))
        return differs("to");
    if (!same(seen.cc, headers.cc))
        return differs("cc");
    if ("<" + seen.messageId + ">" != headers.messageId)
        return differs("message-id");
    return {};
}

base::Result<governance::SubmissionFacts> factsOf(const model::Submission& submission,
                                                  std::span<const std::byte> bytes)
{
    COUNTERSIGN_ASSIGN(const FrozenHeaders headers, readFrozenHeaders(bytes));
    COUNTERSIGN_ASSIGN(const mime::ParsedMessage seen, mime::parseMessage(bytes));
    return governance::SubmissionFacts{.value = submission.value,
                                       .recipientCount = submission.recipients.size(),
                                       .unresolvedClaims = submission.unresolvedClaims,
                                       .hasOptOutHeader = headers.hasListUnsubscribe,
                                       .text = seen.readableText()};
}

base::Status checkPolicy(store::Database& database, const OutgoingMessage& message,
                         std::span<const std::byte> bytes, std::int64_t since)
{
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(database));
    COUNTERSIGN_TRY(governance::checkPolicyInChain(database, policy, since));
    if (policy.version != message.policyVersion || policy.hash != message.policyHash)
        return base::fail(ErrorCode::ApprovalVoid, "another policy is in force", {"policy_changed"});
    COUNTERSIGN_ASSIGN(const auto facts, factsOf(message.submission, bytes));
    const governance::PolicyResult result = governance::evaluatePolicy(policy.rules, facts);
    if (!result.failed.empty()) {
        std::vector<std::string> rule{result.failed.front().code};
        rule.insert(rule.end(), result.failed.front().args.begin(), result.failed.front().args.end());
        return base::fail(ErrorCode::PolicyRefused, "policy does not allow this message", std::move(rule));
    }
    if (result.required != message.required)
        return base::fail(ErrorCode::ApprovalVoid, "policy asks for other signatures", {"required_changed"});
    return {};
}

base::Status checkNotExpired(const OutgoingMessage& message, base::Instant now)
{
    if (now <= message.submission.notAfter)
        return {};
    return base::fail(ErrorCode::ApprovalExpired, "its window has passed",
                      {"expired", base::toRfc3339(message.submission.notAfter)});
}

base::Status checkSuppression(store::Database& database, const OutgoingMessage& message,
                              const governance::SuppressionKey& key)
{
    COUNTERSIGN_ASSIGN(const auto suppression,
                       governance::findSuppression(database, key, message.submission.recipients,
                                                   message.submission.account));
    if (!suppression)
        return {};
    return base::fail(ErrorCode::Suppressed, "a recipient must not be written to",
                      {"suppressed", std::string(governance::suppressionScopeName(suppression->scope))});
}

base::Result<governance::Principal> checkSigner(store::Database& database, const OutgoingMessage& message,
                                                PrincipalId id, Role role)
{
    COUNTERSIGN_ASSIGN(auto principal, governance::findPrincipal(database, id));
    const auto refused = [](const char* why, const char* rule) {
        return base::fail(ErrorCode::NotAllowed, why, {rule});
    };
    if (!principal || principal->role == Role::Auditor)
        return refused("not somebody who signs", "wrong_role");
    const bool isAuthor = id == message.submission.author;
    if (role == Role::Rep && !isAuthor)
        return refused("the first signature is the author's", "not_the_author");
    if (role == Role::Manager && isAuthor)
        return refused("nobody countersigns their own message", "same_person");
    if (role == Role::Manager && principal->role != Role::Manager)
        return refused("only a manager countersigns", "wrong_role");
    if (role != Role::Rep && role != Role::Manager)
        return refused("no such signature", "wrong_role");
    return std::move(*principal);
}

base::Result<governance::PrincipalKey> checkEnvelope(const OutgoingMessage& message, const IssuedNonce& nonce,
                                                     const governance::Principal& principal,
                                                     const secrets::Envelope& envelope)
{
    const auto signatureWrong = [&](const char* why) {
        return base::fail(ErrorCode::SignatureInvalid, why, {"signature_wrong", roleText(nonce.role)});
    };
    if (envelope.payloadType != kApprovalPayloadType || envelope.signatures.size() != 1)
        return signatureWrong("not one signature over an approval");
    const governance::PrincipalKey* key = principal.findKey(envelope.signatures.front().keyId);
    if (key == nullptr)
        return base::fail(ErrorCode::ApprovalVoid, "signed with a key that is not the signer's",
                          {"key_unknown"});
    const std::vector<secrets::PublicKey> keys{key->key};
    if (secrets::verifySignatures(envelope, keys).size() != 1)
        return signatureWrong("the signature does not verify");
    if (!key->isLive())
        return base::fail(ErrorCode::ApprovalVoid, "the key was revoked", {"key_revoked"});
    if (const base::Bytes expected = approvalPayload(message, nonce); envelope.payload != expected)
        return base::fail(ErrorCode::SignatureInvalid, "the signed payload is not this message's",
                          {"payload_differs", differingField(envelope.payload, expected)});
    if (key->enrolledAt > nonce.auditIndex)
        return base::fail(ErrorCode::ApprovalVoid, "the key was enrolled later", {"key_not_enrolled"});
    return *key;
}

} // namespace countersign::approval
