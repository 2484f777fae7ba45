// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/events/event_log.h"

namespace countersign::events {

/// All that happened to one subject, oldest first.
[[nodiscard]] base::Result<std::vector<StoredEvent>> readEventsOf(store::Database& database, const base::IdBytes& subject);

} // namespace countersign::events
