// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/approved_message.h"

#include "engine/outreach/approval/gate_check.h"
#include "engine/platform/governance/chain_check.h"

#include <algorithm>
#include <set>

namespace countersign::approval {

namespace {

using base::ErrorCode;

struct StoredSignature
{
    PrincipalId principal;
    governance::Role role = governance::Role::Rep;
    std::string keyId;
    secrets::Envelope envelope;
    base::Bytes nonce;
};

constexpr const char* kSqlSignatures =
    "SELECT principal_id, role, key_id, envelope, nonce FROM approval_signature "
    "WHERE message_id=? AND void_at IS NULL ORDER BY pk";

base::Result<std::vector<StoredSignature>> readSignatures(store::Database& database, OutgoingId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlSignatures, id));
    std::vector<StoredSignature> signatures;
    while (rows.next()) {
        const auto role = governance::parseRole(rows.textView(1));
        auto envelope = secrets::decodeEnvelope(rows.textView(3));
        if (!role || !envelope)
            return base::fail(ErrorCode::SignatureInvalid, "a stored signature is damaged",
                              {"signature_wrong", rows.text(1)});
        signatures.push_back({.principal = rows.id<model::PrincipalTag>(0),
                              .role = *role,
                              .keyId = rows.text(2),
                              .envelope = std::move(*envelope),
                              .nonce = rows.bytes(4)});
    }
    COUNTERSIGN_TRY(rows.status());
    return signatures;
}

/// One stored signature against everything but the other ones; the audit index that it names.
base::Result<std::int64_t> checkOne(store::Database& database, const OutgoingMessage& message,
                                    const StoredSignature& signature)
{
    auto principal = checkSigner(database, message, signature.principal, signature.role);
    if (!principal && principal.error().code == ErrorCode::NotAllowed)
        return base::fail(ErrorCode::ApprovalVoid, principal.error().detail, principal.error().args);
    COUNTERSIGN_TRY(principal);
    COUNTERSIGN_ASSIGN(const auto nonce, findNonce(database, signature.nonce));
    if (!nonce || !nonce->used || nonce->isVoid || nonce->message != message.id ||
        nonce->principal != signature.principal || nonce->role != signature.role)
        return base::fail(ErrorCode::ApprovalVoid, "the nonce was not issued for this signature",
                          {"nonce_unknown"});
    COUNTERSIGN_ASSIGN(const governance::PrincipalKey key,
                       checkEnvelope(message, *nonce, *principal, signature.envelope));
    if (key.key.id() != signature.keyId)
        return base::fail(ErrorCode::ApprovalVoid, "stored under another key", {"key_unknown"});
    // When it was given, everything up to the index inside it was looked through; the signature vouches for the index.
    COUNTERSIGN_TRY(governance::checkKeyInChain(database, *principal, key, nonce->auditIndex));
    return nonce->auditIndex;
}

/// The smallest audit index that one of them names.
base::Result<std::int64_t> checkSignatures(store::Database& database, const OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(const auto signatures, readSignatures(database, message.id));
    std::optional<std::int64_t> since;
    std::set<PrincipalId> persons;
    std::set<std::string> keys;
    std::set<governance::Role> roles;
    for (const StoredSignature& signature : signatures) {
        COUNTERSIGN_ASSIGN(const std::int64_t index, checkOne(database, message, signature));
        since = since ? std::min(*since, index) : index;
        if (!persons.insert(signature.principal).second || !keys.insert(signature.keyId).second)
            return base::fail(ErrorCode::ApprovalVoid, "two signatures of one person", {"same_person"});
        roles.insert(signature.role);
    }
    for (const auto& requirement : message.required)
        if (!roles.contains(requirement.role))
            return base::fail(ErrorCode::SignatureMissing, "a signature is missing",
                              {"waiting_signature", std::string(governance::roleName(requirement.role))});
    return since.value_or(0);
}

base::Status checkState(const OutgoingMessage& message)
{
    switch (message.state) {
    case MessageState::Approved:
    case MessageState::Held:
    case MessageState::Queued:
        return {};
    case MessageState::InReview:
    case MessageState::Draft:
    case MessageState::Returned:
    case MessageState::Rejected:
    case MessageState::Transmitting:
    case MessageState::Accepted:
    case MessageState::Refused:
    case MessageState::Unknown:
    case MessageState::Cancelled:
    case MessageState::Expired:
        break;
    }
    return base::fail(ErrorCode::Conflict, "the message is not approved and waiting",
                      {"wrong_state", std::string(stateName(message.state))});
}

} // namespace

base::Result<ApprovedMessage> ApprovedMessage::verify(store::Transaction& transaction, OutgoingId id,
                                                      const governance::SuppressionKey& suppression,
                                                      base::Instant now)
{
    store::Database& database = transaction.database();
    COUNTERSIGN_ASSIGN(const OutgoingMessage message, requireMessage(database, id));
    COUNTERSIGN_TRY(checkState(message));
    COUNTERSIGN_ASSIGN(base::Bytes bytes, checkFrozen(database, message));
    COUNTERSIGN_TRY(checkSender(database, message.submission));
    // Before the rules: a changed value is said as what it is, not as another rule's outcome.
    COUNTERSIGN_ASSIGN(const std::int64_t since, checkSignatures(database, message));
    COUNTERSIGN_TRY(checkPolicy(database, message, bytes, since));
    COUNTERSIGN_TRY(checkNotExpired(message, now));
    if (now < message.submission.notBefore)
        return base::fail(ErrorCode::PolicyRefused, "its window is not open yet",
                          {"window_not_before", base::toRfc3339(message.submission.notBefore)},
                          base::Retry::Later);
    COUNTERSIGN_TRY(checkSuppression(database, message, suppression));

    ApprovedMessage approved;
    approved.m_id = id;
    approved.m_bytes = std::move(bytes);
    approved.m_envelopeFrom = message.submission.envelopeFrom;
    approved.m_recipients = message.submission.recipients;
    approved.m_mailbox = message.submission.mailbox;
    approved.m_messageIdHeader = message.submission.messageIdHeader;
    return approved;
}

} // namespace countersign::approval
