// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sources/import_view.h"

#include "ui/models/import_count_model.h"
#include "ui/screens/sources/mapping_editor.h"
#include "ui/text/error_text.h"
#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/text_label.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using bridge::Loaded;
using models::ImportCountModel;
using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;

namespace {
constexpr int kMargin = 24;
constexpr int kFormWidth = 620;
/// By column; the kind takes what is left.
constexpr int kCountWidths[] = {120, 64, 60, 78, 94, 114};
constexpr int kTableHead = 30;

std::int64_t written(const api::ImportReport& report)
{
    std::int64_t rows = 0;
    for (const api::ImportCounts& counts : report.counts)
        rows += counts.created + counts.updated;
    return rows;
}

int skippedFiles(const api::ImportReport& report)
{
    return static_cast<int>(std::ranges::count_if(
        report.findings, [](const api::ImportFinding& each) { return each.phrase.code == "file_skipped"; }));
}

std::int64_t rejected(const api::ImportReport& report)
{
    std::int64_t rows = 0;
    for (const api::ImportCounts& counts : report.counts)
        rows += counts.rejected;
    return rows;
}
} // namespace

ImportView::ImportView(bridge::EngineClient& client, QWidget* parent)
    : QStackedWidget(parent), m_client(client)
{
    m_choose = makeChoose();
    m_work = makeWork();
    m_reportPage = makeReport();
    for (QWidget* page : {m_choose, m_work, m_reportPage})
        addWidget(page);
}

QWidget* ImportView::makeChoose()
{
    auto* page = new QWidget(this);
    m_path = new QLineEdit(page);
    m_path->setObjectName(QStringLiteral("importPath"));
    m_path->setAccessibleName(tr("Folder or file"));
    m_path->setPlaceholderText(tr("A folder of CSV files, or one file"));
    m_name = new QLineEdit(page);
    m_name->setObjectName(QStringLiteral("importName"));
    m_name->setAccessibleName(tr("Name of the source"));
    auto* folder = new widgets::QuietButton(tr("Folder…"), page);
    folder->setObjectName(QStringLiteral("folderButton"));
    //: For a screen reader.
    folder->setAccessibleName(tr("Choose a folder"));
    auto* file = new widgets::QuietButton(tr("File…"), page);
    //: For a screen reader.
    file->setAccessibleName(tr("Choose a file"));
    connect(folder, &QPushButton::clicked, this, [this] { pick(true); });
    connect(file, &QPushButton::clicked, this, [this] { pick(false); });
    for (QLineEdit* field : {m_path, m_name})
        field->setTextMargins(theme::kSpace2, 0, theme::kSpace2, 0);
    connect(m_path, &QLineEdit::textChanged, this, &ImportView::nameAfterPath);
    connect(m_path, &QLineEdit::returnPressed, this, &ImportView::look);
    connect(m_name, &QLineEdit::returnPressed, this, &ImportView::look);
    m_problem = new widgets::TextLabel({}, TextRole::Body, Tone::Red, page);
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_problem->hide();
    m_look = new widgets::PrimaryButton(tr("Look what is in it"), page);
    m_look->setObjectName(QStringLiteral("lookButton"));
    m_look->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_look, &QPushButton::clicked, this, &ImportView::look);
    auto* back = new widgets::QuietButton(tr("Back to the sources"), page);
    back->setKeyHint(QKeySequence(Qt::Key_Escape));
    connect(back, &QPushButton::clicked, this, &ImportView::goBack);

    auto* form = new QWidget(page);
    form->setMaximumWidth(kFormWidth);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(kMargin, theme::kSpace5, kMargin, theme::kSpace5);
    column->setSpacing(theme::kSpace2);
    column->addWidget(new widgets::TextLabel(tr("Import a CSV export"), TextRole::Page, Tone::Strong, form));
    column->addWidget(new widgets::TextLabel(
        tr("Accounts, contacts, opportunities, contracts, tickets: whatever your CRM exports. The files are "
           "read "
           "on this computer and stay here. Nothing is written until you have seen what is in them."),
        TextRole::Reading, Tone::Normal, form));
    column->addSpacing(theme::kSpace4);
    column->addWidget(new widgets::TextLabel(tr("Folder or file"), TextRole::Meta, Tone::Quiet, form));
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace2);
    row->addWidget(m_path, 1);
    row->addWidget(folder);
    row->addWidget(file);
    column->addLayout(row);
    column->addSpacing(theme::kSpace2);
    column->addWidget(new widgets::TextLabel(tr("Name of the source"), TextRole::Meta, Tone::Quiet, form));
    column->addWidget(m_name);
    column->addWidget(new widgets::TextLabel(
        tr("The same name again brings the same source up to date: nothing is doubled."), TextRole::Meta,
        Tone::Quiet, form));
    column->addWidget(m_problem);
    column->addSpacing(theme::kSpace4);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(theme::kSpace2);
    acts->addWidget(m_look);
    acts->addWidget(back);
    acts->addStretch(1);
    column->addLayout(acts);
    column->addStretch(1);
    auto* outer = new QHBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(form, 1);
    outer->addStretch(0);
    return page;
}

QWidget* ImportView::makeWork()
{
    auto* page = new QWidget(this);
    m_workTitle = new widgets::TextLabel({}, TextRole::Page, Tone::Strong, page);
    m_workWords = new widgets::TextLabel({}, TextRole::Body, Tone::Normal, page);
    m_workWords->setObjectName(QStringLiteral("importProgressWords"));
    m_progress = new widgets::ProgressLine(tr("Progress of the import"), page);
    m_stop = new widgets::QuietButton(tr("Stop"), page);
    m_stop->setObjectName(QStringLiteral("stopImportButton"));
    m_stop->setKeyHint(QKeySequence(Qt::Key_Escape));
    connect(m_stop, &QPushButton::clicked, this, &ImportView::goBack);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kMargin, theme::kSpace5, kMargin, theme::kSpace5);
    column->setSpacing(theme::kSpace3);
    column->addWidget(m_workTitle);
    column->addWidget(m_progress);
    column->addWidget(m_workWords);
    column->addWidget(m_stop, 0, Qt::AlignLeading);
    column->addStretch(1);
    return page;
}

QWidget* ImportView::makeReport()
{
    auto* page = new QWidget(this);
    m_reportHead = new widgets::SectionHeader({}, page);
    m_reportHead->setRole(TextRole::Page);
    m_countModel = new ImportCountModel(this);
    m_counts = new widgets::DepartureTable(page);
    m_counts->setObjectName(QStringLiteral("importCounts"));
    m_counts->setAccessibleName(tr("Rows by kind"));
    m_counts->setSections(false);
    m_counts->setModel(m_countModel);
    auto* header = m_counts->horizontalHeader();
    header->setStretchLastSection(false);
    for (int column = 0; column < ImportCountModel::ColumnCount; ++column)
        header->resizeSection(column, kCountWidths[column]);
    header->setSectionResizeMode(ImportCountModel::Kind, QHeaderView::Stretch);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kMargin, theme::kSpace5, kMargin, theme::kSpace4);
    head->addWidget(m_reportHead);

    auto* mapping = new widgets::Pane(tr("How columns are read"), page);
    mapping->setMargins(kMargin, theme::kSpace4);
    auto* title = new widgets::SectionHeader(tr("How columns are read"), mapping->column());
    title->setRemark(tr("change what was guessed wrong"));
    m_mapping = new MappingEditor(mapping->column());
    mapping->add(title);
    mapping->addSpace(theme::kSpace2);
    mapping->add(m_mapping);
    connect(m_mapping, &MappingEditor::edited, this, [this] {
        m_edited = true;
        sayWhatNext();
    });

    m_go = new widgets::PrimaryButton({}, page);
    m_go->setObjectName(QStringLiteral("importButton"));
    connect(m_go, &QPushButton::clicked, this, [this] { m_edited ? look() : import(); });
    auto* back = new widgets::QuietButton(tr("Back"), page);
    back->setKeyHint(QKeySequence(Qt::Key_Escape));
    connect(back, &QPushButton::clicked, this, &ImportView::goBack);
    m_reportNote = new widgets::TextLabel({}, TextRole::Meta, Tone::Quiet, page);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(theme::kSpace2);
    acts->addWidget(m_go);
    acts->addWidget(back);
    acts->addStretch(1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(kMargin, theme::kSpace3, kMargin, theme::kSpace4);
    foot->setSpacing(theme::kSpace2);
    foot->addWidget(m_reportNote);
    foot->addLayout(acts);

    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new widgets::Divider(page));
    column->addWidget(m_counts);
    column->addWidget(mapping, 1);
    column->addWidget(new widgets::Divider(page));
    column->addLayout(foot);
    return page;
}

void ImportView::begin(const QString& path)
{
    m_mapping->reset();
    m_problem->hide();
    turnTo(Step::Choose);
    m_path->setFocus();
    if (path.isEmpty())
        return;
    m_path->setText(path);
    look();
}

void ImportView::turnTo(Step step)
{
    m_step = step;
    setCurrentWidget(step == Step::Choose ? m_choose : step == Step::Report ? m_reportPage : m_work);
    emit reportChanged(step == Step::Report ? &m_report : nullptr);
}

void ImportView::pick(bool folder)
{
    auto* dialog = new QFileDialog(this, folder ? tr("Choose a folder") : tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (!folder)
        dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void ImportView::nameAfterPath()
{
    m_problem->hide();
    // Another file: what was changed for the one before means nothing.
    m_mapping->reset();
    if (!m_name->text().isEmpty() && m_name->text() != m_guessedName)
        return;
    m_guessedName = QFileInfo(m_path->text().trimmed()).completeBaseName();
    m_name->setText(m_guessedName);
}

void ImportView::look()
{
    if (m_path->text().trimmed().isEmpty() || m_name->text().trimmed().isEmpty()) {
        m_problem->setText(tr("Choose a folder or a file, and give it a name."));
        m_problem->show();
        (m_path->text().trimmed().isEmpty() ? m_path : m_name)->setFocus();
        return;
    }
    run(true);
}

void ImportView::import()
{
    run(false);
}

void ImportView::run(bool dryRun)
{
    m_workTitle->setText(dryRun ? tr("Looking what is in it") : tr("Importing"));
    m_workWords->setText(dryRun ? tr("Nothing is written.") : QString());
    m_progress->setShare(0);
    m_stop->setEnabled(true);
    turnTo(dryRun ? Step::Looking : Step::Importing);
    m_stop->setFocus();
    const int question = ++m_question;
    m_client.importPath(this,
                        {.path = m_path->text().trimmed(),
                         .name = m_name->text().trimmed(),
                         .dryRun = dryRun,
                         .choices = m_mapping->choices(),
                         .progress =
                             [this, question](const api::ImportProgress& progress) {
                                 if (question == m_question)
                                     tell(progress);
                             }},
                        [this, question, dryRun](const Loaded<api::ImportReport>& loaded) {
                            if (question == m_question)
                                take(dryRun, loaded);
                        });
}

void ImportView::tell(const api::ImportProgress& progress)
{
    m_progress->setShare(progress.share);
    if (progress.share >= 1 && m_step == Step::Importing)
        m_workWords->setText(tr("All rows are read. Figures and suggestions follow."));
    else
        //: %1 is a file, %2 a number of rows.
        m_workWords->setText(
            tr("%1, row %2")
                .arg(fromUtf8(progress.object), text::numberText(progress.rows, m_client.here().locale)));
}

void ImportView::take(bool dryRun, const Loaded<api::ImportReport>& loaded)
{
    if (!loaded) {
        showError(loaded.error);
        return;
    }
    const QLocale locale = m_client.here().locale;
    if (dryRun) {
        if (loaded->cancelled)
            turnTo(Step::Choose);
        else
            showReport(*loaded);
        return;
    }
    QString words = loaded->cancelled
                        ? tr("Stopped. What had been read is in: %Ln row(s).", "rows of a file",
                             static_cast<int>(written(*loaded)))
                        : tr("%Ln row(s) imported.", "rows of a file", static_cast<int>(written(*loaded)));
    if (const auto left = rejected(*loaded); left > 0)
        words += QLatin1Char(' ') + tr("%Ln row(s) rejected.", "rows of a file", static_cast<int>(left));
    m_path->clear();
    m_name->clear();
    m_report = {};
    turnTo(Step::Choose);
    emit imported(fromUtf8(loaded->source), words);
}

void ImportView::showReport(const api::ImportReport& report)
{
    m_report = report;
    m_edited = false;
    m_reportHead->setTitle(m_name->text().trimmed());
    m_reportHead->setRemark(tr("nothing has been written yet"));
    m_countModel->setCounts(report.counts, m_client.here().locale);
    m_counts->setFixedHeight(kTableHead + theme::kRowCompact * std::max(1, m_countModel->rowCount()) + 2);
    m_mapping->setTables(report.tables);
    sayWhatNext();
    turnTo(Step::Report);
    m_counts->setFocus();
}

void ImportView::sayWhatNext()
{
    m_go->setText(m_edited ? tr("Look again")
                           : tr("Import %Ln row(s)", "", static_cast<int>(written(m_report))));
    // A new text takes a button's key away.
    m_go->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_go->setEnabled(m_edited || !m_report.counts.empty());
    if (m_edited) {
        m_reportNote->setText(tr("You changed how columns are read: the counts above are of before."));
        return;
    }
    if (const auto files = skippedFiles(m_report); files > 0) {
        m_reportNote->setText(
            tr("%n file(s) cannot be read as they are. Say below what their columns fill.", "", files));
        return;
    }
    const auto left = static_cast<int>(rejected(m_report));
    m_reportNote->setText(left > 0
                              ? tr("%Ln row(s) cannot be taken: kept aside, each with its reason.", "", left)
                              : tr("Every row can be taken."));
}

void ImportView::showError(const bridge::ErrorView& error)
{
    const text::ErrorWords words = text::errorText(error.code, error.args);
    QStringList parts{words.title, words.message};
    if (!words.verbatim.isEmpty())
        parts.append(words.verbatim);
    m_problem->setText(parts.join(QLatin1Char('\n')));
    m_problem->show();
    turnTo(Step::Choose);
    m_path->setFocus();
}

void ImportView::goBack()
{
    switch (m_step) {
    case Step::Choose:
        emit closed();
        return;
    case Step::Report:
        turnTo(Step::Choose);
        m_path->setFocus();
        return;
    case Step::Looking:
    case Step::Importing:
        m_client.cancelImport();
        m_stop->setEnabled(false);
        m_workWords->setText(tr("Stopping after the rows at hand"));
        return;
    }
}

void ImportView::focusFirst()
{
    switch (m_step) {
    case Step::Choose:
        m_path->setFocus();
        return;
    case Step::Report:
        m_counts->setFocus();
        return;
    case Step::Looking:
    case Step::Importing:
        m_stop->setFocus();
        return;
    }
}

} // namespace countersign::screens
