// SPDX-License-Identifier: Apache-2.0
#include "tests/support/delivery_world.h"
#include "tests/support/kill_fixture.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QtTest>

#include <csignal>
#include <map>
#include <unistd.h>

using namespace countersign;
using approval::MessageState;
using tests::DeliveryWorld;

/// Kills a sender again and again at moments drawn from a seed and reads from the store and from the server's
/// own record whether anything was lost, sent twice, or sent unsigned.
class KillHarnessTest : public QObject
{
    Q_OBJECT
private slots:
    void killedAtAnyMomentNothingIsUnapprovedLostOrTwice()
    {
        const int kills = number("COUNTERSIGN_KILLS", 120);
        const auto seed = static_cast<std::uint64_t>(number("COUNTERSIGN_SEED", 20260609));
        qInfo("seed %llu, %d kills", static_cast<unsigned long long>(seed), kills);
        tests::FakeRandom random(seed);
        DeliveryWorld world;
        const QString server = QString::fromStdString(world.store().folder() / "server.txt");
        std::map<std::string, model::OutgoingId> approved;
        std::vector<std::string> unapproved;
        int resolved = 0;
        for (int round = 0; round < kills; ++round) {
            for (int i = 0; i < 3; ++i) {
                const auto s = world.submission();
                approved.emplace(base::toHex(base::sha256(s.bytes)), world.approved(s));
                const auto open = world.submission();
                COUNTERSIGN_VERIFY_OK(world.submit(open));
                unapproved.push_back(base::toHex(base::sha256(open.bytes)));
            }
            killOne(world, server, static_cast<std::uint64_t>(round) + 1, random);
            QVERIFY2(holds(world, server, approved, unapproved), qPrintable(QString("round %1").arg(round)));
            resolved += resolveSome(world, server, random);
        }
        finish(world, server, kills + 2);
        QVERIFY(holds(world, server, approved, unapproved));
        std::map<MessageState, int> states;
        for (const auto& [hash, id] : approved)
            ++states[world.message(id).state];
        qInfo("%zu approved: %d accepted, %d unknown, %d resolved by hand", approved.size(),
              states[MessageState::Accepted], states[MessageState::Unknown], resolved);
        // Nothing is lost: each has left, or waits for a human's word.
        QCOMPARE(static_cast<std::size_t>(states[MessageState::Accepted] + states[MessageState::Unknown]),
                 approved.size());
        QVERIFY(states[MessageState::Accepted] > 0);
    }

private:
    static int number(const char* name, int fallback)
    {
        const int value = qEnvironmentVariableIntValue(name);
        return value > 0 ? value : fallback;
    }

    static std::map<std::string, int> taken(const QString& server)
    {
        std::map<std::string, int> counts;
        QFile file(server);
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray& line : file.readAll().split('\n'))
                if (line.size() == 64)
                    ++counts[line.toStdString()];
        return counts;
    }

    static void killOne(DeliveryWorld& world, const QString& server, std::uint64_t round,
                        base::RandomSource& random)
    {
        QProcess child;
        child.start(KILLED_SENDER,
                    {QString::fromStdString(world.store().path()), server, QString::number(round)});
        QVERIFY(child.waitForStarted());
        QVERIFY(child.waitForReadyRead(30000));
        ::usleep(static_cast<useconds_t>(random.below(12000)));
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
        child.waitForFinished();
    }

    /// Lets everything run out with no more kills, over hours of waiting.
    static void finish(DeliveryWorld& world, const QString& server, int firstSeed)
    {
        for (int i = 0; i < 40; ++i) {
            QProcess child;
            // Ten hours apart, so that every retry is due.
            child.start(KILLED_SENDER, {QString::fromStdString(world.store().path()), server,
                                        QString::number(firstSeed + i * 60)});
            QVERIFY(child.waitForFinished(60000));
            QCOMPARE(child.exitCode(), 0);
        }
    }

    static bool holds(DeliveryWorld& world, const QString& server,
                      const std::map<std::string, model::OutgoingId>& approved,
                      const std::vector<std::string>& unapproved)
    {
        const auto counts = taken(server);
        for (const std::string& hash : unapproved)
            if (counts.contains(hash))
                return complain("unapproved", hash);
        for (const auto& [hash, count] : counts) {
            if (!approved.contains(hash))
                return complain("never seen", hash);
            if (count > 1)
                return complain("twice", hash);
        }
        for (const auto& [hash, id] : approved) {
            const MessageState state = world.message(id).state;
            // What the store calls accepted the server has; what the server has the store never calls
            // waiting.
            if (state == MessageState::Accepted && !counts.contains(hash))
                return complain("lost", hash);
            if (counts.contains(hash) && (state == MessageState::Queued || state == MessageState::Held))
                return complain("would be sent again", hash);
        }
        return true;
    }

    static bool complain(const char* what, const std::string& hash)
    {
        qWarning("%s: %s", what, hash.c_str());
        return false;
    }

    /// A human who looks into the mailbox before answering.
    static int resolveSome(DeliveryWorld& world, const QString& server, base::RandomSource& random)
    {
        const auto counts = taken(server);
        int resolved = 0;
        const auto unknown = approval::listMessages(world.db(), std::vector{MessageState::Unknown});
        if (!unknown)
            return 0;
        for (const auto& message : *unknown) {
            if (random.below(2) == 0)
                continue;
            const bool arrived = counts.contains(base::toHex(message.sha256));
            const auto done = world.write([&](store::Transaction& tx) {
                return delivery::resolveUnknown(tx, message.id,
                                                arrived ? delivery::UnknownDecision::Arrived
                                                        : delivery::UnknownDecision::SendAgain,
                                                world.actor(world.rep));
            });
            resolved += done ? 1 : 0;
        }
        return resolved;
    }
};

COUNTERSIGN_TEST_CLASS(KillHarnessTest);
#include "kill_harness_test.moc"
