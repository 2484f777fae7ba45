// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/utf8.h>

#include <string_view>
#include <vector>

namespace countersign::drafting {

/// A code point and the bytes [begin, end) where it stands.
struct Character
{
    UChar32 code = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What is no UTF-8 stands as U+FFFD.
inline std::vector<Character> charactersOf(std::string_view text)
{
    std::vector<Character> characters;
    characters.reserve(text.size());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), i, size, code);
        characters.push_back({code, static_cast<std::size_t>(begin), static_cast<std::size_t>(i)});
    }
    return characters;
}

} // namespace countersign::drafting
