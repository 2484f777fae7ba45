// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/refresh.h"

#include "engine/knowledge/features/feature_store.h"
#include "engine/knowledge/graph/graph.h"
#include "engine/knowledge/identity/identity.h"
#include "engine/knowledge/ingest/refresh_owed.h"
#include "engine/knowledge/retrieval/text_index.h"
#include "engine/outreach/cadence/suggest.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "engine/outreach/inbound/understand.h"
#include "engine/overview/views/message_views.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/draft_maker.h"
#include "engine/runtime/import_lock.h"
#include "engine/runtime/local_engine.h"

#include <array>
#include <map>

namespace countersign::runtime {

namespace {

/// The newest of each account: what was sent, and what came of it.
base::Result<std::map<model::RecordId, cadence::Recent>> recentOf(EngineCore& core)
{
    std::map<model::RecordId, cadence::Recent> newest;
    const auto take = [&](model::RecordId account, cadence::Recent recent) {
        cadence::Recent& known = newest.try_emplace(account, recent).first->second;
        if (recent.at > known.at)
            known = std::move(recent);
    };
    COUNTERSIGN_ASSIGN(const auto outcomes, inbound::listOutcomes(core.database, 2000));
    for (const inbound::Outcome& each : outcomes)
        take(each.account, {.kind = each.kind, .at = each.at, .contact = each.contact, .evidence = each.evidence});
    COUNTERSIGN_ASSIGN(const auto sent, views::sentLines(core.database, views::KpiGroup::UseCase, ""));
    for (const views::SentLine& each : sent)
        take(each.account, {.kind = "sent",
                            .at = each.sentAt,
                            .evidence = model::RecordId::imported("countersign", "message", each.message.text())});
    return newest;
}

/// The CRM's record of whom the workspace belongs to, by address; null where it has none: then all accounts are own.
base::Result<model::RecordId> ownUser(EngineCore& core)
{
    COUNTERSIGN_ASSIGN(const auto owner, findPerson(core.database, ""));
    COUNTERSIGN_ASSIGN(const auto person, governance::findPrincipal(core.database, owner));
    model::RecordId user;
    if (!person || person->email.empty())
        return user;
    COUNTERSIGN_TRY(records::forEachRecord(core.database, model::RecordKind::User, [&](const model::Record& record) {
        if (record.text("email") == person->email)
            user = record.id;
        return user.isNull();
    }));
    return user;
}

} // namespace

namespace {

/// `owed` is the run whose refresh ends with this list; empty where none does.
base::Status makeList(EngineCore& core, const std::string& owed)
{
    cadence::SuggestRequest request{.now = core.now()};
    COUNTERSIGN_ASSIGN(request.user, ownUser(core));
    request.isSuppressed = [&core](const std::string& address, model::RecordId account) {
        const std::array<std::string, 1> addresses{address};
        const auto found = governance::findSuppression(core.database, core.workspace.suppression(), addresses, account);
        return !found || found->has_value();
    };
    COUNTERSIGN_ASSIGN(request.recent, recentOf(core));
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(core.database));
    request.sending = policy.rules.sending;
    request.canBeWritten = [&core](const cadence::Suggestion& suggestion) { return canBeWritten(core, suggestion); };
    COUNTERSIGN_ASSIGN(auto suggestions, cadence::makeSuggestions(core.database, request, {}));
    return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(cadence::replaceSuggestions(transaction, std::move(suggestions), core.now()));
        return ingest::settleRefresh(transaction, owed);
    });
}

} // namespace

base::Status refreshSuggestions(EngineCore& core)
{
    return makeList(core, {});
}

base::Status refreshEverything(EngineCore& core, std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(const std::string owed, ingest::refreshOwed(core.database));
    identity::IdentityRun identityRun{core.database, core.ports.clock, core.ids, stop};
    if (const auto done = identity::runIdentity(identityRun); !done)
        return base::fail(done.error());
    graph::GraphBuild build{core.database, core.ports.clock, stop};
    if (const auto built = graph::rebuildGraph(build); !built)
        return base::fail(built.error());
    features::Recompute recompute{core.database, core.ports.clock, stop};
    if (const auto done = features::recomputeAll(recompute); !done)
        return base::fail(done.error());
    if (const auto indexed = retrieval::indexAll(core.database, stop); !indexed)
        return base::fail(indexed.error());
    return makeList(core, owed);
}

base::Status settleOwedRefresh(EngineCore& core)
{
    COUNTERSIGN_ASSIGN(const std::string owed, ingest::refreshOwed(core.database));
    if (owed.empty())
        return {};
    const auto lock = takeImportLock(core.database.path(), core.now());
    if (!lock)
        return lock.error().code == base::ErrorCode::WorkspaceBusy ? base::Status() : base::fail(lock.error());
    return refreshEverything(core, {});
}

base::Status refreshAccounts(EngineCore& core, std::span<const model::RecordId> accounts)
{
    for (const model::RecordId& account : accounts) {
        const auto rebuilt = inTransaction(core.database, [&](store::Transaction& transaction) {
            return graph::rebuildAccount(transaction, account, core.now());
        });
        if (!rebuilt)
            return base::fail(rebuilt.error());
    }
    features::Recompute recompute{core.database, core.ports.clock, {}};
    if (const auto done = features::recomputeAccounts(recompute, accounts); !done)
        return base::fail(done.error());
    return refreshSuggestions(core);
}

} // namespace countersign::runtime
