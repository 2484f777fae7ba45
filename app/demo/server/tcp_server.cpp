// SPDX-License-Identifier: Apache-2.0
#include "app/demo/server/tcp_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace countersign::demo {
namespace {

constexpr int kPollMillis = 100;
constexpr std::size_t kMaxSessions = 64;

int bindLoopback(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return -1;
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        ::listen(socket, 32) == 0)
        return socket;
    ::close(socket);
    return -1;
}

} // namespace

base::Result<std::unique_ptr<TcpServer>> TcpServer::listen(std::uint16_t preferredPort,
                                                           base::ThreadFactory& threads, Handler handler)
{
    int socket = preferredPort != 0 ? bindLoopback(preferredPort) : -1;
    if (socket < 0)
        socket = bindLoopback(0);
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (socket < 0 || ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        return base::fail(base::ErrorCode::Internal, "cannot listen on loopback");
    return std::unique_ptr<TcpServer>(
        new TcpServer(socket, ntohs(address.sin_port), threads, std::move(handler)));
}

TcpServer::TcpServer(int socket, std::uint16_t port, base::ThreadFactory& threads, Handler handler)
    : m_socket(socket), m_port(port), m_threads(threads), m_handler(std::move(handler)),
      m_acceptor(threads.start("demo-accept", [this](const std::stop_token& stop) { acceptLoop(stop); }))
{
}

TcpServer::~TcpServer()
{
    m_acceptor.reset();
    for (Session& session : m_sessions)
        session.thread->requestStop();
    m_sessions.clear();
    ::close(m_socket);
}

void TcpServer::acceptLoop(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        std::erase_if(m_sessions, [](const Session& session) { return session.done->load(); });
        pollfd entry{.fd = m_socket, .events = POLLIN, .revents = 0};
        if (::poll(&entry, 1, kPollMillis) <= 0)
            continue;
        const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        if (m_sessions.size() >= kMaxSessions) {
            ::close(client);
            continue;
        }
        serve(client);
    }
}

void TcpServer::serve(int client)
{
    // Answers are small and awaited: waiting to fill a packet would cost 40 ms a command.
    const int yes = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    auto done = std::make_shared<std::atomic<bool>>(false);
    auto thread = m_threads.start("demo-session", [this, client, done](const std::stop_token& stop) {
        {
            Connection connection(client, stop);
            m_handler(connection, stop);
        }
        done->store(true);
    });
    m_sessions.push_back({.done = std::move(done), .thread = std::move(thread)});
}

} // namespace countersign::demo
