// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/outbox_api.h"

#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/approval/review.h"
#include "engine/outreach/drafting/draft_store.h"
#include "engine/overview/views/message_views.h"
#include "engine/runtime/governance_api.h"
#include "engine/runtime/translate.h"

namespace countersign::runtime {

using approval::MessageState;

namespace {

api::OutboxRow toRow(const delivery::OutboxItem& item, const approval::OutgoingMessage& message, const views::Names& names)
{
    api::OutboxRow row{.id = item.id.text(),
                       .draft = message.submission.draft.text(),
                       .account = message.submission.account.text(),
                       .accountName = names.account,
                       .contactName = names.contact,
                       .subject = message.submission.subject,
                       .state = toApi(item.state),
                       .why = toPhrase(item.reason),
                       .canTakeBack = item.canTakeBack};
    if (item.state == MessageState::Held)
        row.leavesAt = item.heldUntil;
    else if (item.state == MessageState::Queued)
        row.leavesAt = item.notBefore;
    else if (!item.attempts.empty())
        row.leavesAt = item.attempts.back().endedAt.value_or(item.attempts.back().claimedAt);
    if (!item.attempts.empty())
        row.serverReply = item.attempts.back().serverReply;
    return row;
}

base::Result<api::OutboxRow> describe(store::Database& database, const delivery::OutboxItem& item)
{
    COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(database, item.id));
    COUNTERSIGN_ASSIGN(const auto names,
                       views::namesOf(database, message.submission.account, message.submission.contact));
    return toRow(item, message, names);
}

std::vector<api::OutboxRow>& groupOf(api::OutboxBoard& board, MessageState state)
{
    if (state == MessageState::Unknown)
        return board.needsYou;
    if (state == MessageState::Transmitting)
        return board.moving;
    return state == MessageState::Held || state == MessageState::Queued || state == MessageState::Approved ? board.waiting
                                                                                                           : board.gone;
}

std::vector<api::SignatureView> signaturesOf(store::Database& database, const approval::OutgoingMessage& message)
{
    std::vector<api::SignatureView> views;
    for (const approval::MessageSignature& signature : message.signatures) {
        const auto signer = governance::findPrincipal(database, signature.principal);
        views.push_back({.principalName = signer && *signer ? (*signer)->name : std::string(),
                         .role = toApi(signature.role),
                         .signedAt = signature.signedAt});
    }
    return views;
}

base::Result<api::OutboxDetail> makeDetail(EngineCore& core, model::OutgoingId id)
{
    COUNTERSIGN_ASSIGN(const auto item, delivery::findOutboxItem(core.database, id));
    if (!item)
        return base::fail(base::ErrorCode::NotFound, "this message is not in the outbox", {id.text()});
    COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(core.database, id));
    api::OutboxDetail detail;
    COUNTERSIGN_ASSIGN(detail.row, describe(core.database, *item));
    detail.signatures = signaturesOf(core.database, message);
    detail.sha256 = base::toHex(message.sha256);
    detail.rules.push_back({.phrase = {"rule_signatures", {}}, .passed = message.missing().empty()});
    detail.rules.push_back({.phrase = toPhrase(item->reason), .passed = item->state == MessageState::Accepted});
    for (const delivery::Attempt& attempt : item->attempts)
        detail.attempts.push_back({.startedAt = attempt.claimedAt,
                                   .reachedPointOfNoReturn = attempt.pointOfNoReturnAt.has_value(),
                                   .outcome = attempt.outcome,
                                   .serverReply = attempt.serverReply});
    return detail;
}

} // namespace

void OutboxApi::board(api::Reply<api::OutboxBoard> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<api::OutboxBoard> {
        api::OutboxBoard board;
        COUNTERSIGN_ASSIGN(board.stopped, delivery::isStopped(core.database));
        COUNTERSIGN_ASSIGN(const auto items, delivery::listOutbox(core.database, 500));
        for (const delivery::OutboxItem& item : items) {
            COUNTERSIGN_ASSIGN(auto row, describe(core.database, item));
            groupOf(board, item.state).push_back(std::move(row));
        }
        return board;
    });
}

void OutboxApi::detail(api::Id message, api::Reply<api::OutboxDetail> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, message = std::move(message)]() -> base::Result<api::OutboxDetail> {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::OutgoingId>(message));
        return makeDetail(core, id);
    });
}

void OutboxApi::takeBack(api::Id message, api::Done reply)
{
    m_core.act(std::move(reply), [&core = m_core, message = std::move(message)]() -> base::Status {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::OutgoingId>(message));
        return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_ASSIGN(const auto outgoing, approval::requireMessage(core.database, id));
            COUNTERSIGN_TRY(delivery::withdrawForEdit(transaction, id, core.actor()));
            return drafting::setDraftState(transaction, outgoing.submission.draft, drafting::DraftState::Open,
                                           {.actor = core.me.text(), .now = core.now()});
        });
    });
}

void OutboxApi::resolve(api::Id message, api::Resolution resolution, api::SecretText passphrase, api::Done reply)
{
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    m_core.act(std::move(reply), [&core = m_core, message = std::move(message), resolution, secret]() -> base::Status {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::OutgoingId>(message));
        COUNTERSIGN_TRY(proveHuman(core, *secret));
        const auto decision = resolution == api::Resolution::Arrived ? delivery::UnknownDecision::Arrived
                                                                     : delivery::UnknownDecision::SendAgain;
        return inTransaction(core.database, [&](store::Transaction& transaction) {
            return delivery::resolveUnknown(transaction, id, decision, core.actor());
        });
    });
}

void OutboxApi::stopEverything(api::Done reply)
{
    m_core.answer(std::move(reply), [&core = m_core] {
        return inTransaction(core.database,
                             [&](store::Transaction& transaction) { return delivery::stopAll(transaction, core.actor()); });
    });
}

void OutboxApi::resume(api::Done reply)
{
    m_core.act(std::move(reply), [&core = m_core] {
        return inTransaction(core.database,
                             [&](store::Transaction& transaction) { return delivery::resume(transaction, core.actor()); });
    });
}

} // namespace countersign::runtime
