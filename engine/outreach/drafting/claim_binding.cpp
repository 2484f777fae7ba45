// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_binding.h"

#include "engine/outreach/drafting/claim_numbers.h"
#include "engine/outreach/drafting/claim_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace countersign::drafting {

namespace {

using Prefixes = std::span<const std::string_view>;

bool beginsWithOneOf(std::string_view word, Prefixes prefixes)
{
    return std::ranges::any_of(prefixes, [&](std::string_view each) { return word.starts_with(each); });
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::ranges::any_of(a, [&](const std::string& each) { return std::ranges::find(b, each) != b.end(); });
}

/// Whether a fact with these names may speak where a sentence names those.
bool agree(const std::vector<std::string>& its, const std::vector<std::string>& named)
{
    return its.empty() || named.empty() || meet(its, named);
}

bool isBack(const std::vector<Token>& tokens)
{
    constexpr std::array<std::string_view, 22> kBack{"it",  "its",  "this", "that", "price", "es",   "das",  "dies",
                                                     "er",  "sie",  "preis", "il",  "elle",  "cela", "prix", "esto",
                                                     "eso", "ello", "precio", "cuesta", "価",  "السعر"};
    for (std::size_t i = 0; i < std::min<std::size_t>(tokens.size(), 2); ++i)
        if (std::ranges::find(kBack, tokens[i].lower) != kBack.end())
            return true;
    return false;
}

int directionOf(const std::vector<Token>& tokens)
{
    constexpr std::array<std::string_view, 21> kDown{"fell",   "fall",   "drop",  "declin",  "decreas", "lower",  "shrank",
                                                     "sank",   "gesunk", "gefall", "zurückg", "rückgang", "fiel",  "baiss",
                                                     "chut",   "diminu", "recul", "bajó",    "bajad",   "disminu", "descend"};
    constexpr std::array<std::string_view, 21> kUp{"rose",   "rise",     "risen",  "rising", "grew",   "grow",  "increas",
                                                   "higher", "climb",    "gain",   "stieg",  "gestieg", "wuchs", "gewachs",
                                                   "zunahm", "zugenomm", "hausse", "augment", "progress", "aument", "subi"};
    bool down = false;
    bool up = false;
    for (const Token& token : tokens) {
        down |= beginsWithOneOf(token.lower, kDown);
        up |= beginsWithOneOf(token.lower, kUp);
    }
    return down == up ? 0 : down ? -1 : 1;
}

struct Role
{
    std::string_view name;
    /// How many words may stand between the word and its date.
    std::size_t reach;
    Prefixes words;
};

std::span<const Role> roles()
{
    static constexpr std::array<std::string_view, 8> kRenews{"renew",   "verlänger", "erneuer", "renouvel",
                                                             "renueva", "renuevan",  "renovac", "يتجدد"};
    static constexpr std::array<std::string_view, 6> kNotice{"notice", "cancel", "kündig", "préavis", "résili", "preaviso"};
    static constexpr std::array<std::string_view, 10> kSolved{"solved", "resolved", "closed",  "gelöst",    "behoben",
                                                              "résolu", "resuelt",  "resolvió", "solucion", "fixed"};
    static constexpr std::array<std::string_view, 9> kBought{"bought", "purchased", "ordered", "gekauft", "bestellt",
                                                             "acheté", "commandé",  "compró",  "compraron"};
    static constexpr std::array<std::string_view, 12> kTalk{"talked", "spoke",    "met",     "demo",     "meeting", "gesprochen",
                                                            "treffen", "gespräch", "rencontr", "échange", "hablamos", "reunión"};
    static constexpr std::array<std::string_view, 4> kAsk{"asked", "gefragt", "demandé", "preguntó"};
    static constexpr std::array<Role, 6> kRoles{{{"renews_on", 5, kRenews},
                                                 {"notice_by", 5, kNotice},
                                                 {"solved_on", 4, kSolved},
                                                 {"bought_on", 4, kBought},
                                                 {"talk", 1, kTalk},
                                                 {"ask", 1, kAsk}}};
    return kRoles;
}

} // namespace

SentenceSubject::SentenceSubject(const Input& input) : m_tokens(input.tokens), m_direction(directionOf(input.tokens))
{
    for (const NameMention& name : input.names)
        if (name.product)
            m_places.push_back({name.begin, name.end, input.known.products[*name.product].name});
    std::ranges::sort(m_places, {}, &Place::begin);
    for (const Place& place : m_places)
        m_products.push_back(place.product);
    if (m_products.empty() && isBack(input.tokens))
        m_products = input.before;
    const std::string words = spacedWords(input.text);
    for (const IndexedFact& fact : input.facts) {
        for (const std::string& site : fact.sites)
            if (words.find(site) != std::string::npos)
                m_sites.push_back(site);
        for (const std::string& number : fact.numberNames)
            if (words.find(number) != std::string::npos)
                m_numbers.push_back(number);
    }
    constexpr std::array<std::string_view, 8> kContract{"contract", "agreement", "vertrag", "contrat",
                                                        "accord",   "renew",     "契",     "عقد"};
    m_isAboutContract = std::ranges::any_of(
        input.tokens, [&](const Token& token) { return beginsWithOneOf(token.lower, kContract); });
}

bool SentenceSubject::fits(const IndexedFact& fact) const
{
    return agree(fact.products, m_products) && agree(fact.sites, m_sites) && agree(fact.numberNames, m_numbers);
}

bool SentenceSubject::fitsDate(const IndexedFact& fact) const
{
    if (!fits(fact))
        return false;
    return m_numbers.empty() || meet(fact.numberNames, m_numbers) || meet(fact.products, m_products) ||
           meet(fact.sites, m_sites) || fact.kind == "free_slot" || fact.kind == "question" || fact.kind == "silence";
}

bool SentenceSubject::fitsPrice(const IndexedFact& fact, const std::vector<std::string>& products) const
{
    if (!fits(fact))
        return false;
    if (products.empty())
        return true;
    if (!fact.products.empty())
        return meet(fact.products, products);
    // Amounts of a contract or of somebody's question, where the sentence speaks of these.
    return (fact.kind == "contract_renewal" && m_isAboutContract) || fact.kind == "question";
}

std::vector<std::vector<std::string>> SentenceSubject::nearest(const std::vector<std::size_t>& amounts, bool before) const
{
    std::vector<std::vector<std::string>> reading;
    for (const std::size_t amount : amounts) {
        const Place* chosen = nullptr;
        for (const Place& place : m_places)
            if (before ? place.begin < amount : chosen == nullptr && place.begin > amount)
                chosen = &place;
        if (chosen == nullptr)
            chosen = before ? &m_places.front() : &m_places.back();
        reading.push_back({chosen->product});
    }
    return reading;
}

std::string SentenceSubject::roleOfDate(std::size_t begin) const
{
    const auto first = std::ranges::find_if(m_tokens, [&](const Token& token) { return token.begin >= begin; });
    std::size_t words = 0;
    for (auto token = first; token != m_tokens.begin() && words <= 5; ++words) {
        --token;
        // Another clause speaks of another thing.
        if (token->kind == TokenKind::Sign && (token->lower == ";" || token->lower == "." || token->lower == ":"))
            return {};
        for (const Role& role : roles())
            if (words <= role.reach && beginsWithOneOf(token->lower, role.words))
                return std::string(role.name);
    }
    return {};
}

bool SentenceSubject::areListed(const Place& first, const Place& second) const
{
    constexpr std::array<std::string_view, 18> kLinks{",",  "and", "or", "und",   "oder", "sowie", "&", "et", "ou",
                                                      "y",  "e",   "o",  "plus",  "both", "と",    "や", "و",  "、"};
    std::size_t links = 0;
    for (const Token& token : m_tokens)
        if (token.begin >= first.end && token.begin < second.begin) {
            if (std::ranges::find(kLinks, token.lower) == kLinks.end())
                return false;
            ++links;
        }
    return links > 0;
}

std::vector<std::string> SentenceSubject::namedTogether(const std::vector<std::string>& products) const
{
    std::vector<std::string> list;
    for (std::size_t begin = 0; begin < m_places.size();) {
        std::size_t end = begin + 1;
        while (end < m_places.size() && areListed(m_places[end - 1], m_places[end]))
            ++end;
        const bool meant = std::any_of(m_places.begin() + static_cast<std::ptrdiff_t>(begin),
                                       m_places.begin() + static_cast<std::ptrdiff_t>(end), [&](const Place& place) {
                                           return std::ranges::find(products, place.product) != products.end();
                                       });
        // Products in two lists may have a price each; which is whose was asked before.
        if (meant && !list.empty())
            return {};
        if (meant && end - begin > 1)
            for (std::size_t i = begin; i < end; ++i)
                list.push_back(m_places[i].product);
        begin = end;
    }
    return list;
}

namespace {

bool isOneOf(std::string_view word, Prefixes list)
{
    return std::ranges::find(list, word) != list.end();
}

/// A span of time that a price may be for; empty where the word is none.
std::string_view periodOf(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 41> kPeriods{
        {{"annum", "year"},          {"yearly", "year"},         {"annually", "year"},     {"annual", "year"},        {"monthly", "month"},
         {"jährlich", "year"},       {"monatlich", "month"},   {"annuel", "year"},        {"annuels", "year"},
         {"annuelle", "year"},       {"mensuel", "month"},     {"mensuels", "month"},     {"mensuelle", "month"},
         {"anual", "year"},          {"anuales", "year"},      {"mensual", "month"},      {"mensuales", "month"},
         {"weekly", "week"},         {"wöchentlich", "week"},  {"hebdomadaire", "week"},  {"semanal", "week"},
         {"daily", "day"},           {"täglich", "day"},       {"hourly", "hour"},        {"stündlich", "hour"},
         {"quarterly", "quarter"},   {"vierteljährlich", "quarter"}, {"quartalsweise", "quarter"},
         {"trimestriel", "quarter"}, {"trimestral", "quarter"}, {"halbjährlich", "half-year"}, {"semestral", "half-year"},
         {"quartal", "quarter"},     {"trimestre", "quarter"}, {"dekade", "decade"},      {"jahrzehnt", "decade"},
         {"decade", "decade"},       {"décennie", "decade"},   {"década", "decade"},      {"halbjahr", "half-year"},
         {"semestre", "half-year"}}};
    for (const auto& [name, unit] : kPeriods)
        if (name == word)
            return unit;
    return {};
}

bool isPeriodAdverb(std::string_view word)
{
    return (word.ends_with("ly") || word.ends_with("lich") || word.ends_with("weise") || word.ends_with("el") ||
            word.ends_with("els") || word.ends_with("elle") || word.ends_with("al") || word.ends_with("ales") ||
            word == "hebdomadaire") &&
           word != "quartal";
}

std::string_view measureOf(std::string_view word)
{
    const std::string_view unit = unitOf(word);
    return unit.empty() ? periodOf(word) : unit;
}

} // namespace

std::set<std::string> SentenceSubject::unitsAfter(std::size_t end) const
{
    constexpr std::array<std::string_view, 14> kPer{"per", "a",   "an", "each", "every", "pro", "je",
                                                    "jeden", "par", "por", "al",  "/",     "für", "chaque"};
    // After these a measure follows, whether we know it or not.
    constexpr std::array<std::string_view, 8> kAlways{"per", "pro", "je", "par", "por", "/", "chaque", "every"};
    constexpr std::array<std::string_view, 14> kNoMeasure{"nach", "exemple", "rapport", "favor",  "ejemplo", "mail",
                                                          "email", "e",      "post",    "telefon", "phone",   "teléfono",
                                                          "nachdem", "ailleurs"};
    constexpr std::array<std::string_view, 6> kAnd{"and", "und", "et", "y", "e", "de"};
    constexpr std::array<std::string_view, 6> kArticles{"un", "une", "una", "cada", "einem", "einer"};
    std::set<std::string> units;
    auto token = std::ranges::find_if(m_tokens, [&](const Token& each) { return each.begin >= end; });
    bool linked = false;
    bool always = false;
    for (; token != m_tokens.end(); ++token) {
        if (const auto period = periodOf(token->lower); !period.empty() && isPeriodAdverb(token->lower))
            units.emplace(period);
        // "alle zehn Jahre"
        if (token->lower == "alle" && std::next(token) != m_tokens.end() &&
            (std::next(token)->kind == TokenKind::Number || isNumberWord(std::next(token)->lower))) {
            units.emplace(token->lower);
            break;
        }
        if (isOneOf(token->lower, kPer)) {
            linked = true;
            always = isOneOf(token->lower, kAlways);
            continue;
        }
        if (always && isOneOf(token->lower, kArticles))
            continue;
        const auto unit = linked ? measureOf(token->lower) : std::string_view();
        const bool strange = always && token->kind != TokenKind::Sign && !isOneOf(token->lower, kNoMeasure) &&
                             !isOneOf(token->lower, kAnd);
        if (!unit.empty())
            units.emplace(unit);
        else if (strange)
            units.emplace(token->lower);
        else if (units.empty() || !isOneOf(token->lower, kAnd))
            break;
        if (strange && unit.empty())
            break;
        always = false;
    }
    return units;
}

std::set<std::string> SentenceSubject::unitsBefore(std::size_t begin) const
{
    constexpr std::array<std::string_view, 6> kPer{"per", "pro", "par", "por", "every", "each"};
    std::set<std::string> units;
    const Token* before = nullptr;
    for (const Token& token : m_tokens) {
        if (token.begin >= begin)
            break;
        if (before != nullptr && isOneOf(before->lower, kPer))
            if (const auto unit = measureOf(token.lower); !unit.empty())
                units.emplace(unit);
        before = &token;
    }
    return units;
}

std::vector<Quotation> quotationsIn(std::string_view text, const std::vector<IndexedFact>& facts)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kMarks{
        {{"„", "“"}, {"“", "”"}, {"«", "»"}, {"「", "」"}, {"\"", "\""}, {"»", "«"}}};
    constexpr std::size_t kFewestWords = 4;
    std::vector<Quotation> found;
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const auto& [open, close] : kMarks) {
            if (!text.substr(at).starts_with(open))
                continue;
            const std::size_t begin = at + open.size();
            const std::size_t end = text.find(close, begin);
            if (end == std::string_view::npos)
                break;
            at = end + close.size() - 1;
            std::string_view inner = text.substr(begin, end - begin);
            const auto cut = [&](std::string_view space) {
                while (inner.starts_with(space))
                    inner.remove_prefix(space.size());
                while (inner.ends_with(space))
                    inner.remove_suffix(space.size());
            };
            for (const std::string_view space : {" ", "\u00A0", "\u202F"})
                cut(space);
            Quotation quotation{.begin = begin, .end = end};
            for (const IndexedFact& fact : facts)
                if (fact.sayable && fact.raw.find(inner) != std::string::npos &&
                    (quotation.fact == nullptr || fact.isTheRecipients))
                    quotation.fact = &fact;
            if (quotation.fact != nullptr || tokensOf(inner).size() >= kFewestWords)
                found.push_back(quotation);
            break;
        }
    return found;
}

} // namespace countersign::drafting
