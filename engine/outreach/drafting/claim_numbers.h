// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_text.h"

#include <string_view>
#include <vector>

namespace countersign::drafting {

/// A number that is written out, and how many tokens it takes; none: `count` is 0.
struct NumberWords
{
    double value = 0;
    std::size_t count = 0;
};

/// "twenty-five", "zweihundertfünfzig", "deux mille", "treinta y cinco", "a dozen": the longest number that begins
/// at `at`, in the words of one language (en, de, fr, es). A bare "one" is an article more often than a number.
[[nodiscard]] NumberWords numberWordsAt(const std::vector<Token>& tokens, std::size_t at, std::string_view language);

/// Whether the word alone is a number from two on, in whichever of the languages (a mail may quote another one).
[[nodiscard]] bool isNumberWord(std::string_view word);

/// Whether the word after a written number is the writer's own matter ("four questions", "vier Augen").
[[nodiscard]] bool countsOwnWords(std::string_view word);

} // namespace countersign::drafting
