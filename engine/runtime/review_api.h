// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "engine/outreach/drafting/draft.h"
#include "engine/runtime/engine_core.h"
#include "engine/runtime/model_desk.h"

namespace countersign::runtime {

class ReviewApi final : public api::Review
{
public:
    ReviewApi(EngineCore& core, ModelDesk& models) : m_core(core), m_models(models) {}

    void list(api::ReviewFilter filter, api::Reply<std::vector<api::DraftRow>> reply) override;
    void show(api::Id draft, api::Reply<api::DraftDetail> reply) override;
    void create(api::NewDraft request, api::Reply<api::DraftDetail> reply) override;
    void editBlock(api::Id draft, int block, std::string text, api::Reply<api::DraftDetail> reply) override;
    void editSubject(api::Id draft, std::string subject, api::Reply<api::DraftDetail> reply) override;
    void regenerate(api::Id draft, std::optional<int> block, api::Reply<api::DraftDetail> reply) override;
    void useSuggestion(api::Id draft, int claim, api::Reply<api::DraftDetail> reply) override;
    void cite(api::Id draft, int claim, int fact, api::Reply<api::DraftDetail> reply) override;
    void overrule(api::Id draft, int claim, std::string reason, api::SecretText passphrase,
                  api::Reply<api::DraftDetail> reply) override;
    void exactMail(api::Id draft, api::Reply<api::ExactMail> reply) override;
    void egress(api::Id draft, api::Reply<api::EgressView> reply) override;
    void submit(api::Id draft, api::Reply<api::DraftDetail> reply) override;
    void approve(api::Id draft, std::string sha256, api::SecretText passphrase, api::Reply<api::DraftDetail> reply) override;
    void returnToAuthor(api::Id draft, std::string comment, api::Reply<api::DraftDetail> reply) override;
    void reject(api::Id draft, std::string reason, api::Reply<api::DraftDetail> reply) override;
    void discard(api::Id draft, api::Done reply) override;

private:
    /// Loads the draft, runs `change` on it, and replies with how it stands afterwards.
    template <class Change>
    void change(api::Id draft, api::Reply<api::DraftDetail> reply, Change change);
    void edit(api::Id draft, std::size_t block, std::string text, api::Reply<api::DraftDetail> reply);

    EngineCore& m_core;
    ModelDesk& m_models;
};

/// How a draft stands, for the review page and for lists.
[[nodiscard]] base::Result<api::DraftDetail> describeDraft(EngineCore& core, const drafting::Draft& draft);
[[nodiscard]] base::Result<api::DraftRow> describeRow(EngineCore& core, const drafting::Draft& draft);

} // namespace countersign::runtime
