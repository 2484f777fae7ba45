// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/raw_store.h"

#include "engine/foundation/base/assert.h"

#include <zstd.h>

namespace countersign::ingest {

namespace {

/// A page never grows beyond what its rows may hold together; guards against damaged pages.
constexpr std::size_t kMaxPageBytes = 256U << 20;
constexpr int kCompressionLevel = 1;

/// LEB128, as in DWARF and protocol buffers.
void putNumber(std::string& out, std::size_t value)
{
    for (; value >= 0x80; value >>= 7U)
        out += static_cast<char>(value | 0x80U);
    out += static_cast<char>(value);
}

std::optional<std::size_t> takeNumber(std::string_view& in)
{
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 63 && !in.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        value |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return value;
    }
    return std::nullopt;
}

base::Result<std::string> unpack(std::span<const std::byte> packed)
{
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxPageBytes)
        return base::fail(base::ErrorCode::StoreCorrupt, "a raw page is damaged");
    std::string text(size, '\0');
    const std::size_t got = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) != 0U || got != size)
        return base::fail(base::ErrorCode::StoreCorrupt, "a raw page is damaged");
    return text;
}

/// Steps over one row, or gives its cells.
bool takeRow(std::string_view& in, std::vector<std::string>* cells)
{
    const auto count = takeNumber(in);
    if (!count)
        return false;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto length = takeNumber(in);
        if (!length || *length > in.size())
            return false;
        if (cells != nullptr)
            cells->emplace_back(in.substr(0, *length));
        in.remove_prefix(*length);
    }
    return true;
}

} // namespace

constexpr const char* kSqlNextPage = "SELECT coalesce(max(pk), 0) + 1 FROM ingest_raw_page";

base::Status RawPageWriter::begin(store::Transaction& transaction)
{
    COUNTERSIGN_ASSERT(m_rows == 0, "the page before was flushed");
    COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlNextPage));
    if (!rows.next())
        return rows.status();
    m_page = rows.integer(0);
    return {};
}

std::string encodeRow(std::span<const std::string_view> cells)
{
    std::string out;
    putNumber(out, cells.size());
    for (const std::string_view cell : cells) {
        putNumber(out, cell.size());
        out += cell;
    }
    return out;
}

base::Status RawPageWriter::keep(store::Transaction& transaction, std::string_view encodedRow,
                                 base::Instant now)
{
    m_buffer += encodedRow;
    ++m_rows;
    // Long rows make a page full before the count does.
    if (m_rows < kRowsPerPage && m_buffer.size() < (1U << 20))
        return {};
    return flush(transaction, now);
}

constexpr const char* kSqlAddPage =
    "INSERT INTO ingest_raw_page(pk, run_id, row_count, received_at, rows) VALUES(?, ?, ?, ?, ?)";

base::Status RawPageWriter::flush(store::Transaction& transaction, base::Instant now)
{
    if (m_rows == 0)
        return {};
    base::Bytes packed(ZSTD_compressBound(m_buffer.size()));
    const std::size_t size =
        ZSTD_compress(packed.data(), packed.size(), m_buffer.data(), m_buffer.size(), kCompressionLevel);
    COUNTERSIGN_ASSERT(ZSTD_isError(size) == 0U, "the buffer is large enough");
    packed.resize(size);
    COUNTERSIGN_TRY(transaction.run(kSqlAddPage, m_page, m_run, m_rows, now, packed));
    ++m_page;
    m_rows = 0;
    m_buffer.clear();
    return {};
}

constexpr const char* kSqlReadPage =
    "SELECT p.rows, p.row_count, p.received_at, r.id, r.source_id, r.object, r.origin, r.columns "
    "FROM ingest_raw_page p JOIN ingest_run r ON r.id=p.run_id WHERE p.pk=?";

base::Result<RawRow> rawRow(store::Database& database, std::int64_t position)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlReadPage, position / 4096));
    if (!rows.next() || position % 4096 >= rows.integer(1)) {
        COUNTERSIGN_TRY(rows.status());
        return base::fail(base::ErrorCode::NotFound, "no raw row at this position");
    }
    COUNTERSIGN_ASSIGN(const std::string text, unpack(rows.blob(0)));
    RawRow row{.source = rows.id<model::SourceTag>(4),
               .run = rows.id<model::RunTag>(3),
               .object = rows.text(5),
               .origin = rows.text(6),
               .receivedAt = rows.instant(2)};
    COUNTERSIGN_ASSIGN(const base::Json columns, base::parseJson(rows.textView(7)));
    for (const base::Json& column : columns)
        if (column.is_string())
            row.columns.push_back(column.get<std::string>());
    std::string_view rest = text;
    for (std::int64_t i = 0; i < position % 4096; ++i)
        if (!takeRow(rest, nullptr))
            return base::fail(base::ErrorCode::StoreCorrupt, "a raw page is damaged");
    if (!takeRow(rest, &row.cells))
        return base::fail(base::ErrorCode::StoreCorrupt, "a raw page is damaged");
    return row;
}

} // namespace countersign::ingest
