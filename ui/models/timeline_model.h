// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/account.h"
#include "ui/text/here.h"

#include <QAbstractListModel>

namespace countersign::models {

/// What happened with an account, newest first, and one kind of it at a time.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Filter { All, Mail, Meetings, Tickets, Usage };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<api::TimelineEntry> entries, const text::Here& here);
    void setFilter(Filter filter);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void choose();

    std::vector<api::TimelineEntry> m_entries;
    std::vector<std::size_t> m_shown;
    text::Here m_here;
    Filter m_filter = Filter::All;
};

} // namespace countersign::models
