// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/company.h"

#include "engine/foundation/text/unicode.h"
#include "engine/foundation/text/word_list.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <vector>

namespace countersign::text {

namespace {

using Words = std::vector<std::string>;

/// Forms in their normal writing ("sp zoo"). East Asian ones are written without spaces before or after the
/// name.
struct LegalForms
{
    std::set<std::string, std::less<>> leading;
    std::set<std::string, std::less<>> trailing;
    std::vector<std::string> attached;
    std::size_t longest = 1;
};

std::size_t lengthInCharacters(std::string_view word)
{
    return toUtf32(word).size();
}

/// Runs of single letters become one word: "s a" → "sa", "g m b h" → "gmbh".
Words joinedInitials(std::string_view normal)
{
    Words words;
    bool lastWasInitial = false;
    std::size_t at = 0;
    while (at < normal.size()) {
        const std::size_t end = std::min(normal.find(' ', at), normal.size());
        const std::string_view word = normal.substr(at, end - at);
        const bool initial = lengthInCharacters(word) == 1 && !(word[0] >= '0' && word[0] <= '9');
        if (initial && lastWasInitial)
            words.back() += word;
        else
            words.emplace_back(word);
        lastWasInitial = initial;
        at = end + 1;
    }
    return words;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += (i == begin ? "" : " ") + words[i];
    return text;
}

LegalForms readForms()
{
    LegalForms forms;
    for (const std::string_view line : listLines("legal_forms.txt")) {
        const std::size_t space = line.find(' ');
        const std::string_view place = line.substr(0, space);
        if (place == "attached") {
            forms.attached.push_back(foldCase(line.substr(space + 1)));
            continue;
        }
        const Words words = joinedInitials(normalName(line.substr(space + 1)));
        const std::string form = joined(words, 0, words.size());
        forms.longest = std::max(forms.longest, words.size());
        if (place == "both" || place == "leading")
            forms.leading.insert(form);
        if (place == "both" || place == "trailing")
            forms.trailing.insert(form);
    }
    std::ranges::sort(forms.attached, std::ranges::greater(), &std::string::size);
    return forms;
}

const LegalForms& legalForms()
{
    static const LegalForms forms = readForms();
    return forms;
}

/// How many words at the end are one legal form; the longest wins.
std::size_t trailingForm(const Words& words, std::size_t begin, std::size_t end)
{
    for (std::size_t count = std::min(legalForms().longest, end - begin - 1); count > 0; --count) {
        if (legalForms().trailing.contains(joined(words, end - count, end)))
            return count;
    }
    return 0;
}

std::size_t leadingForm(const Words& words, std::size_t begin, std::size_t end)
{
    for (std::size_t count = std::min(legalForms().longest, end - begin - 1); count > 0; --count) {
        if (legalForms().leading.contains(joined(words, begin, begin + count)))
            return count;
    }
    return 0;
}

/// Before punctuation goes: "(주)" is a form, "주" the end of many names. Folding has made "㈱" "(株)"
/// already.
std::string withoutAttached(std::string name)
{
    for (const std::string& form : legalForms().attached) {
        if (name.size() > form.size() && name.starts_with(form))
            name.erase(0, form.size());
        if (name.size() > form.size() && name.ends_with(form))
            name.erase(name.size() - form.size());
    }
    return name;
}

bool isConnector(const std::string& word)
{
    constexpr std::array<std::string_view, 5> kConnectors{"and", "und", "et", "y", "och"};
    return std::ranges::find(kConnectors, word) != kConnectors.end();
}

} // namespace

std::string companyKey(std::string_view utf8)
{
    Words words = joinedInitials(normalName(withoutAttached(trimmed(foldCase(utf8)))));
    if (words.size() > 2)
        std::erase_if(words, isConnector);
    if (words.empty())
        return {};
    std::size_t begin = 0;
    std::size_t end = words.size();
    if (words.size() > 1 && words[0] == "the")
        ++begin;
    while (end - begin > 1) {
        const std::size_t count = trailingForm(words, begin, end);
        if (count == 0)
            break;
        end -= count;
    }
    while (end - begin > 1) {
        const std::size_t count = leadingForm(words, begin, end);
        if (count == 0)
            break;
        begin += count;
    }
    // Nothing but forms remained: two companies that are called "Limited Company" are better told apart by
    // all of it.
    if (end - begin == 1 && legalForms().trailing.contains(words[begin]))
        return joined(words, 0, words.size());
    return joined(words, begin, end);
}

} // namespace countersign::text
