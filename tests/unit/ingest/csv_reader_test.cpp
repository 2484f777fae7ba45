// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/csv_reader.h"

#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <vector>

using namespace countersign;
using base::ErrorCode;
using ingest::CsvEncoding;
using ingest::CsvFault;
using ingest::CsvReader;

namespace {

struct Row
{
    std::vector<std::string> cells;
    CsvFault fault = CsvFault::None;
    std::int64_t line = 0;
};

class File
{
public:
    explicit File(std::string_view bytes)
    {
        std::ofstream(path(), std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    [[nodiscard]] std::filesystem::path path() const
    {
        return (m_folder.path() + "/table.csv").toStdString();
    }
    [[nodiscard]] std::vector<Row> rows(ingest::CsvLimits limits = {}) const
    {
        auto reader = CsvReader::open(path(), limits);
        if (!reader)
            qFatal("%s", base::toString(reader.error()).c_str());
        std::vector<Row> rows;
        while (reader->next())
            rows.push_back(
                {{reader->cells().begin(), reader->cells().end()}, reader->fault(), reader->line()});
        return rows;
    }

private:
    QTemporaryDir m_folder;
};

std::string utf16(std::u16string_view text, bool little, bool mark)
{
    std::string bytes;
    const auto put = [&](char16_t unit) {
        bytes += static_cast<char>(little ? unit & 0xFF : unit >> 8);
        bytes += static_cast<char>(little ? unit >> 8 : unit & 0xFF);
    };
    if (mark)
        put(0xFEFF);
    for (const char16_t unit : text)
        put(unit);
    return bytes;
}

using Cells = std::vector<std::string>;

} // namespace

class CsvReaderTest : public QObject
{
    Q_OBJECT
private slots:
    void readsQuotesNewlinesAndEveryLineEnd()
    {
        const auto rows = File("a,b\r\n\"x\"\"y\",\"two\nlines\"\rlast,\n\n\r\nend,\"q\"tail").rows();
        QCOMPARE(rows.size(), std::size_t(4));
        QVERIFY(rows[1].cells == Cells({"x\"y", "two\nlines"}));
        QVERIFY(rows[2].cells == Cells({"last", ""}));
        QVERIFY(rows[3].cells == Cells({"end", "qtail"}));
        QCOMPARE(rows[2].line, 4);
        QCOMPARE(rows[3].line, 7);
    }

    void findsTheSeparator_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("comma") << QByteArray("name,city\nAda,Wien\n");
        QTest::newRow("semicolon with decimal commas") << QByteArray("name;price\nAda;1,50\nBob;2,75\n");
        QTest::newRow("tab") << QByteArray("name\tcity\nAda, Countess\tWien\n");
        QTest::newRow("pipe") << QByteArray("name|city\nAda|Wien\n");
    }
    void findsTheSeparator()
    {
        QFETCH(QByteArray, bytes);
        for (const Row& row : File(bytes.toStdString()).rows())
            QCOMPARE(row.cells.size(), std::size_t(2));
    }

    void readsEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        row("UTF-8", "name,city\nMüller,Köln\n");
        row("UTF-8 with mark", "\xEF\xBB\xBFname,city\nMüller,Köln\n");
        row("Latin-1", "name,city\nM\xFCller,K\xF6ln\n");
        row("UTF-16LE with mark", utf16(u"name,city\nMüller,Köln\n", true, true));
        row("UTF-16BE with mark", utf16(u"name,city\nMüller,Köln\n", false, true));
        row("UTF-16LE without mark", utf16(u"name,city\nMüller,Köln\n", true, false));
    }
    void readsEveryEncoding()
    {
        QFETCH(QByteArray, bytes);
        const auto rows = File(bytes.toStdString()).rows();
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows[0].cells == Cells({"name", "city"}));
        QVERIFY(rows[1].cells == Cells({"Müller", "Köln"}));
        QVERIFY(rows[1].fault == CsvFault::None);
    }

    void theFirstUmlautMayStandFarDown()
    {
        std::string bytes = "name,city\n";
        for (int i = 0; i < 20'000; ++i)
            bytes += "Ada,Wien\n";
        const auto rows = File(bytes + "M\xFCller,K\xF6ln\n").rows();
        QVERIFY(rows.back().cells == Cells({"Müller", "Köln"}));
    }

    void aBrokenRowInAUtf8FileIsMarkedAlone()
    {
        std::string bytes = "name,city\n";
        for (int i = 0; i < 50; ++i)
            bytes += "Müller,Köln\n";
        const auto rows = File(bytes + "M\xFCller,Wien\nAda,Graz\n").rows();
        QCOMPARE(rows.size(), std::size_t(53));
        QVERIFY(rows[51].fault == CsvFault::BadEncoding);
        QVERIFY(rows[51].cells == Cells({"Müller", "Wien"}));
        QVERIFY(rows[52].fault == CsvFault::None);
    }

    void aHugeLineIsCutAndReadingGoesOn()
    {
        const std::string huge(20U << 20, 'x');
        for (const std::string& cell : {huge, "\"" + huge + "\""}) {
            const auto rows = File("a,b\n" + cell + ",1\nnext,2\n").rows();
            QCOMPARE(rows.size(), std::size_t(3));
            QVERIFY(rows[1].fault == CsvFault::CellTooLarge);
            QVERIFY(rows[1].cells[0].size() <= 256);
            QCOMPARE(rows[1].cells[1], std::string("1"));
            QVERIFY(rows[2].cells == Cells({"next", "2"}));
        }
        std::string wide = "a,b\n";
        for (int i = 0; i < 200; ++i)
            wide += std::string(1000, 'y') + ",";
        const auto rows = File(wide + "\nnext,2\n")
                              .rows({.maxCellBytes = 4096, .maxRowBytes = 100'000, .maxColumns = 4096});
        QVERIFY(rows[1].fault == CsvFault::RowTooLarge);
        QVERIFY(rows[2].cells == Cells({"next", "2"}));
    }

    void nulBytesMarkTheirRow()
    {
        const auto rows = File(std::string("a,b\nx\0y,1\nz,2\n", 14)).rows();
        QVERIFY(rows[1].fault == CsvFault::NulByte);
        QVERIFY(rows[1].cells == Cells({"x y", "1"}));
        QVERIFY(rows[2].fault == CsvFault::None);
    }

    void aStrayQuoteCostsOneRowInEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QString text = QStringLiteral("id,name\n");
        for (int i = 0; i < 101; ++i)
            text += QStringLiteral("A-%1,%2M\u00FCller %1\n").arg(i).arg(i == 7 ? "\"" : "");
        const std::u16string wide = text.toStdU16String();
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        row("UTF-8", text.toStdString());
        row("UTF-8 with a mark", "\xEF\xBB\xBF" + text.toStdString());
        row("Windows-1252", text.toLatin1().toStdString());
        row("UTF-16LE", utf16(wide, true, true));
        row("UTF-16BE", utf16(wide, false, true));
        // The row begins in a later chunk of the file than the first.
        QString longer = QStringLiteral("id,name\n");
        for (int i = 0; i < 20'000; ++i)
            longer += QStringLiteral("B-%1,M\u00FCller und S\u00F6hne, Nr. %1\n").arg(i);
        longer += text.mid(8);
        row("Windows-1252, far down", longer.toLatin1().toStdString());
        row("UTF-16LE, far down", utf16(longer.toStdU16String(), true, true));
    }
    void aStrayQuoteCostsOneRowInEveryEncoding()
    {
        QFETCH(QByteArray, bytes);
        const auto rows = File(bytes.toStdString()).rows();
        std::size_t broken = 0;
        std::size_t whole = 0;
        for (const Row& row : rows) {
            const bool ours = !row.cells.empty() && row.cells[0].starts_with("A-");
            broken += ours && row.fault == CsvFault::UnclosedQuote ? 1 : 0;
            whole += ours && row.fault == CsvFault::None ? 1 : 0;
        }
        QCOMPARE(broken, std::size_t(1));
        QCOMPARE(whole, std::size_t(100));
        QCOMPARE(rows.back().cells.at(1), std::string("Müller 100"));
    }

    void aStrayQuoteDoesNotSwallowTheFile()
    {
        const auto rows = File("a,b\n\"broken,1\nx,2\ny,3\n").rows();
        QCOMPARE(rows.size(), std::size_t(4));
        QVERIFY(rows[1].fault == CsvFault::UnclosedQuote);
        QVERIFY(rows[1].cells == Cells({"\"broken", "1"}));
        QVERIFY(rows[3].cells == Cells({"y", "3"}));
    }

    void everySplitOfAChunkReadsTheSame()
    {
        // The reader's chunk is 256 KiB: push a tricky row over that border byte by byte.
        const std::string tricky = "\"q\"\"uo\r\nte\",ü\r\n";
        for (std::size_t before = (256U << 10) - tricky.size() - 8; before < (256U << 10) + 2; ++before) {
            const std::string bytes =
                "a,b\n" + std::string(before - 4 - 3, 'x') + ",1\n" + tricky + "end,2\n";
            const auto rows = File(bytes).rows();
            QCOMPARE(rows.size(), std::size_t(4));
            QVERIFY(rows[2].cells == Cells({"q\"uo\r\nte", "ü"}));
            QVERIFY(rows[3].cells == Cells({"end", "2"}));
        }
    }

    void saysWhatAFileIsThatIsNoTable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("what");
        QTest::newRow("workbook") << QByteArray("PK\x03\x04 and so on") << "zip";
        QTest::newRow("pdf") << QByteArray("%PDF-1.7\n") << "pdf";
        QTest::newRow("page") << QByteArray("\n<!DOCTYPE html><html>") << "html";
        QTest::newRow("json") << QByteArray("[{\"name\": 1}]") << "json";
        QTest::newRow("binary") << QByteArray("\x01\x02\x03\x04\x05 x") << "binary";
    }
    void saysWhatAFileIsThatIsNoTable()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, what);
        const File file(bytes.toStdString());
        const auto reader = CsvReader::open(file.path());
        COUNTERSIGN_VERIFY_ERROR(reader, ErrorCode::MalformedData);
        QCOMPARE(QString::fromStdString(reader.error().args.back()), what);
    }

    void aMissingFileAndAFolderSayWhy()
    {
        QTemporaryDir folder;
        COUNTERSIGN_VERIFY_ERROR(CsvReader::open((folder.path() + "/none.csv").toStdString()),
                                 ErrorCode::FileUnreadable);
        COUNTERSIGN_VERIFY_ERROR(CsvReader::open(folder.path().toStdString()), ErrorCode::FileUnreadable);
    }
};

COUNTERSIGN_TEST_CLASS(CsvReaderTest);
#include "csv_reader_test.moc"
