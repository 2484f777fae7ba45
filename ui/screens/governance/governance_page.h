// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/page.h"

class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace countersign::widgets {
class Pane;
class SectionHeader;
class StateStack;
} // namespace countersign::widgets

namespace countersign::screens {

class AuditCard;

/// Roles, policy, opt-outs, mailboxes and the audit log on one page.
class GovernancePage : public shell::Page
{
    Q_OBJECT

public:
    /// `client` outlives the page.
    explicit GovernancePage(bridge::EngineClient& client, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Governance"); }
    [[nodiscard]] theme::Icon icon() const override { return theme::Icon::Governance; }
    void focusFirst() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    void reload();
    /// Writes the log to `file`; the button asks for it first.
    void exportTo(const QString& file);

private:
    void makeBody();
    void addKeys();
    QVBoxLayout* addBlock(const QString& title, widgets::SectionHeader** header = nullptr);
    void takePeople(const bridge::Loaded<std::vector<api::Principal>>& loaded);
    void takePolicy(const api::PolicyInfo& policy);
    void sayHowToAddAMailbox();
    void takeMailboxes(const std::vector<api::MailboxRow>& mailboxes);
    void takeSuppressions(const std::vector<api::SuppressionRow>& rows);
    void suppress();
    void verify();
    void askExport();
    void tell(const bridge::ErrorView& error);

    bridge::EngineClient& m_client;
    widgets::StateStack* m_states = nullptr;
    widgets::Pane* m_body = nullptr;
    AuditCard* m_audit = nullptr;
    QVBoxLayout* m_people = nullptr;
    QVBoxLayout* m_mailboxes = nullptr;
    QVBoxLayout* m_suppressions = nullptr;
    widgets::SectionHeader* m_policyTitle = nullptr;
    widgets::SectionHeader* m_suppressionTitle = nullptr;
    QPlainTextEdit* m_policy = nullptr;
    QLineEdit* m_address = nullptr;
};

} // namespace countersign::screens
