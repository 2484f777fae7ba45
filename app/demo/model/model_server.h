// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/vocabulary.h"
#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/thread_factory.h"

#include <cstdint>
#include <memory>
#include <string>

namespace countersign::demo {

struct ModelServerOptions
{
    std::string apiKey;
    std::uint64_t seed = 1;
    /// Pause between the pieces of a stream; 0: as fast as they are taken.
    base::Duration pace{12};
    /// Tried first; 0: any free one.
    std::uint16_t preferredPort = 0;
};

/// An OpenAI-compatible endpoint on 127.0.0.1 (GET /v1/models, POST /v1/chat/completions, whole or as
/// server-sent events) whose model is the draft grammar. Plain HTTP, so that the app's rule for loopback
/// models is used too.
class ModelServer
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<ModelServer>> start(ModelServerOptions options,
                                                                          const Vocabulary& vocabulary,
                                                                          const base::Clock& clock,
                                                                          base::ThreadFactory& threads);
    ~ModelServer();
    [[nodiscard]] std::uint16_t port() const;

private:
    struct State;
    explicit ModelServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace countersign::demo
