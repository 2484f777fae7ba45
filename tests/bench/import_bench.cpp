// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/import.h"
#include "tests/bench/bench_world.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"

#include <QProcess>

#include <fstream>

namespace countersign::bench {

namespace {

void writeContacts(const std::filesystem::path& file, std::size_t rows)
{
    std::ofstream out(file);
    out << "contact_id,full_name,email,phone,title,role,country,language,created_at\n";
    for (std::size_t i = 0; i < rows; ++i)
        out << "C-" << i << ",Person Number" << i << ",person" << i << "@company" << i % 5000
            << ".example,+43 720 " << 100000 + i % 900000 << ",Head of Quality,champion,Austria,en,2025-0"
            << 1 + i % 9 << "-1" << i % 10 << "T08:00:00Z\n";
}

/// The same file by SQLite's own shell: a plain table, nothing checked, no history, not encrypted.
double shellMillis(benchmark::State& state, const std::filesystem::path& folder)
{
    return timed([&] {
        QProcess shell;
        shell.start(
            QStringLiteral("sqlite3"),
            {QString::fromStdString((folder / "plain.db").string()), QStringLiteral("-cmd"),
             QStringLiteral(".mode csv"),
             QString::fromStdString(".import " + (folder / "in" / "contacts.csv").string() + " contact")});
        if (!shell.waitForFinished(600'000) || shell.exitCode() != 0)
            state.SkipWithError("the sqlite3 shell did not import");
    });
}

void importRows(benchmark::State& state, const Sizes& sizes)
{
    tests::TempStore store;
    const tests::FakeClock clock;
    tests::FakeRandom random;
    base::IdSource ids(clock, random);
    std::filesystem::create_directory(store.folder() / "in");
    writeContacts(store.folder() / "in" / "contacts.csv", sizes.importRows);
    ingest::ImportContext context{
        .database = store.database(), .clock = clock, .ids = ids, .progress = {}, .stop = {}};
    for ([[maybe_unused]] const auto round : state) {
        const double shell = shellMillis(state, store.folder());
        std::int64_t created = 0;
        const double own = timed([&] {
            const auto done =
                ingest::importFolder(context, {.sourceKey = "crm", .folder = store.folder() / "in"});
            if (done && done->files.size() == 1)
                created = done->files[0].created;
        });
        if (created != static_cast<std::int64_t>(sizes.importRows))
            state.SkipWithError("not every row was imported");
        const auto rows = static_cast<double>(sizes.importRows);
        state.SetIterationTime(own / 1000);
        state.counters["rows_per_s"] = rows / own * 1000;
        state.counters["shell_rows_per_s"] = rows / shell * 1000;
        state.counters["times_the_shell"] = own / shell;
    }
}

} // namespace

void registerImport(const Sizes& sizes)
{
    benchmark::RegisterBenchmark(("import/" + std::to_string(sizes.importRows) + "_contacts").c_str(),
                                 importRows, sizes)
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace countersign::bench
