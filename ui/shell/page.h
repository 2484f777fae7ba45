// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icons.h"
#include "ui/widgets/text_run.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace countersign::shell {

/// Names a page for navigation, settings and tests; stable, never shown.
using PageId = QString;

/// Something that the command palette can run. `title` is a verb first: "Approve and next".
struct Command
{
    QString title = {};
    QKeySequence keys = {};
    theme::Icon icon = theme::Icon::Command;
    std::function<void()> run = {};
};

/// All that the shell knows of a screen. The widget itself is the middle pane; list and context panes stand
/// beside it. The shell takes ownership of all three.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual theme::Icon icon() const = 0;
    /// Left pane, or null. Asked once, when the page is added.
    [[nodiscard]] virtual QWidget* listPane() { return nullptr; }
    /// Right pane, or null. Asked once, when the page is added.
    [[nodiscard]] virtual QWidget* contextPane() { return nullptr; }
    /// Puts the focus where the work of this page starts.
    virtual void focusFirst() = 0;
    /// Shows one thing of this page (an account, a draft); an empty `item` means the page's own start.
    virtual void openItem(const QString& /*item*/) {}
    /// One step back inside the page (close an editor, clear a filter); false if there is none. Never loses
    /// text.
    [[nodiscard]] virtual bool goBack() { return false; }
    [[nodiscard]] virtual std::vector<Command> commands() { return {}; }
    [[nodiscard]] virtual std::vector<widgets::KeyHint> keys() const { return {}; }

signals:
    /// How many things wait for a person here, and how many go on by themselves; 0 shows nothing.
    void countChanged(int count, int moving = 0);
    void contextPaneWanted(bool wanted);
    /// This page leads to another one.
    void openRequested(const PageId& page, const QString& item);
    /// What just happened, for the notice bar; `undo` (Ctrl+Z) takes it back and may be empty.
    void noticeWanted(const QString& text, const std::function<void()>& undo);
    /// The same, about something that leaves in so many seconds.
    void countdownWanted(const QString& text, const std::function<void()>& undo, int seconds);
};

} // namespace countersign::shell
