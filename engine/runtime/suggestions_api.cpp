// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/desk_api.h"

#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "engine/outreach/drafting/claim_check.h"
#include "engine/outreach/drafting/draft_store.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/refresh.h"
#include "engine/runtime/translate.h"

namespace countersign::runtime {

using model::RecordKind;

namespace {

api::SuggestedAction toApi(cadence::Action action)
{
    switch (action) {
    case cadence::Action::Mail:
        return api::SuggestedAction::Mail;
    case cadence::Action::Chat:
        return api::SuggestedAction::Chat;
    case cadence::Action::Call:
        return api::SuggestedAction::Call;
    case cadence::Action::Wait:
        return api::SuggestedAction::Wait;
    case cadence::Action::HandOver:
        return api::SuggestedAction::HandOver;
    }
    return api::SuggestedAction::Mail;
}

base::Result<std::pair<std::string, std::string>> nameAndTitle(store::Database& database, model::RecordId contact)
{
    if (contact.isNull())
        return std::pair<std::string, std::string>();
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(database, RecordKind::Contact, contact));
    return record ? std::pair(record->text("full_name"), record->text("title")) : std::pair<std::string, std::string>();
}

/// How a draft stands; nothing where its mail has left, or never will: that draft is settled, and the suggestion asks for
/// another.
base::Result<std::optional<api::Phrase>> draftState(store::Database& database, const drafting::Draft& draft)
{
    if (draft.state == drafting::DraftState::Discarded)
        return std::nullopt;
    if (const std::size_t open = drafting::openClaims(draft.claims); open > 0)
        return api::Phrase{.code = "claims_open", .args = {std::to_string(open)}};
    COUNTERSIGN_ASSIGN(const auto message, approval::findMessageOfDraft(database, draft.id));
    if (!message)
        return api::Phrase{.code = "draft_ready"};
    switch (message->state) {
    case approval::MessageState::Draft:
    case approval::MessageState::Returned:
        return api::Phrase{.code = "draft_ready"};
    case approval::MessageState::InReview:
        return api::Phrase{.code = "draft_in_review"};
    case approval::MessageState::Approved:
    case approval::MessageState::Held:
    case approval::MessageState::Queued:
    case approval::MessageState::Transmitting:
    case approval::MessageState::Unknown:
        return api::Phrase{.code = "draft_signed"};
    case approval::MessageState::Rejected:
    case approval::MessageState::Accepted:
    case approval::MessageState::Refused:
    case approval::MessageState::Cancelled:
    case approval::MessageState::Expired:
        return std::nullopt;
    }
    return std::nullopt;
}

/// The newest draft that was made from the suggestion and is not settled.
base::Status fillDraft(store::Database& database, model::SuggestionId id, api::Suggestion& shown)
{
    shown.draftState = {.code = "draft_none"};
    COUNTERSIGN_ASSIGN(const auto accountId, idFrom<model::RecordId>(shown.account));
    COUNTERSIGN_ASSIGN(const auto drafts, drafting::draftsOfAccount(database, accountId));
    for (const drafting::Draft& draft : drafts) {
        if (draft.suggestion != id)
            continue;
        COUNTERSIGN_ASSIGN(const auto state, draftState(database, draft));
        if (!state)
            continue;
        shown.draft = draft.id.text();
        shown.draftState = *state;
        for (const model::Block& block : draft.content.blocks)
            if (block.type == model::BlockType::Text && !block.sentences.empty() && shown.draftFirstLine.empty())
                shown.draftFirstLine = block.sentences.front().text;
        return {};
    }
    return {};
}

base::Result<api::Suggestion> toApi(store::Database& database, const cadence::Suggestion& suggestion)
{
    api::Suggestion shown{.id = suggestion.id.text(),
                          .account = suggestion.account.text(),
                          .contact = suggestion.contact.isNull() ? "" : suggestion.contact.text(),
                          .action = toApi(suggestion.action),
                          .useCase = suggestion.useCase,
                          .headline = toPhrase(suggestion.headline),
                          .value = suggestion.value,
                          .valuePer = suggestion.valuePer,
                          .score = suggestion.score,
                          .nextLegal = suggestion.nextLegal,
                          .recipientZone = suggestion.zone,
                          .moved = toPhrase(suggestion.moved)};
    COUNTERSIGN_ASSIGN(const auto account, records::findRecord(database, RecordKind::Account, suggestion.account));
    if (account)
        shown.accountName = account->text("name");
    COUNTERSIGN_ASSIGN(const auto contact, nameAndTitle(database, suggestion.contact));
    shown.contactName = contact.first;
    shown.contactTitle = contact.second;
    for (const cadence::WeightedReason& reason : suggestion.reasons)
        shown.reasons.push_back({.phrase = toPhrase(reason.reason),
                                 .weight = reason.points,
                                 .record = reason.record.isNull() ? "" : reason.record.text()});
    for (const model::Reason& reason : suggestion.nextLegalReasons)
        shown.nextLegalReasons.push_back(toPhrase(reason));
    if (suggestion.runnerUp) {
        COUNTERSIGN_ASSIGN(const auto second, nameAndTitle(database, suggestion.runnerUp->contact));
        shown.runnerUp = api::RunnerUp{.contact = suggestion.runnerUp->contact.text(),
                                       .contactName = second.first,
                                       .contactTitle = second.second,
                                       .action = toApi(suggestion.runnerUp->action),
                                       .whyNot = toPhrase(suggestion.runnerUp->whyNot)};
    }
    COUNTERSIGN_TRY(fillDraft(database, suggestion.id, shown));
    return shown;
}

/// One sum where all values share a currency.
std::optional<base::Money> sumOf(const std::vector<cadence::Suggestion>& suggestions)
{
    std::optional<base::Money> sum;
    for (const cadence::Suggestion& suggestion : suggestions) {
        if (!suggestion.value)
            continue;
        if (sum && sum->currency != suggestion.value->currency)
            return std::nullopt;
        sum = base::Money{.amountMinor = (sum ? sum->amountMinor : 0) + suggestion.value->amountMinor,
                          .currency = suggestion.value->currency};
    }
    return sum;
}

} // namespace

void SuggestionsApi::list(int limit, api::Reply<api::SuggestionList> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, limit]() -> base::Result<api::SuggestionList> {
        // An empty day must not be the rest of an import that died.
        COUNTERSIGN_TRY(settleOwedRefresh(core));
        COUNTERSIGN_ASSIGN(const auto page,
                           cadence::listSuggestions(core.database, static_cast<std::size_t>(std::max(limit, 0)), core.now()));
        api::SuggestionList list{.asOf = page.madeAt,
                                 .waiting = static_cast<int>(page.waiting),
                                 .nextComesUp = page.nextComesUp,
                                 .totalValue = sumOf(page.items)};
        for (const cadence::Suggestion& suggestion : page.items) {
            COUNTERSIGN_ASSIGN(auto shown, toApi(core.database, suggestion));
            list.items.push_back(std::move(shown));
        }
        return list;
    });
}

void SuggestionsApi::snooze(api::Id suggestion, api::Instant until, api::Done reply)
{
    m_core.act(std::move(reply), [&core = m_core, suggestion = std::move(suggestion), until]() -> base::Status {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::SuggestionId>(suggestion));
        return inTransaction(core.database, [&](store::Transaction& transaction) {
            return cadence::snoozeSuggestion(transaction, id, until, core.me.text(), core.now());
        });
    });
}

void SuggestionsApi::dismiss(api::Id suggestion, std::string reason, api::Done reply)
{
    m_core.act(std::move(reply), [&core = m_core, suggestion = std::move(suggestion), reason = std::move(reason)]() -> base::Status {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::SuggestionId>(suggestion));
        return inTransaction(core.database, [&](store::Transaction& transaction) {
            return cadence::dismissSuggestion(transaction, id, reason, core.me.text(), core.now());
        });
    });
}

void SuggestionsApi::restore(api::Id suggestion, api::Done reply)
{
    m_core.act(std::move(reply), [&core = m_core, suggestion = std::move(suggestion)]() -> base::Status {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::SuggestionId>(suggestion));
        return inTransaction(core.database, [&](store::Transaction& transaction) {
            return cadence::restoreSuggestion(transaction, id, core.me.text(), core.now());
        });
    });
}

} // namespace countersign::runtime
