// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/transfer_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace countersign::mime {
namespace {

constexpr std::size_t kMaxQuotedLine = 76;

struct CodePoint
{
    std::uint32_t value = 0;
    std::size_t size = 1;
};

/// The well-formed character at the start (Unicode, table 3-7), or nothing.
std::optional<CodePoint> firstCodePoint(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return CodePoint{.value = lead, .size = 1};
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size)
        return std::nullopt;
    std::uint32_t value = lead & (0xffU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U)
            return std::nullopt;
        value = value << 6U | (byte(i) & 0x3fU);
    }
    constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    if (value < kLeast[size] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        return std::nullopt;
    return CodePoint{.value = value, .size = size};
}

bool isInvisible(std::uint32_t c)
{
    return c == 0xad || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xe0000 && c <= 0xe007f);
}

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const auto point = firstCodePoint(text);
        if (!point)
            return false;
        text.remove_prefix(point->size);
    }
    return true;
}

bool isAsciiText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string withCrlf(std::string_view text)
{
    std::string result;
    result.reserve(text.size() + text.size() / 32 + 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r' && text[i] != '\n') {
            result += text[i];
            continue;
        }
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            ++i;
        result += "\r\n";
    }
    if (!result.ends_with("\r\n"))
        result += "\r\n";
    return result;
}

bool isPlainBody(std::string_view crlfText)
{
    std::size_t start = 0;
    while (start < crlfText.size()) {
        const std::size_t end = std::min(crlfText.find("\r\n", start), crlfText.size());
        const std::string_view line = crlfText.substr(start, end - start);
        const bool rewritten = line.starts_with("From ") || line.ends_with(' ') || line.ends_with('\t');
        if (line.size() > kMaxQuotedLine || !isAsciiText(line) || rewritten || line.starts_with('.'))
            return false;
        start = end + 2;
    }
    return true;
}

std::string quotedPrintable(std::string_view crlfText)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    std::size_t column = 0;
    for (std::size_t i = 0; i < crlfText.size(); ++i) {
        if (crlfText.substr(i, 2) == "\r\n") {
            result += "\r\n";
            column = 0;
            ++i;
            continue;
        }
        const auto c = static_cast<unsigned char>(crlfText[i]);
        const bool lastOfLine = crlfText.substr(i + 1, 2) == "\r\n" || i + 1 == crlfText.size();
        const bool blank = c == ' ' || c == '\t';
        const bool printable = (blank && !lastOfLine) || (c > 0x20 && c < 0x7f && c != '=');
        // A dot or "From " at a line's start is changed by careless relays.
        const auto encoded = [&] {
            return !printable || (column == 0 && (c == '.' || crlfText.substr(i, 5) == "From "));
        };
        if (column + (encoded() ? 3 : 1) > kMaxQuotedLine - (lastOfLine ? 0 : 1)) {
            result += "=\r\n";
            column = 0;
        }
        const bool asHex = encoded();
        if (asHex)
            result += {'=', kHex[c >> 4U], kHex[c & 15U]};
        else
            result += static_cast<char>(c);
        column += asHex ? 3 : 1;
    }
    return result;
}

std::vector<std::string> encodedWords(std::string_view utf8)
{
    // "=?UTF-8?Q?" and "?=" leave 63 characters. Not base64: GMime, and so some mail programs, lose what
    // follows a word that ends in padding.
    constexpr std::size_t kMaxWord = 63;
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        words.push_back("=?UTF-8?Q?" + word + "?=");
        word.clear();
    };
    while (!utf8.empty()) {
        const auto point = firstCodePoint(utf8);
        std::string character;
        for (const char c : utf8.substr(0, point ? point->size : 1)) {
            const auto byte = static_cast<unsigned char>(c);
            // What RFC 2047 §5(3) allows inside a display name.
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || c == '!' || c == '*' || c == '+' || c == '-' || c == '/')
                character += c;
            else if (c == ' ')
                character += '_';
            else
                character += {'=', kHex[byte >> 4U], kHex[byte & 15U]};
        }
        if (word.size() + character.size() > kMaxWord)
            finish();
        word += character;
        utf8.remove_prefix(point ? point->size : 1);
    }
    if (!word.empty())
        finish();
    return words;
}

std::string withoutInvisible(std::string_view utf8)
{
    std::string result;
    while (!utf8.empty()) {
        const auto point = firstCodePoint(utf8);
        const std::size_t size = point ? point->size : 1;
        if (!point || !isInvisible(point->value))
            result += utf8.substr(0, size);
        utf8.remove_prefix(size);
    }
    return result;
}

} // namespace countersign::mime
