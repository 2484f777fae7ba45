// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/random.h"
#include "engine/outreach/approval/message_state.h"
#include "engine/outreach/delivery/outbox_rows.h"
#include "engine/platform/mailbox/mail_transport.h"

namespace countersign::delivery {

/// What an attempt's end means for its message.
struct SendVerdict
{
    approval::MessageState to = approval::MessageState::Unknown;
    /// The attempt's outcome in the store.
    const char* outcome = "unknown";
    Schedule schedule;
    int replyCode = 0;
    std::string reply;
    std::string errorCode;
};

struct AttemptFacts
{
    /// Whether the point of no return is in the store.
    bool passedPoint = false;
    /// Earlier tries that ended in "not now".
    int retries = 0;
    base::Instant now;
};

/// docs/architecture.md §9: back into the queue only before the point of no return or on the server's
/// recorded "not now"; a transport that contradicts the store counts as unknown.
[[nodiscard]] SendVerdict judgeOutcome(const mailbox::SendOutcome& outcome, const AttemptFacts& facts,
                                       base::RandomSource& random);

} // namespace countersign::delivery
