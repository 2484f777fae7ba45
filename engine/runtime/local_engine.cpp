// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/local_engine.h"

#include "engine/foundation/store/settings.h"
#include "engine/knowledge/ingest/source_store.h"
#include "engine/overview/insights/figures.h"
#include "engine/overview/views/message_views.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "engine/outreach/delivery/outbox.h"
#include "engine/outreach/drafting/draft_store.h"
#include "engine/runtime/desk_api.h"
#include "engine/runtime/governance_api.h"
#include "engine/runtime/mail_desk.h"
#include "engine/runtime/model_desk.h"
#include "engine/runtime/review_api.h"
#include "engine/runtime/source_folders.h"
#include "engine/runtime/translate.h"

#include <algorithm>
#include <utility>

namespace countersign::runtime {

base::Result<model::PrincipalId> findSlotOwner(store::Database& database, const Workspace& workspace)
{
    COUNTERSIGN_ASSIGN(const auto person, governance::findPrincipalByEmail(database, workspace.openedBy()));
    if (!person)
        return base::fail(base::ErrorCode::NotFound, "the slot that opened the workspace is nobody's");
    return person->id;
}

base::Result<model::PrincipalId> findPerson(store::Database& database, const std::string& who)
{
    if (who.empty()) {
        COUNTERSIGN_ASSIGN(const auto owner, store::setting(database, kSettingOwner));
        const auto id = model::PrincipalId::parse(owner.value_or(""));
        if (!id)
            return base::fail(base::ErrorCode::NotFound, "the workspace has no owner");
        return *id;
    }
    COUNTERSIGN_ASSIGN(const auto principals, governance::listPrincipals(database));
    for (const governance::Principal& each : principals)
        if (each.id.text() == who || each.email == governance::normalAddress(who) || each.name == who)
            return each.id;
    return base::fail(base::ErrorCode::NotFound, "nobody of this workspace has this name", {who});
}

namespace {

api::Area areaOf(store::ChangeKind kind)
{
    switch (kind) {
    case store::ChangeKind::Record:
    case store::ChangeKind::Identity:
    case store::ChangeKind::Graph:
    case store::ChangeKind::Feature:
    case store::ChangeKind::Segment:
        return api::Area::Accounts;
    case store::ChangeKind::Source:
    case store::ChangeKind::Job:
        return api::Area::Sources;
    case store::ChangeKind::Suggestion:
        return api::Area::Today;
    case store::ChangeKind::Draft:
    case store::ChangeKind::Review:
        return api::Area::Review;
    case store::ChangeKind::Outbox:
        return api::Area::Outbox;
    case store::ChangeKind::Inbound:
        return api::Area::Insights;
    case store::ChangeKind::Prompt:
        return api::Area::Prompts;
    case store::ChangeKind::Policy:
    case store::ChangeKind::Principal:
    case store::ChangeKind::Suppression:
        return api::Area::Governance;
    case store::ChangeKind::Setting:
    case store::ChangeKind::Everything:
        return api::Area::Frame;
    }
    return api::Area::Frame;
}

api::Change toChange(const store::ChangeSet& changes)
{
    api::Change change{.everything = !changes.idsComplete || changes.kinds.contains(store::ChangeKind::Everything),
                       .revision = changes.revision};
    for (const store::ChangeKind kind : changes.kinds)
        change.areas.insert(areaOf(kind));
    for (const base::IdBytes& id : changes.ids)
        change.ids.insert(base::idText(id));
    return change;
}

base::Result<api::FrameState> makeFrame(EngineCore& core)
{
    api::FrameState frame;
    COUNTERSIGN_ASSIGN(const auto name, store::setting(core.database, kSettingName));
    COUNTERSIGN_ASSIGN(const auto demo, store::setting(core.database, kSettingDemo));
    frame.workspaceName = name.value_or("");
    frame.demo = demo == "1";
    frame.readOnly = core.database.isReadOnly();
    COUNTERSIGN_ASSIGN(const auto me, governance::findPrincipal(core.database, core.me));
    if (me)
        frame.me = toApi(*me);
    COUNTERSIGN_ASSIGN(const auto sources, livingSources(core.database));
    for (const ingest::Source& source : sources) {
        const bool stale = source.lastGoodAt && core.now() - *source.lastGoodAt > insights::kSourceBound;
        frame.ages.push_back({.source = source.id.text(),
                              .name = source.name,
                              .lastSync = source.lastGoodAt,
                              .stale = stale,
                              .lastError = source.lastError});
        frame.sourcesNeedYou += stale || !source.lastError.empty() ? 1 : 0;
    }
    COUNTERSIGN_ASSIGN(const auto counts, views::frameCounts(core.database));
    frame.approvals = static_cast<int>(counts.inReview);
    frame.outboxNeedsYou = static_cast<int>(counts.unknown);
    frame.waitingToLeave = static_cast<int>(counts.waiting);
    frame.nextLeaves = counts.nextDue;
    COUNTERSIGN_ASSIGN(const auto open, drafting::listDrafts(core.database, drafting::DraftState::Open));
    frame.review = static_cast<int>(open.size());
    COUNTERSIGN_ASSIGN(const auto page, cadence::listSuggestions(core.database, 1000, core.now()));
    frame.today = static_cast<int>(page.items.size());
    COUNTERSIGN_ASSIGN(frame.everythingStopped, delivery::isStopped(core.database));
    return frame;
}

} // namespace

class LocalEngine::Impl final : public api::Engine
{
public:
    Impl(const EngineParts& parts, std::unique_ptr<store::Database> database, std::unique_ptr<store::Database> outward,
         model::PrincipalId me)
        : m_database(std::move(database)), m_ids(parts.ports.clock, parts.ports.random),
          m_core{parts.workspace, *m_database, parts.ports, m_ids, parts.engine, parts.outward, me}, m_models(m_core, parts.http),
          m_mail(m_core, parts.mail, parts.fetcher, std::move(outward)), m_suggestions(m_core), m_accounts(m_core),
          m_review(m_core, m_models), m_outbox(m_core, m_mail), m_insights(m_core), m_sources(m_core, m_mail), m_prompts(m_core),
          m_governance(m_core)
    {
        m_mail.recoverAtStart();
    }

    api::Suggestions& suggestions() override { return m_suggestions; }
    api::Accounts& accounts() override { return m_accounts; }
    api::Review& review() override { return m_review; }
    api::Outbox& outbox() override { return m_outbox; }
    api::Insights& insights() override { return m_insights; }
    api::Sources& sources() override { return m_sources; }
    api::Prompts& prompts() override { return m_prompts; }
    api::Governance& governance() override { return m_governance; }

    void frame(api::Reply<api::FrameState> reply) override
    {
        m_core.answer(std::move(reply), [this] {
            announceOthersCommits();
            return makeFrame(m_core);
        });
    }

    /// Another process's commits reach no feed: what a screen shows of them is renewed when it asks for its frame.
    void announceOthersCommits()
    {
        const std::int64_t version = m_core.database.dataVersion();
        if (std::exchange(m_dataVersion, version) == version)
            return;
        store::ChangeSet changes;
        changes.kinds.insert(store::ChangeKind::Everything);
        changes.idsComplete = false;
        m_core.workspace.feed().publish(std::move(changes));
    }

    api::Subscription subscribe(api::ChangeHandler handler) override
    {
        auto shared = std::make_shared<api::ChangeHandler>(std::move(handler));
        // Commits happen on several threads; handlers always run on the engine's, and not after their owner went.
        auto subscription = m_core.workspace.feed().subscribe(
            [this, weak = std::weak_ptr<api::ChangeHandler>(shared)](const store::ChangeSet& changes) {
                m_core.engine.post([weak, change = toChange(changes)] {
                    if (const auto living = weak.lock())
                        (*living)(change);
                });
            });
        struct Owner
        {
            std::shared_ptr<api::ChangeHandler> handler;
            store::ChangeSubscription subscription;
        };
        return api::Subscription(std::make_shared<Owner>(Owner{std::move(shared), std::move(subscription)}));
    }

    EngineCore& core() { return m_core; }

private:
    std::unique_ptr<store::Database> m_database;
    std::int64_t m_dataVersion = m_database->dataVersion();
    base::IdSource m_ids;
    EngineCore m_core;
    ModelDesk m_models;
    MailDesk m_mail;
    SuggestionsApi m_suggestions;
    AccountsApi m_accounts;
    ReviewApi m_review;
    OutboxApi m_outbox;
    InsightsApi m_insights;
    SourcesApi m_sources;
    PromptsApi m_prompts;
    GovernanceApi m_governance;
};

LocalEngine::LocalEngine(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
LocalEngine::~LocalEngine() = default;

api::Engine& LocalEngine::api() { return *m_impl; }
EngineCore& LocalEngine::core() { return m_impl->core(); }

base::Result<std::unique_ptr<LocalEngine>> LocalEngine::open(const EngineParts& parts)
{
    COUNTERSIGN_ASSIGN(auto database, parts.workspace.connect());
    COUNTERSIGN_ASSIGN(auto outward, parts.workspace.connect());
    model::PrincipalId me = parts.me;
    if (me.isNull()) {
        COUNTERSIGN_ASSIGN(me, findPerson(*database, ""));
    }
    COUNTERSIGN_ASSIGN(const auto person, governance::findPrincipal(*database, me));
    if (!person)
        return base::fail(base::ErrorCode::NotAllowed, "nobody of this workspace has this id", {me.text()});
    if (!person->isLive())
        return base::fail(base::ErrorCode::NotAllowed, "this person's keys are revoked", {"key_revoked"});
    return std::unique_ptr<LocalEngine>(
        new LocalEngine(std::make_unique<Impl>(parts, std::move(database), std::move(outward), me)));
}

} // namespace countersign::runtime
