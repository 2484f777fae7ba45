// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/outbox.h"
#include "ui/text/here.h"

#include <QAbstractTableModel>

namespace countersign::models {

/// The departure board: needs you, moving, waiting, gone, each under its heading. Below a message whose fate is
/// unknown stands a row for the answer, which the view fills.
/// Seconds until the end of the undo window, where that is a minute off at most; 0 for everything else.
[[nodiscard]] int secondsLeft(const api::OutboxRow& row, const text::Here& here);

class BoardModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Leaves, To, Message, State, Why, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setBoard(api::OutboxBoard board, const text::Here& here);
    /// Says again what is said in seconds; false where nothing is counted any more.
    bool countDown(const text::Here& here);
    [[nodiscard]] const api::OutboxBoard& board() const { return m_board; }
    /// Null for headings and answer rows.
    [[nodiscard]] const api::OutboxRow* messageAt(int row) const;
    [[nodiscard]] int rowOf(const std::string& message) const;
    /// The message that the answer row is for; null for all other rows.
    [[nodiscard]] const api::OutboxRow* answerAt(int row) const;
    [[nodiscard]] int messageCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    enum class Kind { Heading, Message, Answer };
    struct Line
    {
        Kind kind = Kind::Message;
        QString title = {};
        QString remark = {};
        const std::vector<api::OutboxRow>* group = nullptr;
        std::size_t place = 0;
    };

    void addGroup(const QString& title, const QString& remark, const std::vector<api::OutboxRow>& rows);
    [[nodiscard]] const api::OutboxRow& messageOf(const Line& line) const { return (*line.group)[line.place]; }
    [[nodiscard]] QVariant cell(const api::OutboxRow& row, int column) const;

    api::OutboxBoard m_board;
    std::vector<Line> m_lines;
    text::Here m_here;
};

} // namespace countersign::models
