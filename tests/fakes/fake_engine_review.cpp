// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/hash.h"
#include "tests/fakes/fake_engine_parts.h"

#include <algorithm>

namespace countersign::tests {

using api::Area;
using api::DraftDetail;
using api::MessageState;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {
bool isOpen(const DraftDetail& draft)
{
    return draft.row.state == MessageState::Draft || draft.row.state == MessageState::InReview ||
           draft.row.state == MessageState::Returned;
}

bool signedBy(const DraftDetail& draft, api::Role role)
{
    return std::ranges::find(draft.signatures, role, &api::SignatureView::role) != draft.signatures.end();
}

/// What every edit does: signatures fall, the count of open claims and the policy line follow.
void touched(DraftDetail& draft, api::Instant now)
{
    ++draft.revision;
    draft.editedAt = now;
    draft.signatures.clear();
    draft.row.state = MessageState::Draft;
    draft.row.openClaims = static_cast<int>(
        std::ranges::count(draft.claims, api::ClaimState::Unsupported, &api::ClaimView::state));
    draft.policy.failed.clear();
    if (draft.row.openClaims > 0)
        draft.policy.failed = {{"rule_claims", {}}};
    draft.policy.passed = draft.policy.total - static_cast<int>(draft.policy.failed.size());
}

std::string textOf(const DraftDetail& draft)
{
    std::string text;
    for (const api::BlockView& block : draft.blocks) {
        for (const api::SentenceView& sentence : block.sentences)
            text += sentence.text + " ";
        text += "\n\n";
    }
    return text;
}
std::string htmlOf(const DraftDetail& draft)
{
    std::string html;
    for (const api::BlockView& block : draft.blocks) {
        html += "<p>";
        for (const api::SentenceView& sentence : block.sentences)
            html += sentence.text + " ";
        html += "</p>";
    }
    return html;
}
} // namespace

void FakeReview::change(const std::string& call, const api::Id& draft, api::Reply<DraftDetail> reply,
                        Change how)
{
    m_core.answer<DraftDetail>(
        call, std::move(reply), [this, draft, how = std::move(how)]() -> Result<DraftDetail> {
            auto& drafts = m_core.world.drafts;
            const auto found =
                std::ranges::find_if(drafts, [&](const DraftDetail& each) { return each.row.id == draft; });
            if (found == drafts.end())
                return base::fail(ErrorCode::NotFound, "no such draft");
            DraftDetail next = *found;
            if (const auto done = how(next); !done)
                return base::fail(done.error());
            if (!(next == *found)) {
                *found = next;
                m_core.announce({Area::Review, Area::Today, Area::Frame}, {draft});
            }
            return next;
        });
}

void FakeReview::list(api::ReviewFilter filter, api::Reply<std::vector<api::DraftRow>> reply)
{
    m_core.answer<std::vector<api::DraftRow>>("review.list", std::move(reply), [this, filter] {
        std::vector<api::DraftRow> rows;
        const bool manager = m_core.world.frame.me.role == api::Role::Manager;
        for (const DraftDetail& draft : m_core.world.drafts) {
            // All of the sample's drafts are Ines's: a manager at the desk never is their author.
            const auto& missing = draft.row.missingSignatures;
            const char* own = manager ? "manager" : "rep";
            const bool asksForMe = draft.row.state == MessageState::InReview &&
                                   std::ranges::find(missing, own) != missing.end() &&
                                   (manager || filter == api::ReviewFilter::NeedsMySignature);
            if (filter == api::ReviewFilter::Mine ? isOpen(draft) : asksForMe)
                rows.push_back(draft.row);
        }
        return Result<std::vector<api::DraftRow>>(rows);
    });
}

void FakeReview::show(api::Id draft, api::Reply<DraftDetail> reply)
{
    change("review.show", draft, std::move(reply), [](DraftDetail&) { return Status(); });
}

void FakeReview::create(api::NewDraft request, api::Reply<DraftDetail> reply)
{
    m_core.answer<DraftDetail>("review.create", std::move(reply), [this, request]() -> Result<DraftDetail> {
        auto& world = m_core.world;
        DraftDetail draft;
        draft.row = {.id = "dra-new-" + std::to_string(world.drafts.size()),
                     .account = request.account,
                     .subject = "A word about the next step",
                     .useCase = request.useCase};
        draft.contact = request.contact;
        for (api::Suggestion& item : world.suggestions.items) {
            if (item.id != request.suggestion)
                continue;
            draft.row.accountName = item.accountName;
            draft.row.contactName = item.contactName;
            draft.row.value = item.value;
            draft.row.leavesAt = item.nextLegal;
            draft.recipientZone = item.recipientZone;
            item.draft = draft.row.id;
            item.draftState = {"draft_ready", {}};
            item.draftFirstLine = "I hope that the leave did you good.";
        }
        draft.blocks = {{.kind = api::BlockKind::Greeting, .sentences = {{.text = "Hello,"}}},
                        {.kind = api::BlockKind::Text,
                         .sentences = {{.text = "I hope that the leave did you good.", .citations = {1}}}}};
        draft.facts = {
            {.number = 1, .kind = "mail", .text = "Out of office until 8 June", .sourceName = "Mail"}};
        draft.language = "en";
        draft.level = "template";
        draft.policy = {.passed = 9, .total = 9};
        draft.editedAt = world.suggestions.asOf;
        world.drafts.push_back(draft);
        ++world.frame.review;
        m_core.announce({Area::Review, Area::Today, Area::Frame}, {draft.row.id});
        return draft;
    });
}

void FakeReview::editBlock(api::Id draft, int block, std::string text, api::Reply<DraftDetail> reply)
{
    change("review.editBlock", draft, std::move(reply), [this, block, text](DraftDetail& next) -> Status {
        if (block < 0 || static_cast<std::size_t>(block) >= next.blocks.size())
            return base::fail(ErrorCode::InvalidInput, "no such block");
        api::BlockView& view = next.blocks[static_cast<std::size_t>(block)];
        std::vector<int> citations;
        for (const api::SentenceView& sentence : view.sentences)
            citations.insert(citations.end(), sentence.citations.begin(), sentence.citations.end());
        view.sentences = {{.text = text, .citations = citations}};
        view.editedByHand = true;
        std::erase_if(next.claims, [&](const api::ClaimView& claim) {
            return claim.block == block && text.find(claim.text) == std::string::npos;
        });
        for (api::ClaimView& claim : next.claims) {
            if (claim.block != block)
                continue;
            claim.sentence = 0;
            claim.begin = static_cast<int>(text.find(claim.text));
            claim.end = claim.begin + static_cast<int>(claim.text.size());
        }
        touched(next, m_core.world.suggestions.asOf);
        return {};
    });
}

void FakeReview::editSubject(api::Id draft, std::string subject, api::Reply<DraftDetail> reply)
{
    change("review.editSubject", draft, std::move(reply), [this, subject](DraftDetail& next) {
        next.row.subject = subject;
        touched(next, m_core.world.suggestions.asOf);
        return Status();
    });
}

void FakeReview::regenerate(api::Id draft, std::optional<int> block, api::Reply<DraftDetail> reply)
{
    change("review.regenerate", draft, std::move(reply), [this, block](DraftDetail& next) {
        for (std::size_t i = 0; i < next.blocks.size(); ++i) {
            const bool asked = !block || *block == static_cast<int>(i);
            if (asked && !next.blocks[i].editedByHand && next.blocks[i].kind == api::BlockKind::NextStep)
                next.blocks[i].sentences = {
                    {.text = "Shall we speak on Thursday at 14:30?", .citations = {2}}};
        }
        touched(next, m_core.world.suggestions.asOf);
        return Status();
    });
}

void FakeReview::useSuggestion(api::Id draft, int claim, api::Reply<DraftDetail> reply)
{
    change("review.useSuggestion", draft, std::move(reply), [this, claim](DraftDetail& next) -> Status {
        const auto found = std::ranges::find(next.claims, claim, &api::ClaimView::index);
        if (found == next.claims.end())
            return base::fail(ErrorCode::NotFound, "no such claim");
        api::SentenceView& sentence = next.blocks[static_cast<std::size_t>(found->block)]
                                          .sentences[static_cast<std::size_t>(found->sentence)];
        sentence.text.replace(static_cast<std::size_t>(found->begin),
                              static_cast<std::size_t>(found->end - found->begin), found->suggestion);
        sentence.citations.push_back(found->nearestFact);
        found->text = found->suggestion;
        found->end = found->begin + static_cast<int>(found->suggestion.size());
        found->state = api::ClaimState::Supported;
        touched(next, m_core.world.suggestions.asOf);
        return {};
    });
}

void FakeReview::cite(api::Id draft, int claim, int fact, api::Reply<DraftDetail> reply)
{
    change("review.cite", draft, std::move(reply), [this, claim, fact](DraftDetail& next) -> Status {
        const auto found = std::ranges::find(next.claims, claim, &api::ClaimView::index);
        if (found == next.claims.end() ||
            std::ranges::find(next.facts, fact, &api::FactView::number) == next.facts.end())
            return base::fail(ErrorCode::NotFound, "no such claim or fact");
        next.blocks[static_cast<std::size_t>(found->block)]
            .sentences[static_cast<std::size_t>(found->sentence)]
            .citations.push_back(fact);
        // The check stays what it is: a fact that says something else does not bear the claim out.
        if (fact != found->nearestFact)
            found->state = api::ClaimState::Supported;
        touched(next, m_core.world.suggestions.asOf);
        return {};
    });
}

void FakeReview::overrule(api::Id draft, int claim, std::string reason, api::SecretText passphrase,
                          api::Reply<DraftDetail> reply)
{
    const Status opened = checkPassphrase(passphrase);
    change("review.overrule", draft, std::move(reply),
           [this, claim, reason, opened](DraftDetail& next) -> Status {
               COUNTERSIGN_TRY(opened);
               const auto found = std::ranges::find(next.claims, claim, &api::ClaimView::index);
               if (found == next.claims.end())
                   return base::fail(ErrorCode::NotFound, "no such claim");
               if (reason.empty())
                   return base::fail(ErrorCode::InvalidInput, "no reason", {"reason"});
               found->state = api::ClaimState::Overruled;
               found->overruleReason = reason;
               touched(next, m_core.world.suggestions.asOf);
               return {};
           });
}

api::ExactMail FakeReview::mailOf(const DraftDetail& draft) const
{
    const api::Principal& me = m_core.world.frame.me;
    const std::string to = draft.to.empty() ? std::string("nobody@customer.example") : draft.to.front();
    api::ExactMail mail{.frozen = draft.row.state != MessageState::Draft && draft.row.state != MessageState::Returned,
                        .from = "Ines R. <ines.r@fennwick.example>",
                        .to = {draft.row.contactName + " <" + to + ">"},
                        .cc = draft.cc,
                        .subject = draft.row.subject,
                        .html = htmlOf(draft),
                        .text = textOf(draft),
                        .links = {"mailto:ines.r@fennwick.example?subject=unsubscribe"},
                        .recipients = draft.to,
                        .signer = me.name,
                        .signerRole = me.role,
                        .undoWindow = std::chrono::minutes(5)};
    // What is frozen now says so by its date.
    mail.date = mail.frozen ? "Tue, 09 Jun 2026 06:31:00 +0000" : "Tue, 09 Jun 2026 06:30:00 +0000";
    mail.messageId = "0a" + std::to_string(draft.revision) + "-" + draft.row.id + "@fennwick.example";
    mail.bytes = "Date: " + mail.date + "\r\nFrom: " + mail.from + "\r\nTo: " + mail.to.front() +
                 "\r\nSubject: " + mail.subject + "\r\nMessage-ID: <" + mail.messageId + ">\r\n\r\n" + mail.text;
    mail.sha256 = base::toHex(base::sha256(mail.bytes));
    return mail;
}

void FakeReview::exactMail(api::Id draft, api::Reply<api::ExactMail> reply)
{
    m_core.answer<api::ExactMail>("review.exactMail", std::move(reply), [this, draft]() -> Result<api::ExactMail> {
        for (const DraftDetail& each : m_core.world.drafts)
            if (each.row.id == draft)
                return mailOf(each);
        return base::fail(ErrorCode::NotFound, "no such draft");
    });
}

void FakeReview::egress(api::Id draft, api::Reply<api::EgressView> reply)
{
    m_core.answer<api::EgressView>(
        "review.egress", std::move(reply), [this, draft]() -> Result<api::EgressView> {
            for (const DraftDetail& each : m_core.world.drafts) {
                if (each.row.id == draft)
                    return api::EgressView{.provider = "fennwick-llm",
                                           .fields = each.egressFields,
                                           .body = "{\n  \"model\": \"writer\",\n  \"messages\": []\n}"};
            }
            return base::fail(ErrorCode::NotFound, "no such draft");
        });
}

void FakeReview::submit(api::Id draft, api::Reply<DraftDetail> reply)
{
    change("review.submit", draft, std::move(reply), [](DraftDetail& next) -> Status {
        if (next.row.openClaims > 0)
            return base::fail(ErrorCode::ClaimUnresolved, "a claim is open");
        next.row.state = MessageState::InReview;
        next.returnedBecause = {};
        auto& missing = next.row.missingSignatures;
        if (std::ranges::find(missing, "rep") == missing.end())
            missing.insert(missing.begin(), "rep");
        return {};
    });
}

Status FakeReview::sign(DraftDetail& draft)
{
    auto& world = m_core.world;
    if (draft.row.openClaims > 0)
        return base::fail(ErrorCode::ClaimUnresolved, "a claim is open");
    if (signedBy(draft, world.frame.me.role))
        return base::fail(ErrorCode::NotAllowed, "signed already");
    draft.signatures.push_back({.principalName = world.frame.me.name,
                                .role = world.frame.me.role,
                                .signedAt = world.suggestions.asOf});
    std::erase(draft.row.missingSignatures, world.frame.me.role == api::Role::Manager ? "manager" : "rep");
    if (!draft.row.missingSignatures.empty()) {
        draft.row.state = MessageState::InReview;
        ++world.frame.approvals;
        return {};
    }
    draft.row.state = MessageState::Held;
    --world.frame.review;
    ++world.frame.waitingToLeave;
    const api::Instant undoUntil = world.suggestions.asOf + std::chrono::minutes(5);
    draft.leaves = {"waiting_undo", {base::toRfc3339(undoUntil)}};
    api::OutboxRow row{.id = "msg-" + draft.row.id,
                       .draft = draft.row.id,
                       .account = draft.row.account,
                       .accountName = draft.row.accountName,
                       .contactName = draft.row.contactName,
                       .subject = draft.row.subject,
                       .state = MessageState::Held,
                       .leavesAt = draft.row.leavesAt,
                       .why = {"waiting_undo", {base::toRfc3339(undoUntil)}},
                       .canTakeBack = true};
    world.board.waiting.insert(world.board.waiting.begin(), row);
    world.outboxDetails[row.id] = {.row = row,
                                   .rules = {{{"rule_signatures", {}}, true}, {{"rule_facts", {}}, true}},
                                   .signatures = draft.signatures,
                                   .sha256 =
                                       "9c4177be02d5a3f1c86e4b09d7715f20aa3be64c18d95270f3c1b8a65d02e81a"};
    for (api::Suggestion& item : world.suggestions.items) {
        if (item.draft == draft.row.id)
            item.draftState = {"draft_signed", {}};
    }
    m_core.announce({Area::Outbox});
    return {};
}

void FakeReview::approve(api::Id draft, std::string sha256, api::SecretText passphrase, api::Reply<DraftDetail> reply)
{
    const Status opened = checkPassphrase(passphrase);
    change("review.approve", draft, std::move(reply), [this, opened, sha256](DraftDetail& next) -> Status {
        COUNTERSIGN_TRY(opened);
        const api::ExactMail mail = mailOf(next);
        if (!mail.frozen || mail.sha256 != sha256)
            return base::fail(ErrorCode::Conflict, "what was looked at is not what is frozen now");
        return sign(next);
    });
}

void FakeReview::returnToAuthor(api::Id draft, std::string comment, api::Reply<DraftDetail> reply)
{
    change("review.returnToAuthor", draft, std::move(reply), [this, comment](DraftDetail& next) -> Status {
        if (next.row.state != MessageState::InReview)
            return base::fail(ErrorCode::NotFound, "this draft has not been submitted");
        next.row.state = MessageState::Returned;
        next.signatures.clear();
        next.returnedBecause = {"returned_comment", {comment}};
        --m_core.world.frame.approvals;
        return {};
    });
}

void FakeReview::reject(api::Id draft, std::string /*reason*/, api::Reply<DraftDetail> reply)
{
    change("review.reject", draft, std::move(reply), [this](DraftDetail& next) -> Status {
        if (next.row.state != MessageState::InReview)
            return base::fail(ErrorCode::NotFound, "this draft has not been submitted");
        next.row.state = MessageState::Rejected;
        --m_core.world.frame.review;
        return {};
    });
}

void FakeReview::discard(api::Id draft, api::Done reply)
{
    m_core.answer<void>("review.discard", std::move(reply), [this, draft]() -> Status {
        const auto gone =
            std::erase_if(m_core.world.drafts, [&](const DraftDetail& each) { return each.row.id == draft; });
        if (gone == 0)
            return base::fail(ErrorCode::NotFound, "no such draft");
        --m_core.world.frame.review;
        for (api::Suggestion& item : m_core.world.suggestions.items) {
            if (item.draft == draft) {
                item.draft.clear();
                item.draftFirstLine.clear();
                item.draftState = {"draft_none", {}};
            }
        }
        m_core.announce({Area::Review, Area::Today, Area::Frame}, {draft});
        return {};
    });
}

} // namespace countersign::tests
