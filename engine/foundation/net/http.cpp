// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace countersign::net {

using base::ErrorCode;
using base::Retry;

std::optional<std::string_view> header(const HttpResponse& response, std::string_view name)
{
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [&](const HttpHeader& candidate) { return candidate.name == name; });
    if (found == response.headers.end())
        return std::nullopt;
    return found->value;
}

std::optional<base::Duration> retryAfter(const HttpResponse& response, base::Instant now)
{
    const auto value = header(response, "retry-after");
    if (!value)
        return std::nullopt;
    std::int64_t seconds = 0;
    const auto [end, status] = std::from_chars(value->data(), value->data() + value->size(), seconds);
    if (status == std::errc{} && end == value->data() + value->size())
        return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, 7 * 86400));
    const time_t date = curl_getdate(std::string(*value).c_str(), nullptr);
    if (date < 0)
        return std::nullopt;
    const auto wait = base::Instant(std::chrono::seconds(date)) - now;
    return std::max(base::Duration::zero(), std::chrono::duration_cast<base::Duration>(wait));
}

base::Error errorOfStatus(int status)
{
    const std::string detail = "HTTP status " + std::to_string(status);
    const auto error = [&](ErrorCode code, Retry retry) {
        return base::Error{.code = code, .retry = retry, .detail = detail, .args = {std::to_string(status)}};
    };
    switch (status) {
    case 401:
        return error(ErrorCode::SignInNeeded, Retry::AfterSignIn);
    case 403:
        return error(ErrorCode::NotAllowed, Retry::Never);
    case 404:
    case 410:
        return error(ErrorCode::NotFound, Retry::Never);
    case 409:
    case 412:
        return error(ErrorCode::Conflict, Retry::Never);
    case 408:
        return error(ErrorCode::TimedOut, Retry::Later);
    case 413:
        return error(ErrorCode::TooLarge, Retry::Never);
    case 429:
        return error(ErrorCode::RateLimited, Retry::Later);
    }
    if (status >= 500)
        return error(ErrorCode::ServerFailed, Retry::Later);
    return error(ErrorCode::ServerRefused, Retry::Never);
}

} // namespace countersign::net
