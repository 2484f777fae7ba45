// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/session.h"

#include "app/desktop/pages.h"

namespace countersign::desktop {

Session::Session(std::shared_ptr<wiring::Desk> desk, const base::Clock& clock, shell::MainWindow& window)
    : m_desk(std::move(desk)), m_client(m_desk->engine(), clock), m_window(&window), m_search(m_client),
      m_frame(m_client, window), m_rounds(m_client, clock)
{
    addPages(window, m_client);
    window.setSearchProvider(&m_search);
    QObject::connect(&m_frame, &FrameBar::frameRead, &m_rounds, &Rounds::plan);
    QObject::connect(&m_rounds, &Rounds::done, &m_frame, &FrameBar::sayConnection);
}

Session::~Session()
{
    if (m_window)
        m_window->setSearchProvider(nullptr);
}

} // namespace countersign::desktop
