// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demo_server.h"
#include "app/demo/world/generator.h"

#include <CLI/CLI.hpp>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <optional>

namespace {

using namespace countersign;

struct Arguments
{
    demo::GeneratorOptions generate;
    std::string today;
    demo::DemoServerOptions serve;
    std::string readyFile;
    bool dieWithParent = false;
    double maxHours = 12;
};

int complain(const base::Error& error)
{
    std::fprintf(stderr, "countersign-demo: %s\n", base::toString(error).c_str());
    return 1;
}

int generate(Arguments& arguments)
{
    const base::SystemClock clock;
    const auto given = base::parseIsoDate(arguments.today);
    if (!given && !arguments.today.empty())
        return complain({.code = base::ErrorCode::InvalidInput,
                         .detail = "--today wants a date like 2026-06-09",
                         .args = {}});
    arguments.generate.today =
        given ? *given : base::LocalDate(std::chrono::floor<std::chrono::days>(clock.now()));
    const auto report = demo::generateWorld(demo::Vocabulary::load(), arguments.generate);
    if (!report)
        return complain(report.error());
    for (const auto& [file, rows] : report->rows)
        std::printf("%9llu  %s\n", static_cast<unsigned long long>(rows), file.c_str());
    return 0;
}

// Signals are taken by sigtimedwait alone, so every thread has to be started with them blocked.
sigset_t blockSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

int serve(const Arguments& arguments)
{
    const pid_t parent = ::getppid();
    const sigset_t signals = blockSignals();
    if (arguments.dieWithParent)
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const base::SystemClock clock;
    base::SystemRandom random;
    base::SystemThreadFactory threads;
    const auto server = demo::DemoServer::start(arguments.serve, clock, random, threads);
    if (!server)
        return complain(server.error());
    std::printf("The demo world is up: %s\n", (*server)->endpointsFile().c_str());
    std::fflush(stdout);
    if (!arguments.readyFile.empty()) {
        std::FILE* ready = std::fopen(arguments.readyFile.c_str(), "w");
        if (ready == nullptr)
            return complain({.code = base::ErrorCode::FileUnreadable,
                             .detail = "cannot write the ready file",
                             .args = {}});
        std::fprintf(ready, "%s\n", (*server)->endpointsFile().c_str());
        std::fclose(ready);
    }
    const auto end =
        clock.monotonic() + std::chrono::nanoseconds(static_cast<std::int64_t>(arguments.maxHours * 3.6e12));
    while (clock.monotonic() < end) {
        // The parent may have died before prctl() was reached.
        if (arguments.dieWithParent && ::getppid() != parent)
            return 0;
        const timespec second{.tv_sec = 1, .tv_nsec = 0};
        if (::sigtimedwait(&signals, nullptr, &second) > 0)
            return 0;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Arguments arguments;
    CLI::App app(
        "The demo world of Countersign: made-up customers, a mail server and a model, all on this computer.");
    app.require_subcommand(1);

    CLI::App* generator = app.add_subcommand("generate", "Write the files of a made-up company");
    generator->add_option("--accounts", arguments.generate.accounts, "How many companies")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    generator->add_option("--seed", arguments.generate.seed, "The same seed gives the same world")
        ->capture_default_str();
    generator->add_option("--out", arguments.generate.folder, "Folder for the files")->required();
    generator->add_option("--today", arguments.today, "The day of the stories, YYYY-MM-DD (today)");

    CLI::App* server = app.add_subcommand("serve", "Run the mail server and the model");
    server->add_option("--dir", arguments.serve.folder, "Folder of this world; one is made if it has none")
        ->required();
    server->add_option("--seed", arguments.serve.seed, "The same seed gives the same answers")
        ->capture_default_str();
    server->add_option("--accounts", arguments.serve.accounts, "Companies, if a world is made")
        ->capture_default_str();
    server->add_option("--speed", arguments.serve.speed, "10: customers answer ten times as fast")
        ->capture_default_str()
        ->check(CLI::Range(0.01, 10000.0));
    server->add_option("--once-ready", arguments.readyFile, "File to write once everything listens");
    server->add_flag("--die-with-parent", arguments.dieWithParent, "Stop when the starting process ends");
    server->add_option("--max-hours", arguments.maxHours, "Stop after so many hours")
        ->capture_default_str()
        ->check(CLI::Range(0.001, 240.0));

    CLI11_PARSE(app, argc, argv);
    return generator->parsed() ? generate(arguments) : serve(arguments);
}
