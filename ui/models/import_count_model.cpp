// SPDX-License-Identifier: Apache-2.0
#include "ui/models/import_count_model.h"

#include "ui/text/kind_text.h"
#include "ui/text/money_text.h"
#include "ui/widgets/departure_table.h"

namespace countersign::models {

using theme::TextRole;
using theme::Tone;
using widgets::RowLine;

void ImportCountModel::setCounts(std::vector<api::ImportCounts> counts, const QLocale& locale)
{
    beginResetModel();
    m_counts = std::move(counts);
    m_locale = locale;
    endResetModel();
}

int ImportCountModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_counts.size());
}

int ImportCountModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportCountModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != widgets::kCellContentRole && role != Qt::DisplayRole))
        return {};
    const api::ImportCounts& counts = m_counts[static_cast<std::size_t>(index.row())];
    RowLine line;
    const auto number = [&](std::int64_t count, Tone tone) {
        // A nought is nothing to read.
        if (count > 0)
            line.end = {{text::numberText(count, m_locale), TextRole::Body, tone, true}};
        else
            line.end = {{QStringLiteral("–"), TextRole::Body, Tone::Quiet}};
    };
    switch (static_cast<Column>(index.column())) {
    case Kind:
        line.start = {{text::kindsText(counts.object), TextRole::BodyMedium, Tone::Strong}};
        break;
    case Read:
        number(counts.read, Tone::Normal);
        break;
    case New:
        number(counts.created, Tone::Strong);
        break;
    case Changed:
        number(counts.updated, Tone::Strong);
        break;
    case Unchanged:
        number(counts.unchanged, Tone::Quiet);
        break;
    case Rejected:
        number(counts.rejected, Tone::Red);
        break;
    case ColumnCount:
        break;
    }
    return role == Qt::DisplayRole ? QVariant(plainText(line)) : QVariant::fromValue(line);
}

QVariant ImportCountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Kind ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Kind:
        return tr("Kind", "of record, column");
    case Read:
        return tr("Rows", "of a file, column");
    case New:
        return tr("New", "rows of a file, column");
    case Changed:
        return tr("Changed", "rows of a file, column");
    case Unchanged:
        return tr("Unchanged", "rows of a file, column");
    case Rejected:
        return tr("Rejected", "rows of a file, column");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace countersign::models
