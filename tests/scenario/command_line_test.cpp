// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/command_desk.h"
#include "tests/support/test_registry.h"

using namespace countersign;
using tests::DemoWorld;
using tests::Desk;
using tests::kManagerPassphrase;
using tests::kRepPassphrase;
using tests::missing;
using tests::suggestionFor;
using tests::text;
using tests::write;

namespace {

/// A person names the fact that a claim rests on; facts that are not in the evidence are refused.
void citeByHand(const Desk& desk, const QString& draft)
{
    const base::Json shown = desk.ask({"draft", "show", draft});
    const base::Json& claims = base::jsonMember(shown, "claims");
    const base::Json& evidence = base::jsonMember(shown, "evidence");
    QVERIFY(!claims.empty() && !evidence.empty());
    const QString claim = QString::number(base::jsonInt(claims.back(), "index"));
    const QString fact = QString::number(base::jsonInt(evidence.front(), "number"));
    QCOMPARE(desk.run({"draft", "cite", draft, "--claim", claim, "--fact", "9999"}), 1);
    QCOMPARE(desk.run({"draft", "cite", draft, "--claim", claim}), 2);
    const base::Json cited = desk.ask({"draft", "cite", draft, "--claim", claim, "--fact", fact});
    QCOMPARE(base::jsonInt(cited, "openClaims"), std::int64_t(0));
    QVERIFY(QString::fromStdString(base::dumpJson(cited)).contains("\"facts\":["));
}

/// From a suggestion to the answer in the figures; every step through the program that a user starts.
void doMainJob(const Desk& desk, const DemoWorld& world, const QString& suggestion, const QByteArray& repPassphrase,
               const QByteArray& managerPassphrase)
{
    // Mail that another desk of this world was answered with is read before anybody signs.
    (void)desk.ask({"inbound", "poll"});
    const qsizetype before = world.received().size();
    const base::Json draft = desk.ask({"draft", "new", "--suggestion", suggestion});
    const QString id = text(draft, "id");
    QCOMPARE(base::jsonInt(draft, "openClaims"), std::int64_t(0));
    QVERIFY(!base::jsonMember(draft, "evidence").empty());
    const QStringList signers = missing(desk.ask({"draft", "submit", id}));
    QVERIFY(signers.contains("rep"));

    QCOMPARE(desk.run({"outbox", "run"}), 0);
    base::Json refused = base::Json::object();
    QCOMPARE(desk.run({"review", "approve", id}, &refused), 3);
    QCOMPARE(text(base::jsonMember(refused, "error"), "code"), QStringLiteral("HumanNeeded"));
    QCOMPARE(world.received().size(), before);
    const base::Json mail = desk.ask({"draft", "mail", id});
    const QByteArray exact = QByteArray::fromStdString(base::jsonText(mail, "bytes"));
    QVERIFY(exact.startsWith("Date: "));

    // What is frozen is shown before the passphrase is asked for.
    const tests::ProgramRun wrong = desk.sign(id, "somebody else's words", "ines.r@fennwick.example");
    QVERIFY(wrong.exitCode != 0);
    const auto asked = wrong.shown.indexOf("Your passphrase, to sign this");
    QVERIFY(asked > 0);
    for (const char* part : {"sha256", "date", "messageId", "subject"})
        QVERIFY2(wrong.shown.left(asked).contains(base::jsonText(mail, part).c_str()), part);
    QVERIFY(wrong.shown.left(asked).contains("signs these exact bytes, as their author."));
    QCOMPARE(desk.approve(id, repPassphrase, "ines.r@fennwick.example"), 0);
    if (signers.contains("manager")) {
        QCOMPARE(missing(desk.ask({"review", "show", id})), QStringList{"manager"});
        QCOMPARE(desk.run({"outbox", "run"}), 0);
        QCOMPARE(world.received().size(), before);
        QCOMPARE(desk.approve(id, managerPassphrase, "tomas.h@fennwick.example"), 0);
    }
    QCOMPARE(base::jsonInt(desk.ask({"outbox", "run", "--wait"}), "sent"), std::int64_t(1));
    QCOMPARE(base::jsonInt(desk.ask({"outbox", "run"}), "sent"), std::int64_t(0));
    QCOMPARE(world.received().size(), before + 1);
    QCOMPARE(world.received().last(), exact);

    // The outbox reads the mailboxes too: the answer may have been read already.
    const auto answered = [&desk] {
        (void)desk.ask({"inbound", "poll"});
        const base::Json outcomes = desk.ask({"outcome", "list"});
        return !base::jsonMember(outcomes, "outcomes").empty();
    };
    QVERIFY(QTest::qWaitFor(answered, 60'000));
    const base::Json figures = desk.ask({"insights", "kpi"});
    const base::Json& total = base::jsonMember(figures, "rows").back();
    QCOMPARE(text(total, "group"), QStringLiteral("total"));
    QCOMPARE(base::jsonInt(total, "sent"), std::int64_t(1));
    QCOMPARE(base::jsonInt(base::jsonMember(total, "replied"), "count"), std::int64_t(1));
    QCOMPARE(desk.run({"govern", "audit", "verify"}), 0);
}

} // namespace

/// The main job as a user does it at a terminal, against a mail server that really takes mail in.
class CommandLineTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoWorld> m_world;

private slots:
    void initTestCase() { m_world = std::make_unique<DemoWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    /// A demo's policy lets mail leave at any hour: this test runs on Sundays too.
    void theMainJobInTheDemoWorld()
    {
        const Desk desk(m_world->path("demo-desk"));
        QCOMPARE(desk.run({"workspace", "create", desk.path("workspace"), "--demo", m_world->folder() + "/endpoints.json"}), 0);
        QVERIFY(!desk.ask({"source", "sync"}).empty());
        const QString suggestion = suggestionFor(desk, "Ostravelle Foods");
        QVERIFY(!suggestion.isEmpty());
        doMainJob(desk, *m_world, suggestion, kRepPassphrase, kRepPassphrase);
    }

    void aPersonNamesTheFactThatAClaimRestsOn()
    {
        const Desk desk(m_world->path("citing-desk"));
        QCOMPARE(desk.run({"workspace", "create", desk.path("workspace"), "--demo", m_world->folder() + "/endpoints.json"}), 0);
        QVERIFY(!desk.ask({"source", "sync"}).empty());
        const base::Json draft = desk.ask({"draft", "new", "--suggestion", suggestionFor(desk, "Ostravelle Foods")});
        citeByHand(desk, text(draft, "id"));
    }

    void theMainJobOnAnExportOfOnesOwn_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("account");
        QTest::newRow("a small export") << QStringLiteral(COUNTERSIGN_FIXTURES "/own_export") << "Brightwater Dairies";
        if (QFile::exists(QStringLiteral(COUNTERSIGN_DATA "/crm/maven_sales/accounts.csv")))
            QTest::newRow("maven_sales") << QStringLiteral(COUNTERSIGN_DATA "/crm/maven_sales") << "Acme Corporation";
    }
    void theMainJobOnAnExportOfOnesOwn()
    {
        QFETCH(const QString, folder);
        QFETCH(const QString, account);
        const Desk desk(m_world->path(QString("own-desk-") + QTest::currentDataTag()));
        copyExport(folder, account, desk.path("export"));
        QCOMPARE(desk.run({"workspace", "create", desk.path("workspace"), "--name", "Fennwick", "--company", "Fennwick",
                           "--currency", "USD", "--rep", "Ines Ribeiro", "--rep-email", "ines.r@fennwick.example",
                           "--rep-passphrase-file", desk.path("rep"), "--manager", "Tomas Hallgren", "--manager-email",
                           "tomas.h@fennwick.example", "--manager-passphrase-file", desk.path("manager")}),
                 0);
        letMailLeaveAtAnyHour(desk);
        addMailbox(desk);
        QCOMPARE(desk.run({"source", "add", "files", "crm", "--set", "path=" + desk.path("export")}), 0);
        QVERIFY(!desk.ask({"source", "sync", "crm", "--dry-run"}).empty());
        QVERIFY(!desk.ask({"source", "sync", "crm"}).empty());
        const QString suggestion = suggestionFor(desk, account);
        QVERIFY2(!suggestion.isEmpty(), "nobody to follow up");
        doMainJob(desk, *m_world, suggestion, kRepPassphrase, kManagerPassphrase);
    }

private:
    /// With one contact, a customer of the demo world who answers gladly; the labelled export has accounts and deals only.
    static void copyExport(const QString& from, const QString& account, const QString& to)
    {
        QDir().mkpath(to);
        for (const QString& name : QDir(from).entryList({"*.csv"}, QDir::Files))
            QVERIFY(QFile::copy(from + '/' + name, to + '/' + name));
        write(to + "/contacts.csv", "contact_id,account,first_name,last_name,email,title,country,time_zone,language\n"
                                    "C-1," + account.toUtf8() + ",Marta,Kofler,marta.k@ostravelle.example,Head of Quality,AT,"
                                    "Europe/Vienna,en\n");
    }
    /// A manager's decision at the terminal, which a pipe and a rep cannot make.
    static void letMailLeaveAtAnyHour(const Desk& desk)
    {
        base::Json document = base::jsonMember(desk.ask({"govern", "policy", "show"}), "document");
        document["sending"] = {{"from", "00:00"}, {"to", "24:00"}, {"weekends", true}, {"holidays", true}};
        write(desk.path("policy.json"), QByteArray::fromStdString(base::dumpJson(document)));
        const QStringList set{"govern", "policy", "set", desk.path("policy.json")};
        QCOMPARE(desk.run(set), 3);
        QVERIFY(tests::runAtTerminal(desk.command(set), {kRepPassphrase}).exitCode != 0);
        QCOMPARE(base::jsonInt(desk.ask({"govern", "policy", "show"}), "version"), std::int64_t(1));
        const QStringList asManager = QStringList{"--as", "tomas.h@fennwick.example"} + set;
        const auto done = tests::runAtTerminal(desk.command(asManager), {kManagerPassphrase});
        QVERIFY2(done.exitCode == 0, done.shown.constData());
        QCOMPARE(base::jsonInt(desk.ask({"govern", "policy", "show"}), "version"), std::int64_t(2));
    }
    void addMailbox(const Desk& desk) const
    {
        const base::Json endpoints = m_world->endpoints();
        const base::Json& mailbox = base::jsonMember(endpoints, "mailboxes").at(0);
        const auto address = [&endpoints](const char* server) {
            const base::Json& found = base::jsonMember(endpoints, server);
            return text(found, "host") + ':' + QString::number(base::jsonInt(found, "port"));
        };
        write(desk.path("password"), text(mailbox, "password").toUtf8() + '\n');
        QCOMPARE(desk.run({"channel", "add", "work", "--address", text(mailbox, "address"), "--display-name", "Ines Ribeiro",
                           "--smtp", address("smtp"), "--imap", address("imap"), "--user", text(mailbox, "user"), "--ca",
                           text(endpoints, "caFile"), "--password-file", desk.path("password")}),
                 0);
    }
};

COUNTERSIGN_TEST_CLASS(CommandLineTest);
#include "command_line_test.moc"
