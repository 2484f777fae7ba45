// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/curl_http_transport.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::net;
using namespace countersign::tests;
using namespace std::chrono_literals;

namespace {

/// Answers each request on a connection with the same bytes; closes after `requests` of them.
ScriptedServer::Script answering(std::string answer, int requests = 100)
{
    return [answer = std::move(answer), requests](ScriptedConnection& connection) {
        for (int i = 0; i < requests; ++i) {
            std::size_t length = 0;
            while (true) {
                const auto line = connection.readLine();
                if (!line)
                    return;
                if (line->starts_with("Content-Length: "))
                    length = std::stoul(line->substr(16));
                if (line->empty())
                    break;
            }
            if (!connection.readBytes(length) || !connection.write(answer))
                return;
        }
    };
}

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-One: a\r\n\r\nhello";

struct Client
{
    explicit Client(ScriptedServer& server, bool tls = true)
        : base((tls ? "https://localhost:" : "http://localhost:") + std::to_string(server.port())),
          policy{.allowList = {{"localhost", server.port()}}, .extraCaFile = server.caFile()},
          transport(policy, clock, {.connect = 5s, .firstByte = 300ms, .idle = 300ms})
    {
    }

    base::Result<HttpResponse> get(const std::string& path = "/", BodySink* sink = nullptr)
    {
        HttpRequest request;
        request.url = base + path;
        return transport.send(request, {}, sink);
    }

    std::string base;
    countersign::base::SystemClock clock;
    NetworkPolicy policy;
    CurlHttpTransport transport;
};

struct Collector final : BodySink
{
    base::Status take(std::string_view bytes) override
    {
        body += bytes;
        if (stopAt > 0 && body.size() >= stopAt)
            return base::fail(base::ErrorCode::ModelAnswerInvalid, "enough");
        return {};
    }
    std::string body;
    std::size_t stopAt = 0;
};

} // namespace

class HttpTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAnAnswerOverTls();
    void reusesConnectionsButNotForEffects();
    void marksTheFirstByteBeforeItLeaves();
    void sendsNothingWhenTheMarkFails();
    void neverRepeatsARequestWithEffect();
    void refusesHeaderInjection();
    void followsNoRedirect();
    void stopsAtTheCap();
    void handsTheBodyOverAsItComes();
    void keepsErrorBodiesOutOfTheSink();
    void namesTheFailure_data();
    void namesTheFailure();
    void refusesAnUnverifiedServer();
    void refusesOddUrls_data();
    void refusesOddUrls();
    void stopsAtOnce();
    void tellsTheTruthWhereverTheServerDrops();
};

void HttpTest::readsAnAnswerOverTls()
{
    ScriptedServer server(answering(kOk));
    {
        Client client(server);
        HttpRequest request{.method = "POST",
                            .url = client.base + "/a?b=c",
                            .headers = {{"Content-Type", "text/plain"}},
                            .secret = base::SecretText(std::string("Bearer s3cret")),
                            .body = "body"};
        const auto response = client.transport.send(request, {});
        QVERIFY2(response.has_value(), response ? "" : toString(response.error()).c_str());
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, std::string("hello"));
        QVERIFY(header(*response, "x-one") == "a");
    }
    const std::string received = server.transcript(0).received;
    QVERIFY(received.starts_with("POST /a?b=c HTTP/1.1\r\n"));
    QVERIFY(received.find("Authorization: Bearer s3cret\r\n") != std::string::npos);
    QVERIFY(received.find("Expect:") == std::string::npos);
    QVERIFY(received.ends_with("\r\n\r\nbody"));
}

void HttpTest::reusesConnectionsButNotForEffects()
{
    ScriptedServer server(answering(kOk));
    {
        Client client(server, true);
        QVERIFY(client.get().has_value());
        QVERIFY(client.get().has_value());
    }
    const std::string received = server.transcript(0).received;
    QVERIFY(received.find("GET", 10) != std::string::npos);
    Client client(server);
    for (int i = 1; i <= 2; ++i) {
        HttpRequest request{.method = "POST", .url = client.base + "/", .body = "x", .effect = true};
        QVERIFY(client.transport.send(request, {}).has_value());
        QVERIFY(server.transcript(static_cast<std::size_t>(i)).received.find("POST", 10) ==
                std::string::npos);
    }
}

void HttpTest::marksTheFirstByteBeforeItLeaves()
{
    ScriptedServer server(answering(kOk));
    Client client(server);
    int marks = 0;
    HttpRequest request{.method = "POST",
                        .url = client.base + "/",
                        .body = "x",
                        .effect = true,
                        .onFirstByte = [&marks]() -> base::Status {
                            ++marks;
                            return {};
                        }};
    QVERIFY(client.transport.send(request, {}).has_value());
    QCOMPARE(marks, 1);
}

void HttpTest::sendsNothingWhenTheMarkFails()
{
    ScriptedServer server(answering(kOk));
    Client client(server);
    HttpRequest request{
        .method = "POST",
        .url = client.base + "/",
        .body = "x",
        .effect = true,
        .onFirstByte = []() -> base::Status { return base::fail(base::ErrorCode::DiskFull, "no"); }};
    const auto response = client.transport.send(request, {});
    QVERIFY(!response);
    QCOMPARE(response.error().code, base::ErrorCode::DiskFull);
    QCOMPARE(server.transcript(0).received, std::string());
}

void HttpTest::neverRepeatsARequestWithEffect()
{
    // The server takes the request and closes without a word: what libcurl would repeat on a kept-alive
    // connection.
    ScriptedServer server(answering("", 1));
    Client client(server);
    HttpRequest request{.method = "POST", .url = client.base + "/", .body = "x", .effect = true};
    const auto response = client.transport.send(request, {});
    QVERIFY(!response);
    QCOMPARE(response.error().code, base::ErrorCode::OutcomeUnknown);
    QVERIFY(server.transcript(0).received.starts_with("POST"));
    QCOMPARE(server.connectionCount(), std::size_t{1});
}

void HttpTest::refusesHeaderInjection()
{
    ScriptedServer server(answering(kOk));
    Client client(server);
    HttpRequest name{.url = client.base, .headers = {{"A\r\nB", "c"}}};
    HttpRequest value{.url = client.base, .headers = {{"A", "b\r\nC: d"}}};
    HttpRequest secret{.url = client.base, .secret = base::SecretText(std::string("x\nY: z"))};
    HttpRequest method{.method = "GET / HTTP/1.1\r\nX: y", .url = client.base};
    for (const HttpRequest* request : {&name, &value, &secret, &method})
        QCOMPARE(client.transport.send(*request, {}).error().code, base::ErrorCode::InvalidInput);
    QCOMPARE(server.connectionCount(), std::size_t{0});
}

void HttpTest::followsNoRedirect()
{
    ScriptedServer server(
        answering("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));
    Client client(server);
    QCOMPARE(client.get()->status, 302);
}

void HttpTest::stopsAtTheCap()
{
    ScriptedServer server(answering("HTTP/1.1 200 OK\r\n\r\n" + std::string(100'000, 'x'), 1));
    Client client(server);
    HttpRequest request{.url = client.base, .maxResponseBytes = 50'000};
    QCOMPARE(client.transport.send(request, {}).error().code, base::ErrorCode::TooLarge);
    ScriptedServer heads(answering("HTTP/1.1 200 OK\r\nX: " + std::string(400'000, 'x') + "\r\n\r\n", 1));
    Client other(heads);
    QVERIFY(!other.get());
}

void HttpTest::handsTheBodyOverAsItComes()
{
    ScriptedServer server(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"));
    Client client(server);
    Collector all;
    const auto response = client.get("/", &all);
    QVERIFY(response.has_value() && response->body.empty());
    QCOMPARE(all.body, std::string("0123456789"));
    Collector some;
    some.stopAt = 1;
    QCOMPARE(client.get("/", &some).error().code, base::ErrorCode::ModelAnswerInvalid);
}

void HttpTest::keepsErrorBodiesOutOfTheSink()
{
    ScriptedServer server(
        answering("HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nslow"));
    Client client(server);
    Collector sink;
    const auto response = client.get("/", &sink);
    QCOMPARE(response->body, std::string("slow"));
    QVERIFY(sink.body.empty());
    QCOMPARE(errorOfStatus(response->status).code, base::ErrorCode::RateLimited);
}

void HttpTest::namesTheFailure_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("position");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("no answer") << static_cast<int>(Fault::Kind::Drop) << 0 << QByteArray("ConnectionLost");
    QTest::newRow("half an answer") << static_cast<int>(Fault::Kind::Drop) << static_cast<int>(kOk.size()) - 2
                                    << QByteArray("ConnectionLost");
    QTest::newRow("silence") << static_cast<int>(Fault::Kind::Stall) << 0 << QByteArray("TimedOut");
    QTest::newRow("silence inside") << static_cast<int>(Fault::Kind::Stall)
                                    << static_cast<int>(kOk.size()) - 2 << QByteArray("TimedOut");
}

void HttpTest::namesTheFailure()
{
    QFETCH(int, kind);
    QFETCH(int, position);
    QFETCH(QByteArray, code);
    ScriptedServer server(answering(kOk));
    server.setFault({.kind = static_cast<Fault::Kind>(kind),
                     .direction = Fault::Direction::Sent,
                     .position = static_cast<std::size_t>(position)});
    Client client(server);
    const auto response = client.get();
    QVERIFY(!response);
    QCOMPARE(QByteArray::fromStdString(std::string(errorName(response.error().code))), code);
    QCOMPARE(response.error().args.at(0), "localhost:" + std::to_string(server.port()));
}

void HttpTest::refusesAnUnverifiedServer()
{
    ScriptedServer server(answering(kOk));
    Client client(server);
    CurlHttpTransport strict({.allowList = client.policy.allowList}, client.clock);
    HttpRequest request{.url = client.base};
    QCOMPARE(strict.send(request, {}).error().code, base::ErrorCode::TlsFailed);
    // Signed by a trusted authority, but for another name.
    CurlHttpTransport other({.allowList = {{"127.0.0.2", server.port()}}, .extraCaFile = server.caFile()},
                            client.clock);
    request.url = "https://127.0.0.2:" + std::to_string(server.port());
    QVERIFY(!other.send(request, {}));
}

void HttpTest::refusesOddUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << QByteArray("InvalidInput");
    QTest::newRow("ftp") << QByteArray("ftp://a.example/") << QByteArray("InvalidInput");
    QTest::newRow("user") << QByteArray("https://a:b@c.example/") << QByteArray("InvalidInput");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("InvalidInput");
    QTest::newRow("NUL") << QByteArray("https://a.example/\0x", 20) << QByteArray("InvalidInput");
    QTest::newRow("metadata") << QByteArray("http://169.254.169.254/latest")
                              << QByteArray("AddressForbidden");
    QTest::newRow("private") << QByteArray("https://192.168.1.1/") << QByteArray("AddressForbidden");
    QTest::newRow("decimal loopback") << QByteArray("https://2130706433/") << QByteArray("AddressForbidden");
    QTest::newRow("IPv6 loopback") << QByteArray("https://[::1]/") << QByteArray("AddressForbidden");
    QTest::newRow("name of loopback") << QByteArray("https://localhost/") << QByteArray("AddressForbidden");
}

void HttpTest::refusesOddUrls()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, code);
    const base::SystemClock clock;
    CurlHttpTransport transport({}, clock);
    HttpRequest request;
    request.url = url.toStdString();
    const auto response = transport.send(request, {});
    QVERIFY(!response);
    QCOMPARE(QByteArray::fromStdString(std::string(errorName(response.error().code))), code);
}

void HttpTest::stopsAtOnce()
{
    ScriptedServer server(answering(kOk));
    server.setFault({.kind = Fault::Kind::Stall, .direction = Fault::Direction::Sent, .position = 30});
    Client client(server);
    CurlHttpTransport patient(client.policy, client.clock);
    std::stop_source source;
    struct Stopper final : BodySink
    {
        base::Status take(std::string_view) override { return {}; }
    } sink;
    HttpRequest request{.url = client.base, .onFirstByte = [&source]() -> base::Status {
                            source.request_stop();
                            return {};
                        }};
    const auto response = patient.send(request, source.get_token(), &sink);
    QCOMPARE(response.error().code, base::ErrorCode::Cancelled);
}

void HttpTest::tellsTheTruthWhereverTheServerDrops()
{
    ScriptedServer server(answering(kOk));
    Client client(server);
    int marks = 0;
    HttpRequest request{.method = "POST",
                        .url = client.base + "/",
                        .body = "x",
                        .effect = true,
                        .onFirstByte = [&marks]() -> base::Status {
                            ++marks;
                            return {};
                        }};
    QVERIFY(client.transport.send(request, {}).has_value());
    const std::size_t length = server.transcript(0).received.size();
    for (std::size_t position = 0; position < length; ++position) {
        marks = 0;
        server.setFault(
            {.kind = Fault::Kind::Drop, .direction = Fault::Direction::Received, .position = position});
        const auto response = client.transport.send(request, {});
        QVERIFY(!response);
        QCOMPARE(response.error().code,
                 marks == 1 ? base::ErrorCode::OutcomeUnknown : base::ErrorCode::ConnectionLost);
        QVERIFY(marks == 1 || server.transcript(position + 1).received.empty());
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(server.transcript(length).faultStruck, true);
    QCOMPARE(server.connectionCount(), length + 1);
}

COUNTERSIGN_TEST_CLASS(HttpTest);
#include "http_test.moc"
