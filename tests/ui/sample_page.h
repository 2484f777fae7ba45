// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"
#include "ui/widgets/row_list.h"

#include <QStandardItemModel>

namespace countersign::tests {

/// A page with all three panes and invented rows, to try the shell and to draw it.
class SamplePage : public shell::Page
{
    Q_OBJECT

public:
    enum class Look { Suggestions, Queue, Board, Plain };

    SamplePage(const QString& title, theme::Icon icon, Look look);

    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] theme::Icon icon() const override { return m_icon; }
    [[nodiscard]] QWidget* listPane() override { return m_listPane; }
    [[nodiscard]] QWidget* contextPane() override { return m_contextPane; }
    void focusFirst() override;
    void openItem(const QString& item) override { lastItem = item; }
    [[nodiscard]] bool goBack() override { return stepsInside > 0 && stepsInside--; }
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    int stepsInside = 0;
    int draftsAsked = 0;
    QString lastItem;

private:
    void makeSuggestions();
    void makeQueue();
    void makeBoard();
    void makePlain();
    [[nodiscard]] QWidget* makeContext();

    QString m_title;
    theme::Icon m_icon;
    QWidget* m_listPane = nullptr;
    QWidget* m_contextPane = nullptr;
    QWidget* m_first = nullptr;
};

/// A model of ready rows.
[[nodiscard]] QStandardItemModel* modelOf(const std::vector<widgets::RowContent>& rows, QObject* parent);

} // namespace countersign::tests
