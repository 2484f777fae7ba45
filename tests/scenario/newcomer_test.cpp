// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/command_desk.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>

using namespace countersign;
using tests::DemoWorld;
using tests::Desk;
using tests::kRepPassphrase;
using tests::text;
using tests::write;

namespace {

constexpr const char* kRep = "ines.r@fennwick.example";
constexpr const char* kManager = "tomas.h@fennwick.example";

/// What a program says on both streams, through a pipe.
QByteArray said(QStringList words, int* exitCode = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    const QString program = words.takeFirst();
    process.start(program, words);
    process.closeWriteChannel();
    if (!process.waitForFinished(240'000) || process.exitStatus() != QProcess::NormalExit)
        return "it did not end";
    if (exitCode != nullptr)
        *exitCode = process.exitCode();
    return process.readAll();
}

} // namespace

/// What somebody meets who follows README.md for the first time, and mistypes.
class NewcomerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoWorld> m_world;

    [[nodiscard]] Desk demoDesk(const QString& name) const
    {
        const Desk desk(m_world->path(name));
        if (desk.run({"workspace", "create", desk.path("workspace"), "--demo", m_world->folder() + "/endpoints.json"}) != 0)
            qFatal("no workspace");
        (void)desk.ask({"source", "sync"});
        (void)desk.ask({"inbound", "poll"});
        return desk;
    }
    static void signAll(const Desk& desk, const QString& draft)
    {
        const QStringList signers = tests::missing(desk.ask({"draft", "submit", draft}));
        QCOMPARE(desk.approve(draft, kRepPassphrase, kRep), 0);
        if (signers.contains("manager"))
            QCOMPARE(desk.approve(draft, kRepPassphrase, kManager), 0);
    }

private slots:
    void initTestCase() { m_world = std::make_unique<DemoWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    void withoutATerminalTheMainJobNamesEachStepThatIsLeftAndGoesOnWithItsDraft()
    {
        const QString folder = m_world->path("visit");
        QDir().mkpath(folder);
        write(folder + "/passphrase", "demo\n");
        const QString script =
            QString("set -euo pipefail\nhere='%1'\nprograms=/programs\nworld='%2'\nworkspace='%3/workspace'\npassphrase='%3/passphrase'\n"
                    "step() { printf '\\n== %s\\n' \"$*\"; }\n"
                    "cli() { '%4' --workspace \"$workspace\" --passphrase-file \"$passphrase\" \"$@\"; }\n"
                    ". '%1/main_job.sh'\nprepareDemoWorkspace\nrunMainJob\n")
                .arg(COUNTERSIGN_PACKAGING, m_world->folder(), folder, COUNTERSIGN_CLI_PROGRAM);
        write(folder + "/visit.sh", script.toUtf8());
        int code = -1;
        const QByteArray first = said({"/bin/bash", folder + "/visit.sh"}, &code);
        QVERIFY2(code == 0, first.constData());
        for (const char* part : {"packaging/run.sh", "serve --dir", "connect-demo", " review approve ", "--as tomas.h@fennwick.example review approve",
                                 "outbox run --wait", "inbound poll --wait"})
            QVERIFY2(first.contains(part), part);
        static const QRegularExpression kDraft("draft show ([0-9A-Z]{26})");
        const QByteArray again = said({"/bin/bash", folder + "/visit.sh"}, &code);
        QVERIFY2(code == 0, again.constData());
        QCOMPARE(kDraft.match(again).captured(1), kDraft.match(first).captured(1));
        QVERIFY(!kDraft.match(first).captured(1).isEmpty());
    }

    void aMailThatComesBackToReviewIsNamedWithItsReason()
    {
        const Desk desk = demoDesk("returning-desk");
        const QString suggestion = tests::suggestionFor(desk, "Ostravelle Foods");
        QStringList drafts;
        for (int i = 0; i < 2; ++i) {
            drafts << text(desk.ask({"draft", "new", "--suggestion", suggestion}), "id");
            signAll(desk, drafts.last());
        }
        const base::Json gone = desk.ask({"outbox", "run", "--wait"});
        QCOMPARE(base::jsonInt(gone, "sent"), std::int64_t(1));
        const base::Json& returned = base::jsonMember(gone, "returned");
        QCOMPARE(returned.size(), std::size_t(1));
        QVERIFY(drafts.contains(text(returned.front(), "draft")));
        const QString why = text(base::jsonMember(returned.front(), "why"), "code");
        QVERIFY2(why == "mail_went_out" || why == "reply_came", qPrintable(why));
        QVERIFY(!text(returned.front(), "id").isEmpty());
    }

    void whatIsSignedAlreadyIsSaidBeforeAPassphraseIsAskedFor()
    {
        const Desk desk = demoDesk("signed-desk");
        const QString draft = text(desk.ask({"draft", "new", "--suggestion", tests::suggestionFor(desk, "Ostravelle Foods"), "--language", "fr"}), "id");
        QCOMPARE(text(desk.ask({"draft", "show", draft}), "language"), QStringLiteral("fr"));
        signAll(desk, draft);
        const auto again = tests::runAtTerminal(desk.command({"review", "approve", draft}), {});
        QVERIFY(again.exitCode != 0);
        QVERIFY2(again.shown.contains("Conflict") && !again.shown.contains("Your passphrase"), again.shown.constData());
    }

    void aMissingWorkspaceIsSaidBeforeAPassphraseIsAskedFor()
    {
        const auto run = tests::runAtTerminal({COUNTERSIGN_CLI_PROGRAM, "--workspace", m_world->path("nowhere"), "suggest"}, {});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.shown.contains("WorkspaceMissing") && !run.shown.contains("Passphrase"), run.shown.constData());
    }

    void aNewWorkspaceWithoutATerminalNamesTheOptionForThePassphrase()
    {
        const QByteArray answer = said({COUNTERSIGN_CLI_PROGRAM, "workspace", "create", m_world->path("new")});
        QVERIFY2(answer.contains("--rep-passphrase-file"), answer.constData());
        write(m_world->path("short"), "seven77\n");
        const QByteArray tooShort = said({COUNTERSIGN_CLI_PROGRAM, "workspace", "create", m_world->path("new"), "--rep-passphrase-file", m_world->path("short")});
        QVERIFY2(tooShort.contains("8 characters"), tooShort.constData());
        QVERIFY(!QFile::exists(m_world->path("new")));
    }

    void whatCannotBeMeantIsRefusedAsMisuse_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const QStringList& words, const char* says) { QTest::newRow(qPrintable(words.join(' '))) << words << QByteArray(says); };
        const QStringList channel{"channel", "add", "work"};
        row({"sugest"}, "did you mean \"suggest\"");
        row({"review", "aprove"}, "did you mean \"approve\"");
        row(channel + QStringList{"--address", "ines", "--smtp", "mail.example", "--imap", "mail.example"}, "no mail address");
        row(channel + QStringList{"--address", "ines@a.example", "--smtp", "smtp://mail.example", "--imap", "mail.example"}, "without a scheme");
        row(channel + QStringList{"--address", "ines@a.example", "--smtp", "mail.example:0", "--imap", "mail.example"}, "1 to 65535");
        row(channel + QStringList{"--address", "ines@a.example", "--smtp", "mail.example", "--imap", "mail.example:imaps"}, "1 to 65535");
        row({"provider", "add", "m", "--base-url", "http://models.example/v1", "--model", "x"}, "not encrypted");
        row({"provider", "add", "m", "--base-url", "models.example", "--model", "x"}, "https://");
        row({"insights", "kpi", "--by", "colour"}, "--by");
        row({"account", "list", "--sort", "colour"}, "--sort");
    }
    void whatCannotBeMeantIsRefusedAsMisuse()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        int code = -1;
        const QByteArray answer = said(QStringList{COUNTERSIGN_CLI_PROGRAM} + words, &code);
        QCOMPARE(code, 2);
        QVERIFY2(answer.contains(says), answer.constData());
    }

    void aMailboxCarriesItsOwnersName()
    {
        const Desk desk(m_world->path("named-desk"));
        QCOMPARE(desk.run({"workspace", "create", desk.path("workspace"), "--rep", "Ines Ribeiro", "--rep-email", kRep, "--rep-passphrase-file", desk.path("rep")}), 0);
        QCOMPARE(desk.run({"channel", "add", "work", "--address", kRep, "--smtp", "mail.example", "--imap", "mail.example:993",
                           "--password-file", desk.path("rep")}),
                 0);
        const base::Json listed = desk.ask({"channel", "list"});
        QCOMPARE(text(base::jsonMember(listed, "channels").front(), "displayName"), QStringLiteral("Ines Ribeiro"));
        const QByteArray unknown = said(desk.command({"draft", "new", "--suggestion", "NO-SUCH-ID"}));
        QVERIFY2(unknown.contains("no suggestion has this id") && unknown.contains("\"suggest\" lists them"), unknown.constData());
    }
};

COUNTERSIGN_TEST_CLASS(NewcomerTest);
#include "newcomer_test.moc"
