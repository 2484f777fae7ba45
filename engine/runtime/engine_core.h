// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/reply.h"
#include "engine/foundation/jobs/executor.h"
#include "engine/platform/governance/principal.h"
#include "engine/runtime/workspace.h"

#include <memory>
#include <utility>

namespace countersign::runtime {

/// What every part of the façade works on. The database and all decisions belong to the engine executor.
struct EngineCore
{
    Workspace& workspace;
    store::Database& database;
    Ports ports;
    base::IdSource& ids;
    jobs::Executor& engine;
    /// For what waits for the network; tasks there open no transaction on `database`.
    jobs::Executor& outward;
    /// Who sits at the desk.
    model::PrincipalId me;

    [[nodiscard]] base::Instant now() const { return ports.clock.now(); }
    [[nodiscard]] governance::Actor actor() const { return {.name = me.text(), .now = now()}; }

    /// NotAllowed for somebody who only looks (an auditor), or whose keys are revoked by now.
    [[nodiscard]] base::Status mayAct() const;

    /// Runs `work` on the engine executor and hands its result to `reply` there.
    template <class T, class Work>
    void answer(api::Reply<T> reply, Work work)
    {
        engine.post([reply = std::move(reply), work = std::move(work)]() mutable { reply(work()); });
    }
    /// The same for what changes something in a person's name: only where they may.
    template <class T, class Work>
    void act(api::Reply<T> reply, Work work)
    {
        engine.post([this, reply = std::move(reply), work = std::move(work)]() mutable {
            const base::Status may = mayAct();
            reply(may ? base::Result<T>(work()) : base::Result<T>(base::fail(may.error())));
        });
    }
};

/// Runs `body(transaction)` and commits where it succeeded.
template <class Body>
[[nodiscard]] auto inTransaction(store::Database& database, Body body) -> decltype(body(std::declval<store::Transaction&>()))
{
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(database));
    auto result = body(transaction);
    if (!result)
        return result;
    COUNTERSIGN_TRY(transaction.commit());
    return result;
}

} // namespace countersign::runtime
