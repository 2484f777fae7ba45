// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/foundation/store/database.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/schedule/free_slots.h"

namespace countersign::runtime {

/// What the calendars that were read hold from now on.
[[nodiscard]] base::Result<std::vector<schedule::TimeSpan>> busyTimes(store::Database& database, base::Instant now);

/// When mail to the person may leave by policy's hours at their place, else at their company's; not before `now`.
/// PolicyRefused where that is after `notAfter`.
[[nodiscard]] base::Result<base::Instant> earliestLeave(store::Database& database, const model::Record& person,
                                                        const model::Record& company, base::Instant now,
                                                        std::optional<base::Instant> notAfter = {});

/// "offer_gone" {the time} where a time that the mail offers has passed by now, or is taken.
[[nodiscard]] base::Result<std::optional<model::Reason>>
offeredTimeGone(store::Database& database, const approval::OutgoingMessage& message, base::Instant now);

} // namespace countersign::runtime
