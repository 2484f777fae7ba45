// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/suggestion.h"
#include "engine/api/types/workspace.h"

#include <QString>

namespace countersign::text {

[[nodiscard]] QString roleText(api::Role role);
/// From the code ("rep", "manager", "admin", "auditor"); the code itself where it is another one.
[[nodiscard]] QString roleText(const std::string& code);
/// Part in a buying committee: "champion", "user", "signs", "can_block", "negotiates", else empty.
[[nodiscard]] QString committeeRoleText(const std::string& code);
/// `bars` is 0 to 4.
[[nodiscard]] QString strengthText(int bars);
[[nodiscard]] QString useCaseText(const std::string& code);
[[nodiscard]] QString actionText(api::SuggestedAction action);
/// "Spanish" for "es", in the reader's language.
[[nodiscard]] QString languageText(const std::string& bcp47);

} // namespace countersign::text
