// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/source.h"
#include "ui/text/here.h"

#include <QAbstractTableModel>

namespace countersign::models {

/// Rows that were not taken: where they stood, which rule refused them, and why.
class RejectedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Kind, Rule, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<api::RejectedRow> rows, const text::Here& here);
    [[nodiscard]] const api::RejectedRow* rowAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<api::RejectedRow> m_rows;
    text::Here m_here;
};

} // namespace countersign::models
