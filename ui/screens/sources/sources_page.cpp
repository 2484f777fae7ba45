// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sources/sources_page.h"

#include "ui/models/source_model.h"
#include "ui/screens/sources/import_view.h"
#include "ui/screens/sources/source_context.h"
#include "ui/screens/sources/source_detail.h"
#include "ui/text/error_text.h"
#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using bridge::Loaded;
using text::fromUtf8;

namespace {
constexpr int kMostRejected = 500;
/// "import" opens the import, "import:/a/folder" looks into that folder; everything else is a source's id.
constexpr QLatin1String kImport("import");
constexpr QLatin1String kImportOf("import:");
} // namespace

SourcesPage::SourcesPage(bridge::EngineClient& client, QWidget* parent)
    : Page(parent), m_client(client), m_model(new models::SourceModel(this)), m_listPane(new QWidget(this)),
      m_detail(new SourceDetail(this)), m_states(new widgets::StateStack(m_detail, this)),
      m_import(new ImportView(client, this)), m_middle(new QStackedWidget(this)),
      m_context(new SourceContext(this))
{
    makeList();
    m_states->setObjectName(QStringLiteral("sourceStates"));
    m_middle->addWidget(m_states);
    m_middle->addWidget(m_import);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_middle);
    connectAll();
    m_states->showLoading(tr("Reading the sources"));
    reload();
}

QWidget* SourcesPage::contextPane()
{
    return m_context;
}

void SourcesPage::makeList()
{
    m_heading = new widgets::SectionHeader(tr("Sources"), m_listPane);
    m_heading->setContentsMargins(20, theme::kSpace3, theme::kSpace4, theme::kSpace3);
    auto* import = new widgets::QuietButton(tr("Import"), m_listPane);
    import->setObjectName(QStringLiteral("startImportButton"));
    import->setKeyHint(QKeySequence(Qt::Key_N));
    connect(import, &QPushButton::clicked, this, [this] { startImport(); });
    m_heading->addTrailing(import);
    m_list = new widgets::RowList(m_listPane);
    m_list->setObjectName(QStringLiteral("sourceList"));
    m_list->setAccessibleName(tr("Sources"));
    auto* delegate = new widgets::RowDelegate(m_list);
    delegate->setMargins(20, 10);
    m_list->setRowDelegate(delegate);
    m_list->setModel(m_model);
    auto* column = new QVBoxLayout(m_listPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(new widgets::Divider(m_listPane));
    column->addWidget(m_list, 1);
}

void SourcesPage::connectAll()
{
    connect(m_list, &widgets::RowList::currentRowChanged, this, &SourcesPage::showSource);
    connect(m_list, &widgets::RowList::opened, this, [this] {
        if (!isImporting())
            m_detail->setFocus();
    });
    connect(m_detail, &SourceDetail::readRequested, this, &SourcesPage::readMail);
    connect(m_detail, &SourceDetail::currentRowChanged, this, &SourcesPage::showRow);
    connect(m_states, &widgets::StateStack::actionRequested, this, [this] {
        if (m_states->state() == widgets::StateStack::State::Empty)
            startImport();
        else
            reload();
    });
    connect(m_import, &ImportView::closed, this, &SourcesPage::leaveImport);
    connect(m_import, &ImportView::imported, this, [this](const QString& source, const QString& words) {
        m_wanted = text::toUtf8(source);
        leaveImport();
        reload();
        emit noticeWanted(words, {});
    });
    connect(m_import, &ImportView::reportChanged, this, [this](const api::ImportReport* report) {
        if (report)
            m_context->showFindings(*report, m_client.here());
        emit contextPaneWanted(report != nullptr);
    });
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (change.everything || change.areas.contains(api::Area::Sources))
            reload();
    });
    for (QWidget* place : {static_cast<QWidget*>(this), m_listPane}) {
        auto* start = new QShortcut(
            QKeySequence(Qt::Key_N), place, place, [this] { startImport(); }, Qt::WidgetWithChildrenShortcut);
        start->setAutoRepeat(false);
    }
}

void SourcesPage::reload()
{
    m_client.sources(this, [this](const auto& loaded) { takeList(loaded); });
}

void SourcesPage::takeList(const Loaded<std::vector<api::SourceRow>>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        emit contextPaneWanted(isImporting() && m_import->step() == ImportView::Step::Report);
        return;
    }
    const text::Here here = m_client.here();
    const std::string kept = !m_wanted.empty() ? m_wanted : current() ? current()->id : std::string();
    m_wanted.clear();
    {
        const QSignalBlocker silent(m_list);
        m_model->setSources(*loaded, here);
    }
    m_heading->setRemark(text::numberText(static_cast<qint64>(loaded->size()), here.locale));
    emit countChanged(static_cast<int>(std::ranges::count_if(*loaded, models::needsALook)));
    if (loaded->empty()) {
        m_states->showEmpty(
            {.icon = theme::Icon::Sources,
             .title = tr("No sources yet"),
             .message = tr("Import an export of your CRM: a folder of CSV files, or one file. You see "
                           "what is in it before anything is written."),
             .action = tr("Import a CSV export")});
        emit contextPaneWanted(isImporting() && m_import->step() == ImportView::Step::Report);
        return;
    }
    // Who waited for the list goes on in the list, also while the window is not the active one.
    const QWidget* focus = window()->focusWidget();
    const bool waited = m_states->state() != widgets::StateStack::State::Data && focus &&
                        (focus == m_states || m_states->isAncestorOf(focus));
    m_states->showData();
    if (waited)
        m_list->setFocus(Qt::OtherFocusReason);
    m_list->selectRow(std::max(0, m_model->rowOf(kept)));
    showSource();
}

const api::SourceRow* SourcesPage::current() const
{
    return m_model->sourceAt(m_list->currentIndex().row());
}

bool SourcesPage::isImporting() const
{
    return m_middle->currentWidget() == m_import;
}

namespace {
bool hasNotTaken(const api::SourceRow& source)
{
    return source.rejected + source.leftOut > 0;
}
} // namespace

void SourcesPage::showSource()
{
    const api::SourceRow* source = current();
    if (!source)
        return;
    m_detail->show(*source, m_client.here());
    if (!isImporting())
        emit contextPaneWanted(hasNotTaken(*source));
    if (hasNotTaken(*source))
        askRejected(*source);
}

void SourcesPage::askRejected(const api::SourceRow& source)
{
    const int question = ++m_question;
    m_client.rejectedRows(this, fromUtf8(source.id), {.offset = 0, .limit = kMostRejected},
                          [this, question](const Loaded<std::vector<api::RejectedRow>>& loaded) {
                              if (question != m_question)
                                  return;
                              if (loaded)
                                  m_detail->showRejected(*loaded, m_client.here());
                              else
                                  emit noticeWanted(text::errorText(loaded.error.code).title, {});
                          });
}

void SourcesPage::showRow()
{
    const api::RejectedRow* row = m_detail->currentRow();
    if (row && !isImporting())
        m_context->showRow(*row, m_client.here());
}

void SourcesPage::startImport(const QString& path)
{
    if (isImporting() && path.isEmpty()) {
        m_import->focusFirst();
        return;
    }
    m_middle->setCurrentWidget(m_import);
    m_import->begin(path);
}

void SourcesPage::leaveImport()
{
    m_middle->setCurrentWidget(m_states);
    const api::SourceRow* source = current();
    emit contextPaneWanted(source && hasNotTaken(*source));
    showRow();
    focusFirst();
}

void SourcesPage::readMail()
{
    emit noticeWanted(tr("Reading mail"), {});
    m_client.pollMail(this, [this](const Loaded<int>& loaded) {
        if (loaded)
            emit noticeWanted(tr("%Ln new mail(s).", "", *loaded), {});
        else
            emit noticeWanted(text::errorText(loaded.error.code).title, {});
    });
}

void SourcesPage::focusFirst()
{
    if (isImporting())
        m_import->focusFirst();
    else if (m_states->state() == widgets::StateStack::State::Data)
        m_list->setFocus(Qt::OtherFocusReason);
    else
        m_states->setFocus(Qt::OtherFocusReason);
}

void SourcesPage::openItem(const QString& item)
{
    if (item == kImport || item.startsWith(kImportOf))
        return startImport(item.mid(kImportOf.size()));
    m_wanted = text::toUtf8(item);
    if (const int row = m_model->rowOf(m_wanted); row >= 0)
        m_list->selectRow(row);
}

bool SourcesPage::goBack()
{
    if (!isImporting())
        return false;
    m_import->goBack();
    return true;
}

std::vector<shell::Command> SourcesPage::commands()
{
    return {{.title = tr("Import a CSV export"),
             .keys = QKeySequence(Qt::Key_N),
             .icon = theme::Icon::Sources,
             .run = [this] { startImport(); }},
            {.title = tr("Read mail now"), .icon = theme::Icon::Mail, .run = [this] { readMail(); }}};
}

std::vector<widgets::KeyHint> SourcesPage::keys() const
{
    return {{QKeySequence(Qt::Key_N), tr("Import a CSV export")},
            {QKeySequence(Qt::Key_F5), tr("Read mail now")},
            {QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Look what is in a file, then import it")},
            {QKeySequence(Qt::Key_Escape), tr("Stop, or one step back")}};
}

} // namespace countersign::screens
