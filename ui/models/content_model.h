// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/row_list.h"

#include <QAbstractListModel>

#include <vector>

namespace countersign::models {

/// One thing as it stands in a list.
struct ContentEntry
{
    /// Names the thing in the engine; empty where nothing can be opened.
    QString id = {};
    widgets::RowContent content = {};
};

/// A short list whose rows were worded beforehand.
class ContentModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<ContentEntry> entries);
    [[nodiscard]] QString idAt(const QModelIndex& index) const;
    /// -1 where it is not there.
    [[nodiscard]] int rowOf(const QString& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<ContentEntry> m_entries;
};

} // namespace countersign::models
