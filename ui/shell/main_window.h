// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/search_provider.h"

#include <QPointer>
#include <QSettings>
#include <QWidget>

#include <vector>

class QStackedWidget;

namespace countersign::widgets {
class NoticeBar;
}

namespace countersign::shell {

class CommandPalette;
class KeysSheet;
class NavRail;
class PageFrame;
class StatusLine;
class TopBar;

/// The window: rail, top bar, the pages, status line, palette and keys sheet. It knows pages only as `Page`
/// and moves between them; a history of places makes Esc and Alt+Left go back one step. Lives on the UI
/// thread.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    struct Place
    {
        PageId page = {};
        QString item = {};
        friend bool operator==(const Place&, const Place&) = default;
    };

    /// `settingsFile` is an INI file that need not exist yet.
    explicit MainWindow(const QString& settingsFile, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Adds a page to the rail (in the order of the calls; groups are parted) and takes ownership. Pages with
    /// `group` < 0 have no entry in the rail. The first page is shown at once.
    void addPage(const PageId& id, Page* page, int group = 0);
    void openPage(const PageId& id, const QString& item = {});
    [[nodiscard]] Page* currentPage() const;
    [[nodiscard]] const Place& place() const { return m_place; }

    /// Commands of the whole window, beside those of the current page.
    void setCommands(std::vector<Command> commands) { m_commands = std::move(commands); }
    void setSearchProvider(SearchProvider* provider);
    void openPalette();
    void openKeysSheet();

    /// Covers everything (lock screen, first run) until it is taken away with null. The cover is owned by the
    /// caller's tree or by the window; what lies under it gets no key and cannot be seen.
    void setCover(QWidget* cover);

    [[nodiscard]] TopBar& topBar() { return *m_topBar; }
    [[nodiscard]] StatusLine& statusLine() { return *m_statusLine; }
    [[nodiscard]] widgets::NoticeBar& notices() { return *m_notices; }

public slots:
    void goBack();
    void goForward();
    void toggleRail();

signals:
    void lockRequested();
    void pageChanged(const PageId& id);
    /// The window wants to close; it hides at once and the owner decides what lives on (tray, agent).
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addKeys();
    void showPlace(const Place& place);
    void stepBack();
    void cyclePanes(bool forward);
    void fitRail();
    void showNotice(const QString& text, const std::function<void()>& undo);
    [[nodiscard]] PageFrame* frameOf(const PageId& id) const;
    [[nodiscard]] PageFrame* currentFrame() const;
    [[nodiscard]] std::vector<Command> paletteCommands();
    [[nodiscard]] std::vector<widgets::KeyHint> windowKeys() const;

    QSettings m_settings;
    QWidget* m_frame;
    TopBar* m_topBar;
    NavRail* m_rail;
    QStackedWidget* m_pages;
    StatusLine* m_statusLine;
    CommandPalette* m_palette;
    KeysSheet* m_keys;
    widgets::NoticeBar* m_notices;
    QPointer<QWidget> m_cover;
    std::vector<PageId> m_railOrder;
    std::vector<Command> m_commands;
    Place m_place;
    std::vector<Place> m_back;
    std::vector<Place> m_forward;
    std::function<void()> m_undo;
    bool m_railCollapsed;
};

} // namespace countersign::shell
