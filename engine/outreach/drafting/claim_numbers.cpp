// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_numbers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace countersign::drafting {

namespace {

using Table = std::unordered_map<std::string_view, double>;

const Table& english()
{
    static const Table kTable{
        {"one", 1},        {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},       {"six", 6},
        {"seven", 7},      {"eight", 8},      {"nine", 9},      {"ten", 10},      {"eleven", 11},    {"twelve", 12},
        {"thirteen", 13},  {"fourteen", 14},  {"fifteen", 15},  {"sixteen", 16},  {"seventeen", 17}, {"eighteen", 18},
        {"nineteen", 19},  {"twenty", 20},    {"thirty", 30},   {"forty", 40},    {"fifty", 50},     {"sixty", 60},
        {"seventy", 70},   {"eighty", 80},    {"ninety", 90},   {"dozen", 12},    {"hundred", 100},  {"thousand", 1e3},
        {"million", 1e6},  {"billion", 1e9}};
    return kTable;
}

const Table& german()
{
    static const Table kTable{
        {"eins", 1},      {"zwei", 2},      {"drei", 3},      {"vier", 4},      {"fünf", 5},     {"sechs", 6},
        {"sieben", 7},    {"acht", 8},      {"neun", 9},      {"zehn", 10},     {"elf", 11},     {"zwölf", 12},
        {"dreizehn", 13}, {"vierzehn", 14}, {"fünfzehn", 15}, {"sechzehn", 16}, {"siebzehn", 17}, {"achtzehn", 18},
        {"neunzehn", 19}, {"zwanzig", 20},  {"dreißig", 30},  {"dreissig", 30}, {"vierzig", 40}, {"fünfzig", 50},
        {"sechzig", 60},  {"siebzig", 70},  {"achtzig", 80},  {"neunzig", 90},  {"dutzend", 12}, {"hundert", 100},
        {"tausend", 1e3}, {"million", 1e6}, {"millionen", 1e6}};
    return kTable;
}

const Table& french()
{
    static const Table kTable{
        {"deux", 2},       {"trois", 3},      {"quatre", 4},     {"cinq", 5},       {"six", 6},      {"sept", 7},
        {"huit", 8},       {"neuf", 9},       {"dix", 10},       {"onze", 11},      {"douze", 12},   {"treize", 13},
        {"quatorze", 14},  {"quinze", 15},    {"seize", 16},     {"vingt", 20},     {"vingts", 20},  {"trente", 30},
        {"quarante", 40},  {"cinquante", 50}, {"soixante", 60},  {"septante", 70},  {"huitante", 80}, {"nonante", 90},
        {"douzaine", 12},  {"vingtaine", 20}, {"trentaine", 30}, {"cent", 100},     {"cents", 100},  {"mille", 1e3},
        {"million", 1e6},  {"millions", 1e6}, {"un", 1}};
    return kTable;
}

const Table& spanish()
{
    static const Table kTable{
        {"dos", 2},           {"tres", 3},          {"cuatro", 4},        {"cinco", 5},         {"seis", 6},
        {"siete", 7},         {"ocho", 8},          {"nueve", 9},         {"diez", 10},         {"once", 11},
        {"doce", 12},         {"trece", 13},        {"catorce", 14},      {"quince", 15},       {"dieciséis", 16},
        {"diecisiete", 17},   {"dieciocho", 18},    {"diecinueve", 19},   {"veinte", 20},       {"veintiuno", 21},
        {"veintiún", 21},     {"veintidós", 22},    {"veintitrés", 23},   {"veinticuatro", 24}, {"veinticinco", 25},
        {"veintiséis", 26},   {"veintisiete", 27},  {"veintiocho", 28},   {"veintinueve", 29},  {"treinta", 30},
        {"cuarenta", 40},     {"cincuenta", 50},    {"sesenta", 60},      {"setenta", 70},      {"ochenta", 80},
        {"noventa", 90},      {"docena", 12},       {"cien", 100},        {"ciento", 100},      {"doscientos", 200},
        {"doscientas", 200},  {"trescientos", 300}, {"trescientas", 300}, {"cuatrocientos", 400}, {"quinientos", 500},
        {"quinientas", 500},  {"seiscientos", 600}, {"setecientos", 700}, {"ochocientos", 800}, {"novecientos", 900},
        {"mil", 1e3},         {"millón", 1e6},      {"millones", 1e6},    {"uno", 1}};
    return kTable;
}

std::optional<double> find(const Table& table, std::string_view word)
{
    const auto found = table.find(word);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

/// "dreiundzwanzig", "zweihundertfünfzig", "zwölftausend": German writes a number as one word.
std::optional<double> germanNumber(std::string_view word)
{
    if (const auto plain = find(german(), word))
        return plain;
    for (const auto& [scale, value] : {std::pair(std::string_view("tausend"), 1e3), {"hundert", 100.0}})
        if (const auto at = word.find(scale); at != std::string_view::npos) {
            const std::string_view before = word.substr(0, at);
            std::string_view after = word.substr(at + scale.size());
            if (after.starts_with("und"))
                after.remove_prefix(3);
            const auto times = before.empty() || before == "ein" ? std::optional(1.0) : germanNumber(before);
            const auto rest = after.empty() ? std::optional(0.0) : germanNumber(after);
            return times && rest ? std::optional(*times * value + *rest) : std::nullopt;
        }
    const auto at = word.find("und");
    if (at == std::string_view::npos || at == 0)
        return std::nullopt;
    const std::string_view small = word.substr(0, at);
    const auto unit = small == "ein" ? std::optional(1.0) : find(german(), small);
    const auto tens = find(german(), word.substr(at + 3));
    return unit && tens && *unit < 10 && *tens >= 20 && *tens < 100 ? std::optional(*unit + *tens) : std::nullopt;
}

std::optional<double> wordValue(std::string_view word, std::string_view language)
{
    if (language == "de")
        return germanNumber(word);
    if (language == "fr")
        return find(french(), word);
    if (language == "es")
        return find(spanish(), word);
    return language == "en" ? find(english(), word) : std::nullopt;
}

bool links(std::string_view word, std::string_view language)
{
    return (language == "en" && word == "and") || (language == "fr" && word == "et") ||
           (language == "es" && word == "y") || (language == "de" && word == "und");
}

/// Adds words up from left to right: "two hundred and fifty thousand".
class Sum
{
public:
    /// False where the word begins another number ("two three").
    bool take(double value, std::string_view language)
    {
        if (value >= 1e3) {
            if (m_any && m_current == 0)
                return false;
            m_total += (m_any ? m_current : 1) * value;
            m_current = 0;
        } else if (value == 100) {
            if (m_current > 10 || (m_any && m_current == 0 && m_total == 0))
                return false;
            m_current = (m_current == 0 ? 1 : m_current) * 100;
        } else if (language == "fr" && value == 20 && m_current == 4) {
            m_current = 80;
        } else {
            const int rest = static_cast<int>(m_current) % 100;
            const bool tensThenUnit = rest >= 20 && rest % 10 == 0 && value < 10;
            const bool frenchTeens = language == "fr" && (rest == 60 || rest == 80) && value < 20;
            const bool dozens = value == 12 && rest > 1 && rest < 10 && language == "en";
            if (rest != 0 && !tensThenUnit && !frenchTeens && !dozens)
                return false;
            m_current = dozens ? m_current * 12 : m_current + value;
        }
        m_any = true;
        return true;
    }
    [[nodiscard]] double value() const { return m_total + m_current; }

private:
    double m_total = 0;
    double m_current = 0;
    bool m_any = false;
};

} // namespace

NumberWords numberWordsAt(const std::vector<Token>& tokens, std::size_t at, std::string_view language)
{
    NumberWords found;
    Sum sum;
    std::size_t next = at;
    while (next < tokens.size()) {
        std::size_t word = next;
        const bool hyphen = tokens[word].lower == "-" && tokens[word].joined;
        if (found.count > 0 && (hyphen || links(tokens[word].lower, language)))
            ++word;
        if (word < tokens.size() && found.count > 0 && hyphen && links(tokens[word].lower, language))
            word += word + 1 < tokens.size() && tokens[word + 1].lower == "-" ? 2 : 1;
        if (word >= tokens.size() || tokens[word].kind != TokenKind::Word)
            break;
        const auto value = wordValue(tokens[word].lower, language);
        if (!value || !sum.take(*value, language))
            break;
        next = word + 1;
        found = {sum.value(), next - at};
    }
    return found.value < 2 ? NumberWords{} : found;
}

bool isNumberWord(std::string_view word)
{
    constexpr std::array<std::string_view, 4> kLanguages{"en", "de", "fr", "es"};
    return std::ranges::any_of(kLanguages,
                               [&](std::string_view language) { return wordValue(word, language).value_or(0) >= 2; });
}

bool countsOwnWords(std::string_view word)
{
    static const std::unordered_set<std::string_view> kOwn{
        "points",   "questions", "options",  "steps",   "lines",   "words",    "slides",  "things",    "ideas",
        "topics",   "sentences", "ways",     "reasons", "times",   "others",   "eyes",    "hands",     "punkte",
        "punkten",  "fragen",    "optionen", "schritte", "schritten", "zeilen", "worte",  "worten",    "sätze",
        "sätzen",   "themen",    "augen",    "dinge",   "dingen",  "wege",     "gründe",  "étapes",    "lignes",
        "mots",     "phrases",   "sujets",   "idées",   "fois",    "raisons",  "puntos",  "preguntas", "opciones",
        "pasos",    "líneas",    "palabras", "temas",   "ideas",   "veces",    "razones", "cosas"};
    return kOwn.contains(word);
}

} // namespace countersign::drafting
