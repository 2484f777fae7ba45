// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/recipient_language.h"

#include "engine/outreach/schedule/working_time.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace countersign::runtime {

namespace {

using model::Record;
using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto kShipped = std::to_array<std::string_view>({"en", "de", "fr", "es", "ja", "ar"});

/// What a language column says, in lower case.
constexpr auto kNames = std::to_array<Pair>({
    {"german", "de"},   {"deutsch", "de"},   {"allemand", "de"}, {"alemán", "de"},  {"aleman", "de"},    {"english", "en"},
    {"englisch", "en"}, {"anglais", "en"},   {"inglés", "en"},   {"ingles", "en"},  {"french", "fr"},    {"französisch", "fr"},
    {"franzoesisch", "fr"}, {"français", "fr"}, {"francais", "fr"}, {"francés", "fr"}, {"spanish", "es"}, {"spanisch", "es"},
    {"espagnol", "es"}, {"español", "es"},   {"espanol", "es"},  {"japanese", "ja"}, {"japanisch", "ja"}, {"日本語", "ja"},
    {"arabic", "ar"},   {"arabisch", "ar"},  {"arabe", "ar"},    {"العربية", "ar"},
});

/// Countries where business is done in one of the shipped languages.
constexpr auto kCountries = std::to_array<Pair>({
    {"DE", "de"}, {"AT", "de"}, {"LI", "de"}, {"FR", "fr"}, {"MC", "fr"}, {"ES", "es"}, {"MX", "es"}, {"AR", "es"}, {"CL", "es"},
    {"CO", "es"}, {"PE", "es"}, {"VE", "es"}, {"EC", "es"}, {"GT", "es"}, {"CU", "es"}, {"BO", "es"}, {"DO", "es"}, {"HN", "es"},
    {"PY", "es"}, {"SV", "es"}, {"NI", "es"}, {"CR", "es"}, {"PA", "es"}, {"UY", "es"}, {"JP", "ja"}, {"SA", "ar"}, {"AE", "ar"},
    {"QA", "ar"}, {"KW", "ar"}, {"BH", "ar"}, {"OM", "ar"}, {"JO", "ar"}, {"EG", "ar"}, {"IQ", "ar"}, {"YE", "ar"},
});

/// Countries of several languages: their larger cities, "code/city" in lower case.
constexpr auto kCities = std::to_array<Pair>({
    {"CH/zürich", "de"},   {"CH/zurich", "de"},  {"CH/basel", "de"},     {"CH/bern", "de"},     {"CH/winterthur", "de"},
    {"CH/luzern", "de"},   {"CH/lucerne", "de"}, {"CH/st. gallen", "de"}, {"CH/zug", "de"},     {"CH/chur", "de"},
    {"CH/schaffhausen", "de"}, {"CH/aarau", "de"}, {"CH/thun", "de"},    {"CH/baden", "de"},    {"CH/genève", "fr"},
    {"CH/geneve", "fr"},   {"CH/geneva", "fr"},  {"CH/genf", "fr"},      {"CH/lausanne", "fr"}, {"CH/neuchâtel", "fr"},
    {"CH/neuchatel", "fr"}, {"CH/fribourg", "fr"}, {"CH/sion", "fr"},    {"CH/montreux", "fr"}, {"BE/liège", "fr"},
    {"BE/liege", "fr"},    {"BE/namur", "fr"},   {"BE/charleroi", "fr"}, {"BE/mons", "fr"},     {"BE/eupen", "de"},
    {"CA/montréal", "fr"}, {"CA/montreal", "fr"}, {"CA/québec", "fr"},   {"CA/quebec", "fr"},   {"CA/quebec city", "fr"},
    {"CA/laval", "fr"},    {"CA/gatineau", "fr"}, {"CA/sherbrooke", "fr"},
});

constexpr auto kDomains = std::to_array<Pair>({
    {"de", "de"}, {"at", "de"}, {"li", "de"}, {"fr", "fr"}, {"quebec", "fr"}, {"es", "es"}, {"mx", "es"}, {"ar", "es"}, {"cl", "es"},
    {"pe", "es"}, {"uy", "es"}, {"jp", "ja"}, {"sa", "ar"}, {"ae", "ar"},
});

template <class Pairs>
std::string look(const Pairs& pairs, std::string_view key)
{
    const auto found = std::ranges::find(pairs, key, &Pair::first);
    return found == pairs.end() ? std::string() : std::string(found->second);
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// "de", "de-AT", "de_DE", "German"; nothing for what is not shipped.
std::string said(const std::string& language)
{
    const std::string text = lower(language);
    const std::string base = text.substr(0, text.find_first_of("-_"));
    return isShippedLanguage(base) ? base : look(kNames, text);
}

std::string ofDomain(const std::string& address)
{
    const std::string text = lower(address.substr(0, address.find('/', address.find("://") == std::string::npos ? 0 : address.find("://") + 3)));
    return text.find('.') == std::string::npos ? std::string() : look(kDomains, std::string_view(text).substr(text.rfind('.') + 1));
}

/// Nothing where the country says nothing: it is unknown, or has several languages and neither city nor domain decides.
std::string ofPlace(const std::string& country, const std::string& city, const std::string& domain)
{
    const std::string code = schedule::countryCode(country);
    if (std::string found = look(kCountries, code); !found.empty())
        return found;
    if (std::string found = look(kCities, code + "/" + lower(city)); !found.empty())
        return found;
    const bool several = code == "CH" || code == "BE" || code == "CA" || code == "LU" || country.empty();
    return several ? ofDomain(domain) : std::string();
}

} // namespace

bool isShippedLanguage(const std::string& language) { return std::ranges::find(kShipped, language) != kShipped.end(); }

std::string languageFor(const Record& contact, const Record& account)
{
    for (const std::string& each : {contact.text("language"), account.text("language")})
        if (std::string language = said(each); !language.empty())
            return language;
    const std::string site = account.text("domain").empty() ? account.text("website") : account.text("domain");
    const std::string country = contact.text("country");
    if (!country.empty()) {
        const std::string city = contact.text("city").empty() ? account.text("city") : contact.text("city");
        if (std::string language = ofPlace(country, city, contact.text("email")); !language.empty())
            return language;
        // They are somewhere, and it is not where one of the languages is spoken: their company's country says less.
        return "en";
    }
    if (std::string language = ofPlace(account.text("country"), account.text("city"), site); !language.empty())
        return language;
    std::string language = account.text("country").empty() ? ofDomain(contact.text("email")) : std::string();
    return language.empty() ? "en" : language;
}

} // namespace countersign::runtime
