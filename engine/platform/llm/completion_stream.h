// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/http.h"
#include "engine/foundation/net/sse_reader.h"
#include "engine/platform/llm/model_client.h"

namespace countersign::llm {

/// Puts a streamed chat completion together from its bytes, however they were cut.
class CompletionStream final : public net::BodySink
{
public:
    CompletionStream(DeltaHandler onDelta, std::size_t maxBytes)
        : m_onDelta(std::move(onDelta)), m_maxBytes(maxBytes)
    {
    }

    /// ModelAnswerInvalid for events that are no completion, ServerFailed for an error event, TooLarge.
    [[nodiscard]] base::Status take(std::string_view bytes) override;

    /// The whole answer. ModelAnswerTruncated where the end marker is missing or the model ran into its
    /// limit, ModelAnswerInvalid where there is no text or the provider filtered it.
    [[nodiscard]] base::Result<ModelAnswer> finish();

private:
    [[nodiscard]] base::Status takeEvent(const net::SseEvent& event);

    DeltaHandler m_onDelta;
    std::size_t m_maxBytes;
    net::SseReader m_reader;
    ModelAnswer m_answer;
    bool m_anyEvent = false;
    std::string m_firstBytes;
};

} // namespace countersign::llm
