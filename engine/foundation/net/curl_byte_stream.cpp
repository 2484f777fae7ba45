// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/curl_byte_stream.h"

#include <poll.h>

#include <algorithm>

namespace countersign::net {
namespace {

using base::ErrorCode;
using base::Retry;

class CurlByteStream final : public ByteStream
{
public:
    CurlByteStream(std::unique_ptr<CurlCall> call, const base::Clock& clock, base::Duration idle,
                   std::string place)
        : m_call(std::move(call)), m_clock(clock), m_idle(idle), m_place(std::move(place))
    {
        curl_easy_getinfo(m_call->handle(), CURLINFO_ACTIVESOCKET, &m_socket);
    }

    [[nodiscard]] base::Result<std::size_t> read(std::span<char> buffer, std::stop_token stop) override
    {
        const auto since = m_clock.monotonic();
        while (true) {
            std::size_t count = 0;
            const CURLcode code = curl_easy_recv(m_call->handle(), buffer.data(), buffer.size(), &count);
            if (code == CURLE_OK)
                return count;
            if (code != CURLE_AGAIN)
                return lost(code);
            COUNTERSIGN_TRY(wait(POLLIN, since, stop));
        }
    }

    [[nodiscard]] base::Status write(std::string_view bytes, std::stop_token stop) override
    {
        auto since = m_clock.monotonic();
        while (!bytes.empty()) {
            std::size_t count = 0;
            const CURLcode code = curl_easy_send(m_call->handle(), bytes.data(), bytes.size(), &count);
            if (code == CURLE_OK) {
                bytes.remove_prefix(count);
                since = m_clock.monotonic();
                continue;
            }
            if (code != CURLE_AGAIN)
                return lost(code);
            COUNTERSIGN_TRY(wait(POLLOUT, since, stop));
        }
        return {};
    }

private:
    [[nodiscard]] tl::unexpected<base::Error> lost(CURLcode code) const
    {
        return base::fail(ErrorCode::ConnectionLost, curl_easy_strerror(code), {m_place}, Retry::Later);
    }

    [[nodiscard]] base::Status wait(short events, std::chrono::nanoseconds since,
                                    const std::stop_token& stop) const
    {
        constexpr int kLongestPollMs = 100;
        if (stop.stop_requested())
            return base::fail(ErrorCode::Cancelled, "the call was stopped", {m_place});
        if (m_clock.monotonic() - since > m_idle)
            return base::fail(ErrorCode::TimedOut, "the server fell silent", {m_place}, Retry::Later);
        pollfd item{.fd = m_socket, .events = events, .revents = 0};
        ::poll(&item, 1, static_cast<int>(std::clamp<std::int64_t>(m_idle.count() / 4, 1, kLongestPollMs)));
        return {};
    }

    std::unique_ptr<CurlCall> m_call;
    const base::Clock& m_clock;
    base::Duration m_idle;
    std::string m_place;
    curl_socket_t m_socket = CURL_SOCKET_BAD;
};

} // namespace

base::Result<std::unique_ptr<ByteStream>>
CurlStreamConnector::connectImap(const HostPort& server, Security security, std::stop_token stop)
{
    const Target target{.protocol = Protocol::Imap, .host = server.host, .port = server.port};
    COUNTERSIGN_TRY(checkTarget(m_policy, target));
    auto call = std::make_unique<CurlCall>(m_policy, m_clock, m_timeouts, target, CurlCall::Sockets::Owned);
    const std::string place = server.host + ":" + std::to_string(server.port);
    const bool literal6 = server.host.find(':') != std::string::npos;
    const std::string authority =
        (literal6 ? "[" + server.host + "]" : server.host) + ":" + std::to_string(server.port);
    const std::string url = (security == Security::ImplicitTls ? "imaps://" : "imap://") + authority;
    curl_easy_setopt(call->handle(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(call->handle(), CURLOPT_CONNECT_ONLY, 1L);
    COUNTERSIGN_TRY(call->perform(stop));
    return std::make_unique<CurlByteStream>(std::move(call), m_clock, m_timeouts.idle, place);
}

} // namespace countersign::net
