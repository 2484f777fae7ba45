// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers/child_process.h"

#include <QElapsedTimer>
#include <QFile>

#include <sys/prctl.h>

namespace countersign::tests {

ChildProcess::ChildProcess(const QString& logFile, int signalWhenParentDies) : m_logFile(logFile)
{
    m_process.setStandardErrorFile(logFile);
    m_process.setChildProcessModifier(
        [signalWhenParentDies] { prctl(PR_SET_PDEATHSIG, signalWhenParentDies); });
}

ChildProcess::~ChildProcess()
{
    stop();
}

void ChildProcess::start(const QString& program, const QStringList& arguments)
{
    m_process.start(program, arguments);
    if (!m_process.waitForStarted(30000))
        qFatal("cannot start %s: %s", qPrintable(program), qPrintable(m_process.errorString()));
}

QByteArray ChildProcess::readLine()
{
    QElapsedTimer waited;
    waited.start();
    while (!m_process.canReadLine() && m_process.state() == QProcess::Running && waited.elapsed() < 30000)
        m_process.waitForReadyRead(100);
    return m_process.readLine().trimmed();
}

bool ChildProcess::isRunning()
{
    // Without an event loop QProcess notices an ended child only when asked to wait for it.
    return m_process.state() == QProcess::Running && !m_process.waitForFinished(0);
}

void ChildProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

QByteArray ChildProcess::log() const
{
    QFile file(m_logFile);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace countersign::tests
