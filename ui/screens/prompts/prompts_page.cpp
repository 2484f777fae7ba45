// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/prompts/prompts_page.h"

#include "ui/models/content_model.h"
#include "ui/screens/prompts/diff_view.h"
#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/passphrase_bar.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/state_stack.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using bridge::Loaded;
using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::StateStack;
using widgets::TextLabel;

namespace {
QString idOf(const api::PromptRow& row)
{
    return fromUtf8(row.name) + QLatin1Char('@') + QString::number(row.version);
}

struct PromptState
{
    Q_DECLARE_TR_FUNCTIONS(PromptState)
};

widgets::Mark stateOf(const api::PromptRow& row)
{
    return row.production
               ? widgets::Mark{Icon::CheckCircle, PromptState::tr("In use", "a prompt version"), Tone::Seal}
               : widgets::Mark{Icon::Clock, PromptState::tr("Not in use", "a prompt version"), Tone::Quiet};
}
} // namespace

PromptsPage::PromptsPage(bridge::EngineClient& client, QWidget* parent)
    : Page(parent), m_client(client), m_model(new models::ContentModel(this))
{
    makeList();
    auto* content = new QWidget(this);
    m_words = new DiffView(content);
    m_words->setObjectName(QStringLiteral("promptWords"));
    m_words->setAccessibleName(tr("Words of the prompt"));
    m_prove = new widgets::PassphraseBar(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new widgets::Divider(content));
    column->addWidget(m_words, 1);
    column->addWidget(m_prove);
    content->setFocusProxy(m_list);
    m_states = new StateStack(content, this);
    m_states->setObjectName(QStringLiteral("promptsStates"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_states);
    connect(m_states, &StateStack::actionRequested, this, &PromptsPage::reload);
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (change.everything || change.areas.contains(api::Area::Prompts))
            reload();
    });
    addKeys();
    m_states->showLoading(tr("Reading the prompts"));
    reload();
}

void PromptsPage::makeList()
{
    m_listPane = new QWidget(this);
    m_list = new widgets::RowList(m_listPane);
    m_list->setObjectName(QStringLiteral("promptList"));
    m_list->setAccessibleName(tr("Prompt versions"));
    m_list->setRowDelegate(new widgets::RowDelegate(m_list));
    m_list->setModel(m_model);
    auto* head = new widgets::SectionHeader(title(), m_listPane);
    head->setContentsMargins(20, 18, 20, 14);
    auto* column = new QVBoxLayout(m_listPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(new widgets::Divider(m_listPane));
    column->addWidget(m_list, 1);
    connect(m_list, &widgets::RowList::currentRowChanged, this, &PromptsPage::showCurrent);
    connect(m_list, &widgets::RowList::opened, this, [this] { m_words->setFocus(Qt::TabFocusReason); });
}

QWidget* PromptsPage::makeHead()
{
    auto* head = new QWidget(this);
    m_name = new TextLabel({}, TextRole::Section, Tone::Strong, head);
    m_about = new TextLabel({}, TextRole::Body, Tone::Quiet, head);
    m_state = new widgets::StateBadge({}, head);
    m_views = new widgets::SegmentBar(tr("What is shown"), head);
    m_views->setObjectName(QStringLiteral("promptViews"));
    m_views->addSegment(QStringLiteral("words"), tr("Words"));
    m_views->addSegment(QStringLiteral("changes"), tr("Changes"));
    connect(m_views, &widgets::SegmentBar::chosen, this, &PromptsPage::showWords);
    m_promote = new ActionButton(ActionButton::Variant::Ink, tr("Use this version"), head);
    m_promote->setObjectName(QStringLiteral("promoteButton"));
    m_promote->setKeyHint(QKeySequence(Qt::Key_P));
    connect(m_promote, &QPushButton::clicked, this, &PromptsPage::promote);
    m_rollBack = new ActionButton(ActionButton::Variant::Outline, tr("Back to the one before"), head);
    m_rollBack->setObjectName(QStringLiteral("rollBackButton"));
    m_rollBack->setKeyHint(QKeySequence(Qt::Key_R));
    connect(m_rollBack, &QPushButton::clicked, this, &PromptsPage::rollBack);
    auto* names = new QHBoxLayout;
    names->setSpacing(theme::kSpace3);
    names->addWidget(m_name);
    names->addWidget(m_state);
    names->addStretch(1);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(theme::kSpace2);
    acts->addWidget(m_views);
    acts->addStretch(1);
    acts->addWidget(m_rollBack);
    acts->addWidget(m_promote);
    m_name->setWordWrap(false);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(24, 18, 24, theme::kSpace3);
    column->setSpacing(theme::kSpace1);
    column->addLayout(names);
    column->addWidget(m_about);
    column->addSpacing(theme::kSpace2);
    column->addLayout(acts);
    return head;
}

void PromptsPage::addKeys()
{
    const auto bind = [this](QWidget* place, Qt::Key key, auto act) {
        auto* shortcut = new QShortcut(QKeySequence(key), place, this, act, Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
    };
    for (QWidget* place : {static_cast<QWidget*>(this), m_listPane}) {
        bind(place, Qt::Key_P, [this] { promote(); });
        bind(place, Qt::Key_R, [this] { rollBack(); });
        bind(place, Qt::Key_C, [this] {
            m_views->choose(m_views->current() == QLatin1String("words") ? QStringLiteral("changes")
                                                                         : QStringLiteral("words"));
        });
    }
}

QWidget* PromptsPage::listPane()
{
    return m_listPane;
}

void PromptsPage::reload()
{
    m_client.prompts(this, [this](const auto& loaded) { take(loaded); });
}

QString PromptsPage::nameOf(const api::PromptRow& row) const
{
    return text::useCaseText(row.useCase);
}

void PromptsPage::take(const Loaded<std::vector<api::PromptRow>>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        return;
    }
    const QString kept = m_model->idAt(m_list->currentIndex());
    m_rows = *loaded;
    // The newest version of a prompt first, as the engine lists prompts by name.
    std::ranges::stable_sort(m_rows, [](const api::PromptRow& a, const api::PromptRow& b) {
        return a.name != b.name ? a.name < b.name : a.version > b.version;
    });
    std::vector<models::ContentEntry> entries;
    const text::Here here = m_client.here();
    for (const api::PromptRow& row : m_rows) {
        const widgets::RowLine name{
            .start = {{nameOf(row), TextRole::BodyMedium, Tone::Strong},
                      {QStringLiteral("  ") + tr("version %1", "of a prompt").arg(row.version),
                       TextRole::Body, Tone::Quiet}}};
        const widgets::RowLine about{
            .start = {{text::languageText(row.language), TextRole::Meta, Tone::Quiet},
                      {QStringLiteral(" · ") +
                           text::dateText(text::toDateTime(row.createdAt, here).date(), here),
                       TextRole::Meta, Tone::Quiet}},
            .endBadges = row.production ? std::vector{stateOf(row)} : std::vector<widgets::Mark>()};
        entries.push_back({.id = idOf(row), .content = {.lines = {name, about}}});
    }
    m_model->setEntries(std::move(entries));
    if (m_rows.empty()) {
        m_states->showEmpty(
            {.icon = Icon::Prompts,
             .title = tr("There is no prompt yet"),
             .message = tr("Prompts come with the program; an empty list means that none was installed."),
             .action = tr("Try again")});
        return;
    }
    m_states->showData();
    m_list->selectRow(std::max(0, m_model->rowOf(kept)));
    showCurrent();
}

const api::PromptRow* PromptsPage::current() const
{
    const auto row = static_cast<std::size_t>(m_list->currentIndex().row());
    return m_list->currentIndex().isValid() && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int PromptsPage::comparedWith(const api::PromptRow& row) const
{
    int before = 0;
    for (const api::PromptRow& other : m_rows) {
        if (other.name != row.name || other.version == row.version)
            continue;
        if (other.production)
            return other.version;
        if (other.version < row.version)
            before = std::max(before, other.version);
    }
    return before;
}

void PromptsPage::showCurrent()
{
    const api::PromptRow* row = current();
    if (!row)
        return;
    const text::Here here = m_client.here();
    //: %1 is a use case such as "Renewal and upsell", %2 the version of its prompt.
    m_name->setText(tr("%1, version %2").arg(nameOf(*row)).arg(row->version));
    //: %1 is a language, %2 a date, %3 the beginning of a hash.
    m_about->setText(tr("%1, written on %2, sha256 %3")
                         .arg(text::languageText(row->language),
                              text::dateText(text::toDateTime(row->createdAt, here).date(), here),
                              fromUtf8(row->hash).first(
                                  std::min<qsizetype>(12, static_cast<qsizetype>(row->hash.size())))));
    m_state->setMark(stateOf(*row));
    m_promote->setEnabled(!row->production);
    const bool hasBefore = std::ranges::any_of(m_rows, [row](const api::PromptRow& other) {
        return other.name == row->name && other.version != row->version;
    });
    m_rollBack->setEnabled(row->production && hasBefore);
    showWords();
}

void PromptsPage::showWords()
{
    const api::PromptRow* row = current();
    if (!row)
        return;
    const int question = ++m_question;
    const bool changes = m_views->current() == QLatin1String("changes");
    const int other = comparedWith(*row);
    if (changes && other == 0)
        return m_words->showText(tr("There is no other version to compare with."));
    const auto then = [this, question, changes](const Loaded<std::string>& loaded) {
        if (question != m_question)
            return;
        if (!loaded)
            m_words->showText(text::errorText(loaded.error.code, loaded.error.args).title);
        else if (changes)
            m_words->showDifference(fromUtf8(*loaded));
        else
            m_words->showText(fromUtf8(*loaded));
    };
    if (changes)
        m_client.promptDiff(this, fromUtf8(row->name), other, row->version, then);
    else
        m_client.prompt(this, fromUtf8(row->name), row->version, then);
}

void PromptsPage::promote()
{
    const api::PromptRow* row = current();
    if (!row)
        return;
    if (row->production) {
        emit noticeWanted(tr("This version is in use already."), {});
        return;
    }
    askToCarryOut(true, *row);
}

void PromptsPage::rollBack()
{
    const api::PromptRow* row = current();
    if (!row)
        return;
    if (!m_rollBack->isEnabled()) {
        emit noticeWanted(tr("Only from the version in use can you go back to the one before."), {});
        return;
    }
    askToCarryOut(false, *row);
}

void PromptsPage::askToCarryOut(bool promotes, const api::PromptRow& row)
{
    const QString name = nameOf(row);
    //: %1 is a use case, %2 the version of its prompt.
    const QString what = promotes
                             ? tr("New drafts for %1 are written with version %2.").arg(name).arg(row.version)
                             //: %1 is a use case.
                             : tr("New drafts for %1 are written with the version before again.").arg(name);
    m_prove->ask(what, promotes ? tr("Use it") : tr("Go back"),
                 [this, promotes, row](const QString& passphrase) { carryOut(promotes, row, passphrase); });
}

void PromptsPage::carryOut(bool promotes, const api::PromptRow& row, const QString& passphrase)
{
    const auto then = [this, promotes, row](const Loaded<void>& done) {
        if (!done) {
            askToCarryOut(promotes, row);
            m_prove->refuse(text::errorText(done.error.code, done.error.args).title);
            return;
        }
        m_prove->close();
        emit noticeWanted(promotes ? tr("Version %1 is in use now.", "of a prompt").arg(row.version)
                                   : tr("The version before is in use again."),
                          {});
        reload();
    };
    if (promotes)
        m_client.promotePrompt(this, fromUtf8(row.name), row.version, passphrase, then);
    else
        m_client.rollbackPrompt(this, fromUtf8(row.name), passphrase, then);
}

void PromptsPage::focusFirst()
{
    m_states->state() == StateStack::State::Data ? m_list->setFocus(Qt::OtherFocusReason)
                                                 : m_states->setFocus(Qt::OtherFocusReason);
}

bool PromptsPage::goBack()
{
    if (m_prove->isOpen()) {
        m_prove->close();
        return true;
    }
    if (!m_words->hasFocus())
        return false;
    m_list->setFocus(Qt::OtherFocusReason);
    return true;
}

std::vector<shell::Command> PromptsPage::commands()
{
    return {{.title = tr("Use this prompt version"),
             .keys = QKeySequence(Qt::Key_P),
             .icon = Icon::CheckCircle,
             .run = [this] { promote(); }},
            {.title = tr("Go back to the prompt version before"),
             .keys = QKeySequence(Qt::Key_R),
             .icon = Icon::Undo,
             .run = [this] { rollBack(); }}};
}

std::vector<widgets::KeyHint> PromptsPage::keys() const
{
    return {{QKeySequence(Qt::Key_C), tr("What this version changes, or its words")},
            {QKeySequence(Qt::Key_Return), tr("Read the words")},
            {QKeySequence(Qt::Key_P), tr("Use this version")},
            {QKeySequence(Qt::Key_R), tr("Back to the version before")}};
}

} // namespace countersign::screens
