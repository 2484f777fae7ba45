// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/characters.h"
#include "engine/outreach/drafting/claim_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace countersign::drafting {

namespace {

void append(std::string& text, UChar32 code)
{
    char buffer[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, code);
    text.append(buffer, static_cast<std::size_t>(length));
}

bool isDigit(UChar32 code)
{
    return u_charDigitValue(code) >= 0 && u_charType(code) == U_DECIMAL_DIGIT_NUMBER;
}
/// Signs that count in other ways: ⑤, ⅔, Ⅻ, ² and the emoji for ten.
bool isOtherNumber(UChar32 code)
{
    const auto type = u_charType(code);
    return type == U_OTHER_NUMBER || type == U_LETTER_NUMBER || code == 0x1F51F;
}
/// The digits of a circled number, "55" for U+32BF; empty for signs whose value is not their digits (², ⅔, Ⅻ).
std::string circledDigits(UChar32 code)
{
    const double value = u_getNumericValue(code);
    const bool circled = u_getIntPropertyValue(code, UCHAR_DECOMPOSITION_TYPE) == U_DT_CIRCLE;
    return circled && value >= 0 && value == std::floor(value) ? std::to_string(static_cast<int>(value)) : std::string();
}
bool isMark(UChar32 code)
{
    const auto type = u_charType(code);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}
bool isSpaceless(UChar32 code)
{
    return u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) || (code >= 0x3040 && code <= 0x309F);
}
bool isWordPart(UChar32 code)
{
    return u_isUAlphabetic(code) || u_charType(code) == U_NON_SPACING_MARK;
}
bool isApostrophe(UChar32 code)
{
    return code == '\'' || code == 0x2019;
}

/// Signs that stand inside figures: point, comma, apostrophes, narrow and fixed spaces, Arabic signs.
bool isFigureSign(UChar32 code)
{
    return code == '.' || code == ',' || isApostrophe(code) || code == 0xA0 || code == 0x202F ||
           code == 0x66B || code == 0x66C;
}

class Tokenizer
{
public:
    explicit Tokenizer(std::string_view text) : m_characters(charactersOf(text)) {}

    std::vector<Token> run()
    {
        std::vector<Token> tokens;
        while (m_at < m_characters.size()) {
            const UChar32 code = m_characters[m_at].code;
            if (u_isUWhiteSpace(code) || code == 0x202F) {
                ++m_at;
                continue;
            }
            Token token = isNumeric(code) ? figure() : isWordPart(code) ? word() : sign();
            token.joined = !tokens.empty() && tokens.back().end == token.begin;
            tokens.push_back(std::move(token));
        }
        return tokens;
    }

private:
    [[nodiscard]] UChar32 codeAt(std::size_t index) const
    {
        return index < m_characters.size() ? m_characters[index].code : 0;
    }
    Token from(TokenKind kind, std::size_t first) const
    {
        return {
            .kind = kind, .begin = m_characters[first].begin, .end = m_characters[m_at - 1].end, .lower = {}};
    }

    static bool isNumeric(UChar32 code) { return isDigit(code) || isOtherNumber(code); }

    /// What cannot be written with straight digits ("5½", "10²") stays as it is: no fact has such a number.
    Token figure()
    {
        const std::size_t first = m_at;
        std::string lower;
        while (isNumeric(codeAt(m_at)) || (isFigureSign(codeAt(m_at)) && isNumeric(codeAt(m_at + 1)))) {
            const UChar32 code = codeAt(m_at++);
            if (isDigit(code))
                lower += static_cast<char>('0' + u_charDigitValue(code));
            else if (const std::string digits = circledDigits(code); !digits.empty())
                lower += digits;
            else if (isOtherNumber(code))
                append(lower, code);
            else
                lower += code == '.' || code == ',' ? static_cast<char>(code) : code == 0x66B ? '.' : ' ';
            // "5️⃣" and digits with marks are still digits.
            while (isMark(codeAt(m_at)))
                ++m_at;
        }
        Token token = from(TokenKind::Number, first);
        token.lower = std::move(lower);
        return token;
    }

    Token word()
    {
        const std::size_t first = m_at;
        std::string lower;
        const bool spaceless = isSpaceless(codeAt(m_at));
        const bool katakana = codeAt(m_at) >= 0x30A0 && codeAt(m_at) <= 0x30FF;
        do {
            append(lower, u_tolower(codeAt(m_at++)));
            const UChar32 code = codeAt(m_at);
            if (isApostrophe(code) && isWordPart(codeAt(m_at + 1))) {
                append(lower, 0x2019);
                ++m_at;
            }
        } while (!spaceless && isWordPart(codeAt(m_at)) && !isSpaceless(codeAt(m_at)) &&
                 (codeAt(m_at) >= 0x30A0 && codeAt(m_at) <= 0x30FF) == katakana);
        Token token = from(TokenKind::Word, first);
        token.lower = std::move(lower);
        token.capital = u_isUUppercase(codeAt(first)) != 0;
        return token;
    }

    Token sign()
    {
        const std::size_t first = m_at++;
        Token token = from(TokenKind::Sign, first);
        append(token.lower, codeAt(first));
        return token;
    }

    std::vector<Character> m_characters;
    std::size_t m_at = 0;
};

bool isGrouped(std::string_view raw, char sign)
{
    const auto first = raw.find(sign);
    if (first == 0 || first > 3)
        return false;
    for (std::size_t at = first; at < raw.size(); at += 4) {
        if (raw[at] != sign || raw.size() < at + 4)
            return false;
        if (raw.substr(at + 1, 3).find_first_not_of("0123456789") != std::string_view::npos)
            return false;
    }
    return true;
}

double digitsOnly(std::string_view raw, std::optional<char> decimalSign)
{
    std::string plain;
    for (const char c : raw) {
        if (c >= '0' && c <= '9')
            plain += c;
        else if (decimalSign && c == *decimalSign)
            plain += '.';
    }
    // strtod would read the user's locale; figures here are always plain.
    double value = 0;
    double scale = 0;
    for (const char c : plain) {
        if (c == '.') {
            scale = 1;
            continue;
        }
        value = value * 10 + (c - '0');
        scale *= 10;
    }
    return scale > 0 ? value / scale : value;
}

bool isStraight(std::string_view raw)
{
    return raw.find_first_not_of("0123456789., ") == std::string_view::npos;
}

} // namespace

std::vector<Token> tokensOf(std::string_view text)
{
    return Tokenizer(text).run();
}

std::optional<double> readNumber(std::string_view raw, std::string_view language)
{
    if (!isStraight(raw))
        return std::nullopt;
    const bool decimalComma = language == "de" || language == "fr" || language == "es";
    const char decimal = decimalComma ? ',' : '.';
    const char group = decimalComma ? '.' : ',';
    const auto points = std::count(raw.begin(), raw.end(), decimal);
    const auto groups = std::count(raw.begin(), raw.end(), group);
    const auto spaces = std::count(raw.begin(), raw.end(), ' ');
    if (points > 1)
        return isGrouped(raw, decimal) ? std::optional(digitsOnly(raw, std::nullopt)) : std::nullopt;
    if (points == 1) {
        const std::string_view whole = raw.substr(0, raw.find(decimal));
        if ((groups > 0 && !isGrouped(whole, group)) || (spaces > 0 && !isGrouped(whole, ' ')))
            return std::nullopt;
        return digitsOnly(raw, decimal);
    }
    if (groups > 0 && spaces > 0)
        return std::nullopt;
    if (groups > 0 && !isGrouped(raw, group))
        return groups == 1 ? std::optional(digitsOnly(raw, group)) : std::nullopt;
    if (spaces > 0 && !isGrouped(raw, ' '))
        return std::nullopt;
    return digitsOnly(raw, std::nullopt);
}

base::Money moneyOf(const Mention& mention)
{
    double scale = 1;
    for (int i = base::minorDigits(mention.currency); i > 0; --i)
        scale *= 10;
    return {static_cast<std::int64_t>(std::llround(mention.value * scale)), mention.currency};
}

void shareUnits(std::vector<Mention>& mentions, const std::vector<Token>& tokens)
{
    constexpr std::array<std::string_view, 15> kLinks{",",    "and", "to", "und", "bis", "–", "-", "or",
                                                      "oder", "à",   "et", "ou",  "y",   "o", "a"};
    for (std::size_t i = mentions.size(); i-- > 1;) {
        Mention& before = mentions[i - 1];
        const Mention& after = mentions[i];
        if (before.kind != MentionKind::Number || after.kind != MentionKind::Number || !before.unit.empty())
            continue;
        const auto link = std::find_if(tokens.begin(), tokens.end(),
                                       [&](const Token& token) { return token.begin >= before.end; });
        const bool alone =
            link != tokens.end() && std::next(link) != tokens.end() && std::next(link)->begin >= after.begin;
        if (alone && std::find(kLinks.begin(), kLinks.end(), link->lower) != kLinks.end())
            before.unit = after.unit;
    }
}

} // namespace countersign::drafting
