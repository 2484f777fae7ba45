// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/generator.h"
#include "engine/runtime/local_engine.h"
#include "tests/bench/bench_world.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_http.h"
#include "tests/fakes/fake_mail.h"
#include "tests/fakes/manual_executor.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <sys/wait.h>
#include <unistd.h>

#include <optional>

namespace countersign::bench {

namespace {

constexpr const char* kPassphrase = "a passphrase of the bench";

template <class T>
T must(base::Result<T> result)
{
    if (!result)
        qFatal("start bench: %s", base::toString(result.error()).c_str());
    return std::move(*result);
}

/// What a program has around a workspace, without threads: all work is in the measured time.
struct Program
{
    tests::FakeClock clock;
    tests::FakeRandom random;
    base::NullLog log;
    tests::FakeHttp http;
    tests::FakeMail mail{clock};
    tests::ManualExecutor engineTasks;
    tests::ManualExecutor outwardTasks;
    std::unique_ptr<runtime::Workspace> workspace;
    std::unique_ptr<runtime::LocalEngine> engine;

    [[nodiscard]] runtime::Ports ports() { return {.clock = clock, .random = random, .log = log}; }
    void open(std::unique_ptr<runtime::Workspace> opened)
    {
        workspace = std::move(opened);
        engine = must(runtime::LocalEngine::open({.workspace = *workspace,
                                                  .ports = ports(),
                                                  .http = http,
                                                  .mail = mail,
                                                  .fetcher = mail,
                                                  .engine = engineTasks,
                                                  .outward = outwardTasks,
                                                  .me = {}}));
    }
    template <class T, class Call>
    T ask(Call call)
    {
        std::optional<base::Result<T>> got;
        call(api::Reply<T>([&got](base::Result<T> result) { got.emplace(std::move(result)); }));
        while (engineTasks.runOne() || outwardTasks.runOne()) {
        }
        return must(std::move(got.value()));
    }
};

/// The records that a list stands on; usage and mails would only make the import longer.
void generate(const std::filesystem::path& folder, std::size_t accounts)
{
    const auto today = base::LocalDate(std::chrono::floor<std::chrono::days>(tests::FakeClock::kStart));
    (void)must(demo::generateWorld(demo::Vocabulary::load(),
                                   {.accounts = accounts, .folder = folder, .today = today}));
    for (const char* file : {"usage.csv", "messages.csv", "meetings.csv", "web_visits.csv", "manifest.json"})
        std::filesystem::remove(folder / file);
}

void fill(const std::filesystem::path& home, std::size_t accounts)
{
    generate(home / "files", accounts);
    Program program;
    runtime::NewWorkspace request{.folder = home / "workspace", .name = "Bench"};
    request.people.push_back({.name = "Ines Ribeiro",
                              .email = "ines.r@fennwick.example",
                              .role = governance::Role::Rep,
                              .passphrase = base::SecretText(std::string(kPassphrase))});
    program.open(must(runtime::Workspace::create(program.ports(), request)));
    (void)program.ask<api::ImportReport>([&](auto reply) {
        program.engine->api().sources().importPath(home / "files", "crm", false, {}, reply);
    });
}

/// In a process of its own, so that what the import took is not in the figures of the start.
bool fillApart(const std::filesystem::path& home, std::size_t accounts)
{
    const pid_t child = ::fork();
    if (child == 0) {
        fill(home, accounts);
        ::_exit(0);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

void coldStart(benchmark::State& state, const Sizes& sizes)
{
    const QTemporaryDir folder;
    const std::filesystem::path home = folder.path().toStdString();
    bool whole = false;
    const double filled = timed([&] { whole = fillApart(home, sizes.accounts); });
    if (!whole) {
        state.SkipWithError("the workspace could not be filled");
        return;
    }
    for ([[maybe_unused]] const auto round : state) {
        Program program;
        std::int64_t shown = 0;
        const double unlock = timed([&] {
            program.open(must(runtime::Workspace::open(program.ports(), home / "workspace",
                                                       base::SecretText(std::string(kPassphrase)))));
        });
        const double today = timed([&] {
            shown = static_cast<std::int64_t>(program
                                                  .ask<api::SuggestionList>([&](auto reply) {
                                                      program.engine->api().suggestions().list(50, reply);
                                                  })
                                                  .items.size());
        });
        const double accounts = timed([&] {
            (void)program.ask<api::AccountPage>(
                [&](auto reply) { program.engine->api().accounts().list({}, reply); });
        });
        if (shown == 0)
            state.SkipWithError("the list is empty");
        state.SetIterationTime((unlock + today) / 1000);
        state.counters["fill_s"] = filled / 1000;
        state.counters["unlock_ms"] = unlock;
        state.counters["today_ms"] = today;
        state.counters["accounts_ms"] = accounts;
        state.counters["resident_MiB"] = memoryMiB("VmRSS");
        state.counters["peak_MiB"] = memoryMiB("VmHWM");
    }
}

} // namespace

void registerStart(const Sizes& sizes)
{
    benchmark::RegisterBenchmark(("cold_start/" + std::to_string(sizes.accounts) + "_accounts").c_str(),
                                 coldStart, sizes)
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace countersign::bench
