// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_patterns.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace countersign::drafting {

extern const base::EmbeddedFile kClaimFiles[];
extern const std::size_t kClaimFilesCount;

namespace {

constexpr std::size_t kShortGap = 3;
constexpr std::size_t kLongGap = 8;

struct Alternative
{
    std::string word;
    bool prefix = false;
    bool capital = false;
};

struct Element
{
    std::vector<Alternative> alternatives;
    /// How many other words may stand in its place.
    std::size_t gap = 0;
};

struct Pattern
{
    WordingKind kind = WordingKind::Statement;
    std::vector<Element> elements;
    bool atBeginning = false;
};

struct PatternSet
{
    std::vector<Pattern> patterns;
    /// Patterns by their first word; those that begin with the beginning of a word stand apart.
    std::unordered_map<std::string, std::vector<std::size_t>> byWord;
    std::vector<std::size_t> byPrefix;
    std::vector<std::pair<WordingKind, std::string>> substrings;
};

std::optional<WordingKind> kindOf(std::string_view section)
{
    constexpr std::array<std::pair<std::string_view, WordingKind>, 8> kKinds{
        {{"[free]", WordingKind::Free},
         {"[own]", WordingKind::Own},
         {"[quote]", WordingKind::Quote},
         {"[statement]", WordingKind::Statement},
         {"[third]", WordingKind::Third},
         {"[strong]", WordingKind::Strong},
         {"[commitment]", WordingKind::Commitment},
         {"[ratio]", WordingKind::Ratio}}};
    for (const auto& [name, kind] : kKinds)
        if (name == section)
            return kind;
    return std::nullopt;
}

Alternative alternativeOf(std::string_view text)
{
    Alternative made;
    if (text.ends_with('~')) {
        made.prefix = true;
        text.remove_suffix(1);
    }
    const auto tokens = tokensOf(text);
    made.capital = !tokens.empty() && tokens.front().capital;
    for (const Token& token : tokens)
        made.word += token.lower;
    return made;
}

Element elementOf(std::string_view text)
{
    if (text == "*" || text == "**")
        return {.alternatives = {}, .gap = text.size() == 1 ? kShortGap : kLongGap};
    Element element;
    while (!text.empty()) {
        const auto bar = text.find('|');
        element.alternatives.push_back(alternativeOf(text.substr(0, bar)));
        text.remove_prefix(bar == std::string_view::npos ? text.size() : bar + 1);
    }
    return element;
}

void addPattern(PatternSet& set, WordingKind kind, std::string_view line)
{
    Pattern pattern{.kind = kind};
    while (!line.empty()) {
        const auto space = line.find(' ');
        const std::string_view part = line.substr(0, space);
        line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
        if (part == "^")
            pattern.atBeginning = true;
        else if (!part.empty())
            pattern.elements.push_back(elementOf(part));
    }
    COUNTERSIGN_ASSERT(!pattern.elements.empty() && pattern.elements.front().gap == 0,
                       "a pattern of words begins with a word");
    const std::size_t index = set.patterns.size();
    bool prefix = false;
    for (const Alternative& first : pattern.elements.front().alternatives) {
        prefix |= first.prefix;
        if (!first.prefix)
            set.byWord[first.word].push_back(index);
    }
    if (prefix)
        set.byPrefix.push_back(index);
    set.patterns.push_back(std::move(pattern));
}

PatternSet read(std::string_view content)
{
    PatternSet set;
    auto kind = WordingKind::Statement;
    while (!content.empty()) {
        const auto end = content.find('\n');
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
        if (line.empty() || line.starts_with('#'))
            continue;
        if (const auto section = kindOf(line))
            kind = *section;
        else if (line.starts_with('='))
            set.substrings.emplace_back(kind, std::string(line.substr(1)));
        else
            addPattern(set, kind, line);
    }
    return set;
}

const PatternSet* patternsOf(std::string_view language)
{
    static const auto kSets = [] {
        std::map<std::string, PatternSet, std::less<>> sets;
        for (std::size_t i = 0; i < kClaimFilesCount; ++i) {
            const std::string name(kClaimFiles[i].name);
            sets.emplace(name.substr(0, name.find('.')), read(kClaimFiles[i].content));
        }
        return sets;
    }();
    const auto found = kSets.find(language);
    return found == kSets.end() ? nullptr : &found->second;
}

bool isHyphen(const Token& token)
{
    return token.lower == "-" && token.joined;
}

class Matcher
{
public:
    explicit Matcher(const std::vector<Token>& tokens) : m_tokens(tokens) {}

    /// The token after the match of the elements from `element` on; nothing where they do not fit.
    [[nodiscard]] std::optional<std::size_t> end(const Pattern& pattern, std::size_t at, std::size_t element = 0) const
    {
        if (element == pattern.elements.size())
            return at;
        const Element& wanted = pattern.elements[element];
        if (wanted.gap == 0) {
            if (element > 0 && at < m_tokens.size() && isHyphen(m_tokens[at]))
                ++at;
            return at < m_tokens.size() && fits(wanted, m_tokens[at]) ? end(pattern, at + 1, element + 1) : std::nullopt;
        }
        for (std::size_t skipped = 0; skipped <= wanted.gap; ++skipped) {
            if (const auto found = end(pattern, at + skipped, element + 1))
                return found;
            // Other words, but no sign: the clause ends there.
            if (at + skipped >= m_tokens.size() ||
                (m_tokens[at + skipped].kind == TokenKind::Sign && !isHyphen(m_tokens[at + skipped])))
                break;
        }
        return std::nullopt;
    }

private:
    static bool fits(const Element& element, const Token& token)
    {
        return std::ranges::any_of(element.alternatives, [&](const Alternative& each) {
            if (each.capital && !token.capital)
                return false;
            return each.prefix ? token.lower.starts_with(each.word) : token.lower == each.word;
        });
    }

    const std::vector<Token>& m_tokens;
};

} // namespace

std::vector<Wording> wordingsIn(std::string_view text, const std::vector<Token>& tokens, std::string_view language)
{
    std::vector<Wording> found;
    const PatternSet* set = patternsOf(language);
    if (set == nullptr)
        return found;
    const Matcher matcher(tokens);
    const auto add = [&](WordingKind kind, std::size_t begin, std::size_t end) {
        const auto known = std::ranges::find_if(
            found, [&](const Wording& each) { return each.kind == kind && each.begin == begin; });
        if (known == found.end())
            found.push_back({kind, begin, end});
        else
            known->end = std::max(known->end, end);
    };
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto attempt = [&](std::size_t index) {
            const Pattern& pattern = set->patterns[index];
            if (pattern.atBeginning && at > 0)
                return;
            if (const auto end = matcher.end(pattern, at))
                add(pattern.kind, tokens[at].begin, tokens[*end - 1].end);
        };
        if (const auto first = set->byWord.find(tokens[at].lower); first != set->byWord.end())
            std::ranges::for_each(first->second, attempt);
        std::ranges::for_each(set->byPrefix, attempt);
    }
    for (const auto& [kind, words] : set->substrings)
        if (const auto at = text.find(words); at != std::string_view::npos)
            add(kind, at, at + words.size());
    return found;
}

} // namespace countersign::drafting
