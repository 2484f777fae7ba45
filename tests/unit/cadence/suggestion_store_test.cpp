// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/suggest.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/write_in.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using cadence::Suggestion;

namespace {

constexpr base::Instant kNow = tests::FakeClock::kStart;

Suggestion suggestion(const char* account, double score)
{
    const auto id = model::RecordId::imported("test", "account", account);
    return {.id = cadence::suggestionIdOf(id, "renewal"),
            .account = id,
            .contact = model::RecordId::imported("test", "contact", account),
            .useCase = "renewal",
            .headline = {"headline_renewal", {"23"}},
            .reasons = {{.reason = {"renews_on", {"2026-07-02"}},
                         .points = score,
                         .record = model::RecordId::imported("test", "contract", account)}},
            .score = score,
            .value = base::Money{.amountMinor = 8'400'000, .currency = "EUR"},
            .valuePer = "year",
            .nextLegal = kNow,
            .nextLegalReasons = {{"window_weekend", {}}},
            .zone = "Europe/Vienna",
            .runnerUp = cadence::RunnerUp{.contact = model::RecordId::imported("test", "contact", "other"),
                                          .action = cadence::Action::Call,
                                          .whyNot = {"runner_up_lower_score", {"4"}}}};
}

struct List
{
    tests::TempStore store;

    void replace(std::vector<Suggestion> suggestions, base::Instant now = kNow)
    {
        const auto done = tests::writeIn(store.database(), [&](store::Transaction& transaction) {
            return cadence::replaceSuggestions(transaction, std::move(suggestions), now);
        });
        if (!done)
            qFatal("%s", base::toString(done.error()).c_str());
    }
    [[nodiscard]] cadence::SuggestionPage page(base::Instant now = kNow)
    {
        return *cadence::listSuggestions(store.database(), 100, now);
    }
    template <class Step>
    base::Status change(Step step)
    {
        return tests::writeIn(store.database(), step);
    }
};

} // namespace

class SuggestionStoreTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsEverythingAndTheOrder()
    {
        List list;
        list.replace({suggestion("a", 50), suggestion("b", 40)});
        const auto page = list.page();
        QCOMPARE(page.items.size(), std::size_t(2));
        QVERIFY(page.items[0] == suggestion("a", 50));
        QVERIFY(page.items[1] == suggestion("b", 40));
        QVERIFY(page.madeAt == kNow);
    }

    void whoIsNewSaysSo()
    {
        List list;
        list.replace({suggestion("a", 50)});
        list.replace({suggestion("b", 60), suggestion("a", 50)});
        QCOMPARE(list.page().items[0].moved.code, std::string("moved_new"));
        QVERIFY(list.page().items[1].moved.code.empty());
    }

    void aSnoozeOutlivesTheNextListAndEndsInTime()
    {
        List list;
        const Suggestion a = suggestion("a", 50);
        list.replace({a});
        COUNTERSIGN_VERIFY_OK(list.change([&](store::Transaction& transaction) {
            return cadence::snoozeSuggestion(transaction, a.id, kNow + std::chrono::hours(24), "ines", kNow);
        }));
        list.replace({a}, kNow + std::chrono::hours(1));
        QVERIFY(list.page(kNow + std::chrono::hours(1)).items.empty());
        QCOMPARE(list.page(kNow + std::chrono::hours(1)).waiting, 1);
        QCOMPARE(list.page(kNow + std::chrono::hours(25)).items.size(), std::size_t(1));
    }

    void aDismissalOutlivesTheNextListAndCanBeTakenBack()
    {
        List list;
        const Suggestion a = suggestion("a", 50);
        list.replace({a});
        COUNTERSIGN_VERIFY_OK(list.change([&](store::Transaction& transaction) {
            return cadence::dismissSuggestion(transaction, a.id, "not_relevant", "ines", kNow);
        }));
        list.replace({a});
        QVERIFY(list.page().items.empty());
        COUNTERSIGN_VERIFY_OK(list.change([&](store::Transaction& transaction) {
            return cadence::restoreSuggestion(transaction, a.id, "ines", kNow);
        }));
        QCOMPARE(list.page().items.size(), std::size_t(1));
    }

    void refusesASnoozeIntoThePastAndAnUnknownId()
    {
        List list;
        list.replace({suggestion("a", 50)});
        COUNTERSIGN_VERIFY_ERROR(list.change([&](store::Transaction& transaction) {
            return cadence::snoozeSuggestion(transaction, suggestion("a", 1).id, kNow, "ines", kNow);
        }),
                                 ErrorCode::InvalidInput);
        COUNTERSIGN_VERIFY_ERROR(list.change([&](store::Transaction& transaction) {
            return cadence::dismissSuggestion(transaction, suggestion("nobody", 1).id, "x", "ines", kNow);
        }),
                                 ErrorCode::NotFound);
    }
};

COUNTERSIGN_TEST_CLASS(SuggestionStoreTest);
#include "suggestion_store_test.moc"
