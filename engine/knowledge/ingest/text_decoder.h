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

struct FileCloser
{
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, FileCloser>;

/// Opens a regular file to read. FileUnreadable for everything else, without waiting for it: a named pipe would never
/// answer and a device never end (args: name, why).
[[nodiscard]] base::Result<OpenFile> openRegular(const std::filesystem::path& path);

/// A file as a stream of UTF-8 chunks of bounded size.
class TextDecoder
{
public:
    [[nodiscard]] static base::Result<TextDecoder> open(const std::filesystem::path& path,
                                                        std::optional<CsvEncoding> encoding);

    /// The next chunk, replaced at the next call; empty at the end and after a failure.
    [[nodiscard]] std::string_view next();
    /// Where a chunk begins: its byte in the file, and what the bytes before it left over.
    struct Place
    {
        std::int64_t offset = 0;
        std::string carry;
        char32_t highSurrogate = 0;
    };
    /// Of the newest chunk.
    [[nodiscard]] const Place& chunkStart() const { return m_chunkStart; }
    /// next() gives the chunk that began there once more, in every encoding.
    void returnTo(Place place);
    [[nodiscard]] const base::Status& status() const { return m_status; }
    [[nodiscard]] CsvEncoding encoding() const { return m_encoding; }
    [[nodiscard]] std::int64_t bytesRead() const { return m_position; }
    [[nodiscard]] std::int64_t bytesTotal() const { return m_size; }

private:
    TextDecoder() = default;
    void seek(std::int64_t offset);
    void decodeUtf16();

    OpenFile m_file;
    CsvEncoding m_encoding = CsvEncoding::Utf8;
    std::int64_t m_size = 0;
    std::int64_t m_position = 0;
    Place m_chunkStart;
    std::string m_raw;
    std::string m_text;
    /// UTF-16: a byte and a high surrogate that wait for the next chunk.
    std::string m_carry;
    char32_t m_highSurrogate = 0;
    base::Status m_status;
};

} // namespace countersign::ingest
