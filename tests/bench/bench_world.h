// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/model/record_schema.h"
#include "engine/foundation/store/database.h"
#include "tests/fakes/fake_random.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

namespace countersign::bench {

/// How much is measured: enough to see that it runs, or what the product promises.
struct Sizes
{
    std::size_t importRows = 0;
    std::size_t documents = 0;
    std::size_t keystrokeRounds = 0;
    std::size_t drafts = 0;
    std::size_t accounts = 0;
};
inline constexpr Sizes kShort{
    .importRows = 2'000, .documents = 2'000, .keystrokeRounds = 1, .drafts = 20, .accounts = 60};
inline constexpr Sizes kLong{
    .importRows = 200'000, .documents = 100'000, .keystrokeRounds = 20, .drafts = 300, .accounts = 50'000};

void registerImport(const Sizes& sizes);
void registerSearch(const Sizes& sizes);
void registerStart(const Sizes& sizes);

/// Milliseconds that `body` takes.
template <class Body>
double timed(Body body)
{
    const base::SystemClock clock;
    const auto begin = clock.monotonic();
    body();
    return std::chrono::duration<double, std::milli>(clock.monotonic() - begin).count();
}

/// Sets the counters p50_ms, p99_ms and max_ms; `millis` is sorted.
void report(benchmark::State& state, std::vector<double>& millis);

/// "VmRSS" (now) or "VmHWM" (the most so far) of this process in MiB (proc(5)); 0 where it cannot be read.
[[nodiscard]] double memoryMiB(const std::string& field);

/// Accounts and mails with believable words, indexed for search.
[[nodiscard]] base::Status fillDocuments(store::Database& database, std::size_t documents);
[[nodiscard]] model::RecordId documentAccount(std::size_t number);

} // namespace countersign::bench
