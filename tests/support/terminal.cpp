// SPDX-License-Identifier: Apache-2.0
#include "tests/support/terminal.h"

#include <QElapsedTimer>

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace countersign::tests {

namespace {

constexpr int kLongest = 120'000;

[[noreturn]] void become(const QStringList& command)
{
    std::vector<QByteArray> words;
    for (const QString& word : command)
        words.push_back(word.toUtf8());
    std::vector<char*> arguments;
    for (QByteArray& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

} // namespace

ProgramRun runAtTerminal(const QStringList& command, QList<QByteArray> typed)
{
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0)
        become(command);
    ProgramRun run;
    if (child < 0)
        return run;
    QElapsedTimer timer;
    timer.start();
    qsizetype answered = 0;
    bool closed = false;
    for (;;) {
        pollfd look{.fd = terminal, .events = POLLIN, .revents = 0};
        const int left = kLongest - static_cast<int>(timer.elapsed());
        const int ready = left > 0 ? poll(&look, 1, left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            break;
        char bytes[4096];
        const ssize_t got = read(terminal, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        // Linux says EIO where nobody holds the other end any more.
        closed = got == 0 || (got < 0 && errno == EIO);
        if (got <= 0)
            break;
        run.shown.append(bytes, static_cast<qsizetype>(got));
        const qsizetype asked = run.shown.toLower().indexOf("passphrase", answered);
        if (asked < 0 || run.shown.indexOf(": ", asked) < 0 || typed.isEmpty())
            continue;
        answered = run.shown.size();
        const QByteArray line = typed.takeFirst() + '\n';
        if (write(terminal, line.constData(), static_cast<std::size_t>(line.size())) != line.size())
            break;
    }
    // A program that still holds its terminal may wait for ever.
    if (!closed)
        kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    close(terminal);
    run.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return run;
}

} // namespace countersign::tests
