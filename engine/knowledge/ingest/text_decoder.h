// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"
#include "engine/knowledge/ingest/csv_reader.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace countersign::ingest {

/// What the first bytes of a file (and a scan of more of it) say about it.
struct TextProbe
{
    CsvEncoding encoding = CsvEncoding::Utf8;
    /// Bytes of a byte order mark to pass over.
    std::size_t markBytes = 0;
    /// Not a text: "zip", "xls", "pdf", "gzip", "sqlite", "html", "json", "binary"; empty for text.
    std::string notText;
};

[[nodiscard]] TextProbe probeText(std::string_view head);
/// Valid UTF-8 (RFC 3629); a sequence cut at the end of `bytes` counts as valid.
[[nodiscard]] bool isUtf8(std::string_view bytes);
/// Appends one code point; what is no scalar value becomes U+FFFD.
void appendUtf8(std::string& out, char32_t codePoint);
/// Windows-1252 (the web's reading of Latin-1) as UTF-8.
void appendWindows1252(std::string& out, std::string_view bytes);

/// A file as a stream of UTF-8 chunks of bounded size.
class TextDecoder
{
public:
    [[nodiscard]] static base::Result<TextDecoder> open(const std::filesystem::path& path,
                                                        std::optional<CsvEncoding> encoding);

    /// The next chunk, replaced at the next call; empty at the end and after a failure.
    [[nodiscard]] std::string_view next();
    /// Goes on at this byte of the file; UTF-8 only.
    void seek(std::int64_t offset);
    [[nodiscard]] const base::Status& status() const { return m_status; }
    [[nodiscard]] CsvEncoding encoding() const { return m_encoding; }
    /// Of the first byte of the newest chunk; exact for UTF-8 only.
    [[nodiscard]] std::int64_t chunkOffset() const { return m_chunkOffset; }
    [[nodiscard]] std::int64_t bytesRead() const { return m_position; }
    [[nodiscard]] std::int64_t bytesTotal() const { return m_size; }

private:
    struct Closer
    {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    TextDecoder() = default;
    void decodeUtf16();

    std::unique_ptr<std::FILE, Closer> m_file;
    CsvEncoding m_encoding = CsvEncoding::Utf8;
    std::int64_t m_size = 0;
    std::int64_t m_position = 0;
    std::int64_t m_chunkOffset = 0;
    std::string m_raw;
    std::string m_text;
    /// UTF-16: a byte and a high surrogate that wait for the next chunk.
    std::string m_carry;
    char32_t m_highSurrogate = 0;
    base::Status m_status;
};

} // namespace countersign::ingest
