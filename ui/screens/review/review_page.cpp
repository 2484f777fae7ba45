// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/review_page.h"

#include "ui/models/draft_model.h"
#include "ui/screens/review/claim_card.h"
#include "ui/screens/review/departure_bar.h"
#include "ui/screens/review/evidence_pane.h"
#include "ui/screens/review/letter_editor.h"
#include "ui/screens/review/pane_header.h"
#include "ui/screens/review/sheet_view.h"
#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/role_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace countersign::screens {

using bridge::Loaded;
using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;

namespace {
constexpr int kBothNeed = 760;
} // namespace

ReviewPage::ReviewPage(bridge::EngineClient& client, Kind kind, widgets::PreviewMaker preview,
                       QWidget* parent)
    : Page(parent), m_client(client), m_kind(kind), m_model(new models::DraftModel(this)),
      m_listPane(new QWidget(this)), m_list(new widgets::RowList(m_listPane)),
      m_who(new widgets::ElidedLabel(widgets::TextRun{}, this)), m_edited(new widgets::StateBadge({}, this)),
      m_banner(new QWidget(this)), m_bannerBadge(new widgets::StateBadge({}, m_banner)),
      m_desk(new QStackedWidget(this)), m_paper(new QScrollArea(m_desk)), m_editor(new LetterEditor),
      m_claimCard(new ClaimCard(this)), m_sheet(new SheetView(std::move(preview), m_desk)),
      m_evidence(new EvidencePane(this)), m_departure(new DepartureBar(this)), m_footer(new QWidget(this)),
      m_departureBox(new QWidget(m_footer)), m_actions(new QWidget(m_footer)), m_ask(new AskBar(m_footer)),
      m_approve(new widgets::ActionButton(widgets::ActionButton::Variant::Seal, {}, m_actions))
{
    m_claimCard->hide();
    buildListPane();
    buildLetter();
    buildFooter();
    QWidget* body = buildBody();
    // Who waited here for a draft goes on where the work of this page starts.
    body->setFocusProxy(kind == Kind::Approvals ? static_cast<QWidget*>(m_list) : m_editor);
    m_states = new widgets::StateStack(body, this);
    m_states->setObjectName(QStringLiteral("reviewStates"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_states);
    connectParts();
    addKeys();
    m_states->showLoading(tr("Reading the drafts"));
    reload();
}

ReviewPage::~ReviewPage() = default;

QString ReviewPage::title() const
{
    return m_kind == Kind::Drafts ? tr("Review") : tr("Approvals");
}

theme::Icon ReviewPage::icon() const
{
    return m_kind == Kind::Drafts ? Icon::Review : Icon::Approvals;
}

void ReviewPage::reload()
{
    m_client.drafts(this,
                    m_kind == Kind::Drafts ? api::ReviewFilter::Mine : api::ReviewFilter::NeedsManager,
                    [this](const auto& loaded) { takeRows(loaded); });
}

void ReviewPage::takeRows(const Loaded<std::vector<api::DraftRow>>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        return;
    }
    const int keptRow = std::max(0, m_list->currentIndex().row());
    m_listing = true;
    m_model->setRows(*loaded, m_client.here(),
                     m_kind == Kind::Drafts ? tr("Settled drafts leave this list.")
                                            : tr("What policy sends to you, never your own."));
    const int count = static_cast<int>(loaded->size());
    m_listHeader->setRemark(count > 0 ? QString::number(count) : QString());
    emit countChanged(count);
    // What another page asked for comes first, then what was on the desk, then what took its place.
    std::string target = m_wanted;
    if (target.empty() && rowOf(m_id) >= 0)
        target = m_id;
    if (target.empty() && count > 0)
        target = (*loaded)[static_cast<std::size_t>(std::min(keptRow, count - 1))].id;
    m_wanted.clear();
    if (const int row = rowOf(target); row >= 0)
        m_list->selectRow(row);
    else
        m_list->setCurrentIndex({});
    m_listing = false;
    if (target.empty())
        showEmpty();
    else if (target != m_id || !m_detail)
        openDraft(target);
    else
        m_states->showData();
}

void ReviewPage::showEmpty()
{
    m_id.clear();
    m_detail.reset();
    m_evidence->clear();
    endAsking();
    m_states->showEmpty(
        m_kind == Kind::Drafts
            ? widgets::StateStack::Words{.icon = Icon::CheckCircle,
                                         .title = tr("Nothing to review"),
                                         .message = tr("Drafts that you make from Today come here. "
                                                       "What you have approved is in the Outbox."),
                                         .action = tr("Go to Today")}
            : widgets::StateStack::Words{.icon = Icon::CheckCircle,
                                         .title = tr("Nothing waits for your signature"),
                                         .message = tr("Policy sends messages of high or unknown value "
                                                       "here, never your own.")});
}

void ReviewPage::openDraft(const std::string& draft)
{
    m_id = draft;
    m_detail.reset();
    m_egressFields = -1;
    m_answered = m_sent;
    m_afterAnswer = {};
    endAsking();
    m_desk->setCurrentWidget(m_paper);
    m_client.draft(this, fromUtf8(draft), [this, draft](const auto& loaded) {
        if (draft == m_id)
            takeDetail(loaded, true);
    });
}

void ReviewPage::refreshDetail()
{
    if (m_id.empty() || !m_detail || m_answered != m_sent)
        return;
    m_client.draft(this, fromUtf8(m_id), [this, draft = m_id, sent = m_sent](const auto& loaded) {
        // An edit since then has the newer answer on its way.
        if (draft == m_id && sent == m_sent && loaded && m_detail && !(*loaded == *m_detail))
            takeDetail(loaded, false);
    });
}

void ReviewPage::takeDetail(const Loaded<api::DraftDetail>& loaded, bool opened)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = tr("Try again"),
                             .verbatim = words.verbatim});
        m_id.clear();
        return;
    }
    const api::DraftDetail before = opened || !m_detail ? api::DraftDetail{} : *m_detail;
    m_detail = *loaded;
    m_model->update(m_detail->row);
    showDetail(before, opened);
}

namespace {
bool sameEvidence(const api::DraftDetail& a, const api::DraftDetail& b)
{
    if (a.facts != b.facts || a.claims != b.claims || a.blocks.size() != b.blocks.size())
        return false;
    const auto cites = [](const api::BlockView& block) {
        std::vector<std::vector<int>> all;
        for (const api::SentenceView& sentence : block.sentences)
            all.push_back(sentence.citations);
        return all;
    };
    return std::ranges::equal(a.blocks, b.blocks, {}, cites, cites);
}
} // namespace

void ReviewPage::showDetail(const api::DraftDetail& before, bool opened)
{
    const text::Here here = m_client.here();
    if (opened)
        m_editor->openLetter(letterOf(*m_detail));
    else
        m_editor->refresh(letterOf(*m_detail, m_editor->letter().blocks));
    const bool editable = isEditable();
    if (m_editor->isReadOnly() == editable) {
        m_editor->setReadOnly(!editable);
        if (!editable)
            m_editor->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    if (opened || !sameEvidence(before, *m_detail))
        m_evidence->show(*m_detail, here);
    m_departure->show(*m_detail, m_egressFields, here);
    sayHead();
    sayBanner();
    sayApprove();
    // Somebody else has taken it up: what lies there to be signed is history.
    if (m_seen && m_detail->row.state != api::MessageState::InReview)
        endAsking();
    m_states->showData();
    followCaret();
    if (opened) {
        m_paper->verticalScrollBar()->setValue(0);
        askEgressCount();
    }
}

void ReviewPage::askEgressCount()
{
    if (m_detail->level == "template")
        return;
    if (!m_detail->egressFields.empty()) {
        m_egressFields = static_cast<int>(m_detail->egressFields.size());
        m_departure->show(*m_detail, m_egressFields, m_client.here());
        return;
    }
    m_client.egress(this, fromUtf8(m_id), [this, draft = m_id](const Loaded<api::EgressView>& loaded) {
        if (!loaded || draft != m_id || !m_detail)
            return;
        m_egressFields = static_cast<int>(loaded->fields.size());
        m_departure->show(*m_detail, m_egressFields, m_client.here());
    });
}

bool ReviewPage::isEditable() const
{
    if (m_kind == Kind::Approvals || !m_detail)
        return false;
    const api::MessageState state = m_detail->row.state;
    return state == api::MessageState::Draft || state == api::MessageState::InReview ||
           state == api::MessageState::Returned;
}

void ReviewPage::sayHead()
{
    const api::DraftRow& row = m_detail->row;
    //: %1 is a person, %2 a company.
    const QString who = tr("%1, %2").arg(fromUtf8(row.contactName), fromUtf8(row.accountName));
    //: %1 is a use case such as Renewal, %2 a language.
    const QString what = tr("%1, %2", "use case and language")
                             .arg(text::useCaseText(row.useCase), text::languageText(m_detail->language));
    m_who->setRuns({{who, TextRole::BodyStrong, Tone::Strong},
                    {QStringLiteral("  ") + what, TextRole::Body, Tone::Quiet}});
    const text::Here here = m_client.here();
    QString when;
    if (m_answered != m_sent)
        when = tr("Saving");
    else if (here.now - m_detail->editedAt < std::chrono::minutes(1))
        when = tr("Saved");
    else
        //: %1 is how long ago: "2 min", "3 days".
        when = tr("Edited %1 ago").arg(text::ageText(m_detail->editedAt, here));
    m_edited->setMark({Icon::Pencil, when, Tone::Quiet});
}

void ReviewPage::sayBanner()
{
    widgets::Mark mark;
    switch (m_detail->row.state) {
    case api::MessageState::Draft:
        break;
    case api::MessageState::Returned:
        mark = {Icon::Undo, text::phraseText(m_detail->returnedBecause, m_client.here()), Tone::Amber};
        break;
    case api::MessageState::InReview:
        if (m_kind == Kind::Drafts && !m_detail->signatures.empty())
            mark = {Icon::Clock, tr("You have signed. An edit takes your signature back."), Tone::Amber};
        else if (m_kind == Kind::Drafts && !m_detail->returnedBecause.code.empty())
            mark = {Icon::Undo, text::phraseText(m_detail->returnedBecause, m_client.here()), Tone::Amber};
        else if (m_kind == Kind::Drafts)
            mark = {Icon::Clock, tr("Frozen, and not signed. An edit thaws it."), Tone::Amber};
        break;
    case api::MessageState::Rejected:
    case api::MessageState::Approved:
    case api::MessageState::Held:
    case api::MessageState::Queued:
    case api::MessageState::Transmitting:
    case api::MessageState::Accepted:
    case api::MessageState::Refused:
    case api::MessageState::Unknown:
    case api::MessageState::Cancelled:
    case api::MessageState::Expired:
        mark = text::stateMark(m_detail->row.state);
        //: %1 is the state of a message: "Held", "Accepted".
        mark.text = tr("%1. It can be read here, but no longer edited.").arg(mark.text);
        break;
    }
    m_bannerBadge->setMark(mark);
    m_banner->setVisible(!mark.text.isEmpty());
}

void ReviewPage::sayApprove()
{
    using Variant = widgets::ActionButton::Variant;
    const api::DraftRow& row = m_detail->row;
    const bool manager = std::ranges::find(row.missingSignatures, "manager") != row.missingSignatures.end();
    const bool mine = m_kind == Kind::Approvals || row.state != api::MessageState::InReview ||
                      std::ranges::find(row.missingSignatures, "rep") != row.missingSignatures.end();
    const QString when = leavesInSentence(row, m_client.here());
    // In a narrow window the line above says when.
    QString words = when.isEmpty() || width() < kBothNeed ? tr("Approve")
                                   //: %1 is when the mail leaves: "today 10:00".
                                   : tr("Approve, leaves %1").arg(when);
    bool enabled = isEditable() || (m_kind == Kind::Approvals && row.state == api::MessageState::InReview);
    if (enabled && !mine) {
        words = tr("Waits for the manager’s signature");
        enabled = false;
    } else if (enabled && m_kind == Kind::Drafts && manager) {
        words = tr("Sign, then the manager signs");
    } else if (!enabled) {
        words = text::stateMark(row.state).text;
    }
    m_approve->setVariant(row.openClaims > 0 ? Variant::SealLocked : Variant::Seal);
    m_approve->setText(words);
    m_approve->setEnabled(enabled);
    m_approve->setAccessibleDescription(row.openClaims > 0 ? tr("Locked: leads to the next open claim")
                                                           : QString());
    if (m_changes)
        m_changes->setEnabled(enabled || isEditable());
}

void ReviewPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    // The letter comes first: where both have no room, the evidence steps aside.
    const bool room = width() >= kBothNeed;
    m_evidence->setVisible(room || m_evidence->isChoosing());
    // Words before keys: the sheet of keys still has them.
    m_changes->setKeyHint(room ? QKeySequence(Qt::CTRL | Qt::Key_R) : QKeySequence());
    m_exact->setKeyHint(room ? QKeySequence(Qt::CTRL | Qt::Key_P) : QKeySequence());
    m_approve->setKeyHint(room ? QKeySequence(Qt::CTRL | Qt::Key_Return) : QKeySequence());
    if (m_detail)
        sayApprove();
}

int ReviewPage::rowOf(const std::string& draft) const
{
    const QModelIndex index = draft.empty() ? QModelIndex() : m_model->indexOf(draft);
    return index.isValid() ? index.row() : -1;
}

void ReviewPage::step(int by)
{
    const int count = static_cast<int>(m_model->rows().size());
    if (count == 0)
        return;
    const int now = rowOf(m_id);
    m_list->selectRow(now < 0 ? 0 : (now + by + count) % count);
}

void ReviewPage::focusFirst()
{
    if (m_states->state() != widgets::StateStack::State::Data &&
        m_states->state() != widgets::StateStack::State::Loading)
        m_states->setFocus(Qt::OtherFocusReason);
    else if (m_kind == Kind::Approvals)
        m_list->setFocus(Qt::OtherFocusReason);
    else
        m_editor->setFocus(Qt::OtherFocusReason);
}

void ReviewPage::openItem(const QString& item)
{
    if (item.isEmpty() || text::toUtf8(item) == m_id)
        return;
    m_wanted = text::toUtf8(item);
    reload();
}

bool ReviewPage::goBack()
{
    if (m_evidence->isChoosing()) {
        m_evidence->endChoosing();
        m_editor->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (m_ask->isVisible()) {
        endAsking();
        m_editor->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (m_desk->currentWidget() == m_sheet) {
        m_desk->setCurrentWidget(m_paper);
        m_editor->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (m_editor->hasFocus() && m_list->isVisible()) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace countersign::screens
