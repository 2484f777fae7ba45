// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/insight.h"
#include "engine/api/types/review.h"
#include "ui/text/here.h"
#include "ui/widgets/text_run.h"

namespace countersign::text {

/// Word, shape and tone of a message's state.
[[nodiscard]] widgets::Mark stateMark(api::MessageState state);
/// Word, shape and tone of an outcome's code: "reply", "meeting", "opportunity", "out_of_office", "bounce",
/// "opt_out"; empty means no answer yet.
[[nodiscard]] widgets::Mark outcomeMark(const std::string& code);
[[nodiscard]] widgets::Mark severityMark(api::AlertSeverity severity);
[[nodiscard]] widgets::Mark claimMark(api::ClaimState state);
/// How a suggestion's draft stands ("draft_ready", "claims_open" …).
[[nodiscard]] widgets::Mark draftStateMark(const api::Phrase& state, const Here& here);
/// An account's health ("health_fair" …).
[[nodiscard]] widgets::Mark healthMark(const api::Phrase& health, const Here& here);

} // namespace countersign::text
