// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/reply.h"
#include "engine/api/types/account.h"
#include "engine/api/types/change.h"
#include "engine/api/types/governance.h"
#include "engine/api/types/insight.h"
#include "engine/api/types/outbox.h"
#include "engine/api/types/review.h"
#include "engine/api/types/source.h"
#include "engine/api/types/suggestion.h"
#include "engine/api/types/workspace.h"
#include "engine/foundation/base/secret.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace countersign::api {

using base::SecretText;

/// Who to follow up, why now, and what became of it.
class Suggestions
{
public:
    virtual ~Suggestions() = default;
    virtual void list(int limit, Reply<SuggestionList> reply) = 0;
    virtual void snooze(Id suggestion, Instant until, Done reply) = 0;
    virtual void dismiss(Id suggestion, std::string reason, Done reply) = 0;
    /// Takes back the last snooze or dismissal.
    virtual void restore(Id suggestion, Done reply) = 0;
};

/// What we know of the customers; works offline.
class Accounts
{
public:
    virtual ~Accounts() = default;
    virtual void list(AccountQuery query, Reply<AccountPage> reply) = 0;
    virtual void detail(Id account, std::optional<Instant> asOf, Reply<AccountDetail> reply) = 0;
    virtual void search(std::string text, int limit, Reply<std::vector<SearchHit>> reply) = 0;
};

/// Drafts, their evidence, and the human gate.
class Review
{
public:
    virtual ~Review() = default;
    virtual void list(ReviewFilter filter, Reply<std::vector<DraftRow>> reply) = 0;
    virtual void show(Id draft, Reply<DraftDetail> reply) = 0;
    /// Makes a draft; with a provider it asks the model and falls back to the template, saying so.
    virtual void create(NewDraft request, Reply<DraftDetail> reply) = 0;
    /// Stores one block's text; durable when the reply comes. Claims of the block are checked again and any
    /// signature is void.
    virtual void editBlock(Id draft, int block, std::string text, Reply<DraftDetail> reply) = 0;
    virtual void editSubject(Id draft, std::string subject, Reply<DraftDetail> reply) = 0;
    virtual void regenerate(Id draft, std::optional<int> block, Reply<DraftDetail> reply) = 0;
    /// Replaces the claim's text by the nearest fact's.
    virtual void useSuggestion(Id draft, int claim, Reply<DraftDetail> reply) = 0;
    /// Rests the claim's sentence on one more fact of the draft, by its number; the claim is checked again.
    virtual void cite(Id draft, int claim, int fact, Reply<DraftDetail> reply) = 0;
    virtual void overrule(Id draft, int claim, std::string reason, SecretText passphrase, Reply<DraftDetail> reply) = 0;
    /// The frozen bytes, read back from the store; before submit() a preview of them.
    virtual void exactMail(Id draft, Reply<ExactMail> reply) = 0;
    virtual void egress(Id draft, Reply<EgressView> reply) = 0;
    /// Freezes the bytes and hands them to the gate; refused while a claim is open.
    virtual void submit(Id draft, Reply<DraftDetail> reply) = 0;
    /// Signs the frozen bytes with the current principal's own key. `sha256` is ExactMail's of what the signer looked
    /// at: Conflict where nothing is frozen, or other bytes are.
    virtual void approve(Id draft, std::string sha256, SecretText passphrase, Reply<DraftDetail> reply) = 0;
    virtual void returnToAuthor(Id draft, std::string comment, Reply<DraftDetail> reply) = 0;
    virtual void reject(Id draft, std::string reason, Reply<DraftDetail> reply) = 0;
    virtual void discard(Id draft, Done reply) = 0;
};

/// What was approved, on its way out.
class Outbox
{
public:
    virtual ~Outbox() = default;
    virtual void board(Reply<OutboxBoard> reply) = 0;
    virtual void detail(Id message, Reply<OutboxDetail> reply) = 0;
    /// Back to a draft; every signature is void.
    virtual void takeBack(Id message, Done reply) = 0;
    virtual void resolve(Id message, Resolution resolution, SecretText passphrase, Done reply) = 0;
    virtual void stopEverything(Done reply) = 0;
    virtual void resume(Done reply) = 0;
    /// Sends what may leave now; the number that left.
    virtual void runOnce(Reply<int> reply) = 0;
};

class Insights
{
public:
    virtual ~Insights() = default;
    virtual void kpis(KpiGrouping grouping, Reply<KpiTable> reply) = 0;
    /// The messages behind one row: `group` as in KpiRow, empty for all.
    virtual void messages(KpiGrouping grouping, std::string group, Reply<std::vector<KpiMessage>> reply) = 0;
    virtual void alerts(Reply<std::vector<Alert>> reply) = 0;
};

using ProgressHandler = std::function<void(ImportProgress)>;

class Sources
{
public:
    virtual ~Sources() = default;
    virtual void list(Reply<std::vector<SourceRow>> reply) = 0;
    /// `progress` runs on the engine thread.
    virtual void importTables(ImportOrder order, ProgressHandler progress, Reply<ImportReport> reply) = 0;
    /// With the mappings as guessed, or as last saved.
    void importPath(std::filesystem::path path, std::string name, bool dryRun, ProgressHandler progress,
                    Reply<ImportReport> reply)
    {
        importTables({.path = std::move(path), .name = std::move(name), .dryRun = dryRun, .choices = {}},
                     std::move(progress), std::move(reply));
    }
    virtual void rejected(Id source, Paging paging, Reply<std::vector<RejectedRow>> reply) = 0;
    virtual void cancelImport() = 0;
    /// Fetches new mail of every mailbox and understands it; the number of new messages.
    virtual void pollMail(Reply<int> reply) = 0;
};

class Prompts
{
public:
    virtual ~Prompts() = default;
    virtual void list(Reply<std::vector<PromptRow>> reply) = 0;
    virtual void show(std::string name, int version, Reply<std::string> reply) = 0;
    virtual void diff(std::string name, int from, int to, Reply<std::string> reply) = 0;
    virtual void add(std::string name, std::string body, Reply<PromptRow> reply) = 0;
    virtual void promote(std::string name, int version, SecretText passphrase, Done reply) = 0;
    virtual void rollback(std::string name, SecretText passphrase, Done reply) = 0;
};

class Governance
{
public:
    virtual ~Governance() = default;
    virtual void principals(Reply<std::vector<Principal>> reply) = 0;
    /// Enrols a person with a key slot and a signing key, which `theirs` opens. `passphrase` is the acting person's own, who
    /// is a manager or admin, or the only person of a workspace that has neither; NotAllowed.
    virtual void addPrincipal(NewPrincipal person, SecretText theirs, SecretText passphrase, Reply<Principal> reply) = 0;
    /// From now on nothing counts that the person signs, or has signed and has not left. Who may: as addPrincipal(), but
    /// nobody themselves.
    virtual void revokePrincipal(Id principal, SecretText passphrase, Done reply) = 0;
    virtual void policy(Reply<PolicyInfo> reply) = 0;
    /// Puts the document in force as the next version: what was signed under the old one and has not left goes back to
    /// review. Takes the passphrase of the one who asks: a manager or an admin, or anybody where there is none.
    virtual void setPolicy(std::string document, SecretText passphrase, Reply<PolicyInfo> reply) = 0;
    virtual void verifyAudit(Reply<AuditVerdict> reply) = 0;
    virtual void exportAudit(std::filesystem::path file, Done reply) = 0;
    virtual void suppressions(Reply<std::vector<SuppressionRow>> reply) = 0;
    virtual void suppress(std::string address, std::string reason, Done reply) = 0;
    virtual void mailboxes(Reply<std::vector<MailboxRow>> reply) = 0;
};

/// Ends its subscription when destroyed; nothing is called afterwards on the engine thread.
class Subscription
{
public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> owner) : m_owner(std::move(owner)) {}

private:
    std::shared_ptr<void> m_owner;
};

using ChangeHandler = std::function<void(const Change&)>;

/// The whole engine of one opened workspace, as far as screens and the command line may see it. Methods may be called
/// from any thread; they return at once, and replies and handlers run on the engine thread.
class Engine
{
public:
    virtual ~Engine() = default;
    virtual Suggestions& suggestions() = 0;
    virtual Accounts& accounts() = 0;
    virtual Review& review() = 0;
    virtual Outbox& outbox() = 0;
    virtual Insights& insights() = 0;
    virtual Sources& sources() = 0;
    virtual Prompts& prompts() = 0;
    virtual Governance& governance() = 0;
    virtual void frame(Reply<FrameState> reply) = 0;
    /// Changes are merged for at most 50 ms.
    [[nodiscard]] virtual Subscription subscribe(ChangeHandler handler) = 0;
};

} // namespace countersign::api
