// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/channels.h"

#include "engine/foundation/events/audit_log.h"

#include <algorithm>

namespace countersign::runtime {

using base::ErrorCode;

namespace {

base::Status audit(store::Transaction& transaction, const EngineCore& core, const char* action, std::string subject,
                   base::Json payload)
{
    const auto entry = events::appendAudit(transaction,
                                           {.actor = core.actor().name,
                                            .action = action,
                                            .subject = std::move(subject),
                                            .payload = std::move(payload)},
                                           core.now());
    return entry ? base::Status{} : base::Status(base::fail(entry.error()));
}

/// Between "//" and the next "/", "?" or "#" (RFC 3986, 3.2).
std::string authorityOf(const std::string& url)
{
    const std::size_t slashes = url.find("//");
    const std::size_t begin = slashes == std::string::npos ? 0 : slashes + 2;
    return url.substr(begin, url.find_first_of("/?#", begin) - begin);
}

base::Result<std::optional<records::Mailbox>> findByName(store::Database& database, const std::string& name)
{
    COUNTERSIGN_ASSIGN(auto all, records::listMailboxes(database));
    const auto found = std::ranges::find(all, name, &records::Mailbox::name);
    if (found == all.end())
        return std::nullopt;
    return std::move(*found);
}

} // namespace

base::Status addMailbox(EngineCore& core, const records::Mailbox& mailbox, const base::SecretText& password)
{
    COUNTERSIGN_ASSIGN(const auto known, findByName(core.database, mailbox.name));
    if (known)
        return base::fail(ErrorCode::AlreadyExists, "a mailbox has this name; remove it first, or choose another name",
                          {mailbox.name});
    // The password first: one without a mailbox harms nobody.
    COUNTERSIGN_TRY(core.workspace.vault().put(mailbox.vaultName(), password));
    return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(records::saveMailbox(transaction, mailbox, core.now()));
        return audit(transaction, core, "mailbox.add", mailbox.id.text(), {{"principal", mailbox.principal}});
    });
}

base::Status removeMailbox(EngineCore& core, const std::string& name)
{
    COUNTERSIGN_ASSIGN(const auto mailbox, findByName(core.database, name));
    if (!mailbox)
        return base::fail(ErrorCode::NotFound, "no mailbox has this name", {name});
    COUNTERSIGN_ASSIGN(const auto me, governance::findPrincipal(core.database, core.me));
    const bool governs = me && (me->role == governance::Role::Manager || me->role == governance::Role::Admin);
    if (mailbox->principal != core.me.text() && !governs)
        return base::fail(ErrorCode::NotAllowed, "another person's mailbox; a manager or an admin removes it", {"wrong_role"});
    COUNTERSIGN_TRY(inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(records::removeMailbox(transaction, mailbox->id));
        return audit(transaction, core, "mailbox.remove", mailbox->id.text(), {{"principal", mailbox->principal}});
    }));
    return core.workspace.vault().remove(mailbox->vaultName());
}

base::Status addProvider(EngineCore& core, const ModelProvider& provider, const base::SecretText& key)
{
    COUNTERSIGN_ASSIGN(const auto providers, listProviders(core.database));
    if (std::ranges::find(providers, provider.name, &ModelProvider::name) != providers.end())
        return base::fail(ErrorCode::AlreadyExists, "a model has this name; remove it first, or choose another name",
                          {provider.name});
    const std::string host = authorityOf(provider.baseUrl);
    if (host.find('@') != std::string::npos)
        return base::fail(ErrorCode::InvalidInput, "a user or password in the URL is no secret; give the key apart from it");
    return saveProvider(core.workspace, core.database, provider, key, [&](store::Transaction& transaction) {
        return audit(transaction, core, "model.add", provider.name, {{"host", host}, {"model", provider.model}});
    });
}

base::Status removeProvider(EngineCore& core, const std::string& name)
{
    return forgetProvider(core.workspace, core.database, name, [&](store::Transaction& transaction) {
        return audit(transaction, core, "model.remove", name, base::Json::object());
    });
}

} // namespace countersign::runtime
