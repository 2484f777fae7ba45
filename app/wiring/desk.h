// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/net/curl_byte_stream.h"
#include "engine/foundation/net/curl_http_transport.h"
#include "engine/platform/mailbox/imap_mailbox.h"
#include "engine/runtime/local_engine.h"

#include <memory>
#include <string>

namespace countersign::wiring {

/// Where a program logs, and from which level on. Without a path nothing is logged.
struct LogFile
{
    std::filesystem::path path;
    base::LogLevel least = base::LogLevel::Info;
};

/// The outside world as both programs see it: the system's clock and randomness, a log, and the network of one workspace.
class World
{
public:
    /// Nothing is logged where the file cannot be made.
    explicit World(const LogFile& log = {});
    [[nodiscard]] runtime::Ports ports() { return {.clock = m_clock, .random = m_random, .log = *m_log}; }
    [[nodiscard]] base::ThreadFactory& threads() { return m_threads; }

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<base::LogSink> m_log;
    base::SystemThreadFactory m_threads;
};

/// An opened workspace with its engine running on two threads.
class Desk
{
public:
    /// `who`: a principal's id, address or name; empty for the owner of the slot that opened the workspace. Naming somebody
    /// proves nothing: who is not the slot's owner must be asked, see isSlotOwner().
    [[nodiscard]] static base::Result<std::unique_ptr<Desk>> open(World& world, std::unique_ptr<runtime::Workspace> workspace,
                                                                  const std::string& who);
    ~Desk();
    [[nodiscard]] api::Engine& engine() { return m_engine->api(); }
    [[nodiscard]] runtime::EngineCore& core() { return m_engine->core(); }
    /// Whether who acts here is the person whose slot opened the workspace.
    [[nodiscard]] bool isSlotOwner() const { return m_isSlotOwner; }
    [[nodiscard]] jobs::Executor& executor() { return *m_engineThread; }

private:
    Desk() = default;
    bool m_isSlotOwner = false;
    std::unique_ptr<runtime::Workspace> m_workspace;
    std::unique_ptr<net::HttpTransport> m_http;
    std::unique_ptr<mailbox::MailTransport> m_mail;
    std::unique_ptr<net::StreamConnector> m_connector;
    std::unique_ptr<mailbox::MailboxFetcher> m_fetcher;
    std::unique_ptr<runtime::LocalEngine> m_engine;
    /// After the engine, so that its tasks end before it goes.
    std::unique_ptr<jobs::ThreadExecutor> m_engineThread;
    std::unique_ptr<jobs::ThreadExecutor> m_outwardThread;
};

/// Where a user's workspace is when nobody says otherwise (XDG Base Directory: data home).
[[nodiscard]] std::filesystem::path defaultWorkspaceFolder();
/// Where the programs log (XDG Base Directory: state home).
[[nodiscard]] std::filesystem::path defaultLogFile();

} // namespace countersign::wiring
