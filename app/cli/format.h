// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"
#include "engine/foundation/base/json.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::cli {

/// English words for a coded phrase; the code itself where there are none.
[[nodiscard]] std::string words(const api::Phrase& phrase);
[[nodiscard]] base::Json toJson(const api::Phrase& phrase);
[[nodiscard]] base::Json toJson(const std::optional<api::Money>& money);
[[nodiscard]] base::Json toJson(const std::optional<api::Instant>& instant);
[[nodiscard]] base::Json toJson(const std::optional<api::LocalDate>& date);

/// For a person at this computer: "84,000 EUR", "2026-06-09 12:15" in the computer's own time zone; "-" for nothing.
[[nodiscard]] std::string shown(const std::optional<api::Money>& money);
[[nodiscard]] std::string shown(const std::optional<api::Instant>& instant);
/// words() with times and amounts as above, and one of something in the singular.
[[nodiscard]] std::string shown(const api::Phrase& phrase);

/// Columns padded to their widest cell, one line a row.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows);

} // namespace countersign::cli
