// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/circuit_breaker.h"
#include "engine/foundation/net/http.h"
#include "engine/foundation/net/retry_policy.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::net;
using namespace countersign::tests;
using namespace std::chrono_literals;

namespace {

const base::Error kBusy{.code = base::ErrorCode::ServerFailed, .retry = base::Retry::Later};

} // namespace

class ResilienceTest : public QObject
{
    Q_OBJECT

private slots:
    void waitsWithinTheGrowingCeiling();
    void obeysRetryAfter();
    void triesAgainOnlyWhatCanHelp();
    void keepsRetriesToATenthOfRequests();
    void opensAfterFailuresAndLetsOneThrough();
    void readsRetryAfterInBothForms();
};

void ResilienceTest::waitsWithinTheGrowingCeiling()
{
    FakeRandom random;
    base::Duration longest{0};
    for (int i = 0; i < 300; ++i) {
        RetryPolicy policy(random);
        for (int retry = 1; retry <= 3; ++retry) {
            const auto wait = policy.delayBefore(retry, kBusy);
            QVERIFY(wait && *wait >= 0ms && *wait <= 500ms * (1 << (retry - 1)));
            longest = std::max(longest, *wait);
        }
        QVERIFY(!policy.delayBefore(4, kBusy));
    }
    QVERIFY(longest > 1500ms);
}

void ResilienceTest::obeysRetryAfter()
{
    FakeRandom random;
    RetryPolicy policy(random);
    QVERIFY(*policy.delayBefore(1, kBusy, 60s) >= 60s);
    QVERIFY(!policy.delayBefore(2, kBusy, 1h));
}

void ResilienceTest::triesAgainOnlyWhatCanHelp()
{
    FakeRandom random;
    RetryPolicy policy(random);
    QVERIFY(!policy.delayBefore(1, {.code = base::ErrorCode::InvalidInput}));
    QVERIFY(
        !policy.delayBefore(1, {.code = base::ErrorCode::SignInNeeded, .retry = base::Retry::AfterSignIn}));
    QVERIFY(!policy.delayBefore(1, {.code = base::ErrorCode::OutcomeUnknown}));
}

void ResilienceTest::keepsRetriesToATenthOfRequests()
{
    FakeRandom random;
    RetryPolicy policy(random);
    int retries = 0;
    for (int i = 0; i < 1000; ++i) {
        policy.onRequest();
        for (int retry = 1; policy.delayBefore(retry, kBusy); ++retry)
            ++retries;
    }
    QVERIFY(retries >= 100 && retries <= 104);
}

void ResilienceTest::opensAfterFailuresAndLetsOneThrough()
{
    FakeClock clock;
    CircuitBreaker breaker(clock);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(breaker.tryEnter());
        breaker.failed();
    }
    QVERIFY(!breaker.tryEnter());
    QCOMPARE(breaker.waitLeft().count(), base::Duration(30s).count());
    clock.advance(29s);
    QVERIFY(!breaker.tryEnter());
    clock.advance(1s);
    QVERIFY(breaker.tryEnter());
    QVERIFY(!breaker.tryEnter());
    breaker.failed();
    QCOMPARE(breaker.waitLeft().count(), base::Duration(60s).count());
    clock.advance(60s);
    QVERIFY(breaker.tryEnter());
    breaker.succeeded();
    QVERIFY(breaker.state() == BreakerState::Closed);
    QVERIFY(breaker.tryEnter() && breaker.tryEnter());
}

void ResilienceTest::readsRetryAfterInBothForms()
{
    const auto wait = [](const char* value) {
        const HttpResponse response{
            .status = 429, .headers = {{.name = "retry-after", .value = value}}, .body = {}};
        return retryAfter(response, FakeClock::kStart);
    };
    QVERIFY(wait("120") == base::Duration(120s));
    QVERIFY(wait("Tue, 09 Jun 2026 10:00:30 GMT") == base::Duration(30s));
    QVERIFY(wait("Tue, 09 Jun 2020 10:00:30 GMT") == base::Duration(0s));
    QVERIFY(!wait("soon"));
}

COUNTERSIGN_TEST_CLASS(ResilienceTest);
#include "resilience_test.moc"
