// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/http.h"

#include <deque>
#include <string>
#include <vector>

namespace countersign::tests {

/// One scripted answer: its body reaches the sink in pieces of `pieceBytes` (0: whole), then `error` where
/// there is one.
struct FakeAnswer
{
    int status = 200;
    std::string body = {};
    std::vector<net::HttpHeader> headers = {};
    std::size_t pieceBytes = 0;
    std::optional<base::Error> error = {};
};

/// Answers requests from a script and keeps what was asked. Not thread-safe.
class FakeHttp final : public net::HttpTransport
{
public:
    struct Seen
    {
        std::string method;
        std::string url;
        std::string body;
        std::string secret;
    };

    void answer(FakeAnswer answer) { m_answers.push_back(std::move(answer)); }
    [[nodiscard]] const std::vector<Seen>& seen() const { return m_seen; }

    [[nodiscard]] base::Result<net::HttpResponse> send(const net::HttpRequest& request, std::stop_token stop,
                                                       net::BodySink* sink) override
    {
        m_seen.push_back({request.method, request.url, request.body, request.secret.expose()});
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped");
        if (m_answers.empty())
            return base::fail(base::ErrorCode::ConnectionRefused, "no answer is scripted");
        FakeAnswer answer = std::move(m_answers.front());
        m_answers.pop_front();
        net::HttpResponse response{.status = answer.status, .headers = answer.headers, .body = {}};
        if (sink == nullptr || answer.status > 299) {
            response.body = answer.body;
        } else {
            const std::size_t piece = answer.pieceBytes == 0 ? answer.body.size() + 1 : answer.pieceBytes;
            for (std::size_t at = 0; at < answer.body.size(); at += piece)
                if (auto taken = sink->take(std::string_view(answer.body).substr(at, piece)); !taken)
                    return base::fail(taken.error());
        }
        if (answer.error)
            return base::fail(*answer.error);
        return response;
    }

private:
    std::deque<FakeAnswer> m_answers;
    std::vector<Seen> m_seen;
};

} // namespace countersign::tests
