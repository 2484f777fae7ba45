// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/review_api.h"

#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/delivery/outbox.h"
#include "engine/outreach/drafting/draft_store.h"
#include "engine/outreach/drafting/freeze.h"
#include "engine/outreach/drafting/template_drafter.h"
#include "engine/runtime/exact_mail.h"
#include "engine/runtime/gate_steps.h"
#include "engine/runtime/governance_api.h"
#include "engine/runtime/translate.h"

namespace countersign::runtime {

using approval::MessageState;
using base::ErrorCode;

namespace {

base::Result<drafting::Draft> loadDraft(EngineCore& core, const api::Id& text)
{
    COUNTERSIGN_ASSIGN(const auto id, idFrom<model::DraftId>(text));
    COUNTERSIGN_ASSIGN(auto draft, drafting::findDraft(core.database, id));
    if (!draft)
        return base::fail(ErrorCode::NotFound, "no such draft", {text});
    return std::move(*draft);
}

base::Result<approval::OutgoingMessage> messageOf(EngineCore& core, const drafting::Draft& draft)
{
    COUNTERSIGN_ASSIGN(auto message, approval::findMessageOfDraft(core.database, draft.id));
    if (!message || message->state == MessageState::Draft)
        return base::fail(ErrorCode::NotFound, "this draft has not been submitted", {draft.id.text()});
    return std::move(*message);
}

bool isOnItsWay(MessageState state)
{
    return state == MessageState::InReview || state == MessageState::Returned || state == MessageState::Approved ||
           state == MessageState::Held || state == MessageState::Queued;
}

/// An edit voids what was signed, in the transaction of the edit.
base::Status takeBackForEdit(EngineCore& core, store::Transaction& transaction, const drafting::Draft& draft)
{
    COUNTERSIGN_ASSIGN(const auto message, approval::findMessageOfDraft(core.database, draft.id));
    if (!message || message->state == MessageState::Draft)
        return {};
    if (!isOnItsWay(message->state))
        return base::fail(ErrorCode::Conflict, "this message can no longer be edited",
                          {std::string(approval::stateName(message->state))});
    const bool queued = message->state == MessageState::Held || message->state == MessageState::Queued;
    return queued ? delivery::withdrawForEdit(transaction, message->id, core.actor())
                  : approval::voidForEdit(transaction, message->id, core.actor());
}

bool isListed(const api::DraftRow& row, api::ReviewFilter filter)
{
    if (filter != api::ReviewFilter::Mine)
        return row.state == api::MessageState::InReview;
    return row.state == api::MessageState::Draft || row.state == api::MessageState::InReview ||
           row.state == api::MessageState::Returned;
}

/// A manager is asked for what waits for a manager and is not their own; an author for their own signature.
base::Result<bool> waitsForMe(EngineCore& core, const drafting::Draft& draft, api::ReviewFilter filter)
{
    COUNTERSIGN_ASSIGN(const auto message, approval::findMessageOfDraft(core.database, draft.id));
    COUNTERSIGN_ASSIGN(const auto me, governance::findPrincipal(core.database, core.me));
    if (!message || !me || message->state != MessageState::InReview)
        return false;
    const auto missing = message->missing();
    const auto misses = [&](governance::Role role) { return std::ranges::find(missing, role) != missing.end(); };
    if (message->submission.author == core.me)
        return filter == api::ReviewFilter::NeedsMySignature && misses(governance::Role::Rep);
    return me->role == governance::Role::Manager && misses(governance::Role::Manager);
}

} // namespace

template <class Change>
void ReviewApi::change(api::Id id, api::Reply<api::DraftDetail> reply, Change change)
{
    m_core.act(std::move(reply),
                  [&core = m_core, id = std::move(id), change = std::move(change)]() mutable -> base::Result<api::DraftDetail> {
                      COUNTERSIGN_ASSIGN(drafting::Draft draft, loadDraft(core, id));
                      COUNTERSIGN_TRY(change(core, draft));
                      COUNTERSIGN_ASSIGN(draft, loadDraft(core, id));
                      return describeDraft(core, draft);
                  });
}

void ReviewApi::list(api::ReviewFilter filter, api::Reply<std::vector<api::DraftRow>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, filter]() -> base::Result<std::vector<api::DraftRow>> {
        std::vector<api::DraftRow> rows;
        for (const auto state : {drafting::DraftState::Open, drafting::DraftState::Submitted}) {
            COUNTERSIGN_ASSIGN(const auto drafts, drafting::listDrafts(core.database, state));
            for (const drafting::Draft& draft : drafts) {
                COUNTERSIGN_ASSIGN(auto row, describeRow(core, draft));
                if (!isListed(row, filter))
                    continue;
                if (filter != api::ReviewFilter::Mine) {
                    COUNTERSIGN_ASSIGN(const bool waits, waitsForMe(core, draft, filter));
                    if (!waits)
                        continue;
                }
                rows.push_back(std::move(row));
            }
        }
        return rows;
    });
}

void ReviewApi::show(api::Id draft, api::Reply<api::DraftDetail> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, id = std::move(draft)]() -> base::Result<api::DraftDetail> {
        COUNTERSIGN_ASSIGN(const drafting::Draft found, loadDraft(core, id));
        return describeDraft(core, found);
    });
}

namespace {

/// A suggestion asked for twice is not answered twice: the rep goes on with the draft that is there.
base::Result<std::optional<drafting::Draft>> openDraftOf(store::Database& database, model::SuggestionId suggestion)
{
    if (suggestion.isNull())
        return std::nullopt;
    COUNTERSIGN_ASSIGN(auto open, drafting::listDrafts(database, drafting::DraftState::Open));
    for (drafting::Draft& each : open)
        if (each.suggestion == suggestion)
            return std::move(each);
    return std::nullopt;
}

} // namespace

void ReviewApi::create(api::NewDraft request, api::Reply<api::DraftDetail> reply)
{
    m_core.engine.post([this, request = std::move(request), reply = std::move(reply)] {
        if (const base::Status may = m_core.mayAct(); !may) {
            reply(base::fail(may.error()));
            return;
        }
        auto ground = gatherGround(m_core, request);
        if (!ground) {
            reply(base::fail(ground.error()));
            return;
        }
        const auto store = [this, reply](base::Result<drafting::Draft> draft) {
            if (draft)
                draft = storeDraft(m_core, *draft);
            if (!draft)
                reply(base::fail(draft.error()));
            else
                reply(describeDraft(m_core, *draft));
        };
        if (const auto known = openDraftOf(m_core.database, ground->suggestion); request.provider.empty() && known && *known)
            reply(describeDraft(m_core, **known));
        else if (request.provider.empty())
            store(draftByTemplate(m_core, *ground, ""));
        else
            m_models.draft(std::move(*ground), request.provider, store);
    });
}

void ReviewApi::edit(api::Id draft, std::size_t block, std::string text, api::Reply<api::DraftDetail> reply)
{
    change(std::move(draft), std::move(reply), [block, text = std::move(text)](EngineCore& core, const drafting::Draft& found) {
        return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_TRY(takeBackForEdit(core, transaction, found));
            const auto edited = drafting::editDraft(transaction, found.id, block, text,
                                                    {.actor = core.me.text(), .now = core.now()});
            return edited ? base::Status{} : base::fail(edited.error());
        });
    });
}

void ReviewApi::editBlock(api::Id draft, int block, std::string text, api::Reply<api::DraftDetail> reply)
{
    edit(std::move(draft), block < 0 ? drafting::kSubjectBlock : static_cast<std::size_t>(block), std::move(text), std::move(reply));
}

void ReviewApi::editSubject(api::Id draft, std::string subject, api::Reply<api::DraftDetail> reply)
{
    edit(std::move(draft), drafting::kSubjectBlock, std::move(subject), std::move(reply));
}

void ReviewApi::regenerate(api::Id draft, std::optional<int> block, api::Reply<api::DraftDetail> reply)
{
    change(std::move(draft), std::move(reply), [block](EngineCore& core, const drafting::Draft& found) -> base::Status {
        COUNTERSIGN_ASSIGN(model::DraftContent content, drafting::draftFromTemplate(found.brief, found.facts));
        if (!found.context.threadSubject.empty())
            content.subject = found.context.threadSubject;
        const drafting::Rewrite rewrite{.content = std::move(content),
                                        .facts = found.facts,
                                        .level = drafting::DraftLevel::Template,
                                        .promptName = found.promptName,
                                        .promptVersion = found.promptVersion,
                                        .writer = drafting::templateVersion(found.brief.useCase, found.brief.language)};
        const auto only = block ? std::optional(static_cast<std::size_t>(*block)) : std::nullopt;
        return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_TRY(takeBackForEdit(core, transaction, found));
            const auto applied = drafting::applyRewrite(transaction, found.id, rewrite, only,
                                                        {.actor = core.me.text(), .now = core.now()});
            return applied ? base::Status{} : base::fail(applied.error());
        });
    });
}

void ReviewApi::useSuggestion(api::Id draft, int claim, api::Reply<api::DraftDetail> reply)
{
    change(std::move(draft), std::move(reply), [claim](EngineCore& core, const drafting::Draft& found) {
        return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_TRY(takeBackForEdit(core, transaction, found));
            const auto used = drafting::useSuggestion(transaction, found.id, static_cast<std::size_t>(claim),
                                                      {.actor = core.me.text(), .now = core.now()});
            return used ? base::Status{} : base::fail(used.error());
        });
    });
}

void ReviewApi::cite(api::Id draft, int claim, int fact, api::Reply<api::DraftDetail> reply)
{
    change(std::move(draft), std::move(reply), [claim, fact](EngineCore& core, const drafting::Draft& found) {
        return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_TRY(takeBackForEdit(core, transaction, found));
            const auto cited = drafting::citeFact(transaction, found.id, static_cast<std::size_t>(claim),
                                                  "f" + std::to_string(fact), {.actor = core.me.text(), .now = core.now()});
            return cited ? base::Status{} : base::fail(cited.error());
        });
    });
}

void ReviewApi::overrule(api::Id draft, int claim, std::string reason, api::SecretText passphrase,
                         api::Reply<api::DraftDetail> reply)
{
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    change(std::move(draft), std::move(reply),
           [claim, reason = std::move(reason), secret](EngineCore& core, const drafting::Draft& found) -> base::Status {
               COUNTERSIGN_TRY(proveHuman(core, *secret));
               return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
                   COUNTERSIGN_TRY(takeBackForEdit(core, transaction, found));
                   const auto overruled = drafting::overruleClaim(transaction, found.id, static_cast<std::size_t>(claim), reason,
                                                                  {.actor = core.me.text(), .now = core.now()});
                   return overruled ? base::Status{} : base::fail(overruled.error());
               });
           });
}

void ReviewApi::exactMail(api::Id draft, api::Reply<api::ExactMail> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, draft = std::move(draft)]() -> base::Result<api::ExactMail> {
        COUNTERSIGN_ASSIGN(const drafting::Draft found, loadDraft(core, draft));
        return runtime::exactMail(core, found);
    });
}

void ReviewApi::egress(api::Id draft, api::Reply<api::EgressView> reply)
{
    m_core.answer(std::move(reply), [this, draft = std::move(draft)]() -> base::Result<api::EgressView> {
        COUNTERSIGN_ASSIGN(const drafting::Draft found, loadDraft(m_core, draft));
        COUNTERSIGN_ASSIGN(const auto prompt, m_models.promptFor(found.brief, found.facts));
        api::EgressView view;
        for (const governance::EgressField& field : prompt.fields)
            view.fields.push_back(std::string(model::recordKindName(field.kind)) + "." + field.field);
        COUNTERSIGN_ASSIGN(const auto providers, listProviders(m_core.database));
        if (providers.empty())
            return view;
        view.provider = providers.front().name;
        COUNTERSIGN_ASSIGN(const auto client, m_models.client(view.provider));
        view.body = client->requestBody(prompt.request);
        return view;
    });
}

void ReviewApi::submit(api::Id draft, api::Reply<api::DraftDetail> reply)
{
    change(std::move(draft), std::move(reply), [](EngineCore& core, const drafting::Draft& found) {
        const auto id = submitDraft(core, found);
        return id ? base::Status{} : base::Status(base::fail(id.error()));
    });
}

void ReviewApi::approve(api::Id draft, std::string sha256, api::SecretText passphrase, api::Reply<api::DraftDetail> reply)
{
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    change(std::move(draft), std::move(reply),
           [secret, sha256 = std::move(sha256)](EngineCore& core, const drafting::Draft& found) -> base::Status {
               COUNTERSIGN_ASSIGN(const auto message, approval::findMessageOfDraft(core.database, found.id));
               if (!message || message->state == MessageState::Draft || base::toHex(message->sha256) != sha256)
                   return base::fail(ErrorCode::Conflict, "what was looked at is not what is frozen now; look again");
               const auto progress = signMessage(core, message->id, *secret);
               return progress ? base::Status{} : base::Status(base::fail(progress.error()));
           });
}

namespace {

/// Giving a message back, or ending it, is for its author and for those who countersign.
base::Status mayJudge(EngineCore& core, const approval::OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(const auto me, governance::findPrincipal(core.database, core.me));
    if (message.submission.author == core.me || (me && me->role == governance::Role::Manager))
        return {};
    return base::fail(ErrorCode::NotAllowed, "only its author or a manager gives a message back or rejects it", {"wrong_role"});
}

} // namespace

void ReviewApi::returnToAuthor(api::Id draft, std::string comment, api::Reply<api::DraftDetail> reply)
{
    change(std::move(draft), std::move(reply),
           [comment = std::move(comment)](EngineCore& core, const drafting::Draft& found) -> base::Status {
               COUNTERSIGN_ASSIGN(const auto message, messageOf(core, found));
               COUNTERSIGN_TRY(mayJudge(core, message));
               return inTransaction(core.database, [&](store::Transaction& transaction) {
                   return approval::returnMessage(transaction, message.id, comment, core.actor());
               });
           });
}

void ReviewApi::reject(api::Id draft, std::string reason, api::Reply<api::DraftDetail> reply)
{
    change(std::move(draft), std::move(reply),
           [reason = std::move(reason)](EngineCore& core, const drafting::Draft& found) -> base::Status {
               COUNTERSIGN_ASSIGN(const auto message, messageOf(core, found));
               COUNTERSIGN_TRY(mayJudge(core, message));
               return inTransaction(core.database, [&](store::Transaction& transaction) {
                   return approval::reject(transaction, message.id, reason, core.actor());
               });
           });
}

void ReviewApi::discard(api::Id draft, api::Done reply)
{
    m_core.act(std::move(reply), [&core = m_core, draft = std::move(draft)]() -> base::Status {
        COUNTERSIGN_ASSIGN(const drafting::Draft found, loadDraft(core, draft));
        return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_TRY(takeBackForEdit(core, transaction, found));
            return drafting::setDraftState(transaction, found.id, drafting::DraftState::Discarded,
                                           {.actor = core.me.text(), .now = core.now()});
        });
    });
}

} // namespace countersign::runtime
