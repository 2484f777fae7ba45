// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/net/network_policy.h"

#include <curl/curl.h>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace countersign::net {

struct CallTimeouts
{
    base::Duration connect = std::chrono::seconds(5);
    /// From the last byte sent to the first byte of the answer.
    base::Duration firstByte = std::chrono::seconds(20);
    /// Between two bytes after that.
    base::Duration idle = std::chrono::seconds(30);
};

struct CurlEasyDeleter
{
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CurlMultiDeleter
{
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct CurlListDeleter
{
    void operator()(curl_slist* list) const;
};
using CurlEasy = std::unique_ptr<CURL, CurlEasyDeleter>;
using CurlMulti = std::unique_ptr<CURLM, CurlMultiDeleter>;
/// Wiped when freed, because header lists carry secrets.
using CurlList = std::unique_ptr<curl_slist, CurlListDeleter>;

/// Appends a copy of `line`.
void append(CurlList& list, const std::string& line);

/// One libcurl transfer under the network policy: verified TLS ≥ 1.2, no environment proxy, netrc or
/// redirect, no socket to a forbidden address, time-outs, immediate cancellation. The one place where a
/// libcurl handle is made. Used by one thread; errors carry "host:port" as their first argument.
class CurlCall
{
public:
    enum class Sockets {
        /// The connection may outlive the call in its multi handle.
        Reusable,
        /// This call owns its sockets and shuts them down before libcurl can write another byte to them.
        Owned
    };

    CurlCall(const NetworkPolicy& policy, const base::Clock& clock, CallTimeouts timeouts, Target target,
             Sockets sockets, CurlMulti multi = nullptr);
    ~CurlCall();
    CurlCall(const CurlCall&) = delete;
    CurlCall& operator=(const CurlCall&) = delete;

    /// For protocol options, before perform().
    [[nodiscard]] CURL* handle() const { return m_easy.get(); }

    /// How long no byte may move in either direction from now on; starts at the firstByte time-out.
    void setQuietLimit(base::Duration limit) { m_quietLimit = limit; }
    /// From now on a stop request no longer ends the call (the point of no return has passed).
    void ignoreStop() { m_obeysStop = false; }
    /// Ends the call with `error` at the next chance; for callbacks.
    void abort(base::Error error);

    /// Protocol lines as they pass (SMTP commands and replies); they may hold secrets and addresses.
    std::function<void(std::string_view)> onReceived;
    std::function<void(std::string_view)> onSent;

    /// Runs the transfer to its end on this thread.
    [[nodiscard]] base::Status perform(std::stop_token stop);

    /// Of the last perform().
    [[nodiscard]] CURLcode code() const { return m_code; }
    /// Keeps the connection for a next call; only after a success, and only with Sockets::Reusable.
    [[nodiscard]] CurlMulti releaseMulti();

private:
    void applyPolicy();
    void applyCallbacks();
    void checkTime();
    void shutDownSockets();
    void end();
    [[nodiscard]] base::Error errorOf(CURLcode code) const;
    [[nodiscard]] CURLcode drive(const std::stop_token& stop);

    static curl_socket_t openSocket(void* self, curlsocktype purpose, curl_sockaddr* address);
    static int closeSocket(void* self, curl_socket_t socket);
    static int onProgress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    static int onDebug(CURL*, curl_infotype type, char* data, std::size_t size, void* self);

    const NetworkPolicy& m_policy;
    const base::Clock& m_clock;
    CallTimeouts m_timeouts;
    Target m_target;
    Sockets m_sockets;
    bool m_allowListed = false;
    // The multi handle goes last: closing its connections calls closeSocket().
    std::vector<curl_socket_t> m_open;
    CurlMulti m_multi;
    CurlEasy m_easy;
    base::Duration m_quietLimit;
    std::chrono::nanoseconds m_lastActivity{0};
    bool m_added = false;
    bool m_obeysStop = true;
    bool m_addressForbidden = false;
    std::optional<base::Error> m_abort;
    std::stop_token m_stop;
    CURLcode m_code = CURLE_OK;
};

} // namespace countersign::net
