// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/governance.h"
#include "ui/text/here.h"
#include "ui/widgets/card.h"

namespace countersign::widgets {
class ActionButton;
class StateBadge;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// The audit log: verify it, take it out, and what the last look found.
class AuditCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit AuditCard(QWidget* parent = nullptr);

    void showWorking();
    void showVerdict(const api::AuditVerdict& verdict, const text::Here& here);
    void showProblem(const QString& title, const QString& message);
    [[nodiscard]] widgets::ActionButton* verifyButton() const { return m_verify; }

signals:
    void verifyWanted();
    void exportWanted();

private:
    widgets::StateBadge* m_state;
    widgets::TextLabel* m_words;
    widgets::TextLabel* m_hash;
    widgets::ActionButton* m_verify;
};

} // namespace countersign::screens
