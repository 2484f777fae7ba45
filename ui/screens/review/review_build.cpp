// SPDX-License-Identifier: Apache-2.0
#include "ui/models/draft_model.h"
#include "ui/screens/review/claim_card.h"
#include "ui/screens/review/departure_bar.h"
#include "ui/screens/review/evidence_pane.h"
#include "ui/screens/review/letter_editor.h"
#include "ui/screens/review/pane_header.h"
#include "ui/screens/review/reasons.h"
#include "ui/screens/review/review_page.h"
#include "ui/screens/review/sheet_view.h"
#include "ui/text/utf8.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace countersign::screens {

using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;

namespace {
/// A line of a letter stays readable up to this.
constexpr int kPaperWidth = 720;
constexpr int kLetterLeast = 440;
constexpr int kEvidenceLeast = 280;
constexpr int kEvidenceWidth = 348;
} // namespace

void ReviewPage::buildListPane()
{
    m_listHeader = new widgets::SectionHeader(title(), m_listPane);
    m_listHeader->setRole(TextRole::BodyStrong);
    m_listHeader->addTrailing(new widgets::KeyCap(QKeySequence(Qt::ALT | Qt::Key_Up), m_listPane));
    m_listHeader->addTrailing(new widgets::KeyCap(QKeySequence(Qt::Key_Down), m_listPane));
    m_list->setObjectName(QStringLiteral("draftList"));
    m_list->setAccessibleName(m_kind == Kind::Drafts ? tr("Drafts")
                                                     : tr("Messages that wait for your signature"));
    m_list->setModel(m_model);
    auto* column = new QVBoxLayout(m_listPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(paneHeader(m_listHeader, m_listPane));
    column->addWidget(new widgets::Divider(m_listPane));
    column->addWidget(m_list, 1);
}

void ReviewPage::buildLetter()
{
    m_editor->setObjectName(QStringLiteral("letterEditor"));
    auto* sheet = new widgets::Card;
    sheet->body()->setContentsMargins(28, 20, 28, 16);
    sheet->body()->addWidget(m_editor);
    sheet->setMaximumWidth(kPaperWidth);
    sheet->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto* banner = new QHBoxLayout(m_banner);
    banner->setContentsMargins(4, 0, 4, theme::kSpace2);
    banner->addWidget(m_bannerBadge);
    banner->addStretch(1);
    m_banner->setMaximumWidth(kPaperWidth);
    auto* desk = new QWidget;
    desk->setBackgroundRole(QPalette::Window);
    desk->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(desk);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(sheet);
    column->addStretch(1);
    m_paper->setWidget(desk);
    m_paper->setWidgetResizable(true);
    m_paper->setFrameShape(QFrame::NoFrame);
    m_paper->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_paper->setFocusPolicy(Qt::NoFocus);
    m_paper->setAccessibleName(tr("Letter"));
    m_sheet->setBackgroundRole(QPalette::Window);
    m_sheet->setAutoFillBackground(true);
    m_desk->addWidget(m_paper);
    m_desk->addWidget(m_sheet);
}

QWidget* ReviewPage::buildBody()
{
    auto* letter = new QWidget;
    auto* head = new QWidget(letter);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_who, 1);
    row->addWidget(m_edited);
    auto* column = new QVBoxLayout(letter);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(paneHeader(head, letter));
    column->addWidget(new widgets::Divider(letter));
    column->addWidget(m_desk, 1);
    letter->setMinimumWidth(kLetterLeast);
    m_evidence->setMinimumWidth(kEvidenceLeast);
    if (m_kind == Kind::Approvals)
        m_evidence->setPrelude(tr("Why you"), addReasons);
    auto* panes = new QSplitter(Qt::Horizontal);
    panes->setHandleWidth(1);
    panes->setChildrenCollapsible(false);
    panes->addWidget(letter);
    panes->addWidget(m_evidence);
    panes->setStretchFactor(0, 1);
    panes->setSizes({2000, kEvidenceWidth});
    auto* body = new QWidget(this);
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(panes, 1);
    inner->addWidget(new widgets::Divider(body));
    inner->addWidget(m_footer);
    return body;
}

void ReviewPage::buildFooter()
{
    auto* buttons = new QHBoxLayout(m_actions);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(theme::kSpace2);
    const auto add = [this, buttons](ActionButton* button, const char* name, auto act) {
        button->setObjectName(QString::fromLatin1(name));
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    m_exact = new ActionButton(ActionButton::Variant::Outline, tr("See exact mail"), m_actions);
    if (m_kind == Kind::Drafts) {
        m_changes = new ActionButton(ActionButton::Variant::Outline, tr("Request changes"), m_actions);
        add(m_changes, "changesButton", [this] { requestChanges(); });
        add(new ActionButton(ActionButton::Variant::Outline, tr("Later"), m_actions), "laterButton",
            [this] { step(1); });
    } else {
        add(new ActionButton(ActionButton::Variant::OutlineRed, tr("Reject"), m_actions), "rejectButton",
            [this] { askComment(true); });
        m_changes = new ActionButton(ActionButton::Variant::Outline, tr("Return with comment"), m_actions);
        add(m_changes, "changesButton", [this] { requestChanges(); });
    }
    add(m_exact, "exactMailButton", [this] { seeExactMail(); });
    buttons->addStretch(1);
    m_approve->setGlyph(Icon::Approvals);
    add(m_approve, "approveButton", [this] { approve(); });
    m_ask->hide();
    m_footer->setProperty(widgets::kKeepClear, true);
    auto* column = new QVBoxLayout(m_footer);
    column->setContentsMargins(20, 12, 20, 14);
    column->setSpacing(12);
    auto* departure = new QVBoxLayout(m_departureBox);
    departure->setContentsMargins(0, 0, 0, 0);
    departure->setSpacing(12);
    departure->addWidget(m_departure);
    departure->addWidget(new widgets::Divider(m_departureBox));
    column->addWidget(m_departureBox);
    column->addWidget(m_actions);
    column->addWidget(m_ask);
}

void ReviewPage::connectParts()
{
    connect(m_list, &widgets::RowList::currentRowChanged, this, [this](const QModelIndex& index) {
        const api::DraftRow* row = m_model->draftAt(index);
        if (!m_listing && row && row->id != m_id)
            openDraft(row->id);
    });
    connect(m_list, &widgets::RowList::opened, this, [this] { m_editor->setFocus(Qt::OtherFocusReason); });
    connect(m_editor, &LetterEditor::blockEdited, this, &ReviewPage::sendEdit);
    connect(m_editor, &LetterEditor::sentenceChanged, this, &ReviewPage::followCaret);
    connect(m_editor, &LetterEditor::caretMoved, this, [this](const QRect& rect) {
        const QPoint at = m_editor->mapTo(m_paper->widget(), rect.center());
        m_paper->ensureVisible(at.x(), at.y(), 0, 60);
    });
    connect(m_claimCard, &ClaimCard::suggestionTaken, this, &ReviewPage::useSuggestion);
    connect(m_claimCard, &ClaimCard::sourceWanted, this, &ReviewPage::citeSource);
    connect(m_claimCard, &ClaimCard::overruleWanted, this, &ReviewPage::overrule);
    connect(m_evidence, &EvidencePane::chosen, this, [this](int fact) {
        whenSettled([this, fact] {
            if (const api::ClaimView* claim = currentClaim())
                m_client.cite(this, text::fromUtf8(m_id), claim->index, fact, taken());
        });
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    connect(m_departure, &DepartureBar::egressWanted, this, &ReviewPage::seeEgress);
    connect(m_sheet, &SheetView::closed, this, [this] { static_cast<void>(goBack()); });
    connect(m_ask, &AskBar::cancelled, this, [this] { static_cast<void>(goBack()); });
    connect(m_ask, &AskBar::answered, this, [this](const QString& words, const QString& passphrase) {
        if (m_answer)
            m_answer(words, passphrase);
    });
    connect(m_states, &widgets::StateStack::actionRequested, this, [this] {
        if (m_states->state() == widgets::StateStack::State::Empty)
            emit openRequested(QStringLiteral("today"), {});
        else
            reload();
    });
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (!change.everything && !change.areas.contains(api::Area::Review))
            return;
        reload();
        refreshDetail();
    });
}

void ReviewPage::addKeys()
{
    // The three panes are siblings in the window: the keys act in all of them while this page is in sight.
    const auto bind = [this](const QKeySequence& keys, auto act) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    bind(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { step(1); });
    bind(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { step(-1); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { approve(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { approve(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { requestChanges(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { seeExactMail(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { seeEgress(); });
    if (m_kind == Kind::Approvals)
        return;
    bind(QKeySequence(Qt::Key_F8), [this] {
        if (!m_seen)
            m_editor->goToNextClaim();
    });
    bind(QKeySequence(Qt::Key_F2), [this] { useSuggestion(); });
    bind(QKeySequence(Qt::Key_F3), [this] { citeSource(); });
    bind(QKeySequence(Qt::Key_F4), [this] { overrule(); });
}

std::vector<shell::Command> ReviewPage::commands()
{
    if (!m_detail)
        return {};
    std::vector<shell::Command> commands{
        {.title = tr("Approve this message"),
         .keys = QKeySequence(Qt::CTRL | Qt::Key_Return),
         .icon = Icon::Approvals,
         .run = [this] { approve(); }},
        {.title = tr("See the exact mail"),
         .keys = QKeySequence(Qt::CTRL | Qt::Key_P),
         .icon = Icon::Eye,
         .run = [this] { seeExactMail(); }},
        {.title = tr("See what goes to the model"),
         .keys = QKeySequence(Qt::CTRL | Qt::Key_E),
         .icon = Icon::Eye,
         .run = [this] { seeEgress(); }},
        {.title = tr("Open the account"), .icon = Icon::Accounts, .run = [this] {
             emit openRequested(QStringLiteral("account"), text::fromUtf8(m_detail->row.account));
         }}};
    if (m_kind == Kind::Approvals || !isEditable())
        return commands;
    commands.push_back({.title = tr("Go to the next open claim"),
                        .keys = QKeySequence(Qt::Key_F8),
                        .icon = Icon::WarningTriangle,
                        .run = [this] { m_editor->goToNextClaim(); }});
    commands.push_back({.title = tr("Write this paragraph again"), .icon = Icon::Pencil, .run = [this] {
                            regenerate(m_editor->currentBlock() - 1);
                        }});
    commands.push_back({.title = tr("Write all again but what I edited"),
                        .icon = Icon::Pencil,
                        .run = [this] { regenerate(std::nullopt); }});
    commands.push_back(
        {.title = tr("Discard this draft"), .icon = Icon::Close, .run = [this] { discard(); }});
    return commands;
}

std::vector<widgets::KeyHint> ReviewPage::keys() const
{
    std::vector<widgets::KeyHint> keys{
        {QKeySequence(Qt::ALT | Qt::Key_Down), tr("Next message")},
        {QKeySequence(Qt::ALT | Qt::Key_Up), tr("Previous message")},
        {QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Approve, or go to the open claim")},
        {QKeySequence(Qt::CTRL | Qt::Key_R), m_changes->text()},
        {QKeySequence(Qt::CTRL | Qt::Key_P), tr("See the exact mail")},
        {QKeySequence(Qt::CTRL | Qt::Key_E), tr("See what goes to the model")}};
    if (m_kind == Kind::Approvals)
        return keys;
    keys.push_back({QKeySequence(Qt::Key_F8), tr("Next open claim")});
    keys.push_back({QKeySequence(Qt::Key_F2), tr("Use what the source says")});
    keys.push_back({QKeySequence(Qt::Key_F3), tr("Cite a source for the claim")});
    keys.push_back({QKeySequence(Qt::Key_F4), tr("Overrule the claim with a reason")});
    keys.push_back({QKeySequence(Qt::CTRL | Qt::Key_Z), tr("Take the last edit back, or the approval")});
    return keys;
}

} // namespace countersign::screens
