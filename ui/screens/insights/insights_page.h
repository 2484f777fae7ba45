// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/screens/insights/figure_pane.h"
#include "ui/shell/page.h"

class QVBoxLayout;

namespace countersign::widgets {
class BarChart;
class Chart;
class FunnelChart;
class Pane;
class SectionHeader;
class SegmentBar;
class StateStack;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// Few, large, honest charts; every point opens its rows.
class InsightsPage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit InsightsPage(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Insights"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Insights; }
    [[nodiscard]] QWidget* contextPane() override { return m_figure; }
    void focusFirst() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    void reload();

private:
    enum class Measure { Replied, Meeting, Opportunity };

    [[nodiscard]] QWidget* makeHead();
    void makeBody();
    void addKeys();
    void take(const bridge::Loaded<api::KpiTable>& loaded);
    void takeAlerts(const std::vector<api::Alert>& alerts);
    void drawFunnel();
    void drawGroups();
    void showFunnelFigure(int point);
    void showGroupFigure(int point);
    void showFigure(const FigurePane::Figure& figure, const std::string& group);
    void setGrouping(api::KpiGrouping grouping);
    void setMeasure(Measure measure);
    [[nodiscard]] const api::Share& shareOf(const api::KpiRow& row) const;
    [[nodiscard]] QString groupText(const std::string& group) const;
    [[nodiscard]] QString measureText() const;

    bridge::EngineClient& m_client;
    api::KpiGrouping m_grouping = api::KpiGrouping::UseCase;
    Measure m_measure = Measure::Replied;
    api::KpiTable m_table;
    widgets::SegmentBar* m_groupings = nullptr;
    widgets::SegmentBar* m_measures = nullptr;
    widgets::StateStack* m_states = nullptr;
    widgets::Pane* m_body = nullptr;
    QVBoxLayout* m_alerts = nullptr;
    widgets::TextLabel* m_asOf = nullptr;
    widgets::FunnelChart* m_funnel = nullptr;
    widgets::SectionHeader* m_groupTitle = nullptr;
    widgets::TextLabel* m_groupDefinition = nullptr;
    QVBoxLayout* m_groupPlace = nullptr;
    widgets::BarChart* m_groups = nullptr;
    FigurePane* m_figure;
    /// Answers to an older question than this one are dropped.
    int m_question = 0;
    int m_messageQuestion = 0;
};

} // namespace countersign::screens
