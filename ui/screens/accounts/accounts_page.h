// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/page.h"

class QComboBox;

namespace countersign::models {
class AccountModel;
}
namespace countersign::widgets {
class DepartureTable;
class SearchField;
class SectionHeader;
class StateStack;
} // namespace countersign::widgets

namespace countersign::screens {

/// All accounts: search, segment, order; Enter opens one.
class AccountsPage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit AccountsPage(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Accounts"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Accounts; }
    void focusFirst() override;
    [[nodiscard]] bool goBack() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeHead();
    void ask();
    void askPage(qint64 offset);
    void takeFirst(const bridge::Loaded<api::AccountPage>& loaded);
    void noteSegments(const std::vector<api::AccountRow>& rows);
    void clearFilter();
    void openCurrent();
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] api::AccountQuery query(qint64 offset) const;

    bridge::EngineClient& m_client;
    models::AccountModel* m_model;
    widgets::SectionHeader* m_heading;
    widgets::SearchField* m_search;
    QComboBox* m_segment;
    QComboBox* m_sort;
    widgets::DepartureTable* m_table;
    widgets::StateStack* m_states;
    /// Answers to an older question than this one are dropped.
    int m_question = 0;
};

} // namespace countersign::screens
