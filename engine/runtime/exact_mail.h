// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "engine/outreach/drafting/draft.h"
#include "engine/runtime/engine_core.h"

namespace countersign::runtime {

/// The mail as a person must see it before signing: the stored bytes of the draft's message, taken apart by
/// the same reader that shows received mail. Where nothing is frozen, the bytes as they would be frozen now.
[[nodiscard]] base::Result<api::ExactMail> exactMail(EngineCore& core, const drafting::Draft& draft);

} // namespace countersign::runtime
