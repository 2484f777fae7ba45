// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/cell_parser.h"
#include "engine/knowledge/ingest/csv_reader.h"
#include "engine/knowledge/ingest/text_decoder.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest>

#include <rapidcheck.h>

#include <fstream>

using namespace countersign;
using ingest::CsvFault;
using ingest::CsvFormat;
using ingest::CsvReader;

namespace {

using Table = std::vector<std::vector<std::string>>;

std::string quoted(const std::string& cell)
{
    std::string text = "\"";
    for (const char c : cell)
        text += c == '"' ? "\"\"" : std::string(1, c);
    return text + "\"";
}

std::string written(const Table& table, char separator, const std::string& lineEnd)
{
    std::string text;
    for (const auto& row : table) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i > 0 ? std::string(1, separator) : "") + quoted(row[i]);
        text += lineEnd;
    }
    return text;
}

/// What hurts readers: quotes, separators, line ends, letters of several bytes.
rc::Gen<std::string> nastyText()
{
    const auto piece = rc::gen::element<std::string>("\"", ",", ";", "\t", "\n", "\r\n", " ", "a", "Zürich",
                                                     "日本", "🚚", "0", "-", "=1+1", "'");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& each : pieces)
                                text += each;
                            return text;
                        });
}

/// A file that is there for one case.
class File
{
public:
    Table read(const std::string& bytes, std::optional<CsvFormat> format,
               std::vector<CsvFault>* faults = nullptr) const
    {
        const std::filesystem::path path = (m_folder.path() + "/table.csv").toStdString();
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        auto reader = CsvReader::open(path, {}, format);
        Table table;
        while (reader && reader->next()) {
            table.emplace_back(reader->cells().begin(), reader->cells().end());
            if (faults != nullptr)
                faults->push_back(reader->fault());
        }
        return table;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class PropertyTest : public QObject
{
    Q_OBJECT
private slots:
    void anyTableComesBackAsItWasWritten()
    {
        const File file;
        const bool held = rc::check("a table written by RFC 4180", [&] {
            const auto columns = static_cast<std::size_t>(*rc::gen::inRange(2, 6));
            const auto row = rc::gen::container<std::vector<std::string>>(columns, nastyText());
            const Table table = *rc::gen::nonEmpty(rc::gen::container<Table>(row));
            const char separator = *rc::gen::element(',', ';', '\t', '|');
            const std::string lineEnd = *rc::gen::element<std::string>("\n", "\r\n", "\r");
            std::vector<CsvFault> faults;
            const Table back =
                file.read(written(table, separator, lineEnd), CsvFormat{.separator = separator}, &faults);
            RC_ASSERT(back == table);
            for (const CsvFault fault : faults)
                RC_ASSERT(fault == CsvFault::None);
        });
        QVERIFY(held);
    }

    void anyBytesAreReadTheSameTwiceAndGiveUtf8()
    {
        const File file;
        const bool held = rc::check("any bytes", [&] {
            const auto bytes = *rc::gen::container<std::string>(rc::gen::oneOf(
                rc::gen::element('"', ',', ';', '\n', '\r', '\0', '\xC3', '\xFC', '\xFF', '\xFE', 'a'),
                rc::gen::arbitrary<char>()));
            const Table table = file.read(bytes, std::nullopt);
            RC_ASSERT(table == file.read(bytes, std::nullopt));
            RC_ASSERT(table.size() <= bytes.size() + 1);
            for (const auto& row : table)
                for (const std::string& cell : row)
                    RC_ASSERT(ingest::isUtf8(cell) && cell.find('\0') == std::string::npos);
        });
        QVERIFY(held);
    }

    void whatACellWasReadAsIsReadAgainAsTheSame()
    {
        using enum model::FieldType;
        const bool held = rc::check("any cell", [] {
            const std::string cell = *rc::gen::oneOf(
                nastyText(),
                rc::gen::container<std::string>(rc::gen::element('0', '1', '9', '.', ',', '-', '/', ':', 'T',
                                                                 'Z', ' ', '(', ')', '%', 'e', '@', 'x')));
            const ingest::CellHints hints{.currency = "EUR"};
            for (const auto type : {Text, Integer, Real, Boolean, Date, Instant, Email, Url}) {
                const auto first = ingest::parseCell(type, cell, hints);
                if (!first.ok())
                    continue;
                const auto again = ingest::parseCell(type, model::toString(first.value), hints);
                RC_ASSERT(again.ok());
                RC_ASSERT(model::toString(again.value) == model::toString(first.value));
            }
        });
        QVERIFY(held);
    }
};

COUNTERSIGN_TEST_CLASS(PropertyTest);
#include "property_test.moc"
