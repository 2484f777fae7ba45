// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/vocabulary.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"

#include <array>
#include <cctype>

namespace countersign::demo {

extern const base::EmbeddedFile kDemoFiles[];
extern const std::size_t kDemoFilesCount;

namespace {

base::Json resource(std::string_view name)
{
    for (std::size_t i = 0; i < kDemoFilesCount; ++i) {
        if (kDemoFiles[i].name != name)
            continue;
        auto parsed = base::parseJson(kDemoFiles[i].content);
        COUNTERSIGN_ASSERT(parsed.has_value(), "an embedded demo file is not JSON");
        return std::move(*parsed);
    }
    COUNTERSIGN_ASSERT(false, "an embedded demo file is missing");
}

// "高梨|takanashi" carries its own transcription; Latin words make theirs.
Word wordOf(const std::string& entry)
{
    const std::size_t bar = entry.find('|');
    if (bar == std::string::npos)
        return {.text = entry, .slug = slugOf(entry)};
    return {.text = entry.substr(0, bar), .slug = entry.substr(bar + 1)};
}

std::vector<Word> wordList(const base::Json& object, std::string_view key)
{
    std::vector<Word> words;
    for (const std::string& entry : textList(object, key))
        words.push_back(wordOf(entry));
    return words;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kFolded{{
    {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"é", "e"},
    {"è", "e"},  {"ê", "e"},  {"ë", "e"},  {"É", "e"},  {"á", "a"},  {"à", "a"},  {"â", "a"},  {"Á", "a"},
    {"ã", "a"},  {"å", "a"},  {"í", "i"},  {"ì", "i"},  {"î", "i"},  {"ï", "i"},  {"Í", "i"},  {"ó", "o"},
    {"ò", "o"},  {"ô", "o"},  {"ø", "o"},  {"ú", "u"},  {"ù", "u"},  {"û", "u"},  {"ñ", "n"},  {"ç", "c"},
    {"œ", "oe"}, {"æ", "ae"}, {"ş", "s"},  {"ž", "z"},  {"š", "s"},  {"č", "c"},  {"’", ""},   {"'", ""},
}};

} // namespace

std::string slugOf(std::string_view text)
{
    std::string slug;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            ++i;
            if (std::isalnum(c) != 0)
                slug += static_cast<char>(std::tolower(c));
            else if (c != '\'' && !slug.empty() && slug.back() != '-')
                slug += '-';
            continue;
        }
        std::size_t length = 1;
        for (const auto& [from, to] : kFolded) {
            if (text.substr(i).starts_with(from)) {
                slug += to;
                length = from.size();
                break;
            }
        }
        i += length;
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug;
}

std::string filled(std::string_view pattern, const Fillers& fillers)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t open = pattern.find('{', i);
        text += pattern.substr(i, open - i);
        if (open == std::string_view::npos)
            break;
        const std::size_t close = pattern.find('}', open);
        if (close == std::string_view::npos)
            return text.append(pattern.substr(open));
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        bool found = false;
        for (const auto& [key, value] : fillers) {
            if (key == name) {
                text += value;
                found = true;
                break;
            }
        }
        if (!found)
            text += pattern.substr(open, close - open + 1);
        i = close + 1;
    }
    return text;
}

std::vector<std::string> textList(const base::Json& object, std::string_view key)
{
    std::vector<std::string> texts;
    for (const base::Json& entry : base::jsonMember(object, key))
        texts.push_back(entry.get<std::string>());
    return texts;
}

Vocabulary Vocabulary::load()
{
    Vocabulary vocabulary;
    vocabulary.loadPlaces();
    vocabulary.loadNames();
    vocabulary.loadProducts();
    vocabulary.loadHeroes();
    vocabulary.loadStories();
    vocabulary.m_replies = resource("replies.json");
    vocabulary.m_grammar = resource("model.json");
    return vocabulary;
}

void Vocabulary::loadPlaces()
{
    const base::Json root = resource("places.json");
    for (const base::Json& entry : root.at("countries")) {
        Country country{.code = base::jsonText(entry, "code"),
                        .language = base::jsonText(entry, "language"),
                        .currency = base::jsonText(entry, "currency"),
                        .phonePrefix = base::jsonText(entry, "phone"),
                        .utcOffsetMinutes = static_cast<int>(base::jsonInt(entry, "offset")),
                        .cities = {}};
        for (const base::Json& city : entry.at("cities"))
            country.cities.push_back({.name = city.at(0), .timeZone = city.at(1)});
        m_lottery.insert(m_lottery.end(), static_cast<std::size_t>(base::jsonInt(entry, "weight")),
                         m_countries.size());
        m_countries.push_back(std::move(country));
    }
}

void Vocabulary::loadNames()
{
    const base::Json root = resource("names.json");
    for (const auto& [language, entry] : root.at("languages").items()) {
        const base::Json& stems = entry.contains("stems") ? entry.at("stems") : root.at("latin_stems");
        Tongue tongue{.stemsFirst = wordList(stems, "first"),
                      .stemsSecond = wordList(stems, "second"),
                      .descriptors = {},
                      .legalForms = textList(entry, "forms"),
                      .firstNames = wordList(entry, "first_names"),
                      .lastNames = wordList(entry, "last_names")};
        for (const base::Json& descriptor : entry.at("descriptors"))
            tongue.descriptors.push_back({.word = wordOf(descriptor.at(0)), .industry = descriptor.at(1)});
        m_tongues.emplace(language, std::move(tongue));
    }
    for (const base::Json& title : root.at("titles"))
        m_titles.emplace_back(title.at(0), title.at(1));
}

void Vocabulary::loadProducts()
{
    const base::Json root = resource("products.json");
    m_priceBook = base::jsonText(root, "price_book");
    m_priceBookVersion = static_cast<int>(base::jsonInt(root, "version"));
    for (const auto& [currency, rate] : root.at("currencies").items())
        m_currencies.emplace(currency, rate.get<double>());
    for (const base::Json& entry : root.at("products")) {
        Product product{.id = base::jsonText(entry, "id"),
                        .name = base::jsonText(entry, "name"),
                        .family = base::jsonText(entry, "family"),
                        .unit = base::jsonText(entry, "unit"),
                        .description = base::jsonText(entry, "description"),
                        .tiers = {}};
        for (const base::Json& tier : entry.at("tiers"))
            product.tiers.push_back({.minQuantity = tier.at(0), .price = tier.at(1)});
        m_products.push_back(std::move(product));
    }
}

void Vocabulary::loadHeroes()
{
    const base::Json root = resource("heroes.json");
    for (const base::Json& entry : root.at("heroes")) {
        Hero hero{.name = base::jsonText(entry, "name"),
                  .domain = base::jsonText(entry, "domain"),
                  .country = base::jsonText(entry, "country"),
                  .city = base::jsonText(entry, "city"),
                  .language = base::jsonText(entry, "language"),
                  .industry = base::jsonText(entry, "industry"),
                  .plot = base::jsonText(entry, "plot"),
                  .site = base::jsonText(entry, "site"),
                  .dropSite = base::jsonText(entry, "drop_site"),
                  .contract = base::jsonText(entry, "contract"),
                  .employees = static_cast<int>(base::jsonInt(entry, "employees")),
                  .value = static_cast<int>(base::jsonInt(entry, "value")),
                  .sites = static_cast<int>(base::jsonInt(entry, "sites")),
                  .products = textList(entry, "products"),
                  .contacts = {}};
        for (const base::Json& contact : entry.at("contacts"))
            hero.contacts.push_back({.first = base::jsonText(contact, "first"),
                                     .last = base::jsonText(contact, "last"),
                                     .email = base::jsonText(contact, "email"),
                                     .title = base::jsonText(contact, "title"),
                                     .role = base::jsonText(contact, "role"),
                                     .temperament = base::jsonText(contact, "temperament")});
        m_heroes.push_back(std::move(hero));
    }
}

void Vocabulary::loadStories()
{
    const base::Json root = resource("stories.json");
    for (const auto& [key, languages] : root.at("mails").items()) {
        for (const auto& [language, variants] : languages.items()) {
            for (const base::Json& variant : variants)
                m_mails[key][language].push_back({.subject = variant.at(0), .text = variant.at(1)});
        }
    }
    for (const auto& [key, unused] : root.at("notes").items())
        m_notes.emplace(key, textList(root.at("notes"), key));
}

const Country& Vocabulary::country(std::string_view code) const
{
    for (const Country& country : m_countries) {
        if (country.code == code)
            return country;
    }
    COUNTERSIGN_ASSERT(false, "no such country in places.json");
}

const Tongue& Vocabulary::tongue(std::string_view language) const
{
    const auto found = m_tongues.find(language);
    COUNTERSIGN_ASSERT(found != m_tongues.end(), "no such language in names.json");
    return found->second;
}

const Product& Vocabulary::product(std::string_view id) const
{
    for (const Product& product : m_products) {
        if (product.id == id)
            return product;
    }
    COUNTERSIGN_ASSERT(false, "no such product in products.json");
}

const std::vector<MailTemplate>& Vocabulary::mails(std::string_view key, std::string_view language) const
{
    const auto found = m_mails.find(key);
    COUNTERSIGN_ASSERT(found != m_mails.end(), "no such mail in stories.json");
    const auto worded = found->second.find(language);
    return worded != found->second.end() ? worded->second : found->second.at("en");
}

const std::vector<std::string>& Vocabulary::notes(std::string_view key) const
{
    const auto found = m_notes.find(key);
    COUNTERSIGN_ASSERT(found != m_notes.end(), "no such note in stories.json");
    return found->second;
}

} // namespace countersign::demo
