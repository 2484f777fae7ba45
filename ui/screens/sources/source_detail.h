// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/source.h"
#include "ui/text/here.h"

#include <QWidget>

namespace countersign::models {
class RejectedModel;
}
namespace countersign::widgets {
class ActionButton;
class Card;
class DepartureTable;
class FactStrip;
class SectionHeader;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// One source: its age, its error as it was said, its rejected rows.
class SourceDetail : public QWidget
{
    Q_OBJECT

public:
    explicit SourceDetail(QWidget* parent = nullptr);

    /// Rows follow with `showRejected`.
    void show(const api::SourceRow& source, const text::Here& here);
    void showRejected(std::vector<api::RejectedRow> rows, const text::Here& here);
    /// Null where no row is current.
    [[nodiscard]] const api::RejectedRow* currentRow() const;

signals:
    void readRequested();
    void currentRowChanged();

private:
    widgets::SectionHeader* m_head;
    widgets::ActionButton* m_read;
    widgets::FactStrip* m_facts;
    widgets::Card* m_error;
    widgets::TextLabel* m_errorWords;
    widgets::SectionHeader* m_rejectedHead;
    widgets::TextLabel* m_allTaken;
    models::RejectedModel* m_model;
    widgets::DepartureTable* m_table;
};

} // namespace countersign::screens
