// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/outbox.h"
#include "ui/text/here.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text_label.h"

#include <QPointer>

namespace countersign::screens {

/// The right pane of the outbox: when a message leaves and why not now, rule by rule, and who signed what.
class OutboxContext : public widgets::Pane
{
    Q_OBJECT

public:
    explicit OutboxContext(QWidget* parent = nullptr);

    void show(const api::OutboxDetail& detail, const text::Here& here);
    /// Says anew how far off the departure is.
    void countDown(const text::Here& here);

signals:
    void takeBackWanted();
    void draftWanted();
    void accountWanted();
    void arrivedWanted();
    void sendAgainWanted();

private:
    void addDeparture(const api::OutboxRow& row, const text::Here& here);
    void addRules(const api::OutboxDetail& detail, const text::Here& here);
    void addAttempts(const api::OutboxDetail& detail, const text::Here& here);
    void addSignatures(const api::OutboxDetail& detail, const text::Here& here);
    void addActs(const api::OutboxRow& row);

    QPointer<widgets::TextLabel> m_distance;
    api::Instant m_leavesAt{};
};

} // namespace countersign::screens
