// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/csv_writer.h"

#include "engine/foundation/base/assert.h"

namespace countersign::demo {

base::Result<CsvWriter> CsvWriter::create(const std::filesystem::path& path,
                                          std::initializer_list<std::string_view> header)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return base::fail(base::ErrorCode::FileUnreadable, "cannot write " + path.filename().string());
    std::setvbuf(file, nullptr, _IOFBF, 1U << 18);
    CsvWriter writer(file, header.size());
    writer.line(header);
    return writer;
}

void CsvWriter::row(std::initializer_list<std::string_view> fields)
{
    COUNTERSIGN_ASSERT(fields.size() == m_columns, "a row has as many fields as the header");
    line(fields);
    ++m_rows;
}

void CsvWriter::line(std::initializer_list<std::string_view> fields)
{
    m_line.clear();
    bool first = true;
    for (const std::string_view field : fields) {
        if (!first)
            m_line += ',';
        first = false;
        if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
            m_line += field;
            continue;
        }
        m_line += '"';
        for (const char c : field) {
            if (c == '"')
                m_line += '"';
            m_line += c;
        }
        m_line += '"';
    }
    m_line += "\r\n";
    std::fwrite(m_line.data(), 1, m_line.size(), m_file.get());
}

base::Status CsvWriter::close()
{
    std::FILE* file = m_file.release();
    const bool failed = std::ferror(file) != 0;
    if (std::fclose(file) != 0 || failed)
        return base::fail(base::ErrorCode::DiskFull, "a demo file could not be written whole");
    return {};
}

} // namespace countersign::demo
