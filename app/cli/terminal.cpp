// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <fstream>
#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace countersign::cli {

namespace {

/// Keeps what is typed off the screen for as long as it lives.
class EchoOff
{
public:
    EchoOff()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~EchoOff() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;

private:
    termios m_before{};
};

} // namespace

bool isTerminal() { return isatty(STDIN_FILENO) == 1; }

std::optional<base::SecretText> askSecret(const std::string& prompt)
{
    if (!isTerminal())
        return std::nullopt;
    // Before the prompt: what is typed as soon as it shows must be neither seen nor flushed away.
    const EchoOff quiet;
    std::cerr << prompt << ": " << std::flush;
    std::string line;
    std::getline(std::cin, line);
    std::cerr << '\n';
    return base::SecretText(std::move(line));
}

std::optional<base::SecretText> secretFromFile(const std::string& path)
{
    std::ifstream file(path);
    std::string line;
    if (!file || !std::getline(file, line))
        return std::nullopt;
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return base::SecretText(std::move(line));
}

} // namespace countersign::cli
