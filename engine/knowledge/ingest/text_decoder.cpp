// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/text_decoder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countersign::ingest {

namespace {

constexpr std::size_t kChunkBytes = 256U << 10;
/// How much is looked at to choose between UTF-8 and Windows-1252: the first umlaut may stand far down.
constexpr std::size_t kScanBytes = 64U << 20;

/// The length of the UTF-8 sequence at `at`, 0 where it is invalid, -1 where the text ends inside it.
int sequenceLength(std::string_view bytes, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80)
        return 1;
    const int length = lead >= 0xC2 && lead < 0xE0   ? 2
                       : lead >= 0xE0 && lead < 0xF0 ? 3
                       : lead >= 0xF0 && lead < 0xF5 ? 4
                                                     : 0;
    for (int i = 1; i < length; ++i) {
        if (at + static_cast<std::size_t>(i) >= bytes.size())
            return -1;
        const auto next = static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (i == 1) {
            low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        }
        if (next < low || next > high)
            return 0;
    }
    return length;
}

bool allAscii(const char* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return (word & 0x8080808080808080ULL) == 0;
}

struct Utf8Count
{
    std::int64_t sequences = 0;
    std::int64_t invalid = 0;
};

void countUtf8(std::string_view bytes, Utf8Count& count)
{
    for (std::size_t at = 0; at < bytes.size();) {
        if (at + 8 <= bytes.size() && allAscii(bytes.data() + at)) {
            at += 8;
            continue;
        }
        const int length = sequenceLength(bytes, at);
        if (length < 0)
            return;
        count.sequences += length > 1 ? 1 : 0;
        count.invalid += length == 0 ? 1 : 0;
        at += length > 0 ? static_cast<std::size_t>(length) : 1;
    }
}

std::string knownFileType(std::string_view head)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSignatures{
        {{"PK\x03\x04", "zip"},
         {"\xD0\xCF\x11\xE0", "xls"},
         {"%PDF-", "pdf"},
         {"\x1F\x8B", "gzip"},
         {"SQLite format 3", "sqlite"}}};
    for (const auto& [signature, name] : kSignatures)
        if (head.starts_with(signature))
            return std::string(name);
    std::string start;
    for (const char c : head.substr(0, 256))
        if (!start.empty() || std::strchr(" \t\r\n", c) == nullptr)
            start += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<?xml"))
        return "html";
    if (start.starts_with("{\"") || start.starts_with("[{") || start.starts_with("{\n"))
        return "json";
    return {};
}

/// UTF-16 without a mark: half of the bytes of western text are NUL, all on one side.
std::optional<CsvEncoding> unmarkedUtf16(std::string_view head)
{
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i < head.size(); ++i)
        nuls[i % 2] += head[i] == '\0' ? 1 : 0;
    const std::size_t half = head.size() / 2;
    if (half >= 8 && nuls[1] * 10 > half * 6 && nuls[0] * 20 < half)
        return CsvEncoding::Utf16LittleEndian;
    if (half >= 8 && nuls[0] * 10 > half * 6 && nuls[1] * 20 < half)
        return CsvEncoding::Utf16BigEndian;
    return std::nullopt;
}

bool looksBinary(std::string_view head)
{
    const auto strange = std::ranges::count_if(head, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && std::strchr("\t\n\r\f\x1a", c) == nullptr;
    });
    return static_cast<std::size_t>(strange) * 10 > head.size();
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    Utf8Count count;
    countUtf8(bytes, count);
    return count.invalid == 0;
}

void appendUtf8(std::string& out, char32_t c)
{
    if (c >= 0xD800 && (c < 0xE000 || c > 0x10FFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6U));
        out += static_cast<char>(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12U));
        out += static_cast<char>(0x80 | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80 | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18U));
        out += static_cast<char>(0x80 | ((c >> 12U) & 0x3FU));
        out += static_cast<char>(0x80 | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80 | (c & 0x3FU));
    }
}

void appendWindows1252(std::string& out, std::string_view bytes)
{
    // WHATWG Encoding Standard, index windows-1252, 0x80 to 0x9F.
    constexpr std::array<char16_t, 32> kHigh{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                             0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(out, byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80U] : byte);
    }
}

TextProbe probeText(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        return {.encoding = CsvEncoding::Utf8, .markBytes = 3};
    if (head.starts_with("\xFF\xFE"))
        return {.encoding = CsvEncoding::Utf16LittleEndian, .markBytes = 2};
    if (head.starts_with("\xFE\xFF"))
        return {.encoding = CsvEncoding::Utf16BigEndian, .markBytes = 2};
    if (std::string type = knownFileType(head); !type.empty())
        return {.notText = std::move(type)};
    if (const auto utf16 = unmarkedUtf16(head))
        return {.encoding = *utf16};
    if (looksBinary(head))
        return {.notText = "binary"};
    return {};
}

base::Result<OpenFile> openRegular(const std::filesystem::path& path)
{
    const auto refuse = [&](const std::string& detail, const std::string& why) {
        return base::fail(base::ErrorCode::FileUnreadable, detail, {path.filename().string(), why});
    };
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        const std::string why = std::strerror(errno);
        return refuse("the file could not be opened: " + why, why);
    }
    struct stat about = {};
    if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(descriptor);
        return S_ISDIR(about.st_mode) ? refuse("is a folder", "is a folder") : refuse("is no regular file", "is no regular file");
    }
    OpenFile file(::fdopen(descriptor, "rb"));
    if (!file) {
        ::close(descriptor);
        return refuse("the file could not be opened", "could not be opened");
    }
    return file;
}

base::Result<TextDecoder> TextDecoder::open(const std::filesystem::path& path,
                                            std::optional<CsvEncoding> encoding)
{
    TextDecoder decoder;
    std::error_code failure;
    COUNTERSIGN_ASSIGN(decoder.m_file, openRegular(path));
    decoder.m_size = static_cast<std::int64_t>(std::filesystem::file_size(path, failure));
    if (failure)
        decoder.m_size = 0;
    std::string head(64U << 10, '\0');
    head.resize(std::fread(head.data(), 1, head.size(), decoder.m_file.get()));
    const TextProbe probe = probeText(head);
    if (!probe.notText.empty())
        return base::fail(base::ErrorCode::MalformedData, "the file is no text table but " + probe.notText,
                          {path.filename().string(), probe.notText});
    decoder.m_encoding = encoding.value_or(probe.encoding);
    if (!encoding && probe.encoding == CsvEncoding::Utf8 && probe.markBytes == 0) {
        Utf8Count count;
        std::size_t scanned = 0;
        for (std::string chunk = head; !chunk.empty() && scanned < kScanBytes;) {
            countUtf8(chunk, count);
            scanned += chunk.size();
            chunk.resize(kChunkBytes);
            chunk.resize(std::fread(chunk.data(), 1, chunk.size(), decoder.m_file.get()));
        }
        // A few broken rows in a UTF-8 file stay broken rows; otherwise it was never UTF-8.
        if (count.invalid > 0 && count.sequences < 10 * count.invalid)
            decoder.m_encoding = CsvEncoding::Windows1252;
    }
    decoder.seek(static_cast<std::int64_t>(probe.markBytes));
    return decoder;
}

void TextDecoder::seek(std::int64_t offset)
{
    std::clearerr(m_file.get());
    if (fseeko(m_file.get(), offset, SEEK_SET) != 0)
        m_status = base::fail(base::ErrorCode::FileUnreadable, "the file cannot be read twice");
    m_position = offset;
}

void TextDecoder::returnTo(Place place)
{
    seek(place.offset);
    m_carry = std::move(place.carry);
    m_highSurrogate = place.highSurrogate;
}

void TextDecoder::decodeUtf16()
{
    m_carry += m_raw;
    const bool little = m_encoding == CsvEncoding::Utf16LittleEndian;
    std::size_t at = 0;
    for (; at + 1 < m_carry.size(); at += 2) {
        const auto first = static_cast<unsigned char>(m_carry[at]);
        const auto second = static_cast<unsigned char>(m_carry[at + 1]);
        const char32_t unit = little ? first | (second << 8U) : (first << 8U) | second;
        if (m_highSurrogate != 0 && unit >= 0xDC00 && unit < 0xE000) {
            appendUtf8(m_text, 0x10000 + ((m_highSurrogate - 0xD800) << 10U) + (unit - 0xDC00));
            m_highSurrogate = 0;
            continue;
        }
        if (m_highSurrogate != 0)
            appendUtf8(m_text, 0xFFFD);
        m_highSurrogate = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        if (m_highSurrogate == 0)
            appendUtf8(m_text, unit);
    }
    m_carry.erase(0, at);
}

std::string_view TextDecoder::next()
{
    if (!m_status)
        return {};
    m_chunkStart = {.offset = m_position, .carry = m_carry, .highSurrogate = m_highSurrogate};
    do {
        m_raw.resize(kChunkBytes);
        m_raw.resize(std::fread(m_raw.data(), 1, m_raw.size(), m_file.get()));
        if (std::ferror(m_file.get()) != 0) {
            const std::string why = std::strerror(errno);
            m_status = base::fail(base::ErrorCode::FileUnreadable, "reading failed: " + why, {why});
            return {};
        }
        m_position += static_cast<std::int64_t>(m_raw.size());
        switch (m_encoding) {
        case CsvEncoding::Utf8:
            return m_raw;
        case CsvEncoding::Windows1252:
            m_text.clear();
            appendWindows1252(m_text, m_raw);
            return m_text;
        case CsvEncoding::Utf16LittleEndian:
        case CsvEncoding::Utf16BigEndian:
            m_text.clear();
            decodeUtf16();
            break;
        }
    } while (m_text.empty() && !m_raw.empty());
    return m_text;
}

} // namespace countersign::ingest
