// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "engine/runtime/workspace.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <memory>

using namespace countersign;

namespace {

struct Said
{
    int exit = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] bool failedWith(const char* code) const
    {
        // One error: its code first, then what to do on a line of its own; and the same as one object.
        return exit == 1 && err.startsWith("countersign-cli: " + QByteArray(code) + ":") &&
               err.count('\n') == 2 && out.startsWith("{\"error\":{") && out.count('\n') == 1 &&
               out.contains("\"code\":\"" + QByteArray(code) + "\"");
    }
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

QByteArray utf16(const QString& text)
{
    const QString marked = QChar(0xFEFF) + text;
    return {reinterpret_cast<const char*>(marked.utf16()), marked.size() * 2};
}

/// A workspace that knows one account, used through the command line as a person would.
class Desk
{
public:
    Desk()
    {
        write(path("passphrase"), "a good passphrase\n");
        QDir(m_folder.path()).mkdir("good");
        write(path("good/accounts.csv"), "account_id,name\nA-1,Known before\n");
        const Said made = run({"workspace", "create", path("workspace"), "--rep", "Ines", "--rep-email",
                               "ines@fennwick.example", "--rep-passphrase-file", path("passphrase")});
        if (made.exit != 0 || import("good").exit != 0)
            qFatal("Desk: %s", made.err.constData());
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] Said run(const QStringList& arguments, rlim_t fileLimit = RLIM_INFINITY,
                           const char* passphrase = "passphrase", const char* workspace = "workspace") const
    {
        QProcess process;
        process.setChildProcessModifier([fileLimit] {
            const rlimit limit{.rlim_cur = fileLimit, .rlim_max = fileLimit};
            std::signal(SIGXFSZ, SIG_IGN);
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        process.start(COUNTERSIGN_CLI_PROGRAM, QStringList{"--workspace", path(workspace),
                                                           "--passphrase-file", path(passphrase), "--json"} +
                                                   arguments);
        if (!process.waitForFinished(300'000))
            qFatal("countersign-cli did not end");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// The table in a folder of its own, imported as the source of that name.
    [[nodiscard]] Said importTable(const QString& name, const QByteArray& bytes,
                                   const QString& file = "accounts.csv") const
    {
        QDir(m_folder.path()).mkdir(name);
        write(path(name + "/" + file), bytes);
        return import(name);
    }
    [[nodiscard]] Said import(const QString& name, rlim_t fileLimit = RLIM_INFINITY) const
    {
        const Said added = run({"source", "add", "files", name, "--set", "path=" + path(name)});
        return added.exit == 0 ? run({"source", "sync", name}, fileLimit) : added;
    }
    [[nodiscard]] QStringList accounts() const
    {
        const auto json = base::parseJson(run({"account", "list", "--limit", "1000000"}).out.toStdString());
        QStringList names;
        if (json)
            for (const base::Json& each : base::jsonMember(*json, "accounts"))
                names << QString::fromStdString(base::jsonText(each, "name"));
        names.sort();
        return names;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

/// What people feed a program with, on the command line: one clear error that says what to do, and nothing
/// lost.
class BadInputTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    qsizetype m_cheeses = 0;

private slots:
    void initTestCase() { m_desk = std::make_unique<Desk>(); }

    void aFileThatIsNoUsableTableIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("missing columns") << QByteArray("foo,bar\n1,2\n") << QByteArray("MissingColumn");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("MalformedData");
        QTest::newRow("a workbook") << QByteArray("PK\x03\x04\x14\0\x06\0", 8) << QByteArray("MalformedData");
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html><html>Sign in</html>")
                                << QByteArray("MalformedData");
        QTest::newRow("only zero bytes") << QByteArray(5000, '\0') << QByteArray("MalformedData");
        QTest::newRow("one endless line") << QByteArray(3 << 20, 'x') << QByteArray("MalformedData");
    }
    void aFileThatIsNoUsableTableIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, code);
        const QString name = QString(QTest::currentDataTag()).replace(' ', '_');
        const Said said = m_desk->importTable(name, bytes);
        QVERIFY2(said.failedWith(code), said.err + said.out);
        QCOMPARE(m_desk->accounts(), QStringList{"Known before"});
        // The list of sources remembers it.
        const Said list = m_desk->run({"source", "list"});
        QVERIFY2(list.out.contains("\"lastError\":\"" + code), list.out);
    }

    void aFolderThatIsNotThereOrEmptyIsSaid()
    {
        const Said missing =
            m_desk->run({"source", "add", "files", "x", "--set", "path=" + m_desk->path("nowhere")});
        QVERIFY2(missing.failedWith("FileUnreadable"), missing.err);
        QDir(m_desk->path("")).mkdir("empty");
        QVERIFY(m_desk->import("empty").failedWith("FileUnreadable"));
    }

    void everyEncodingIsRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = QStringLiteral("account_id,name\nA-1,Müller Käse\n");
        QTest::newRow("UTF-8 with a mark") << "\xEF\xBB\xBF" + text.toUtf8();
        QTest::newRow("Latin-1") << text.toLatin1();
        QTest::newRow("UTF-16") << utf16(text);
    }
    void everyEncodingIsRead()
    {
        QFETCH(QByteArray, bytes);
        const QString name = QString(QTest::currentDataTag()).replace(' ', '_');
        QCOMPARE(m_desk->importTable(name, bytes).exit, 0);
        QCOMPARE(m_desk->accounts().count("Müller Käse"), ++m_cheeses);
    }

    void badRowsAreSetAsideAndTheOthersTaken()
    {
        QByteArray bytes = "account_id,name\nA-2,Second\nA-3,";
        bytes += QByteArray(100 << 20, 'x') + "\nA-4,Nul" + QByteArray(1, '\0') + "byte\nA-5,Fifth\n";
        const Said said = m_desk->importTable("mixed", bytes);
        QVERIFY2(said.exit == 0 && said.out.contains("\"created\":2") && said.out.contains("\"rejected\":2"),
                 said.out + said.err);
        const Said rejected = m_desk->run({"source", "rejected"});
        QVERIFY2(rejected.out.contains("cell_too_large") && rejected.out.contains("nul_byte"), rejected.out);
    }

    void oneStrayQuoteCostsOneRowInEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QString text = QStringLiteral("account_id,name\n");
        for (int i = 0; i < 101; ++i)
            text += QStringLiteral("Q-%1,%2K\u00E4serei %1\n").arg(i).arg(i == 7 ? "\"" : "");
        QTest::newRow("quote UTF-8") << text.toUtf8();
        QTest::newRow("quote Latin-1") << text.toLatin1();
        QTest::newRow("quote UTF-16") << utf16(text);
    }
    void oneStrayQuoteCostsOneRowInEveryEncoding()
    {
        QFETCH(QByteArray, bytes);
        const Said said = m_desk->importTable(QString(QTest::currentDataTag()).replace(' ', '_'), bytes);
        QVERIFY2(said.exit == 0 && said.out.contains("\"read\":101") && said.out.contains("\"created\":100") &&
                     said.out.contains("\"rejected\":1"),
                 said.out + said.err);
    }

    void aPipeOrADeviceInTheFolderHangsNothing()
    {
        QDir(m_desk->path("")).mkdir("pipes");
        write(m_desk->path("pipes/accounts.csv"), "account_id,name\nP-1,Beside the pipe\n");
        QCOMPARE(::mkfifo(m_desk->path("pipes/contacts.csv").toUtf8().constData(), 0600), 0);
        QVERIFY(QFile::link("/dev/zero", m_desk->path("pipes/deals.csv")));
        const Said said = m_desk->import("pipes");
        QVERIFY2(said.exit == 0 && said.out.contains("no_regular_file") && said.out.contains("outside_folder"),
                 said.out + said.err);
        QCOMPARE(::mkfifo(m_desk->path("pipes/manifest.json").toUtf8().constData(), 0600), 0);
        QVERIFY(m_desk->run({"source", "sync", "pipes"}).failedWith("FileUnreadable"));
    }

    void aTruncatedFileIsNoticed()
    {
        QCOMPARE(m_desk->importTable("crm", "account_id,name,city\nA-1,One,Wien\nA-2,Two,Graz\n").exit, 0);
        const Said said = m_desk->importTable("crm", "account_id,name,city\nA-1,One,Wien\nA-2,Tw");
        QVERIFY2(said.exit == 0 && said.out.contains("row_truncated"), said.out + said.err);
        QVERIFY(m_desk->accounts().contains("Two"));
    }

    void aWorkspaceThatIsNotThereIsSaid()
    {
        const Said said = m_desk->run({"workspace", "info"}, RLIM_INFINITY, "passphrase", "nowhere");
        QVERIFY2(said.failedWith("WorkspaceMissing"), said.err);
        QVERIFY(!QFile::exists(m_desk->path("nowhere")));
    }

    void aWrongPassphraseOpensNothingAndChangesNothing()
    {
        write(m_desk->path("wrong"), "a wrong passphrase\n");
        const QByteArray before = contentOf(m_desk->path("workspace/workspace.db"));
        const Said said = m_desk->run({"workspace", "info"}, RLIM_INFINITY, "wrong");
        QVERIFY2(said.failedWith("WrongPassphrase"), said.err);
        QCOMPARE(contentOf(m_desk->path("workspace/workspace.db")), before);
    }

    void aWorkspaceOfANewerVersionIsLeftAlone()
    {
        const Desk desk;
        {
            tests::FakeClock clock;
            tests::FakeRandom random;
            base::NullLog log;
            const auto workspace = runtime::Workspace::open(
                {.clock = clock, .random = random, .log = log}, desk.path("workspace").toStdString(),
                base::SecretText(std::string("a good passphrase")));
            COUNTERSIGN_VERIFY_OK(workspace);
            const auto database = (*workspace)->connect();
            COUNTERSIGN_VERIFY_OK(database);
            COUNTERSIGN_VERIFY_OK((*database)->executeScript("PRAGMA user_version=9999"));
        }
        const QByteArray before = contentOf(desk.path("workspace/workspace.db"));
        const Said said = desk.run({"workspace", "info"});
        QVERIFY2(said.failedWith("WorkspaceNewer"), said.err);
        QCOMPARE(contentOf(desk.path("workspace/workspace.db")), before);
    }

    void aDamagedWorkspaceIsSaid()
    {
        const Desk desk;
        QFile file(desk.path("workspace/workspace.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        // Each page is authenticated: one turned bit in the middle is noticed when that page is read.
        const QByteArray bytes = file.readAll();
        QByteArray damaged = bytes;
        for (qsizetype at = 4096 + 100; at < damaged.size(); at += 4096)
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
        file.resize(0);
        QCOMPARE(file.write(damaged), damaged.size());
        file.close();
        const Said said = desk.run({"account", "list"});
        QVERIFY2(said.failedWith("StoreCorrupt"), said.err + said.out);
    }

    void aFullDiskLosesNothingAndTheSameCommandGoesOnLater()
    {
        const Desk desk;
        QByteArray bytes = "account_id,name\n";
        for (int i = 0; i < 4000; ++i)
            bytes += "B-" + QByteArray::number(i) + ",Account number " + QByteArray::number(i) + "\n";
        QDir(desk.path("")).mkdir("big");
        write(desk.path("big/accounts.csv"), bytes);
        QCOMPARE(desk.run({"source", "add", "files", "big", "--set", "path=" + desk.path("big")}).exit, 0);
        for (const rlim_t limit : {rlim_t(1) << 20, rlim_t(4) << 20}) {
            const Said said = desk.run({"source", "sync", "big"}, limit);
            QVERIFY2(said.failedWith("DiskFull"), said.err + said.out);
            QVERIFY(desk.accounts().contains("Known before"));
        }
        const Said said = desk.run({"source", "sync", "big"});
        QVERIFY2(said.exit == 0, said.err);
        QCOMPARE(desk.accounts().size(), 4001);
        QVERIFY(!desk.run({"source", "list"}).out.contains("RefreshOwed"));
    }

    void aWorkspaceIsMadeWholeOrNotAtAll()
    {
        for (const rlim_t limit : {rlim_t(0), rlim_t(100), rlim_t(64) << 10, rlim_t(512) << 10}) {
            const QString folder = m_desk->path(QString("half%1").arg(limit));
            const Said said = m_desk->run({"workspace", "create", folder, "--rep", "Ines",
                                           "--rep-passphrase-file", m_desk->path("passphrase")},
                                          limit);
            QVERIFY2(said.failedWith("DiskFull"), said.err + said.out);
            QVERIFY(QDir(folder).isEmpty());
        }
    }
};

COUNTERSIGN_TEST_CLASS(BadInputTest);
#include "bad_input_test.moc"
