// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/outside_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace countersign::drafting {

namespace {

bool isInvisible(UChar32 code)
{
    const auto type = u_charType(code);
    return type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || type == U_PRIVATE_USE_CHAR ||
           type == U_SURROGATE || type == U_UNASSIGNED || (code >= 0xFE00 && code <= 0xFE0F) ||
           (code >= 0xE0100 && code <= 0xE01EF) || code == 0x034F || code == 0x3164 || code == 0x115F ||
           code == 0x1160 || code == 0xFFA0;
}

/// Gives `take` each character with its bytes; what is no UTF-8 is left out.
template <class Take>
void forEachCharacter(std::string_view text, const Take& take)
{
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 code = 0;
        const std::int32_t begin = i;
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, size, code);
        if (code >= 0)
            take(code, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
}

bool isFromOutside(const model::Fact& fact, std::string_view value)
{
    struct Row
    {
        std::string_view kind;
        std::string_view value;
    };
    constexpr std::array<Row, 7> kOutside{{{"question", "quote"},
                                           {"question", "from"},
                                           {"ticket", "subject"},
                                           {"ticket", "resolution"},
                                           {"meeting", "subject"},
                                           {"meeting", "outcome"},
                                           {"deal", "topic"}}};
    return std::ranges::any_of(kOutside, [&](const Row& row) { return row.kind == fact.kind && row.value == value; });
}

bool isQuoted(const model::Fact& fact)
{
    return fact.kind == "question" || fact.kind == "ticket" || fact.kind == "meeting";
}

} // namespace

std::string visible(std::string_view text)
{
    std::string result;
    forEachCharacter(text, [&](UChar32 code, std::string_view bytes) {
        if (code == '\n' || code == '\r' || code == '\t' || code == 0x2028 || code == 0x2029)
            result += ' ';
        else if (!isInvisible(code))
            result += bytes;
    });
    return result;
}

std::string datamarked(std::string_view text)
{
    std::string result;
    // A mark in the text itself would let it end its own marking.
    forEachCharacter(text, [&](UChar32 code, std::string_view bytes) {
        if (code == '^' || u_isUWhiteSpace(code))
            result += result.ends_with('^') ? "" : "^";
        else
            result += bytes;
    });
    return result;
}

std::string withoutMarks(std::string text)
{
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (text[i] == '^' && std::isspace(static_cast<unsigned char>(text[i - 1])) == 0)
            text[i] = ' ';
    return text;
}

std::string textForModel(const model::Fact& fact, const std::function<std::string(std::string)>& mask)
{
    std::string text = visible(fact.text);
    bool found = !isQuoted(fact);
    for (const auto& [name, value] : fact.values) {
        if (!isFromOutside(fact, name))
            continue;
        const std::string words = visible(model::toString(value));
        const std::string marked = datamarked(mask(words));
        for (auto at = words.empty() ? std::string::npos : text.find(words); at != std::string::npos;
             at = text.find(words, at + marked.size())) {
            text.replace(at, words.size(), marked);
            found = true;
        }
    }
    // Where the outside words cannot be told from ours, all of it is data.
    return found ? mask(std::move(text)) : datamarked(mask(std::move(text)));
}

} // namespace countersign::drafting
