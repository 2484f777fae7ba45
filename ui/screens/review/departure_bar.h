// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/text/here.h"
#include "ui/widgets/text_run.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace countersign::widgets {
class ActionButton;
class ElidedLabel;
class StateBadge;
} // namespace countersign::widgets

namespace countersign::screens {

/// What the letter will be when it leaves: to whom, from where, when, under which policy, and what a model
/// was told for it.
class DepartureBar : public QWidget
{
    Q_OBJECT

public:
    explicit DepartureBar(QWidget* parent = nullptr);

    /// `fields` is how many fields went to the model; negative while that is not known.
    void show(const api::DraftDetail& draft, int fields, const text::Here& here);

signals:
    void egressWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// In one row, or in two where one would cut the addresses.
    void arrange(bool narrow);
    struct Column
    {
        widgets::ElidedLabel* label;
        widgets::ElidedLabel* value;
        widgets::ElidedLabel* note;
    };

    void setColumn(int column, const QString& label, const widgets::TextRun& value, const QString& note);
    void showDeparture(const api::DraftDetail& draft, const text::Here& here);
    void showPolicy(const api::DraftDetail& draft, const text::Here& here);
    void showModel(const api::DraftDetail& draft, int fields, const text::Here& here);

    QGridLayout* m_grid;
    std::vector<Column> m_columns;
    widgets::StateBadge* m_policyBadge;
    widgets::ActionButton* m_fields;
};

/// "today 10:00" as it stands inside a sentence; empty where the draft does not say when.
[[nodiscard]] QString leavesInSentence(const api::DraftRow& row, const text::Here& here);

} // namespace countersign::screens
