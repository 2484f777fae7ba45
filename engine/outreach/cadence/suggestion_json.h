// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/outreach/cadence/suggestion.h"

namespace countersign::cadence {

/// The parts of a suggestion that are stored as one document: headline, reasons, runner-up, timing.
[[nodiscard]] base::Json toJson(const Suggestion& suggestion);
/// Fills those parts from the document; what is missing stays empty.
void readJson(const base::Json& json, Suggestion& suggestion);

} // namespace countersign::cadence
