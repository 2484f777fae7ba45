// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <openssl/ssl.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace countersign::demo {

/// One accepted connection, plain at first. Every wait ends when the server stops or the other side idles too
/// long. Used by one thread.
class Connection
{
public:
    Connection(int socket, std::stop_token stop,
               std::chrono::milliseconds idleLimit = std::chrono::minutes(10));
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Drops what was read in the clear beyond the command: it may not pass for what came under TLS (RFC 3207
    /// §4.2).
    [[nodiscard]] base::Status startTls(SSL_CTX* context);
    [[nodiscard]] bool encrypted() const { return m_tls != nullptr; }

    /// Up to and without the LF; the CR before it stays, so that a caller can insist on it.
    [[nodiscard]] base::Result<std::string> readLine(std::size_t maxBytes);
    [[nodiscard]] base::Result<std::string> readExactly(std::size_t bytes);
    [[nodiscard]] base::Status write(std::string_view bytes);
    /// True once there is something to read; false after the time, or when the server stops.
    [[nodiscard]] bool waitReadable(std::chrono::milliseconds limit);

private:
    struct TlsDeleter
    {
        void operator()(SSL* tls) const { SSL_free(tls); }
    };
    [[nodiscard]] base::Status fillBuffer();
    [[nodiscard]] bool waitFor(short events, std::chrono::milliseconds limit) const;

    int m_socket;
    std::stop_token m_stop;
    std::chrono::milliseconds m_idleLimit;
    std::unique_ptr<SSL, TlsDeleter> m_tls;
    std::string m_buffer;
};

} // namespace countersign::demo
