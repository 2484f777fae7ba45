// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fakes/fake_engine.h"

namespace countersign::tests {

/// The work areas of FakeEngine; each is a view of the same world.
class FakeSuggestions final : public api::Suggestions
{
public:
    explicit FakeSuggestions(FakeEngine& core) : m_core(core) {}
    void list(int limit, api::Reply<api::SuggestionList> reply) override;
    void snooze(api::Id suggestion, api::Instant until, api::Done reply) override;
    void dismiss(api::Id suggestion, std::string reason, api::Done reply) override;
    void restore(api::Id suggestion, api::Done reply) override;

private:
    base::Status hide(const api::Id& suggestion, std::string reason);
    FakeEngine& m_core;
};

class FakeAccounts final : public api::Accounts
{
public:
    explicit FakeAccounts(FakeEngine& core) : m_core(core) {}
    void list(api::AccountQuery query, api::Reply<api::AccountPage> reply) override;
    void detail(api::Id account, std::optional<api::Instant> asOf,
                api::Reply<api::AccountDetail> reply) override;
    void search(std::string text, int limit, api::Reply<std::vector<api::SearchHit>> reply) override;

private:
    FakeEngine& m_core;
};

class FakeReview final : public api::Review
{
public:
    explicit FakeReview(FakeEngine& core) : m_core(core) {}
    void list(api::ReviewFilter filter, api::Reply<std::vector<api::DraftRow>> reply) override;
    void show(api::Id draft, api::Reply<api::DraftDetail> reply) override;
    void create(api::NewDraft request, api::Reply<api::DraftDetail> reply) override;
    void editBlock(api::Id draft, int block, std::string text, api::Reply<api::DraftDetail> reply) override;
    void editSubject(api::Id draft, std::string subject, api::Reply<api::DraftDetail> reply) override;
    void regenerate(api::Id draft, std::optional<int> block, api::Reply<api::DraftDetail> reply) override;
    void useSuggestion(api::Id draft, int claim, api::Reply<api::DraftDetail> reply) override;
    void cite(api::Id draft, int claim, int fact, api::Reply<api::DraftDetail> reply) override;
    void overrule(api::Id draft, int claim, std::string reason, api::SecretText passphrase,
                  api::Reply<api::DraftDetail> reply) override;
    void exactMail(api::Id draft, api::Reply<api::ExactMail> reply) override;
    void egress(api::Id draft, api::Reply<api::EgressView> reply) override;
    void submit(api::Id draft, api::Reply<api::DraftDetail> reply) override;
    void approve(api::Id draft, std::string sha256, api::SecretText passphrase,
                 api::Reply<api::DraftDetail> reply) override;
    void returnToAuthor(api::Id draft, std::string comment, api::Reply<api::DraftDetail> reply) override;
    void reject(api::Id draft, std::string reason, api::Reply<api::DraftDetail> reply) override;
    void discard(api::Id draft, api::Done reply) override;

private:
    using Change = std::function<base::Status(api::DraftDetail&)>;
    /// Looks the draft up when the reply is delivered, changes it, and answers with it.
    void change(const std::string& call, const api::Id& draft, api::Reply<api::DraftDetail> reply,
                Change how);
    base::Status sign(api::DraftDetail& draft);
    [[nodiscard]] api::ExactMail mailOf(const api::DraftDetail& draft) const;
    FakeEngine& m_core;
};

class FakeOutbox final : public api::Outbox
{
public:
    explicit FakeOutbox(FakeEngine& core) : m_core(core) {}
    void board(api::Reply<api::OutboxBoard> reply) override;
    void detail(api::Id message, api::Reply<api::OutboxDetail> reply) override;
    void takeBack(api::Id message, api::Done reply) override;
    void resolve(api::Id message, api::Resolution resolution, api::SecretText passphrase,
                 api::Done reply) override;
    void stopEverything(api::Done reply) override;
    void resume(api::Done reply) override;
    void runOnce(api::Reply<int> reply) override;

private:
    FakeEngine& m_core;
};

class FakeInsights final : public api::Insights
{
public:
    explicit FakeInsights(FakeEngine& core) : m_core(core) {}
    void kpis(api::KpiGrouping grouping, api::Reply<api::KpiTable> reply) override;
    void messages(api::KpiGrouping grouping, std::string group,
                  api::Reply<std::vector<api::KpiMessage>> reply) override;
    void alerts(api::Reply<std::vector<api::Alert>> reply) override;

private:
    FakeEngine& m_core;
};

class FakeSources final : public api::Sources
{
public:
    explicit FakeSources(FakeEngine& core) : m_core(core) {}
    void list(api::Reply<std::vector<api::SourceRow>> reply) override;
    void importTables(api::ImportOrder order, api::ProgressHandler progress,
                      api::Reply<api::ImportReport> reply) override;
    void rejected(api::Id source, api::Paging paging,
                  api::Reply<std::vector<api::RejectedRow>> reply) override;
    void cancelImport() override;
    void pollMail(api::Reply<int> reply) override;

private:
    FakeEngine& m_core;
    std::shared_ptr<bool> m_cancelled = std::make_shared<bool>(false);
};

class FakePrompts final : public api::Prompts
{
public:
    explicit FakePrompts(FakeEngine& core) : m_core(core) {}
    void list(api::Reply<std::vector<api::PromptRow>> reply) override;
    void show(std::string name, int version, api::Reply<std::string> reply) override;
    void diff(std::string name, int from, int to, api::Reply<std::string> reply) override;
    void add(std::string name, std::string body, api::Reply<api::PromptRow> reply) override;
    void promote(std::string name, int version, api::SecretText passphrase, api::Done reply) override;
    void rollback(std::string name, api::SecretText passphrase, api::Done reply) override;

private:
    base::Status setProduction(const std::string& name, int version);
    FakeEngine& m_core;
};

class FakeGovernance final : public api::Governance
{
public:
    explicit FakeGovernance(FakeEngine& core) : m_core(core) {}
    void principals(api::Reply<std::vector<api::Principal>> reply) override;
    void addPrincipal(api::NewPrincipal person, api::SecretText theirs, api::SecretText passphrase,
                      api::Reply<api::Principal> reply) override;
    void revokePrincipal(api::Id principal, api::SecretText passphrase, api::Done reply) override;
    void policy(api::Reply<api::PolicyInfo> reply) override;
    void setPolicy(std::string document, api::SecretText passphrase, api::Reply<api::PolicyInfo> reply) override;
    void verifyAudit(api::Reply<api::AuditVerdict> reply) override;
    void exportAudit(std::filesystem::path file, api::Done reply) override;
    void suppressions(api::Reply<std::vector<api::SuppressionRow>> reply) override;
    void suppress(std::string address, std::string reason, api::Done reply) override;
    void mailboxes(api::Reply<std::vector<api::MailboxRow>> reply) override;

private:
    FakeEngine& m_core;
};

/// The passphrase is the one of the world.
[[nodiscard]] base::Status checkPassphrase(const api::SecretText& passphrase);

} // namespace countersign::tests
