// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/http.h"
#include "engine/platform/llm/model_client.h"

#include <string>

namespace countersign::llm {

/// One model at one OpenAI-compatible endpoint; a value that the user configures.
struct OpenAiSettings
{
    /// The user's own name for it; what an egress permit names.
    std::string name;
    /// With the version's path: "https://host/v1" or, for a local server, "http://127.0.0.1:8080/v1".
    std::string baseUrl;
    std::string model;
    /// Some servers refuse response_format or stream_options; our own checks hold without them.
    bool sendsResponseFormat = true;
    bool asksForUsage = true;
    std::size_t maxAnswerBytes = 1U << 20;

    friend bool operator==(const OpenAiSettings&, const OpenAiSettings&) = default;
};

/// Chat completions by streaming (OpenAI API, "Create chat completion", stream = true). An answer counts only
/// when its stream reached "[DONE]" and finished by "stop". Makes no retry: the caller decides, because each
/// try costs.
class OpenAiClient final : public ModelClient
{
public:
    /// The transport outlives the client.
    OpenAiClient(net::HttpTransport& transport, OpenAiSettings settings, base::SecretText key,
                 const base::Clock& clock);

    [[nodiscard]] std::string requestBody(const ModelRequest& request) const override;
    [[nodiscard]] base::Result<ModelAnswer> complete(const ModelRequest& request,
                                                     const governance::EgressPermit& permit,
                                                     const DeltaHandler& onDelta,
                                                     std::stop_token stop) override;

private:
    net::HttpTransport& m_transport;
    OpenAiSettings m_settings;
    base::SecretText m_key;
    const base::Clock& m_clock;
};

} // namespace countersign::llm
