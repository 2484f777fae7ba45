// SPDX-License-Identifier: Apache-2.0
#include "ui/models/draft_model.h"
#include "ui/screens/review/claim_card.h"
#include "ui/screens/review/departure_bar.h"
#include "ui/screens/review/evidence_pane.h"
#include "ui/screens/review/letter_editor.h"
#include "ui/screens/review/review_page.h"
#include "ui/screens/review/sheet_view.h"
#include "ui/screens/review/signing_words.h"
#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/phrase_words.h"
#include "ui/text/utf8.h"
#include "ui/widgets/row_list.h"

#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace countersign::screens {

using bridge::Loaded;
using text::fromUtf8;
using widgets::ActionButton;

namespace {
/// An undo window of an hour is no countdown.
constexpr qint64 kCountedSeconds = 60;
} // namespace

void ReviewPage::sendEdit(int block, const QString& words)
{
    if (!m_detail)
        return;
    const int sent = ++m_sent;
    const auto then = [this, sent, draft = m_id](const Loaded<api::DraftDetail>& loaded) {
        if (draft == m_id)
            afterEdit(sent, loaded);
    };
    if (block == 0)
        m_client.editSubject(this, fromUtf8(m_id), words, then);
    else
        m_client.editBlock(this, fromUtf8(m_id), block - 1, words, then);
    sayHead();
}

void ReviewPage::afterEdit(int sent, const Loaded<api::DraftDetail>& loaded)
{
    m_answered = std::max(m_answered, sent);
    if (!loaded) {
        // The words stay on the paper; the next keystroke sends the whole paragraph again.
        refuse(loaded.error);
        return;
    }
    if (sent != m_sent)
        return;
    takeDetail(loaded, false);
    if (const auto next = std::exchange(m_afterAnswer, {}))
        next();
}

void ReviewPage::whenSettled(std::function<void()> act)
{
    if (m_answered == m_sent)
        act();
    else
        m_afterAnswer = std::move(act);
}

bridge::Then<api::DraftDetail> ReviewPage::taken()
{
    return [this, draft = m_id](const Loaded<api::DraftDetail>& loaded) {
        if (draft != m_id)
            return;
        if (!loaded)
            refuse(loaded.error);
        else
            takeDetail(loaded, false);
    };
}

void ReviewPage::followCaret()
{
    if (!m_detail)
        return;
    const auto block = static_cast<std::size_t>(m_editor->currentBlock());
    const int sentence = m_editor->currentSentence();
    const auto& blocks = m_editor->letter().blocks;
    std::set<int> cited;
    if (block < blocks.size() && sentence >= 0) {
        const auto& numbers = blocks[block].sentences[static_cast<std::size_t>(sentence)].citations;
        cited.insert(numbers.begin(), numbers.end());
    }
    m_evidence->follow(cited);
    showClaim();
}

const api::ClaimView* ReviewPage::currentClaim() const
{
    if (m_seen)
        return nullptr;
    const auto place = m_editor->currentClaim();
    if (!place || !m_detail)
        return nullptr;
    const auto found = std::ranges::find(m_detail->claims, place->index, &api::ClaimView::index);
    return found == m_detail->claims.end() ? nullptr : &*found;
}

void ReviewPage::showClaim()
{
    const api::ClaimView* claim = isEditable() ? currentClaim() : nullptr;
    if (!claim) {
        m_editor->setCard(nullptr, -1);
        return;
    }
    const auto nearest = std::ranges::find(m_detail->facts, claim->nearestFact, &api::FactView::number);
    m_claimCard->show(*claim, nearest == m_detail->facts.end() ? nullptr : &*nearest);
    m_editor->setCard(m_claimCard, claim->block + 1);
}

void ReviewPage::useSuggestion()
{
    if (m_seen)
        return;
    whenSettled([this] {
        const api::ClaimView* claim = isEditable() ? currentClaim() : nullptr;
        if (claim && !claim->suggestion.empty())
            m_client.useSuggestion(this, fromUtf8(m_id), claim->index, taken());
    });
    m_editor->setFocus(Qt::OtherFocusReason);
}

void ReviewPage::citeSource()
{
    const api::ClaimView* claim = isEditable() ? currentClaim() : nullptr;
    if (!claim)
        return;
    m_evidence->setVisible(true);
    m_evidence->choose(fromUtf8(claim->text));
}

void ReviewPage::overrule()
{
    const api::ClaimView* claim = isEditable() ? currentClaim() : nullptr;
    if (!claim)
        return;
    //: %1 is a stretch of the draft that no source bears out.
    ask({.label = tr("You answer for “%1” yourself. The reason is kept in the audit log.")
                      .arg(fromUtf8(claim->text)),
         .placeholder = tr("Reason"),
         .passphrase = true,
         .confirm = tr("Overrule")},
        [this](const QString& reason, const QString& passphrase) {
            const api::ClaimView* now = currentClaim();
            if (!now)
                return endAsking();
            m_client.overrule(this, fromUtf8(m_id), now->index, reason, passphrase,
                              [this, draft = m_id](const Loaded<api::DraftDetail>& loaded) {
                                  if (draft != m_id)
                                      return;
                                  if (!loaded)
                                      return refuse(loaded.error);
                                  endAsking();
                                  takeDetail(loaded, false);
                                  m_editor->setFocus(Qt::OtherFocusReason);
                              });
        });
}

void ReviewPage::approve()
{
    if (!m_detail || !m_approve->isEnabled() || m_ask->isVisible())
        return;
    whenSettled([this] {
        if (m_detail->row.openClaims > 0) {
            m_desk->setCurrentWidget(m_paper);
            m_editor->goToNextClaim();
            return;
        }
        // What was frozen under the old policy cannot be signed under the new one; its author freezes it anew.
        const bool outdated = m_kind == Kind::Drafts && m_detail->returnedBecause.code == "policy_changed";
        if (m_detail->row.state == api::MessageState::InReview && !outdated)
            return showWhatIsSigned();
        m_client.submit(this, fromUtf8(m_id), [this, draft = m_id](const Loaded<api::DraftDetail>& loaded) {
            if (draft != m_id)
                return;
            if (!loaded)
                return refuse(loaded.error);
            takeDetail(loaded, false);
            showWhatIsSigned();
        });
    });
}

void ReviewPage::showWhatIsSigned()
{
    m_client.exactMail(this, fromUtf8(m_id), [this, draft = m_id](const Loaded<api::ExactMail>& loaded) {
        if (draft != m_id || !m_detail)
            return;
        if (!loaded)
            return refuse(loaded.error);
        // Who typed on meanwhile has thawed it again.
        if (!loaded->frozen || m_answered != m_sent)
            return;
        ask({.label = signingWords(*m_detail, *loaded, m_client.here()),
             .passphrase = true,
             .confirm = tr("Sign and approve"),
             .variant = ActionButton::Variant::Seal},
            [this](const QString&, const QString& passphrase) { sign(passphrase); });
        m_seen = *loaded;
        m_departureBox->hide();
        m_desk->setCurrentWidget(m_sheet);
        m_sheet->showMail(*m_seen, true);
    });
}

void ReviewPage::sign(const QString& passphrase)
{
    m_client.approve(
        this, fromUtf8(m_id), fromUtf8(m_seen->sha256), passphrase,
        [this, before = *m_detail](const Loaded<api::DraftDetail>& loaded) { afterSigning(before, loaded); });
}

void ReviewPage::afterSigning(const api::DraftDetail& before, const Loaded<api::DraftDetail>& loaded)
{
    if (!loaded) {
        if (before.row.id == m_id)
            refuse(loaded.error);
        return;
    }
    // Whoever has gone on to another draft keeps that one, and what it asks.
    const bool stillHere = before.row.id == m_id;
    if (stillHere)
        endAsking();
    const QString who = fromUtf8(before.row.contactName);
    if (loaded->row.state == api::MessageState::InReview) {
        //: %1 is a person.
        emit noticeWanted(tr("Mail to %1 signed. The manager signs too.").arg(who), {});
    } else {
        sayApproved(*loaded, who);
    }
    if (!stillHere)
        return reload();
    // On to the next one; a list that still holds this one (it waits for the manager) is stepped along.
    m_detail = *loaded;
    if (loaded->row.state == api::MessageState::InReview && m_model->rows().size() > 1)
        step(1);
    reload();
    m_kind == Kind::Drafts ? m_editor->setFocus(Qt::OtherFocusReason)
                           : m_list->setFocus(Qt::OtherFocusReason);
}

void ReviewPage::sayApproved(const api::DraftDetail& approved, const QString& who)
{
    const auto undo = [this, draft = approved.row.id] { takeBack(draft); };
    const text::Here here = m_client.here();
    const QString until = text::phraseText(approved.leaves, here);
    //: %1 is a person.
    const QString words = tr("Mail to %1 approved.").arg(who);
    const QDateTime end = approved.leaves.code == "waiting_undo" && !approved.leaves.args.empty()
                              ? QDateTime::fromString(fromUtf8(approved.leaves.args.front()), Qt::ISODateWithMs)
                              : QDateTime();
    const qint64 left = end.isValid() ? text::toDateTime(here.now, here).secsTo(end) : 0;
    if (left > 0 && left <= kCountedSeconds)
        emit countdownWanted(words, undo, static_cast<int>(left));
    else
        //: %1 is a person, %2 says until when it can be taken back.
        emit noticeWanted(until.isEmpty() ? words : tr("Mail to %1 approved. %2").arg(who, until), undo);
}

void ReviewPage::takeBack(const std::string& draft)
{
    m_client.outbox(this, [this, draft](const Loaded<api::OutboxBoard>& board) {
        if (!board)
            return refuse(board.error);
        const auto found = std::ranges::find_if(
            board->waiting, [&](const api::OutboxRow& row) { return row.draft == draft && row.canTakeBack; });
        if (found == board->waiting.end()) {
            emit noticeWanted(tr("It has left already. Its row in the Outbox says how it went."), {});
            return;
        }
        m_client.takeBack(this, fromUtf8(found->id), [this, draft](const Loaded<void>& done) {
            if (!done)
                return refuse(done.error);
            m_wanted = draft;
            reload();
        });
    });
}

void ReviewPage::requestChanges()
{
    if (!m_detail || m_ask->isVisible() || !m_changes->isEnabled())
        return;
    if (m_kind == Kind::Approvals)
        return askComment(false);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("changesMenu"));
    const int block = m_editor->currentBlock() - 1;
    // The caret may stand where the engine's latest answer has no paragraph any more.
    const bool known = block >= 0 && block < std::ssize(m_detail->blocks);
    const bool edited = known && m_detail->blocks[static_cast<std::size_t>(block)].editedByHand;
    QAction* again = menu->addAction(edited ? tr("This paragraph is yours and stays as it is")
                                            : tr("Write this paragraph again"),
                                     this, [this, block] { regenerate(block); });
    again->setEnabled(known && !edited);
    menu->addAction(tr("Write all again but what I edited"), this, [this] { regenerate(std::nullopt); });
    menu->addSeparator();
    menu->addAction(tr("Discard this draft"), this, [this] { discard(); });
    menu->popup(m_changes->mapToGlobal(QPoint(0, -menu->sizeHint().height() - theme::kSpace1)));
    menu->setActiveAction(again->isEnabled() ? again : menu->actions().at(1));
}

void ReviewPage::askComment(bool reject)
{
    if (!m_detail || !m_changes->isEnabled())
        return;
    // A late answer says nothing about the draft that somebody has gone on to.
    const auto then = [this, draft = m_id](const Loaded<api::DraftDetail>& loaded) {
        if (draft != m_id)
            return reload();
        if (!loaded)
            return refuse(loaded.error);
        endAsking();
        reload();
        m_list->setFocus(Qt::OtherFocusReason);
    };
    ask({.label = reject ? tr("Reject this message: it cannot be sent any more.")
                         : tr("Return this message to its author: every signature is void."),
         .placeholder = reject ? tr("Reason, for the author") : tr("What should change"),
         .confirm = reject ? tr("Reject") : tr("Return"),
         .variant = reject ? ActionButton::Variant::Red : ActionButton::Variant::Ink},
        [this, reject, then](const QString& words, const QString&) {
            if (reject)
                m_client.reject(this, fromUtf8(m_id), words, then);
            else
                m_client.returnToAuthor(this, fromUtf8(m_id), words, then);
        });
}

void ReviewPage::regenerate(std::optional<int> block)
{
    if (!isEditable() || (block && *block < 0))
        return;
    whenSettled([this, block] { m_client.regenerate(this, fromUtf8(m_id), block, taken()); });
}

void ReviewPage::discard()
{
    if (!isEditable())
        return;
    const QString who = fromUtf8(m_detail->row.contactName);
    m_client.discard(this, fromUtf8(m_id), [this, who](const Loaded<void>& done) {
        if (!done)
            return refuse(done.error);
        //: %1 is a person.
        emit noticeWanted(tr("Discarded the draft to %1").arg(who), {});
        reload();
    });
}

void ReviewPage::seeExactMail()
{
    if (!m_detail)
        return;
    if (m_desk->currentWidget() == m_sheet && m_sheet->toggleBytes())
        return;
    if (m_ask->isVisible())
        return;
    whenSettled([this] {
        m_client.exactMail(this, fromUtf8(m_id), [this, draft = m_id](const Loaded<api::ExactMail>& loaded) {
            if (draft != m_id || m_ask->isVisible())
                return;
            if (!loaded)
                return refuse(loaded.error);
            m_desk->setCurrentWidget(m_sheet);
            m_sheet->showMail(*loaded, false);
        });
    });
}

void ReviewPage::seeEgress()
{
    // While somebody signs, nothing but what is signed lies there.
    if (!m_detail || m_seen)
        return;
    m_client.egress(this, fromUtf8(m_id), [this, draft = m_id](const Loaded<api::EgressView>& loaded) {
        if (draft != m_id || m_seen)
            return;
        if (!loaded)
            return refuse(loaded.error);
        m_desk->setCurrentWidget(m_sheet);
        m_sheet->showEgress(*loaded);
    });
}

void ReviewPage::ask(const AskBar::Question& question,
                     std::function<void(const QString&, const QString&)> answer)
{
    m_answer = std::move(answer);
    m_actions->hide();
    m_ask->ask(question);
}

void ReviewPage::endAsking()
{
    m_answer = {};
    m_ask->hide();
    m_actions->show();
    if (!std::exchange(m_seen, {}))
        return;
    m_departureBox->show();
    m_desk->setCurrentWidget(m_paper);
}

void ReviewPage::refuse(const bridge::ErrorView& error)
{
    text::ErrorWords words = text::errorText(error.code);
    // The gate names the rule that refused by its phrase code.
    QStringList rules;
    for (const QString& argument : error.args) {
        if (text::wordsOfPhrase(text::toUtf8(argument)))
            rules.append(text::phraseText({text::toUtf8(argument), {}}, m_client.here()));
    }
    const QString reason = rules.isEmpty() ? words.message : rules.join(QStringLiteral("; "));
    //: %1 is what went wrong, %2 why or what to do.
    const QString said = tr("%1. %2").arg(words.title, reason);
    if (m_ask->isVisible())
        m_ask->showError(said);
    else
        emit noticeWanted(said, {});
}

} // namespace countersign::screens
