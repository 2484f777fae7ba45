// SPDX-License-Identifier: Apache-2.0
#include "ui/models/draft_model.h"

#include "ui/text/dates.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/role_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/row_list.h"

#include <QCoreApplication>

#include <algorithm>

namespace countersign::models {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::RowContent;
using widgets::RowLine;

namespace {
struct DraftWords
{
    Q_DECLARE_TR_FUNCTIONS(DraftWords)
};

bool misses(const api::DraftRow& row, const char* role)
{
    return std::ranges::find(row.missingSignatures, role) != row.missingSignatures.end();
}

QString timeOf(const api::DraftRow& row, const text::Here& here)
{
    if (!row.leavesAt)
        return {};
    const QDateTime time = text::toDateTime(*row.leavesAt, here);
    if (time.date() == text::today(here))
        return text::timeText(time.time(), here.locale);
    return text::dayAndTimeText(*row.leavesAt, here);
}

RowContent contentOf(const api::DraftRow& row, const text::Here& here)
{
    RowContent content;
    RowLine who{.start = {{fromUtf8(row.contactName), TextRole::BodyStrong, Tone::Strong},
                          {QStringLiteral("  ") + fromUtf8(row.accountName), TextRole::Body, Tone::Quiet}}};
    if (row.value)
        who.end = {{text::moneyText(*row.value, here.locale), TextRole::BodyStrong, Tone::Strong, true}};
    RowLine state{.badges = {draftMark(row, here)}};
    if (const QString time = timeOf(row, here); !time.isEmpty())
        state.end = {{time, TextRole::Body, Tone::Quiet, true}};
    content.lines = {who, {.start = {{fromUtf8(row.subject), TextRole::Body, Tone::Strong}}}, state};
    return content;
}
} // namespace

widgets::Mark draftMark(const api::DraftRow& row, const text::Here& here)
{
    switch (row.state) {
    case api::MessageState::Draft:
        if (row.openClaims > 0)
            return text::draftStateMark({"claims_open", {std::to_string(row.openClaims)}}, here);
        if (misses(row, "manager"))
            return {Icon::CheckCircle, DraftWords::tr("Ready, the manager signs too"), Tone::Seal};
        return {Icon::CheckCircle, DraftWords::tr("Ready"), Tone::Seal};
    case api::MessageState::InReview:
        if (row.missingSignatures.empty())
            return text::stateMark(row.state);
        if (misses(row, "rep"))
            return {Icon::Pencil, DraftWords::tr("Frozen, not signed yet"), Tone::Amber};
        //: %1 is a role, such as Manager.
        return {Icon::Clock,
                DraftWords::tr("Waits for: %1").arg(text::roleText(row.missingSignatures.front())),
                Tone::Amber};
    case api::MessageState::Returned:
    case api::MessageState::Rejected:
    case api::MessageState::Approved:
    case api::MessageState::Held:
    case api::MessageState::Queued:
    case api::MessageState::Transmitting:
    case api::MessageState::Accepted:
    case api::MessageState::Refused:
    case api::MessageState::Unknown:
    case api::MessageState::Cancelled:
    case api::MessageState::Expired:
        return text::stateMark(row.state);
    }
    return {};
}

void DraftModel::setRows(std::vector<api::DraftRow> rows, const text::Here& here, const QString& closing)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_here = here;
    m_closing = closing;
    endResetModel();
}

void DraftModel::update(const api::DraftRow& row)
{
    const QModelIndex index = indexOf(row.id);
    if (!index.isValid())
        return;
    m_rows[static_cast<std::size_t>(index.row())] = row;
    emit dataChanged(index, index);
}

const api::DraftRow* DraftModel::draftAt(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_rows.size() ? &m_rows[row] : nullptr;
}

QModelIndex DraftModel::indexOf(const std::string& draft) const
{
    const auto found = std::ranges::find(m_rows, draft, &api::DraftRow::id);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

int DraftModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

QVariant DraftModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() ||
        (role != widgets::kRowContentRole && role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    RowContent content;
    if (const api::DraftRow* row = draftAt(index))
        content = contentOf(*row, m_here);
    else
        content.lines = {{.start = {{m_closing, TextRole::Meta, Tone::Quiet}}}};
    return role == widgets::kRowContentRole ? QVariant::fromValue(content) : QVariant(plainText(content));
}

Qt::ItemFlags DraftModel::flags(const QModelIndex& index) const
{
    return draftAt(index) ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

} // namespace countersign::models
