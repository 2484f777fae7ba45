// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/suggestion.h"
#include "ui/text/here.h"

#include <QAbstractListModel>

namespace countersign::models {

/// Today's list: one sentence a suggestion, its reasons, its draft's first line, and a last row that says
/// that this is all.
class SuggestionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Keeps the rows that are still there, so that the current one stays current.
    void setList(api::SuggestionList list, const text::Here& here);
    [[nodiscard]] const api::SuggestionList& list() const { return m_list; }
    /// Null for the last row and for an invalid index.
    [[nodiscard]] const api::Suggestion* suggestionAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const std::string& suggestion) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] QString closingWords() const;

    api::SuggestionList m_list;
    text::Here m_here;
};

} // namespace countersign::models
