// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/command_desk.h"
#include "tests/support/test_registry.h"

using namespace countersign;
using tests::DemoWorld;
using tests::Desk;
using tests::kRepPassphrase;
using tests::missing;
using tests::suggestionFor;
using tests::text;

namespace {

/// Whoever runs in it has no network at all: not even its own loopback is up.
const QStringList kNoNetwork{"/usr/bin/unshare", "--user", "--map-root-user", "--net", "--"};

constexpr const char* kRep = "ines.r@fennwick.example";
constexpr const char* kManager = "tomas.h@fennwick.example";

/// What an account's page, search, evidence and ages show without a network.
void lookAround(const Desk& offline)
{
    const base::Json accounts = offline.ask({"account", "list", "--text", "Ostravelle"});
    const base::Json& rows = base::jsonMember(accounts, "accounts");
    QCOMPARE(rows.size(), std::size_t(1));
    const base::Json page = offline.ask({"account", "show", text(rows.front(), "id")});
    QVERIFY(!base::jsonMember(page, "people").empty());
    QVERIFY(!base::jsonMember(page, "timeline").empty());
    QVERIFY(!base::jsonMember(offline.ask({"search", "Ostravelle"}), "hits").empty());
    const base::Json frame = offline.ask({"workspace", "info"});
    QVERIFY(!base::jsonMember(frame, "sources").empty());
    for (const base::Json& source : base::jsonMember(frame, "sources"))
        QVERIFY2(!text(source, "lastSync").isEmpty(), "an age is not shown");
}

} // namespace

/// The laptop has no network, also when the program starts: the day's work goes on, and what was approved leaves once it
/// is back.
class OfflineTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QStringList words = kNoNetwork + QStringList{"/bin/true"};
        const QString program = words.takeFirst();
        QVERIFY2(QProcess::execute(program, words) == 0,
                 "this test needs unprivileged user namespaces: see sysctl kernel.unprivileged_userns_clone (1) and "
                 "user.max_user_namespaces (above 0)");
    }

    void workGoesOnAndTheMailLeavesOnceWhenTheNetworkIsBack()
    {
        DemoWorld world;
        const Desk online(world.path("desk"));
        const Desk offline(world.path("desk"), kNoNetwork);
        QCOMPARE(online.run({"workspace", "create", online.path("workspace"), "--demo", world.folder() + "/endpoints.json"}), 0);
        QVERIFY(!online.ask({"source", "sync"}).empty());
        (void)online.ask({"inbound", "poll"});

        lookAround(offline);
        const QString suggestion = suggestionFor(offline, "Ostravelle Foods");
        QVERIFY(!suggestion.isEmpty());
        const QString draft = text(offline.ask({"draft", "new", "--suggestion", suggestion}), "id");
        QVERIFY(!base::jsonMember(offline.ask({"draft", "evidence", draft}), "evidence").empty());
        (void)offline.ask({"draft", "edit", draft, "--block", "-1", "--text", "Linz, before your audit"});
        const QStringList signers = missing(offline.ask({"draft", "submit", draft}));
        QCOMPARE(offline.approve(draft, kRepPassphrase, kRep), 0);
        if (signers.contains("manager"))
            QCOMPARE(offline.approve(draft, kRepPassphrase, kManager), 0);
        const QByteArray exact = QByteArray::fromStdString(base::jsonText(offline.ask({"draft", "mail", draft}), "bytes"));
        QVERIFY(exact.contains("Linz, before your audit"));

        waitsWithAReason(offline);
        QCOMPARE(world.received().size(), qsizetype(0));

        QCOMPARE(base::jsonInt(online.ask({"outbox", "run", "--wait"}), "sent"), std::int64_t(1));
        QCOMPARE(base::jsonInt(online.ask({"outbox", "run"}), "sent"), std::int64_t(0));
        QCOMPARE(world.received(), QList<QByteArray>{exact});
    }

private:
    /// Once the undo window is over, the board says what the mail waits for.
    static void waitsWithAReason(const Desk& offline)
    {
        const auto queued = [&offline] {
            const base::Json tried = offline.ask({"outbox", "run"});
            return base::jsonInt(tried, "sent") == 0 && text(base::jsonMember(tried, "waiting").front(), "state") == "queued";
        };
        QVERIFY(QTest::qWaitFor(queued, 120'000));
        const base::Json board = offline.ask({"outbox", "list"});
        const base::Json& waiting = base::jsonMember(board, "waiting");
        QCOMPARE(waiting.size(), std::size_t(1));
        const QString why = text(base::jsonMember(waiting.front(), "why"), "code");
        QVERIFY2(why == "waiting_inbox" || why == "waiting_offline", qPrintable(why));
    }
};

COUNTERSIGN_TEST_CLASS(OfflineTest);
#include "offline_test.moc"
