// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/governance.h"
#include "engine/api/types/review.h"
#include "engine/foundation/model/reason.h"
#include "engine/outreach/approval/message_state.h"
#include "engine/platform/governance/principal.h"

namespace countersign::runtime {

/// From the engine's own types to what crosses the border.
[[nodiscard]] api::Phrase toPhrase(const model::Reason& reason);
[[nodiscard]] api::Role toApi(governance::Role role);
[[nodiscard]] governance::Role fromApi(api::Role role);
[[nodiscard]] api::MessageState toApi(approval::MessageState state);
[[nodiscard]] api::Principal toApi(const governance::Principal& principal);

/// The id in the text, or InvalidInput that names it.
template <class AnyId>
[[nodiscard]] base::Result<AnyId> idFrom(const std::string& text)
{
    if (const auto id = AnyId::parse(text))
        return *id;
    return base::fail(base::ErrorCode::InvalidInput, "not an id", {text});
}

} // namespace countersign::runtime
