// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/source.h"
#include "ui/text/here.h"
#include "ui/widgets/text_run.h"

#include <QAbstractListModel>

namespace countersign::models {

/// How a source stands: failed, stale, with rejected rows, or read.
[[nodiscard]] widgets::Mark sourceState(const api::SourceRow& source, const text::Here& here);
/// Failed, or with rows that a person has to look at.
[[nodiscard]] bool needsALook(const api::SourceRow& source);

/// Where the workspace's records come from, as the engine lists them.
class SourceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setSources(std::vector<api::SourceRow> sources, const text::Here& here);
    [[nodiscard]] const api::SourceRow* sourceAt(int row) const;
    /// -1 where there is no such source.
    [[nodiscard]] int rowOf(const std::string& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<api::SourceRow> m_sources;
    text::Here m_here;
};

} // namespace countersign::models
