// SPDX-License-Identifier: Apache-2.0
#include "ui/models/account_model.h"

#include "ui/text/dates.h"
#include "ui/text/figure_text.h"
#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/departure_table.h"

#include <limits>

namespace countersign::models {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::RowLine;

namespace {
constexpr int kRenewsSoonDays = 30;
}

void AccountModel::reset(std::int64_t total, const text::Here& here)
{
    beginResetModel();
    m_total = total;
    m_here = here;
    m_pages.clear();
    m_order.clear();
    m_asked.clear();
    endResetModel();
}

void AccountModel::setPage(std::int64_t offset, std::vector<api::AccountRow> rows)
{
    if (rows.empty())
        return;
    const auto last = offset + static_cast<std::int64_t>(rows.size()) - 1;
    m_pages[offset] = std::move(rows);
    m_asked.erase(offset);
    m_order.remove(offset);
    m_order.push_front(offset);
    if (m_order.size() > kMostPages) {
        m_pages.erase(m_order.back());
        m_order.pop_back();
    }
    emit dataChanged(index(static_cast<int>(offset), 0), index(static_cast<int>(last), ColumnCount - 1));
}

void AccountModel::dropPage(std::int64_t offset)
{
    m_asked.erase(offset);
}

const api::AccountRow* AccountModel::rowAt(int row) const
{
    const std::int64_t offset = row / kPageRows * kPageRows;
    const auto page = m_pages.find(offset);
    const auto inside = static_cast<std::size_t>(row - offset);
    return page != m_pages.end() && inside < page->second.size() ? &page->second[inside] : nullptr;
}

int AccountModel::rowCount(const QModelIndex& parent) const
{
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    return parent.isValid() ? 0 : static_cast<int>(std::min(m_total, kMost));
}

int AccountModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != widgets::kCellContentRole && role != Qt::DisplayRole))
        return {};
    const api::AccountRow* row = rowAt(index.row());
    if (!row) {
        const std::int64_t offset = index.row() / kPageRows * kPageRows;
        if (m_asked.insert(offset).second)
            emit pageWanted(offset);
        return role == Qt::DisplayRole && index.column() == Name ? QVariant(QStringLiteral("…")) : QVariant();
    }
    const QVariant content = cell(*row, index.column());
    if (role == widgets::kCellContentRole)
        return content;
    return plainText(content.value<RowLine>());
}

QVariant AccountModel::cell(const api::AccountRow& row, int column) const
{
    RowLine line;
    switch (static_cast<Column>(column)) {
    case Name: {
        QStringList where;
        for (const std::string* part : {&row.industry, &row.city}) {
            if (!part->empty())
                where.append(fromUtf8(*part));
        }
        line.start = {{fromUtf8(row.name), TextRole::BodyStrong, Tone::Strong},
                      {QStringLiteral("  ") + where.join(QStringLiteral(", ")), TextRole::Body, Tone::Quiet}};
        break;
    }
    case Segments:
        for (const std::string& segment : row.segments)
            line.chips.push_back({theme::Icon::None, text::segmentText(segment)});
        break;
    case Value:
        if (row.openValue)
            line.end = {{text::moneyText(*row.openValue, m_here.locale), TextRole::Body, Tone::Strong, true}};
        break;
    case Renews:
        if (row.renewsOn) {
            const QDate date = text::toQDate(*row.renewsOn);
            const int days = text::daysUntil(date, m_here);
            line.end = {{text::dateText(date, m_here), TextRole::Body,
                         days >= 0 && days <= kRenewsSoonDays ? Tone::Amber : Tone::Normal, true}};
        }
        break;
    case LastContact:
        if (row.lastContact)
            line.end = {{text::ageText(*row.lastContact, m_here), TextRole::Body, Tone::Quiet, true}};
        break;
    case People:
        line.end = {{m_here.locale.toString(row.contacts), TextRole::Body, Tone::Normal, true}};
        break;
    case ColumnCount:
        break;
    }
    return QVariant::fromValue(line);
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Value ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Account", "column");
    case Segments:
        return tr("Segments", "column");
    case Value:
        return tr("Open value", "column");
    case Renews:
        return tr("Renews", "column");
    case LastContact:
        return tr("Last contact", "column");
    case People:
        return tr("People", "column");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace countersign::models
