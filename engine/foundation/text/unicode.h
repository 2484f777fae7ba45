// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::text {

[[nodiscard]] bool isValidUtf8(std::string_view bytes);

/// Code points; U+FFFD for what is not UTF-8.
[[nodiscard]] std::u32string toUtf32(std::string_view utf8);
[[nodiscard]] std::string fromUtf32(std::u32string_view text);

/// Lower case for comparing (Unicode NFKC_Casefold): full-width forms, ligatures and ß are folded as well.
[[nodiscard]] std::string foldCase(std::string_view utf8);

/// For equality of names: folded, without diacritics (é, ø, ł, ё, Arabic vowel signs), every run of
/// punctuation and space one space, none at the ends. Kana keep their voicing marks. Idempotent.
[[nodiscard]] std::string normalName(std::string_view utf8);

/// Without what can't be seen but can deceive: zero-width, bidirectional, tag and other format characters,
/// and control characters but tab and new line. Joiners inside emoji and Indic or Arabic words go too.
[[nodiscard]] std::string stripInvisible(std::string_view utf8);

/// White space at both ends off, including no-break spaces.
[[nodiscard]] std::string trimmed(std::string_view utf8);

/// Splits text into words where its language does, also without spaces (Unicode UAX #29, ICU's dictionaries).
/// Costly to make, cheap to use; one thread at a time.
class WordBreaker
{
public:
    WordBreaker();
    ~WordBreaker();
    WordBreaker(const WordBreaker&) = delete;
    WordBreaker& operator=(const WordBreaker&) = delete;

    /// Words and numbers in their order, folded; no punctuation.
    [[nodiscard]] std::vector<std::string> words(std::string_view utf8);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One text through a WordBreaker of its own.
[[nodiscard]] std::vector<std::string> tokenizeWords(std::string_view utf8);

} // namespace countersign::text
