// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace countersign::text {

/// The translatable sentence of one phrase code. `plural` is the index of the argument that stands as %n, or
/// -1.
struct PhraseWords
{
    std::string_view code;
    int args = 0;
    int plural = -1;
    const char* source = nullptr;
};

/// Null for an unknown code.
[[nodiscard]] const PhraseWords* wordsOfPhrase(std::string_view code);

} // namespace countersign::text
