// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

/// A word as it is written, and in ASCII for addresses.
struct Word
{
    std::string text;
    std::string slug;
};

struct Descriptor
{
    Word word;
    std::string industry;
};

struct Tongue
{
    std::vector<Word> stemsFirst;
    std::vector<Word> stemsSecond;
    std::vector<Descriptor> descriptors;
    std::vector<std::string> legalForms;
    std::vector<Word> firstNames;
    std::vector<Word> lastNames;
};

struct City
{
    std::string name;
    std::string timeZone;
};

struct Country
{
    std::string code;
    std::string language;
    std::string currency;
    std::string phonePrefix;
    int utcOffsetMinutes = 0;
    std::vector<City> cities;
};

struct PriceTier
{
    int minQuantity = 1;
    int price = 0;
};

struct Product
{
    std::string id;
    std::string name;
    std::string family;
    std::string unit;
    std::string description;
    std::vector<PriceTier> tiers;
};

struct MailTemplate
{
    std::string subject;
    std::string text;
};

struct HeroContact
{
    std::string first, last, email, title, role, temperament;
};

/// One account of the fixed cast, told in full so that screenshots and the tour always meet the same people.
struct Hero
{
    std::string name, domain, country, city, language, industry, plot, site, dropSite, contract;
    int employees = 0;
    int value = 0;
    int sites = 1;
    std::vector<std::string> products;
    std::vector<HeroContact> contacts;
};

/// The names, places, products and sentences of the demo world, read from the files compiled into the
/// program. Immutable after load(); a broken resource is a bug.
class Vocabulary
{
public:
    [[nodiscard]] static Vocabulary load();

    [[nodiscard]] const std::vector<Country>& countries() const { return m_countries; }
    /// Each index as often as its country's weight.
    [[nodiscard]] const std::vector<std::size_t>& countryLottery() const { return m_lottery; }
    [[nodiscard]] const Country& country(std::string_view code) const;
    [[nodiscard]] const Tongue& tongue(std::string_view language) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& titles() const { return m_titles; }
    [[nodiscard]] const std::vector<Product>& products() const { return m_products; }
    [[nodiscard]] const Product& product(std::string_view id) const;
    [[nodiscard]] const std::map<std::string, double, std::less<>>& currencies() const
    {
        return m_currencies;
    }
    [[nodiscard]] std::string priceBook(int year) const { return m_priceBook + " " + std::to_string(year); }
    [[nodiscard]] int priceBookVersion() const { return m_priceBookVersion; }
    [[nodiscard]] const std::vector<Hero>& heroes() const { return m_heroes; }
    /// Falls back to English.
    [[nodiscard]] const std::vector<MailTemplate>& mails(std::string_view key,
                                                         std::string_view language) const;
    [[nodiscard]] const std::vector<std::string>& notes(std::string_view key) const;
    /// The whole file of answers by language, and of the model's grammar.
    [[nodiscard]] const base::Json& replies() const { return m_replies; }
    [[nodiscard]] const base::Json& grammar() const { return m_grammar; }

private:
    Vocabulary() = default;
    void loadPlaces();
    void loadNames();
    void loadProducts();
    void loadHeroes();
    void loadStories();

    std::vector<Country> m_countries;
    std::vector<std::size_t> m_lottery;
    std::map<std::string, Tongue, std::less<>> m_tongues;
    std::vector<std::pair<std::string, std::string>> m_titles;
    std::vector<Product> m_products;
    std::map<std::string, double, std::less<>> m_currencies;
    std::string m_priceBook;
    int m_priceBookVersion = 0;
    std::vector<Hero> m_heroes;
    std::map<std::string, std::map<std::string, std::vector<MailTemplate>, std::less<>>, std::less<>> m_mails;
    std::map<std::string, std::vector<std::string>, std::less<>> m_notes;
    base::Json m_replies;
    base::Json m_grammar;
};

/// Lower-case ASCII for addresses: "Hélène Müller-Weiß" becomes "helene-mueller-weiss".
[[nodiscard]] std::string slugOf(std::string_view text);

/// Replaces {name} by its value; a name without a value stays as it is.
using Fillers = std::vector<std::pair<std::string_view, std::string>>;
[[nodiscard]] std::string filled(std::string_view pattern, const Fillers& fillers);

/// The list of strings under a key.
[[nodiscard]] std::vector<std::string> textList(const base::Json& object, std::string_view key);

} // namespace countersign::demo
