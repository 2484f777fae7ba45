// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/review.h"

#include "engine/foundation/events/audit_log.h"

#include <algorithm>
#include <initializer_list>

namespace countersign::approval {

namespace {

using base::ErrorCode;

tl::unexpected<base::Error> wrongState(MessageState state)
{
    return base::fail(ErrorCode::Conflict, "the message is " + std::string(stateName(state)),
                      {"wrong_state", std::string(stateName(state))});
}

constexpr const char* kSqlVoidSignatures =
    "UPDATE approval_signature SET void_at=? WHERE message_id=? AND void_at IS NULL";
constexpr const char* kSqlVoidNonces =
    "UPDATE approval_nonce SET void_at=? WHERE message_id=? AND used_at IS NULL AND void_at IS NULL";

base::Status voidSignatures(store::Transaction& transaction, OutgoingId id, base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(kSqlVoidSignatures, now, id));
    return transaction.run(kSqlVoidNonces, now, id);
}

constexpr const char* kSqlMove =
    "UPDATE approval_message SET state=?, reason_code=?, reason_args=?, updated_at=? "
    "WHERE id=? AND state=?";

base::Status move(store::Transaction& transaction, OutgoingId id, const StateChange& change,
                  base::Instant now)
{
    const base::Status moved =
        transaction.run(kSqlMove, stateName(change.to), change.reason.code,
                        base::dumpJson(change.reason.args), now, id, stateName(change.from));
    if (!moved && moved.error().code == ErrorCode::Conflict)
        return base::fail(ErrorCode::Conflict, moved.error().detail,
                          {"wrong_state", std::string(stateName(change.from))});
    COUNTERSIGN_TRY(moved);
    if (transaction.database().changedRows() != 1) {
        COUNTERSIGN_ASSIGN(const OutgoingMessage message, requireMessage(transaction.database(), id));
        return wrongState(message.state);
    }
    transaction.changed(store::ChangeKind::Review, id);
    transaction.changed(store::ChangeKind::Outbox, id);
    return {};
}

base::Status audit(store::Transaction& transaction, std::string action, OutgoingId id, base::Json payload,
                   const Actor& actor)
{
    COUNTERSIGN_ASSIGN([[maybe_unused]] const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = std::move(action),
                                            .subject = id.text(),
                                            .payload = std::move(payload)},
                                           actor.now));
    return {};
}

struct Ending
{
    MessageState to;
    const char* action;
    model::Reason reason = {};
};

/// Takes the message out of the way to the world, its signatures void.
base::Status endReview(store::Transaction& transaction, OutgoingId id,
                       std::initializer_list<MessageState> allowed, const Ending& ending, const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const OutgoingMessage message, requireMessage(transaction.database(), id));
    if (std::ranges::find(allowed, message.state) == allowed.end())
        return wrongState(message.state);
    COUNTERSIGN_TRY(voidSignatures(transaction, id, actor.now));
    COUNTERSIGN_TRY(
        move(transaction, id, {.from = message.state, .to = ending.to, .reason = ending.reason}, actor.now));
    return audit(transaction, ending.action, id,
                 {{"from", std::string(stateName(message.state))},
                  {"reason", ending.reason.code},
                  {"signaturesVoid", message.signatures.size()}},
                 actor);
}

constexpr auto kBeforeTransmission = {MessageState::InReview, MessageState::Approved, MessageState::Held,
                                      MessageState::Queued};

constexpr auto kOpen = {MessageState::InReview, MessageState::Approved, MessageState::Held,
                        MessageState::Queued, MessageState::Returned};

constexpr const char* kSqlComment = "UPDATE approval_message SET comment=? WHERE id=?";

} // namespace

base::Status returnMessage(store::Transaction& transaction, OutgoingId id, std::string_view comment,
                           const Actor& actor)
{
    COUNTERSIGN_TRY(endReview(transaction, id, {MessageState::InReview},
                              {.to = MessageState::Returned, .action = "message.return"}, actor));
    return transaction.run(kSqlComment, comment, id);
}

base::Status reject(store::Transaction& transaction, OutgoingId id, std::string_view reason,
                    const Actor& actor)
{
    COUNTERSIGN_TRY(endReview(transaction, id, {MessageState::InReview},
                              {.to = MessageState::Rejected, .action = "message.reject"}, actor));
    return transaction.run(kSqlComment, reason, id);
}

base::Status voidForEdit(store::Transaction& transaction, OutgoingId id, const Actor& actor)
{
    return endReview(
        transaction, id, kOpen,
        {.to = MessageState::Draft, .action = "message.edit", .reason = {.code = "taken_back", .args = {}}},
        actor);
}

base::Status cancel(store::Transaction& transaction, OutgoingId id, const Actor& actor)
{
    return endReview(transaction, id,
                     {MessageState::InReview, MessageState::Approved, MessageState::Held,
                      MessageState::Queued, MessageState::Returned, MessageState::Draft},
                     {.to = MessageState::Cancelled,
                      .action = "message.cancel",
                      .reason = {.code = "taken_back", .args = {}}},
                     actor);
}

base::Status backToReview(store::Transaction& transaction, OutgoingId id, const model::Reason& reason,
                          const Actor& actor)
{
    return endReview(transaction, id, {MessageState::Approved, MessageState::Held, MessageState::Queued},
                     {.to = MessageState::InReview, .action = "message.void", .reason = reason}, actor);
}

base::Result<int> withdrawRevoked(store::Transaction& transaction, PrincipalId principal, const Actor& actor)
{
    const model::Reason reason{.code = "key_revoked", .args = {}};
    COUNTERSIGN_ASSIGN(const auto open, listMessages(transaction.database(), kOpen));
    int withdrawn = 0;
    for (const OutgoingMessage& message : open) {
        const bool signedIt = std::ranges::find(message.signatures, principal, &MessageSignature::principal) !=
                              message.signatures.end();
        if (message.submission.author == principal)
            COUNTERSIGN_TRY(endReview(transaction, message.id, kOpen,
                                      {.to = MessageState::Cancelled, .action = "message.cancel", .reason = reason},
                                      actor));
        else if (signedIt && message.state != MessageState::InReview)
            COUNTERSIGN_TRY(backToReview(transaction, message.id, reason, actor));
        else
            continue;
        ++withdrawn;
    }
    return withdrawn;
}

base::Result<int> withdrawOutdated(store::Transaction& transaction, const Actor& actor)
{
    const model::Reason reason{.code = "policy_changed", .args = {}};
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(transaction.database()));
    COUNTERSIGN_ASSIGN(const auto open, listMessages(transaction.database(), kBeforeTransmission));
    int withdrawn = 0;
    for (const OutgoingMessage& message : open) {
        if (message.policyVersion == policy.version || message.reason == reason)
            continue;
        // What is in review already stays there: half of its signatures may be given.
        COUNTERSIGN_TRY(endReview(transaction, message.id, kBeforeTransmission,
                                  {.to = MessageState::InReview, .action = "message.void", .reason = reason}, actor));
        ++withdrawn;
    }
    return withdrawn;
}

base::Status expire(store::Transaction& transaction, OutgoingId id, const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const OutgoingMessage message, requireMessage(transaction.database(), id));
    const model::Reason reason{.code = "expired", .args = {base::toRfc3339(message.submission.notAfter)}};
    return endReview(transaction, id, kBeforeTransmission,
                     {.to = MessageState::Expired, .action = "message.expire", .reason = reason}, actor);
}

constexpr const char* kSqlPast =
    "SELECT id FROM approval_message WHERE state IN ('in_review', 'approved', 'held', 'queued') "
    "AND not_after < ? LIMIT 100";

base::Result<int> expireDue(store::Transaction& transaction, const Actor& actor)
{
    std::vector<OutgoingId> past;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlPast, actor.now));
        while (rows.next())
            past.push_back(rows.id<model::OutgoingTag>(0));
        COUNTERSIGN_TRY(rows.status());
    }
    for (const OutgoingId id : past)
        COUNTERSIGN_TRY(expire(transaction, id, actor));
    return static_cast<int>(past.size());
}

base::Status advance(store::Transaction& transaction, OutgoingId id, const StateChange& change,
                     const Actor& actor)
{
    COUNTERSIGN_TRY(move(transaction, id, change, actor.now));
    return audit(transaction, "message." + std::string(stateName(change.to)), id,
                 {{"from", std::string(stateName(change.from))}, {"reason", change.reason.code}}, actor);
}

} // namespace countersign::approval
