// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/hidden_characters.h"

#include "engine/outreach/drafting/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace countersign::drafting {

namespace {

bool showsNothing(UChar32 code)
{
    const auto type = u_charType(code);
    if (type == U_CONTROL_CHAR)
        return code != '\t' && code != '\n' && code != '\r';
    // The signs before Arabic and Syriac numbers are format characters that are drawn.
    if (type == U_FORMAT_CHAR)
        return !u_hasBinaryProperty(code, UCHAR_PREPENDED_CONCATENATION_MARK);
    return type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR || code == 0x034F || code == 0x115F || code == 0x1160 ||
           code == 0x2800 || code == 0x3164 || code == 0xFFA0 || (code >= 0xE0100 && code <= 0xE01EF);
}

bool isRightToLeft(UChar32 code)
{
    const auto direction = u_charDirection(code);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/// Letters whose shape no joiner changes; between them it only hides.
bool isPlainLetter(UChar32 code)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &status);
    return u_isdigit(code) != 0 || script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

bool isHidden(const std::vector<Character>& all, std::size_t at, bool hasRightToLeft)
{
    const UChar32 code = all[at].code;
    if (!showsNothing(code))
        return false;
    if (code == 0x200E || code == 0x200F)
        return !hasRightToLeft;
    if (code != 0x200C && code != 0x200D)
        return true;
    const bool inside = at > 0 && at + 1 < all.size();
    const auto isText = [](UChar32 each) { return !isPlainLetter(each) && !u_isUWhiteSpace(each) && !showsNothing(each); };
    return !inside || !isText(all[at - 1].code) || !(isText(all[at + 1].code) || u_isUWhiteSpace(all[at + 1].code));
}

std::string nameOf(UChar32 code)
{
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code));
    return name;
}

std::string without(std::string_view text, const std::vector<HiddenRun>& runs,
                    const std::function<std::string(std::string_view)>& instead)
{
    std::string result;
    std::size_t at = 0;
    for (const HiddenRun& run : runs) {
        result += text.substr(at, run.begin - at);
        result += instead(text.substr(run.begin, run.end - run.begin));
        at = run.end;
    }
    return result += text.substr(at);
}

std::string namesOf(std::string_view run)
{
    std::string names;
    for (const Character& each : charactersOf(run))
        names += "[" + nameOf(each.code) + "]";
    return names;
}

} // namespace

std::vector<HiddenRun> hiddenIn(std::string_view text)
{
    const std::vector<Character> all = charactersOf(text);
    const bool hasRightToLeft =
        std::ranges::any_of(all, [](const Character& each) { return isRightToLeft(each.code) && !showsNothing(each.code); });
    std::vector<HiddenRun> runs;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!isHidden(all, i, hasRightToLeft))
            continue;
        if (!runs.empty() && runs.back().end == all[i].begin)
            runs.back().end = all[i].end;
        else
            runs.push_back({all[i].begin, all[i].end, nameOf(all[i].code)});
    }
    return runs;
}

void judgeHidden(const std::string& text, std::vector<model::Claim>& claims)
{
    const std::vector<HiddenRun> runs = hiddenIn(text);
    const auto isSpace = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\n' || text[at] == '\t'; };
    for (std::size_t i = 0; i < runs.size();) {
        std::size_t begin = runs[i].begin;
        std::size_t end = runs[i].end;
        while (begin > 0 && !isSpace(begin - 1))
            --begin;
        while (end < text.size() && !isSpace(end))
            ++end;
        std::vector<HiddenRun> inside;
        for (; i < runs.size() && runs[i].begin < end; ++i)
            inside.push_back({runs[i].begin - begin, runs[i].end - begin, runs[i].name});
        const std::string word = text.substr(begin, end - begin);
        claims.push_back({.begin = begin,
                          .end = end,
                          .kind = "hidden",
                          .text = without(word, inside, namesOf),
                          .verdict = model::ClaimVerdict::Unsupported,
                          .fact = {},
                          .suggestion = without(word, inside, [](std::string_view) { return std::string(); }),
                          .overruleReason = {}});
    }
}

} // namespace countersign::drafting
