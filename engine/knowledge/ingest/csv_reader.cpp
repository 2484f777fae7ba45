// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/csv_reader.h"

#include "engine/foundation/base/assert.h"
#include "engine/knowledge/ingest/text_decoder.h"

#include <algorithm>
#include <array>
#include <vector>

namespace countersign::ingest {

std::string_view csvEncodingName(CsvEncoding encoding)
{
    switch (encoding) {
    case CsvEncoding::Utf8:
        return "utf-8";
    case CsvEncoding::Utf16LittleEndian:
        return "utf-16le";
    case CsvEncoding::Utf16BigEndian:
        return "utf-16be";
    case CsvEncoding::Windows1252:
        return "windows-1252";
    }
    COUNTERSIGN_ASSERT(false, "no such encoding");
}

std::string_view csvFaultName(CsvFault fault)
{
    switch (fault) {
    case CsvFault::None:
        return "none";
    case CsvFault::CellTooLarge:
        return "cell_too_large";
    case CsvFault::RowTooLarge:
        return "row_too_large";
    case CsvFault::TooManyColumns:
        return "too_many_columns";
    case CsvFault::UnclosedQuote:
        return "unclosed_quote";
    case CsvFault::NulByte:
        return "nul_byte";
    case CsvFault::BadEncoding:
        return "bad_encoding";
    }
    COUNTERSIGN_ASSERT(false, "no such fault");
}

namespace {

/// After so many stray quotes a file is read as if quotes meant nothing, so that going back stays linear.
constexpr int kMaxRewinds = 16;

/// The separator that gives the first lines the most columns, the same number on most of them.
char guessSeparator(std::string_view head)
{
    constexpr std::string_view kCandidates = ",;\t|";
    std::array<std::vector<int>, 4> counts;
    std::array<int, 4> line{};
    bool quoted = false;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\n' || c == '\r') {
            if (std::ranges::any_of(line, [](int n) { return n > 0; }))
                for (std::size_t i = 0; i < line.size(); ++i)
                    counts[i].push_back(line[i]);
            line = {};
        } else if (const auto at = kCandidates.find(c); at != std::string_view::npos) {
            ++line[at];
        }
    }
    for (std::size_t i = 0; i < line.size(); ++i)
        if (counts[i].empty())
            counts[i].push_back(line[i]);
    std::size_t best = 0;
    double bestScore = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const int first = counts[i].front();
        const auto same =
            static_cast<double>(std::ranges::count(counts[i], first)) / static_cast<double>(counts[i].size());
        if (const double score = first * same * same; score > bestScore) {
            bestScore = score;
            best = i;
        }
    }
    return kCandidates[best];
}

} // namespace

struct CsvReader::State
{
    State(TextDecoder&& source, CsvLimits theLimits) : decoder(std::move(source)), limits(theLimits) {}

    TextDecoder decoder;
    CsvLimits limits;
    CsvFormat format;
    std::string_view chunk;
    std::size_t at = 0;
    /// Physical line of the next byte, and of the present row.
    std::int64_t nextLine = 1;
    std::int64_t rowLine = 1;
    bool lastWasReturn = false;
    bool endedBare = false;
    int rewinds = 0;
    bool literalRow = false;

    std::string text;
    std::vector<std::size_t> starts;
    std::vector<std::string_view> views;
    CsvFault fault = CsvFault::None;
    bool cellCut = false;

    bool fill()
    {
        if (at < chunk.size())
            return true;
        chunk = decoder.next();
        at = 0;

        return !chunk.empty();
    }
    void blame(CsvFault what)
    {
        if (fault == CsvFault::None)
            fault = what;
    }
    void startRow()
    {
        text.clear();
        starts.assign(1, 0);
        fault = CsvFault::None;
        cellCut = false;
        rowLine = nextLine;
    }
    void endCell()
    {
        if (starts.size() >= limits.maxColumns) {
            blame(CsvFault::TooManyColumns);
            return;
        }
        starts.push_back(text.size());
        cellCut = false;
    }
    /// Adds a run of plain bytes, up to the limits.
    void add(std::string_view run)
    {
        if (cellCut)
            return;
        if (text.size() - starts.back() + run.size() > limits.maxCellBytes) {
            blame(CsvFault::CellTooLarge);
            cut();
        } else if (text.size() + run.size() > limits.maxRowBytes) {
            blame(CsvFault::RowTooLarge);
            cut();
        } else {
            text.append(run);
        }
    }
    /// What is kept of a cell that was too large.
    void cut()
    {
        constexpr std::size_t kKept = 256;
        if (text.size() - starts.back() > kKept)
            text.resize(starts.back() + kKept);
        cellCut = true;
    }
    void countLineEnd(char c)
    {
        if (c == '\r' || !lastWasReturn)
            ++nextLine;
        lastWasReturn = c == '\r';
    }
    bool readRow();
    bool readQuoted();
    void finishRow();
};

/// After the opening quote: up to and over the closing one. False where the file ended first.
bool CsvReader::State::readQuoted()
{
    while (fill()) {
        std::size_t end = at;
        while (end < chunk.size() && chunk[end] != '"' && chunk[end] != '\n' && chunk[end] != '\r')
            ++end;
        add(chunk.substr(at, end - at));
        if (end > at)
            lastWasReturn = false;
        at = end;
        if (at == chunk.size())
            continue;
        const char c = chunk[at++];
        if (c != '"') {
            countLineEnd(c);
            add(std::string_view(&c, 1));
            continue;
        }
        lastWasReturn = false;
        if (!fill() || chunk[at] != '"')
            return true;
        ++at;
        add("\"");
    }
    return false;
}

bool CsvReader::State::readRow()
{
    bool any = false;
    bool cellStart = true;
    while (fill()) {
        const char c = chunk[at];
        if (c == '\n' || c == '\r') {
            // The line feed of a CR LF pair belongs to the row before it.
            const bool secondHalf = c == '\n' && lastWasReturn && !any;
            countLineEnd(c);
            ++at;
            if (secondHalf || !any) {
                rowLine = nextLine;
                continue;
            }
            return true;
        }
        any = true;
        lastWasReturn = false;
        if (c == format.separator) {
            endCell();
            cellStart = true;
            ++at;
        } else if (c == '"' && cellStart && !literalRow) {
            cellStart = false;
            ++at;
            if (!readQuoted()) {
                blame(CsvFault::UnclosedQuote);
                return true;
            }
        } else {
            cellStart = false;
            std::size_t end = at + 1;
            while (end < chunk.size() && chunk[end] != format.separator && chunk[end] != '\n' &&
                   chunk[end] != '\r')
                ++end;
            add(chunk.substr(at, end - at));
            at = end;
        }
    }
    endedBare = any;
    return any;
}

void CsvReader::State::finishRow()
{
    if (text.find('\0') != std::string::npos) {
        blame(CsvFault::NulByte);
        // SQL texts end at a NUL: a space keeps the rest and the cell borders.
        std::ranges::replace(text, '\0', ' ');
    }
    starts.push_back(text.size());
    if (format.encoding == CsvEncoding::Utf8 && !isUtf8(text)) {
        blame(CsvFault::BadEncoding);
        std::string whole;
        std::vector<std::size_t> borders;
        for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
            borders.push_back(whole.size());
            appendWindows1252(whole, std::string_view(text).substr(starts[i], starts[i + 1] - starts[i]));
        }
        borders.push_back(whole.size());
        text = std::move(whole);
        starts = std::move(borders);
    }
    views.clear();
    for (std::size_t i = 0; i + 1 < starts.size(); ++i)
        views.push_back(std::string_view(text).substr(starts[i], starts[i + 1] - starts[i]));
}

CsvReader::CsvReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

base::Result<CsvReader> CsvReader::open(const std::filesystem::path& path, CsvLimits limits,
                                        std::optional<CsvFormat> format)
{
    COUNTERSIGN_ASSIGN(TextDecoder decoder,
                       TextDecoder::open(path, format ? std::optional(format->encoding) : std::nullopt));
    auto state = std::make_unique<State>(std::move(decoder), limits);
    state->format.encoding = state->decoder.encoding();
    (void)state->fill();
    state->format.separator = format ? format->separator : guessSeparator(state->chunk.substr(0, 64U << 10));
    return CsvReader(std::move(state));
}

bool CsvReader::next()
{
    State& s = *m_state;
    s.literalRow = s.rewinds >= kMaxRewinds;
    s.startRow();
    const TextDecoder::Place chunk = s.decoder.chunkStart();
    const std::size_t at = s.at;
    if (!s.readRow())
        return false;
    if (s.fault == CsvFault::UnclosedQuote && s.decoder.status()) {
        // One stray quote must not swallow the rest of the file: the row is read again with quotes as plain
        // text.
        ++s.rewinds;
        s.decoder.returnTo(chunk);
        s.chunk = s.decoder.next();
        s.at = std::min(at, s.chunk.size());
        s.nextLine = s.rowLine;
        s.lastWasReturn = false;
        s.literalRow = true;
        s.startRow();
        (void)s.readRow();
        s.fault = CsvFault::UnclosedQuote;
    }
    s.finishRow();
    return true;
}

std::span<const std::string_view> CsvReader::cells() const
{
    return m_state->views;
}
CsvFault CsvReader::fault() const
{
    return m_state->fault;
}
std::int64_t CsvReader::line() const
{
    return m_state->rowLine;
}
base::Status CsvReader::status() const
{
    return m_state->decoder.status();
}
const CsvFormat& CsvReader::format() const
{
    return m_state->format;
}
std::int64_t CsvReader::bytesRead() const
{
    return m_state->decoder.bytesRead();
}
std::int64_t CsvReader::bytesTotal() const
{
    return m_state->decoder.bytesTotal();
}
bool CsvReader::endedWithoutNewline() const
{
    return m_state->endedBare;
}

} // namespace countersign::ingest
