// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;

namespace {

struct Answer
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Answer run(const QStringList& arguments)
{
    QProcess process;
    process.start(COUNTERSIGN_CLI_PROGRAM, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The verbs as the program's own help names them, each with those above it: a new verb is tested without
/// being listed.
QList<QStringList> verbs(const QStringList& above = {})
{
    static const QRegularExpression kVerb(QStringLiteral("^  ([a-z][a-z-]*)\\s"),
                                          QRegularExpression::MultilineOption);
    const QString help = QString::fromUtf8(run(above + QStringList{"--help"}).out);
    const auto begin = help.indexOf(
        QRegularExpression(QStringLiteral("^Subcommands:"), QRegularExpression::MultilineOption));
    if (begin < 0)
        return {above};
    QList<QStringList> all;
    for (auto found = kVerb.globalMatch(help, begin); found.hasNext();)
        all += verbs(above + QStringList{found.next().captured(1)});
    return all;
}

} // namespace

/// A script that asked for JSON gets one object, whatever happens; a person still reads why on the other
/// stream.
class JsonErrorsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyVerbAnswersAnErrorWithOneObject_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QVERIFY(QFile::exists(QStringLiteral(COUNTERSIGN_CLI_PROGRAM)));
        QFile passphrase(m_folder.filePath(QStringLiteral("passphrase")));
        QVERIFY(passphrase.open(QIODevice::WriteOnly) && passphrase.write("words\n") > 0);
        const QList<QStringList> all = verbs();
        QVERIFY2(all.size() > 40, "the help was not understood");
        for (const QStringList& verb : all) {
            const QString name = verb.join(QLatin1Char(' '));
            QTest::newRow(qPrintable(name + " misspelt")) << verb + QStringList{"--no-such-option"} << 2;
            // Where a verb needs more words than its name it says so; else the workspace is missing.
            QTest::newRow(qPrintable(name)) << verb << 0;
        }
        QTest::newRow("no verb") << QStringList{} << 2;
        QTest::newRow("an unknown verb") << QStringList{"send"} << 2;
    }
    void everyVerbAnswersAnErrorWithOneObject()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, exitCode);
        const Answer answer =
            run(QStringList{"--workspace", m_folder.filePath(QStringLiteral("nowhere")), "--passphrase-file",
                            m_folder.filePath(QStringLiteral("passphrase"))} +
                arguments + QStringList{"--json"});
        QVERIFY2(exitCode == 0 ? answer.exitCode >= 1 && answer.exitCode <= 3 : answer.exitCode == exitCode,
                 answer.err);
        QCOMPARE(answer.out.count('\n'), 1);
        const auto object = base::parseJson(answer.out.toStdString());
        QVERIFY2(object.has_value(), answer.out);
        const base::Json& error = base::jsonMember(*object, "error");
        QVERIFY(error.is_object());
        QVERIFY(!base::jsonText(error, "code").empty());
        QCOMPARE(base::jsonText(error, "code") == "Usage", answer.exitCode == 2);
        QVERIFY(!base::jsonText(error, "detail").empty());
        QVERIFY(error.contains("advice") && base::jsonMember(error, "args").is_array());
        QVERIFY(!answer.err.isEmpty());
    }

    void withoutJsonNothingButAnAnswerIsOnStandardOutput()
    {
        const Answer answer = run({"--workspace", m_folder.filePath(QStringLiteral("nowhere")), "suggest"});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(answer.out.isEmpty());
        QVERIFY(answer.err.contains("countersign-cli: "));
    }

private:
    QTemporaryDir m_folder;
};

COUNTERSIGN_TEST_CLASS(JsonErrorsTest);
#include "json_errors_test.moc"
