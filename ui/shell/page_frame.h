// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"

#include <QSplitter>

class QSettings;

namespace countersign::shell {

/// List, page and context pane of one page side by side; widths and a hidden context pane are remembered.
class PageFrame : public QSplitter
{
    Q_OBJECT

public:
    /// Takes the page and its panes into its tree. `settings` outlives the frame.
    PageFrame(const PageId& id, Page* page, QSettings& settings, QWidget* parent = nullptr);

    [[nodiscard]] const PageId& id() const { return m_id; }
    [[nodiscard]] Page* page() const { return m_page; }
    [[nodiscard]] bool hasContextPane() const { return m_context != nullptr; }
    void toggleContextPane();
    /// Moves the focus to the next (or previous) visible pane; false when it left the last one.
    [[nodiscard]] bool focusNextPane(bool forward);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restore();
    void remember();
    void fitContext();

    PageId m_id;
    Page* m_page;
    QWidget* m_list = nullptr;
    QWidget* m_context = nullptr;
    QSettings& m_settings;
    bool m_contextWanted = true;
};

} // namespace countersign::shell
