// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace countersign::demo {

/// Writes one CSV file (RFC 4180, UTF-8, CRLF) row by row; memory stays at one buffer however long the file
/// grows.
class CsvWriter
{
public:
    [[nodiscard]] static base::Result<CsvWriter> create(const std::filesystem::path& path,
                                                        std::initializer_list<std::string_view> header);

    /// Write errors are kept and reported by close().
    void row(std::initializer_list<std::string_view> fields);
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    [[nodiscard]] base::Status close();

private:
    struct Closer
    {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    explicit CsvWriter(std::FILE* file, std::size_t columns) : m_file(file), m_columns(columns) {}
    void line(std::initializer_list<std::string_view> fields);

    std::unique_ptr<std::FILE, Closer> m_file;
    std::size_t m_columns;
    std::string m_line;
    std::uint64_t m_rows = 0;
};

} // namespace countersign::demo
