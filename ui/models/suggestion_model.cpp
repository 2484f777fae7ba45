// SPDX-License-Identifier: Apache-2.0
#include "ui/models/suggestion_model.h"

#include "ui/text/dates.h"
#include "ui/text/kind_text.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/row_list.h"

#include <algorithm>

namespace countersign::models {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::RowContent;
using widgets::RowLine;

namespace {
/// What stands in the list of one person's suggestion.
RowLine sentenceOf(const api::Suggestion& item, const text::Here& here)
{
    //: Follows a person's name: %1 is the company, %2 why now. "Marta K., Ostravelle Foods — renewal in 23
    //: days".
    const QString pattern = SuggestionModel::tr(", %1 — %2");
    const QString company = pattern.section(QStringLiteral("%2"), 0, 0).arg(fromUtf8(item.accountName));
    const QString why = pattern.section(QStringLiteral("%2"), 1).prepend(text::phraseText(item.headline, here));
    // Where the line is too short the company gives way: who it is and why now are what it is about.
    RowLine line{.start = {{fromUtf8(item.contactName), TextRole::ReadingStrong, Tone::Strong},
                           {company, TextRole::Reading, Tone::Normal},
                           {why, TextRole::Reading, Tone::Normal}}};
    line.start[1].yields = true;
    line.start[2].yields = true;
    if (item.value) {
        line.start.push_back({QStringLiteral(" — "), TextRole::Reading, Tone::Normal});
        line.start.push_back({text::moneyText(*item.value, item.valuePer, here.locale),
                              TextRole::ReadingStrong, Tone::Strong});
    }
    const QDateTime leaves = text::toDateTime(item.nextLegal, here);
    line.end = {{text::dayText(leaves.date(), here) + QStringLiteral("  "), TextRole::Body, Tone::Quiet},
                {text::timeText(leaves.time(), here.locale), TextRole::ReadingStrong, Tone::Strong, true}};
    return line;
}

RowLine reasonsOf(const api::Suggestion& item, const text::Here& here)
{
    RowLine line;
    if (!item.moved.code.empty())
        line.chips.push_back({Icon::Star, text::phraseText(item.moved, here), Tone::Ink});
    for (const api::Reason& reason : item.reasons)
        line.chips.push_back({text::reasonIcon(reason.phrase.code), text::phraseText(reason.phrase, here)});
    line.endBadges = {text::draftStateMark(item.draftState, here)};
    return line;
}

RowLine keys()
{
    return {.hints = {{QKeySequence(Qt::Key_Return), SuggestionModel::tr("Open", "what a key does here")},
                      {QKeySequence(Qt::Key_D), SuggestionModel::tr("Draft", "what a key does here")},
                      {QKeySequence(Qt::Key_S), SuggestionModel::tr("Snooze", "what a key does here")},
                      {QKeySequence(Qt::Key_X), SuggestionModel::tr("Dismiss", "what a key does here")},
                      {QKeySequence(Qt::Key_R), SuggestionModel::tr("Runner-up", "what a key does here")}}};
}
} // namespace

void SuggestionModel::setList(api::SuggestionList list, const text::Here& here)
{
    beginResetModel();
    m_list = std::move(list);
    m_here = here;
    endResetModel();
}

const api::Suggestion* SuggestionModel::suggestionAt(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_list.items.size() ? &m_list.items[row] : nullptr;
}

QModelIndex SuggestionModel::indexOf(const std::string& suggestion) const
{
    const auto found = std::ranges::find(m_list.items, suggestion, &api::Suggestion::id);
    return found == m_list.items.end() ? QModelIndex()
                                       : index(static_cast<int>(found - m_list.items.begin()));
}

int SuggestionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_list.items.empty() ? 0 : static_cast<int>(m_list.items.size()) + 1;
}

QString SuggestionModel::closingWords() const
{
    if (m_list.waiting == 0)
        return {};
    const QString waiting = tr("%n more are waiting for a better moment", "suggestions", m_list.waiting);
    if (!m_list.nextComesUp)
        //: %1 is a sentence such as "14 more are waiting for a better moment".
        return tr("%1.", "a sentence").arg(waiting);
    //: %1 is "14 more are waiting for a better moment", %2 a day such as "tomorrow", "Thu" or "2 Jul".
    return tr("%1; the next from %2.")
        .arg(waiting, text::dayInSentence(text::toDateTime(*m_list.nextComesUp, m_here).date(), m_here));
}

QVariant SuggestionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() ||
        (role != widgets::kRowContentRole && role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    RowContent content;
    if (const api::Suggestion* item = suggestionAt(index)) {
        content.lines = {sentenceOf(*item, m_here), reasonsOf(*item, m_here)};
        if (!item->draftFirstLine.empty())
            content.lines.push_back(
                {.start = {{fromUtf8(item->draftFirstLine), TextRole::Body, Tone::Quiet}}});
        content.lines.push_back(keys());
    } else {
        content.lines = {
            {.start = {{tr("That’s all for today.") + QLatin1Char(' '), TextRole::BodyMedium, Tone::Strong},
                       {closingWords(), TextRole::Body, Tone::Quiet}}}};
        content.icon = Icon::CheckCircle;
    }
    return role == widgets::kRowContentRole ? QVariant::fromValue(content) : QVariant(plainText(content));
}

Qt::ItemFlags SuggestionModel::flags(const QModelIndex& index) const
{
    return suggestionAt(index) ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

} // namespace countersign::models
