// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/page_grabber.h"

#include "app/desktop/pages.h"
#include "ui/text/utf8.h"

#include <QDir>
#include <QPixmap>
#include <QTimer>

namespace countersign::desktop {

namespace {
/// A page asks, and what it hears makes it ask again (a list, its current row, that row's draft).
constexpr int kQuestionsDeep = 6;
} // namespace

PageGrabber::PageGrabber(shell::MainWindow& window, bridge::EngineClient& client, const QString& folder)
    : m_window(window), m_client(client), m_folder(folder), m_left(railPages())
{
}

void PageGrabber::start()
{
    if (!QDir().mkpath(m_folder)) {
        emit finished({});
        return;
    }
    m_window.resize(1440, 900);
    next();
}

void PageGrabber::next()
{
    if (m_left.empty()) {
        emit finished(m_written);
        return;
    }
    const shell::PageId id = m_left.front();
    m_left.erase(m_left.begin());
    m_window.openPage(id);
    settle(kQuestionsDeep, [this, id] {
        write(id);
        next();
    });
}

void PageGrabber::settle(int rounds, const std::function<void()>& then)
{
    if (rounds == 0) {
        // Layouts and paints that the last answer asked for come first.
        QTimer::singleShot(0, this, then);
        return;
    }
    // The engine answers in order: when this answer comes, all that was asked before has been answered.
    m_client.frame(this, [this, rounds, then](const auto&) { settle(rounds - 1, then); });
}

void PageGrabber::write(const QString& name)
{
    const QString file = QDir(m_folder).filePath(name + QStringLiteral(".png"));
    if (m_window.grab().save(file))
        m_written.append(file);
}

} // namespace countersign::desktop
