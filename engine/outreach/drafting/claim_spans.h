// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_text.h"

#include <string_view>
#include <vector>

namespace countersign::drafting {

/// What shows by its form alone: open variables, links, mail addresses, phone numbers, account numbers
/// (IBAN). The longest first; they may overlap.
[[nodiscard]] std::vector<Mention> spansOf(std::string_view text);

} // namespace countersign::drafting
