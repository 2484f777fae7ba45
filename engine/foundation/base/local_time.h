// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"

namespace countersign::base {

/// "2026-06-09 12:15" in this computer's time zone, for whoever sits at it. Never for a customer or a file.
[[nodiscard]] std::string toLocalMinute(Instant instant);

} // namespace countersign::base
