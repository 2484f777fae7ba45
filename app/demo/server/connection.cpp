// SPDX-License-Identifier: Apache-2.0
#include "app/demo/server/connection.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace countersign::demo {
namespace {

constexpr std::chrono::milliseconds kSlice{100};

auto lost(const char* detail)
{
    return base::fail(base::ErrorCode::ConnectionLost, detail);
}

} // namespace

Connection::Connection(int socket, std::stop_token stop, std::chrono::milliseconds idleLimit)
    : m_socket(socket), m_stop(std::move(stop)), m_idleLimit(idleLimit)
{
    ::fcntl(m_socket, F_SETFL, ::fcntl(m_socket, F_GETFL) | O_NONBLOCK);
}

Connection::~Connection()
{
    if (m_tls)
        SSL_shutdown(m_tls.get());
    ::shutdown(m_socket, SHUT_WR);
    ::close(m_socket);
}

bool Connection::waitFor(short events, std::chrono::milliseconds limit) const
{
    for (auto waited = std::chrono::milliseconds(0); waited <= limit; waited += kSlice) {
        if (m_stop.stop_requested())
            return false;
        pollfd entry{.fd = m_socket, .events = events, .revents = 0};
        const auto slice = std::min(kSlice, limit);
        if (::poll(&entry, 1, static_cast<int>(slice.count())) > 0)
            return true;
    }
    return false;
}

bool Connection::waitReadable(std::chrono::milliseconds limit)
{
    return !m_buffer.empty() || (m_tls && SSL_pending(m_tls.get()) > 0) || waitFor(POLLIN, limit);
}

base::Status Connection::startTls(SSL_CTX* context)
{
    m_buffer.clear();
    m_tls.reset(SSL_new(context));
    SSL_set_fd(m_tls.get(), m_socket);
    while (true) {
        const int done = SSL_accept(m_tls.get());
        if (done == 1)
            return {};
        const int reason = SSL_get_error(m_tls.get(), done);
        const bool read = reason == SSL_ERROR_WANT_READ;
        if ((!read && reason != SSL_ERROR_WANT_WRITE) || !waitFor(read ? POLLIN : POLLOUT, m_idleLimit)) {
            // A failed handshake must not be followed by a shutdown message.
            m_tls.reset();
            return base::fail(base::ErrorCode::TlsFailed, "the handshake failed");
        }
    }
}

base::Status Connection::fillBuffer()
{
    std::array<char, 16384> chunk{};
    while (true) {
        if (m_tls) {
            const int n = SSL_read(m_tls.get(), chunk.data(), static_cast<int>(chunk.size()));
            if (n > 0) {
                m_buffer.append(chunk.data(), static_cast<std::size_t>(n));
                return {};
            }
            const int reason = SSL_get_error(m_tls.get(), n);
            if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE)
                return lost("closed by the client");
        } else {
            const ssize_t n = ::recv(m_socket, chunk.data(), chunk.size(), 0);
            if (n > 0) {
                m_buffer.append(chunk.data(), static_cast<std::size_t>(n));
                return {};
            }
            if (n == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
                return lost("closed by the client");
        }
        if (!waitFor(POLLIN, m_idleLimit))
            return lost("idle, or stopping");
    }
}

base::Result<std::string> Connection::readLine(std::size_t maxBytes)
{
    std::size_t searched = 0;
    while (true) {
        const std::size_t end = m_buffer.find('\n', searched);
        if (end != std::string::npos) {
            std::string line = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 1);
            return line;
        }
        searched = m_buffer.size();
        if (searched > maxBytes)
            return base::fail(base::ErrorCode::TooLarge, "a line beyond the limit");
        COUNTERSIGN_TRY(fillBuffer());
    }
}

base::Result<std::string> Connection::readExactly(std::size_t bytes)
{
    while (m_buffer.size() < bytes)
        COUNTERSIGN_TRY(fillBuffer());
    std::string text = m_buffer.substr(0, bytes);
    m_buffer.erase(0, bytes);
    return text;
}

base::Status Connection::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        ssize_t n = 0;
        bool again = false;
        if (m_tls) {
            const int done = SSL_write(m_tls.get(), bytes.data(),
                                       static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 20)));
            const int reason = done > 0 ? SSL_ERROR_NONE : SSL_get_error(m_tls.get(), done);
            again = reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE;
            n = done;
        } else {
            n = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            again = n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
        }
        if (n > 0)
            bytes.remove_prefix(static_cast<std::size_t>(n));
        else if (!again || !waitFor(POLLOUT, m_idleLimit))
            return lost("the client takes nothing more");
    }
    return {};
}

} // namespace countersign::demo
