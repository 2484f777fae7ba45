// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace countersign::widgets {
class SearchField;
class StateBadge;
} // namespace countersign::widgets

namespace countersign::shell {

class UserButton;
class DemoBadge;

/// The one line above everything: search and commands, age of the data, network, who I am, lock.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    [[nodiscard]] widgets::SearchField* searchField() const { return m_search; }
    /// Opened by the user's button; who builds the window fills it.
    [[nodiscard]] QMenu* userMenu() const { return m_menu; }

    void setDataAge(const widgets::Mark& mark);
    void setConnection(const widgets::Mark& mark);
    void setUser(const QString& name, const QString& role);
    void setDemo(bool demo);
    /// Room that the brand shares with the rail below it.
    void setBrandWidth(int width);

signals:
    void lockRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    widgets::SearchField* m_search;
    DemoBadge* m_demo;
    widgets::StateBadge* m_age;
    widgets::StateBadge* m_connection;
    UserButton* m_user;
    QMenu* m_menu;
    QWidget* m_brand;
};

} // namespace countersign::shell
