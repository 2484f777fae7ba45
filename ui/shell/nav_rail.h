// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace countersign::shell {

class NavButton;

/// The pages, top to bottom, with counts where a person must act. One Tab stop; Up and Down move, Enter
/// opens.
class NavRail : public QWidget
{
    Q_OBJECT

public:
    explicit NavRail(QWidget* parent = nullptr);

    /// Pages of one `group` stand together; groups are parted by room.
    void addEntry(const PageId& id, theme::Icon icon, const QString& title, int group);
    void setCurrent(const PageId& id);
    void setCount(const PageId& id, int count, int moving = 0);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    void focusCurrent();

signals:
    void pageChosen(const PageId& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void moveFocus(int step);

    QVBoxLayout* m_column;
    std::vector<NavButton*> m_buttons;
    int m_lastGroup = -1;
    bool m_collapsed = false;
};

} // namespace countersign::shell
