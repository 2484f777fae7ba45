// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"

#include <string>
#include <string_view>

namespace countersign::retrieval {

/// What an opportunity is about, in words that its customer may read: its name without the account's; empty where
/// the name is a code, or says how we see the deal ("Q3 upsell, price sensitive").
[[nodiscard]] std::string sayableSubject(const model::Record& opportunity, std::string_view accountName);

} // namespace countersign::retrieval
