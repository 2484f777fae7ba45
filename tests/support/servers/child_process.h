// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <csignal>

namespace countersign::tests {

/// A server that ends with its test: the kernel signals it when the test's main thread dies, its standard
/// input is a pipe that ends then, and the destructor ends it by its own process id.
class ChildProcess
{
public:
    ChildProcess(const QString& logFile, int signalWhenParentDies = SIGKILL);
    ~ChildProcess();

    void start(const QString& program, const QStringList& arguments);
    /// The next line of standard output; a child that ends first or stays silent for 30 s gives an empty one.
    [[nodiscard]] QByteArray readLine();
    [[nodiscard]] bool isRunning();
    /// Asks it to end, and after 5 s makes it.
    void stop();
    /// What it wrote to standard error.
    [[nodiscard]] QByteArray log() const;

private:
    QString m_logFile;
    QProcess m_process;
};

} // namespace countersign::tests
