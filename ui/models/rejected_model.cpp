// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rejected_model.h"

#include "ui/text/kind_text.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/widgets/departure_table.h"

namespace countersign::models {

using theme::TextRole;
using theme::Tone;
using widgets::RowLine;

void RejectedModel::setRows(std::vector<api::RejectedRow> rows, const text::Here& here)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_here = here;
    endResetModel();
}

const api::RejectedRow* RejectedModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int RejectedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RejectedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RejectedModel::data(const QModelIndex& index, int role) const
{
    const api::RejectedRow* row = rowAt(index.row());
    if (!row || (role != widgets::kCellContentRole && role != Qt::DisplayRole))
        return {};
    RowLine line;
    switch (static_cast<Column>(index.column())) {
    case Line:
        line.start = {{text::numberText(row->line, m_here.locale), TextRole::Body, Tone::Quiet, true}};
        break;
    case Kind:
        line.start = {{text::kindText(row->object), TextRole::Body, Tone::Normal}};
        break;
    case Rule:
        //: %1 is the rule that a cell broke; the rest of its row was taken.
        line.badges = {row->rowTaken ? widgets::Mark{theme::Icon::WarningTriangle,
                                                     tr("%1, cell only").arg(text::ruleText(row->rule)), Tone::Amber}
                                     : widgets::Mark{theme::Icon::XCircle, text::ruleText(row->rule), Tone::Red}};
        break;
    case Reason:
        line.start = {{text::phraseText(row->reason, m_here), TextRole::Body, Tone::Strong}};
        break;
    case ColumnCount:
        break;
    }
    return role == Qt::DisplayRole ? QVariant(plainText(line)) : QVariant::fromValue(line);
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Line:
        return tr("Line", "of a file, column");
    case Kind:
        return tr("Kind", "of record, column");
    case Rule:
        return tr("Rule", "column");
    case Reason:
        return tr("Reason", "column");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace countersign::models
