// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;

/// A large company's export through both programs, as its rep would do it: about two million rows.
class FiftyThousandTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    base::Json run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit ||
            process.exitCode() != 0)
            qFatal("%s", process.readAllStandardError().constData());
        const QByteArray out = process.readAllStandardOutput();
        return out.startsWith('{') ? base::parseJson(out.toStdString()).value_or(base::Json()) : base::Json();
    }
    base::Json cli(const QStringList& arguments)
    {
        return run(COUNTERSIGN_CLI_PROGRAM,
                   QStringList{"--json", "--workspace", m_folder.filePath("workspace"), "--passphrase-file",
                               m_folder.filePath("passphrase")} +
                       arguments);
    }

private slots:
    void initTestCase()
    {
        QFile passphrase(m_folder.filePath("passphrase"));
        QVERIFY(passphrase.open(QIODevice::WriteOnly) && passphrase.write("a good passphrase\n") > 0);
        passphrase.close();
        run(COUNTERSIGN_DEMO_PROGRAM,
            {"generate", "--accounts", "50000", "--out", m_folder.filePath("world")});
        cli({"workspace", "create", m_folder.filePath("workspace"), "--rep", "Ines R.", "--rep-email",
             "ines.r@fennwick.example", "--rep-passphrase-file", m_folder.filePath("passphrase")});
        cli({"source", "add", "files", "crm", "--set", "path=" + m_folder.filePath("world")});
    }

    void everyRowIsTaken()
    {
        const base::Json said = cli({"source", "sync", "crm"});
        const base::Json& reports = base::jsonMember(said, "reports");
        QCOMPARE(reports.size(), std::size_t(1));
        std::int64_t accounts = 0;
        for (const base::Json& each : base::jsonMember(reports[0], "counts")) {
            QCOMPARE(base::jsonInt(each, "rejected"), 0);
            QCOMPARE(base::jsonInt(each, "created"), base::jsonInt(each, "read"));
            if (base::jsonText(each, "object") == "account")
                accounts = base::jsonInt(each, "created");
        }
        QVERIFY(accounts >= 50'000);
    }

    void itOpensListsSuggestsAndFinds()
    {
        QVERIFY(base::jsonInt(cli({"workspace", "info"}), "today") > 0);
        QCOMPARE(base::jsonMember(cli({"account", "list", "--limit", "50"}), "accounts").size(),
                 std::size_t(50));
        const base::Json suggested = cli({"suggest", "--limit", "20"});
        const base::Json& list = base::jsonMember(suggested, "suggestions");
        QCOMPARE(list.size(), std::size_t(20));
        const std::string name = base::jsonText(list[0], "accountName");
        QVERIFY(!name.empty());
        QVERIFY(base::jsonMember(cli({"search", QString::fromStdString(name)}), "hits").size() > 0);
    }
};

COUNTERSIGN_TEST_CLASS(FiftyThousandTest);
#include "fifty_thousand_test.moc"
