// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/encoding.h"

#include "engine/foundation/text/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace countersign::text {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeMark = "\xFF\xFE";
constexpr std::string_view kUtf16BeMark = "\xFE\xFF";

/// 0x80 to 0x9F of Windows-1252 (WHATWG Encoding, index windows-1252).
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string_view withoutMark(std::string_view bytes, std::string_view mark)
{
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

/// Valid but for at most three bytes at the end, where a sample may have cut a character.
bool isUtf8Sample(std::string_view bytes)
{
    for (std::size_t cut = 0; cut <= 3 && cut <= bytes.size(); ++cut) {
        const std::string_view rest = bytes.substr(bytes.size() - cut);
        const bool cutsCharacter =
            std::ranges::all_of(rest, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (cutsCharacter && isValidUtf8(bytes.substr(0, bytes.size() - cut)))
            return true;
    }
    return false;
}

char32_t unitAt(std::string_view bytes, std::size_t at, bool bigEndian)
{
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return bigEndian ? static_cast<char32_t>(first << 8U | second)
                     : static_cast<char32_t>(second << 8U | first);
}

base::Result<std::string> fromUtf16(std::string_view bytes, bool bigEndian)
{
    std::u32string text;
    bool good = bytes.size() % 2 == 0;
    for (std::size_t at = 0; good && at + 1 < bytes.size(); at += 2) {
        char32_t c = unitAt(bytes, at, bigEndian);
        if (c >= 0xD800 && c <= 0xDBFF && at + 3 < bytes.size()) {
            const char32_t low = unitAt(bytes, at + 2, bigEndian);
            good = low >= 0xDC00 && low <= 0xDFFF;
            c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
            at += 2;
        } else {
            good = c < 0xD800 || c > 0xDFFF;
        }
        text += c;
    }
    if (!good)
        return base::fail(base::ErrorCode::UnsupportedEncoding, "the bytes are not UTF-16");
    return fromUtf32(text);
}

} // namespace

Encoding detectEncoding(std::string_view bytes)
{
    if (bytes.starts_with(kUtf8Mark))
        return Encoding::Utf8;
    if (bytes.starts_with(kUtf16LeMark))
        return Encoding::Utf16Le;
    if (bytes.starts_with(kUtf16BeMark))
        return Encoding::Utf16Be;
    std::size_t evenZeros = 0;
    std::size_t oddZeros = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0')
            ++(i % 2 == 0 ? evenZeros : oddZeros);
    }
    // Western text in UTF-16 has a zero in nearly every pair; a stray NUL in UTF-8 is no sign of it.
    const std::size_t many = bytes.size() / 8 + 1;
    if (oddZeros >= many && evenZeros * 8 < oddZeros)
        return Encoding::Utf16Le;
    if (evenZeros >= many && oddZeros * 8 < evenZeros)
        return Encoding::Utf16Be;
    return isUtf8Sample(bytes) ? Encoding::Utf8 : Encoding::Windows1252;
}

base::Result<std::string> toUtf8(std::string_view bytes, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8: {
        const std::string_view rest = withoutMark(bytes, kUtf8Mark);
        if (!isValidUtf8(rest))
            return base::fail(base::ErrorCode::UnsupportedEncoding, "the bytes are not UTF-8");
        return std::string(rest);
    }
    case Encoding::Utf16Le:
        return fromUtf16(withoutMark(bytes, kUtf16LeMark), false);
    case Encoding::Utf16Be:
        return fromUtf16(withoutMark(bytes, kUtf16BeMark), true);
    case Encoding::Windows1252: {
        std::u32string text;
        text.reserve(bytes.size());
        for (const char c : bytes) {
            const auto value = static_cast<unsigned char>(c);
            text += value >= 0x80 && value <= 0x9F ? kWindows1252[value - 0x80U] : char32_t(value);
        }
        return fromUtf32(text);
    }
    }
    return base::fail(base::ErrorCode::UnsupportedEncoding);
}

std::string_view encodingName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        return "UTF-8";
    case Encoding::Utf16Le:
        return "UTF-16LE";
    case Encoding::Utf16Be:
        return "UTF-16BE";
    case Encoding::Windows1252:
        return "windows-1252";
    }
    return {};
}

} // namespace countersign::text
