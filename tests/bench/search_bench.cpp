// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/evidence.h"
#include "engine/knowledge/retrieval/text_index.h"
#include "tests/bench/bench_world.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/unit/drafting/sample.h"

#include <memory>

namespace countersign::bench {

namespace {

/// One filled store for all that is measured on it.
store::Database& documents(const Sizes& sizes)
{
    static const std::unique_ptr<tests::TempStore> store = [&] {
        auto made = std::make_unique<tests::TempStore>();
        if (const auto filled = fillDocuments(made->database(), sizes.documents); !filled)
            qFatal("%s", base::toString(filled.error()).c_str());
        return made;
    }();
    return store->database();
}

void indexing(benchmark::State& state, const Sizes& sizes)
{
    store::Database& database = documents(sizes);
    for ([[maybe_unused]] const auto round : state) {
        base::Status done;
        const double millis = timed([&] {
            if (const auto indexed = retrieval::indexAll(database); !indexed)
                done = base::fail(indexed.error());
        });
        if (!done)
            state.SkipWithError(base::toString(done.error()).c_str());
        state.SetIterationTime(millis / 1000);
        state.counters["documents_per_s"] = static_cast<double>(sizes.documents) / millis * 1000;
    }
}

void keystrokes(benchmark::State& state, const Sizes& sizes)
{
    store::Database& database = documents(sizes);
    for ([[maybe_unused]] const auto round : state) {
        std::vector<double> millis;
        for (const std::string word :
             {"renewal", "the", "word1234", "company", "word3", "meeting price", "nothingatall", "we"})
            for (std::size_t i = 0; i < sizes.keystrokeRounds; ++i)
                for (std::size_t length = 1; length <= word.size(); ++length)
                    millis.push_back(timed([&] {
                        if (!retrieval::searchAsYouType(database, word.substr(0, length)))
                            state.SkipWithError("the search failed");
                    }));
        double sum = 0;
        for (const double each : millis)
            sum += each;
        state.SetIterationTime(sum / 1000);
        report(state, millis);
    }
}

void draftContext(benchmark::State& state, const Sizes& sizes)
{
    store::Database& database = documents(sizes);
    tests::FakeRandom random(11);
    for ([[maybe_unused]] const auto round : state) {
        std::vector<double> millis;
        double sum = 0;
        for (std::size_t i = 0; i < sizes.drafts; ++i) {
            const retrieval::EvidenceRequest request{.account = documentAccount(random.below(1000)),
                                                     .contact = {},
                                                     .useCase = "renewal",
                                                     .now = tests::FakeClock::kStart};
            millis.push_back(timed([&] {
                if (!retrieval::evidenceFor(database, request))
                    state.SkipWithError("no evidence");
            }));
            sum += millis.back();
        }
        state.SetIterationTime(sum / 1000);
        report(state, millis);
    }
}

/// What a keystroke in a letter waits for.
void claimCheck(benchmark::State& state, const Sizes& sizes)
{
    const tests::Sample sample;
    const model::DraftContent content = sample.draft();
    const drafting::ClaimChecker checker(sample.facts, sample.context);
    for ([[maybe_unused]] const auto round : state) {
        std::vector<double> millis;
        double sum = 0;
        for (std::size_t i = 0; i < sizes.drafts; ++i) {
            millis.push_back(timed([&] {
                if (checker.check(content).empty())
                    state.SkipWithError("no claims");
            }));
            sum += millis.back();
        }
        state.SetIterationTime(sum / 1000);
        report(state, millis);
    }
}

} // namespace

void registerSearch(const Sizes& sizes)
{
    using Body = void (*)(benchmark::State&, const Sizes&);
    const std::pair<const char*, Body> all[]{
        {"index", indexing}, {"keystroke", keystrokes}, {"draft_context", draftContext}};
    for (const auto& [name, body] : all)
        benchmark::RegisterBenchmark(
            (std::string(name) + "/" + std::to_string(sizes.documents) + "_documents").c_str(), body, sizes)
            ->Iterations(1)
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("claim_check/1_draft", claimCheck, sizes)
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace countersign::bench
