// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace countersign::api {

/// A code that may appear in a Phrase, with the number of its arguments and its English words ("%1" …), which the
/// command line prints and translators read.
struct PhraseCode
{
    std::string_view code;
    int args = 0;
    std::string_view english;
};

/// Every code, ascending. A test checks that ui/text words each of them.
[[nodiscard]] std::span<const PhraseCode> phraseCodes();
/// The English words for the code; empty where it is not in the list.
[[nodiscard]] std::string_view englishFor(std::string_view code);

} // namespace countersign::api
