// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_names.h"

#include "engine/outreach/drafting/claim_numbers.h"
#include "engine/outreach/drafting/claim_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace countersign::drafting {

namespace {

class NameReader
{
public:
    NameReader(const NameQuestion& question, const KnownNames& known)
        : m_question(question), m_tokens(question.tokens), m_known(known),
          m_used(question.tokens.size(), false), m_isProduct(question.tokens.size(), false)
    {
        for (std::size_t i = 0; i < m_tokens.size(); ++i)
            m_used[i] =
                std::any_of(question.taken.begin(), question.taken.end(), [&](const Mention& mention) {
                    return m_tokens[i].begin >= mention.begin && m_tokens[i].begin < mention.end;
                });
    }

    std::vector<NameMention> run()
    {
        findProducts();
        if (m_question.language == "ja")
            findJapaneseNames();
        else
            findCapitals();
        return std::move(m_found);
    }

private:
    void findProducts()
    {
        for (std::size_t p = 0; p < m_known.products.size(); ++p) {
            const auto& wanted = m_known.products[p].tokens;
            for (std::size_t i = 0; !wanted.empty() && i + wanted.size() <= m_tokens.size(); ++i) {
                bool same = !m_used[i];
                for (std::size_t k = 0; same && k < wanted.size(); ++k)
                    same = m_tokens[i + k].lower == wanted[k].lower &&
                           (m_tokens[i + k].capital || !wanted[k].capital);
                if (!same)
                    continue;
                m_found.push_back({m_tokens[i].begin, m_tokens[i + wanted.size() - 1].end, p});
                std::fill_n(m_used.begin() + static_cast<std::ptrdiff_t>(i), wanted.size(), true);
                std::fill_n(m_isProduct.begin() + static_cast<std::ptrdiff_t>(i), wanted.size(), true);
            }
        }
    }

    [[nodiscard]] bool beginsSentence(std::size_t i) const
    {
        const auto isOne = [](const std::string& sign, std::initializer_list<std::string_view> signs) {
            return std::find(signs.begin(), signs.end(), sign) != signs.end();
        };
        while (i > 0 && isOne(m_tokens[i - 1].lower,
                              {"“", "„", "«", "»", "\"", "”", "(", ")", "¿", "¡", "‘", "’", "「", "」"}))
            --i;
        return i == 0 || isOne(m_tokens[i - 1].lower, {".", "?", "!", ":"});
    }

    /// A capitalised word that nothing accounts for.
    [[nodiscard]] bool isStranger(std::size_t i) const
    {
        if (i >= m_tokens.size())
            return false;
        const Token& token = m_tokens[i];
        if (token.kind != TokenKind::Word || !token.capital || m_used[i])
            return false;
        std::string lower = token.lower;
        for (const std::string_view ending : {"’s", "s’"})
            if (lower.ends_with(ending))
                lower.resize(lower.size() - ending.size());
        // A single capital is an initial or a list mark.
        if (lower.size() < 2 || isKnown(lower) || isKnown(token.lower) ||
            (lower.ends_with('s') && isKnown(lower.substr(0, lower.size() - 1))))
            return false;
        return !monthOf(lower) && !weekdayOf(lower) && currencyOf(lower).empty() && !isNumberWord(lower);
    }
    [[nodiscard]] bool isKnown(const std::string& lower) const
    {
        return m_known.words.contains(lower) || isCommonCapital(lower);
    }

    [[nodiscard]] bool isSuspicious(std::size_t i) const
    {
        if (!isStranger(i))
            return false;
        const bool afterHonorific = i > 0 && isHonorific(m_tokens[i - 1].lower) && m_tokens[i - 1].capital;
        if (afterHonorific || (i > 1 && isHonorific(m_tokens[i - 2].lower) && m_tokens[i - 1].lower == "."))
            return true;
        if (i > 0 && m_tokens[i - 1].end + 1 == m_tokens[i].begin &&
            (m_isProduct[i - 1] ||
             (m_tokens[i - 1].capital && m_known.productStarts.contains(m_tokens[i - 1].lower))))
            return true;
        const bool nextToo = isStranger(i + 1) && m_tokens[i + 1].begin == m_tokens[i].end + 1;
        const bool afterStranger = i > 0 && isStranger(i - 1) && m_tokens[i - 1].end + 1 == m_tokens[i].begin;
        if (m_question.language == "de" && !m_question.greeting) {
            // Nouns are capitalised; two unknown ones in a row are a name, except at a sentence's beginning.
            return (nextToo && !beginsSentence(i)) || (afterStranger && !beginsSentence(i - 1));
        }
        if (beginsSentence(i))
            return nextToo || m_tokens[i].lower.ends_with("’s");
        return true;
    }

    void findCapitals()
    {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (!isSuspicious(i))
                continue;
            std::size_t last = i;
            while (isStranger(last + 1) && m_tokens[last + 1].begin == m_tokens[last].end + 1)
                ++last;
            m_found.push_back({m_tokens[i].begin, m_tokens[last].end, std::nullopt});
            i = last;
        }
    }

    /// What stands before 様 or さん, and words in Latin letters.
    void findJapaneseNames()
    {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const bool latin =
                !m_tokens[i].lower.empty() && static_cast<unsigned char>(m_tokens[i].lower[0]) < 0x80;
            if (latin && isStranger(i))
                m_found.push_back({m_tokens[i].begin, m_tokens[i].end, std::nullopt});
            const bool honorific =
                m_tokens[i].lower == "様" ||
                (m_tokens[i].lower == "さ" && i + 1 < m_tokens.size() && m_tokens[i + 1].lower == "ん");
            if (honorific && i > 0 && m_tokens[i].joined && !endsInKnownName(m_tokens[i].begin))
                m_found.push_back({m_tokens[i - 1].begin, m_tokens[i].end, std::nullopt});
        }
    }
    [[nodiscard]] bool endsInKnownName(std::size_t end) const
    {
        const std::string_view before = m_question.text.substr(0, end);
        constexpr std::array<std::string_view, 5> kCommon{"皆", "お客", "御中", "お", "各位"};
        return std::any_of(m_known.names.begin(), m_known.names.end(),
                           [&](const std::string& name) { return before.ends_with(name); }) ||
               std::any_of(kCommon.begin(), kCommon.end(),
                           [&](std::string_view word) { return before.ends_with(word); });
    }

    const NameQuestion& m_question;
    const std::vector<Token>& m_tokens;
    const KnownNames& m_known;
    std::vector<bool> m_used;
    std::vector<bool> m_isProduct;
    std::vector<NameMention> m_found;
};

} // namespace

KnownNames knownNamesOf(const std::vector<IndexedFact>& facts, const ClaimContext& context)
{
    KnownNames known;
    const auto addWords = [&](std::string_view text) {
        for (Token& token : tokensOf(text))
            if (token.kind == TokenKind::Word)
                known.words.insert(std::move(token.lower));
    };
    for (const std::string& name : context.names) {
        addWords(name);
        if (!name.empty())
            known.names.push_back(name);
    }
    for (const IndexedFact& fact : facts)
        if (fact.sayable)
            addWords(fact.words);
    for (const std::string& name : context.catalog)
        known.products.push_back({.name = name, .tokens = tokensOf(name)});
    for (const KnownNames::Product& product : known.products)
        if (product.tokens.size() > 1 && product.tokens.front().capital)
            known.productStarts.insert(product.tokens.front().lower);
    std::stable_sort(known.products.begin(), known.products.end(),
                     [](const auto& a, const auto& b) { return a.tokens.size() > b.tokens.size(); });
    return known;
}

std::vector<NameMention> namesIn(const NameQuestion& question, const KnownNames& known)
{
    return NameReader(question, known).run();
}

} // namespace countersign::drafting
