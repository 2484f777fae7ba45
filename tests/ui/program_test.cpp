// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers/child_process.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace countersign::tests {

namespace {
constexpr int kPatience = 100'000;
} // namespace

/// The real program, started as a user would, on a fresh workspace of a running demo world.
class ProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_demo = std::make_unique<ChildProcess>(m_folder.filePath(QStringLiteral("demo.log")));
        m_demo->start(QStringLiteral(COUNTERSIGN_DEMO_PROGRAM),
                      {QStringLiteral("serve"), QStringLiteral("--dir"), m_folder.filePath(QStringLiteral("world")),
                       QStringLiteral("--accounts"), QStringLiteral("12"), QStringLiteral("--die-with-parent")});
        QVERIFY2(m_demo->readLine().contains("endpoints.json"), m_demo->log().constData());
        write(QStringLiteral("passphrase"), "correct horse battery\n");
        write(QStringLiteral("wrong"), "incorrect horse battery\n");
    }
    void cleanupTestCase() { m_demo.reset(); }

    void makesTheDemoWorkspaceAndDrawsEachPage()
    {
        const QStringList pictures =
            grab({QStringLiteral("--demo"), m_folder.filePath(QStringLiteral("world/endpoints.json"))}, 0);
        QVERIFY2(pictures.size() >= 1, m_said.constData());
        for (const QString& file : pictures) {
            const QImage picture(file);
            QCOMPARE(picture.size(), QSize(1440, 900));
            QVERIFY2(coloursOf(picture) > 8, qPrintable(file));
        }
        QVERIFY(pictures.constFirst().endsWith(QStringLiteral("today.png")));
        QCOMPARE(m_said, QByteArray());
    }

    void aSecondWindowOnTheSameWorkspaceIsWelcome()
    {
        QProcess first;
        begin(first, {QStringLiteral("--passphrase-file"), m_folder.filePath(QStringLiteral("passphrase"))});
        QVERIFY(first.waitForStarted());
        QVERIFY(!grab({}, 0).isEmpty());
        QCOMPARE(first.state(), QProcess::Running);
        first.terminate();
        QVERIFY(first.waitForFinished());
    }

    void aWrongPassphraseOpensNothing()
    {
        QProcess program;
        begin(program, {QStringLiteral("--grab"), m_folder.filePath(QStringLiteral("none")),
                        QStringLiteral("--passphrase-file"), m_folder.filePath(QStringLiteral("wrong"))});
        QVERIFY(program.waitForFinished(kPatience));
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.readAllStandardError().contains("WrongPassphrase"));
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("none"))));
    }

    void aMistakeOnTheCommandLineIsSaid()
    {
        QProcess program;
        begin(program, {QStringLiteral("--scheme"), QStringLiteral("pink")});
        QVERIFY(program.waitForFinished(kPatience));
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardError().contains("--scheme"));
    }

private:
    void write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    void begin(QProcess& program, const QStringList& arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.filePath(QStringLiteral("config")));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
        environment.insert(QStringLiteral("QT_FATAL_WARNINGS"), QStringLiteral("1"));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(COUNTERSIGN_PROGRAM),
                      QStringList{QStringLiteral("--workspace"), m_folder.filePath(QStringLiteral("workspace"))} +
                          arguments);
    }
    /// The pictures that it says it wrote.
    QStringList grab(const QStringList& arguments, int exitCode)
    {
        QProcess program;
        begin(program, QStringList{QStringLiteral("--grab"), m_folder.filePath(QStringLiteral("pictures")),
                                   QStringLiteral("--passphrase-file"),
                                   m_folder.filePath(QStringLiteral("passphrase"))} +
                           arguments);
        const bool ended = program.waitForFinished(kPatience);
        m_said = program.readAllStandardError();
        if (!ended || program.exitCode() != exitCode)
            return {};
        return QString::fromUtf8(program.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    static qsizetype coloursOf(const QImage& picture)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        }
        return colours.size();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ChildProcess> m_demo;
    QByteArray m_said;
};

COUNTERSIGN_TEST_CLASS(ProgramTest);

} // namespace countersign::tests

#include "program_test.moc"
