// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/text/here.h"

namespace countersign::widgets {
class Pane;
}

namespace countersign::screens {

/// Why a message came to a second signer: the rule with its value, what to look at twice, and who has signed.
void addReasons(widgets::Pane& pane, const api::DraftDetail& draft, const text::Here& here);

} // namespace countersign::screens
