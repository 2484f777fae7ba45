// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "ui/bridge/loaded.h"
#include "ui/text/here.h"

#include <QObject>

namespace countersign::bridge {

/// What an import is to read and how to tell about it.
struct ImportRequest
{
    QString path = {};
    QString name = {};
    bool dryRun = true;
    /// What a person changed in the guessed mappings.
    std::vector<api::ImportChoice> choices = {};
    /// On the UI thread; not called any more when the owner has died.
    std::function<void(const api::ImportProgress&)> progress = {};
};

/// The window's only way to the engine: each method returns at once and answers `then` on the UI thread,
/// later, unless `owner` has died. Owns nothing; engine and clock outlive it. Lives on the UI thread.
class EngineClient : public QObject
{
    Q_OBJECT

public:
    EngineClient(api::Engine& engine, const base::Clock& clock,
                 const QTimeZone& zone = QTimeZone::systemTimeZone(), QObject* parent = nullptr);

    /// The reader's locale (Qt's default one), zone and now.
    [[nodiscard]] text::Here here() const;

    // Today
    void suggestions(QObject* owner, int limit, Then<api::SuggestionList> then);
    void snooze(QObject* owner, const QString& suggestion, api::Instant until, Then<void> then);
    void dismiss(QObject* owner, const QString& suggestion, const QString& reason, Then<void> then);
    void restore(QObject* owner, const QString& suggestion, Then<void> then);
    // Accounts
    void accounts(QObject* owner, api::AccountQuery query, Then<api::AccountPage> then);
    void account(QObject* owner, const QString& account, std::optional<api::Instant> asOf,
                 Then<api::AccountDetail> then);
    void search(QObject* owner, const QString& words, int limit, Then<std::vector<api::SearchHit>> then);
    // Review
    void drafts(QObject* owner, api::ReviewFilter filter, Then<std::vector<api::DraftRow>> then);
    void draft(QObject* owner, const QString& draft, Then<api::DraftDetail> then);
    void createDraft(QObject* owner, api::NewDraft request, Then<api::DraftDetail> then);
    void editBlock(QObject* owner, const QString& draft, int block, const QString& words,
                   Then<api::DraftDetail> then);
    void editSubject(QObject* owner, const QString& draft, const QString& subject,
                     Then<api::DraftDetail> then);
    void regenerate(QObject* owner, const QString& draft, std::optional<int> block,
                    Then<api::DraftDetail> then);
    void useSuggestion(QObject* owner, const QString& draft, int claim, Then<api::DraftDetail> then);
    void cite(QObject* owner, const QString& draft, int claim, int fact, Then<api::DraftDetail> then);
    void overrule(QObject* owner, const QString& draft, int claim, const QString& reason, QString passphrase,
                  Then<api::DraftDetail> then);
    void exactMail(QObject* owner, const QString& draft, Then<api::ExactMail> then);
    void egress(QObject* owner, const QString& draft, Then<api::EgressView> then);
    void submit(QObject* owner, const QString& draft, Then<api::DraftDetail> then);
    void approve(QObject* owner, const QString& draft, const QString& sha256, QString passphrase,
                 Then<api::DraftDetail> then);
    void returnToAuthor(QObject* owner, const QString& draft, const QString& comment,
                        Then<api::DraftDetail> then);
    void reject(QObject* owner, const QString& draft, const QString& reason, Then<api::DraftDetail> then);
    void discard(QObject* owner, const QString& draft, Then<void> then);
    // Outbox
    void outbox(QObject* owner, Then<api::OutboxBoard> then);
    void outboxDetail(QObject* owner, const QString& message, Then<api::OutboxDetail> then);
    void takeBack(QObject* owner, const QString& message, Then<void> then);
    void resolve(QObject* owner, const QString& message, api::Resolution resolution, QString passphrase,
                 Then<void> then);
    void stopEverything(QObject* owner, Then<void> then);
    void resume(QObject* owner, Then<void> then);
    void runOutbox(QObject* owner, Then<int> then);
    // Insights
    void kpis(QObject* owner, api::KpiGrouping grouping, Then<api::KpiTable> then);
    void kpiMessages(QObject* owner, api::KpiGrouping grouping, const QString& group,
                     Then<std::vector<api::KpiMessage>> then);
    void alerts(QObject* owner, Then<std::vector<api::Alert>> then);
    // Sources
    void sources(QObject* owner, Then<std::vector<api::SourceRow>> then);
    void rejectedRows(QObject* owner, const QString& source, api::Paging paging,
                      Then<std::vector<api::RejectedRow>> then);
    void importPath(QObject* owner, ImportRequest request, Then<api::ImportReport> then);
    void cancelImport();
    void pollMail(QObject* owner, Then<int> then);
    // Prompts
    void prompts(QObject* owner, Then<std::vector<api::PromptRow>> then);
    void prompt(QObject* owner, const QString& name, int version, Then<std::string> then);
    void promptDiff(QObject* owner, const QString& name, int from, int to, Then<std::string> then);
    void addPrompt(QObject* owner, const QString& name, const QString& body, Then<api::PromptRow> then);
    void promotePrompt(QObject* owner, const QString& name, int version, QString passphrase, Then<void> then);
    void rollbackPrompt(QObject* owner, const QString& name, QString passphrase, Then<void> then);
    // Governance
    void principals(QObject* owner, Then<std::vector<api::Principal>> then);
    void policy(QObject* owner, Then<api::PolicyInfo> then);
    void verifyAudit(QObject* owner, Then<api::AuditVerdict> then);
    void exportAudit(QObject* owner, const QString& file, Then<void> then);
    void suppressions(QObject* owner, Then<std::vector<api::SuppressionRow>> then);
    void suppress(QObject* owner, const QString& address, const QString& reason, Then<void> then);
    void mailboxes(QObject* owner, Then<std::vector<api::MailboxRow>> then);
    // Frame
    void frame(QObject* owner, Then<api::FrameState> then);

signals:
    /// Something changed; merged by the engine for at most 50 ms.
    void changed(const api::Change& change);

private:
    api::Engine& m_engine;
    const base::Clock& m_clock;
    QTimeZone m_zone;
    api::Subscription m_subscription;
};

} // namespace countersign::bridge
