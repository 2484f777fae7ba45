// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/language.h"

#include "engine/foundation/text/unicode.h"
#include "engine/foundation/text/word_list.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <set>

namespace countersign::text {

namespace {

using StopWords = std::map<std::string, std::set<std::string, std::less<>>>;

StopWords readStopWords()
{
    StopWords words;
    for (const std::string_view line : listLines("stop_words.txt")) {
        const std::size_t space = line.find(' ');
        for (std::string& word : tokenizeWords(line.substr(space + 1)))
            words[std::string(line.substr(0, space))].insert(std::move(word));
    }
    return words;
}

const StopWords& stopWords()
{
    static const StopWords words = readStopWords();
    return words;
}

struct Scripts
{
    int kana = 0;
    int han = 0;
    int arabic = 0;
    int latin = 0;
    int other = 0;
};

Scripts countScripts(std::string_view utf8)
{
    Scripts scripts;
    for (const char32_t c : toUtf32(utf8)) {
        UErrorCode status = U_ZERO_ERROR;
        switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            ++scripts.kana;
            break;
        case USCRIPT_HAN:
            ++scripts.han;
            break;
        case USCRIPT_ARABIC:
            ++scripts.arabic;
            break;
        case USCRIPT_LATIN:
            ++scripts.latin;
            break;
        case USCRIPT_COMMON:
        case USCRIPT_INHERITED:
            break;
        default:
            ++scripts.other;
            break;
        }
    }
    return scripts;
}

std::optional<std::string> byWords(std::string_view utf8)
{
    std::map<std::string, int> hits;
    for (const std::string& word : tokenizeWords(utf8)) {
        for (const auto& [language, words] : stopWords())
            hits[language] += words.contains(word) ? 1 : 0;
    }
    std::string best;
    int most = 0;
    int second = 0;
    for (const auto& [language, count] : hits) {
        if (count > most) {
            second = most;
            most = count;
            best = language;
        } else if (count > second) {
            second = count;
        }
    }
    return most >= 2 && most > second ? std::optional(best) : std::nullopt;
}

} // namespace

std::optional<std::string> detectLanguage(std::string_view utf8)
{
    constexpr std::size_t kSample = 4096;
    utf8 = utf8.substr(0, kSample);
    const Scripts scripts = countScripts(utf8);
    const int eastAsian = scripts.kana + scripts.han;
    const int most = std::max({eastAsian, scripts.arabic, scripts.latin, scripts.other});
    if (most == 0 || most == scripts.other)
        return std::nullopt;
    if (most == scripts.arabic)
        return "ar";
    // Chinese has no kana; a Japanese sentence hardly does without.
    if (most == eastAsian)
        return scripts.kana * 10 >= eastAsian ? std::optional<std::string>("ja") : std::nullopt;
    return byWords(utf8);
}

} // namespace countersign::text
