// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_engine_parts.h"

#include <algorithm>

namespace countersign::tests {

using api::Area;
using api::MessageState;
using base::ErrorCode;
using base::Result;
using base::Status;

void FakeOutbox::board(api::Reply<api::OutboxBoard> reply)
{
    m_core.answer<api::OutboxBoard>("outbox.board", std::move(reply),
                                    [this] { return Result<api::OutboxBoard>(m_core.world.board); });
}

void FakeOutbox::detail(api::Id message, api::Reply<api::OutboxDetail> reply)
{
    m_core.answer<api::OutboxDetail>("outbox.detail", std::move(reply),
                                     [this, message]() -> Result<api::OutboxDetail> {
                                         const auto found = m_core.world.outboxDetails.find(message);
                                         if (found == m_core.world.outboxDetails.end())
                                             return base::fail(ErrorCode::NotFound, "no such message");
                                         return found->second;
                                     });
}

void FakeOutbox::takeBack(api::Id message, api::Done reply)
{
    m_core.answer<void>("outbox.takeBack", std::move(reply), [this, message]() -> Status {
        auto& waiting = m_core.world.board.waiting;
        const auto found = std::ranges::find(waiting, message, &api::OutboxRow::id);
        if (found == waiting.end() || !found->canTakeBack)
            return base::fail(ErrorCode::Conflict, "it has left");
        for (api::DraftDetail& draft : m_core.world.drafts) {
            if (draft.row.id != found->draft)
                continue;
            draft.row.state = MessageState::Draft;
            draft.signatures.clear();
            ++m_core.world.frame.review;
            for (api::Suggestion& item : m_core.world.suggestions.items) {
                if (item.draft == draft.row.id)
                    item.draftState = {"draft_ready", {}};
            }
        }
        waiting.erase(found);
        --m_core.world.frame.waitingToLeave;
        m_core.announce({Area::Outbox, Area::Review, Area::Today, Area::Frame}, {message});
        return {};
    });
}

void FakeOutbox::resolve(api::Id message, api::Resolution resolution, api::SecretText passphrase,
                         api::Done reply)
{
    const Status opened = checkPassphrase(passphrase);
    m_core.answer<void>("outbox.resolve", std::move(reply), [this, message, resolution, opened]() -> Status {
        COUNTERSIGN_TRY(opened);
        auto& board = m_core.world.board;
        const auto found = std::ranges::find(board.needsYou, message, &api::OutboxRow::id);
        if (found == board.needsYou.end())
            return base::fail(ErrorCode::Conflict, "it is not unknown");
        api::OutboxRow row = *found;
        board.needsYou.erase(found);
        const bool arrived = resolution == api::Resolution::Arrived;
        row.state = arrived ? MessageState::Accepted : MessageState::Queued;
        row.why = {arrived ? "accepted" : "waiting_turn", {}};
        row.canTakeBack = !arrived;
        auto& to = arrived ? board.gone : board.waiting;
        to.insert(to.begin(), row);
        m_core.world.outboxDetails[row.id].row = row;
        --m_core.world.frame.outboxNeedsYou;
        m_core.announce({Area::Outbox, Area::Frame}, {message});
        return {};
    });
}

void FakeOutbox::stopEverything(api::Done reply)
{
    m_core.answer<void>("outbox.stopEverything", std::move(reply), [this] {
        m_core.world.board.stopped = m_core.world.frame.everythingStopped = true;
        m_core.announce({Area::Outbox, Area::Frame});
        return Status();
    });
}

void FakeOutbox::resume(api::Done reply)
{
    m_core.answer<void>("outbox.resume", std::move(reply), [this] {
        m_core.world.board.stopped = m_core.world.frame.everythingStopped = false;
        m_core.announce({Area::Outbox, Area::Frame});
        return Status();
    });
}

void FakeOutbox::runOnce(api::Reply<int> reply)
{
    m_core.answer<int>("outbox.runOnce", std::move(reply), [] { return Result<int>(0); });
}

void FakeInsights::kpis(api::KpiGrouping grouping, api::Reply<api::KpiTable> reply)
{
    m_core.answer<api::KpiTable>("insights.kpis", std::move(reply), [this, grouping] {
        api::KpiTable table = m_core.world.kpis[grouping];
        table.grouping = grouping;
        return Result<api::KpiTable>(table);
    });
}

void FakeInsights::messages(api::KpiGrouping /*grouping*/, std::string /*group*/,
                            api::Reply<std::vector<api::KpiMessage>> reply)
{
    m_core.answer<std::vector<api::KpiMessage>>("insights.messages", std::move(reply), [this] {
        return Result<std::vector<api::KpiMessage>>(m_core.world.kpiMessages);
    });
}

void FakeInsights::alerts(api::Reply<std::vector<api::Alert>> reply)
{
    m_core.answer<std::vector<api::Alert>>("insights.alerts", std::move(reply), [this] {
        return Result<std::vector<api::Alert>>(m_core.world.alerts);
    });
}

void FakeSources::list(api::Reply<std::vector<api::SourceRow>> reply)
{
    m_core.answer<std::vector<api::SourceRow>>("sources.list", std::move(reply), [this] {
        return Result<std::vector<api::SourceRow>>(m_core.world.sources);
    });
}

namespace {
void applyChoices(const std::vector<api::ImportChoice>& choices, api::ImportReport& report)
{
    for (const api::ImportChoice& choice : choices) {
        const auto table = std::ranges::find(report.tables, choice.file, &api::ImportTable::file);
        if (table == report.tables.end())
            continue;
        table->object = choice.object.empty() ? table->object : choice.object;
        for (const auto& [name, field] : choice.fields) {
            for (api::ImportColumn& column : table->columns) {
                if (column.field == field)
                    column.field.clear();
            }
            const auto column = std::ranges::find(table->columns, name, &api::ImportColumn::column);
            if (column != table->columns.end())
                *column = {.column = name, .field = field, .sample = column->sample, .score = 1};
        }
    }
}
} // namespace

void FakeSources::importTables(api::ImportOrder order, api::ProgressHandler progress,
                               api::Reply<api::ImportReport> reply)
{
    m_core.world.imports.push_back(order);
    m_cancelled = std::make_shared<bool>(false);
    for (const api::ImportProgress& step : m_core.progress)
        m_core.enqueue([progress, step] { progress(step); });
    m_core.answer<api::ImportReport>(
        order.dryRun ? "sources.dryRun" : "sources.import", std::move(reply),
        [this, order, cancelled = m_cancelled]() -> Result<api::ImportReport> {
            api::ImportReport report = m_core.world.importReport;
            report.dryRun = order.dryRun;
            report.cancelled = *cancelled;
            applyChoices(order.choices, report);
            if (order.dryRun)
                return report;
            report.source = "src-" + order.name;
            api::SourceRow row{
                .id = report.source, .name = order.name, .kind = "files", .lastSync = FakeWorld::kMorning};
            for (const api::ImportCounts& counts : report.counts) {
                row.records += counts.created + counts.updated + counts.unchanged;
                row.rejected += counts.rejected;
            }
            m_core.world.sources.push_back(row);
            m_core.announce({Area::Sources, Area::Accounts, Area::Today, Area::Frame});
            return report;
        });
}

void FakeSources::rejected(api::Id source, api::Paging paging,
                           api::Reply<std::vector<api::RejectedRow>> reply)
{
    m_core.answer<std::vector<api::RejectedRow>>(
        "sources.rejected", std::move(reply), [this, source, paging] {
            const auto& all = m_core.world.rejected[source];
            const auto begin = std::min<std::size_t>(static_cast<std::size_t>(paging.offset), all.size());
            const auto end =
                std::min<std::size_t>(begin + static_cast<std::size_t>(paging.limit), all.size());
            return Result<std::vector<api::RejectedRow>>(
                std::vector<api::RejectedRow>(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                              all.begin() + static_cast<std::ptrdiff_t>(end)));
        });
}

void FakeSources::cancelImport()
{
    *m_cancelled = true;
}

void FakeSources::pollMail(api::Reply<int> reply)
{
    m_core.answer<int>("sources.pollMail", std::move(reply), [] { return Result<int>(0); });
}

void FakePrompts::list(api::Reply<std::vector<api::PromptRow>> reply)
{
    m_core.answer<std::vector<api::PromptRow>>("prompts.list", std::move(reply), [this] {
        return Result<std::vector<api::PromptRow>>(m_core.world.prompts);
    });
}

void FakePrompts::show(std::string name, int version, api::Reply<std::string> reply)
{
    m_core.answer<std::string>(
        "prompts.show", std::move(reply), [this, name, version]() -> Result<std::string> {
            const auto found = m_core.world.promptBodies.find(name + "@" + std::to_string(version));
            if (found == m_core.world.promptBodies.end())
                return base::fail(ErrorCode::NotFound, "no such version");
            return found->second;
        });
}

void FakePrompts::diff(std::string name, int from, int to, api::Reply<std::string> reply)
{
    m_core.answer<std::string>("prompts.diff", std::move(reply), [this, name, from, to] {
        auto& bodies = m_core.world.promptBodies;
        return Result<std::string>("-" + bodies[name + "@" + std::to_string(from)] + "+" +
                                   bodies[name + "@" + std::to_string(to)]);
    });
}

void FakePrompts::add(std::string name, std::string body, api::Reply<api::PromptRow> reply)
{
    m_core.answer<api::PromptRow>("prompts.add", std::move(reply), [this, name, body] {
        int newest = 0;
        for (const api::PromptRow& row : m_core.world.prompts)
            newest = row.name == name ? std::max(newest, row.version) : newest;
        const api::PromptRow row{.name = name,
                                 .version = newest + 1,
                                 .language = "en",
                                 .useCase = name,
                                 .createdAt = FakeWorld::kMorning};
        m_core.world.prompts.push_back(row);
        m_core.world.promptBodies[name + "@" + std::to_string(row.version)] = body;
        m_core.announce({Area::Prompts});
        return Result<api::PromptRow>(row);
    });
}

Status FakePrompts::setProduction(const std::string& name, int version)
{
    const auto has = [&](const api::PromptRow& row) { return row.name == name && row.version == version; };
    if (std::ranges::none_of(m_core.world.prompts, has))
        return base::fail(ErrorCode::NotFound, "no such version");
    for (api::PromptRow& row : m_core.world.prompts) {
        if (row.name == name)
            row.production = row.version == version;
    }
    m_core.announce({Area::Prompts});
    return {};
}

void FakePrompts::promote(std::string name, int version, api::SecretText passphrase, api::Done reply)
{
    const Status opened = checkPassphrase(passphrase);
    m_core.answer<void>("prompts.promote", std::move(reply), [this, name, version, opened]() -> Status {
        COUNTERSIGN_TRY(opened);
        return setProduction(name, version);
    });
}

void FakePrompts::rollback(std::string name, api::SecretText passphrase, api::Done reply)
{
    const Status opened = checkPassphrase(passphrase);
    m_core.answer<void>("prompts.rollback", std::move(reply), [this, name, opened]() -> Status {
        COUNTERSIGN_TRY(opened);
        int production = 0;
        for (const api::PromptRow& row : m_core.world.prompts)
            production = row.name == name && row.production ? row.version : production;
        return setProduction(name, production - 1);
    });
}

void FakeGovernance::principals(api::Reply<std::vector<api::Principal>> reply)
{
    m_core.answer<std::vector<api::Principal>>("governance.principals", std::move(reply), [this] {
        return Result<std::vector<api::Principal>>(m_core.world.principals);
    });
}

namespace {

/// A manager or admin adds and revokes people, or the only person there is.
Status checkGovernor(const FakeWorld& world)
{
    const bool alone = std::ranges::count_if(world.principals, &api::Principal::canSign) == 1;
    if (world.frame.me.role == api::Role::Manager || world.frame.me.role == api::Role::Admin || alone)
        return {};
    return base::fail(ErrorCode::NotAllowed, "only a manager or an admin adds and revokes people", {"wrong_role"});
}

} // namespace

void FakeGovernance::addPrincipal(api::NewPrincipal person, api::SecretText theirs, api::SecretText passphrase,
                                  api::Reply<api::Principal> reply)
{
    const Status opened = checkPassphrase(passphrase);
    const bool empty = theirs.empty();
    m_core.answer<api::Principal>("governance.addPrincipal", std::move(reply),
                                  [this, person = std::move(person), opened, empty]() -> Result<api::Principal> {
        COUNTERSIGN_TRY(opened);
        COUNTERSIGN_TRY(checkGovernor(m_core.world));
        auto& all = m_core.world.principals;
        if (std::ranges::find(all, person.email, &api::Principal::email) != all.end())
            return base::fail(ErrorCode::AlreadyExists, "somebody is enrolled with this e-mail address", {"email"});
        if (empty || person.name.empty() || person.email.find('@') == std::string::npos)
            return base::fail(ErrorCode::InvalidInput, "a principal needs a name, an e-mail address and a passphrase");
        all.push_back({.id = "pri-" + std::to_string(all.size() + 1),
                       .name = person.name,
                       .email = person.email,
                       .role = person.role,
                       .canSign = true});
        m_core.announce({Area::Governance});
        return all.back();
    });
}

void FakeGovernance::revokePrincipal(api::Id principal, api::SecretText passphrase, api::Done reply)
{
    const Status opened = checkPassphrase(passphrase);
    m_core.answer<void>("governance.revokePrincipal", std::move(reply), [this, principal, opened]() -> Status {
        COUNTERSIGN_TRY(opened);
        COUNTERSIGN_TRY(checkGovernor(m_core.world));
        if (principal == m_core.world.frame.me.id)
            return base::fail(ErrorCode::NotAllowed, "nobody revokes their own keys", {"same_person"});
        auto& all = m_core.world.principals;
        const auto found = std::ranges::find(all, principal, &api::Principal::id);
        if (found == all.end() || !found->canSign)
            return base::fail(ErrorCode::NotFound, "nobody with a living key has this id", {principal});
        found->canSign = false;
        m_core.announce({Area::Governance});
        return {};
    });
}

void FakeGovernance::policy(api::Reply<api::PolicyInfo> reply)
{
    m_core.answer<api::PolicyInfo>("governance.policy", std::move(reply),
                                   [this] { return Result<api::PolicyInfo>(m_core.world.policy); });
}

void FakeGovernance::setPolicy(std::string document, api::SecretText passphrase, api::Reply<api::PolicyInfo> reply)
{
    const Status opened = checkPassphrase(passphrase);
    m_core.answer<api::PolicyInfo>("governance.setPolicy", std::move(reply), [this, document, opened]() -> Result<api::PolicyInfo> {
        COUNTERSIGN_TRY(opened);
        m_core.world.policy = {.version = m_core.world.policy.version + 1, .sha256 = m_core.world.policy.sha256, .document = document};
        m_core.announce({Area::Governance});
        return m_core.world.policy;
    });
}

void FakeGovernance::verifyAudit(api::Reply<api::AuditVerdict> reply)
{
    m_core.answer<api::AuditVerdict>("governance.verifyAudit", std::move(reply), [] {
        return Result<api::AuditVerdict>(api::AuditVerdict{.checked = 4'211, .headHash = "77be02d5a3f1c86e"});
    });
}

void FakeGovernance::exportAudit(std::filesystem::path /*file*/, api::Done reply)
{
    m_core.answer<void>("governance.exportAudit", std::move(reply), [] { return Status(); });
}

void FakeGovernance::suppressions(api::Reply<std::vector<api::SuppressionRow>> reply)
{
    m_core.answer<std::vector<api::SuppressionRow>>("governance.suppressions", std::move(reply), [this] {
        return Result<std::vector<api::SuppressionRow>>(m_core.world.suppressions);
    });
}

void FakeGovernance::suppress(std::string address, std::string reason, api::Done reply)
{
    m_core.answer<void>("governance.suppress", std::move(reply), [this, address, reason] {
        m_core.world.suppressions.push_back(
            {.scope = "address", .masked = address, .reason = reason, .since = FakeWorld::kMorning});
        m_core.announce({Area::Governance});
        return Status();
    });
}

void FakeGovernance::mailboxes(api::Reply<std::vector<api::MailboxRow>> reply)
{
    m_core.answer<std::vector<api::MailboxRow>>("governance.mailboxes", std::move(reply), [this] {
        return Result<std::vector<api::MailboxRow>>(m_core.world.mailboxes);
    });
}

} // namespace countersign::tests
