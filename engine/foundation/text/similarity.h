// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace countersign::text {

// Likeness of two texts by code points; see toUtf32(). Compare normal forms, not what was typed.

/// 0 to 1 (Winkler 1990): Jaro's measure, raised for a common beginning of up to four characters (scale 0.1)
/// where it is above 0.7. Two empty texts are alike.
[[nodiscard]] double jaroWinkler(std::u32string_view a, std::u32string_view b);

/// How many insertions, deletions, replacements and swaps of neighbours lead from a to b (optimal string
/// alignment: no part is edited twice); nothing if more than `bound`. Time: length × bound.
[[nodiscard]] std::optional<std::size_t> damerauLevenshtein(std::u32string_view a, std::u32string_view b,
                                                            std::size_t bound);

/// 0 to 1: common trigrams over all trigrams, each counted once, with two blanks before the text and one
/// behind.
[[nodiscard]] double trigramJaccard(std::u32string_view a, std::u32string_view b);

} // namespace countersign::text
