// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "engine/platform/llm/completion_stream.h"
#include "engine/platform/llm/openai_client.h"
#include "tests/fakes/fake_http.h"
#include "tests/support/permits.h"
#include "tests/support/test_registry.h"

using namespace countersign;
using base::ErrorCode;
using namespace countersign::tests;

namespace {

std::string chunk(const std::string& content, const char* finish = nullptr)
{
    base::Json choice{{"index", 0}, {"delta", base::Json::object()}, {"finish_reason", nullptr}};
    if (!content.empty())
        choice["delta"]["content"] = content;
    if (finish != nullptr)
        choice["finish_reason"] = finish;
    return "data: " + base::dumpJson({{"id", "x"}, {"choices", {choice}}}) + "\n\n";
}

const std::string kUsage =
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":812,\"completion_tokens\":21}}\r\n\r\n";
const std::string kDone = "data: [DONE]\n\n";

std::string goodStream()
{
    return ": keep-alive\n\n" + chunk("Grüße ") + chunk("日本語 🚚 ") + chunk("end") + chunk("", "stop") +
           kUsage + kDone;
}

struct Bench
{
    TempStore store;
    FakeClock clock;
    FakeHttp http;
    llm::OpenAiClient client{http,
                             {.name = "local", .baseUrl = "http://127.0.0.1:9/v1/", .model = "m1"},
                             base::SecretText("sk-test"),
                             clock};
    llm::ModelRequest request{
        .messages = {{llm::ModelRole::System, "Write."}, {llm::ModelRole::User, "Facts."}}};
    std::string shown;

    base::Result<llm::ModelAnswer> ask(FakeAnswer answer, std::stop_token stop = {})
    {
        http.answer(std::move(answer));
        const auto permit = permitFor(store.database(), "local", client.requestBody(request));
        if (!permit)
            return base::fail(permit.error());
        return client.complete(
            request, *permit, [&](std::string_view delta) { shown += delta; }, stop);
    }
};

} // namespace

class OpenAiClientTest : public QObject
{
    Q_OBJECT

private slots:
    void putsAStreamTogether()
    {
        Bench bench;
        const auto answer = bench.ask({.body = goodStream()});
        COUNTERSIGN_VERIFY_OK(answer);
        QCOMPARE(answer->text, std::string("Grüße 日本語 🚚 end"));
        QCOMPARE(answer->finishReason, std::string("stop"));
        QVERIFY((answer->usage == llm::ModelUsage{812, 21, true}));
        QCOMPARE(bench.shown, answer->text);
        QCOMPARE(bench.http.seen().front().url, std::string("http://127.0.0.1:9/v1/chat/completions"));
        QCOMPARE(bench.http.seen().front().secret, std::string("Bearer sk-test"));
    }

    void givesTheSameForEveryCut()
    {
        const std::string stream = goodStream();
        for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
            llm::CompletionStream reader({}, 1U << 20);
            COUNTERSIGN_VERIFY_OK(reader.take(std::string_view(stream).substr(0, cut)));
            COUNTERSIGN_VERIFY_OK(reader.take(std::string_view(stream).substr(cut)));
            const auto answer = reader.finish();
            COUNTERSIGN_VERIFY_OK(answer);
            QCOMPARE(answer->text, std::string("Grüße 日本語 🚚 end"));
        }
    }

    void neverTakesAPartForTheWhole()
    {
        // Whatever the length at which the line goes dead: no prefix of a good stream is an answer.
        const std::string stream = goodStream();
        const std::size_t whole = stream.find("[DONE]") + 7;
        for (std::size_t length = 0; length < whole; ++length) {
            llm::CompletionStream reader({}, 1U << 20);
            [[maybe_unused]] const auto taken = reader.take(std::string_view(stream).substr(0, length));
            QVERIFY(!reader.finish());
        }
    }

    void sendsExactlyThePreviewedBytes()
    {
        Bench bench;
        const std::string preview = bench.client.requestBody(bench.request);
        COUNTERSIGN_VERIFY_OK(bench.ask({.body = goodStream()}));
        QCOMPARE(bench.http.seen().front().body, preview);
        QVERIFY(preview.find("\"stream\":true") != std::string::npos);
    }

    void refusesAPermitForOtherBytesOrAnotherProvider()
    {
        Bench bench;
        for (const auto& [provider, body] :
             {std::pair<std::string, std::string>("local", "other bytes"),
              std::pair<std::string, std::string>("cloud", bench.client.requestBody(bench.request))}) {
            const auto permit = permitFor(bench.store.database(), provider, body);
            COUNTERSIGN_VERIFY_ERROR(bench.client.complete(bench.request, *permit, {}, {}),
                                     ErrorCode::NotAllowed);
        }
        QVERIFY(bench.http.seen().empty());
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int status, const std::string& body, ErrorCode code) {
            QTest::newRow(name) << status << QByteArray::fromStdString(body) << static_cast<int>(code);
        };
        row("bad key", 401, "{}", ErrorCode::SignInRefused);
        row("too often", 429, "{}", ErrorCode::RateLimited);
        row("login page", 200, "<html><body>Sign in</body></html>", ErrorCode::ModelAnswerInvalid);
        row("plain json", 200, "{\"choices\":[]}", ErrorCode::ModelAnswerInvalid);
        row("nonsense event", 200, "data: hello\n\n", ErrorCode::ModelAnswerInvalid);
        row("error event", 200, "event: error\ndata: {\"error\":{\"message\":\"x\"}}\n\n",
            ErrorCode::ServerFailed);
        row("error after text", 200, chunk("a") + "data: {\"error\":\"overloaded\"}\n\n",
            ErrorCode::ServerFailed);
        row("half a stream", 200, chunk("half"), ErrorCode::ModelAnswerTruncated);
        row("length limit", 200, chunk("long") + chunk("", "length") + kDone,
            ErrorCode::ModelAnswerTruncated);
        row("filtered", 200, chunk("x") + chunk("", "content_filter") + kDone, ErrorCode::ModelAnswerInvalid);
        row("empty", 200, chunk("", "stop") + kDone, ErrorCode::ModelAnswerInvalid);
        row("nothing", 200, "", ErrorCode::ModelAnswerInvalid);
        row("endless line", 200, "data: " + std::string(3U << 20, 'x'), ErrorCode::TooLarge);
    }
    void saysWhatWentWrong()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        Bench bench;
        const auto answer =
            bench.ask({.status = status, .body = body.toStdString(), .headers = {{"retry-after", "17"}}});
        COUNTERSIGN_VERIFY_ERROR(answer, static_cast<ErrorCode>(code));
        if (status == 429)
            QCOMPARE(answer.error().args, std::vector<std::string>{"17"});
    }

    void cancelledCallsLeaveNothing()
    {
        Bench bench;
        std::stop_source stop;
        stop.request_stop();
        COUNTERSIGN_VERIFY_ERROR(bench.ask({.body = goodStream()}, stop.get_token()), ErrorCode::Cancelled);
        Bench broken;
        COUNTERSIGN_VERIFY_ERROR(
            broken.ask({.body = chunk("x"), .error = base::Error{.code = ErrorCode::ConnectionLost}}),
            ErrorCode::ConnectionLost);
    }

    void estimatesUsageThatTheServerKeepsToItself()
    {
        Bench bench;
        const auto answer = bench.ask({.body = chunk("twelve bytes") + chunk("", "stop") + kDone});
        COUNTERSIGN_VERIFY_OK(answer);
        QVERIFY(!answer->usage.reported);
        QCOMPARE(answer->usage.outputTokens, std::int64_t(3));
    }
};

COUNTERSIGN_TEST_CLASS(OpenAiClientTest);
#include "openai_client_test.moc"
