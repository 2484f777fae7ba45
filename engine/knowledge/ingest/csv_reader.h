// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace countersign::ingest {

enum class CsvEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };

/// "utf-8", "utf-16le", …: for reports.
[[nodiscard]] std::string_view csvEncodingName(CsvEncoding encoding);

struct CsvFormat
{
    CsvEncoding encoding = CsvEncoding::Utf8;
    char separator = ',';
    friend bool operator==(const CsvFormat&, const CsvFormat&) = default;
};

struct CsvLimits
{
    std::size_t maxCellBytes = 1U << 20;
    std::size_t maxRowBytes = 8U << 20;
    std::size_t maxColumns = 4096;
};

/// What is wrong with one row as text; the reader goes on behind it.
enum class CsvFault {
    None,
    CellTooLarge,
    RowTooLarge,
    TooManyColumns,
    /// The file ends inside a quoted cell: it was cut off.
    UnclosedQuote,
    NulByte,
    /// Bytes that the file's own encoding does not allow.
    BadEncoding,
};

/// "cell_too_large", …: the reason code in quarantine.
[[nodiscard]] std::string_view csvFaultName(CsvFault fault);

/// Reads a table (RFC 4180, tolerant: any separator of , ; tab |, any line end, quoted newlines) row by row
/// with bounded memory; cells come out as UTF-8. A cell over the limit is cut there and its row is marked,
/// never the file.
class CsvReader
{
public:
    /// Looks at the first 64 KiB for encoding and separator. FileUnreadable; MalformedData where it is no
    /// text table (args: what it looks like, for example "zip"); `format` overrules what was found.
    [[nodiscard]] static base::Result<CsvReader> open(const std::filesystem::path& path,
                                                      CsvLimits limits = {},
                                                      std::optional<CsvFormat> format = std::nullopt);
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;
    ~CsvReader();

    /// Steps to the next row; empty lines are skipped. False at the end or where reading failed: see
    /// status().
    [[nodiscard]] bool next();
    /// The row's cells; they live until the next step.
    [[nodiscard]] std::span<const std::string_view> cells() const;
    [[nodiscard]] CsvFault fault() const;
    /// The line of the file on which the row starts, from 1.
    [[nodiscard]] std::int64_t line() const;
    [[nodiscard]] base::Status status() const;

    [[nodiscard]] const CsvFormat& format() const;
    [[nodiscard]] std::int64_t bytesRead() const;
    [[nodiscard]] std::int64_t bytesTotal() const;
    /// The last row had no line end: a file that was cut between cells looks like this too.
    [[nodiscard]] bool endedWithoutNewline() const;

private:
    struct State;
    explicit CsvReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace countersign::ingest
