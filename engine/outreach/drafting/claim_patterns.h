// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_text.h"

#include <string_view>
#include <vector>

namespace countersign::drafting {

/// What kind of words state something; the sections of `resources/claims/<language>.txt`.
enum class WordingKind { Free, Own, Quote, Statement, Third, Strong, Commitment, Ratio };

/// Words in a sentence that a pattern found.
struct Wording
{
    WordingKind kind = WordingKind::Statement;
    /// Bytes.
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The wordings of one sentence in a language's patterns, in order; the longest of those that begin at a word, at most
/// one of each kind there.
[[nodiscard]] std::vector<Wording> wordingsIn(std::string_view text, const std::vector<Token>& tokens,
                                              std::string_view language);

} // namespace countersign::drafting
