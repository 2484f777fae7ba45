// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"

#include <QStackedWidget>

#include <optional>

class QLineEdit;

namespace countersign::models {
class ImportCountModel;
}
namespace countersign::widgets {
class ActionButton;
class DepartureTable;
class ProgressLine;
class SectionHeader;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

class MappingEditor;

/// The way of a folder or a file into the workspace: choose, look (a dry run), read what is in it, import.
class ImportView : public QStackedWidget
{
    Q_OBJECT

public:
    enum class Step { Choose, Looking, Report, Importing };

    /// `client` outlives the view.
    explicit ImportView(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    /// Starts anew; with a path that is known already the dry run starts at once.
    void begin(const QString& path = {});
    /// One step back: stops what runs, leaves the report, leaves the view. Never loses what was chosen.
    void goBack();
    void focusFirst();

signals:
    /// Back to the sources.
    void closed();
    /// Rows were written into this source.
    void imported(const QString& source, const QString& words);
    /// What the right pane is to show; null for nothing.
    void reportChanged(const api::ImportReport* report);

private:
    [[nodiscard]] QWidget* makeChoose();
    [[nodiscard]] QWidget* makeWork();
    [[nodiscard]] QWidget* makeReport();
    void turnTo(Step step);
    void pick(bool folder);
    void nameAfterPath();
    void look();
    void import();
    void run(bool dryRun);
    void tell(const api::ImportProgress& progress);
    void take(bool dryRun, const bridge::Loaded<api::ImportReport>& loaded);
    void showReport(const api::ImportReport& report);
    void showError(const bridge::ErrorView& error);
    void sayWhatNext();

    bridge::EngineClient& m_client;
    Step m_step = Step::Choose;
    api::ImportReport m_report;
    /// Answers to an older question than this one are dropped.
    int m_question = 0;
    bool m_edited = false;

    QWidget* m_choose = nullptr;
    QLineEdit* m_path = nullptr;
    QLineEdit* m_name = nullptr;
    QString m_guessedName;
    widgets::TextLabel* m_problem = nullptr;
    widgets::ActionButton* m_look = nullptr;

    QWidget* m_work = nullptr;
    widgets::TextLabel* m_workTitle = nullptr;
    widgets::TextLabel* m_workWords = nullptr;
    widgets::ProgressLine* m_progress = nullptr;
    widgets::ActionButton* m_stop = nullptr;

    QWidget* m_reportPage = nullptr;
    widgets::SectionHeader* m_reportHead = nullptr;
    models::ImportCountModel* m_countModel = nullptr;
    widgets::DepartureTable* m_counts = nullptr;
    MappingEditor* m_mapping = nullptr;
    widgets::TextLabel* m_reportNote = nullptr;
    widgets::ActionButton* m_go = nullptr;
};

} // namespace countersign::screens
