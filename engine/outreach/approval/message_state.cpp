// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/message_state.h"

#include "engine/foundation/base/assert.h"

namespace countersign::approval {

std::string_view stateName(MessageState state)
{
    switch (state) {
    case MessageState::Draft:
        return "draft";
    case MessageState::InReview:
        return "in_review";
    case MessageState::Returned:
        return "returned";
    case MessageState::Rejected:
        return "rejected";
    case MessageState::Approved:
        return "approved";
    case MessageState::Held:
        return "held";
    case MessageState::Queued:
        return "queued";
    case MessageState::Transmitting:
        return "transmitting";
    case MessageState::Accepted:
        return "accepted";
    case MessageState::Refused:
        return "refused";
    case MessageState::Unknown:
        return "unknown";
    case MessageState::Cancelled:
        return "cancelled";
    case MessageState::Expired:
        return "expired";
    }
    COUNTERSIGN_ASSERT(false, "no such state");
}

std::optional<MessageState> parseState(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(MessageState::Expired); ++i)
        if (stateName(static_cast<MessageState>(i)) == name)
            return static_cast<MessageState>(i);
    return std::nullopt;
}

} // namespace countersign::approval
