// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/accounts/accounts_page.h"

#include "ui/models/account_model.h"
#include "ui/text/error_text.h"
#include "ui/text/figure_text.h"
#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/card.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_stack.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>
#include <QSignalBlocker>

namespace countersign::screens {

using bridge::Loaded;
using models::AccountModel;
using text::fromUtf8;

AccountsPage::AccountsPage(bridge::EngineClient& client, QWidget* parent)
    : Page(parent), m_client(client), m_model(new AccountModel(this)),
      m_heading(new widgets::SectionHeader(tr("Accounts"), this)),
      m_search(new widgets::SearchField(tr("Name or city"), this)), m_segment(new QComboBox(this)),
      m_sort(new QComboBox(this)), m_table(new widgets::DepartureTable(this)),
      m_states(new widgets::StateStack(m_table, this))
{
    m_table->setObjectName(QStringLiteral("accountTable"));
    m_table->setAccessibleName(tr("Accounts"));
    m_table->setSections(false);
    m_table->setModel(m_model);
    m_states->setObjectName(QStringLiteral("accountStates"));
    auto* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    const int widths[] = {360, 290, 120, 120, 120, 96};
    for (int column = 0; column < AccountModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column]);
    header->setSectionResizeMode(AccountModel::Name, QHeaderView::Stretch);
    makeHead();

    connect(m_model, &AccountModel::pageWanted, this, &AccountsPage::askPage, Qt::QueuedConnection);
    connect(m_table, &widgets::DepartureTable::opened, this, &AccountsPage::openCurrent);
    connect(m_search, &QLineEdit::textChanged, this, &AccountsPage::ask);
    connect(m_search, &QLineEdit::returnPressed, this, &AccountsPage::openCurrent);
    connect(m_segment, &QComboBox::currentIndexChanged, this, &AccountsPage::ask);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &AccountsPage::ask);
    connect(m_states, &widgets::StateStack::actionRequested, this, [this] {
        if (m_states->state() != widgets::StateStack::State::Empty)
            ask();
        else if (isFiltered())
            clearFilter();
        else
            emit openRequested(QStringLiteral("sources"), {});
    });
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (change.everything || change.areas.contains(api::Area::Accounts))
            ask();
    });
    m_search->installEventFilter(this);
    new QShortcut(QKeySequence(Qt::Key_Slash), this, m_search, qOverload<>(&QWidget::setFocus),
                  Qt::WidgetWithChildrenShortcut);
    m_states->showLoading(tr("Reading the accounts"));
    ask();
}

void AccountsPage::makeHead()
{
    m_heading->setRole(theme::TextRole::Page);
    m_search->setObjectName(QStringLiteral("accountSearch"));
    m_search->setAccessibleName(tr("Search accounts by name or city"));
    m_search->setKeyHint(QKeySequence(Qt::Key_Slash));
    m_segment->setObjectName(QStringLiteral("segmentCombo"));
    m_segment->setAccessibleName(tr("Segment"));
    m_segment->addItem(tr("All segments"), QString());
    m_segment->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_sort->setObjectName(QStringLiteral("sortCombo"));
    m_sort->setAccessibleName(tr("Order"));
    m_sort->addItem(tr("By name"), QStringLiteral("name"));
    m_sort->addItem(tr("By open value"), QStringLiteral("value"));
    m_sort->addItem(tr("By renewal"), QStringLiteral("renewal"));
    m_sort->addItem(tr("By last contact"), QStringLiteral("last_contact"));
    auto* filters = new QHBoxLayout;
    filters->setSpacing(theme::kSpace2);
    m_search->setMaximumWidth(420);
    filters->addWidget(m_search, 1);
    filters->addStretch(0);
    filters->addWidget(m_segment);
    filters->addWidget(m_sort);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, theme::kSpace5, 24, theme::kSpace4);
    head->setSpacing(theme::kSpace3);
    head->addWidget(m_heading);
    head->addLayout(filters);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(head);
    page->addWidget(new widgets::Divider(this));
    page->addWidget(m_states, 1);
}

api::AccountQuery AccountsPage::query(qint64 offset) const
{
    return {.text = text::toUtf8(m_search->text().trimmed()),
            .segment = text::toUtf8(m_segment->currentData().toString()),
            .sort = text::toUtf8(m_sort->currentData().toString()),
            .paging = {.offset = offset, .limit = AccountModel::kPageRows}};
}

void AccountsPage::ask()
{
    const int question = ++m_question;
    m_client.accounts(this, query(0), [this, question](const Loaded<api::AccountPage>& loaded) {
        if (question == m_question)
            takeFirst(loaded);
    });
}

void AccountsPage::askPage(qint64 offset)
{
    const int question = m_question;
    m_client.accounts(this, query(offset), [this, question, offset](const Loaded<api::AccountPage>& loaded) {
        if (question != m_question)
            return;
        if (!loaded) {
            m_model->dropPage(offset);
            emit noticeWanted(text::errorText(loaded.error.code).title, {});
            return;
        }
        // The list grew or shrank meanwhile: rows would stand in wrong places.
        if (loaded->total != m_model->rowCount())
            return ask();
        m_model->setPage(offset, loaded->rows);
        noteSegments(loaded->rows);
    });
}

void AccountsPage::takeFirst(const Loaded<api::AccountPage>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        return;
    }
    const text::Here here = m_client.here();
    m_heading->setRemark(text::numberText(loaded->total, here.locale));
    if (loaded->total == 0) {
        m_model->reset(0, here);
        if (isFiltered())
            m_states->showEmpty({.icon = theme::Icon::Search,
                                 .title = tr("No account fits"),
                                 .message = tr("Try fewer letters, or another segment."),
                                 .action = tr("Clear the filter")});
        else
            m_states->showEmpty({.icon = theme::Icon::Accounts,
                                 .title = tr("No accounts yet"),
                                 .message = tr("Import an export of your CRM, and they stand here."),
                                 .action = tr("Go to Sources")});
        return;
    }
    const int row = std::max(0, m_table->currentIndex().row());
    m_model->reset(loaded->total, here);
    m_model->setPage(0, loaded->rows);
    noteSegments(loaded->rows);
    m_states->showData();
    m_table->selectRow(std::min(row, m_model->rowCount() - 1));
}

void AccountsPage::noteSegments(const std::vector<api::AccountRow>& rows)
{
    const QSignalBlocker silent(m_segment);
    for (const api::AccountRow& row : rows) {
        for (const std::string& segment : row.segments) {
            const QString code = fromUtf8(segment);
            if (m_segment->findData(code) < 0)
                m_segment->addItem(text::segmentText(segment), code);
        }
    }
}

bool AccountsPage::isFiltered() const
{
    return !m_search->text().trimmed().isEmpty() || m_segment->currentIndex() > 0;
}

void AccountsPage::clearFilter()
{
    {
        const QSignalBlocker silentSearch(m_search);
        const QSignalBlocker silentSegment(m_segment);
        m_search->clear();
        m_segment->setCurrentIndex(0);
    }
    ask();
    m_table->setFocus();
}

void AccountsPage::openCurrent()
{
    const api::AccountRow* row = m_model->rowAt(m_table->currentIndex().row());
    if (row)
        emit openRequested(QStringLiteral("account"), fromUtf8(row->id));
}

bool AccountsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_table->setFocus();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void AccountsPage::focusFirst()
{
    if (m_states->state() == widgets::StateStack::State::Data)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_states->setFocus(Qt::OtherFocusReason);
}

bool AccountsPage::goBack()
{
    if (!isFiltered())
        return false;
    clearFilter();
    return true;
}

std::vector<shell::Command> AccountsPage::commands()
{
    return {{.title = tr("Search accounts"),
             .keys = QKeySequence(Qt::Key_Slash),
             .icon = theme::Icon::Search,
             .run = [this] { m_search->setFocus(); }},
            {.title = tr("Clear the filter"), .icon = theme::Icon::Filter, .run = [this] { clearFilter(); }}};
}

std::vector<widgets::KeyHint> AccountsPage::keys() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Open the account")},
            {QKeySequence(Qt::Key_Slash), tr("Search accounts")},
            {QKeySequence(Qt::Key_Escape), tr("Clear the filter")}};
}

} // namespace countersign::screens
