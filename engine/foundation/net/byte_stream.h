// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/network_policy.h"

#include <cstddef>
#include <memory>
#include <span>
#include <stop_token>
#include <string_view>

namespace countersign::net {

/// An open, encrypted two-way stream. Used by one thread; destroying it closes the connection.
class ByteStream
{
public:
    virtual ~ByteStream() = default;
    /// Waits for at least one byte; 0 means that the peer closed. TimedOut after the idle time-out, Cancelled
    /// on stop.
    [[nodiscard]] virtual base::Result<std::size_t> read(std::span<char> buffer, std::stop_token stop) = 0;
    /// Writes all of it.
    [[nodiscard]] virtual base::Status write(std::string_view bytes, std::stop_token stop) = 0;
};

enum class Security { ImplicitTls, StartTls };

/// Opens verified TLS streams to IMAP servers. The stream begins behind the server's greeting, for either
/// kind of security; signing in is left to the caller, and the server's capabilities must be asked for again.
class StreamConnector
{
public:
    virtual ~StreamConnector() = default;
    [[nodiscard]] virtual base::Result<std::unique_ptr<ByteStream>>
    connectImap(const HostPort& server, Security security, std::stop_token stop) = 0;
};

} // namespace countersign::net
