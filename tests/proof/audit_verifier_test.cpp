// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/outreach/approval/audit_export.h"
#include "tests/support/delivery_world.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QtTest>

#include <functional>
#include <utility>

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
        (void)world.sign(*high, world.rep, governance::Role::Rep);
        (void)world.sign(*high, world.manager, governance::Role::Manager);
        (void)sender.deliverAllDue({});
        (void)world.write([&](store::Transaction& tx) {
            return governance::revokeKey(tx, world.otherManager.id, world.otherManager.key.publicKey().id(),
                                         world.system());
        });
        read();
    }

    /// Exports anew.
    void read()
    {
        QFile file(QString::fromStdString(path()));
        (void)file.remove();
        const auto done = approval::exportAudit(world.db(), path());
        if (!done)
            qFatal("Exported: %s", base::toString(done.error()).c_str());
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

    /// Puts hashes and the end line right, as somebody would who rewrites the whole export but has nobody's key.
    void relink(const std::function<void(base::Json&)>& change)
    {
        base::Sha256 head{};
        qint64 links = 0;
        QList<QByteArray> written;
        for (const QByteArray& text : std::as_const(lines)) {
            base::Json line = *base::parseJson(text.toStdString());
            change(line);
            if (line.is_null())
                continue;
            if (line["type"] == "audit") {
                events::StoredAuditEntry link{.seq = line["seq"].get<std::int64_t>(),
                                              .at = base::fromMillis(line["at"].get<std::int64_t>()),
                                              .payloadText = line["payload"].get<std::string>(),
                                              .previous = head};
                link.entry = {.actor = line["actor"].get<std::string>(),
                              .action = line["action"].get<std::string>(),
                              .subject = line["subject"].get<std::string>()};
                line["previous"] = base::toHex(head);
                head = events::auditHash(link);
                line["hash"] = base::toHex(head);
                ++links;
            } else if (line["type"] == "end") {
                line["audit"] = links;
                line["head"] = base::toHex(head);
            }
            written << QByteArray::fromStdString(base::dumpJson(line));
        }
        lines = written;
    }

    DeliveryWorld world;
    QList<QByteArray> lines;
};

#define VERIFY_SAID(exported, words)                                                                         \
    do {                                                                                                     \
        const QString heard = (exported).verify();                                                           \
        QVERIFY2(heard.startsWith("1 BROKEN: ") && heard.contains(words), qPrintable(heard));                 \
    } while (false)

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

    void oneLineIsReadInOneWayOnly()
    {
        Exported doubledName;
        QByteArray& line = doubledName.lines[doubledName.indexOf("audit", 3)];
        line = line.chopped(1) + ",\"seq\":4}";
        VERIFY_SAID(doubledName, "a name stands twice");
        Exported inside;
        inside.relink([](base::Json& each) {
            if (each["type"] == "audit" && each["action"] == "key.enrol")
                each["payload"] = "{\"role\":\"rep\"," + each["payload"].get<std::string>().substr(1);
        });
        VERIFY_SAID(inside, "a name stands twice");
        Exported kind;
        kind.lines.insert(2, "{\"type\":\"note\",\"text\":\"believe me\"}");
        VERIFY_SAID(kind, "line 3: edited");
        Exported field;
        QByteArray& key = field.lines[field.indexOf("key")];
        key = key.chopped(1) + ",\"trusted\":true}";
        VERIFY_SAID(field, "not the fields of key");
    }

    void nothingStandsTwice()
    {
        Exported link;
        link.lines.insert(5, link.lines[4]);
        VERIFY_SAID(link, "audit entry 6: doubled");
        Exported key;
        key.lines.insert(key.indexOf("key"), key.lines[key.indexOf("key")]);
        VERIFY_SAID(key, "keys: one stands twice");
        Exported approval;
        approval.lines[approval.indexOf("approval")] = approval.lines[approval.indexOf("approval", 1)];
        VERIFY_SAID(approval, "approvals: one stands twice");
        Exported end;
        end.lines << end.lines.last();
        VERIFY_SAID(end, "not one end line");
    }

    void theEndLineCountsWhatIsThere()
    {
        for (const char* name : {"audit", "keys", "approvals"}) {
            Exported exported;
            base::Json end = *base::parseJson(exported.lines.last().toStdString());
            end[name] = end[name].get<int>() + 1;
            exported.lines.last() = QByteArray::fromStdString(base::dumpJson(end));
            QVERIFY2(exported.verify().startsWith("1 BROKEN: "), name);
        }
    }

    void rolesAreThoseOfTheChain()
    {
        Exported unknown;
        unknown.lines[unknown.indexOf("key")].replace("\"role\":\"rep\"", "\"role\":\"owner\"");
        VERIFY_SAID(unknown, "unknown role");
        Exported raised;
        raised.lines[raised.indexOf("key")].replace("\"role\":\"rep\"", "\"role\":\"manager\"");
        VERIFY_SAID(raised, "the chain did not enrol it so");
        // A manager who never was one, in chain and list alike: their signature shows it.
        Exported demoted;
        const std::string manager = demoted.world.manager.id.text();
        demoted.relink([&](base::Json& each) {
            const bool key = each["type"] == "key" && each["principal"] == manager;
            if (key)
                each["role"] = "admin";
            if (each["type"] == "audit" && each["action"] == "key.enrol" && each["subject"] == manager) {
                auto payload = base::parseJson(each["payload"].get<std::string>());
                (*payload)["role"] = "admin";
                each["payload"] = base::dumpJson(*payload);
            }
        });
        VERIFY_SAID(demoted, "signed in a role that is not the person's");
    }

    void aManagersSignatureThatWasAskedForIsThere()
    {
        // The message of high value as if it had been approved before its manager signed.
        Exported early;
        const std::string manager = early.world.manager.id.text();
        early.relink([&](base::Json& each) {
            if (each["type"] == "audit" && each["action"] == "message.sign" &&
                base::jsonText(*base::parseJson(each["payload"].get<std::string>()), "principal") == manager)
                each["action"] = "message.approved";
            if (each["type"] == "approval" && each["principal"] == manager)
                each = nullptr;
            if (each.is_object() && each["type"] == "end")
                each["approvals"] = each["approvals"].get<int>() - 1;
        });
        VERIFY_SAID(early, "without the signature of: manager");
    }

    void whatWasSentWasApprovedAndNotTakenBackSince()
    {
        Exported exported;
        exported.relink([](base::Json& each) {
            if (each["type"] == "audit" && each["action"] == "message.queued")
                each["action"] = "message.edit";
        });
        VERIFY_SAID(exported, "without an approval by living keys");
    }

    void aKeySignsOnlyDuringItsLife()
    {
        const auto moveSignature = [](Exported& exported, const char* field, std::int64_t index) {
            const std::string rep = exported.world.rep.key.publicKey().id();
            exported.relink([&](base::Json& each) {
                if (each["type"] == "key" && each["keyId"] == rep)
                    each[field] = index;
            });
        };
        Exported late;
        moveSignature(late, "enrolledAt", 9);
        VERIFY_SAID(late, "the chain did not enrol it so");
        // A revocation in chain and list, before the first signature.
        Exported revoked;
        const std::string key = revoked.world.rep.key.publicKey().id();
        std::int64_t at = 0;
        revoked.relink([&](base::Json& each) {
            if (at == 0 && each["type"] == "audit" && each["action"] == "message.submit") {
                at = each["seq"].get<std::int64_t>();
                each["action"] = "key.revoke";
                each["payload"] = "{\"keyId\":\"" + key + "\"}";
            }
            if (each["type"] == "key" && each["keyId"] == key)
                each["revokedAt"] = at;
        });
        VERIFY_SAID(revoked, "signed outside the life of its key");
    }

    void whatHadLeftAndLeavesAgainIsNamed()
    {
        Exported exported;
        std::string sent;
        for (const QByteArray& line : std::as_const(exported.lines)) {
            const base::Json each = *base::parseJson(line.toStdString());
            if (each["type"] == "audit" && each["action"] == "message.accepted")
                sent = each["subject"].get<std::string>();
        }
        QVERIFY(!sent.empty());
        const auto add = [&](const char* action) {
            const qsizetype end = exported.indexOf("end");
            const qint64 seq = base::parseJson(exported.lines[end].toStdString())->at("audit").get<qint64>() + 1;
            const base::Json link{{"type", "audit"},  {"seq", seq},         {"at", 1},      {"actor", "system"},
                                  {"action", action}, {"subject", sent},    {"payload", "{}"}, {"previous", ""},
                                  {"hash", ""}};
            exported.lines.insert(end, QByteArray::fromStdString(base::dumpJson(link)));
            exported.relink([](base::Json&) {});
        };
        add("message.transmitting");
        add("message.accepted");
        VERIFY_SAID(exported, "although it had left");
    }

    void aPolicyThatWasNotInForceIsNamed()
    {
        Exported exported;
        exported.relink([](base::Json& each) {
            if (each["type"] == "audit" && each["action"] == "policy.activate")
                each["payload"] = "{\"sha256\":\"" + std::string(64, '0') + "\"}";
        });
        VERIFY_SAID(exported, "a policy that was not in force");
    }

    void aMessageThatStillWaitsForItsManagerIsNoBreak()
    {
        Exported exported;
        const auto open = exported.world.submit(exported.world.submission(9'000'000));
        COUNTERSIGN_VERIFY_OK(exported.world.sign(*open, exported.world.rep, governance::Role::Rep));
        const auto back = exported.world.submit(exported.world.submission());
        COUNTERSIGN_VERIFY_OK(exported.world.sign(*back, exported.world.rep, governance::Role::Rep));
        COUNTERSIGN_VERIFY_OK(exported.world.write([&](store::Transaction& tx) {
            return approval::backToReview(tx, *back, {.code = "fact_changed", .args = {"price"}}, exported.world.system());
        }));
        exported.read();
        const QString said = exported.verify();
        QVERIFY2(said.contains("6 approvals, 6 signatures checked"), qPrintable(said));
        QVERIFY(exported.lines.join().contains("\"void\":true"));
        for (QByteArray& line : exported.lines)
            line.replace("\"void\":true", "\"void\":false");
        VERIFY_SAID(exported, "void or not");
    }
};

COUNTERSIGN_TEST_CLASS(AuditVerifierTest);
#include "audit_verifier_test.moc"
