// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/page.h"

namespace countersign::models {
class ContentModel;
}
namespace countersign::widgets {
class ActionButton;
class PassphraseBar;
class RowList;
class SegmentBar;
class StateBadge;
class StateStack;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

class DiffView;

/// All prompt versions, what one changes, and which one is in use.
class PromptsPage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit PromptsPage(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Prompts"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Prompts; }
    [[nodiscard]] QWidget* listPane() override;
    void focusFirst() override;
    [[nodiscard]] bool goBack() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    void reload();

private:
    void makeList();
    [[nodiscard]] QWidget* makeHead();
    void addKeys();
    void take(const bridge::Loaded<std::vector<api::PromptRow>>& loaded);
    void showCurrent();
    void showWords();
    void promote();
    void rollBack();
    void carryOut(bool promotes, const api::PromptRow& row, const QString& passphrase);
    void askToCarryOut(bool promotes, const api::PromptRow& row);
    [[nodiscard]] const api::PromptRow* current() const;
    /// What the current version is compared with: production, or for production the version before; 0 for none.
    [[nodiscard]] int comparedWith(const api::PromptRow& row) const;
    [[nodiscard]] QString nameOf(const api::PromptRow& row) const;

    bridge::EngineClient& m_client;
    std::vector<api::PromptRow> m_rows;
    models::ContentModel* m_model;
    QWidget* m_listPane = nullptr;
    widgets::RowList* m_list = nullptr;
    widgets::StateStack* m_states = nullptr;
    widgets::TextLabel* m_name = nullptr;
    widgets::TextLabel* m_about = nullptr;
    widgets::StateBadge* m_state = nullptr;
    widgets::SegmentBar* m_views = nullptr;
    widgets::ActionButton* m_promote = nullptr;
    widgets::ActionButton* m_rollBack = nullptr;
    widgets::PassphraseBar* m_prove = nullptr;
    DiffView* m_words = nullptr;
    int m_question = 0;
};

} // namespace countersign::screens
