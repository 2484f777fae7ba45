// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demo_server.h"

#include "app/demo/mail/imap_session.h"
#include "app/demo/mail/smtp_session.h"
#include "app/demo/model/completion.h"
#include "app/demo/server/private_file.h"
#include "app/demo/world/generator.h"
#include "app/demo/world/scene.h"

#include <array>

namespace countersign::demo {
namespace {

constexpr const char* kHost = "127.0.0.1";

// Secrets of this folder are made once: a workspace that has stored them must still get in after a restart.
std::string secretFrom(const base::Json& before, std::string_view key, base::RandomSource& random)
{
    std::string kept = base::jsonText(before, key);
    if (!kept.empty())
        return kept;
    std::array<std::byte, 18> bytes{};
    random.fill(bytes);
    return base::toHex(bytes);
}

std::uint16_t portFrom(const base::Json& before, std::string_view key)
{
    const std::int64_t port = base::jsonInt(base::jsonMember(before, key), "port");
    return port > 0 && port < 65536 ? static_cast<std::uint16_t>(port) : 0;
}

base::Json endpoint(std::uint16_t port, const char* tls)
{
    return {{"host", kHost}, {"port", port}, {"tls", tls}};
}

std::vector<DemoMailbox> mailboxesFrom(const base::Json& before, base::RandomSource& random)
{
    std::vector<DemoMailbox> mailboxes{
        {.address = std::string(kRepEmail),
         .name = "Ines R.",
         .password = {},
         .aliases = {"followup@fennwick.example"}},
        {.address = std::string(kManagerEmail), .name = "Tomas H.", .password = {}, .aliases = {}}};
    for (DemoMailbox& mailbox : mailboxes) {
        base::Json known;
        for (const base::Json& entry : base::jsonMember(before, "mailboxes")) {
            if (base::jsonText(entry, "address") == mailbox.address)
                known = entry;
        }
        mailbox.password = secretFrom(known, "password", random);
    }
    return mailboxes;
}

} // namespace

base::Status DemoServer::ensureWorld(const DemoServerOptions& options, const base::Clock& clock) const
{
    if (std::filesystem::exists(options.folder / "customers.json"))
        return {};
    const auto today = std::chrono::floor<std::chrono::days>(clock.now());
    const auto made = generateWorld(m_vocabulary, {.accounts = options.accounts,
                                                   .seed = options.seed,
                                                   .folder = options.folder,
                                                   .today = base::LocalDate(today)});
    return made ? base::Status() : base::Status(base::fail(made.error()));
}

base::Status DemoServer::startMail(const DemoServerOptions& options, const base::Json& before,
                                   const base::Clock& clock, base::RandomSource& random,
                                   base::ThreadFactory& threads)
{
    COUNTERSIGN_ASSIGN(const TlsIdentity identity, TlsIdentity::ensure(options.folder / "tls", clock));
    COUNTERSIGN_ASSIGN(m_tls, identity.serverContext());
    COUNTERSIGN_ASSIGN(CustomerBook customers, CustomerBook::load(options.folder / "customers.json"));
    COUNTERSIGN_ASSIGN(m_store, MailStore::open(options.folder / "mail", clock));
    const std::vector<DemoMailbox> mailboxes = mailboxesFrom(before, random);
    COUNTERSIGN_ASSIGN(
        m_office, PostOffice::open({.folder = options.folder, .mailboxes = mailboxes, .speed = options.speed},
                                   std::move(customers), AnswerWriter(m_vocabulary, options.seed), *m_store,
                                   clock, threads));
    const auto submission = [this](bool tlsFromStart) {
        return [this, tlsFromStart](Connection& connection, const std::stop_token&) {
            SmtpSession(connection, m_tls.get(), *m_office, tlsFromStart).run();
        };
    };
    COUNTERSIGN_ASSIGN(m_submissions, TcpServer::listen(portFrom(before, "smtp"), threads, submission(true)));
    COUNTERSIGN_ASSIGN(m_startTls,
                       TcpServer::listen(portFrom(before, "submission"), threads, submission(false)));
    COUNTERSIGN_ASSIGN(
        m_imap, TcpServer::listen(portFrom(before, "imap"), threads,
                                  [this](Connection& connection, const std::stop_token& stop) {
                                      ImapSession(connection, m_tls.get(), *m_office, *m_store, stop).run();
                                  }));
    m_endpoints["smtp"] = endpoint(m_submissions->port(), "implicit");
    m_endpoints["submission"] = endpoint(m_startTls->port(), "starttls");
    m_endpoints["imap"] = endpoint(m_imap->port(), "implicit");
    m_endpoints["caFile"] = std::filesystem::absolute(identity.caFile).string();
    m_endpoints["receivedDir"] = std::filesystem::absolute(options.folder / "received").string();
    for (const DemoMailbox& mailbox : mailboxes)
        m_endpoints["mailboxes"].push_back({{"address", mailbox.address},
                                            {"user", mailbox.address},
                                            {"name", mailbox.name},
                                            {"password", mailbox.password},
                                            {"aliases", mailbox.aliases}});
    return {};
}

base::Status DemoServer::startModel(const DemoServerOptions& options, const base::Json& before,
                                    const base::Clock& clock, base::RandomSource& random,
                                    base::ThreadFactory& threads)
{
    constexpr double kPaceMillis = 12;
    const std::string key = secretFrom(before, "modelKey", random);
    COUNTERSIGN_ASSIGN(
        m_model,
        ModelServer::start({.apiKey = key,
                            .seed = options.seed,
                            .pace = base::Duration(static_cast<std::int64_t>(kPaceMillis / options.speed)),
                            .preferredPort = portFrom(before, "model")},
                           m_vocabulary, clock, threads));
    const std::string port = std::to_string(m_model->port());
    m_endpoints["model"] = {{"host", kHost},
                            {"port", m_model->port()},
                            {"url", std::string("http://") + kHost + ":" + port + "/v1"},
                            {"name", kModelName}};
    m_endpoints["modelKey"] = key;
    return {};
}

base::Result<std::unique_ptr<DemoServer>> DemoServer::start(const DemoServerOptions& options,
                                                            const base::Clock& clock,
                                                            base::RandomSource& random,
                                                            base::ThreadFactory& threads)
{
    std::error_code failure;
    std::filesystem::create_directories(options.folder, failure);
    if (failure)
        return base::fail(base::ErrorCode::FileUnreadable,
                          "cannot make the demo folder: " + failure.message());
    std::unique_ptr<DemoServer> server(new DemoServer());
    server->m_endpointsFile = options.folder / "endpoints.json";
    const auto kept = readWholeFile(server->m_endpointsFile);
    const base::Json before = kept ? base::parseJson(*kept).value_or(base::Json()) : base::Json();
    COUNTERSIGN_TRY(server->ensureWorld(options, clock));
    COUNTERSIGN_TRY(server->startMail(options, before, clock, random, threads));
    COUNTERSIGN_TRY(server->startModel(options, before, clock, random, threads));
    COUNTERSIGN_TRY(
        writePrivateFile(server->m_endpointsFile, base::dumpJsonPretty(server->m_endpoints) + "\n"));
    return server;
}

} // namespace countersign::demo
