// SPDX-License-Identifier: Apache-2.0
#include "ui/models/source_model.h"

#include "ui/text/dates.h"
#include "ui/text/kind_text.h"
#include "ui/text/money_text.h"
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

namespace {
struct SourceState
{
    Q_DECLARE_TR_FUNCTIONS(SourceState)
};
} // namespace

bool needsALook(const api::SourceRow& source)
{
    return !source.lastError.empty() || source.rejected > 0;
}

widgets::Mark sourceState(const api::SourceRow& source, const text::Here& here)
{
    if (!source.lastError.empty())
        return {Icon::XCircle, SourceState::tr("Failed", "a source"), Tone::Red};
    if (source.rejected > 0)
        //: %1 is a number of rows.
        return {Icon::WarningTriangle,
                SourceState::tr("%1 rejected").arg(text::numberText(source.rejected, here.locale)),
                Tone::Red};
    if (source.leftOut > 0)
        return {Icon::WarningTriangle,
                SourceState::tr("%Ln cell(s) left out", "of a source", static_cast<int>(source.leftOut)), Tone::Amber};
    if (!source.lastSync)
        return {Icon::Clock, SourceState::tr("Not read yet", "a source"), Tone::Quiet};
    if (source.stale)
        return {Icon::WarningTriangle, SourceState::tr("Stale", "a source"), Tone::Amber};
    return {Icon::CheckCircle, SourceState::tr("Read", "a source has been read"), Tone::Seal};
}

void SourceModel::setSources(std::vector<api::SourceRow> sources, const text::Here& here)
{
    beginResetModel();
    m_sources = std::move(sources);
    m_here = here;
    endResetModel();
}

const api::SourceRow* SourceModel::sourceAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_sources[static_cast<std::size_t>(row)] : nullptr;
}

int SourceModel::rowOf(const std::string& id) const
{
    const auto found = std::ranges::find(m_sources, id, &api::SourceRow::id);
    return found == m_sources.end() ? -1 : static_cast<int>(found - m_sources.begin());
}

int SourceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sources.size());
}

QVariant SourceModel::data(const QModelIndex& index, int role) const
{
    const api::SourceRow* source = sourceAt(index.row());
    if (!source)
        return {};
    RowContent content{.icon = text::sourceKindIcon(source->kind)};
    widgets::RowLine first{.start = {{fromUtf8(source->name), TextRole::BodyMedium, Tone::Strong}}};
    if (source->lastSync)
        first.end = {{text::ageText(*source->lastSync, m_here), TextRole::Body,
                      source->stale ? Tone::Amber : Tone::Quiet, true}};
    content.lines = {first,
                     {.start = {{text::sourceKindText(source->kind), TextRole::Meta, Tone::Quiet}},
                      .endBadges = {sourceState(*source, m_here)}}};
    if (role == widgets::kRowContentRole)
        return QVariant::fromValue(content);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return plainText(content);
    return {};
}

} // namespace countersign::models
