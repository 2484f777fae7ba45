// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "engine/foundation/net/http.h"
#include "engine/platform/mailbox/mail_transport.h"
#include "engine/platform/mailbox/mailbox_fetcher.h"
#include "engine/runtime/engine_core.h"

#include <memory>

namespace countersign::runtime {

/// What the engine of one workspace runs on; all of it outlives the engine.
struct EngineParts
{
    Workspace& workspace;
    Ports ports;
    net::HttpTransport& http;
    mailbox::MailTransport& mail;
    mailbox::MailboxFetcher& fetcher;
    jobs::Executor& engine;
    jobs::Executor& outward;
    /// Who sits at the desk; null: the workspace's owner.
    model::PrincipalId me;
};

/// The engine in this process. Both executors must have stopped running tasks before it is destroyed.
class LocalEngine
{
public:
    /// NotAllowed where `me` is nobody of this workspace, or has no living key.
    [[nodiscard]] static base::Result<std::unique_ptr<LocalEngine>> open(const EngineParts& parts);
    ~LocalEngine();

    [[nodiscard]] api::Engine& api();
    /// For set-up that no screen has yet: mailboxes, models, settings. Use on the engine executor only.
    [[nodiscard]] EngineCore& core();

private:
    class Impl;
    explicit LocalEngine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// The person whose slot opened the workspace. NotFound where nobody of it has the slot's name.
[[nodiscard]] base::Result<model::PrincipalId> findSlotOwner(store::Database& database, const Workspace& workspace);

/// The person with this id, e-mail address or name; the owner for an empty text. NotFound.
[[nodiscard]] base::Result<model::PrincipalId> findPerson(store::Database& database, const std::string& who);

} // namespace countersign::runtime
