// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/curl_call.h"
#include "engine/foundation/net/http.h"

#include <mutex>
#include <vector>

namespace countersign::net {

/// HTTP by libcurl, with the settings of the network policy; connections of requests without effect are
/// reused.
class CurlHttpTransport final : public HttpTransport
{
public:
    /// `clock` outlives the transport.
    CurlHttpTransport(NetworkPolicy policy, const base::Clock& clock, CallTimeouts timeouts = {})
        : m_policy(std::move(policy)), m_clock(clock), m_timeouts(timeouts)
    {
    }

    [[nodiscard]] base::Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop,
                                                  BodySink* sink = nullptr) override;

private:
    [[nodiscard]] CurlMulti takeConnections();
    void giveConnections(CurlMulti multi);

    NetworkPolicy m_policy;
    const base::Clock& m_clock;
    CallTimeouts m_timeouts;
    std::mutex m_mutex;
    std::vector<CurlMulti> m_idle;
};

} // namespace countersign::net
