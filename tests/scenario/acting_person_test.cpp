// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/command_desk.h"
#include "tests/support/test_registry.h"

using namespace countersign;
using tests::kManagerPassphrase;
using tests::kRepPassphrase;
using tests::text;

namespace {

constexpr const char* kManager = "tomas.h@fennwick.example";

} // namespace

/// Who acts on the command line is who can say their own passphrase.
class ActingPersonTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        tests::write(path("rep"), QByteArray(kRepPassphrase) + '\n');
        tests::write(path("manager"), QByteArray(kManagerPassphrase) + '\n');
        QCOMPARE(pipe("rep", {"workspace", "create", path("workspace"), "--rep", "Ines Ribeiro", "--rep-email",
                              "Ines.R@fennwick.example", "--rep-passphrase-file", path("rep"), "--manager",
                              "Tomas Hallgren", "--manager-email", kManager, "--manager-passphrase-file", path("manager")}),
                 0);
    }

    void whoseSlotOpenedTheWorkspaceActs()
    {
        QCOMPARE(actorNow("rep", {}), QStringLiteral("Ines Ribeiro"));
        QCOMPARE(actorNow("manager", {}), QStringLiteral("Tomas Hallgren"));
        QCOMPARE(pipe("manager", {"outbox", "stop"}), 0);
        QCOMPARE(lastActor(), idOf(kManager));
        // Naming oneself is no question, by address, name or id.
        for (const QString& who : QStringList{kManager, "Tomas.H@Fennwick.Example", "Tomas Hallgren", idOf(kManager)})
            QCOMPARE(pipe("manager", {"--as", who, "outbox", "resume"}), 0);
    }

    void nobodyActsAsAnotherThroughAPipe_data()
    {
        QTest::addColumn<QStringList>("verb");
        const auto row = [](const QStringList& verb) { QTest::newRow(qPrintable(verb.join(' '))) << verb; };
        row({"outbox", "stop"});
        row({"outbox", "resume"});
        row({"outbox", "cancel", "01JZ0000000000000000000000"});
        row({"outbox", "run"});
        row({"govern", "suppress", "add", "marta.k@ostravelle.example"});
        row({"review", "return", "01JZ0000000000000000000000", "--comment", "warmer"});
        row({"review", "reject", "01JZ0000000000000000000000", "--reason", "no"});
        row({"review", "approve", "01JZ0000000000000000000000"});
        row({"draft", "new", "--use-case", "renewal"});
        row({"draft", "edit", "01JZ0000000000000000000000", "--text", "x"});
        row({"draft", "regenerate", "01JZ0000000000000000000000"});
        row({"draft", "use", "01JZ0000000000000000000000", "--claim", "1"});
        row({"draft", "cite", "01JZ0000000000000000000000", "--claim", "1", "--fact", "1"});
        row({"draft", "submit", "01JZ0000000000000000000000"});
        row({"draft", "discard", "01JZ0000000000000000000000"});
        row({"suggest", "snooze", "01JZ0000000000000000000000", "--until", "2030-01-01T00:00:00Z"});
        row({"suggest", "dismiss", "01JZ0000000000000000000000", "--reason", "no"});
        row({"prompt", "promote", "renewal.en@1"});
        row({"prompt", "add", "/dev/null"});
    }
    void nobodyActsAsAnotherThroughAPipe()
    {
        QFETCH(const QStringList, verb);
        const QByteArray before = newestEntry();
        const int exit = pipe("rep", QStringList{"--as", kManager} + verb);
        // "approve" looks first, and finds nothing to sign.
        QCOMPARE(exit, verb.contains("approve") ? 1 : 3);
        QCOMPARE(newestEntry(), before);
    }

    void lookingNeedsNoProof()
    {
        QVERIFY(QDir().mkpath(path("crm")));
        tests::write(path("crm/accounts.csv"), "Id,Name\nA1,Ostravelle Foods\n");
        QCOMPARE(pipe("rep", {"source", "add", "files", "crm", "--set", "path=" + path("crm")}), 0);
        const QList<QStringList> verbs{{"account", "list"},
                                       {"search", "Ostravelle"},
                                       {"source", "list"},
                                       {"source", "rejected"},
                                       {"source", "sync", "--dry-run"},
                                       {"channel", "list"},
                                       {"provider", "list"},
                                       {"suggest"},
                                       {"draft", "list"},
                                       {"review", "list"},
                                       {"outbox", "list"},
                                       {"inbound", "list"},
                                       {"outcome", "list"},
                                       {"insights", "kpi"},
                                       {"insights", "alerts"},
                                       {"prompt", "list"},
                                       {"workspace", "info"},
                                       {"govern", "principal", "list"},
                                       {"govern", "suppress", "list"},
                                       {"govern", "policy", "show"},
                                       {"govern", "audit", "verify"},
                                       {"govern", "audit", "export", path("looked.jsonl")}};
        const QByteArray before = newestEntry();
        for (const QStringList& verb : verbs)
            QVERIFY2(pipe("rep", QStringList{"--as", kManager} + verb) == 0, qPrintable(verb.join(' ')));
        QCOMPARE(newestEntry(), before);
        // What a dry run needs no proof for, reading in earnest does.
        QCOMPARE(pipe("rep", {"--as", kManager, "source", "sync"}), 3);
    }

    void nothingThatIsShownCommandsTheTerminalOrTurnsTheText()
    {
        const QString name = QString::fromUtf8("C\u009B31mR\u0085M\u200E\u200F\u061C\u202E caf\u00E9");
        const auto added = terminal({"source", "add", "files", name, "--set", "path=" + path("")}, {});
        QVERIFY2(added.exitCode == 0 && added.shown.contains("Added C<U+009B>31mR<U+0085>M<U+200E><U+200F><U+061C><U+202E> caf\u00E9;"), added.shown.constData());
    }

    void atATerminalTheOtherPersonIsAskedOnce()
    {
        const QByteArray before = newestEntry();
        const auto wrong = terminal({"--as", kManager, "outbox", "stop"}, {kRepPassphrase});
        QCOMPARE(wrong.exitCode, 1);
        QVERIFY2(wrong.shown.contains("WrongPassphrase"), wrong.shown.constData());
        QCOMPARE(newestEntry(), before);
        const auto right = terminal({"--as", kManager, "outbox", "stop"}, {kManagerPassphrase});
        QVERIFY2(right.exitCode == 0 && right.shown.contains("Passphrase of Tomas Hallgren"), right.shown.constData());
        QCOMPARE(right.shown.count("assphrase"), 1);
        QCOMPARE(lastActor(), idOf(kManager));
    }

    void aVerbThatAsksAnywayAsksOnce()
    {
        const auto promoted = terminal({"--as", kManager, "prompt", "rollback", "no_such_prompt"}, {kManagerPassphrase});
        QVERIFY2(promoted.shown.contains("NotFound") || promoted.shown.contains("Conflict"), promoted.shown.constData());
        QCOMPARE(promoted.shown.count("assphrase"), 1);
        const auto refused = terminal({"--as", kManager, "prompt", "rollback", "no_such_prompt"}, {kRepPassphrase});
        QVERIFY2(refused.shown.contains("WrongPassphrase"), refused.shown.constData());
    }

    void theOnlyPersonOfAWorkspaceAddsTheFirstManagerAndThenNobodyElse()
    {
        QCOMPARE(pipe("rep", {"--workspace", path("alone"), "workspace", "create", path("alone"), "--rep", "Ines Ribeiro",
                              "--rep-email", "ines.r@fennwick.example", "--rep-passphrase-file", path("rep")}),
                 0);
        const QStringList alone{"--workspace", path("alone")};
        const auto add = [&](const char* name, const char* role) {
            return alone + QStringList{"govern", "principal", "add", "--name", name, "--email",
                                       QString(name).toLower() + "@fennwick.example", "--role", role};
        };
        const QStringList file{"--their-passphrase-file", path("manager")};
        QCOMPARE(pipe("rep", add("Tomas", "manager") + file), 3);
        QCOMPARE(pipe("rep", add("Tomas", "king") + file), 2);
        const auto added = terminal(add("Tomas", "manager") + file, {kRepPassphrase});
        QVERIFY2(added.exitCode == 0 && added.shown.contains("Enrolled Tomas as manager"), added.shown.constData());
        // Now there is a manager.
        QCOMPARE(terminal(add("Lea", "rep") + file, {kRepPassphrase}).exitCode, 3);
        base::Json people;
        QCOMPARE(pipe("manager", alone + QStringList{"govern", "principal", "list"}, &people), 0);
        const base::Json& all = base::jsonMember(people, "principals");
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(base::jsonText(all.at(1), "role"), std::string("manager"));
        // The file opened the manager's own slot, so the manager acts.
        const auto revoked = tests::runAtTerminal(
            command("manager", alone + QStringList{"govern", "principal", "revoke", "Ines.R@fennwick.example"}), {kManagerPassphrase});
        QVERIFY2(revoked.exitCode == 0, revoked.shown.constData());
        QCOMPARE(pipe("rep", alone + QStringList{"outbox", "list"}), 1);
        QCOMPARE(pipe("manager", alone + QStringList{"govern", "audit", "verify"}), 0);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList command(const QString& passphraseFile, const QStringList& arguments) const
    {
        QStringList words{COUNTERSIGN_CLI_PROGRAM, "--passphrase-file", path(passphraseFile)};
        if (!arguments.contains("--workspace"))
            words += {"--workspace", path("workspace")};
        return words + arguments;
    }
    int pipe(const QString& passphraseFile, const QStringList& arguments, base::Json* answer = nullptr) const
    {
        return tests::runPiped(command(passphraseFile, QStringList{"--json"} + arguments), answer);
    }
    [[nodiscard]] tests::ProgramRun terminal(const QStringList& arguments, const QList<QByteArray>& typed) const
    {
        return tests::runAtTerminal(command("rep", arguments), typed);
    }
    [[nodiscard]] QString actorNow(const QString& passphraseFile, const QStringList& options) const
    {
        base::Json info;
        if (pipe(passphraseFile, options + QStringList{"workspace", "info"}, &info) != 0)
            return {};
        return text(base::jsonMember(info, "me"), "name");
    }
    [[nodiscard]] QString idOf(const QString& address) const
    {
        base::Json people;
        (void)pipe("rep", {"govern", "principal", "list"}, &people);
        for (const base::Json& each : base::jsonMember(people, "principals"))
            if (text(each, "email") == address)
                return text(each, "id");
        return {};
    }
    /// Of the audit log, as it is exported.
    [[nodiscard]] QByteArray newestEntry() const
    {
        const QString file = path("audit.jsonl");
        (void)QFile::remove(file);
        if (pipe("rep", {"govern", "audit", "export", file}) != 0)
            qFatal("the audit log was not exported");
        QByteArray newest;
        for (const QByteArray& line : tests::readAll(file).split('\n'))
            if (const auto json = base::parseJson(line.toStdString()); json && base::jsonText(*json, "type") == "audit")
                newest = line;
        if (newest.isEmpty())
            qFatal("the audit log is empty");
        return newest;
    }
    [[nodiscard]] QString lastActor() const
    {
        const auto entry = base::parseJson(newestEntry().toStdString());
        return entry ? text(*entry, "actor") : QString();
    }
};

COUNTERSIGN_TEST_CLASS(ActingPersonTest);
#include "acting_person_test.moc"
