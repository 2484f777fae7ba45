// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/server/connection.h"
#include "engine/foundation/base/thread_factory.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace countersign::demo {

/// Listens on 127.0.0.1 and runs the handler for each connection on its own thread. Destroying it ends them
/// all.
class TcpServer
{
public:
    using Handler = std::function<void(Connection&, std::stop_token)>;

    /// `preferredPort` is tried first, so that a restarted demo is found where it was; 0 or a taken one: any
    /// free port.
    [[nodiscard]] static base::Result<std::unique_ptr<TcpServer>>
    listen(std::uint16_t preferredPort, base::ThreadFactory& threads, Handler handler);
    ~TcpServer();
    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    struct Session
    {
        std::shared_ptr<std::atomic<bool>> done;
        std::unique_ptr<base::Thread> thread;
    };
    TcpServer(int socket, std::uint16_t port, base::ThreadFactory& threads, Handler handler);
    void acceptLoop(const std::stop_token& stop);
    void serve(int client);

    int m_socket;
    std::uint16_t m_port;
    base::ThreadFactory& m_threads;
    Handler m_handler;
    std::vector<Session> m_sessions;
    std::unique_ptr<base::Thread> m_acceptor;
};

} // namespace countersign::demo
