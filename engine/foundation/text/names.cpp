// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/names.h"

#include "engine/foundation/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace countersign::text {

namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 36> kTitles{
    "mr",   "mrs",      "ms",     "miss", "mx",   "dr",   "prof", "professor", "sir",
    "dame", "rev",      "hon",    "herr", "frau", "ing",  "dipl", "mag",       "mme",
    "mlle", "monsieur", "madame", "sr",   "sra",  "srta", "don",  "dona",      "sig",
    "dott", "pan",      "pani",   "eng",  "capt", "lt",   "col",  "doctor",    "dipl ing"};
constexpr std::array<std::string_view, 20> kSuffixes{"jr",  "sr",  "ii",    "iii", "iv",  "phd", "md",
                                                     "mba", "esq", "cpa",   "pmp", "dds", "jd",  "msc",
                                                     "bsc", "ma",  "dphil", "cfa", "pe",  "llm"};
constexpr std::array<std::string_view, 34> kParticles{
    "van", "von", "vom", "zu",  "zum", "zur", "der", "den", "de",  "del", "della", "di",
    "da",  "do",  "dos", "das", "du",  "des", "la",  "le",  "las", "los", "ten",   "ter",
    "te",  "al",  "el",  "bin", "ibn", "abu", "ben", "af",  "av",  "san"};

bool isOneOf(std::span<const std::string_view> list, const std::string& word)
{
    const std::string plain = normalName(word);
    return std::ranges::any_of(list, [&](std::string_view entry) { return entry == plain; });
}

/// "Ph.D." is read as "phd": the points are no word breaks here.
bool isSuffix(const std::string& word)
{
    std::string plain;
    std::ranges::copy_if(word, std::back_inserter(plain), [](char c) { return c != '.'; });
    return isOneOf(kSuffixes, plain);
}

Words split(std::string_view text)
{
    Words words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(std::exchange(word, {}));
    };
    for (const char32_t c : toUtf32(stripInvisible(text))) {
        if (u_isUWhiteSpace(static_cast<UChar32>(c)))
            finish();
        else
            word += fromUtf32(std::u32string_view(&c, 1));
    }
    finish();
    return words;
}

std::string joined(std::span<const std::string> words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

bool isUpperCase(const std::string& word)
{
    std::size_t letters = 0;
    for (const char32_t c : toUtf32(word)) {
        if (u_islower(static_cast<UChar32>(c)))
            return false;
        letters += u_isupper(static_cast<UChar32>(c)) ? 1 : 0;
    }
    return letters >= 2;
}

bool isEastAsian(const std::string& word)
{
    const std::u32string text = toUtf32(word);
    return !text.empty() && std::ranges::all_of(text, [](char32_t c) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
        return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
               script == USCRIPT_HANGUL || c == U'々';
    });
}

void takeTitle(Words& words, PersonName& name)
{
    while (words.size() > 1 && isOneOf(kTitles, words.front())) {
        name.title += (name.title.empty() ? "" : " ") + words.front();
        words.erase(words.begin());
    }
}

void takeSuffix(Words& words, PersonName& name)
{
    while (words.size() > 2 && isSuffix(words.back())) {
        name.suffix = words.back() + (name.suffix.empty() ? "" : " " + name.suffix);
        words.pop_back();
    }
}

void setGiven(std::span<const std::string> words, PersonName& name)
{
    if (words.empty())
        return;
    name.given = words.front();
    name.middle = joined(words.subspan(1));
}

/// Where the family name begins: at its first particle, else at the last word.
std::size_t familyStart(const Words& words)
{
    std::size_t start = words.size() - 1;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (isOneOf(kParticles, words[i]))
            return i;
    }
    return start;
}

/// How many words at the front are a family name in capitals, as in "DE LA TOUR Jean": not all of them.
std::size_t leadingCapitals(const Words& words)
{
    std::size_t count = 0;
    while (count < words.size() && isUpperCase(words[count]))
        ++count;
    return count < words.size() ? count : 0;
}

PersonName fromWords(Words words)
{
    PersonName name;
    takeTitle(words, name);
    takeSuffix(words, name);
    if (words.size() <= 1) {
        name.given = joined(words);
        return name;
    }
    const std::span<const std::string> all(words);
    if (words.size() == 2 && isEastAsian(words[0]) && isEastAsian(words[1])) {
        name.family = words[0];
        name.given = words[1];
        return name;
    }
    if (const std::size_t capitals = leadingCapitals(words); capitals > 0) {
        name.family = joined(all.first(capitals));
        setGiven(all.subspan(capitals), name);
        return name;
    }
    const std::size_t start = familyStart(words);
    setGiven(all.first(start), name);
    name.family = joined(all.subspan(start));
    return name;
}

/// "Family, Given": nothing if what follows the comma are suffixes only.
std::optional<PersonName> familyFirst(std::string_view before, std::string_view after)
{
    Words rest = split(after);
    if (rest.empty() || std::ranges::all_of(rest, isSuffix))
        return std::nullopt;
    PersonName name;
    Words family = split(before);
    takeTitle(family, name);
    takeTitle(rest, name);
    takeSuffix(rest, name);
    name.family = joined(family);
    setGiven(rest, name);
    return name;
}

} // namespace

PersonName splitPersonName(std::string_view utf8)
{
    const std::size_t comma = utf8.find(',');
    if (comma == std::string_view::npos)
        return fromWords(split(utf8));
    if (auto name = familyFirst(utf8.substr(0, comma), utf8.substr(comma + 1)))
        return std::move(*name);
    PersonName name = fromWords(split(utf8.substr(0, comma)));
    const Words suffixes = split(utf8.substr(comma + 1));
    name.suffix += (name.suffix.empty() || suffixes.empty() ? "" : " ") + joined(suffixes);
    return name;
}

} // namespace countersign::text
