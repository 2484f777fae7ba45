// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/main_window.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/keys_sheet.h"
#include "ui/shell/nav_rail.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/search_field.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace countersign::shell {

namespace {
constexpr int kRailNeeds = 1240;
constexpr std::size_t kLongestHistory = 100;
constexpr QLatin1String kRailKey("rail/collapsed");
constexpr QLatin1String kGeometryKey("window/geometry");

void bind(QWidget* window, const QKeySequence& keys, auto action)
{
    auto* shortcut = new QShortcut(keys, window);
    QObject::connect(shortcut, &QShortcut::activated, window, action);
}
} // namespace

MainWindow::MainWindow(const QString& settingsFile, QWidget* parent)
    : QWidget(parent), m_settings(settingsFile, QSettings::IniFormat), m_frame(new QWidget(this)),
      m_topBar(new TopBar(m_frame)), m_rail(new NavRail(m_frame)), m_pages(new QStackedWidget(m_frame)),
      m_statusLine(new StatusLine(m_frame)), m_palette(new CommandPalette(m_topBar->searchField(), m_frame)),
      m_keys(new KeysSheet(m_frame)), m_notices(new widgets::NoticeBar(m_frame)),
      m_railCollapsed(m_settings.value(kRailKey, false).toBool())
{
    setWindowTitle(tr("Countersign"));
    setWindowIcon(theme::iconFor(theme::Icon::Brand, theme::lightTokens().seal));
    m_pages->setObjectName(QStringLiteral("pages"));
    auto* middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_pages, 1);
    auto* column = new QVBoxLayout(m_frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addLayout(middle, 1);
    column->addWidget(m_statusLine);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_frame);

    setMinimumSize(860, 560);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    restoreGeometry(m_settings.value(kGeometryKey).toByteArray());
    connect(m_rail, &NavRail::pageChosen, this, [this](const PageId& id) { openPage(id); });
    connect(m_topBar, &TopBar::lockRequested, this, &MainWindow::lockRequested);
    connect(m_statusLine, &StatusLine::keysRequested, this, &MainWindow::openKeysSheet);
    connect(m_palette, &CommandPalette::openRequested, this, [this] { m_palette->open(paletteCommands()); });
    connect(m_palette, &CommandPalette::hitChosen, this,
            [this](const SearchHit& hit) { openPage(hit.page, hit.item); });
    connect(m_notices, &widgets::NoticeBar::actionRequested, this, [this] {
        const auto undo = std::exchange(m_undo, {});
        if (undo)
            undo();
    });
    addKeys();
    fitRail();
}

MainWindow::~MainWindow() = default;

void MainWindow::addKeys()
{
    bind(this, QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    bind(this, QKeySequence(Qt::Key_Escape), [this] { stepBack(); });
    bind(this, QKeySequence(Qt::ALT | Qt::Key_Left), [this] { goBack(); });
    bind(this, QKeySequence(Qt::ALT | Qt::Key_Right), [this] { goForward(); });
    bind(this, QKeySequence(Qt::Key_Question), [this] { openKeysSheet(); });
    bind(this, QKeySequence(Qt::Key_F1), [this] { openKeysSheet(); });
    bind(this, QKeySequence(Qt::Key_F6), [this] { cyclePanes(true); });
    bind(this, QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { cyclePanes(false); });
    bind(this, QKeySequence(Qt::CTRL | Qt::Key_B), [this] { toggleRail(); });
    bind(this, QKeySequence(Qt::Key_F9), [this] {
        if (currentFrame())
            currentFrame()->toggleContextPane();
    });
    bind(this, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { emit lockRequested(); });
    for (int i = 0; i < 10; ++i) {
        const auto digit = static_cast<Qt::Key>(i == 9 ? Qt::Key_0 : Qt::Key_1 + i);
        bind(this, QKeySequence(Qt::ALT | digit), [this, i] {
            if (static_cast<std::size_t>(i) < m_railOrder.size())
                openPage(m_railOrder[static_cast<std::size_t>(i)]);
        });
    }
}

std::vector<widgets::KeyHint> MainWindow::windowKeys() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_K), tr("Search, or run a command")},
            {QKeySequence(Qt::ALT | Qt::Key_1), tr("Go to the first page; 2 to 0 for the next ones")},
            {QKeySequence(Qt::Key_Escape), tr("Go back one step")},
            {QKeySequence(Qt::ALT | Qt::Key_Left), tr("Back to the last place")},
            {QKeySequence(Qt::ALT | Qt::Key_Right), tr("Forward again")},
            {QKeySequence(Qt::Key_F6), tr("Next pane")},
            {QKeySequence(Qt::Key_F9), tr("Show or hide the right pane")},
            {QKeySequence(Qt::CTRL | Qt::Key_B), tr("Narrow or widen the list of pages")},
            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), tr("Lock")},
            {QKeySequence(Qt::Key_Question), tr("Keys for this screen")}};
}

void MainWindow::addPage(const PageId& id, Page* page, int group)
{
    auto* frame = new PageFrame(id, page, m_settings, m_pages);
    m_pages->addWidget(frame);
    if (group >= 0) {
        m_rail->addEntry(id, page->icon(), page->title(), group);
        m_railOrder.push_back(id);
        connect(page, &Page::countChanged, this,
                [this, id](int count, int moving) { m_rail->setCount(id, count, moving); });
    }
    connect(page, &Page::openRequested, this, &MainWindow::openPage);
    connect(page, &Page::noticeWanted, this, &MainWindow::showNotice);
    connect(page, &Page::countdownWanted, this,
            [this](const QString& text, const std::function<void()>& undo, int seconds) {
                showNotice(text, undo);
                m_notices->countDown(seconds);
            });
    if (m_pages->count() == 1)
        showPlace({.page = id, .item = {}});
}

void MainWindow::showNotice(const QString& text, const std::function<void()>& undo)
{
    m_undo = undo;
    if (undo)
        m_notices->showNotice(text, tr("Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z));
    else
        m_notices->showNotice(text);
}

PageFrame* MainWindow::frameOf(const PageId& id) const
{
    for (int i = 0; i < m_pages->count(); ++i) {
        auto* frame = qobject_cast<PageFrame*>(m_pages->widget(i));
        if (frame && frame->id() == id)
            return frame;
    }
    return nullptr;
}

PageFrame* MainWindow::currentFrame() const
{
    return qobject_cast<PageFrame*>(m_pages->currentWidget());
}

Page* MainWindow::currentPage() const
{
    return currentFrame() ? currentFrame()->page() : nullptr;
}

void MainWindow::openPage(const PageId& id, const QString& item)
{
    if (!frameOf(id))
        return;
    const Place wanted{.page = id, .item = item};
    if (wanted != m_place) {
        m_back.push_back(m_place);
        if (m_back.size() > kLongestHistory)
            m_back.erase(m_back.begin());
        m_forward.clear();
    }
    showPlace(wanted);
}

void MainWindow::showPlace(const Place& place)
{
    PageFrame* frame = frameOf(place.page);
    m_place = place;
    m_pages->setCurrentWidget(frame);
    // A page without an entry of its own (one account) keeps the entry that led to it.
    if (std::ranges::find(m_railOrder, place.page) != m_railOrder.end())
        m_rail->setCurrent(place.page);
    frame->page()->openItem(place.item);
    frame->page()->focusFirst();
    m_notices->place();
    emit pageChanged(place.page);
}

void MainWindow::goBack()
{
    if (m_back.empty())
        return;
    const Place target = m_back.back();
    m_back.pop_back();
    m_forward.push_back(m_place);
    showPlace(target);
}

void MainWindow::goForward()
{
    if (m_forward.empty())
        return;
    const Place target = m_forward.back();
    m_forward.pop_back();
    m_back.push_back(m_place);
    showPlace(target);
}

void MainWindow::stepBack()
{
    if (m_palette->isOpen())
        return m_palette->close();
    if (m_keys->isVisible())
        return m_keys->close();
    if (currentPage() && currentPage()->goBack())
        return;
    goBack();
}

void MainWindow::cyclePanes(bool forward)
{
    if (!currentFrame())
        return;
    const QWidget* now = focusWidget();
    if (now && m_rail->isAncestorOf(now)) {
        if (!currentFrame()->focusNextPane(forward))
            m_rail->focusCurrent();
        return;
    }
    if (!currentFrame()->focusNextPane(forward))
        m_rail->focusCurrent();
}

void MainWindow::setSearchProvider(SearchProvider* provider)
{
    m_palette->setSearchProvider(provider);
}

void MainWindow::openPalette()
{
    m_palette->open(paletteCommands());
}

void MainWindow::openKeysSheet()
{
    if (currentPage())
        m_keys->open(currentPage()->title(), currentPage()->keys(), windowKeys());
}

std::vector<Command> MainWindow::paletteCommands()
{
    std::vector<Command> commands;
    if (currentPage())
        commands = currentPage()->commands();
    commands.insert(commands.end(), m_commands.begin(), m_commands.end());
    for (std::size_t i = 0; i < m_railOrder.size(); ++i) {
        const PageId id = m_railOrder[i];
        const Page* page = frameOf(id)->page();
        const int digit = static_cast<int>(i) == 9 ? Qt::Key_0 : Qt::Key_1 + static_cast<int>(i);
        commands.push_back(
            {.title = tr("Go to %1", "%1 is the name of a page").arg(page->title()),
             .keys = i < 10 ? QKeySequence(Qt::ALT | static_cast<Qt::Key>(digit)) : QKeySequence(),
             .icon = page->icon(),
             .run = [this, id] { openPage(id); }});
    }
    commands.push_back({.title = tr("Show the keys for this screen"),
                        .keys = QKeySequence(Qt::Key_Question),
                        .icon = theme::Icon::Info,
                        .run = [this] { openKeysSheet(); }});
    commands.push_back({.title = tr("Lock Countersign"),
                        .keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                        .icon = theme::Icon::Lock,
                        .run = [this] { emit lockRequested(); }});
    return commands;
}

void MainWindow::setCover(QWidget* cover)
{
    if (m_cover == cover)
        return;
    if (m_cover) {
        layout()->removeWidget(m_cover);
        m_cover->hide();
    }
    m_cover = cover;
    m_palette->close();
    m_keys->close();
    m_frame->setVisible(cover == nullptr);
    if (cover) {
        layout()->addWidget(cover);
        cover->show();
        cover->setFocus();
    } else if (currentPage()) {
        currentPage()->focusFirst();
    }
    // Shortcuts belong to the window, so they would still act on what lies under the cover.
    for (QShortcut* shortcut : findChildren<QShortcut*>(Qt::FindDirectChildrenOnly))
        shortcut->setEnabled(cover == nullptr);
}

void MainWindow::toggleRail()
{
    m_railCollapsed = !m_rail->isCollapsed();
    m_settings.setValue(kRailKey, m_railCollapsed);
    m_rail->setCollapsed(m_railCollapsed);
}

void MainWindow::fitRail()
{
    m_rail->setCollapsed(m_railCollapsed || width() < kRailNeeds);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    if ((event->oldSize().width() < kRailNeeds) != (event->size().width() < kRailNeeds))
        fitRail();
    QWidget::resizeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(kGeometryKey, saveGeometry());
    QWidget::closeEvent(event);
    emit closed();
}

} // namespace countersign::shell
