// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/today/today_page.h"

#include "ui/models/suggestion_model.h"
#include "ui/screens/today/today_context.h"
#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"
#include "ui/widgets/text_label.h"

#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

namespace countersign::screens {

using bridge::Loaded;
using text::fromUtf8;
using theme::TextRole;
using theme::Tone;

namespace {
/// As many as the frame counts.
constexpr int kMostSuggestions = 1000;
constexpr int kMorningHour = 8;
} // namespace

TodayPage::TodayPage(bridge::EngineClient& client, QWidget* parent)
    : Page(parent), m_client(client), m_model(new models::SuggestionModel(this)),
      m_list(new widgets::RowList(this)),
      m_day(new widgets::TextLabel({}, TextRole::Page, Tone::Strong, this)),
      m_summary(new widgets::TextLabel({}, TextRole::Reading, Tone::Normal, this)),
      m_context(new TodayContext(this)), m_snoozeMenu(new QMenu(this)), m_dismissMenu(new QMenu(this))
{
    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, theme::kSpace5, 24, 18);
    head->setSpacing(theme::kSpace1);
    head->addWidget(m_day);
    head->addWidget(m_summary);
    m_list->setObjectName(QStringLiteral("suggestionList"));
    m_list->setAccessibleName(tr("Suggestions"));
    auto* delegate = new widgets::RowDelegate(m_list);
    delegate->setMargins(24, 14);
    m_list->setRowDelegate(delegate);
    m_list->setModel(m_model);
    m_states = new widgets::StateStack(m_list, this);
    m_states->setObjectName(QStringLiteral("todayStates"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(head);
    page->addWidget(new widgets::Divider(this));
    page->addWidget(m_states, 1);

    m_snoozeMenu->setObjectName(QStringLiteral("snoozeMenu"));
    m_dismissMenu->setObjectName(QStringLiteral("dismissMenu"));
    connect(m_list, &widgets::RowList::opened, this, &TodayPage::openCurrent);
    connect(m_list, &widgets::RowList::currentRowChanged, this, [this] {
        m_showsRunnerUp = false;
        showContext();
    });
    connect(m_context, &TodayContext::runnerUpRequested, this, &TodayPage::toggleRunnerUp);
    connect(m_states, &widgets::StateStack::actionRequested, this, [this] {
        if (m_states->state() == widgets::StateStack::State::Empty)
            emit openRequested(QStringLiteral("sources"), {});
        else
            reload();
    });
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (change.everything || change.areas.contains(api::Area::Today))
            reload();
    });
    addKeys();
    m_day->setText(text::longDateText(text::today(m_client.here()), m_client.here().locale));
    m_states->showLoading(tr("Reading today’s suggestions"));
    reload();
}

TodayPage::~TodayPage() = default;

QWidget* TodayPage::contextPane()
{
    return m_context;
}

void TodayPage::addKeys()
{
    const auto bind = [this](Qt::Key key, void (TodayPage::*act)()) {
        auto* shortcut = new QShortcut(QKeySequence(key), this, this, act, Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
    };
    bind(Qt::Key_D, &TodayPage::draftCurrent);
    bind(Qt::Key_A, &TodayPage::openAccount);
    bind(Qt::Key_S, &TodayPage::askSnooze);
    bind(Qt::Key_X, &TodayPage::askDismiss);
    bind(Qt::Key_R, &TodayPage::toggleRunnerUp);
}

void TodayPage::reload()
{
    m_client.suggestions(this, kMostSuggestions, [this](const auto& loaded) { takeList(loaded); });
}

void TodayPage::takeList(const Loaded<api::SuggestionList>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        m_summary->clear();
        emit contextPaneWanted(false);
        return;
    }
    const text::Here here = m_client.here();
    const api::Suggestion* before = current();
    const std::string kept = before ? before->id : std::string();
    const int keptRow = m_list->currentIndex().row();
    m_drafts.clear();
    m_model->setList(*loaded, here);
    m_day->setText(text::longDateText(text::today(here), here.locale));
    sayHeading(*loaded);
    emit countChanged(static_cast<int>(loaded->items.size()));
    emit contextPaneWanted(!loaded->items.empty());
    if (loaded->items.empty()) {
        const bool waiting = loaded->waiting > 0;
        m_states->showEmpty(
            {.icon = theme::Icon::CheckCircle,
             .title = waiting ? tr("That’s all for today") : tr("Nobody to follow up yet"),
             .message = waiting ? tr("%n suggestion(s) wait for a better moment.", "", loaded->waiting)
                                : tr("Import your accounts, and tomorrow begins here."),
             .action = waiting ? QString() : tr("Go to Sources")});
        return;
    }
    m_states->showData();
    const QModelIndex same = m_model->indexOf(kept);
    // What was acted on is gone: the next one takes its place.
    m_list->selectRow(same.isValid() ? same.row()
                                     : std::clamp(keptRow, 0, static_cast<int>(loaded->items.size()) - 1));
    showContext();
}

void TodayPage::sayHeading(const api::SuggestionList& list)
{
    if (list.items.empty()) {
        m_summary->clear();
        return;
    }
    int ready = 0;
    for (const api::Suggestion& item : list.items)
        ready +=
            item.draftState.code == "draft_ready" || item.draftState.code == "draft_needs_manager" ? 1 : 0;
    QString words =
        tr("%n people to follow up with", "first half of a sentence", static_cast<int>(list.items.size()));
    if (list.totalValue)
        //: %1 is "6 people to follow up with", %2 an amount of money.
        words = tr("%1, %2 at stake.").arg(words, text::moneyText(*list.totalValue, m_client.here().locale));
    else
        //: %1 is "6 people to follow up with".
        words = tr("%1.", "a whole sentence").arg(words);
    if (ready > 0)
        words += QLatin1Char(' ') + tr("%n draft(s) are ready to read.", "", ready);
    m_summary->setText(words);
}

const api::Suggestion* TodayPage::current() const
{
    return m_model->suggestionAt(m_list->currentIndex());
}

void TodayPage::showContext()
{
    const api::Suggestion* item = current();
    if (!item)
        return;
    const auto known = m_drafts.find(item->draft);
    std::optional<api::DraftDetail> draft;
    if (known != m_drafts.end())
        draft = known->second;
    m_context->show(*item, draft, m_showsRunnerUp && item->runnerUp, m_client.here());
    if (item->draft.empty() || draft)
        return;
    m_client.draft(this, fromUtf8(item->draft),
                   [this, id = item->draft](const Loaded<api::DraftDetail>& loaded) {
                       // Without the draft the pane is only shorter; the list says how the draft stands.
                       if (!loaded)
                           return;
                       m_drafts[id] = *loaded;
                       if (current() && current()->draft == id)
                           showContext();
                   });
}

void TodayPage::openCurrent()
{
    const api::Suggestion* item = current();
    if (!item)
        return;
    if (item->draft.empty())
        openAccount();
    else
        emit openRequested(QStringLiteral("review"), fromUtf8(item->draft));
}

void TodayPage::openAccount()
{
    if (const api::Suggestion* item = current())
        emit openRequested(QStringLiteral("account"), fromUtf8(item->account));
}

void TodayPage::draftCurrent()
{
    const api::Suggestion* item = current();
    if (!item)
        return;
    const bool runnerUp = m_showsRunnerUp && item->runnerUp;
    if (!item->draft.empty() && !runnerUp) {
        emit openRequested(QStringLiteral("review"), fromUtf8(item->draft));
        return;
    }
    const api::NewDraft request{.account = item->account,
                                .contact = runnerUp ? item->runnerUp->contact : item->contact,
                                .suggestion = item->id,
                                .useCase = item->useCase};
    m_client.createDraft(this, request, [this](const Loaded<api::DraftDetail>& loaded) {
        if (loaded)
            emit openRequested(QStringLiteral("review"), fromUtf8(loaded->row.id));
        else
            emit noticeWanted(text::errorText(loaded.error.code).title, {});
    });
}

void TodayPage::toggleRunnerUp()
{
    const api::Suggestion* item = current();
    if (!item)
        return;
    if (!item->runnerUp) {
        emit noticeWanted(tr("Nobody else comes into question here."), {});
        return;
    }
    m_showsRunnerUp = !m_showsRunnerUp;
    showContext();
}

void TodayPage::popUp(QMenu* menu)
{
    const QRect row = m_list->visualRect(m_list->currentIndex());
    const QPoint corner = m_list->isRightToLeft() ? row.bottomRight() : row.bottomLeft();
    const int inset = m_list->isRightToLeft() ? -menu->sizeHint().width() - 24 : 24;
    menu->popup(m_list->viewport()->mapToGlobal(corner + QPoint(inset, 0)));
    // The first entry is ready for Enter.
    menu->setActiveAction(menu->actions().constFirst());
}

void TodayPage::askSnooze()
{
    if (!current())
        return;
    struct Choice
    {
        QString text;
        int days;
    };
    const QDate today = text::today(m_client.here());
    const int toMonday = 8 - today.dayOfWeek();
    const Choice choices[] = {{tr("&Until tomorrow"), 1},
                              {tr("For &three days"), 3},
                              {tr("Until next &week"), toMonday},
                              {tr("For a &month"), static_cast<int>(today.daysTo(today.addMonths(1)))}};
    m_snoozeMenu->clear();
    for (const Choice& choice : choices)
        m_snoozeMenu->addAction(choice.text, this, [this, days = choice.days] { snooze(days); });
    popUp(m_snoozeMenu);
}

void TodayPage::askDismiss()
{
    if (!current())
        return;
    m_dismissMenu->clear();
    const auto add = [this](const QString& words, const char* reason) {
        m_dismissMenu->addAction(words, this, [this, reason] { dismiss(QString::fromLatin1(reason)); });
    };
    add(tr("&Not now"), "not_now");
    add(tr("&Already in touch"), "already_in_touch");
    add(tr("The wrong &person"), "wrong_person");
    add(tr("The wrong &reason"), "wrong_reason");
    add(tr("No &fit for this account"), "no_fit");
    popUp(m_dismissMenu);
}

void TodayPage::snooze(int days)
{
    const api::Suggestion* item = current();
    if (!item)
        return;
    const text::Here here = m_client.here();
    const QDate day = text::today(here).addDays(days);
    const QDateTime until(day, QTime(kMorningHour, 0), here.zone);
    //: %1 is a person, %2 a day such as "Tomorrow" or "2 Jul".
    const QString what = tr("%1 comes back: %2").arg(fromUtf8(item->contactName), text::dayInSentence(day, here));
    m_client.snooze(this, fromUtf8(item->id), text::toInstant(until),
                    [this, copy = *item, what](const auto& done) { afterHiding(done, copy, what); });
}

void TodayPage::dismiss(const QString& reason)
{
    const api::Suggestion* item = current();
    if (!item)
        return;
    //: %1 is a person, %2 a company.
    const QString what = tr("Dismissed %1, %2").arg(fromUtf8(item->contactName), fromUtf8(item->accountName));
    m_client.dismiss(this, fromUtf8(item->id), reason,
                     [this, copy = *item, what](const auto& done) { afterHiding(done, copy, what); });
}

void TodayPage::afterHiding(const Loaded<void>& done, const api::Suggestion& item, const QString& what)
{
    if (!done) {
        emit noticeWanted(text::errorText(done.error.code).title, {});
        return;
    }
    emit noticeWanted(what, [this, id = item.id] {
        m_client.restore(this, fromUtf8(id), [this](const Loaded<void>& restored) {
            if (!restored)
                emit noticeWanted(text::errorText(restored.error.code).title, {});
        });
    });
}

void TodayPage::focusFirst()
{
    m_states->state() == widgets::StateStack::State::Data ? m_list->setFocus(Qt::OtherFocusReason)
                                                          : m_states->setFocus(Qt::OtherFocusReason);
}

bool TodayPage::goBack()
{
    if (!m_showsRunnerUp)
        return false;
    toggleRunnerUp();
    return true;
}

std::vector<shell::Command> TodayPage::commands()
{
    if (!current())
        return {};
    return {{.title = tr("Open the account"),
             .keys = QKeySequence(Qt::Key_A),
             .icon = theme::Icon::Accounts,
             .run = [this] { openAccount(); }},
            {.title = tr("Draft a follow-up"),
             .keys = QKeySequence(Qt::Key_D),
             .icon = theme::Icon::Pencil,
             .run = [this] { draftCurrent(); }},
            {.title = tr("Snooze this suggestion"),
             .keys = QKeySequence(Qt::Key_S),
             .icon = theme::Icon::Clock,
             .run = [this] { askSnooze(); }},
            {.title = tr("Dismiss this suggestion"),
             .keys = QKeySequence(Qt::Key_X),
             .icon = theme::Icon::Close,
             .run = [this] { askDismiss(); }}};
}

std::vector<widgets::KeyHint> TodayPage::keys() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Open the draft, or the account where there is none")},
            {QKeySequence(Qt::Key_A), tr("Open the account")},
            {QKeySequence(Qt::Key_D), tr("Draft a follow-up")},
            {QKeySequence(Qt::Key_S), tr("Snooze this suggestion")},
            {QKeySequence(Qt::Key_X), tr("Dismiss this suggestion")},
            {QKeySequence(Qt::Key_R), tr("Turn to the runner-up and back")},
            {QKeySequence(Qt::CTRL | Qt::Key_Z), tr("Take the last snooze or dismissal back")}};
}

} // namespace countersign::screens
