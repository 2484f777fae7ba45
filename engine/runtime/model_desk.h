// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/reply.h"
#include "engine/foundation/net/http.h"
#include "engine/outreach/drafting/model_drafter.h"
#include "engine/platform/llm/openai_client.h"
#include "engine/runtime/draft_maker.h"

#include <memory>
#include <string>
#include <vector>

namespace countersign::runtime {

/// A configured model; its key is in the vault under "provider/<name>".
struct ModelProvider
{
    std::string name;
    std::string baseUrl;
    std::string model;
};

/// What is done in the same transaction.
using AlsoDone = std::function<base::Status(store::Transaction&)>;

/// Replaces one of the same name. For a person's own set-up see channels.h, which audits.
[[nodiscard]] base::Status saveProvider(Workspace& workspace, store::Database& database, const ModelProvider& provider,
                                        const base::SecretText& key, const AlsoDone& also = {});
/// NotFound.
[[nodiscard]] base::Status forgetProvider(Workspace& workspace, store::Database& database, const std::string& name,
                                          const AlsoDone& also);
[[nodiscard]] base::Result<std::vector<ModelProvider>> listProviders(store::Database& database);

/// Asks models for drafts: permit and reservation on the engine executor, the call on the outward one. Whatever goes
/// wrong, the template writes the draft and says why.
class ModelDesk
{
public:
    ModelDesk(EngineCore& core, net::HttpTransport& transport) : m_core(core), m_transport(transport) {}

    /// Replies on the engine executor with a draft that is not stored yet.
    void draft(DraftGround ground, const std::string& provider, api::Reply<drafting::Draft> reply);
    /// What draft() would send, byte for byte.
    [[nodiscard]] base::Result<drafting::ModelPrompt> promptFor(const drafting::Brief& brief,
                                                                const std::vector<model::Fact>& facts);
    [[nodiscard]] base::Result<std::unique_ptr<llm::OpenAiClient>> client(const std::string& provider);

private:
    struct Call;
    [[nodiscard]] base::Result<std::shared_ptr<Call>> prepare(DraftGround ground, const std::string& provider);
    void finish(const std::shared_ptr<Call>& call, base::Result<drafting::ModelDraft> answer,
                const api::Reply<drafting::Draft>& reply);

    EngineCore& m_core;
    net::HttpTransport& m_transport;
};

} // namespace countersign::runtime
