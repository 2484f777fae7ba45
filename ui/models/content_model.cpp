// SPDX-License-Identifier: Apache-2.0
#include "ui/models/content_model.h"

#include <algorithm>

namespace countersign::models {

void ContentModel::setEntries(std::vector<ContentEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

QString ContentModel::idAt(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? m_entries[static_cast<std::size_t>(index.row())].id : QString();
}

int ContentModel::rowOf(const QString& id) const
{
    const auto found = std::ranges::find(m_entries, id, &ContentEntry::id);
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

int ContentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ContentModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ContentEntry& entry = m_entries[static_cast<std::size_t>(index.row())];
    if (role == widgets::kRowContentRole)
        return QVariant::fromValue(entry.content);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return widgets::plainText(entry.content);
    return {};
}

} // namespace countersign::models
