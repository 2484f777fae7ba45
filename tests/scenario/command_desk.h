// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "tests/support/terminal.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace countersign::tests {

inline constexpr const char* kRepPassphrase = "the rep's own words";
inline constexpr const char* kManagerPassphrase = "the manager's own words";

inline void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("could not write %s", qPrintable(path));
}

inline QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString text(const base::Json& json, const char* key)
{
    return QString::fromStdString(base::jsonText(json, key));
}

/// Through a pipe, with its answer of --json: what only a person may do is refused. -1 where the program did not end well.
inline int runPiped(QStringList words, base::Json* answer = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString program = words.takeFirst();
    process.start(program, words);
    if (!process.waitForFinished(180'000) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    if (answer != nullptr)
        if (auto json = base::parseJson(process.readAllStandardOutput().toStdString()))
            *answer = std::move(*json);
    return process.exitCode();
}

/// A demo world on this computer's loopback: its mail server keeps every mail that it takes in.
class DemoWorld
{
public:
    DemoWorld()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(COUNTERSIGN_DEMO_PROGRAM, {"serve", "--dir", folder(), "--once-ready", path("ready"),
                                                   "--die-with-parent", "--speed", "2000", "--accounts", "40"});
        if (!m_process.waitForStarted() || !QTest::qWaitFor([this] { return QFile::exists(path("ready")); }, 60'000))
            qFatal("the demo world did not start");
    }
    ~DemoWorld()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }

    [[nodiscard]] QString folder() const { return path("world"); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QList<QByteArray> received() const
    {
        QList<QByteArray> mails;
        QDir kept(folder() + "/received");
        for (const QString& name : kept.entryList({"*.eml"}, QDir::Files, QDir::Name))
            mails << readAll(kept.filePath(name));
        return mails;
    }
    [[nodiscard]] base::Json endpoints() const
    {
        return *base::parseJson(readAll(folder() + "/endpoints.json").toStdString());
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// Somebody's workspace on the command line.
class Desk
{
public:
    /// Each of its programs is run as `runner program argument…`.
    explicit Desk(QString folder, QStringList runner = {}) : m_folder(std::move(folder)), m_runner(std::move(runner))
    {
        QDir().mkpath(m_folder);
        write(path("rep"), QByteArray(kRepPassphrase) + '\n');
        write(path("manager"), QByteArray(kManagerPassphrase) + '\n');
    }

    [[nodiscard]] QString path(const QString& name) const { return QDir(m_folder).filePath(name); }
    [[nodiscard]] QStringList command(const QStringList& arguments) const
    {
        return m_runner + QStringList{COUNTERSIGN_CLI_PROGRAM, "--workspace", path("workspace"), "--passphrase-file", path("rep")} +
               arguments;
    }
    [[nodiscard]] int run(const QStringList& arguments, base::Json* answer = nullptr) const
    {
        return runPiped(command(QStringList{"--json"} + arguments), answer);
    }
    [[nodiscard]] base::Json ask(const QStringList& arguments) const
    {
        base::Json answer = base::Json::object();
        if (run(arguments, &answer) != 0)
            qFatal("countersign-cli %s failed", qPrintable(arguments.join(' ')));
        return answer;
    }
    [[nodiscard]] ProgramRun sign(const QString& draft, const QByteArray& passphrase, const QString& who) const
    {
        return runAtTerminal(command({"--as", who, "review", "approve", draft}), {passphrase});
    }
    [[nodiscard]] int approve(const QString& draft, const QByteArray& passphrase, const QString& who) const
    {
        return sign(draft, passphrase, who).exitCode;
    }

private:
    QString m_folder;
    QStringList m_runner;
};

inline QStringList missing(const base::Json& draft)
{
    QStringList roles;
    for (const base::Json& role : base::jsonMember(draft, "missingSignatures"))
        roles << QString::fromStdString(role.get<std::string>());
    return roles;
}

/// The suggestion for an account, or an empty one.
inline QString suggestionFor(const Desk& desk, const QString& account)
{
    const base::Json answer = desk.ask({"suggest", "--limit", "200"});
    for (const base::Json& each : base::jsonMember(answer, "suggestions"))
        if (text(each, "accountName") == account)
            return text(each, "id");
    return {};
}

} // namespace countersign::tests
