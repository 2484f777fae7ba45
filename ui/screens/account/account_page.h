// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/page.h"

class QDateEdit;
class QVBoxLayout;

namespace countersign::models {
class TimelineModel;
}
namespace countersign::widgets {
class ActionButton;
class ContractBar;
class FactStrip;
class Pane;
class RowList;
class SectionHeader;
class StateStack;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

class AccountContext;
class PeopleList;

/// One account, now or as it was on a day.
class AccountPage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit AccountPage(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Account"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Accounts; }
    [[nodiscard]] QWidget* contextPane() override;
    void focusFirst() override;
    /// `item` is an account's id.
    void openItem(const QString& item) override;
    /// From the past to today.
    [[nodiscard]] bool goBack() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeBody();
    [[nodiscard]] QWidget* makeTop();
    [[nodiscard]] QWidget* makeLower();
    [[nodiscard]] QWidget* makeTimeline();
    void reload();
    void take(const bridge::Loaded<api::AccountDetail>& loaded);
    void show(const api::AccountDetail& detail);
    void showOpportunities(const api::AccountDetail& detail, const text::Here& here);
    void showPast();
    void draftTo(const QString& contact, const std::string& useCase);
    void draftAboutProduct();
    [[nodiscard]] std::string useCase() const;
    [[nodiscard]] std::optional<api::Instant> asOf() const;
    /// Now, or the end of the day that the page shows.
    [[nodiscard]] text::Here hereOfPage() const;

    bridge::EngineClient& m_client;
    QString m_account;
    api::AccountDetail m_detail;
    int m_question = 0;

    widgets::StateStack* m_states = nullptr;
    widgets::TextLabel* m_name = nullptr;
    widgets::TextLabel* m_about = nullptr;
    QDateEdit* m_asOf = nullptr;
    widgets::ActionButton* m_toToday = nullptr;
    widgets::FactStrip* m_facts = nullptr;
    QWidget* m_contract = nullptr;
    widgets::SectionHeader* m_contractHead = nullptr;
    widgets::ContractBar* m_contractBar = nullptr;
    widgets::SectionHeader* m_peopleHead = nullptr;
    PeopleList* m_people = nullptr;
    widgets::SectionHeader* m_opportunityHead = nullptr;
    widgets::Pane* m_left = nullptr;
    QWidget* m_opportunities = nullptr;
    models::TimelineModel* m_timelineModel = nullptr;
    widgets::RowList* m_timeline = nullptr;
    QWidget* m_tint = nullptr;
    AccountContext* m_context;
};

} // namespace countersign::screens
