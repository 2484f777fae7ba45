// SPDX-License-Identifier: Apache-2.0
#include "ui/models/board_model.h"

#include "ui/text/dates.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/departure_table.h"

#include <algorithm>
#include <chrono>

namespace countersign::models {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::RowLine;

int secondsLeft(const api::OutboxRow& row, const text::Here& here)
{
    if (row.state != api::MessageState::Held || !row.leavesAt)
        return 0;
    const auto left = std::chrono::ceil<std::chrono::seconds>(*row.leavesAt - here.now).count();
    return left > 0 && left <= 60 ? static_cast<int>(left) : 0;
}

void BoardModel::setBoard(api::OutboxBoard board, const text::Here& here)
{
    beginResetModel();
    m_board = std::move(board);
    m_here = here;
    m_lines.clear();
    addGroup(tr("Needs you", "heading on the departure board"), {}, m_board.needsYou);
    addGroup(tr("Moving", "heading on the departure board"), {}, m_board.moving);
    addGroup(tr("Waiting", "heading on the departure board"), tr("Rules are checked again before each departure"),
             m_board.waiting);
    addGroup(tr("Gone", "heading on the departure board"), {}, m_board.gone);
    endResetModel();
}

bool BoardModel::countDown(const text::Here& here)
{
    const auto counts = [this](const text::Here& when) {
        return std::ranges::any_of(m_board.waiting, [&](const api::OutboxRow& row) { return secondsLeft(row, when) > 0; });
    };
    const bool before = counts(m_here);
    m_here = here;
    if (before)
        emit dataChanged(index(0, Leaves), index(rowCount() - 1, Leaves));
    // A window of an hour comes to its last minute.
    return counts(here) || std::ranges::any_of(m_board.waiting, [&](const api::OutboxRow& row) {
               return row.state == api::MessageState::Held && row.leavesAt && *row.leavesAt > here.now;
           });
}

void BoardModel::addGroup(const QString& title, const QString& remark, const std::vector<api::OutboxRow>& rows)
{
    if (rows.empty())
        return;
    m_lines.push_back({.kind = Kind::Heading, .title = title, .remark = remark, .group = &rows});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_lines.push_back({.kind = Kind::Message, .group = &rows, .place = i});
        if (rows[i].state == api::MessageState::Unknown)
            m_lines.push_back({.kind = Kind::Answer, .group = &rows, .place = i});
    }
}

const api::OutboxRow* BoardModel::messageAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const Line& line = m_lines[static_cast<std::size_t>(row)];
    return line.kind == Kind::Message ? &messageOf(line) : nullptr;
}

const api::OutboxRow* BoardModel::answerAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const Line& line = m_lines[static_cast<std::size_t>(row)];
    return line.kind == Kind::Answer ? &messageOf(line) : nullptr;
}

int BoardModel::rowOf(const std::string& message) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const api::OutboxRow* there = messageAt(row);
        if (there && (there->id == message || there->draft == message))
            return row;
    }
    return -1;
}

int BoardModel::messageCount() const
{
    return static_cast<int>(m_board.needsYou.size() + m_board.moving.size() + m_board.waiting.size() +
                            m_board.gone.size());
}

int BoardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int BoardModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BoardModel::cell(const api::OutboxRow& row, int column) const
{
    RowLine line;
    switch (static_cast<Column>(column)) {
    case Leaves:
        if (const int seconds = secondsLeft(row, m_here); seconds > 0) {
            line.start = {{tr("in %n s", "leaves in so many seconds", seconds), TextRole::ReadingStrong, Tone::Strong, true}};
        } else if (row.leavesAt) {
            const QDateTime leaves = text::toDateTime(*row.leavesAt, m_here);
            const bool now = row.state == api::MessageState::Transmitting;
            line.start = {
                {text::timeText(leaves.time(), m_here.locale), TextRole::ReadingStrong, Tone::Strong, true},
                {QStringLiteral("  ") + (now ? tr("now", "leaves now") : text::dayText(leaves.date(), m_here)),
                 TextRole::Meta, Tone::Quiet}};
        }
        break;
    case To:
        line.start = {{fromUtf8(row.contactName), TextRole::BodyMedium, Tone::Strong},
                      {QLatin1Char(' ') + fromUtf8(row.accountName), TextRole::Body, Tone::Quiet}};
        break;
    case Message:
        line.start = {{fromUtf8(row.subject), TextRole::Body, Tone::Strong}};
        break;
    case State:
        line.badges = {text::stateMark(row.state)};
        break;
    case Why:
        // What a server said is shown as it said it.
        line.start = {{row.serverReply.empty() ? text::phraseText(row.why, m_here) : fromUtf8(row.serverReply),
                       TextRole::Body, Tone::Normal}};
        break;
    case ColumnCount:
        break;
    }
    return QVariant::fromValue(line);
}

QVariant BoardModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    if (line.kind == Kind::Heading) {
        const RowLine heading{
            .start = {{line.title, TextRole::ReadingStrong, Tone::Strong},
                      {QStringLiteral("  ") + text::numberText(static_cast<qint64>(line.group->size()), m_here.locale),
                       TextRole::Body, Tone::Quiet, true}},
            .end = {{line.remark, TextRole::Body, Tone::Quiet}}};
        if (role == widgets::kSectionRole && index.column() == 0)
            return QVariant::fromValue(heading);
        return role == Qt::AccessibleTextRole ? QVariant(widgets::plainText(heading)) : QVariant();
    }
    const bool needsLook = messageOf(line).state == api::MessageState::Unknown;
    if (role == widgets::kRowToneRole && needsLook)
        return static_cast<int>(Tone::Amber);
    if (line.kind == Kind::Answer)
        return {};
    if (role == widgets::kCellContentRole)
        return cell(messageOf(line), index.column());
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return widgets::plainText(cell(messageOf(line), index.column()).value<RowLine>());
    return {};
}

QVariant BoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Leaves:
        return tr("Leaves", "column: when a message leaves");
    case To:
        return tr("To", "column: recipient");
    case Message:
        return tr("Message", "column: subject");
    case State:
        return tr("State", "column");
    case Why:
        return tr("Why, and until when", "column: why a message waits");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags BoardModel::flags(const QModelIndex& index) const
{
    return messageAt(index.row()) ? QAbstractTableModel::flags(index) : Qt::NoItemFlags;
}

} // namespace countersign::models
