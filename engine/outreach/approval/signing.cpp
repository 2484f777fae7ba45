// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/events/event_log.h"
#include "engine/outreach/approval/gate_check.h"
#include "engine/outreach/approval/review.h"
#include "engine/outreach/approval/signed_event.h"
#include "engine/platform/governance/chain_check.h"

#include <algorithm>

namespace countersign::approval {

namespace {

using base::ErrorCode;

/// Everything that must hold before anybody may sign; the same for asking for the payload and for bringing it
/// back.
base::Result<governance::Principal> checkSignable(store::Database& database, const OutgoingMessage& message,
                                                  const SigningRequest& request, base::Instant now)
{
    if (message.state != MessageState::InReview)
        return base::fail(ErrorCode::Conflict, "only a message in review is signed",
                          {"wrong_state", std::string(stateName(message.state))});
    COUNTERSIGN_ASSIGN(const base::Bytes bytes, checkFrozen(database, message));
    COUNTERSIGN_TRY(checkSender(database, message.submission));
    COUNTERSIGN_TRY(checkPolicy(database, message, bytes, 0));
    COUNTERSIGN_TRY(checkNotExpired(message, now));
    COUNTERSIGN_ASSIGN(auto principal, checkSigner(database, message, request.principal, request.role));
    const auto missing = message.missing();
    if (std::ranges::find(missing, request.role) == missing.end())
        return base::fail(ErrorCode::NotAllowed, "this signature is there, or not asked for", {"not_asked"});
    return principal;
}

constexpr const char* kSqlIssue = "INSERT INTO approval_nonce(nonce, message_id, principal_id, role, "
                                  "audit_index, issued_at) VALUES(?, ?, ?, ?, ?, ?)";

constexpr const char* kSqlSign = "INSERT INTO approval_signature(message_id, role, principal_id, key_id, "
                                 "nonce, envelope, signed_at, audit_index) "
                                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?)";

base::Status storeSignature(store::Transaction& transaction, const SigningRequest& request,
                            const IssuedNonce& nonce, const secrets::Envelope& envelope, const Actor& actor)
{
    const std::string text = secrets::encodeEnvelope(envelope);
    const std::string& keyId = envelope.signatures.front().keyId;
    const std::string role(governance::roleName(request.role));
    COUNTERSIGN_ASSIGN(const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = "message.sign",
                                            .subject = request.message.text(),
                                            .payload = {{"role", role},
                                                        {"principal", request.principal.text()},
                                                        {"keyId", keyId},
                                                        {"nonce", base::toHex(nonce.nonce)},
                                                        {"envelope", base::toHex(base::sha256(text))}}},
                                           actor.now));
    const base::Status stored = transaction.run(kSqlSign, request.message, role, request.principal, keyId,
                                                nonce.nonce, text, actor.now, index);
    if (!stored && stored.error().code == ErrorCode::Conflict)
        return base::fail(ErrorCode::NotAllowed, "the schema refused the signature: " + stored.error().detail,
                          {"schema"});
    return stored;
}

base::Result<IssuedNonce> checkNonce(store::Database& database, const secrets::Envelope& envelope,
                                     const SigningRequest& request)
{
    const auto payload =
        base::parseJson(base::textOf(envelope.payload), {.maxBytes = 1U << 20U, .maxDepth = 8});
    const auto unknown = [](const char* why) {
        return base::fail(ErrorCode::ApprovalVoid, why, {"nonce_unknown"});
    };
    if (!payload)
        return base::fail(ErrorCode::SignatureInvalid, "the payload is not JSON",
                          {"payload_differs", "payload"});
    const auto bytes = base::fromHex(base::jsonText(*payload, "nonce"));
    if (!bytes)
        return unknown("the payload has no nonce");
    COUNTERSIGN_ASSIGN(const auto nonce, findNonce(database, *bytes));
    if (!nonce || nonce->message != request.message || nonce->principal != request.principal ||
        nonce->role != request.role)
        return unknown("the nonce was not issued for this signature");
    if (nonce->used || nonce->isVoid)
        return unknown("the nonce is used up");
    return *nonce;
}

} // namespace

base::Result<base::Bytes> payloadToSign(store::Transaction& transaction, const SigningRequest& request,
                                        base::RandomSource& random, const Actor& actor)
{
    store::Database& database = transaction.database();
    COUNTERSIGN_ASSIGN(const OutgoingMessage message, requireMessage(database, request.message));
    COUNTERSIGN_ASSIGN(const auto principal, checkSignable(database, message, request, actor.now));
    COUNTERSIGN_ASSIGN(const std::int64_t head, events::auditHead(database));
    IssuedNonce nonce{.nonce = base::Bytes(32),
                      .message = request.message,
                      .principal = request.principal,
                      .role = request.role,
                      .auditIndex = head};
    random.fill(nonce.nonce);
    COUNTERSIGN_TRY(transaction.run(kSqlIssue, nonce.nonce, request.message, request.principal,
                                    governance::roleName(request.role), head, actor.now));
    return approvalPayload(message, nonce);
}

base::Result<ApprovalProgress> approve(store::Transaction& transaction, const secrets::Envelope& envelope,
                                       const SigningRequest& request,
                                       const governance::SuppressionKey& suppression, const Actor& actor)
{
    store::Database& database = transaction.database();
    COUNTERSIGN_ASSIGN(const OutgoingMessage message, requireMessage(database, request.message));
    COUNTERSIGN_ASSIGN(const auto principal, checkSignable(database, message, request, actor.now));
    COUNTERSIGN_TRY(checkSuppression(database, message, suppression));
    COUNTERSIGN_ASSIGN(const IssuedNonce nonce, checkNonce(database, envelope, request));
    COUNTERSIGN_ASSIGN(const governance::PrincipalKey key, checkEnvelope(message, nonce, principal, envelope));
    COUNTERSIGN_TRY(governance::checkKeyInChain(database, principal, key, 0));
    COUNTERSIGN_TRY(storeSignature(transaction, request, nonce, envelope, actor));

    COUNTERSIGN_ASSIGN(const OutgoingMessage now, requireMessage(database, request.message));
    ApprovalProgress progress{.complete = false, .missing = now.missing()};
    progress.complete = progress.missing.empty();
    // Its place among the events tells what was read before it and what after, whatever the clock said.
    for (const MessageSignature& signature : now.signatures)
        if (signature.principal == request.principal && signature.role == request.role)
            COUNTERSIGN_TRY(events::appendEvent(
                transaction,
                {.kind = std::string(kSignedEvent),
                 .subject = request.message.bytes(),
                 .payload = {{"audit", signature.auditIndex}}},
                actor.now));
    transaction.changed(store::ChangeKind::Review, request.message);
    if (progress.complete) {
        COUNTERSIGN_TRY(advance(transaction, request.message,
                                {.from = MessageState::InReview, .to = MessageState::Approved, .reason = {}},
                                actor));
        COUNTERSIGN_TRY(events::appendEvent(transaction,
                                            {.kind = "approval.approved",
                                             .subject = request.message.bytes(),
                                             .payload = {{"draft", message.submission.draft.text()}}},
                                            actor.now));
    }
    return progress;
}

} // namespace countersign::approval
