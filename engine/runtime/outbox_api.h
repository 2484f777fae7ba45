// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "engine/outreach/delivery/outbox.h"
#include "engine/runtime/engine_core.h"

namespace countersign::runtime {

/// Hands over everything that is due, on the outward executor; wired by the engine.
class Departures
{
public:
    virtual ~Departures() = default;
    /// Replies on the engine executor with how many left.
    virtual void runOnce(api::Reply<int> reply) = 0;
};

class OutboxApi final : public api::Outbox
{
public:
    OutboxApi(EngineCore& core, Departures& departures) : m_core(core), m_departures(departures) {}

    void board(api::Reply<api::OutboxBoard> reply) override;
    void detail(api::Id message, api::Reply<api::OutboxDetail> reply) override;
    void takeBack(api::Id message, api::Done reply) override;
    void resolve(api::Id message, api::Resolution resolution, api::SecretText passphrase, api::Done reply) override;
    void stopEverything(api::Done reply) override;
    void resume(api::Done reply) override;
    void runOnce(api::Reply<int> reply) override { m_departures.runOnce(std::move(reply)); }

private:
    EngineCore& m_core;
    Departures& m_departures;
};

} // namespace countersign::runtime
