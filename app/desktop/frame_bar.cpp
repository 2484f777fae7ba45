// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/frame_bar.h"

#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/text/dates.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"

#include <algorithm>

namespace countersign::desktop {

using theme::Icon;
using theme::Tone;

FrameBar::FrameBar(bridge::EngineClient& client, shell::MainWindow& window) : m_client(client), m_window(window)
{
    connect(&m_client, &bridge::EngineClient::changed, this, &FrameBar::reload);
    connect(&m_timer, &QTimer::timeout, this, &FrameBar::reload);
    // Ages grow, and what another process has committed shows: the command line may work on the same workspace.
    m_timer.start(std::chrono::seconds(10));
    reload();
}

void FrameBar::reload()
{
    // An import announces many changes; one question at a time is enough.
    if (m_asked) {
        m_again = true;
        return;
    }
    m_asked = true;
    m_client.frame(this, [this](const bridge::Loaded<api::FrameState>& loaded) {
        m_asked = false;
        if (loaded)
            take(*loaded);
        if (std::exchange(m_again, false))
            reload();
    });
}

void FrameBar::take(const api::FrameState& state)
{
    m_state = state;
    m_window.topBar().setDemo(state.demo);
    m_window.topBar().setUser(text::fromUtf8(state.me.name), text::roleText(state.me.role));
    sayAge();
    sayOnline();
    sayStatus();
    emit frameRead(m_state);
}

void FrameBar::sayAge()
{
    const api::DataAge* oldest = nullptr;
    for (const api::DataAge& age : m_state.ages) {
        if (age.lastSync && (!oldest || *age.lastSync < *oldest->lastSync))
            oldest = &age;
    }
    if (!oldest)
        return m_window.topBar().setDataAge({});
    //: %1 is how long ago the longest unread source was read: "3 h".
    const QString words = tr("Oldest data %1").arg(text::ageText(*oldest->lastSync, m_client.here()));
    m_window.topBar().setDataAge({Icon::Clock, words, oldest->stale ? Tone::Amber : Tone::Quiet});
}

void FrameBar::sayOnline()
{
    const auto since = m_offlineSince ? m_offlineSince : m_state.offlineSince;
    if (m_state.online && !since)
        return m_window.topBar().setConnection({Icon::Wifi, tr("Online"), Tone::Quiet});
    const QString words = since ? tr("Offline since %1", "%1 is a time such as 10:12")
                                      .arg(text::timeText(text::toDateTime(*since, m_client.here()).time(),
                                                          m_client.here().locale))
                                : tr("Offline");
    m_window.topBar().setConnection({Icon::WifiOff, words, Tone::Amber});
}

void FrameBar::sayConnection(bool reached)
{
    if (reached)
        m_offlineSince.reset();
    else if (!m_offlineSince)
        m_offlineSince = m_client.here().now;
    sayOnline();
}

void FrameBar::sayStatus()
{
    const text::Here here = m_client.here();
    std::vector<widgets::Mark> marks;
    if (m_state.everythingStopped)
        marks.push_back({Icon::Stop, tr("Everything is stopped"), Tone::Red});
    if (m_state.outboxNeedsYou > 0)
        marks.push_back({Icon::QuestionDiamond, tr("%n message(s) need your answer", "", m_state.outboxNeedsYou),
                         Tone::Amber});
    const QString waiting = tr("%n waiting", "messages in the outbox", m_state.waitingToLeave);
    if (m_state.waitingToLeave == 0)
        marks.push_back({Icon::Outbox, tr("Nothing waits to leave"), Tone::Quiet});
    else if (m_state.nextLeaves)
        //: %1 is "7 waiting", %2 a day and time such as "today 10:00".
        marks.push_back({Icon::Outbox,
                         tr("%1, next leaves %2").arg(waiting, text::timeInSentence(*m_state.nextLeaves, here)),
                         Tone::Quiet});
    else
        marks.push_back({Icon::Outbox, waiting, Tone::Quiet});
    for (const api::DataAge& age : m_state.ages) {
        const QString name = text::fromUtf8(age.name);
        if (!age.lastError.empty())
            //: %1 is the name of a source that could not be read.
            marks.push_back({Icon::WarningTriangle, tr("%1 could not be read").arg(name), Tone::Amber});
        else if (age.lastSync)
            //: %1 is the name of a source, %2 a day and time such as "today 08:26".
            marks.push_back({Icon::Sources, tr("%1 read %2").arg(name, text::timeInSentence(*age.lastSync, here)),
                             age.stale ? Tone::Amber : Tone::Quiet});
    }
    m_window.statusLine().setMarks(std::move(marks));
}

} // namespace countersign::desktop
