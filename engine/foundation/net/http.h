// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::net {

struct HttpHeader
{
    std::string name;
    std::string value;

    friend bool operator==(const HttpHeader&, const HttpHeader&) = default;
};

/// One request. `url` is https, or http to an allow-listed loopback server; it carries no user name.
struct HttpRequest
{
    std::string method = "GET";
    std::string url;
    std::vector<HttpHeader> headers;
    /// Sent as the value of `secretHeader`; never logged and wiped after the call.
    base::SecretText secret;
    std::string secretHeader = "Authorization";
    std::string body;
    /// True where the request changes something in the world (sends, creates): it goes once, on a connection
    /// of its own, over HTTP/1.1, and a failure after its first byte left is OutcomeUnknown.
    bool effect = false;
    /// Called after the connection stands and before the first byte of the request leaves; an error stops it
    /// there.
    std::function<base::Status()> onFirstByte;
    std::size_t maxResponseBytes = 32U << 20;
};

/// Header names are lower case, in order of arrival; `body` is empty where a sink took it.
struct HttpResponse
{
    int status = 0;
    std::vector<HttpHeader> headers;
    std::string body;
};

/// Takes the body of a successful answer (2xx) piece by piece; answers of other statuses go to
/// HttpResponse::body.
class BodySink
{
public:
    virtual ~BodySink() = default;
    /// An error ends the transfer and becomes its result.
    [[nodiscard]] virtual base::Status take(std::string_view bytes) = 0;
};

/// Sends one request and waits for the answer. Thread-safe; blocks, so call it on a network thread. A stop
/// request is obeyed at once with Cancelled (with `effect`, after the first byte: OutcomeUnknown). Every HTTP
/// status is a response, not an error. Errors: Offline, HostUnreachable, ConnectionRefused, ConnectionLost,
/// TimedOut, TlsFailed, AddressForbidden, TooLarge, ProtocolError, InvalidInput, Cancelled, OutcomeUnknown.
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;
    [[nodiscard]] virtual base::Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop,
                                                          BodySink* sink = nullptr) = 0;
};

/// The value of the first header of that name (lower case), or nothing.
[[nodiscard]] std::optional<std::string_view> header(const HttpResponse& response, std::string_view name);

/// Retry-After in seconds or as a date (RFC 9110 §10.2.3), at least zero.
[[nodiscard]] std::optional<base::Duration> retryAfter(const HttpResponse& response, base::Instant now);

/// The error that a status of 400 and above stands for: 401 SignInNeeded, 403 NotAllowed, 404 NotFound,
/// 408/429/5xx worth a retry later.
[[nodiscard]] base::Error errorOfStatus(int status);

} // namespace countersign::net
