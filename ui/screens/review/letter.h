// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"

#include <QString>

#include <vector>

namespace countersign::screens {

/// A sentence's place in the text of its paragraph, in UTF-16 units, and the numbers of the facts that it
/// cites.
struct LetterSentence
{
    int begin = 0;
    int length = 0;
    std::vector<int> citations = {};
    friend bool operator==(const LetterSentence&, const LetterSentence&) = default;
};

/// One paragraph of the letter. The first one is the subject.
struct LetterBlock
{
    QString text = {};
    /// Lines are kept apart (greeting, closing); elsewhere a paragraph is one line of thought.
    bool keepsLines = false;
    std::vector<LetterSentence> sentences = {};
    friend bool operator==(const LetterBlock&, const LetterBlock&) = default;
};

/// A claim's place in the letter.
struct LetterClaim
{
    int index = 0;
    int block = 0;
    int begin = 0;
    int length = 0;
    api::ClaimState state = api::ClaimState::Supported;
    friend bool operator==(const LetterClaim&, const LetterClaim&) = default;
};

/// A draft as it stands on paper: paragraphs counted from the subject at 0, so that block `n` of the engine
/// is paragraph `n + 1`.
struct Letter
{
    std::vector<LetterBlock> blocks = {};
    std::vector<LetterClaim> claims = {};
    friend bool operator==(const Letter&, const Letter&) = default;
};

/// The letter of a draft. `shown` are the paragraphs as the writer sees them now; one that says the same as
/// the engine's but for its white space is kept as it is, because the engine trims what is still being typed.
[[nodiscard]] Letter letterOf(const api::DraftDetail& draft, const std::vector<LetterBlock>& shown = {});

} // namespace countersign::screens
