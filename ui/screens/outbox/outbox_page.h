// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/page.h"

#include <QTimer>

namespace countersign::models {
class BoardModel;
}
namespace countersign::widgets {
class ActionButton;
class DepartureTable;
class PassphraseBar;
class StateStack;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

class OutboxContext;

/// The departure board of what was approved, and the lever that stops everything.
class OutboxPage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit OutboxPage(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Outbox"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Outbox; }
    [[nodiscard]] QWidget* contextPane() override;
    void focusFirst() override;
    /// `item` is a message's or a draft's id.
    void openItem(const QString& item) override;
    [[nodiscard]] bool goBack() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    void reload();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHead();
    void makeTable();
    void addKeys();
    void take(const bridge::Loaded<api::OutboxBoard>& loaded);
    void countDown();
    void sayHeading(const api::OutboxBoard& board);
    void layOutAnswers();
    void fitColumns();
    void showContext();
    void takeBack();
    void answer(api::Resolution resolution);
    void resolve(const std::string& message, api::Resolution resolution, const QString& passphrase);
    void pullLever();
    void lookNow();
    void openDraft();
    void openAccount();
    void tell(const bridge::ErrorView& error);
    [[nodiscard]] const api::OutboxRow* current() const;

    bridge::EngineClient& m_client;
    models::BoardModel* m_model;
    widgets::DepartureTable* m_table;
    widgets::StateStack* m_states = nullptr;
    widgets::TextLabel* m_summary = nullptr;
    widgets::ActionButton* m_lever = nullptr;
    widgets::PassphraseBar* m_prove;
    OutboxContext* m_context;
    std::string m_wanted;
    bool m_looking = false;
    QTimer m_second;
};

} // namespace countersign::screens
