// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/page.h"

#include <map>

class QMenu;

namespace countersign::models {
class SuggestionModel;
}
namespace countersign::widgets {
class RowList;
class StateStack;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

class TodayContext;

/// Whom to follow up today, in the engine's order, and what a key does about it.
class TodayPage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit TodayPage(bridge::EngineClient& client, QWidget* parent = nullptr);
    ~TodayPage() override;

    [[nodiscard]] QString title() const override { return tr("Today"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Today; }
    [[nodiscard]] QWidget* contextPane() override;
    void focusFirst() override;
    [[nodiscard]] bool goBack() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    void reload();

private:
    void addKeys();
    void takeList(const bridge::Loaded<api::SuggestionList>& loaded);
    void sayHeading(const api::SuggestionList& list);
    void showContext();
    void openCurrent();
    void openAccount();
    void draftCurrent();
    void toggleRunnerUp();
    void askSnooze();
    void askDismiss();
    void snooze(int days);
    void dismiss(const QString& reason);
    void afterHiding(const bridge::Loaded<void>& done, const api::Suggestion& item, const QString& what);
    void popUp(QMenu* menu);
    [[nodiscard]] const api::Suggestion* current() const;

    bridge::EngineClient& m_client;
    models::SuggestionModel* m_model;
    widgets::RowList* m_list;
    widgets::StateStack* m_states;
    widgets::TextLabel* m_day;
    widgets::TextLabel* m_summary;
    TodayContext* m_context;
    QMenu* m_snoozeMenu;
    QMenu* m_dismissMenu;
    /// Drafts read for the context pane; emptied with every reload.
    std::map<std::string, api::DraftDetail> m_drafts;
    bool m_showsRunnerUp = false;
};

} // namespace countersign::screens
