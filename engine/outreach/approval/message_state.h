// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace countersign::approval {

/// Where a message stands on the one state machine of docs/architecture.md §9; the schema refuses every other
/// step.
enum class MessageState {
    /// Given back for editing; the draft lives on, this version of it does not.
    Draft,
    InReview,
    Returned,
    Rejected,
    Approved,
    Held,
    Queued,
    Transmitting,
    Accepted,
    Refused,
    Unknown,
    Cancelled,
    Expired,
};

/// "in_review": the word in the store and in audit entries.
[[nodiscard]] std::string_view stateName(MessageState state);
[[nodiscard]] std::optional<MessageState> parseState(std::string_view name);

} // namespace countersign::approval
