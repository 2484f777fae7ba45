// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/account.h"
#include "ui/text/here.h"

#include <QAbstractTableModel>

#include <list>
#include <map>
#include <set>

namespace countersign::models {

/// Tens of thousands of accounts of which only the pages in sight are held: it asks for a page when one of
/// its rows is looked at, and forgets those looked at longest ago.
class AccountModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Segments, Value, Renews, LastContact, People, ColumnCount };
    static constexpr int kPageRows = 100;
    static constexpr std::size_t kMostPages = 40;

    using QAbstractTableModel::QAbstractTableModel;

    /// A new answer to a new question: all that was held goes.
    void reset(std::int64_t total, const text::Here& here);
    /// One page of the current question.
    void setPage(std::int64_t offset, std::vector<api::AccountRow> rows);
    /// A page that could not be had; looking at it again asks again.
    void dropPage(std::int64_t offset);
    /// Null while the row has not been read.
    [[nodiscard]] const api::AccountRow* rowAt(int row) const;
    [[nodiscard]] std::size_t heldPages() const { return m_pages.size(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void pageWanted(qint64 offset) const;

private:
    [[nodiscard]] QVariant cell(const api::AccountRow& row, int column) const;

    std::int64_t m_total = 0;
    text::Here m_here;
    std::map<std::int64_t, std::vector<api::AccountRow>> m_pages;
    /// Most recently filled first.
    std::list<std::int64_t> m_order;
    mutable std::set<std::int64_t> m_asked;
};

} // namespace countersign::models
