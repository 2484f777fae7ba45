// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/outbox.h"

#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/events/event_log.h"
#include "engine/outreach/delivery/outbox_rows.h"

#include <algorithm>

namespace countersign::delivery {

namespace {

using approval::MessageState;
using base::ErrorCode;

base::Status audit(store::Transaction& transaction, std::string action, std::string subject,
                   base::Json payload, const Actor& actor)
{
    COUNTERSIGN_ASSIGN([[maybe_unused]] const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = std::move(action),
                                            .subject = std::move(subject),
                                            .payload = std::move(payload)},
                                           actor.now));
    return {};
}

} // namespace

constexpr const char* kSqlReason =
    "UPDATE delivery_outbox SET reason_code=?, reason_args=?, due_at=?, updated_at=? WHERE message_id=?";

base::Status schedule(store::Transaction& transaction, OutgoingId id, const Schedule& schedule,
                      base::Instant now)
{
    transaction.changed(store::ChangeKind::Outbox, id);
    return transaction.run(kSqlReason, schedule.reason.code, base::dumpJson(schedule.reason.args),
                           schedule.dueAt, now, id);
}

constexpr const char* kSqlEnqueue =
    "INSERT INTO delivery_outbox(message_id, state, enqueued_at, held_until, due_at, expires_at, "
    "reason_code, reason_args, "
    "updated_at) VALUES(?1, 'held', ?2, ?3, ?3, ?4, 'waiting_undo', ?5, ?2) ON CONFLICT(message_id) DO "
    "UPDATE SET "
    "enqueued_at=excluded.enqueued_at, held_until=excluded.held_until, due_at=excluded.due_at, retries=0, "
    "reason_code=excluded.reason_code, reason_args=excluded.reason_args, updated_at=excluded.updated_at";

base::Status enqueueApproved(store::Transaction& transaction, OutgoingId id, const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(transaction.database(), id));
    const base::Instant heldUntil = actor.now + message.undoWindow;
    const model::Reason undo{.code = "waiting_undo", .args = {base::toRfc3339(heldUntil)}};
    COUNTERSIGN_TRY(approval::advance(
        transaction, id, {.from = MessageState::Approved, .to = MessageState::Held, .reason = undo}, actor));
    return transaction.run(kSqlEnqueue, id, actor.now, heldUntil, message.submission.notAfter,
                           base::dumpJson(undo.args));
}

base::Status cancel(store::Transaction& transaction, OutgoingId id, const Actor& actor)
{
    COUNTERSIGN_TRY(approval::cancel(transaction, id, actor));
    return schedule(transaction, id, {.reason = {.code = "taken_back", .args = {}}, .dueAt = actor.now},
                    actor.now);
}

base::Status withdrawForEdit(store::Transaction& transaction, OutgoingId id, const Actor& actor)
{
    COUNTERSIGN_TRY(approval::voidForEdit(transaction, id, actor));
    return schedule(transaction, id, {.reason = {.code = "taken_back", .args = {}}, .dueAt = actor.now},
                    actor.now);
}

constexpr const char* kSqlSwitch = "UPDATE delivery_switch SET stopped=?, actor=?, at=? WHERE pk=1";

base::Status stopAll(store::Transaction& transaction, const Actor& actor)
{
    COUNTERSIGN_TRY(transaction.run(kSqlSwitch, 1, actor.name, actor.now));
    transaction.changed(store::ChangeKind::Outbox, base::IdBytes{});
    return audit(transaction, "outbox.stop", "outbox", base::Json::object(), actor);
}

base::Status resume(store::Transaction& transaction, const Actor& actor)
{
    COUNTERSIGN_TRY(transaction.run(kSqlSwitch, 0, actor.name, actor.now));
    transaction.changed(store::ChangeKind::Outbox, base::IdBytes{});
    return audit(transaction, "outbox.resume", "outbox", base::Json::object(), actor);
}

constexpr const char* kSqlStopped = "SELECT stopped FROM delivery_switch WHERE pk=1";

base::Result<bool> isStopped(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlStopped));
    if (!rows.next())
        return base::fail(ErrorCode::StoreCorrupt, "the stop switch is missing");
    return rows.boolean(0);
}

constexpr const char* kSqlLastUnknown =
    "SELECT pk FROM delivery_attempt WHERE message_id=?1 AND outcome='unknown' AND "
    "number=(SELECT max(number) FROM delivery_attempt WHERE message_id=?1)";
constexpr const char* kSqlResolve =
    "INSERT INTO delivery_resolution(attempt_pk, decision, principal_id, at) VALUES(?, ?, ?, ?)";

base::Status resolveUnknown(store::Transaction& transaction, OutgoingId id, UnknownDecision decision,
                            const Actor& actor)
{
    store::Database& database = transaction.database();
    const auto principal = model::PrincipalId::parse(actor.name);
    COUNTERSIGN_ASSIGN(const auto person,
                       governance::findPrincipal(database, principal.value_or(model::PrincipalId())));
    if (!person || person->role == governance::Role::Auditor ||
        std::ranges::none_of(person->keys, &governance::PrincipalKey::isLive))
        return base::fail(ErrorCode::HumanNeeded, "only a person can say what became of it");
    COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(database, id));
    std::int64_t attempt = 0;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlLastUnknown, id));
        if (message.state != MessageState::Unknown || !rows.next())
            return base::fail(ErrorCode::Conflict, "its outcome is not unknown",
                              {"wrong_state", std::string(approval::stateName(message.state))});
        attempt = rows.integer(0);
    }
    const bool arrived = decision == UnknownDecision::Arrived;
    COUNTERSIGN_TRY(
        transaction.run(kSqlResolve, attempt, arrived ? "arrived" : "send_again", *principal, actor.now));
    const model::Reason reason{.code = arrived ? "accepted" : "waiting_turn", .args = {}};
    const MessageState to = arrived ? MessageState::Accepted : MessageState::Queued;
    COUNTERSIGN_TRY(approval::advance(transaction, id,
                                      {.from = MessageState::Unknown, .to = to, .reason = reason}, actor));
    COUNTERSIGN_TRY(schedule(transaction, id, {.reason = reason, .dueAt = actor.now}, actor.now));
    COUNTERSIGN_TRY(audit(transaction, "outbox.resolve", id.text(),
                          {{"decision", arrived ? "arrived" : "send_again"}}, actor));
    return arrived ? announce(transaction, message, "delivery.accepted", actor.now) : base::Status();
}

constexpr const char* kSqlUndoOver = "SELECT message_id FROM delivery_outbox WHERE state='held' AND "
                                     "held_until <= ? ORDER BY held_until, pk LIMIT 200";
constexpr const char* kSqlNextDue = "SELECT min(min(due_at), min(expires_at + 1)) FROM delivery_outbox "
                                    "WHERE state IN ('held', 'queued')";

base::Result<std::optional<base::Instant>> tick(store::Transaction& transaction, base::Instant now)
{
    const Actor system{.name = "system", .now = now};
    COUNTERSIGN_ASSIGN([[maybe_unused]] const int expired, approval::expireDue(transaction, system));
    std::vector<OutgoingId> undoOver;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlUndoOver, now));
        while (rows.next())
            undoOver.push_back(rows.id<model::OutgoingTag>(0));
        COUNTERSIGN_TRY(rows.status());
    }
    const model::Reason turn{.code = "waiting_turn", .args = {}};
    for (const OutgoingId id : undoOver) {
        COUNTERSIGN_TRY(approval::advance(
            transaction, id, {.from = MessageState::Held, .to = MessageState::Queued, .reason = turn},
            system));
        COUNTERSIGN_TRY(schedule(transaction, id, {.reason = turn, .dueAt = now}, now));
    }
    COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlNextDue));
    if (rows.next())
        return rows.optionalInstant(0);
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

constexpr const char* kSqlNetwork = "UPDATE delivery_outbox SET due_at=?1, updated_at=?1 WHERE "
                                    "state='queued' AND reason_code='waiting_offline' AND due_at > ?1";

base::Status networkIsBack(store::Transaction& transaction, base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(kSqlNetwork, now));
    if (transaction.database().changedRows() > 0)
        transaction.changed(store::ChangeKind::Outbox, base::IdBytes{});
    return {};
}

base::Status announce(store::Transaction& transaction, const approval::OutgoingMessage& message,
                      std::string kind, base::Instant at)
{
    const model::Submission& submission = message.submission;
    return events::appendEvent(transaction,
                               {.kind = std::move(kind),
                                .subject = message.id.bytes(),
                                .payload = {{"draft", submission.draft.text()},
                                            {"account", submission.account.text()},
                                            {"contact", submission.contact.text()},
                                            {"useCase", submission.useCase},
                                            {"promptName", submission.promptName},
                                            {"promptVersion", submission.promptVersion},
                                            {"mailbox", submission.mailbox.text()}}},
                               at);
}

} // namespace countersign::delivery
