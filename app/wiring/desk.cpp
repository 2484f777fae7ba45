// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/desk.h"

#include "app/wiring/network.h"
#include "engine/foundation/diagnostics/json_log.h"
#include "engine/foundation/store/settings.h"
#include "engine/outreach/delivery/smtp_channel.h"
#include "engine/runtime/model_desk.h"

#include <cstdlib>

#include <curl/curl.h>

namespace countersign::wiring {

namespace {

std::unique_ptr<base::LogSink> openLog(const LogFile& log, const base::Clock& clock)
{
    std::error_code failed;
    if (!log.path.empty())
        std::filesystem::create_directories(log.path.parent_path(), failed);
    if (!log.path.empty() && !failed) {
        std::filesystem::permissions(log.path.parent_path(), std::filesystem::perms::owner_all, failed);
        if (auto opened = diagnostics::JsonLog::open(log.path, clock, log.least))
            return std::move(*opened);
    }
    return std::make_unique<base::NullLog>();
}

/// `$variable`, else `~/fallback`.
std::filesystem::path xdgFolder(const char* variable, const char* fallback)
{
    const char* folder = std::getenv(variable);
    if (folder != nullptr && *folder == '/')
        return folder;
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr ? home : ".") / fallback;
}

} // namespace

World::World(const LogFile& log) : m_log(openLog(log, m_clock))
{
    // libcurl wants this once, before any thread uses it.
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

base::Result<std::unique_ptr<Desk>> Desk::open(World& world, std::unique_ptr<runtime::Workspace> workspace,
                                               const std::string& who)
{
    Reach reach;
    model::PrincipalId me;
    bool isSlotOwner = false;
    {
        COUNTERSIGN_ASSIGN(const auto database, workspace->connect());
        COUNTERSIGN_ASSIGN(const auto slotOwner, runtime::findSlotOwner(*database, *workspace));
        me = slotOwner;
        if (!who.empty()) {
            COUNTERSIGN_ASSIGN(me, runtime::findPerson(*database, who));
        }
        isSlotOwner = me == slotOwner;
        COUNTERSIGN_ASSIGN(reach.mailboxes, records::listMailboxes(*database));
        COUNTERSIGN_ASSIGN(const auto providers, runtime::listProviders(*database));
        for (const runtime::ModelProvider& provider : providers)
            reach.modelUrls.push_back(provider.baseUrl);
        COUNTERSIGN_ASSIGN(const auto demo, store::setting(*database, runtime::kSettingDemo));
        reach.demo = demo == "1";
    }
    std::unique_ptr<Desk> desk(new Desk);
    desk->m_workspace = std::move(workspace);
    desk->m_isSlotOwner = isSlotOwner;
    const net::NetworkPolicy policy = networkPolicyFor(reach);
    const runtime::Ports ports = world.ports();
    desk->m_http = std::make_unique<net::CurlHttpTransport>(policy, ports.clock);
    desk->m_mail = delivery::makeSmtpChannel(policy, ports.clock);
    desk->m_connector = std::make_unique<net::CurlStreamConnector>(policy, ports.clock);
    desk->m_fetcher = std::make_unique<mailbox::ImapMailbox>(*desk->m_connector);
    desk->m_engineThread = std::make_unique<jobs::ThreadExecutor>(world.threads(), "engine");
    desk->m_outwardThread = std::make_unique<jobs::ThreadExecutor>(world.threads(), "outward");
    COUNTERSIGN_ASSIGN(desk->m_engine, runtime::LocalEngine::open({.workspace = *desk->m_workspace,
                                                                   .ports = ports,
                                                                   .http = *desk->m_http,
                                                                   .mail = *desk->m_mail,
                                                                   .fetcher = *desk->m_fetcher,
                                                                   .engine = *desk->m_engineThread,
                                                                   .outward = *desk->m_outwardThread,
                                                                   .me = me}));
    return desk;
}

Desk::~Desk()
{
    // First the threads, the outward one before the one it posts to; then what their tasks used.
    m_outwardThread.reset();
    m_engineThread.reset();
    m_engine.reset();
}

std::filesystem::path defaultWorkspaceFolder()
{
    return xdgFolder("XDG_DATA_HOME", ".local/share") / "countersign" / "workspace";
}

std::filesystem::path defaultLogFile()
{
    return xdgFolder("XDG_STATE_HOME", ".local/state") / "countersign" / "countersign.log";
}

} // namespace countersign::wiring
