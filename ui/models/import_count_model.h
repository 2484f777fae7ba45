// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/source.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace countersign::models {

/// What an import did or would do, a row for each file.
class ImportCountModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Read, New, Changed, Unchanged, Rejected, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setCounts(std::vector<api::ImportCounts> counts, const QLocale& locale);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<api::ImportCounts> m_counts;
    QLocale m_locale;
};

} // namespace countersign::models
