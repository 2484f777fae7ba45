// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "engine/runtime/engine_core.h"

#include <stop_token>

namespace countersign::runtime {

/// Fetches and understands mail on the outward executor; wired by the engine.
class Arrivals
{
public:
    virtual ~Arrivals() = default;
    /// Replies on the engine executor with the number of new messages.
    virtual void pollMail(api::Reply<int> reply) = 0;
};

class SourcesApi final : public api::Sources
{
public:
    SourcesApi(EngineCore& core, Arrivals& arrivals) : m_core(core), m_arrivals(arrivals) {}

    void list(api::Reply<std::vector<api::SourceRow>> reply) override;
    void importTables(api::ImportOrder order, api::ProgressHandler progress, api::Reply<api::ImportReport> reply) override;
    void rejected(api::Id source, api::Paging paging, api::Reply<std::vector<api::RejectedRow>> reply) override;
    void cancelImport() override { m_stop.request_stop(); }
    void pollMail(api::Reply<int> reply) override { m_arrivals.pollMail(std::move(reply)); }

private:
    EngineCore& m_core;
    Arrivals& m_arrivals;
    std::stop_source m_stop;
};

} // namespace countersign::runtime
