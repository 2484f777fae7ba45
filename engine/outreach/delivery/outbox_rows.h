// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/outbox.h"

namespace countersign::delivery {

/// When a waiting message is looked at next, and why it waits.
struct Schedule
{
    model::Reason reason;
    base::Instant dueAt;
};

/// Nothing happens where the message never was in the outbox.
[[nodiscard]] base::Status schedule(store::Transaction& transaction, OutgoingId id, const Schedule& schedule,
                                    base::Instant now);
/// The event by which other rooms learn what became of a message.
[[nodiscard]] base::Status announce(store::Transaction& transaction, const approval::OutgoingMessage& message,
                                    std::string kind, base::Instant at);

} // namespace countersign::delivery
