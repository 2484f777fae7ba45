// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/llm/completion_stream.h"

#include "engine/foundation/base/json.h"

namespace countersign::llm {

using base::ErrorCode;
using base::Json;

base::Status CompletionStream::take(std::string_view bytes)
{
    if (m_firstBytes.size() < 16)
        m_firstBytes += bytes.substr(0, 16 - m_firstBytes.size());
    COUNTERSIGN_ASSIGN(const std::vector<net::SseEvent> events, m_reader.feed(bytes));
    for (const net::SseEvent& event : events)
        COUNTERSIGN_TRY(takeEvent(event));
    return {};
}

base::Status CompletionStream::takeEvent(const net::SseEvent& event)
{
    if (event.data == "[DONE]")
        return {};
    const auto json = base::parseJson(event.data, {.maxBytes = 4U << 20, .maxDepth = 32});
    if (!json || !json->is_object())
        return base::fail(ErrorCode::ModelAnswerInvalid, "an event of the stream is no JSON object");
    if (event.type == "error" || json->contains("error"))
        return base::fail(ErrorCode::ServerFailed, "the model's server reported an error in the stream", {},
                          base::Retry::Later);
    m_anyEvent = true;
    const Json& usage = base::jsonMember(*json, "usage");
    if (usage.is_object())
        m_answer.usage = {.inputTokens = base::jsonInt(usage, "prompt_tokens"),
                          .outputTokens = base::jsonInt(usage, "completion_tokens"),
                          .reported = true};
    const Json& choices = base::jsonMember(*json, "choices");
    if (!choices.is_array() || choices.empty())
        return {};
    const Json& choice = choices.front();
    if (const std::string reason = base::jsonText(choice, "finish_reason"); !reason.empty())
        m_answer.finishReason = reason;
    const std::string delta = base::jsonText(base::jsonMember(choice, "delta"), "content");
    if (m_answer.text.size() + delta.size() > m_maxBytes)
        return base::fail(ErrorCode::TooLarge, "the model's answer is longer than its cap");
    m_answer.text += delta;
    if (!delta.empty() && m_onDelta)
        m_onDelta(delta);
    return {};
}

base::Result<ModelAnswer> CompletionStream::finish()
{
    if (!m_anyEvent)
        return base::fail(ErrorCode::ModelAnswerInvalid,
                          m_firstBytes.starts_with('<') ? "the server answered with a page, not a completion"
                                                        : "the server's answer holds no completion");
    if (m_reader.close() == net::SseEnd::Truncated)
        return base::fail(ErrorCode::ModelAnswerTruncated, "the stream ended before its end marker", {},
                          base::Retry::Later);
    if (m_answer.finishReason == "length")
        return base::fail(ErrorCode::ModelAnswerTruncated, "the model reached its length limit");
    if (m_answer.finishReason != "stop")
        return base::fail(ErrorCode::ModelAnswerInvalid, "the model did not finish by itself");
    if (m_answer.text.empty())
        return base::fail(ErrorCode::ModelAnswerInvalid, "the model's answer is empty");
    return std::move(m_answer);
}

} // namespace countersign::llm
