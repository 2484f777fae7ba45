// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/insight.h"
#include "ui/text/here.h"

#include <QWidget>

namespace countersign::models {
class ContentModel;
}
namespace countersign::widgets {
class IntervalBar;
class RowList;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// One figure of the page: what is counted, of how many, what the figure means, and the messages behind it.
class FigurePane : public QWidget
{
    Q_OBJECT

public:
    struct Figure
    {
        QString title = {};
        api::Share share = {};
        /// A mere count: no rate, no interval.
        bool isCount = false;
        /// Code of its definition.
        std::string definition = {};
        /// Only messages with this outcome are behind it; empty: all.
        std::string outcome = {};
    };

    explicit FigurePane(QWidget* parent = nullptr);

    void show(const Figure& figure, const text::Here& here);
    void setMessages(const std::vector<api::KpiMessage>& messages, const Figure& figure, const text::Here& here);
    [[nodiscard]] widgets::RowList* list() const { return m_list; }

signals:
    void accountWanted(const QString& account);

private:
    widgets::TextLabel* m_title;
    widgets::TextLabel* m_rate;
    widgets::TextLabel* m_counts;
    widgets::IntervalBar* m_interval;
    widgets::TextLabel* m_definition;
    widgets::TextLabel* m_nothing;
    models::ContentModel* m_model;
    widgets::RowList* m_list;
};

/// "18.6–26.0%".
[[nodiscard]] QString intervalText(const api::Share& share, const QLocale& locale);

} // namespace countersign::screens
