// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "engine/runtime/engine_core.h"

namespace countersign::runtime {

class SuggestionsApi final : public api::Suggestions
{
public:
    explicit SuggestionsApi(EngineCore& core) : m_core(core) {}

    void list(int limit, api::Reply<api::SuggestionList> reply) override;
    void snooze(api::Id suggestion, api::Instant until, api::Done reply) override;
    void dismiss(api::Id suggestion, std::string reason, api::Done reply) override;
    void restore(api::Id suggestion, api::Done reply) override;

private:
    EngineCore& m_core;
};

class AccountsApi final : public api::Accounts
{
public:
    explicit AccountsApi(EngineCore& core) : m_core(core) {}

    void list(api::AccountQuery query, api::Reply<api::AccountPage> reply) override;
    void detail(api::Id account, std::optional<api::Instant> asOf, api::Reply<api::AccountDetail> reply) override;
    void search(std::string text, int limit, api::Reply<std::vector<api::SearchHit>> reply) override;

private:
    EngineCore& m_core;
};

class InsightsApi final : public api::Insights
{
public:
    explicit InsightsApi(EngineCore& core) : m_core(core) {}

    void kpis(api::KpiGrouping grouping, api::Reply<api::KpiTable> reply) override;
    void messages(api::KpiGrouping grouping, std::string group, api::Reply<std::vector<api::KpiMessage>> reply) override;
    void alerts(api::Reply<std::vector<api::Alert>> reply) override;

private:
    EngineCore& m_core;
};

} // namespace countersign::runtime
