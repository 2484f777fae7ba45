// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/settings.h"
#include "engine/platform/records/mailbox_store.h"
#include "engine/runtime/local_engine.h"
#include "engine/runtime/model_desk.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_crm.h"
#include "tests/fakes/fake_http.h"
#include "tests/fakes/fake_mail.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/manual_executor.h"
#include "tests/support/result_checks.h"

#include <QTemporaryDir>

#include <fstream>
#include <memory>
#include <optional>

namespace countersign::tests {

/// For what a test builds upon: anything but success ends it.
template <class T>
T must(base::Result<T> result)
{
    if (!result)
        qFatal("%s", base::toString(result.error()).c_str());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// A workspace with one customer, a rep with a mailbox and a model, and the whole engine on the test's
/// thread. The mail server and the model's server are fakes; everything between them and the façade is real.
class ScenarioWorld
{
public:
    static constexpr const char* kPassphrase = "correct horse battery staple";
    static constexpr const char* kManagerPassphrase = "a manager's own words";

    ScenarioWorld()
    {
        runtime::NewWorkspace request{.folder = folder() / "workspace", .name = "Fennwick"};
        request.people.push_back({.name = "Ines Ribeiro",
                                  .email = "ines.r@fennwick.example",
                                  .role = governance::Role::Rep,
                                  .passphrase = base::SecretText(std::string(kPassphrase))});
        request.people.push_back({.name = "Tomas Hallgren",
                                  .email = "tomas.h@fennwick.example",
                                  .role = governance::Role::Manager,
                                  .passphrase = base::SecretText(std::string(kManagerPassphrase))});
        m_workspace = must(runtime::Workspace::create(ports(), request));
        openEngine({});
        addMailbox();
        importCustomer("4250.00");
    }

    /// As after a kill: nothing is closed, what was to be done is forgotten; then somebody starts the program again.
    void startAgain(const std::string& who = {})
    {
        m_engineTasks = {};
        m_outwardTasks = {};
        m_engine.reset();
        m_workspace.reset();
        m_workspace = must(
            runtime::Workspace::open(ports(), folder() / "workspace", base::SecretText(std::string(kPassphrase))));
        openEngine(who);
    }

    /// As the command line beside an open window: a connection that this engine knows nothing of.
    void commitElsewhere()
    {
        const auto other = must(
            runtime::Workspace::open(ports(), folder() / "workspace", base::SecretText(std::string(kPassphrase))));
        const auto database = must(other->connect());
        must(runtime::inTransaction(*database, [](store::Transaction& transaction) {
            return store::setSetting(transaction, "workspace.company", "Fennwick AG");
        }));
    }

    /// One customer whose contract is worth so much a year.
    void importCustomer(const std::string& annualValue, bool optedOut = false)
    {
        crm.put("account", "A-1",
                {{"name", "Ostravelle Foods"}, {"website", "ostravelle.example"}, {"country", "AT"}, {"city", "Vienna"},
                 {"time_zone", "Europe/Vienna"}, {"language", "en"}});
        crm.put("contact", "C-1",
                {{"account_id", "A-1"}, {"first_name", "Marta"}, {"last_name", "Kofler"},
                 {"email", "marta.k@ostravelle.example"}, {"role", "champion"}, {"language", "en"},
                 {"email_opt_out", optedOut ? "true" : "false"}});
        crm.put("contract", "CT-1",
                {{"number", "CT-2291"}, {"account_id", "A-1"}, {"status", "active"}, {"start_date", "2025-07-02"},
                 {"end_date", "2026-07-01"}, {"renewal_date", "2026-07-02"}, {"annual_value", annualValue},
                 {"currency", "EUR"}});
        crm.exportTo(folder() / "files");
        import();
    }

    [[nodiscard]] api::Engine& engine() { return m_engine->api(); }
    [[nodiscard]] runtime::EngineCore& core() { return m_engine->core(); }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    /// `ask<T>([&](auto reply) { engine().x().y(…, reply); })`: the reply, after all that it sets going.
    template <class T, class Call>
    base::Result<T> ask(Call call)
    {
        auto got = std::make_shared<std::optional<base::Result<T>>>();
        call(api::Reply<T>([got](base::Result<T> result) { got->emplace(std::move(result)); }));
        runTasks();
        if (!got->has_value())
            qFatal("the engine did not answer");
        return std::move(**got);
    }
    /// All that waits on both of the engine's threads, and what that sets going; how many tasks.
    int runTasks()
    {
        int tasks = 0;
        while (m_engineTasks.runOne() || m_outwardTasks.runOne())
            ++tasks;
        return tasks;
    }
    [[nodiscard]] base::Result<api::DraftDetail> newDraft(const std::string& provider = {})
    {
        const auto page =
            must(ask<api::AccountPage>([&](auto reply) { engine().accounts().list({}, reply); }));
        const api::NewDraft request{
            .account = page.rows.at(0).id, .useCase = "renewal", .provider = provider};
        return ask<api::DraftDetail>([&](auto reply) { engine().review().create(request, reply); });
    }
    [[nodiscard]] base::Result<api::DraftDetail> approve(const std::string& draft,
                                                         const std::string& passphrase = kPassphrase)
    {
        const auto seen = must(show(draft));
        if (seen.row.state == api::MessageState::Draft || seen.row.state == api::MessageState::Returned) {
            auto frozen = ask<api::DraftDetail>([&](auto reply) { engine().review().submit(draft, reply); });
            if (!frozen)
                return frozen;
        }
        return sign(draft, must(exactMail(draft)).sha256, passphrase);
    }
    [[nodiscard]] base::Result<api::DraftDetail> sign(const std::string& draft, const std::string& sha256,
                                                      const std::string& passphrase = kPassphrase)
    {
        return ask<api::DraftDetail>([&](auto reply) {
            engine().review().approve(draft, sha256, base::SecretText(passphrase), reply);
        });
    }
    [[nodiscard]] base::Result<api::ExactMail> exactMail(const std::string& draft)
    {
        return ask<api::ExactMail>([&](auto reply) { engine().review().exactMail(draft, reply); });
    }
    [[nodiscard]] base::Result<api::DraftDetail> show(const std::string& draft)
    {
        return ask<api::DraftDetail>([&](auto reply) { engine().review().show(draft, reply); });
    }
    [[nodiscard]] base::Result<int> pollMail()
    {
        return ask<int>([&](auto reply) { engine().sources().pollMail(reply); });
    }
    [[nodiscard]] base::Result<int> runOutbox()
    {
        return ask<int>([&](auto reply) { engine().outbox().runOnce(reply); });
    }
    /// Written, frozen and signed by who is at the desk; the draft's id.
    [[nodiscard]] std::string approvedDraft()
    {
        const auto draft = must(newDraft());
        (void)must(approve(draft.row.id));
        return draft.row.id;
    }
    /// What left after the undo window.
    [[nodiscard]] int sendLater()
    {
        clock.advance(std::chrono::minutes(10));
        return must(runOutbox());
    }
    [[nodiscard]] api::OutboxBoard board()
    {
        return must(ask<api::OutboxBoard>([&](auto reply) { engine().outbox().board(reply); }));
    }

    void put(const char* name, const std::string& text) const { std::ofstream(folder() / "files" / name) << text; }
    void import()
    {
        (void)must(ask<api::ImportReport>(
            [&](auto reply) { engine().sources().importPath(folder() / "files", "crm", false, {}, reply); }));
    }

    FakeClock clock;
    FakeRandom random;
    base::NullLog log;
    FakeHttp http;
    FakeMail mail{clock};
    FakeCrm crm;

private:
    [[nodiscard]] runtime::Ports ports()
    {
        return {.clock = clock, .random = random, .log = log, .keyCost = secrets::kArgon2Floor};
    }

    void addMailbox()
    {
        const records::Mailbox mailbox{
            .id = core().ids.next<model::MailboxTag>(),
            .name = "Fennwick",
            .address = "ines.r@fennwick.example",
            .displayName = "Ines Ribeiro",
            .principal = core().me.text(),
            .settings = {{"smtp", {{"host", "mail.fennwick.example"}, {"port", 465}}},
                         {"imap", {{"host", "mail.fennwick.example"}, {"port", 993}}},
                         {"user", "ines"}}};
        must(core().workspace.vault().put(mailbox.vaultName(), base::SecretText(std::string("secret"))));
        must(runtime::inTransaction(core().database, [&](store::Transaction& transaction) {
            return records::saveMailbox(transaction, mailbox, clock.now());
        }));
        must(runtime::saveProvider(core().workspace, core().database,
                                   {.name = "model", .baseUrl = "https://model.example/v1", .model = "m1"},
                                   base::SecretText(std::string("key"))));
    }

    void openEngine(const std::string& who)
    {
        const auto database = must(m_workspace->connect());
        m_engine = must(runtime::LocalEngine::open({.workspace = *m_workspace,
                                                    .ports = ports(),
                                                    .http = http,
                                                    .mail = mail,
                                                    .fetcher = mail,
                                                    .engine = m_engineTasks,
                                                    .outward = m_outwardTasks,
                                                    .me = must(runtime::findPerson(*database, who))}));
    }

    QTemporaryDir m_folder;
    ManualExecutor m_engineTasks;
    ManualExecutor m_outwardTasks;
    std::unique_ptr<runtime::Workspace> m_workspace;
    std::unique_ptr<runtime::LocalEngine> m_engine;
};

} // namespace countersign::tests
