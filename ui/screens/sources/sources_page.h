// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace countersign::models {
class SourceModel;
}
namespace countersign::widgets {
class RowList;
class SectionHeader;
class StateStack;
} // namespace countersign::widgets

namespace countersign::screens {

class ImportView;
class SourceContext;
class SourceDetail;

/// Where records come from, how old they are, what went wrong, and the way in.
class SourcesPage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit SourcesPage(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Sources"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Sources; }
    [[nodiscard]] QWidget* listPane() override { return m_listPane; }
    [[nodiscard]] QWidget* contextPane() override;
    void focusFirst() override;
    /// `item` is a source's id, or "import".
    void openItem(const QString& item) override;
    [[nodiscard]] bool goBack() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

private:
    void makeList();
    void connectAll();
    void reload();
    void takeList(const bridge::Loaded<std::vector<api::SourceRow>>& loaded);
    void showSource();
    void askRejected(const api::SourceRow& source);
    void showRow();
    void startImport(const QString& path = {});
    void leaveImport();
    void readMail();
    [[nodiscard]] bool isImporting() const;
    [[nodiscard]] const api::SourceRow* current() const;

    bridge::EngineClient& m_client;
    models::SourceModel* m_model;
    QWidget* m_listPane;
    widgets::SectionHeader* m_heading = nullptr;
    widgets::RowList* m_list = nullptr;
    SourceDetail* m_detail;
    widgets::StateStack* m_states;
    ImportView* m_import;
    QStackedWidget* m_middle;
    SourceContext* m_context;
    /// The source to select when the list comes.
    std::string m_wanted;
    int m_question = 0;
};

} // namespace countersign::screens
