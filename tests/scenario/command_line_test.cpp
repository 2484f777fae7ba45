// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "tests/support/terminal.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;

namespace {

constexpr const char* kRepPassphrase = "the rep's own words";
constexpr const char* kManagerPassphrase = "the manager's own words";

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("could not write %s", qPrintable(path));
}

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString text(const base::Json& json, const char* key)
{
    return QString::fromStdString(base::jsonText(json, key));
}

/// A demo world on this computer's loopback: its mail server keeps every mail that it takes in.
class DemoWorld
{
public:
    DemoWorld()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(COUNTERSIGN_DEMO_PROGRAM, {"serve", "--dir", folder(), "--once-ready", path("ready"),
                                                   "--die-with-parent", "--speed", "2000", "--accounts", "40"});
        if (!m_process.waitForStarted() || !QTest::qWaitFor([this] { return QFile::exists(path("ready")); }, 60'000))
            qFatal("the demo world did not start");
    }
    ~DemoWorld()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }

    [[nodiscard]] QString folder() const { return path("world"); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QList<QByteArray> received() const
    {
        QList<QByteArray> mails;
        QDir kept(folder() + "/received");
        for (const QString& name : kept.entryList({"*.eml"}, QDir::Files, QDir::Name))
            mails << readAll(kept.filePath(name));
        return mails;
    }
    [[nodiscard]] base::Json endpoints() const
    {
        return *base::parseJson(readAll(folder() + "/endpoints.json").toStdString());
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// Somebody's workspace on the command line.
class Desk
{
public:
    explicit Desk(QString folder) : m_folder(std::move(folder))
    {
        QDir().mkpath(m_folder);
        write(path("rep"), QByteArray(kRepPassphrase) + '\n');
        write(path("manager"), QByteArray(kManagerPassphrase) + '\n');
    }

    [[nodiscard]] QString path(const QString& name) const { return QDir(m_folder).filePath(name); }
    [[nodiscard]] QStringList command(const QStringList& arguments) const
    {
        return QStringList{COUNTERSIGN_CLI_PROGRAM, "--workspace", path("workspace"), "--passphrase-file", path("rep")} +
               arguments;
    }
    /// Through a pipe: what only a person may do is refused.
    [[nodiscard]] int run(const QStringList& arguments, base::Json* answer = nullptr) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList words = command(QStringList{"--json"} + arguments);
        const QString program = words.takeFirst();
        process.start(program, words);
        if (!process.waitForFinished(180'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        if (answer != nullptr)
            if (auto json = base::parseJson(process.readAllStandardOutput().toStdString()))
                *answer = std::move(*json);
        return process.exitCode();
    }
    [[nodiscard]] base::Json ask(const QStringList& arguments) const
    {
        base::Json answer = base::Json::object();
        if (run(arguments, &answer) != 0)
            qFatal("countersign-cli %s failed", qPrintable(arguments.join(' ')));
        return answer;
    }
    [[nodiscard]] tests::ProgramRun sign(const QString& draft, const QByteArray& passphrase, const QString& who) const
    {
        return tests::runAtTerminal(command({"--as", who, "review", "approve", draft}), {passphrase});
    }
    [[nodiscard]] int approve(const QString& draft, const QByteArray& passphrase, const QString& who) const
    {
        return sign(draft, passphrase, who).exitCode;
    }

private:
    QString m_folder;
};

QStringList missing(const base::Json& draft)
{
    QStringList roles;
    for (const base::Json& role : base::jsonMember(draft, "missingSignatures"))
        roles << QString::fromStdString(role.get<std::string>());
    return roles;
}

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

/// The suggestion for an account, or an empty one.
QString suggestionFor(const Desk& desk, const QString& account)
{
    const base::Json answer = desk.ask({"suggest", "--limit", "200"});
    for (const base::Json& each : base::jsonMember(answer, "suggestions"))
        if (text(each, "accountName") == account)
            return text(each, "id");
    return {};
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
