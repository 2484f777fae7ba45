// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace countersign::text {

/// "en", "de", "fr", "es", "ja" or "ar": by script, then by the commonest words
/// (resources/text/stop_words.txt). Nothing for another script, or where no language is clearly ahead; a few
/// words are too little. Reads at most 4 KiB.
[[nodiscard]] std::optional<std::string> detectLanguage(std::string_view utf8);

} // namespace countersign::text
