// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers/child_process.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using countersign::tests::ChildProcess;

class DemoClientsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ChildProcess> m_demo;

    QString world() const { return m_folder.filePath(QStringLiteral("world")); }
    QString endpoints() const { return world() + QStringLiteral("/endpoints.json"); }

    void startDemo()
    {
        m_demo = std::make_unique<ChildProcess>(m_folder.filePath(QStringLiteral("demo.log")));
        m_demo->start(QStringLiteral(COUNTERSIGN_DEMO_PROGRAM),
                      {QStringLiteral("serve"), QStringLiteral("--dir"), world(), QStringLiteral("--speed"),
                       QStringLiteral("100"), QStringLiteral("--die-with-parent")});
        QVERIFY2(m_demo->readLine().contains("endpoints.json"), m_demo->log().constData());
    }

private slots:
    void initTestCase() { startDemo(); }

    void keepsItsSecretsToItsOwner()
    {
        const auto open =
            QFileInfo(endpoints()).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther |
                                                    QFileDevice::WriteGroup | QFileDevice::WriteOther);
        QVERIFY(!open);
    }

    void satisfiesOtherPeoplesClients_data()
    {
        QTest::addColumn<QString>("which");
        for (const char* name : {"smtp", "answers", "imap", "curl", "model"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void satisfiesOtherPeoplesClients()
    {
        QFETCH(QString, which);
        QProcess client;
        client.setProcessChannelMode(QProcess::MergedChannels);
        client.start(QStringLiteral("/usr/bin/python3"),
                     {QStringLiteral("-B"), QStringLiteral(COUNTERSIGN_DEMO_CLIENTS), endpoints(), which});
        QVERIFY(client.waitForFinished(120000));
        const QByteArray said = client.readAll();
        QVERIFY2(client.exitStatus() == QProcess::NormalExit && client.exitCode() == 0, said.constData());
    }

    void isFoundWhereItWasAfterARestart()
    {
        const auto read = [this] {
            QFile file(endpoints());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = read();
        m_demo->stop();
        startDemo();
        QVERIFY(!before.isEmpty());
        QCOMPARE(read(), before);
    }
};

COUNTERSIGN_TEST_CLASS(DemoClientsTest);
#include "demo_clients_test.moc"
