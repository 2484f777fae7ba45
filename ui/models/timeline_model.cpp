// SPDX-License-Identifier: Apache-2.0
#include "ui/models/timeline_model.h"

#include "ui/text/dates.h"
#include "ui/text/kind_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/row_list.h"

namespace countersign::models {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::RowContent;

namespace {
bool belongs(const std::string& kind, TimelineModel::Filter filter)
{
    switch (filter) {
    case TimelineModel::Filter::All:
        return true;
    case TimelineModel::Filter::Mail:
        return kind == "mail";
    case TimelineModel::Filter::Meetings:
        return kind == "meeting" || kind == "call" || kind == "note";
    case TimelineModel::Filter::Tickets:
        return kind == "ticket";
    case TimelineModel::Filter::Usage:
        return kind == "usage" || kind == "web_visit";
    }
    return true;
}

/// Usage has a counter's name for its title: "active_users".
QString titleOf(const api::TimelineEntry& entry)
{
    const QString title = fromUtf8(entry.title);
    return entry.kind == "usage" ? text::counterText(title) : title;
}

/// And the place with a figure for its detail: "Linz 20.0".
QString detailOf(const api::TimelineEntry& entry, const text::Here& here)
{
    QString detail = fromUtf8(entry.detail).simplified();
    if (entry.kind != "usage")
        return detail;
    const qsizetype space = detail.lastIndexOf(QLatin1Char(' '));
    bool isFigure = false;
    const double figure = QLocale::c().toDouble(detail.mid(space + 1), &isFigure);
    return isFigure ? detail.left(space + 1) + here.locale.toString(figure, 'f', QLocale::FloatingPointShortest) : detail;
}

RowContent contentOf(const api::TimelineEntry& entry, const text::Here& here)
{
    const QDate date = text::toDateTime(entry.at, here).date();
    RowContent content{.icon = text::kindIcon(entry.kind)};
    content.lines.push_back({.start = {{titleOf(entry), TextRole::Body, Tone::Strong}},
                             .end = {{text::dateText(date, here), TextRole::Meta, Tone::Quiet, true}}});
    QStringList about;
    for (const QString& part : {fromUtf8(entry.person), detailOf(entry, here)}) {
        if (!part.isEmpty())
            about.append(part);
    }
    if (entry.waitsForUs)
        about.append(
            TimelineModel::tr("waits for us %n day(s)", "a mail", std::max(0, -text::daysUntil(date, here))));
    if (!about.isEmpty())
        content.lines.push_back({.start = {{about.join(QStringLiteral(" · ")), TextRole::Meta,
                                            entry.waitsForUs ? Tone::Amber : Tone::Quiet}}});
    return content;
}
} // namespace

void TimelineModel::setEntries(std::vector<api::TimelineEntry> entries, const text::Here& here)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_here = here;
    choose();
    endResetModel();
}

void TimelineModel::setFilter(Filter filter)
{
    beginResetModel();
    m_filter = filter;
    choose();
    endResetModel();
}

void TimelineModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (belongs(m_entries[i].kind, m_filter))
            m_shown.push_back(i);
    }
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const api::TimelineEntry& entry = m_entries[m_shown[static_cast<std::size_t>(index.row())]];
    const RowContent content = contentOf(entry, m_here);
    if (role == widgets::kRowContentRole)
        return QVariant::fromValue(content);
    if (role == Qt::ToolTipRole)
        return titleOf(entry);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text::kindText(entry.kind) + QStringLiteral(": ") + plainText(content);
    return {};
}

} // namespace countersign::models
