// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "engine/foundation/base/json.h"

#include <string>

namespace countersign::cli {

/// "in_review": the state's name in JSON and text.
[[nodiscard]] std::string_view stateName(api::MessageState state);
[[nodiscard]] base::Json toJson(const api::DraftRow& row);
[[nodiscard]] base::Json toJson(const api::DraftDetail& draft);
/// The mail as words with its citations, then evidence, claims and what is missing.
[[nodiscard]] std::string toText(const api::DraftDetail& draft);
[[nodiscard]] base::Json toJson(const api::ExactMail& mail);
/// The mail as it is about to be signed: what the bytes say, who signs, and what happens then.
[[nodiscard]] std::string toText(const api::DraftDetail& draft, const api::ExactMail& mail);

} // namespace countersign::cli
