// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/diagnostics/redaction.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace countersign::diagnostics {

namespace {

constexpr std::size_t kLongToken = 24;
constexpr std::size_t kIdLength = 26;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isHigh(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}
bool isWordChar(char c)
{
    return isDigit(c) || isLower(c) || isUpper(c) || isHigh(c);
}

/// What an address or a token can consist of; everything else separates words.
bool isTokenChar(char c)
{
    return isWordChar(c) || std::string_view("@._+-/~%!#$&*?^`{|}").find(c) != std::string_view::npos;
}

bool isAddress(std::string_view word)
{
    const std::size_t at = word.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < word.size() && isWordChar(word[at + 1]);
}

bool isOwnId(std::string_view word)
{
    return word.size() == kIdLength && std::ranges::all_of(word, [](char c) {
               return isDigit(c) || (isUpper(c) && c != 'I' && c != 'L' && c != 'O' && c != 'U');
           });
}

/// A run of letters and digits that no name, path or number would have.
bool isLongToken(std::string_view word)
{
    std::size_t begin = 0;
    const auto isRun = [](char c) { return isWordChar(c) || c == '_' || c == '-' || c == '+' || c == '~'; };
    while (begin < word.size()) {
        std::size_t end = begin;
        while (end < word.size() && isRun(word[end]))
            ++end;
        const std::string_view run = word.substr(begin, end - begin);
        if (run.size() >= kLongToken && !isOwnId(run) && std::ranges::any_of(run, isDigit) &&
            (std::ranges::any_of(run, isLower) || std::ranges::any_of(run, isUpper)))
            return true;
        begin = end + 1;
    }
    return false;
}

bool hasTokenPrefix(std::string_view word)
{
    constexpr std::array<std::string_view, 7> kPrefixes{"sk-",   "ghp_",  "gho_", "xoxb-",
                                                        "xoxp-", "ya29.", "eyJ"};
    return word.size() >= 12 &&
           std::ranges::any_of(kPrefixes, [&](std::string_view p) { return word.starts_with(p); });
}

/// Whether the next word is a secret because of this one: "password", "access_token", "Authorization",
/// "Bearer".
bool announcesSecret(std::string_view word, char separator)
{
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return isUpper(c) ? static_cast<char>(c + 32) : c; });
    if (lower == "bearer" || lower == "basic")
        return separator == ' ';
    if (separator != '=' && separator != ':')
        return false;
    constexpr std::array<std::string_view, 8> kNames{"password", "passwd",  "passphrase", "secret",
                                                     "token",    "api_key", "apikey",     "authorization"};
    return std::ranges::any_of(kNames, [&](std::string_view name) { return lower.ends_with(name); });
}

} // namespace

std::string redacted(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    bool secretFollows = false;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!isTokenChar(text[at])) {
            // A new line ends what a name announced.
            secretFollows = secretFollows && text[at] != '\n';
            result += text[at++];
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isTokenChar(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        // A JSON key's closing quote stands between the name and its colon.
        const std::size_t separator = end < text.size() && text[end] == '"' ? end + 1 : end;
        const bool announces = announcesSecret(word, separator < text.size() ? text[separator] : '\0');
        if (secretFollows && !announces)
            result += "<secret>";
        else if (isAddress(word))
            result += "<address>";
        else if (hasTokenPrefix(word) || isLongToken(word))
            result += "<secret>";
        else
            result += word;
        secretFollows = announces;
        at = end;
    }
    return result;
}

} // namespace countersign::diagnostics
