// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::governance {
class EgressPermit;
}

namespace countersign::llm {

enum class ModelRole { System, User, Assistant };

struct ModelMessage
{
    ModelRole role = ModelRole::User;
    std::string content;
    friend bool operator==(const ModelMessage&, const ModelMessage&) = default;
};

/// What is asked of a model; the stable part (instructions) comes first, so that providers can cache it.
struct ModelRequest
{
    std::vector<ModelMessage> messages;
    int maxOutputTokens = 1500;
    double temperature = 0.3;
    /// Ask for a JSON object; the answer is validated on our side all the same.
    bool jsonObject = true;
    friend bool operator==(const ModelRequest&, const ModelRequest&) = default;
};

struct ModelUsage
{
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    /// False: the server did not say, and these are our own estimates.
    bool reported = false;
    friend bool operator==(const ModelUsage&, const ModelUsage&) = default;
};

struct ModelAnswer
{
    std::string text;
    ModelUsage usage;
    /// As the provider says it: "stop", "length", …
    std::string finishReason;
    friend bool operator==(const ModelAnswer&, const ModelAnswer&) = default;
};

/// Gets each new piece of the answer's text, on the calling thread.
using DeltaHandler = std::function<void(std::string_view)>;

/// One configured model at one provider. Blocks; call it on a network thread, one call at a time for each
/// client.
class ModelClient
{
public:
    virtual ~ModelClient() = default;

    /// The exact bytes that complete() would send, for the preview and the permit's digest. Same request,
    /// same bytes.
    [[nodiscard]] virtual std::string requestBody(const ModelRequest& request) const = 0;

    /// Errors: NotAllowed where the permit is for other bytes, ModelAnswerTruncated where the stream ended
    /// without its end marker or at the length limit, ModelAnswerInvalid for what is no completion (HTML,
    /// nonsense), RateLimited (detail and args[0]: seconds to wait), SignInRefused (401, 403), ServerFailed,
    /// Cancelled, and the network's own codes. Whatever came before an error is thrown away.
    [[nodiscard]] virtual base::Result<ModelAnswer> complete(const ModelRequest& request,
                                                             const governance::EgressPermit& permit,
                                                             const DeltaHandler& onDelta,
                                                             std::stop_token stop) = 0;
};

} // namespace countersign::llm
