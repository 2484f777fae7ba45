// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::drafting {

/// A run of characters that show nothing but can turn, split or hide the words beside them.
struct HiddenRun
{
    std::size_t begin = 0;
    std::size_t end = 0;
    /// "U+202E" of the first one.
    std::string name;
};

/// Bidirectional, zero-width and other format characters (Unicode Cf), control characters but tab and line ends, fillers.
/// Joiners are text beside other scripts and in emoji, and direction marks where something is written from right to left.
[[nodiscard]] std::vector<HiddenRun> hiddenIn(std::string_view text);

/// Adds an open claim for each word that holds such characters; its suggestion is the word without them.
void judgeHidden(const std::string& text, std::vector<model::Claim>& claims);

} // namespace countersign::drafting
