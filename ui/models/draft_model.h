// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/text/here.h"
#include "ui/widgets/text_run.h"

#include <QAbstractListModel>

namespace countersign::models {

/// The queue of drafts: who and what it is worth, the subject, how it stands and when it would leave; a last
/// row says what is not here.
class DraftModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<api::DraftRow> rows, const text::Here& here, const QString& closing);
    /// The row that has this id, changed in place.
    void update(const api::DraftRow& row);
    [[nodiscard]] const std::vector<api::DraftRow>& rows() const { return m_rows; }
    [[nodiscard]] const api::DraftRow* draftAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const std::string& draft) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<api::DraftRow> m_rows;
    text::Here m_here;
    QString m_closing;
};

/// How a draft stands, in one word and shape.
[[nodiscard]] widgets::Mark draftMark(const api::DraftRow& row, const text::Here& here);

} // namespace countersign::models
