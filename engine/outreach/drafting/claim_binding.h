// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_names.h"
#include "engine/outreach/drafting/fact_index.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::drafting {

/// What a sentence is about, so that a right figure beside the wrong product, place, contract, unit or event is told
/// from a right one. Only what the sentence names binds; where it names nothing, any fact may speak.
class SentenceSubject
{
public:
    struct Input
    {
        const std::vector<IndexedFact>& facts;
        const KnownNames& known;
        std::string_view text;
        const std::vector<Token>& tokens;
        const std::vector<NameMention>& names;
        /// Products of the sentences before it, for "It is €4,250".
        const std::vector<std::string>& before;
    };
    explicit SentenceSubject(const Input& input);

    /// Products that it names, or that its "it" stands for.
    [[nodiscard]] const std::vector<std::string>& products() const { return m_products; }

    /// Whether the fact may bear out figures of this sentence: it is about one of the products, places and numbers that
    /// the sentence names.
    [[nodiscard]] bool fits(const IndexedFact& fact) const;
    /// As fits(), for a date: where a contract or ticket is named by its number, the date is its own, or that of
    /// something else that is named, too.
    [[nodiscard]] bool fitsDate(const IndexedFact& fact) const;
    /// As fits(), for an amount of money: with a product named, the fact must be about one of `products`.
    [[nodiscard]] bool fitsPrice(const IndexedFact& fact, const std::vector<std::string>& products) const;
    /// For each of the `amounts` (their first bytes) the products that it may be the price of. With several of both,
    /// each belongs to the one before it, or each to the one behind it: `consistent` says which reading holds.
    template <class Holds>
    [[nodiscard]] std::vector<std::vector<std::string>> productsOf(const std::vector<std::size_t>& amounts,
                                                                  const Holds& consistent) const
    {
        std::vector<std::vector<std::string>> any(amounts.size(), m_products);
        if (m_places.size() < 2 || amounts.size() < 2)
            return any;
        for (const bool before : {true, false}) {
            const auto reading = nearest(amounts, before);
            if (consistent(reading))
                return reading;
        }
        return nearest(amounts, true);
    }
    /// -1 where its words say that something fell, 1 that it rose, 0 where they say neither or both.
    [[nodiscard]] int direction() const { return m_direction; }
    /// What a date at this byte is the date of by the words before it ("renews on"); empty where they say nothing.
    [[nodiscard]] std::string roleOfDate(std::size_t begin) const;
    /// The products that stand in one list with these ("A, B and C"); empty where there is no such list.
    [[nodiscard]] std::vector<std::string> namedTogether(const std::vector<std::string>& products) const;
    /// "per site and year" behind an amount that ends at this byte. A unit that we do not know ("per pallet") stands as
    /// its own word: a price must not pass for one of another measure.
    [[nodiscard]] std::set<std::string> unitsAfter(std::size_t end) const;
    /// The same before an amount ("Pro Dekade kostet es 690 €"), known units only.
    [[nodiscard]] std::set<std::string> unitsBefore(std::size_t begin) const;

private:
    struct Place
    {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string product;
    };
    [[nodiscard]] bool areListed(const Place& first, const Place& second) const;
    [[nodiscard]] std::vector<std::vector<std::string>> nearest(const std::vector<std::size_t>& amounts,
                                                               bool before) const;

    const std::vector<Token>& m_tokens;
    std::vector<Place> m_places;
    std::vector<std::string> m_products;
    std::vector<std::string> m_sites;
    std::vector<std::string> m_numbers;
    bool m_isAboutContract = false;
    int m_direction = 0;
};

/// Words between quotation marks, four or more, by their bytes.
struct Quotation
{
    std::size_t begin = 0;
    std::size_t end = 0;
    /// A sayable fact that holds them word for word; the recipient's own question before others.
    const IndexedFact* fact = nullptr;
};
[[nodiscard]] std::vector<Quotation> quotationsIn(std::string_view text, const std::vector<IndexedFact>& facts);

} // namespace countersign::drafting
