// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/llm/openai_client.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/json.h"
#include "engine/platform/governance/egress_permit.h"
#include "engine/platform/llm/completion_stream.h"
#include "engine/platform/llm/cost_ledger.h"

namespace countersign::llm {

using base::ErrorCode;
using base::Json;

namespace {

std::string_view roleName(ModelRole role)
{
    switch (role) {
    case ModelRole::System:
        return "system";
    case ModelRole::User:
        return "user";
    case ModelRole::Assistant:
        return "assistant";
    }
    COUNTERSIGN_ASSERT(false, "no such role");
}

std::string completionsUrl(std::string baseUrl)
{
    while (baseUrl.ends_with('/'))
        baseUrl.pop_back();
    return baseUrl + "/chat/completions";
}

tl::unexpected<base::Error> statusError(const net::HttpResponse& response, base::Instant now)
{
    if (response.status == 401 || response.status == 403)
        return base::fail(ErrorCode::SignInRefused, "the model's server refused the key",
                          {std::to_string(response.status)}, base::Retry::AfterSignIn);
    if (response.status == 429) {
        const auto wait = net::retryAfter(response, now).value_or(std::chrono::seconds(30));
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
        return base::fail(ErrorCode::RateLimited, "the model's server asks for patience",
                          {std::to_string(seconds)}, base::Retry::Later);
    }
    return base::fail(net::errorOfStatus(response.status));
}

} // namespace

OpenAiClient::OpenAiClient(net::HttpTransport& transport, OpenAiSettings settings, base::SecretText key,
                           const base::Clock& clock)
    : m_transport(transport), m_settings(std::move(settings)), m_key(std::move(key)), m_clock(clock)
{
}

std::string OpenAiClient::requestBody(const ModelRequest& request) const
{
    Json messages = Json::array();
    for (const ModelMessage& message : request.messages)
        messages.push_back({{"role", roleName(message.role)}, {"content", message.content}});
    Json body{{"model", m_settings.model},
              {"messages", messages},
              {"max_tokens", request.maxOutputTokens},
              {"temperature", request.temperature},
              {"stream", true}};
    if (m_settings.asksForUsage)
        body["stream_options"] = {{"include_usage", true}};
    if (m_settings.sendsResponseFormat && request.jsonObject)
        body["response_format"] = {{"type", "json_object"}};
    return base::dumpJson(body);
}

base::Result<ModelAnswer> OpenAiClient::complete(const ModelRequest& request,
                                                 const governance::EgressPermit& permit,
                                                 const DeltaHandler& onDelta, std::stop_token stop)
{
    net::HttpRequest call{.method = "POST", .url = completionsUrl(m_settings.baseUrl)};
    call.body = requestBody(request);
    if (permit.provider() != m_settings.name || !permit.covers(base::bytesOf(call.body)))
        return base::fail(ErrorCode::NotAllowed, "the egress permit is for another provider or other bytes");
    call.headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
    if (!m_key.empty())
        call.secret = base::SecretText("Bearer " + m_key.expose());
    call.maxResponseBytes = 4 * m_settings.maxAnswerBytes;
    CompletionStream stream(onDelta, m_settings.maxAnswerBytes);
    auto response = m_transport.send(call, stop, &stream);
    if (!response) {
        // A line that breaks in mid-answer leaves half an answer, which is none.
        return base::fail(response.error());
    }
    if (response->status < 200 || response->status > 299)
        return statusError(*response, m_clock.now());
    COUNTERSIGN_ASSIGN(ModelAnswer answer, stream.finish());
    if (!answer.usage.reported)
        answer.usage = {.inputTokens = estimateInputTokens(request),
                        .outputTokens = estimateTokens(answer.text),
                        .reported = false};
    return answer;
}

} // namespace countersign::llm
