// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/sender.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/support/gate_world.h"

namespace countersign::tests {

/// Ports that answer what the test says; open by default.
class ScriptedPorts final : public delivery::InboxFreshness,
                            public delivery::FactFreshness,
                            public delivery::LegalInstant
{
public:
    base::Result<delivery::PortAnswer> inboxAnswer(store::Transaction&, const approval::OutgoingMessage&,
                                                   base::Instant) override
    {
        return inbox;
    }
    base::Result<delivery::PortAnswer> factAnswer(store::Transaction&, const approval::OutgoingMessage&,
                                                  base::Instant) override
    {
        return facts;
    }
    base::Result<delivery::PortAnswer> legalAnswer(store::Transaction&, const approval::OutgoingMessage&,
                                                   base::Instant) override
    {
        return legal;
    }

    delivery::PortAnswer inbox = delivery::Go{};
    delivery::PortAnswer facts = delivery::Go{};
    delivery::PortAnswer legal = delivery::Go{};
};

/// A gate world with a sender and a world to send to.
class DeliveryWorld : public GateWorld
{
public:
    using GateWorld::GateWorld;

    [[nodiscard]] delivery::SenderParts parts(store::Database& database)
    {
        return {.database = database,
                .transport = transport,
                .vault = vault,
                .suppression = suppression,
                .inbox = ports,
                .facts = ports,
                .legal = ports,
                .clock = clock,
                .random = random,
                .log = log};
    }
    [[nodiscard]] delivery::Sender sender() { return delivery::Sender(parts(db())); }

    /// Submitted, signed and in its undo window.
    [[nodiscard]] model::OutgoingId approved() { return approved(submission()); }
    [[nodiscard]] model::OutgoingId approved(const model::Submission& s)
    {
        const auto id = submit(s);
        if (!id)
            qFatal("DeliveryWorld: %s", base::toString(id.error()).c_str());
        const auto progress = sign(*id, rep, governance::Role::Rep);
        const auto enqueued = writeIn(
            db(), [&](store::Transaction& tx) { return delivery::enqueueApproved(tx, *id, actor(rep)); });
        if (!progress || !progress->complete || !enqueued)
            qFatal("DeliveryWorld: not approved");
        return *id;
    }
    /// The same, with the undo window over.
    [[nodiscard]] model::OutgoingId due()
    {
        const auto id = approved();
        clock.advance(std::chrono::seconds(61));
        return id;
    }
    [[nodiscard]] base::Status write(const std::function<base::Status(store::Transaction&)>& body)
    {
        return writeIn(db(), body);
    }
    [[nodiscard]] delivery::OutboxItem item(model::OutgoingId id)
    {
        auto found = delivery::findOutboxItem(db(), id);
        if (!found || !*found)
            qFatal("DeliveryWorld: not in the outbox");
        return std::move(**found);
    }

    ScriptedTransport transport;
    ScriptedPorts ports;
    base::NullLog log;
};

} // namespace countersign::tests
