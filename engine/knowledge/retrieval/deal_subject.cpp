// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/deal_subject.h"

#include "engine/knowledge/retrieval/english_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace countersign::retrieval {

namespace {

constexpr std::size_t kLongestSubject = 80;

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

std::string_view withoutEdges(std::string_view text)
{
    constexpr std::array<std::string_view, 9> kEdges{" ", "-", ":", "|", ",", "/", ".", "–", "—"};
    for (bool cut = true; cut;) {
        cut = false;
        for (const std::string_view edge : kEdges) {
            if (text.starts_with(edge)) {
                text.remove_prefix(edge.size());
                cut = true;
            }
            if (text.ends_with(edge)) {
                text.remove_suffix(edge.size());
                cut = true;
            }
        }
    }
    return text;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : lower(text)) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 0x80 || std::isalnum(u) != 0)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

/// Words by which sellers sort their deals; their customers are not meant to read them.
bool isOurs(const std::string& word)
{
    constexpr std::array kOurs{
        "upsell",   "upselling", "crosssell", "sell",     "churn",     "risk",     "winback",     "win",
        "lost",     "prospect",  "forecast",  "pipeline", "vs",        "opp",      "opps",        "deal",
        "deals",    "discount",  "rabatt",    "margin",   "dummy",     "tbd",      "tba",         "unknown",
        "internal", "unbekannt", "sensitive", "intern",   "logo",      "whale",    "opportunity", "verkaufschance",
        "neukunde", "risiko",    "kündigung", "difficult", "schwierig", "landgrab", "competitor",  "chance"};
    return std::ranges::any_of(kOurs, [&](const char* each) { return word == each; });
}

/// "Q3", "FY26", "50k", "O-17", 2026: codes, periods and amounts, but "2" and "40" count things.
bool isCode(const std::string& word)
{
    const auto digits = std::ranges::count_if(word, [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits > 0 && (static_cast<std::size_t>(digits) != word.size() || digits > 2);
}

std::string withoutName(std::string_view subject, std::string_view accountName)
{
    const std::string whole = lower(subject);
    const std::string name = lower(accountName);
    if (!name.empty() && whole.starts_with(name))
        subject.remove_prefix(name.size());
    else if (!name.empty() && whole.ends_with(name))
        subject.remove_suffix(name.size());
    return std::string(withoutEdges(subject));
}

} // namespace

std::string sayableSubject(const model::Record& opportunity, std::string_view accountName)
{
    const std::string name = tidy(opportunity.text("name"), 2 * kLongestSubject);
    const std::string subject = withoutName(name, accountName);
    if (name == opportunity.externalId || subject.size() > kLongestSubject)
        return {};
    if (subject.find_first_of("()[]{}<>@#$%&?!*_=+\\|\"^") != std::string::npos ||
        subject.find("€") != std::string::npos || subject.find("£") != std::string::npos)
        return {};
    const std::vector<std::string> words = wordsOf(subject);
    // One word is a place or a label more often than something to write about.
    if (words.size() < 2 || std::ranges::any_of(words, isOurs) || std::ranges::any_of(words, isCode))
        return {};
    return subject;
}

} // namespace countersign::retrieval
