// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/sender_claim.h"

#include "engine/outreach/delivery/mail_route.h"

namespace countersign::delivery {

using base::ErrorCode;

constexpr const char* kSqlFirstDue =
    "SELECT message_id FROM delivery_outbox WHERE state='queued' AND due_at <= ? ORDER BY due_at, pk LIMIT 1";

base::Result<std::optional<OutgoingId>> firstDue(store::Database& database, base::Instant now)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFirstDue, now));
    if (rows.next())
        return rows.id<model::OutgoingTag>(0);
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

bool isGateRefusal(ErrorCode code)
{
    return code == ErrorCode::SignatureInvalid || code == ErrorCode::SignatureMissing ||
           code == ErrorCode::ApprovalVoid || code == ErrorCode::ClaimUnresolved ||
           code == ErrorCode::PolicyRefused || code == ErrorCode::Suppressed ||
           code == ErrorCode::InvalidInput;
}

base::Result<MailWay> findWay(store::Database& database, const secrets::Vault& vault, model::MailboxId id)
{
    COUNTERSIGN_ASSIGN(const auto mailbox, records::findMailbox(database, id));
    if (!mailbox)
        return base::fail(ErrorCode::NotFound, "the mailbox is gone", {id.text()});
    COUNTERSIGN_ASSIGN(auto settings, mailRoute(*mailbox));
    MailWay way{.settings = std::move(settings), .secret = {}};
    if (!way.settings.userName.empty()) {
        COUNTERSIGN_ASSIGN(way.secret, vault.get(mailbox->vaultName()));
    }
    return way;
}

constexpr const char* kSqlRetries = "SELECT retries FROM delivery_outbox WHERE message_id=?";
constexpr const char* kSqlOpenAttempt =
    "INSERT INTO delivery_attempt(message_id, number, holder, blob_sha256, claimed_at) "
    "VALUES(?1, (SELECT coalesce(max(number), 0) + 1 FROM delivery_attempt WHERE message_id=?1), ?2, ?3, ?4)";

base::Result<OpenAttempt> openAttempt(store::Transaction& transaction,
                                      const approval::ApprovedMessage& message, std::string_view holder,
                                      base::Instant now)
{
    OpenAttempt attempt{.row = 0, .message = message.id(), .retries = 0};
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlRetries, message.id()));
        if (rows.next())
            attempt.retries = static_cast<int>(rows.integer(0));
        COUNTERSIGN_TRY(rows.status());
    }
    // The digest of what is really in hand: the schema compares it with what was frozen.
    COUNTERSIGN_TRY(
        transaction.run(kSqlOpenAttempt, message.id(), holder, base::sha256(message.bytes()), now));
    attempt.row = transaction.database().lastInsertRowId();
    return attempt;
}

constexpr const char* kSqlPoint =
    "UPDATE delivery_attempt SET point_of_no_return_at=? WHERE pk=? AND outcome IS NULL";

base::Status markPointOfNoReturn(store::Transaction& transaction, const OpenAttempt& attempt,
                                 base::Instant now)
{
    const base::Status marked = transaction.run(kSqlPoint, now, attempt.row);
    if (!marked && marked.error().code == ErrorCode::Conflict)
        return base::fail(ErrorCode::Cancelled, "stopped before the last byte: " + marked.error().detail);
    COUNTERSIGN_TRY(marked);
    if (transaction.database().changedRows() != 1)
        return base::fail(ErrorCode::Cancelled, "the attempt was ended elsewhere");
    return {};
}

constexpr const char* kSqlPassed =
    "SELECT point_of_no_return_at IS NOT NULL FROM delivery_attempt WHERE pk=?";

base::Result<bool> passedPoint(store::Database& database, const OpenAttempt& attempt)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlPassed, attempt.row));
    if (rows.next())
        return rows.boolean(0);
    COUNTERSIGN_TRY(rows.status());
    return base::fail(ErrorCode::StoreCorrupt, "the attempt is gone");
}

constexpr const char* kSqlEnd = "UPDATE delivery_attempt SET outcome=?, ended_at=?, reply_code=?, reply=?, "
                                "error_code=? WHERE pk=? AND outcome IS NULL";
constexpr const char* kSqlCountRetry = "UPDATE delivery_outbox SET retries = retries + ? WHERE message_id=?";

base::Status endAttempt(store::Transaction& transaction, const OpenAttempt& attempt,
                        const SendVerdict& verdict, base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(kSqlEnd, verdict.outcome, now, verdict.replyCode, verdict.reply,
                                    verdict.errorCode, attempt.row));
    if (transaction.database().changedRows() != 1)
        return base::fail(ErrorCode::Conflict, "the attempt was ended elsewhere");
    const std::string_view why = verdict.schedule.reason.code;
    const bool again = why == "waiting_retry" || why == "waiting_failed" || why == "waiting_sign_in";
    return transaction.run(kSqlCountRetry, again ? 1 : 0, attempt.message);
}

} // namespace countersign::delivery
