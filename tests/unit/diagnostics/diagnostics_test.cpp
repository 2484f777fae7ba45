// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include "engine/foundation/base/json.h"
#include "engine/foundation/base/thread_factory.h"
#include "engine/foundation/diagnostics/json_log.h"
#include "engine/foundation/diagnostics/metrics.h"
#include "engine/foundation/diagnostics/redaction.h"
#include "engine/foundation/diagnostics/span_recorder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <sys/stat.h>

using namespace countersign;
using namespace countersign::diagnostics;
using namespace std::chrono_literals;

namespace {

std::vector<base::Json> linesOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    std::vector<base::Json> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.isEmpty())
            lines.push_back(base::parseJson(line.toStdString()).value());
    }
    return lines;
}

} // namespace

class DiagnosticsTest : public QObject
{
    Q_OBJECT

private slots:
    void eachLineOfTheLogIsOneJsonObject()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("log.jsonl")).toStdString();
        tests::FakeClock clock;
        const auto log = JsonLog::open(path, clock);
        QVERIFY(log.has_value());
        COUNTERSIGN_LOG(**log, Info, "delivery", "attempt 3\nof \"4\"");
        COUNTERSIGN_LOG(**log, Debug, "delivery", "not wanted");
        clock.advance(1500ms);
        COUNTERSIGN_LOG(**log, Error, "store", std::string("bad byte \xff"));
        const auto lines = linesOf(path);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(base::jsonText(lines[0], "ts"), std::string("2026-06-09T10:00:00Z"));
        QCOMPARE(base::jsonText(lines[0], "level"), std::string("info"));
        QCOMPARE(base::jsonText(lines[0], "category"), std::string("countersign.delivery"));
        QCOMPARE(base::jsonText(lines[0], "msg"), std::string("attempt 3\nof \"4\""));
        QCOMPARE(base::jsonText(lines[1], "ts"), std::string("2026-06-09T10:00:01.500Z"));
        struct stat status = {};
        QCOMPARE(::stat(path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void oldLinesAreForgottenWhenTheFileIsFull()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("log.jsonl")).toStdString();
        tests::FakeClock clock;
        const auto log = JsonLog::open(path, clock, base::LogLevel::Info, {.maxBytes = 2000, .keptFiles = 2});
        QVERIFY(log.has_value());
        for (int i = 0; i < 500; ++i)
            COUNTERSIGN_LOG(**log, Warning, "test", "line " + std::to_string(i));
        std::uintmax_t total = 0;
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path().toStdString())) {
            total += entry.file_size();
            ++files;
        }
        QCOMPARE(files, 3);
        QVERIFY(total <= 6000);
        QCOMPARE(base::jsonText(linesOf(path).back(), "msg"), std::string("line 499"));
        QCOMPARE((*log)->dropped(), std::uint64_t(0));
    }

    void folderThatIsNotThereIsAnErrorAndNoCrash()
    {
        const QTemporaryDir folder;
        tests::FakeClock clock;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto log =
            JsonLog::open(folder.filePath(QStringLiteral("file/log.jsonl")).toStdString(), clock);
        QVERIFY(!log.has_value());
        QVERIFY(log.error().code == base::ErrorCode::FileUnreadable);
    }

    void redactsWhatSlippedIn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("address") << QByteArray("to ada@example.com, then")
                                 << QByteArray("to <address>, then");
        QTest::newRow("address in brackets")
            << QByteArray("<ada+x@ex-ample.co.uk>") << QByteArray("<<address>>");
        QTest::newRow("address in quotes")
            << QByteArray("\"jürgen@müller.de\"") << QByteArray("\"<address>\"");
        QTest::newRow("url with address")
            << QByteArray("GET /user/ada@example.com/x") << QByteArray("GET <address>");
        QTest::newRow("password") << QByteArray("smtp_password=hunter2 port=25")
                                  << QByteArray("smtp_password=<secret> port=25");
        QTest::newRow("json") << QByteArray("{\"refresh_token\": \"abc\"}")
                              << QByteArray("{\"refresh_token\": \"<secret>\"}");
        QTest::newRow("bearer") << QByteArray("Authorization: Bearer abc.def")
                                << QByteArray("Authorization: Bearer <secret>");
        QTest::newRow("api key") << QByteArray("key sk-test1234567890") << QByteArray("key <secret>");
        QTest::newRow("jwt") << QByteArray("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")
                             << QByteArray("<secret>");
        QTest::newRow("long hex") << QByteArray("d75a980182b10ab7d54bfed3c964073a") << QByteArray("<secret>");
        QTest::newRow("own id stays") << QByteArray("draft 01JXA7Q4M5N6P7R8S9T0V1W2X3 is stale")
                                      << QByteArray("draft 01JXA7Q4M5N6P7R8S9T0V1W2X3 is stale");
        QTest::newRow("words stay")
            << QByteArray("engine/outreach/delivery/outbox_repository: state=queued 14:05")
            << QByteArray("engine/outreach/delivery/outbox_repository: state=queued 14:05");
        QTest::newRow("at sign alone stays") << QByteArray("3 @ 4, @home") << QByteArray("3 @ 4, @home");
    }

    void redactsWhatSlippedIn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(redacted(text.toStdString())), expected);
    }

    void figuresCountFromManyThreads()
    {
        Metrics metrics;
        base::SystemThreadFactory threads;
        std::vector<std::unique_ptr<base::Thread>> running;
        for (int i = 0; i < 4; ++i) {
            running.push_back(threads.start("count", [&metrics](const std::stop_token&) {
                for (int n = 0; n < 2000; ++n) {
                    metrics.counter("countersign.test", {{"a", "1"}, {"b", "2"}}).add();
                    metrics.histogram("countersign.wait").record(0.02);
                }
            }));
        }
        running.clear();
        QCOMPARE(metrics.counter("countersign.test", {{"b", "2"}, {"a", "1"}}).value(), std::uint64_t(8000));
        QCOMPARE(metrics.histogram("countersign.wait").snapshot().count, std::uint64_t(8000));
    }

    void prometheusTextIsExact()
    {
        Metrics metrics;
        metrics.counter("countersign.delivery.sent", {{"outcome", "accepted"}}).add(3);
        metrics.counter("countersign.delivery.sent", {{"outcome", "a\"b\\c\n"}}).add();
        metrics.gauge("countersign.outbox.size").set(-2);
        const std::array bounds{0.5, 1.0};
        Histogram& wait = metrics.histogram("countersign.wait.duration", {{"k", "v"}}, bounds);
        wait.record(0.5);
        wait.record(0.75);
        wait.record(7);
        QCOMPARE(QByteArray::fromStdString(metrics.prometheus()),
                 QByteArray("# TYPE countersign_delivery_sent_total counter\n"
                            "countersign_delivery_sent_total{outcome=\"a\\\"b\\\\c\\n\"} 1\n"
                            "countersign_delivery_sent_total{outcome=\"accepted\"} 3\n"
                            "# TYPE countersign_outbox_size gauge\n"
                            "countersign_outbox_size -2\n"
                            "# TYPE countersign_wait_duration histogram\n"
                            "countersign_wait_duration_bucket{k=\"v\",le=\"0.5\"} 1\n"
                            "countersign_wait_duration_bucket{k=\"v\",le=\"1\"} 2\n"
                            "countersign_wait_duration_bucket{k=\"v\",le=\"+Inf\"} 3\n"
                            "countersign_wait_duration_sum{k=\"v\"} 8.25\n"
                            "countersign_wait_duration_count{k=\"v\"} 3\n"));
    }

    void spansTellWhoseChildTheyAreAndHowLongTheyTook()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("trace.jsonl")).toStdString();
        tests::FakeClock clock;
        tests::FakeRandom random;
        const auto file = RotatingLines::open(path);
        QVERIFY(file.has_value());
        SpanRecorder recorder(**file, clock, random);
        {
            const Span outer = recorder.start("send");
            clock.advance(5ms);
            Span inner = recorder.start("connect", outer.context());
            inner.set("peer", "ada@example.com");
            clock.advance(2us);
        }
        (*file)->flush();
        const auto lines = linesOf(path);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(base::jsonText(lines[0], "name"), std::string("connect"));
        QCOMPARE(base::jsonInt(lines[0], "duration_ns"), std::int64_t(2000));
        QCOMPARE(base::jsonText(lines[0], "parent"), base::jsonText(lines[1], "span"));
        QCOMPARE(base::jsonText(lines[0], "trace"), base::jsonText(lines[1], "trace"));
        QCOMPARE(base::jsonText(lines[0]["attributes"], "peer"), std::string("<address>"));
        QCOMPARE(base::jsonText(lines[1], "trace").size(), std::size_t(32));
        QCOMPARE(base::jsonInt(lines[1], "duration_ns"), std::int64_t(5'002'000));
        QCOMPARE(base::jsonText(lines[1], "start"), std::string("2026-06-09T10:00:00Z"));
    }
};

COUNTERSIGN_TEST_CLASS(DiagnosticsTest);
#include "diagnostics_test.moc"
