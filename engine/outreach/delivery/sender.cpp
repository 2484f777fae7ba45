// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/sender.h"

#include "engine/foundation/store/file_lock.h"
#include "engine/foundation/store/lease.h"
#include "engine/outreach/delivery/send_verdict.h"
#include "engine/outreach/delivery/sender_claim.h"

namespace countersign::delivery {

using approval::MessageState;
using base::ErrorCode;

namespace {

constexpr std::string_view kLease = "delivery";

std::string newHolder(base::RandomSource& random)
{
    base::Bytes bytes(16);
    random.fill(bytes);
    return base::toHex(bytes);
}

/// The right to transmit: whoever has it knows that every claim it finds open is a dead one's.
base::Result<std::optional<store::FileLock>> tryTransmitting(const std::filesystem::path& store)
{
    return store::FileLock::tryTake(store.string() + ".sender");
}

Actor system(base::Instant now)
{
    return {.name = "system", .now = now};
}

constexpr const char* kSqlNextDue =
    "SELECT min(due_at) FROM delivery_outbox WHERE state IN ('held', 'queued')";

base::Result<std::optional<base::Instant>> nextDue(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlNextDue));
    if (rows.next())
        return rows.optionalInstant(0);
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

} // namespace

Sender::Sender(const SenderParts& parts) : m_parts(parts), m_holder(newHolder(parts.random)) {}

constexpr const char* kSqlOpen =
    "SELECT pk, message_id FROM delivery_attempt WHERE outcome IS NULL ORDER BY pk";
constexpr const char* kSqlEndDead = "UPDATE delivery_attempt SET outcome='unknown', ended_at=? WHERE pk=?";

base::Result<int> Sender::recover()
{
    std::vector<std::pair<std::int64_t, OutgoingId>> open;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, m_parts.database.query(kSqlOpen));
        while (rows.next())
            open.emplace_back(rows.integer(0), rows.id<model::OutgoingTag>(1));
        COUNTERSIGN_TRY(rows.status());
    }
    const model::Reason reason{.code = "unknown_after_restart", .args = {}};
    for (const auto& [attempt, id] : open) {
        COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(m_parts.database));
        const base::Instant now = m_parts.clock.now();
        COUNTERSIGN_TRY(transaction.run(kSqlEndDead, now, attempt));
        COUNTERSIGN_TRY(approval::advance(
            transaction, id,
            {.from = MessageState::Transmitting, .to = MessageState::Unknown, .reason = reason},
            system(now)));
        COUNTERSIGN_TRY(schedule(transaction, id, {.reason = reason, .dueAt = now}, now));
        COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(m_parts.database, id));
        COUNTERSIGN_TRY(announce(transaction, message, "delivery.unknown", now));
        COUNTERSIGN_TRY(transaction.commit());
        COUNTERSIGN_LOG(m_parts.log, Warning, "delivery", "a transmission was cut off: " + id.text());
    }
    return static_cast<int>(open.size());
}

base::Result<int> Sender::recoverAtStart()
{
    COUNTERSIGN_ASSIGN(const auto lock, tryTransmitting(m_parts.database.path()));
    if (!lock)
        return 0;
    return recover();
}

base::Result<DeliveryStep> Sender::deliverNext(std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(const auto lock, tryTransmitting(m_parts.database.path()));
    if (!lock)
        return Idle{.reason = {.code = "waiting_turn", .args = {}}, .until = std::nullopt};
    COUNTERSIGN_ASSIGN([[maybe_unused]] const int recovered, recover());
    COUNTERSIGN_ASSIGN(const bool stopped, isStopped(m_parts.database));
    if (stopped)
        return Idle{.reason = {.code = "waiting_stopped", .args = {}}, .until = std::nullopt};
    COUNTERSIGN_ASSIGN(const auto due, nextDue(m_parts.database));
    // Looking costs nothing; claiming takes the write lock.
    if (!due || *due > m_parts.clock.now())
        return Idle{.reason = {}, .until = due};
    COUNTERSIGN_ASSIGN(ClaimStep step, claimNext());
    if (auto* moved = std::get_if<Moved>(&step))
        return std::move(*moved);
    if (auto* idle = std::get_if<Idle>(&step))
        return std::move(*idle);
    COUNTERSIGN_ASSIGN(const Sent sent, transmit(std::get<Claim>(std::move(step)), std::move(stop)));
    return sent;
}

base::Result<int> Sender::deliverAllDue(std::stop_token stop)
{
    int sent = 0;
    while (!stop.stop_requested()) {
        COUNTERSIGN_ASSIGN(const DeliveryStep step, deliverNext(stop));
        if (std::holds_alternative<Idle>(step))
            break;
        const Sent* handed = std::get_if<Sent>(&step);
        sent += handed != nullptr && handed->state == MessageState::Accepted ? 1 : 0;
    }
    return sent;
}

base::Result<Sender::ClaimStep> Sender::claimNext()
{
    COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(m_parts.database));
    const base::Instant now = m_parts.clock.now();
    COUNTERSIGN_ASSIGN(
        const bool leased,
        store::acquireLease(transaction, {.name = kLease, .holder = m_holder, .ttl = kLeaseTime}, now));
    if (!leased)
        return Idle{.reason = {.code = "waiting_turn", .args = {}}, .until = now + kLeaseTime};
    COUNTERSIGN_ASSIGN([[maybe_unused]] const auto next, tick(transaction, now));
    COUNTERSIGN_ASSIGN(const auto candidate, firstDue(m_parts.database, now));
    if (!candidate) {
        COUNTERSIGN_TRY(transaction.commit());
        return Idle{.reason = {}, .until = next};
    }
    COUNTERSIGN_ASSIGN(ClaimStep step, judge(transaction, *candidate, now));
    if (!std::holds_alternative<Claim>(step))
        COUNTERSIGN_TRY(store::releaseLease(transaction, kLease, m_holder));
    COUNTERSIGN_TRY(transaction.commit());
    return step;
}

base::Result<Sender::ClaimStep> Sender::judge(store::Transaction& transaction, OutgoingId id,
                                              base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(m_parts.database, id));
    COUNTERSIGN_ASSIGN(auto held, askPorts(transaction, message, now));
    if (held)
        return std::move(*held);
    auto approved = approval::ApprovedMessage::verify(transaction, id, m_parts.suppression, now);
    if (!approved)
        return refuse(transaction, id, std::move(approved).error(), now);
    return record(transaction, std::move(*approved), now);
}

base::Result<std::optional<Moved>>
Sender::askPorts(store::Transaction& transaction, const approval::OutgoingMessage& message, base::Instant now)
{
    const auto obey = [&](const PortAnswer& answer) -> base::Result<std::optional<Moved>> {
        if (const auto* wait = std::get_if<Wait>(&answer)) {
            // A port that cannot say when must not make the sender spin.
            const base::Instant until = std::max(wait->until, now + std::chrono::seconds(1));
            COUNTERSIGN_TRY(schedule(transaction, message.id, {.reason = wait->reason, .dueAt = until}, now));
            return Moved{.id = message.id, .reason = wait->reason};
        }
        if (const auto* back = std::get_if<BackToReview>(&answer)) {
            COUNTERSIGN_TRY(approval::backToReview(transaction, message.id, back->reason, system(now)));
            COUNTERSIGN_TRY(schedule(transaction, message.id, {.reason = back->reason, .dueAt = now}, now));
            return Moved{.id = message.id, .reason = back->reason};
        }
        return std::nullopt;
    };
    COUNTERSIGN_ASSIGN(const PortAnswer facts, m_parts.facts.factAnswer(transaction, message, now));
    COUNTERSIGN_ASSIGN(auto moved, obey(facts));
    if (moved)
        return moved;
    COUNTERSIGN_ASSIGN(const PortAnswer legal, m_parts.legal.legalAnswer(transaction, message, now));
    COUNTERSIGN_ASSIGN(moved, obey(legal));
    if (moved)
        return moved;
    COUNTERSIGN_ASSIGN(const PortAnswer inbox, m_parts.inbox.inboxAnswer(transaction, message, now));
    return obey(inbox);
}

base::Result<Sender::ClaimStep> Sender::refuse(store::Transaction& transaction, OutgoingId id,
                                               base::Error error, base::Instant now)
{
    model::Reason reason;
    if (!error.args.empty()) {
        reason.code = error.args.front();
        reason.args.assign(error.args.begin() + 1, error.args.end());
    }
    if (reason.code == "expired") {
        COUNTERSIGN_TRY(approval::expire(transaction, id, system(now)));
        COUNTERSIGN_TRY(schedule(transaction, id, {.reason = reason, .dueAt = now}, now));
        return Moved{.id = id, .reason = reason};
    }
    if (reason.code == "window_not_before") {
        COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(m_parts.database, id));
        COUNTERSIGN_TRY(
            schedule(transaction, id, {.reason = reason, .dueAt = message.submission.notBefore}, now));
        return Moved{.id = id, .reason = reason};
    }
    if (!isGateRefusal(error.code))
        return base::fail(std::move(error));
    COUNTERSIGN_LOG(m_parts.log, Warning, "delivery", "back to review: " + id.text() + " " + reason.code);
    if (error.code == ErrorCode::Suppressed)
        reason.args.clear();
    COUNTERSIGN_TRY(approval::backToReview(transaction, id, reason, system(now)));
    COUNTERSIGN_TRY(schedule(transaction, id, {.reason = reason, .dueAt = now}, now));
    return Moved{.id = id, .reason = reason};
}

base::Result<Sender::ClaimStep> Sender::record(store::Transaction& transaction,
                                               approval::ApprovedMessage message, base::Instant now)
{
    auto way = findWay(m_parts.database, m_parts.vault, message.mailbox());
    if (!way) {
        const base::Instant until = now + std::chrono::minutes(15);
        const model::Reason reason{.code = "waiting_failed", .args = {base::toRfc3339(until)}};
        COUNTERSIGN_LOG(m_parts.log, Warning, "delivery", "no way out: " + base::toString(way.error()));
        COUNTERSIGN_TRY(schedule(transaction, message.id(), {.reason = reason, .dueAt = until}, now));
        return Moved{.id = message.id(), .reason = reason};
    }
    COUNTERSIGN_ASSIGN(const OpenAttempt attempt, openAttempt(transaction, message, m_holder, now));
    const model::Reason reason{.code = "transmitting", .args = {}};
    COUNTERSIGN_TRY(approval::advance(
        transaction, message.id(),
        {.from = MessageState::Queued, .to = MessageState::Transmitting, .reason = reason}, system(now)));
    COUNTERSIGN_TRY(schedule(transaction, message.id(), {.reason = reason, .dueAt = now}, now));
    return Claim{.message = std::move(message), .way = std::move(*way), .attempt = attempt};
}

base::Status Sender::passPointOfNoReturn(const Claim& claim)
{
    COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(m_parts.database));
    COUNTERSIGN_TRY(markPointOfNoReturn(transaction, claim.attempt, m_parts.clock.now()));
    return transaction.commit();
}

base::Result<Sent> Sender::transmit(Claim claim, std::stop_token stop)
{
    const approval::ApprovedMessage& message = *claim.message;
    const mailbox::OutgoingMail mail{
        .envelopeFrom = message.envelopeFrom(), .recipients = message.recipients(), .bytes = message.bytes()};
    const mailbox::SendOutcome outcome = m_parts.transport.send(
        mail, claim.way.settings, claim.way.secret, [this, &claim] { return passPointOfNoReturn(claim); },
        std::move(stop));
    return recordOutcome(claim, outcome);
}

base::Result<Sent> Sender::recordOutcome(const Claim& claim, const mailbox::SendOutcome& outcome)
{
    const OutgoingId id = claim.message->id();
    COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(m_parts.database));
    const base::Instant now = m_parts.clock.now();
    COUNTERSIGN_ASSIGN(const bool passed, passedPoint(m_parts.database, claim.attempt));
    const SendVerdict verdict = judgeOutcome(
        outcome, {.passedPoint = passed, .retries = claim.attempt.retries, .now = now}, m_parts.random);
    COUNTERSIGN_TRY(endAttempt(transaction, claim.attempt, verdict, now));
    COUNTERSIGN_TRY(approval::advance(
        transaction, id,
        {.from = MessageState::Transmitting, .to = verdict.to, .reason = verdict.schedule.reason},
        system(now)));
    COUNTERSIGN_TRY(schedule(transaction, id, verdict.schedule, now));
    if (verdict.to != MessageState::Queued) {
        COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(m_parts.database, id));
        COUNTERSIGN_TRY(
            announce(transaction, message, "delivery." + std::string(approval::stateName(verdict.to)), now));
    }
    COUNTERSIGN_TRY(store::releaseLease(transaction, kLease, m_holder));
    COUNTERSIGN_TRY(transaction.commit());
    COUNTERSIGN_LOG(m_parts.log, Info, "delivery",
                    id.text() + " " + verdict.outcome + " " + verdict.errorCode);
    return Sent{.id = id, .state = verdict.to};
}

} // namespace countersign::delivery
