// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/model_desk.h"

#include "engine/foundation/store/settings.h"
#include "engine/platform/governance/egress_permit.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/llm/cost_ledger.h"
#include "engine/platform/prompts/prompt_store.h"

namespace countersign::runtime {

using base::ErrorCode;

namespace {

constexpr std::string_view kSettingProviders = "llm.providers";

base::Json toJson(const ModelProvider& provider)
{
    return {{"name", provider.name}, {"baseUrl", provider.baseUrl}, {"model", provider.model}};
}

base::Status storeProviders(store::Transaction& transaction, const std::vector<ModelProvider>& providers)
{
    base::Json list = base::Json::array();
    for (const ModelProvider& each : providers)
        list.push_back(toJson(each));
    return store::setSetting(transaction, kSettingProviders, base::dumpJson(list));
}

std::string vaultName(const std::string& provider) { return "provider/" + provider; }

} // namespace

base::Result<std::vector<ModelProvider>> listProviders(store::Database& database)
{
    COUNTERSIGN_ASSIGN(const auto text, store::setting(database, kSettingProviders));
    std::vector<ModelProvider> providers;
    if (!text)
        return providers;
    COUNTERSIGN_ASSIGN(const base::Json list, base::parseJson(*text));
    for (const base::Json& each : list)
        providers.push_back({.name = base::jsonText(each, "name"),
                             .baseUrl = base::jsonText(each, "baseUrl"),
                             .model = base::jsonText(each, "model")});
    return providers;
}

base::Status saveProvider(Workspace& workspace, store::Database& database, const ModelProvider& provider,
                          const base::SecretText& key, const AlsoDone& also)
{
    if (provider.name.empty() || provider.baseUrl.empty() || provider.model.empty())
        return base::fail(ErrorCode::InvalidInput, "a model needs a name, a base URL and a model id");
    COUNTERSIGN_ASSIGN(auto providers, listProviders(database));
    std::erase_if(providers, [&](const ModelProvider& each) { return each.name == provider.name; });
    providers.push_back(provider);
    // The key first: a provider without a key would fail at its first use, a key without a provider harms nobody.
    COUNTERSIGN_TRY(workspace.vault().put(vaultName(provider.name), key));
    return inTransaction(database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(storeProviders(transaction, providers));
        return also ? also(transaction) : base::Status{};
    });
}

base::Status forgetProvider(Workspace& workspace, store::Database& database, const std::string& name, const AlsoDone& also)
{
    COUNTERSIGN_ASSIGN(auto providers, listProviders(database));
    if (std::erase_if(providers, [&](const ModelProvider& each) { return each.name == name; }) == 0)
        return base::fail(ErrorCode::NotFound, "no model is set up under this name", {name});
    COUNTERSIGN_TRY(inTransaction(database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(storeProviders(transaction, providers));
        return also(transaction);
    }));
    return workspace.vault().remove(vaultName(name));
}

/// One call on its way: everything that outlives the hop to the outward executor and back.
struct ModelDesk::Call
{
    DraftGround ground;
    std::string provider;
    drafting::ModelPrompt prompt;
    prompts::PromptVersion version;
    std::unique_ptr<llm::OpenAiClient> client;
    std::optional<governance::EgressPermit> permit;
    llm::CallId id;
    std::string writer;
};

base::Result<std::unique_ptr<llm::OpenAiClient>> ModelDesk::client(const std::string& provider)
{
    COUNTERSIGN_ASSIGN(const auto providers, listProviders(m_core.database));
    for (const ModelProvider& each : providers) {
        if (each.name != provider)
            continue;
        COUNTERSIGN_ASSIGN(base::SecretText key, m_core.workspace.vault().get(vaultName(provider)));
        return std::make_unique<llm::OpenAiClient>(
            m_transport, llm::OpenAiSettings{.name = each.name, .baseUrl = each.baseUrl, .model = each.model},
            std::move(key), m_core.ports.clock);
    }
    return base::fail(ErrorCode::NotFound, "no model is set up under this name", {provider});
}

base::Result<drafting::ModelPrompt> ModelDesk::promptFor(const drafting::Brief& brief, const std::vector<model::Fact>& facts)
{
    COUNTERSIGN_ASSIGN(const auto version,
                       prompts::labelled(m_core.database, {.name = brief.useCase, .language = brief.language}));
    if (!version)
        return base::fail(ErrorCode::NotFound, "no prompt for this use case", {brief.useCase});
    COUNTERSIGN_ASSIGN(const auto policy, governance::activePolicy(m_core.database));
    return drafting::buildModelPrompt(*version, brief, facts, {.personalData = policy.rules.personalDataToModels});
}

base::Result<std::shared_ptr<ModelDesk::Call>> ModelDesk::prepare(DraftGround ground, const std::string& provider)
{
    auto call = std::make_shared<Call>();
    call->ground = std::move(ground);
    call->provider = provider;
    const drafting::Brief& brief = call->ground.brief;
    COUNTERSIGN_ASSIGN(const auto version,
                       prompts::labelled(m_core.database, {.name = brief.useCase, .language = brief.language}));
    if (!version)
        return base::fail(ErrorCode::NotFound, "no prompt for this use case", {brief.useCase});
    call->version = *version;
    COUNTERSIGN_ASSIGN(const auto policy, governance::activePolicy(m_core.database));
    COUNTERSIGN_ASSIGN(call->prompt, drafting::buildModelPrompt(*version, brief, call->ground.facts,
                                                                {.personalData = policy.rules.personalDataToModels}));
    COUNTERSIGN_ASSIGN(call->client, client(provider));
    const std::string body = call->client->requestBody(call->prompt.request);
    const governance::EgressRequest egress{
        .provider = provider, .purpose = "draft", .fields = call->prompt.fields, .body = base::bytesOf(body)};
    call->id = m_core.ids.next<llm::CallTag>();
    llm::CallPlan plan{.id = call->id, .provider = provider, .model = provider, .purpose = "draft", .subject = brief.account.text()};
    plan.estimate = {.inputTokens = llm::estimateInputTokens(call->prompt.request),
                     .outputTokens = call->prompt.request.maxOutputTokens};
    COUNTERSIGN_TRY(inTransaction(m_core.database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_ASSIGN(governance::EgressPermit permit,
                           governance::EgressPermit::issue(transaction, policy, egress, m_core.actor()));
        call->permit.emplace(std::move(permit));
        return llm::reserveCall(transaction, plan, {}, m_core.now());
    }));
    return call;
}

void ModelDesk::draft(DraftGround ground, const std::string& provider, api::Reply<drafting::Draft> reply)
{
    const DraftGround kept = ground;
    auto call = prepare(std::move(ground), provider);
    if (!call && call.error().code == ErrorCode::NotFound) {
        // A name that nobody set up is a mistake to be told, not a server that fails.
        reply(base::fail(call.error()));
        return;
    }
    if (!call) {
        reply(draftByTemplate(m_core, kept, drafting::fallbackCode(call.error())));
        return;
    }
    m_core.outward.post([this, call = *call, reply = std::move(reply)] {
        const drafting::Brief& brief = call->ground.brief;
        const drafting::ModelCall modelCall{.client = *call->client,
                                            .permit = *call->permit,
                                            .rules = {.allowedAddresses = call->ground.context.allowedAddresses,
                                                      .recipientName = brief.recipient.firstName,
                                                      .senderName = brief.sender.firstName}};
        auto answer = std::make_shared<base::Result<drafting::ModelDraft>>(
            drafting::draftFromModel(call->prompt, call->ground.facts, modelCall, {}));
        m_core.engine.post([this, call, answer, reply] { finish(call, std::move(*answer), reply); });
    });
}

void ModelDesk::finish(const std::shared_ptr<Call>& call, base::Result<drafting::ModelDraft> answer,
                       const api::Reply<drafting::Draft>& reply)
{
    const std::string outcome = answer ? "ok" : std::string(base::errorName(answer.error().code));
    const auto usage = answer ? std::optional(answer->usage) : std::nullopt;
    const base::Status settled = inTransaction(m_core.database, [&](store::Transaction& transaction) {
        return llm::settleCall(transaction, call->id, usage, outcome, m_core.now());
    });
    if (!settled) {
        reply(base::fail(settled.error()));
        return;
    }
    if (!answer) {
        reply(draftByTemplate(m_core, call->ground, drafting::fallbackCode(answer.error())));
        return;
    }
    drafting::Draft draft = draftWithContent(m_core, call->ground, std::move(answer->content));
    draft.promptName = call->version.key.text();
    draft.promptVersion = call->version.version;
    draft.writer = call->provider;
    reply(std::move(draft));
}

} // namespace countersign::runtime
