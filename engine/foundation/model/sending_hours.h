// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace countersign::model {

/// When policy lets mail leave, in the recipient's own zone.
struct SendingHours
{
    /// Minutes since midnight; `from` before `to`, which may be 24:00.
    std::chrono::minutes from{std::chrono::hours(9)};
    std::chrono::minutes to{std::chrono::hours(17)};
    bool onWeekends = false;
    bool onHolidays = false;

    friend bool operator==(const SendingHours&, const SendingHours&) = default;
};

} // namespace countersign::model
