// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/audit_export.h"
#include "tests/support/delivery_world.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QtTest>

using namespace countersign;
using tests::DeliveryWorld;

namespace {

/// An exported history: a policy, four principals, three messages signed (one by two), one revoked key.
class Exported
{
public:
    Exported()
    {
        auto sender = world.sender();
        (void)world.due();
        (void)world.due();
        const auto high = world.submit(world.submission(9'000'000));
        (void)world.sign(*high, world.manager, governance::Role::Manager);
        (void)world.sign(*high, world.rep, governance::Role::Rep);
        (void)sender.deliverAllDue({});
        (void)world.write([&](store::Transaction& tx) {
            return governance::revokeKey(tx, world.otherManager.id, world.otherManager.key.publicKey().id(),
                                         world.system());
        });
        const auto done = approval::exportAudit(world.db(), path());
        if (!done)
            qFatal("Exported: %s", base::toString(done.error()).c_str());
        QFile file(QString::fromStdString(path()));
        if (file.open(QIODevice::ReadOnly))
            lines = file.readAll().split('\n');
        lines.removeAll(QByteArray());
    }

    [[nodiscard]] std::string path() { return (world.store().folder() / "audit.jsonl").string(); }

    /// What the verifier says, with its exit code in front.
    [[nodiscard]] QString verify(const QStringList& options = {QStringLiteral("--all")})
    {
        QFile file(QString::fromStdString(path()));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return QStringLiteral("cannot write");
        for (const QByteArray& line : lines)
            file.write(line + '\n');
        file.close();
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"),
                     QStringList{QStringLiteral("-B"),
                                 QString::fromStdString(tests::sourcePath("packaging/audit_verify.py")),
                                 QString::fromStdString(path())} +
                         options);
        if (!python.waitForFinished(60000))
            return QStringLiteral("did not finish");
        return QString::number(python.exitCode()) + QStringLiteral(" ") +
               QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError()).trimmed();
    }

    [[nodiscard]] qsizetype indexOf(const QByteArray& type, int nth = 0) const
    {
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (lines[i].contains("\"type\":\"" + type + "\"") && nth-- == 0)
                return i;
        return -1;
    }

    DeliveryWorld world;
    QList<QByteArray> lines;
};

} // namespace

class AuditVerifierTest : public QObject
{
    Q_OBJECT
private slots:
    void anUntouchedExportHoldsWithEverySignature()
    {
        Exported exported;
        const QString said = exported.verify();
        QVERIFY2(said.startsWith("0 holds:"), qPrintable(said));
        QVERIFY2(said.contains("4 approvals, 4 signatures checked"), qPrintable(said));
    }

    void namesTheFirstEditedEntry()
    {
        for (const char* what : {"\"at\":", "\"actor\":\"", "\"payload\":\"{\\\""}) {
            Exported exported;
            QByteArray& line = exported.lines[exported.indexOf("audit", 6)];
            const qsizetype at = line.indexOf(what) + static_cast<qsizetype>(qstrlen(what));
            line[at] = line[at] == '1' ? '2' : '1';
            const QString said = exported.verify();
            QVERIFY2(said.startsWith("1 BROKEN: audit entry 7: edited"), qPrintable(said));
        }
    }

    void namesTheFirstDeletedReorderedOrCutOffEntry()
    {
        Exported deleted;
        deleted.lines.removeAt(deleted.indexOf("audit", 4));
        QVERIFY2(deleted.verify().startsWith("1 BROKEN: audit entry 5: deleted"),
                 qPrintable(deleted.verify()));
        Exported reordered;
        reordered.lines.swapItemsAt(reordered.indexOf("audit", 4), reordered.indexOf("audit", 5));
        QVERIFY2(reordered.verify().startsWith("1 BROKEN: audit entry 5: reordered"),
                 qPrintable(reordered.verify()));
        Exported cutOff;
        const auto links = static_cast<int>(cutOff.lines.size());
        int last = 0;
        for (int i = 0; i < links && cutOff.indexOf("audit", i) >= 0; ++i)
            last = i;
        cutOff.lines.removeAt(cutOff.indexOf("audit", last));
        const QString said = cutOff.verify();
        QVERIFY2(said.startsWith(QStringLiteral("1 BROKEN: audit entry %1: truncated").arg(last + 1)),
                 qPrintable(said));
        Exported noEnd;
        noEnd.lines.removeLast();
        QVERIFY(noEnd.verify().startsWith("1 BROKEN: truncated"));
    }

    void aRememberedLengthShowsACutThatWasPaintedOver()
    {
        Exported exported;
        QVERIFY(exported.verify({QStringLiteral("--length"), QStringLiteral("10000")}).contains("truncated"));
        QVERIFY(exported.verify({QStringLiteral("--head"), QString(64, 'a')}).contains("remembered head"));
    }

    void editedKeysAndApprovalsAreNamed()
    {
        Exported key;
        key.lines[key.indexOf("key")].replace("\"enrolledAt\":", "\"enrolledAt\":1");
        QVERIFY(key.verify().startsWith("1 BROKEN: key "));
        Exported revived;
        QByteArray& line = revived.lines[revived.indexOf("key", 2)];
        line = line.left(line.indexOf("\"revokedAt\":")) + "\"revokedAt\":null" +
               line.mid(line.indexOf(",\"role\""));
        QVERIFY2(revived.verify().contains("revocation"), qPrintable(revived.verify()));
        Exported role;
        role.lines[role.indexOf("approval")].replace("\"role\":\"rep\"", "\"role\":\"manager\"");
        QVERIFY(role.verify().startsWith("1 BROKEN: approval "));
        Exported gone;
        gone.lines.removeAt(gone.indexOf("approval"));
        QVERIFY(gone.verify().contains("deleted"));
    }
};

COUNTERSIGN_TEST_CLASS(AuditVerifierTest);
#include "audit_verifier_test.moc"
