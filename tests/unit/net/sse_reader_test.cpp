// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/sse_reader.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::net;

namespace {

const std::string kStream =
    "\xEF\xBB\xBF: hello\r\ndata: one\r\n\r\nevent: delta\rdata:two\rdata:  three\r\r"
    "id: 7\ndata\n\n\n\nretry: 5\nunknown: x\ndata: gr\xC3\xBC\xC3\x9F\xE8\xAA\x9E\n:ping\n\nevent: empty\n\n"
    "data: [DONE]\r\n\r\ndata: after\n\n";

const std::vector<SseEvent> kEvents{{.type = "message", .data = "one", .id = ""},
                                    {.type = "delta", .data = "two\n three", .id = ""},
                                    {.type = "message", .data = "", .id = "7"},
                                    {.type = "message", .data = "gr\xC3\xBC\xC3\x9F\xE8\xAA\x9E", .id = "7"},
                                    {.type = "message", .data = "[DONE]", .id = "7"}};

std::vector<SseEvent> readAll(SseReader& reader, const std::vector<std::string_view>& pieces)
{
    std::vector<SseEvent> events;
    for (const std::string_view piece : pieces) {
        auto found = reader.feed(piece);
        if (!found)
            qFatal("%s", toString(found.error()).c_str());
        events.insert(events.end(), found->begin(), found->end());
    }
    return events;
}

} // namespace

class SseReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheSameHoweverItIsCutInTwo();
    void readsTheSameByteByByte();
    void saysWhenTheAnswerIsTruncated();
    void endsAtATypeToo();
    void stopsAtTheCaps();
};

void SseReaderTest::readsTheSameHoweverItIsCutInTwo()
{
    const std::string_view stream = kStream;
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        SseReader reader;
        const auto events = readAll(reader, {stream.substr(0, cut), stream.substr(cut)});
        QVERIFY2(events == kEvents, std::to_string(cut).c_str());
        QVERIFY(reader.close() == SseEnd::Complete);
    }
}

void SseReaderTest::readsTheSameByteByByte()
{
    SseReader reader;
    std::vector<std::string_view> pieces;
    for (std::size_t i = 0; i < kStream.size(); ++i)
        pieces.push_back(std::string_view(kStream).substr(i, 1));
    QVERIFY(readAll(reader, pieces) == kEvents);
}

void SseReaderTest::saysWhenTheAnswerIsTruncated()
{
    const std::string_view stream = kStream;
    const std::size_t done = stream.find("[DONE]\r\n\r") + 9;
    for (std::size_t size = 0; size < done; ++size) {
        SseReader reader;
        static_cast<void>(readAll(reader, {stream.substr(0, size)}));
        QVERIFY(reader.close() == SseEnd::Truncated);
    }
}

void SseReaderTest::endsAtATypeToo()
{
    SseReader reader;
    QCOMPARE(readAll(reader, {"event: message_stop\ndata: {}\n\ndata: more\n\n"}).size(), std::size_t{1});
    QVERIFY(reader.close() == SseEnd::Complete);
}

void SseReaderTest::stopsAtTheCaps()
{
    SseReader line({.maxLineBytes = 100});
    QCOMPARE(line.feed("data: " + std::string(200, 'x')).error().code, base::ErrorCode::TooLarge);
    QVERIFY(!line.feed("\n\n"));
    QVERIFY(line.close() == SseEnd::Truncated);
    SseReader event({.maxEventBytes = 100});
    std::string many;
    for (int i = 0; i < 200; ++i)
        many += "data: x\n";
    QCOMPARE(event.feed(many).error().code, base::ErrorCode::TooLarge);
}

COUNTERSIGN_TEST_CLASS(SseReaderTest);
#include "sse_reader_test.moc"
