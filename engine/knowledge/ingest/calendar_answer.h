// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign::ingest {

/// What a calendar part says about one meeting (RFC 5545, RFC 5546).
struct CalendarAnswer
{
    /// Lower case: "reply", "request".
    std::string method;
    /// The first attendee's PARTSTAT, lower case: "accepted", "declined", "tentative".
    std::string answer;
    std::string summary;
    /// UTC; nothing for floating times, which mean nothing without their zone.
    std::optional<base::Instant> start;
};

/// Everything empty where the text is no calendar. Bounded work for any text up to the mail parser's cap.
[[nodiscard]] CalendarAnswer readCalendarAnswer(std::string_view text);

} // namespace countersign::ingest
