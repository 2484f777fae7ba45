// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/unicode.h"

#include "engine/foundation/base/assert.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace countersign::text {

namespace {

icu::UnicodeString unicode(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string utf8Of(const icu::UnicodeString& text)
{
    std::string result;
    text.toUTF8String(result);
    return result;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&))
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = get(status);
    COUNTERSIGN_ASSERT(U_SUCCESS(status) && instance, "ICU's normalisation data is missing");
    return *instance;
}

icu::UnicodeString folded(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizer(icu::Normalizer2::getNFKCCasefoldInstance).normalize(unicode(utf8), status);
}

bool isIn(UChar32 c, UChar32 first, UChar32 last)
{
    return c >= first && c <= last;
}

/// Marks that only decorate; those of Indic scripts and kana make other letters and stay.
bool isDecoration(UChar32 c)
{
    return isIn(c, 0x0300, 0x036F) || isIn(c, 0x1AB0, 0x1AFF) || isIn(c, 0x1DC0, 0x1DFF) ||
           isIn(c, 0x20D0, 0x20FF) || isIn(c, 0xFE20, 0xFE2F) || isIn(c, 0x0591, 0x05C7) ||
           isIn(c, 0x064B, 0x065F) || c == 0x0670 || c == 0x0640;
}

/// Letters whose stroke or shape Unicode does not count as a mark, after case folding.
std::u16string_view plainLetter(UChar32 c)
{
    switch (c) {
    case 0x00E6:
        return u"ae";
    case 0x0153:
        return u"oe";
    case 0x00F8:
        return u"o";
    case 0x0142:
        return u"l";
    case 0x0111:
    case 0x00F0:
        return u"d";
    case 0x00FE:
        return u"th";
    case 0x0131:
        return u"i";
    case 0x0127:
        return u"h";
    case 0x0167:
        return u"t";
    case 0x014B:
        return u"n";
    case 0x0649:
        return u"\u064A";
    case 0x0629:
        return u"\u0647";
    default:
        return {};
    }
}

bool isInvisible(UChar32 c)
{
    const auto type = u_charType(c);
    if (type == U_CONTROL_CHAR)
        return c != '\t' && c != '\n' && c != '\r';
    return type == U_FORMAT_CHAR || isIn(c, 0xE0000, 0xE007F) || isIn(c, 0xFE00, 0xFE0F) ||
           isIn(c, 0xE0100, 0xE01EF) || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           c == 0x034F || c == 0x2800;
}

} // namespace

bool isValidUtf8(std::string_view bytes)
{
    std::int64_t at = 0;
    const auto size = static_cast<std::int64_t>(bytes.size());
    while (at < size) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), at, size, c);
        if (c < 0)
            return false;
    }
    return true;
}

std::u32string toUtf32(std::string_view utf8)
{
    std::u32string text;
    text.reserve(utf8.size());
    std::int64_t at = 0;
    const auto size = static_cast<std::int64_t>(utf8.size());
    while (at < size) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(utf8.data(), at, size, c);
        text += static_cast<char32_t>(c);
    }
    return text;
}

std::string fromUtf32(std::u32string_view text)
{
    icu::UnicodeString result;
    for (const char32_t c : text)
        result.append(static_cast<UChar32>(c));
    return utf8Of(result);
}

std::string foldCase(std::string_view utf8)
{
    return utf8Of(folded(utf8));
}

std::string normalName(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto& decompose = normalizer(icu::Normalizer2::getNFDInstance);
    const icu::UnicodeString text = decompose.normalize(folded(utf8), status);
    icu::UnicodeString result;
    bool spacePending = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        // An apostrophe joins: O'Brien is written OBrien as well.
        if (isDecoration(c) || c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x0060 || isInvisible(c))
            continue;
        const bool kept = (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
        if (!kept) {
            spacePending = !result.isEmpty();
            continue;
        }
        if (spacePending)
            result.append(static_cast<UChar32>(' '));
        spacePending = false;
        const std::u16string_view plain = plainLetter(c);
        if (plain.empty())
            result.append(c);
        else
            result.append(plain.data(), static_cast<std::int32_t>(plain.size()));
    }
    const auto& compose = normalizer(icu::Normalizer2::getNFCInstance);
    return utf8Of(compose.normalize(result, status));
}

std::string stripInvisible(std::string_view utf8)
{
    const icu::UnicodeString text = unicode(utf8);
    icu::UnicodeString result;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        if (!isInvisible(text.char32At(i)))
            result.append(text.char32At(i));
    }
    return utf8Of(result);
}

std::string trimmed(std::string_view utf8)
{
    const icu::UnicodeString text = unicode(utf8);
    const auto isBlank = [](UChar32 c) { return u_isUWhiteSpace(c) || c == 0xFEFF || c == 0x200B; };
    std::int32_t begin = 0;
    std::int32_t end = text.length();
    while (begin < end && isBlank(text.char32At(begin)))
        begin = text.moveIndex32(begin, 1);
    while (end > begin && isBlank(text.char32At(text.moveIndex32(end, -1))))
        end = text.moveIndex32(end, -1);
    return utf8Of(text.tempSubStringBetween(begin, end));
}

struct WordBreaker::State
{
    std::unique_ptr<icu::BreakIterator> breaks;
};

WordBreaker::WordBreaker() : m_state(std::make_unique<State>())
{
    UErrorCode status = U_ZERO_ERROR;
    m_state->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    COUNTERSIGN_ASSERT(U_SUCCESS(status) && m_state->breaks, "ICU's word breaking data is missing");
}

WordBreaker::~WordBreaker() = default;

std::vector<std::string> WordBreaker::words(std::string_view utf8)
{
    const icu::UnicodeString text = folded(utf8);
    icu::BreakIterator& breaks = *m_state->breaks;
    breaks.setText(text);
    std::vector<std::string> words;
    std::int32_t begin = breaks.first();
    for (std::int32_t end = breaks.next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks.next()) {
        if (breaks.getRuleStatus() >= UBRK_WORD_NUMBER)
            words.push_back(utf8Of(text.tempSubStringBetween(begin, end)));
    }
    return words;
}

std::vector<std::string> tokenizeWords(std::string_view utf8)
{
    WordBreaker breaker;
    return breaker.words(utf8);
}

} // namespace countersign::text
