// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_world.h"

#include "engine/platform/records/record_store.h"
#include "tests/fakes/fake_clock.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace countersign::bench {

using namespace std::chrono;

namespace {

/// Words with a believable skew: low numbers are common ("the"), high ones rare.
std::string sentence(tests::FakeRandom& random, std::size_t words)
{
    static const char* const kCommon[] = {"the", "a",  "and", "to",      "of",    "is",
                                          "for", "we", "you", "renewal", "price", "meeting"};
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        const std::uint64_t pick = random.below(10);
        if (pick < 5)
            text += kCommon[random.below(std::size(kCommon))];
        else
            text += "word" + std::to_string(random.below(1 + random.below(40'000)));
        text += ' ';
    }
    return text;
}

model::Record record(model::RecordKind kind, std::size_t number)
{
    model::Record made = model::emptyRecord(kind);
    made.source = model::SourceId::imported("bench", "source", "1");
    made.externalId = std::to_string(number);
    made.id = model::RecordId::imported("bench", model::recordKindName(kind), made.externalId);
    return made;
}

} // namespace

void report(benchmark::State& state, std::vector<double>& millis)
{
    std::sort(millis.begin(), millis.end());
    state.counters["p50_ms"] = millis[millis.size() / 2];
    state.counters["p99_ms"] = millis[millis.size() * 99 / 100];
    state.counters["max_ms"] = millis.back();
}

double memoryMiB(const std::string& field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field + ":")) {
            std::istringstream text(line.substr(field.size() + 1));
            double kib = 0;
            text >> kib;
            return kib / 1024;
        }
    return 0;
}

model::RecordId documentAccount(std::size_t number)
{
    return model::RecordId::imported("bench", "account", std::to_string(number % 1000));
}

base::Status fillDocuments(store::Database& database, std::size_t documents)
{
    tests::FakeRandom random(7);
    for (std::size_t begin = 0; begin < documents; begin += 1000) {
        COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(database));
        for (std::size_t i = begin; i < std::min(documents, begin + 1000); ++i) {
            const bool account = i < 1000;
            model::Record made = record(account ? model::RecordKind::Account : model::RecordKind::Message, i);
            if (account) {
                made.set("name", "Company " + sentence(random, 2));
            } else {
                made.set("direction", std::string(i % 2 == 0 ? "in" : "out"));
                made.set("account", documentAccount(i));
                made.set("subject", sentence(random, 6));
                made.set("body", sentence(random, 120) + "?");
                made.set("at", tests::FakeClock::kStart - minutes(documents - i));
            }
            COUNTERSIGN_ASSIGN([[maybe_unused]] const auto outcome,
                               records::upsertRecord(transaction, made, {}, tests::FakeClock::kStart));
        }
        COUNTERSIGN_TRY(transaction.commit());
    }
    return {};
}

} // namespace countersign::bench
