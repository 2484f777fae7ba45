// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/byte_stream.h"
#include "engine/foundation/net/curl_call.h"

namespace countersign::net {

/// Streams by libcurl's connect-only mode: same policy, same verified TLS, STARTTLS without a plain-text gap.
class CurlStreamConnector final : public StreamConnector
{
public:
    /// `clock` outlives the connector, and the connector outlives its streams.
    CurlStreamConnector(NetworkPolicy policy, const base::Clock& clock, CallTimeouts timeouts = {})
        : m_policy(std::move(policy)), m_clock(clock), m_timeouts(timeouts)
    {
    }

    [[nodiscard]] base::Result<std::unique_ptr<ByteStream>>
    connectImap(const HostPort& server, Security security, std::stop_token stop) override;

private:
    NetworkPolicy m_policy;
    const base::Clock& m_clock;
    CallTimeouts m_timeouts;
};

} // namespace countersign::net
