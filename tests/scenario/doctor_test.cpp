// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;

namespace {

struct Said
{
    int exit = -1;
    base::Json json = base::Json::object();
    QByteArray out;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

/// What the command line says of itself and of the workspace: on a page, and in the log.
class DoctorTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(path("passphrase"), "a-good-passphrase-9X\n");
        write(path("other"), "another one\n");
        QDir(m_folder->path()).mkdir(QStringLiteral("export"));
        write(path("export/accounts.csv"), "account_id,name\nA-1,Ostravelle Foods\n");
        write(path("export/contacts.csv"),
              "contact_id,account_id,first_name,last_name,email\nC-1,A-1,Marta,Kofler,marta.k@ostravelle.example\n");
        QCOMPARE(run({"workspace", "create", path("workspace"), "--rep", "Ines Ribeiro", "--rep-email",
                      "ines@fennwick.example", "--rep-passphrase-file", path("passphrase")})
                     .exit,
                 0);
        QCOMPARE(run({"source", "add", "files", "crm", "--set", "path=" + path("export")}).exit, 0);
        QCOMPARE(run({"source", "sync", "crm"}).exit, 0);
    }

    void aHealthyWorkspaceIsOnePage()
    {
        const Said said = run({"--json", "doctor"});
        QCOMPARE(said.exit, 0);
        QVERIFY(base::jsonMember(said.json, "healthy").get<bool>());
        for (const char* library : {"sqlite", "sqlcipher", "openssl", "libcurl"})
            QVERIFY2(!base::jsonText(base::jsonMember(said.json, "versions"), library).empty(), library);
        QCOMPARE(base::jsonInt(said.json, "schema"), base::jsonInt(said.json, "newestSchema"));
        QVERIFY(base::jsonMember(said.json, "damage").empty());
        QCOMPARE(QString::fromStdString(base::jsonText(said.json, "folder")), path("workspace"));
        QVERIFY(!base::jsonMember(said.json, "keyChain").get<bool>());
        const base::Json& source = base::jsonMember(said.json, "sources").at(0);
        QCOMPARE(base::jsonText(source, "name"), std::string("crm"));
        QVERIFY(base::jsonInt(source, "ageSeconds") >= 0);
        QVERIFY(run({"doctor"}).out.contains("Nothing is wrong."));
    }

    void aDamagedStoreIsWrong()
    {
        QFile store(path("workspace/workspace.db"));
        QVERIFY(store.open(QIODevice::ReadWrite));
        QVERIFY(store.seek(store.size() - 2000));
        store.write(QByteArray(64, 'x'));
        store.close();
        const Said said = run({"--json", "doctor"});
        QCOMPARE(said.exit, 1);
        QVERIFY(!base::jsonMember(said.json, "healthy").get<bool>());
        QCOMPARE(base::jsonText(base::jsonMember(said.json, "problems").at(0), "code"), std::string("StoreCorrupt"));
    }

    void whatCannotBeOpenedStillGetsItsPage()
    {
        const Said wrong = run({"--json", "doctor"}, "other");
        QCOMPARE(wrong.exit, 1);
        QCOMPARE(base::jsonText(base::jsonMember(wrong.json, "problems").at(0), "code"), std::string("WrongPassphrase"));
        QVERIFY(!base::jsonText(base::jsonMember(wrong.json, "versions"), "openssl").empty());
        const Said missing = run({"--json", "--workspace", path("nowhere"), "doctor"});
        QCOMPARE(missing.exit, 1);
        QCOMPARE(base::jsonText(base::jsonMember(missing.json, "problems").at(0), "code"), std::string("WorkspaceMissing"));
    }

    void aSourceThatCouldNotBeReadIsWrong()
    {
        QVERIFY(QFile::remove(path("export/contacts.csv")));
        write(path("export/accounts.csv"), "foo,bar\n1,2\n");
        QVERIFY(run({"source", "sync", "crm"}).exit != 0);
        const Said said = run({"--json", "doctor"});
        QCOMPARE(said.exit, 1);
        QVERIFY(!base::jsonText(base::jsonMember(said.json, "sources").at(0), "error").empty());
    }

    void theLogIsJsonLinesAndKnowsNobody()
    {
        QCOMPARE(run({"account", "list"}).exit, 0);
        QVERIFY(run({"--as", "nobody@fennwick.example", "account", "list"}).exit != 0);
        QCOMPARE(run({"govern", "suppress", "add", "marta.k@ostravelle.example"}).exit, 0);
        QCOMPARE(run({"account", "list"}, "other").exit, 1);
        const QByteArray log = contentOf(path("state/countersign/countersign.log"));
        const QList<QByteArray> lines = log.trimmed().split('\n');
        QVERIFY(lines.size() >= 7);
        for (const QByteArray& line : lines) {
            const auto json = base::parseJson(line.toStdString());
            QVERIFY2(json.has_value(), line.constData());
            for (const char* member : {"ts", "level", "category", "msg"})
                QVERIFY2(!base::jsonText(*json, member).empty(), line.constData());
        }
        QVERIFY(log.contains("govern suppress add: done"));
        QVERIFY(log.contains("account list: WrongPassphrase"));
        for (const char* secret : {"@", "Ines", "Ribeiro", "Marta", "Kofler", "marta.k", "Ostravelle", "fennwick",
                                   "a-good-passphrase-9X", "another one"})
            QVERIFY2(!log.contains(secret), secret);
    }

    void theLevelSaysWhatIsKept()
    {
        QVERIFY(QFile::remove(path("state/countersign/countersign.log")));
        QCOMPARE(run({"--level", "error", "account", "list"}).exit, 0);
        QVERIFY(contentOf(path("state/countersign/countersign.log")).isEmpty());
        QCOMPARE(run({"--level", "loud", "account", "list"}).exit, 2);
    }

    void aLogThatCannotBeWrittenStopsNothing()
    {
        QVERIFY(QDir(path("state")).removeRecursively());
        write(path("state"), "a file is in the way");
        QCOMPARE(run({"account", "list"}).exit, 0);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] Said run(const QStringList& arguments, const QString& passphrase = QStringLiteral("passphrase")) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_STATE_HOME"), path("state"));
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path("no-bus-here"));
        process.setProcessEnvironment(environment);
        QStringList words{QStringLiteral("--passphrase-file"), path(passphrase)};
        if (!arguments.contains(QStringLiteral("--workspace")))
            words += {QStringLiteral("--workspace"), path("workspace")};
        process.start(QStringLiteral(COUNTERSIGN_CLI_PROGRAM), words + arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        Said said{.exit = process.exitCode(), .out = process.readAllStandardOutput()};
        if (auto json = base::parseJson(said.out.toStdString()))
            said.json = std::move(*json);
        return said;
    }
};

COUNTERSIGN_TEST_CLASS(DoctorTest);
#include "doctor_test.moc"
