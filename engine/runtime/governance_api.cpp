// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/governance_api.h"

#include "engine/foundation/events/audit_log.h"
#include "engine/knowledge/ingest/source_store.h"
#include "engine/outreach/approval/audit_export.h"
#include "engine/outreach/approval/review.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/governance/suppression.h"
#include "engine/platform/records/mailbox_store.h"
#include "engine/runtime/people.h"
#include "engine/runtime/refresh.h"
#include "engine/runtime/translate.h"

#include <memory>

namespace countersign::runtime {

namespace {

api::PolicyInfo toInfo(const governance::Policy& policy)
{
    return {.version = static_cast<int>(policy.version), .sha256 = base::toHex(policy.hash), .document = policy.document};
}

} // namespace

base::Status proveHuman(const EngineCore& core, const base::SecretText& passphrase)
{
    const auto person = provePerson(core, passphrase);
    return person ? base::Status{} : base::fail(person.error());
}

void GovernanceApi::principals(api::Reply<std::vector<api::Principal>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<std::vector<api::Principal>> {
        COUNTERSIGN_ASSIGN(const auto all, governance::listPrincipals(core.database));
        std::vector<api::Principal> shown;
        for (const governance::Principal& principal : all)
            shown.push_back(toApi(principal));
        return shown;
    });
}

void GovernanceApi::addPrincipal(api::NewPrincipal person, api::SecretText theirs, api::SecretText passphrase,
                                 api::Reply<api::Principal> reply)
{
    auto request = std::make_shared<NewPerson>(NewPerson{.name = std::move(person.name),
                                                         .email = std::move(person.email),
                                                         .role = fromApi(person.role),
                                                         .passphrase = std::move(theirs)});
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    m_core.answer(std::move(reply), [&core = m_core, request, secret]() -> base::Result<api::Principal> {
        COUNTERSIGN_ASSIGN(const governance::Principal added, addPerson(core, *request, *secret));
        return toApi(added);
    });
}

void GovernanceApi::revokePrincipal(api::Id principal, api::SecretText passphrase, api::Done reply)
{
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    m_core.answer(std::move(reply), [&core = m_core, principal = std::move(principal), secret]() -> base::Status {
        COUNTERSIGN_ASSIGN(const auto id, idFrom<model::PrincipalId>(principal));
        return revokePerson(core, id, *secret);
    });
}

void GovernanceApi::policy(api::Reply<api::PolicyInfo> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<api::PolicyInfo> {
        COUNTERSIGN_ASSIGN(const governance::Policy active, governance::activePolicy(core.database));
        return toInfo(active);
    });
}

void GovernanceApi::setPolicy(std::string document, api::SecretText passphrase, api::Reply<api::PolicyInfo> reply)
{
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    m_core.answer(std::move(reply), [&core = m_core, document = std::move(document), secret]() -> base::Result<api::PolicyInfo> {
        COUNTERSIGN_TRY(proveGovernor(core, *secret));
        const auto activate = [&](store::Transaction& transaction) -> base::Result<governance::Policy> {
            COUNTERSIGN_ASSIGN(auto added, governance::addPolicy(transaction, document, core.actor()));
            // Their authors learn of it now, not when the mail is due.
            COUNTERSIGN_ASSIGN([[maybe_unused]] const int withdrawn, approval::withdrawOutdated(transaction, core.actor()));
            return added;
        };
        COUNTERSIGN_ASSIGN(const governance::Policy added, inTransaction(core.database, activate));
        // The times on Today follow the sending hours.
        // It is in force whether or not they could be made anew.
        if (const auto refreshed = refreshSuggestions(core); !refreshed)
            COUNTERSIGN_LOG(core.ports.log, Warning, "suggestions", base::toString(refreshed.error()));
        return toInfo(added);
    });
}

void GovernanceApi::verifyAudit(api::Reply<api::AuditVerdict> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<api::AuditVerdict> {
        COUNTERSIGN_ASSIGN(const events::AuditVerdict verdict, events::verifyAudit(core.database));
        return api::AuditVerdict{.checked = verdict.checked,
                                 .headHash = base::toHex(verdict.head),
                                 .brokenAt = verdict.brokenAt.value_or(0),
                                 .reason = verdict.reason};
    });
}

void GovernanceApi::exportAudit(std::filesystem::path file, api::Done reply)
{
    m_core.answer(std::move(reply),
                  [&core = m_core, file = std::move(file)] { return approval::exportAudit(core.database, file); });
}

void GovernanceApi::suppressions(api::Reply<std::vector<api::SuppressionRow>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<std::vector<api::SuppressionRow>> {
        COUNTERSIGN_ASSIGN(const auto all, governance::listSuppressions(core.database));
        std::vector<api::SuppressionRow> rows;
        for (const governance::Suppression& each : all)
            rows.push_back({.scope = std::string(governance::suppressionScopeName(each.scope)),
                            .masked = each.masked,
                            .reason = each.reason,
                            .since = each.since});
        return rows;
    });
}

void GovernanceApi::suppress(std::string address, std::string reason, api::Done reply)
{
    m_core.act(std::move(reply), [&core = m_core, address = std::move(address), reason = std::move(reason)] {
        return inTransaction(core.database, [&](store::Transaction& transaction) {
            return governance::addSuppression(
                transaction, core.workspace.suppression(),
                {.scope = governance::SuppressionScope::Person, .value = address, .reason = reason.empty() ? "manual" : reason},
                core.actor());
        });
    });
}

void GovernanceApi::mailboxes(api::Reply<std::vector<api::MailboxRow>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<std::vector<api::MailboxRow>> {
        COUNTERSIGN_ASSIGN(const auto all, records::listMailboxes(core.database));
        std::vector<api::MailboxRow> rows;
        for (const records::Mailbox& mailbox : all) {
            api::MailboxRow row{.id = mailbox.id.text(),
                                .name = mailbox.name,
                                .address = mailbox.address,
                                .displayName = mailbox.displayName};
            for (const records::SenderAlias& alias : mailbox.aliases)
                row.aliases.push_back(alias.address);
            COUNTERSIGN_ASSIGN(const auto source, ingest::findSourceByKey(core.database, "mailbox", mailbox.id.text()));
            if (source) {
                row.polledAt = source->lastGoodAt;
                row.lastError = source->lastError;
            }
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

} // namespace countersign::runtime
