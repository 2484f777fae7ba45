// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/llm/cost_ledger.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/write_in.h"

using namespace countersign;
using base::ErrorCode;
using namespace countersign::llm;
using namespace countersign::tests;

namespace {

const PriceRow kPrice{.inputPerMillionMinor = 300, .outputPerMillionMinor = 1500, .currency = "EUR"};

CallPlan plan(int number, std::int64_t in, std::int64_t out, std::optional<PriceRow> price = kPrice)
{
    return {.id = CallId::imported("test", "call", std::to_string(number)),
            .provider = "p",
            .model = "m",
            .purpose = "draft",
            .subject = "d",
            .estimate = {in, out, false},
            .price = std::move(price)};
}

base::Status reserve(TempStore& store, const CallPlan& call, const BudgetCaps& caps,
                     base::Instant now = FakeClock::kStart)
{
    return writeIn(store.database(), [&](store::Transaction& transaction) {
        return reserveCall(transaction, call, caps, now);
    });
}

base::Status settle(TempStore& store, const CallPlan& call, std::optional<ModelUsage> usage)
{
    return writeIn(store.database(), [&](store::Transaction& transaction) {
        return settleCall(transaction, call.id, usage, "ok", FakeClock::kStart);
    });
}

} // namespace

class CostLedgerTest : public QObject
{
    Q_OBJECT

private slots:
    void roundsCostUpAndKnowsUnknown()
    {
        QCOMPARE(costOf({1'000'000, 100'000, true}, kPrice)->amountMinor, std::int64_t(450));
        QCOMPARE(costOf({1, 0, true}, kPrice)->amountMinor, std::int64_t(1));
        QVERIFY(!costOf({1, 1, true}, std::nullopt));
    }

    void openReservationsCountAgainstTheDay()
    {
        TempStore store;
        const BudgetCaps caps{.perDay = base::Money{500, "EUR"}};
        COUNTERSIGN_VERIFY_OK(reserve(store, plan(1, 10'000, 20'000),
                                      {.perDay = base::Money{500, "EUR"}, .tokensPerCall = 100'000}));
        const auto spent = spendOn(store.database(), FakeClock::kStart);
        QCOMPARE(spent->tokens, std::int64_t(30'000));
        QCOMPARE(spent->cost->amountMinor, std::int64_t(33));
        const auto refused =
            reserve(store, plan(2, 0, 320'000), {.perDay = caps.perDay, .tokensPerCall = 1'000'000});
        COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::BudgetExceeded);
        QCOMPARE(refused.error().args, std::vector<std::string>{"per_day"});
        COUNTERSIGN_VERIFY_OK(
            reserve(store, plan(3, 0, 20'000), caps, FakeClock::kStart + std::chrono::days(1)));
    }

    void capsHoldForOneCallToo()
    {
        TempStore store;
        COUNTERSIGN_VERIFY_ERROR(reserve(store, plan(1, 40'000, 0), {}), ErrorCode::BudgetExceeded);
        COUNTERSIGN_VERIFY_ERROR(reserve(store, plan(1, 0, 20'000), {.perCall = base::Money{10, "EUR"}}),
                                 ErrorCode::BudgetExceeded);
        COUNTERSIGN_VERIFY_ERROR(reserve(store, plan(1, 0, 20'000), {.perCall = base::Money{1000, "USD"}}),
                                 ErrorCode::BudgetExceeded);
    }

    void settlingReplacesTheEstimate()
    {
        TempStore store;
        COUNTERSIGN_VERIFY_OK(reserve(store, plan(1, 10'000, 10'000), {}));
        COUNTERSIGN_VERIFY_OK(settle(store, plan(1, 0, 0), ModelUsage{900, 200, true}));
        QCOMPARE(spendOn(store.database(), FakeClock::kStart)->tokens, std::int64_t(1100));
        COUNTERSIGN_VERIFY_ERROR(settle(store, plan(1, 0, 0), std::nullopt), ErrorCode::NotFound);
    }

    void aFailedCallKeepsItsEstimate()
    {
        TempStore store;
        COUNTERSIGN_VERIFY_OK(reserve(store, plan(1, 10'000, 10'000), {}));
        COUNTERSIGN_VERIFY_OK(settle(store, plan(1, 0, 0), std::nullopt));
        QCOMPARE(spendOn(store.database(), FakeClock::kStart)->tokens, std::int64_t(20'000));
    }

    void unknownPricesStayUnknownAndTokensStillCount()
    {
        TempStore store;
        COUNTERSIGN_VERIFY_OK(
            reserve(store, plan(1, 10'000, 10'000, std::nullopt), {.perDay = base::Money{1, "EUR"}}));
        QVERIFY(!spendOn(store.database(), FakeClock::kStart)->cost);
        COUNTERSIGN_VERIFY_ERROR(
            reserve(store, plan(2, 10'000, 10'000, std::nullopt), {.tokensPerDay = 30'000}),
            ErrorCode::BudgetExceeded);
    }
};

COUNTERSIGN_TEST_CLASS(CostLedgerTest);
#include "cost_ledger_test.moc"
