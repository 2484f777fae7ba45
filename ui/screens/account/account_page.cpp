// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/account/account_page.h"

#include "ui/models/timeline_model.h"
#include "ui/screens/account/account_context.h"
#include "ui/screens/account/account_facts.h"
#include "ui/screens/account/people_list.h"
#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/state_stack.h"
#include "ui/widgets/text_label.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using bridge::Loaded;
using models::TimelineModel;
using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::ElidedLabel;

namespace {
constexpr int kRenewalSoonDays = 90;
constexpr int kLeftShare = 50;
constexpr int kDateWidth = 136;
constexpr int kStageWidth = 104;

/// Lies over a page that shows the past, so that nobody takes it for today.
class Tint : public QWidget
{
public:
    explicit Tint(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setObjectName(QStringLiteral("pastTint"));
        hide();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QColor wash = theme::tokensOf(this).amber;
        QPainter painter(this);
        painter.fillRect(QRect(0, 0, width(), 3), wash);
        wash.setAlphaF(0.09F);
        painter.fillRect(rect(), wash);
    }
};
} // namespace

AccountPage::AccountPage(bridge::EngineClient& client, QWidget* parent)
    : Page(parent), m_client(client), m_context(new AccountContext(this))
{
    makeBody();
    connect(m_states, &widgets::StateStack::actionRequested, this, [this] {
        if (m_account.isEmpty())
            emit openRequested(QStringLiteral("accounts"), {});
        else
            reload();
    });
    connect(m_people, &PeopleList::draftRequested, this,
            [this](const QString& contact) { draftTo(contact, useCase()); });
    connect(m_context, &AccountContext::productDraftRequested, this, &AccountPage::draftAboutProduct);
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (!m_account.isEmpty() && (change.everything || change.areas.contains(api::Area::Accounts)))
            reload();
    });
    new QShortcut(QKeySequence(Qt::Key_D), this, this, &AccountPage::draftAboutProduct,
                  Qt::WidgetWithChildrenShortcut);
    new QShortcut(QKeySequence(Qt::Key_T), this, m_asOf, qOverload<>(&QWidget::setFocus),
                  Qt::WidgetWithChildrenShortcut);
    openItem({});
}

QWidget* AccountPage::contextPane()
{
    return m_context;
}

void AccountPage::makeBody()
{
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(new widgets::Divider(body));
    m_contract = new QWidget(body);
    auto* contract = new QVBoxLayout(m_contract);
    contract->setContentsMargins(24, theme::kSpace3, 24, 10);
    contract->setSpacing(theme::kSpace1);
    m_contractHead = new widgets::SectionHeader({}, m_contract);
    m_contractBar = new widgets::ContractBar({}, m_contract);
    contract->addWidget(m_contractHead);
    contract->addWidget(m_contractBar);
    column->addWidget(m_contract);
    column->addWidget(new widgets::Divider(body));
    column->addWidget(makeLower(), 1);

    m_states = new widgets::StateStack(body, this);
    m_states->setObjectName(QStringLiteral("accountStates"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_states);
    body->setFocusProxy(m_timeline);
    m_tint = new Tint(this);
}

QWidget* AccountPage::makeTop()
{
    auto* top = new QWidget(this);
    auto* back = new widgets::ActionButton(widgets::ActionButton::Variant::LinkQuiet, tr("Accounts"), top);
    back->setGlyph(theme::Icon::ChevronLeft);
    back->setKeyHint(QKeySequence(Qt::Key_Escape));
    connect(back, &QPushButton::clicked, this,
            [this] { emit openRequested(QStringLiteral("accounts"), {}); });
    const text::Here here = m_client.here();
    m_asOf = new QDateEdit(text::today(here), top);
    m_asOf->setObjectName(QStringLiteral("asOfEdit"));
    m_asOf->setAccessibleName(tr("As of"));
    m_asOf->setCalendarPopup(true);
    m_asOf->setMinimumWidth(kDateWidth);
    m_asOf->setDisplayFormat(here.locale.dateFormat(QLocale::ShortFormat));
    m_asOf->setMaximumDate(text::today(here));
    // A day is asked for when it is whole, not at every digit.
    m_asOf->setKeyboardTracking(false);
    connect(m_asOf, &QDateEdit::dateChanged, this, &AccountPage::reload);
    m_toToday = new widgets::ActionButton(widgets::ActionButton::Variant::Link, tr("Back to today"), top);
    m_toToday->setObjectName(QStringLiteral("toTodayButton"));
    m_toToday->hide();
    connect(m_toToday, &QPushButton::clicked, this, [this] { (void)goBack(); });
    auto* first = new QHBoxLayout;
    first->setSpacing(theme::kSpace2);
    first->addWidget(back);
    first->addStretch(1);
    first->addWidget(m_toToday);
    auto* label = new widgets::TextLabel(tr("As of"), TextRole::Body, Tone::Quiet, top);
    label->setBuddy(m_asOf);
    first->addWidget(label);
    first->addWidget(m_asOf);

    m_name = new widgets::TextLabel({}, TextRole::Page, Tone::Strong, top);
    m_name->setObjectName(QStringLiteral("accountName"));
    m_about = new widgets::TextLabel({}, TextRole::Body, Tone::Quiet, top);
    auto* second = new QHBoxLayout;
    second->setSpacing(theme::kSpace3);
    m_name->setWordWrap(false);
    second->addWidget(m_name, 0, Qt::AlignBaseline);
    second->addWidget(m_about, 1, Qt::AlignBaseline);
    m_facts = new widgets::FactStrip({}, top);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(24, theme::kSpace3, 24, theme::kSpace4);
    column->setSpacing(theme::kSpace2);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_facts);
    return top;
}

QWidget* AccountPage::makeLower()
{
    auto* lower = new QWidget(this);
    m_left = new widgets::Pane(tr("People and opportunities"), lower);
    m_left->setMargins(0, theme::kSpace3);
    m_peopleHead = new widgets::SectionHeader(tr("People"), m_left->column());
    m_peopleHead->setContentsMargins(24, 0, 16, theme::kSpace1);
    m_people = new PeopleList(m_left->column());
    m_people->setObjectName(QStringLiteral("people"));
    m_opportunityHead = new widgets::SectionHeader(tr("Opportunities"), m_left->column());
    m_opportunityHead->setContentsMargins(24, theme::kSpace4, 16, theme::kSpace1);
    m_left->add(m_peopleHead);
    m_left->add(m_people);
    m_left->add(m_opportunityHead);
    auto* line = new QWidget(lower);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    auto* row = new QHBoxLayout(lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_left, kLeftShare);
    row->addWidget(line);
    row->addWidget(makeTimeline(), 100 - kLeftShare);
    return lower;
}

QWidget* AccountPage::makeTimeline()
{
    auto* side = new QWidget(this);
    auto* head = new widgets::SectionHeader(tr("Timeline"), side);
    head->setContentsMargins(20, theme::kSpace3, 12, theme::kSpace1);
    auto* kinds = new widgets::SegmentBar(tr("Kinds of entries"), side);
    kinds->setObjectName(QStringLiteral("timelineKinds"));
    kinds->addSegment(QStringLiteral("all"), tr("All", "entries of the timeline"));
    kinds->addSegment(QStringLiteral("mail"), tr("Mail", "entries of the timeline"));
    kinds->addSegment(QStringLiteral("meetings"), tr("Meetings", "entries of the timeline"));
    kinds->addSegment(QStringLiteral("tickets"), tr("Tickets", "entries of the timeline"));
    kinds->addSegment(QStringLiteral("usage"), tr("Usage", "entries of the timeline"));
    head->addTrailing(kinds);
    m_timelineModel = new TimelineModel(this);
    m_timeline = new widgets::RowList(side);
    m_timeline->setObjectName(QStringLiteral("timelineList"));
    m_timeline->setAccessibleName(tr("Timeline"));
    auto* delegate = new widgets::RowDelegate(m_timeline);
    delegate->setMargins(20, 8);
    m_timeline->setRowDelegate(delegate);
    m_timeline->setModel(m_timelineModel);
    connect(kinds, &widgets::SegmentBar::chosen, this, [this](const QString& code) {
        using Filter = TimelineModel::Filter;
        m_timelineModel->setFilter(code == QStringLiteral("mail")       ? Filter::Mail
                                   : code == QStringLiteral("meetings") ? Filter::Meetings
                                   : code == QStringLiteral("tickets")  ? Filter::Tickets
                                   : code == QStringLiteral("usage")    ? Filter::Usage
                                                                        : Filter::All);
    });
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_timeline, 1);
    return side;
}

void AccountPage::openItem(const QString& item)
{
    if (item == m_account && !item.isEmpty())
        return;
    m_account = item;
    const QSignalBlocker silent(m_asOf);
    m_asOf->setMaximumDate(text::today(m_client.here()));
    m_asOf->setDate(m_asOf->maximumDate());
    showPast();
    if (item.isEmpty()) {
        m_states->showEmpty({.icon = theme::Icon::Accounts,
                             .title = tr("No account is open"),
                             .message = tr("Choose one from the list."),
                             .action = tr("Go to Accounts")});
        emit contextPaneWanted(false);
        return;
    }
    m_states->showLoading(tr("Reading the account"));
    reload();
}

std::optional<api::Instant> AccountPage::asOf() const
{
    if (m_asOf->date() >= text::today(m_client.here()))
        return std::nullopt;
    // The whole of that day counts.
    return text::toInstant(QDateTime(m_asOf->date(), QTime(23, 59, 59, 999), m_client.here().zone));
}

text::Here AccountPage::hereOfPage() const
{
    text::Here here = m_client.here();
    here.now = asOf().value_or(here.now);
    return here;
}

void AccountPage::reload()
{
    showPast();
    const int question = ++m_question;
    m_client.account(this, m_account, asOf(), [this, question](const Loaded<api::AccountDetail>& loaded) {
        if (question == m_question)
            take(loaded);
    });
}

void AccountPage::showPast()
{
    const bool past = asOf().has_value();
    m_toToday->setVisible(past);
    m_tint->setVisible(past);
    m_tint->setGeometry(rect());
    m_tint->raise();
}

void AccountPage::take(const Loaded<api::AccountDetail>& loaded)
{
    if (loaded) {
        show(*loaded);
        m_states->showData();
        emit contextPaneWanted(true);
        return;
    }
    const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
    m_states->showError({.title = words.title,
                         .message = words.message,
                         .action = words.action.isEmpty() ? tr("Try again") : words.action,
                         .verbatim = words.verbatim});
    emit contextPaneWanted(false);
}

void AccountPage::show(const api::AccountDetail& detail)
{
    m_detail = detail;
    const text::Here here = hereOfPage();
    m_name->setText(fromUtf8(detail.row.name));
    QStringList about;
    for (const std::string* part : {&detail.row.industry, &detail.row.city}) {
        if (!part->empty())
            about.append(fromUtf8(*part));
    }
    if (detail.employees > 0)
        about.append(tr("%Ln people", "employees of a company", static_cast<int>(detail.employees)));
    if (detail.asOf)
        //: %1 is a long date: what the page shows is the past.
        about.prepend(tr("As it was on %1").arg(here.locale.toString(m_asOf->date(), QLocale::LongFormat)));
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_about->setTone(detail.asOf ? Tone::Amber : Tone::Quiet);
    m_facts->setFacts(factsOf(detail, here));
    const api::ContractRow* contract = nextContract(detail);
    m_contract->setVisible(contract != nullptr);
    if (contract) {
        //: %1 is a contract's number.
        m_contractHead->setTitle(tr("Contract %1").arg(fromUtf8(contract->number)));
        m_contractHead->setRemark(contractRemark(*contract));
        m_contractBar->setContent(contractBar(*contract, here));
    }
    m_peopleHead->setRemark(here.locale.toString(static_cast<qlonglong>(detail.people.size())));
    m_people->setPeople(detail.people);
    showOpportunities(detail, here);
    m_timelineModel->setEntries(detail.timeline, here);
    m_context->show(detail, here);
}

void AccountPage::showOpportunities(const api::AccountDetail& detail, const text::Here& here)
{
    if (m_opportunities) {
        m_opportunities->hide();
        m_opportunities->deleteLater();
    }
    const auto open = std::ranges::count(detail.opportunities, false, &api::OpportunityRow::closed);
    m_opportunityHead->setRemark(tr("%n open", "opportunities", static_cast<int>(open)));
    m_opportunities = new QWidget(m_left->column());
    auto* grid = new QGridLayout(m_opportunities);
    grid->setContentsMargins(24, 0, 16, 0);
    grid->setVerticalSpacing(theme::kSpace2);
    grid->setHorizontalSpacing(theme::kSpace3);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(1, kStageWidth);
    grid->setColumnMinimumWidth(2, kStageWidth);
    int row = 0;
    for (const api::OpportunityRow& opportunity : detail.opportunities) {
        grid->addWidget(new ElidedLabel({fromUtf8(opportunity.name), TextRole::Body,
                                         opportunity.closed ? Tone::Quiet : Tone::Strong},
                                        m_opportunities),
                        row, 0);
        if (opportunity.won)
            grid->addWidget(
                new widgets::StateBadge({theme::Icon::CheckCircle, tr("Won", "opportunity"), Tone::Quiet},
                                        m_opportunities),
                row, 1);
        else
            grid->addWidget(
                new ElidedLabel({fromUtf8(opportunity.stage), TextRole::Body, Tone::Quiet}, m_opportunities),
                row, 1);
        if (opportunity.amount)
            grid->addWidget(
                new ElidedLabel({text::moneyText(*opportunity.amount, here.locale), TextRole::Body,
                                 opportunity.closed ? Tone::Normal : Tone::Strong, true},
                                m_opportunities),
                row, 2, Qt::AlignTrailing);
        ++row;
    }
    m_left->add(m_opportunities);
}

std::string AccountPage::useCase() const
{
    const text::Here here = m_client.here();
    if (m_detail.row.renewsOn) {
        const int days = text::daysUntil(text::toQDate(*m_detail.row.renewsOn), here);
        if (days >= 0 && days <= kRenewalSoonDays)
            return "renewal";
    }
    return m_detail.recommended.empty() ? "re_engagement" : "cross_sell";
}

void AccountPage::draftAboutProduct()
{
    // The strongest tie that may be written to.
    const api::PersonRow* best = nullptr;
    for (const api::PersonRow& person : m_detail.people) {
        if (!person.optedOut && !person.email.empty() && (!best || person.strength > best->strength))
            best = &person;
    }
    if (!best) {
        emit noticeWanted(tr("Nobody here may be written to."), {});
        return;
    }
    draftTo(fromUtf8(best->id), m_detail.recommended.empty() ? useCase() : "cross_sell");
}

void AccountPage::draftTo(const QString& contact, const std::string& useCase)
{
    if (asOf()) {
        emit noticeWanted(tr("This is the past. Go back to today to write."), {});
        return;
    }
    const api::NewDraft request{
        .account = m_detail.row.id, .contact = text::toUtf8(contact), .useCase = useCase};
    m_client.createDraft(this, request, [this](const Loaded<api::DraftDetail>& loaded) {
        if (loaded)
            emit openRequested(QStringLiteral("review"), fromUtf8(loaded->row.id));
        else
            emit noticeWanted(text::errorText(loaded.error.code).title, {});
    });
}

void AccountPage::focusFirst()
{
    if (m_states->state() == widgets::StateStack::State::Data)
        m_timeline->setFocus(Qt::OtherFocusReason);
    else
        m_states->setFocus(Qt::OtherFocusReason);
}

bool AccountPage::goBack()
{
    if (!asOf())
        return false;
    m_asOf->setDate(m_asOf->maximumDate());
    m_timeline->setFocus();
    return true;
}

void AccountPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_tint->setGeometry(rect());
}

std::vector<shell::Command> AccountPage::commands()
{
    if (m_account.isEmpty())
        return {};
    return {{.title = tr("Draft a mail to this account"),
             .keys = QKeySequence(Qt::Key_D),
             .icon = theme::Icon::Pencil,
             .run = [this] { draftAboutProduct(); }},
            {.title = tr("See this account as of a day"),
             .keys = QKeySequence(Qt::Key_T),
             .icon = theme::Icon::Clock,
             .run = [this] { m_asOf->setFocus(); }}};
}

std::vector<widgets::KeyHint> AccountPage::keys() const
{
    return {
        {QKeySequence(Qt::Key_D), tr("Draft a mail to the person with the focus, or to the strongest tie")},
        {QKeySequence(Qt::Key_T), tr("See this account as of a day")},
        {QKeySequence(Qt::Key_Escape), tr("Back to today, then back to where you came from")}};
}

} // namespace countersign::screens
