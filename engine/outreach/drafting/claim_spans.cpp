// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_spans.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace countersign::drafting {

namespace {

bool isAddressByte(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) != 0 || c == '.' || c == '-' || c == '_' || c == '+' || u >= 0x80;
}

bool isTopLevel(std::string_view label)
{
    constexpr std::array<std::string_view, 30> kLabels{
        "com", "net", "org", "io", "de",  "at",  "ch",   "fr",      "es",   "eu",
        "uk",  "co",  "jp",  "ai", "app", "dev", "info", "biz",     "test", "cloud",
        "nl",  "be",  "no",  "se", "pl",  "ru",  "cn",   "example", "xyz",  "ly"};
    return std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
}

std::size_t endOfRun(std::string_view text, std::size_t at)
{
    while (at < text.size() && static_cast<unsigned char>(text[at]) > 0x20 && text[at] != '"' &&
           text[at] != '<' && text[at] != '>' && text[at] != ')')
        ++at;
    while (at > 0 &&
           (text[at - 1] == '.' || text[at - 1] == ',' || text[at - 1] == '?' || text[at - 1] == '!'))
        --at;
    return at;
}

/// A phone number: at least seven digits with only signs between them, led by + or 0 and a sign.
std::size_t phoneEnd(std::string_view text, std::size_t at)
{
    if (text[at] != '+' && !(text[at] == '0' && (at == 0 || !isAddressByte(text[at - 1]))))
        return 0;
    std::size_t digits = 0;
    std::size_t signs = 0;
    std::size_t end = at;
    for (std::size_t i = at; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            ++digits;
            end = i + 1;
        } else if (c == ' ' || c == '-' || c == '/' || c == '(' || c == ')' || (c == '+' && i == at)) {
            signs += c == '+' ? 0 : 1;
        } else {
            break;
        }
    }
    return digits >= 7 && (text[at] == '+' || signs > 0) ? end : 0;
}

/// Country, two digits, then at least eleven letters or digits in any grouping (ISO 13616).
std::size_t ibanEnd(std::string_view text, std::size_t at)
{
    const auto upper = [&](std::size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; };
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (!upper(at) || !upper(at + 1) || !digit(at + 2) || !digit(at + 3) ||
        (at > 0 && isAddressByte(text[at - 1])))
        return 0;
    std::size_t count = 4;
    std::size_t end = at + 4;
    for (std::size_t i = at + 4; i < text.size() && (upper(i) || digit(i) || text[i] == ' '); ++i)
        if (text[i] != ' ') {
            ++count;
            end = i + 1;
        }
    return count >= 15 ? end : 0;
}

} // namespace

std::vector<Mention> spansOf(std::string_view text)
{
    std::vector<Mention> spans;
    const auto addSpan = [&](MentionKind kind, std::size_t begin, std::size_t end) {
        spans.push_back({.kind = kind, .begin = begin, .end = end});
    };
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kHoles{
        {{"{{", "}}"}, {"[[", "]]"}, {"${", "}"}}};
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const auto& [open, close] : kHoles)
            if (text.substr(at, 2) == open) {
                const auto end = text.find(close, at);
                const std::size_t stop = end == std::string_view::npos ? text.size() : end + close.size();
                addSpan(MentionKind::Variable, at, stop);
                at = stop - 1;
            }
        if (at >= text.size())
            break;
        if (text[at] == '[' || text[at] == '{' || text[at] == '<') {
            const auto end = text.find(text[at] == '[' ? ']' : text[at] == '{' ? '}' : '>', at);
            if (end != std::string_view::npos && end - at <= 40)
                addSpan(MentionKind::Variable, at, end + 1);
        } else if (text.substr(at, 3) == "://" || text.substr(at, 4) == "www.") {
            std::size_t begin = at;
            while (begin > 0 && std::isalpha(static_cast<unsigned char>(text[begin - 1])) != 0)
                --begin;
            addSpan(MentionKind::Url, begin, endOfRun(text, at));
            at = spans.back().end - 1;
        } else if (text[at] == '@') {
            std::size_t begin = at;
            while (begin > 0 && isAddressByte(text[begin - 1]))
                --begin;
            addSpan(MentionKind::Address, begin, endOfRun(text, at));
            at = std::max(at, spans.back().end - 1);
        } else if (text[at] == '.' && at > 1 && isAddressByte(text[at - 1])) {
            std::size_t end = at + 1;
            while (end < text.size() && std::islower(static_cast<unsigned char>(text[end])) != 0)
                ++end;
            const bool ends = end == text.size() || !isAddressByte(text[end]) || text[end] == '.';
            if (ends && isTopLevel(text.substr(at + 1, end - at - 1))) {
                std::size_t begin = at;
                while (begin > 0 && isAddressByte(text[begin - 1]))
                    --begin;
                addSpan(MentionKind::Url, begin, endOfRun(text, at));
            }
        } else if (const std::size_t phone = phoneEnd(text, at); phone > 0) {
            addSpan(MentionKind::Address, at, phone);
            at = phone - 1;
        } else if (const std::size_t iban = ibanEnd(text, at); iban > 0) {
            addSpan(MentionKind::Address, at, iban);
            at = iban - 1;
        }
    }
    // A mail address holds something like a domain; the longer span wins.
    std::stable_sort(spans.begin(), spans.end(),
                     [](const Mention& a, const Mention& b) { return a.end - a.begin > b.end - b.begin; });
    return spans;
}

} // namespace countersign::drafting
