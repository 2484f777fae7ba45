// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/engine_client.h"

#include "ui/bridge/on_ui_thread.h"
#include "ui/text/utf8.h"

#include <utility>

namespace countersign::bridge {

namespace {
ErrorView viewOf(const base::Error& error)
{
    ErrorView view{.code = error.code, .args = {}};
    for (const std::string& argument : error.args)
        view.args.append(text::fromUtf8(argument));
    return view;
}

template <class T>
api::Reply<T> hop(QObject* owner, Then<T> then)
{
    return [owner = QPointer<QObject>(owner), then = std::move(then)](base::Result<T> result) {
        Loaded<T> loaded;
        if (!result)
            loaded.error = viewOf(result.error());
        else if constexpr (std::is_void_v<T>)
            loaded.done = true;
        else
            loaded.value = std::move(*result);
        onUiThread(owner, [then, loaded = std::move(loaded)] { then(loaded); });
    };
}

/// Takes the characters over and wipes Qt's copy.
api::SecretText secretOf(QString& passphrase)
{
    api::SecretText secret(text::toUtf8(passphrase));
    passphrase.fill(QChar(0));
    return secret;
}

std::filesystem::path pathOf(const QString& file)
{
    const std::u16string name = file.toStdU16String();
    return {name};
}
} // namespace

EngineClient::EngineClient(api::Engine& engine, const base::Clock& clock, const QTimeZone& zone,
                           QObject* parent)
    : QObject(parent), m_engine(engine), m_clock(clock), m_zone(zone)
{
    m_subscription = m_engine.subscribe([self = QPointer<QObject>(this), this](const api::Change& change) {
        onUiThread(self, [this, change] { emit changed(change); });
    });
}

text::Here EngineClient::here() const
{
    return {.locale = QLocale(), .zone = m_zone, .now = m_clock.now()};
}

void EngineClient::importPath(QObject* owner, ImportRequest request, Then<api::ImportReport> then)
{
    const auto progress = [owner = QPointer<QObject>(owner),
                           tell = std::move(request.progress)](const api::ImportProgress& now) {
        if (tell)
            onUiThread(owner, [tell, now] { tell(now); });
    };
    m_engine.sources().importTables({.path = pathOf(request.path),
                                     .name = text::toUtf8(request.name),
                                     .dryRun = request.dryRun,
                                     .choices = std::move(request.choices)},
                                    progress, hop(owner, std::move(then)));
}

void EngineClient::cancelImport()
{
    m_engine.sources().cancelImport();
}

void EngineClient::suggestions(QObject* owner, int limit, Then<api::SuggestionList> then)
{
    m_engine.suggestions().list(limit, hop(owner, std::move(then)));
}

void EngineClient::snooze(QObject* owner, const QString& suggestion, api::Instant until, Then<void> then)
{
    m_engine.suggestions().snooze(text::toUtf8(suggestion), until, hop(owner, std::move(then)));
}

void EngineClient::dismiss(QObject* owner, const QString& suggestion, const QString& reason, Then<void> then)
{
    m_engine.suggestions().dismiss(text::toUtf8(suggestion), text::toUtf8(reason),
                                   hop(owner, std::move(then)));
}

void EngineClient::restore(QObject* owner, const QString& suggestion, Then<void> then)
{
    m_engine.suggestions().restore(text::toUtf8(suggestion), hop(owner, std::move(then)));
}

void EngineClient::accounts(QObject* owner, api::AccountQuery query, Then<api::AccountPage> then)
{
    m_engine.accounts().list(std::move(query), hop(owner, std::move(then)));
}

void EngineClient::account(QObject* owner, const QString& account, std::optional<api::Instant> asOf,
                           Then<api::AccountDetail> then)
{
    m_engine.accounts().detail(text::toUtf8(account), asOf, hop(owner, std::move(then)));
}

void EngineClient::search(QObject* owner, const QString& words, int limit,
                          Then<std::vector<api::SearchHit>> then)
{
    m_engine.accounts().search(text::toUtf8(words), limit, hop(owner, std::move(then)));
}

void EngineClient::drafts(QObject* owner, api::ReviewFilter filter, Then<std::vector<api::DraftRow>> then)
{
    m_engine.review().list(filter, hop(owner, std::move(then)));
}

void EngineClient::draft(QObject* owner, const QString& draft, Then<api::DraftDetail> then)
{
    m_engine.review().show(text::toUtf8(draft), hop(owner, std::move(then)));
}

void EngineClient::createDraft(QObject* owner, api::NewDraft request, Then<api::DraftDetail> then)
{
    m_engine.review().create(std::move(request), hop(owner, std::move(then)));
}

void EngineClient::editBlock(QObject* owner, const QString& draft, int block, const QString& words,
                             Then<api::DraftDetail> then)
{
    m_engine.review().editBlock(text::toUtf8(draft), block, text::toUtf8(words), hop(owner, std::move(then)));
}

void EngineClient::editSubject(QObject* owner, const QString& draft, const QString& subject,
                               Then<api::DraftDetail> then)
{
    m_engine.review().editSubject(text::toUtf8(draft), text::toUtf8(subject), hop(owner, std::move(then)));
}

void EngineClient::regenerate(QObject* owner, const QString& draft, std::optional<int> block,
                              Then<api::DraftDetail> then)
{
    m_engine.review().regenerate(text::toUtf8(draft), block, hop(owner, std::move(then)));
}

void EngineClient::useSuggestion(QObject* owner, const QString& draft, int claim, Then<api::DraftDetail> then)
{
    m_engine.review().useSuggestion(text::toUtf8(draft), claim, hop(owner, std::move(then)));
}

void EngineClient::cite(QObject* owner, const QString& draft, int claim, int fact, Then<api::DraftDetail> then)
{
    m_engine.review().cite(text::toUtf8(draft), claim, fact, hop(owner, std::move(then)));
}

void EngineClient::overrule(QObject* owner, const QString& draft, int claim, const QString& reason,
                            QString passphrase, Then<api::DraftDetail> then)
{
    m_engine.review().overrule(text::toUtf8(draft), claim, text::toUtf8(reason), secretOf(passphrase),
                               hop(owner, std::move(then)));
}

void EngineClient::exactMail(QObject* owner, const QString& draft, Then<api::ExactMail> then)
{
    m_engine.review().exactMail(text::toUtf8(draft), hop(owner, std::move(then)));
}

void EngineClient::egress(QObject* owner, const QString& draft, Then<api::EgressView> then)
{
    m_engine.review().egress(text::toUtf8(draft), hop(owner, std::move(then)));
}

void EngineClient::submit(QObject* owner, const QString& draft, Then<api::DraftDetail> then)
{
    m_engine.review().submit(text::toUtf8(draft), hop(owner, std::move(then)));
}

void EngineClient::approve(QObject* owner, const QString& draft, const QString& sha256, QString passphrase,
                           Then<api::DraftDetail> then)
{
    m_engine.review().approve(text::toUtf8(draft), text::toUtf8(sha256), secretOf(passphrase),
                              hop(owner, std::move(then)));
}

void EngineClient::returnToAuthor(QObject* owner, const QString& draft, const QString& comment,
                                  Then<api::DraftDetail> then)
{
    m_engine.review().returnToAuthor(text::toUtf8(draft), text::toUtf8(comment), hop(owner, std::move(then)));
}

void EngineClient::reject(QObject* owner, const QString& draft, const QString& reason,
                          Then<api::DraftDetail> then)
{
    m_engine.review().reject(text::toUtf8(draft), text::toUtf8(reason), hop(owner, std::move(then)));
}

void EngineClient::discard(QObject* owner, const QString& draft, Then<void> then)
{
    m_engine.review().discard(text::toUtf8(draft), hop(owner, std::move(then)));
}

void EngineClient::outbox(QObject* owner, Then<api::OutboxBoard> then)
{
    m_engine.outbox().board(hop(owner, std::move(then)));
}

void EngineClient::outboxDetail(QObject* owner, const QString& message, Then<api::OutboxDetail> then)
{
    m_engine.outbox().detail(text::toUtf8(message), hop(owner, std::move(then)));
}

void EngineClient::takeBack(QObject* owner, const QString& message, Then<void> then)
{
    m_engine.outbox().takeBack(text::toUtf8(message), hop(owner, std::move(then)));
}

void EngineClient::resolve(QObject* owner, const QString& message, api::Resolution resolution,
                           QString passphrase, Then<void> then)
{
    m_engine.outbox().resolve(text::toUtf8(message), resolution, secretOf(passphrase),
                              hop(owner, std::move(then)));
}

void EngineClient::stopEverything(QObject* owner, Then<void> then)
{
    m_engine.outbox().stopEverything(hop(owner, std::move(then)));
}

void EngineClient::resume(QObject* owner, Then<void> then)
{
    m_engine.outbox().resume(hop(owner, std::move(then)));
}

void EngineClient::runOutbox(QObject* owner, Then<int> then)
{
    m_engine.outbox().runOnce(hop(owner, std::move(then)));
}

void EngineClient::kpis(QObject* owner, api::KpiGrouping grouping, Then<api::KpiTable> then)
{
    m_engine.insights().kpis(grouping, hop(owner, std::move(then)));
}

void EngineClient::kpiMessages(QObject* owner, api::KpiGrouping grouping, const QString& group,
                               Then<std::vector<api::KpiMessage>> then)
{
    m_engine.insights().messages(grouping, text::toUtf8(group), hop(owner, std::move(then)));
}

void EngineClient::alerts(QObject* owner, Then<std::vector<api::Alert>> then)
{
    m_engine.insights().alerts(hop(owner, std::move(then)));
}

void EngineClient::sources(QObject* owner, Then<std::vector<api::SourceRow>> then)
{
    m_engine.sources().list(hop(owner, std::move(then)));
}

void EngineClient::rejectedRows(QObject* owner, const QString& source, api::Paging paging,
                                Then<std::vector<api::RejectedRow>> then)
{
    m_engine.sources().rejected(text::toUtf8(source), paging, hop(owner, std::move(then)));
}

void EngineClient::pollMail(QObject* owner, Then<int> then)
{
    m_engine.sources().pollMail(hop(owner, std::move(then)));
}

void EngineClient::prompts(QObject* owner, Then<std::vector<api::PromptRow>> then)
{
    m_engine.prompts().list(hop(owner, std::move(then)));
}

void EngineClient::prompt(QObject* owner, const QString& name, int version, Then<std::string> then)
{
    m_engine.prompts().show(text::toUtf8(name), version, hop(owner, std::move(then)));
}

void EngineClient::promptDiff(QObject* owner, const QString& name, int from, int to, Then<std::string> then)
{
    m_engine.prompts().diff(text::toUtf8(name), from, to, hop(owner, std::move(then)));
}

void EngineClient::addPrompt(QObject* owner, const QString& name, const QString& body,
                             Then<api::PromptRow> then)
{
    m_engine.prompts().add(text::toUtf8(name), text::toUtf8(body), hop(owner, std::move(then)));
}

void EngineClient::promotePrompt(QObject* owner, const QString& name, int version, QString passphrase,
                                 Then<void> then)
{
    m_engine.prompts().promote(text::toUtf8(name), version, secretOf(passphrase),
                               hop(owner, std::move(then)));
}

void EngineClient::rollbackPrompt(QObject* owner, const QString& name, QString passphrase, Then<void> then)
{
    m_engine.prompts().rollback(text::toUtf8(name), secretOf(passphrase), hop(owner, std::move(then)));
}

void EngineClient::principals(QObject* owner, Then<std::vector<api::Principal>> then)
{
    m_engine.governance().principals(hop(owner, std::move(then)));
}

void EngineClient::policy(QObject* owner, Then<api::PolicyInfo> then)
{
    m_engine.governance().policy(hop(owner, std::move(then)));
}

void EngineClient::verifyAudit(QObject* owner, Then<api::AuditVerdict> then)
{
    m_engine.governance().verifyAudit(hop(owner, std::move(then)));
}

void EngineClient::exportAudit(QObject* owner, const QString& file, Then<void> then)
{
    m_engine.governance().exportAudit(pathOf(file), hop(owner, std::move(then)));
}

void EngineClient::suppressions(QObject* owner, Then<std::vector<api::SuppressionRow>> then)
{
    m_engine.governance().suppressions(hop(owner, std::move(then)));
}

void EngineClient::suppress(QObject* owner, const QString& address, const QString& reason, Then<void> then)
{
    m_engine.governance().suppress(text::toUtf8(address), text::toUtf8(reason), hop(owner, std::move(then)));
}

void EngineClient::mailboxes(QObject* owner, Then<std::vector<api::MailboxRow>> then)
{
    m_engine.governance().mailboxes(hop(owner, std::move(then)));
}

void EngineClient::frame(QObject* owner, Then<api::FrameState> then)
{
    m_engine.frame(hop(owner, std::move(then)));
}

} // namespace countersign::bridge
