// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/gate_steps.h"

#include "engine/foundation/secrets/dsse.h"
#include "engine/foundation/text/email_address.h"
#include "engine/knowledge/identity/identity.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/delivery/outbox.h"
#include "engine/outreach/drafting/draft_store.h"
#include "engine/outreach/drafting/freeze.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/records/mailbox_store.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/stake.h"

#include <algorithm>

namespace countersign::runtime {

using model::Record;
using model::RecordKind;

namespace {

/// A message that nobody sent for two weeks speaks of a past that is gone.
constexpr auto kWindow = std::chrono::days(14);

/// A Message-ID token that follows from draft, revision and bytes-to-be, so that a preview shows what will be frozen.
base::IdBytes messageToken(const drafting::Draft& draft)
{
    return base::importedIdBytes("message", draft.id.text(), std::to_string(draft.revision));
}

base::Result<governance::Role> signingRole(EngineCore& core, const approval::OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(const auto me, governance::findPrincipal(core.database, core.me));
    if (!me)
        return base::fail(base::ErrorCode::NotAllowed, "nobody of this workspace is at the desk", {"unknown_principal"});
    const bool own = message.submission.author == core.me;
    return own ? governance::Role::Rep : me->role;
}

std::vector<std::string> reasonArgs(const model::Reason& reason)
{
    std::vector<std::string> args{reason.code};
    args.insert(args.end(), reason.args.begin(), reason.args.end());
    return args;
}

} // namespace

base::Result<std::optional<model::Reason>> recipientChanged(store::Database& database,
                                                            const approval::OutgoingMessage& message)
{
    const model::RecordId id = message.submission.contact;
    if (id.isNull())
        return std::nullopt;
    const auto isAddressed = [&](const Record& contact) {
        const auto address = text::normalEmail(contact.text("email"));
        return address && std::ranges::any_of(message.submission.recipients, [&](const std::string& recipient) {
                   return text::normalEmail(recipient) == address;
               });
    };
    const model::Reason changed{.code = "recipient_changed", .args = {}};
    COUNTERSIGN_ASSIGN(const auto contact, records::findRecord(database, RecordKind::Contact, id));
    if (!contact || contact->deleted || contact->flag("left_company") || !isAddressed(*contact))
        return changed;
    COUNTERSIGN_ASSIGN(const bool isTheirs, belongsTo(database, *contact, message.submission.account));
    if (!isTheirs)
        return changed;
    // Another record of the same person may know better; where it speaks of another address, it speaks of another job.
    COUNTERSIGN_ASSIGN(const model::RecordId entity, identity::entityOf(database, id));
    COUNTERSIGN_ASSIGN(const auto members, identity::membersOf(database, entity));
    for (const identity::Member& member : members) {
        if (member.kind != RecordKind::Contact)
            continue;
        COUNTERSIGN_ASSIGN(const auto same, records::findRecord(database, RecordKind::Contact, member.record));
        if (same && !same->deleted && same->flag("left_company") && isAddressed(*same))
            return changed;
    }
    return std::nullopt;
}

base::Result<model::Submission> previewSubmission(EngineCore& core, const drafting::Draft& draft)
{
    COUNTERSIGN_ASSIGN(const auto mailbox, records::findMailbox(core.database, draft.mailbox));
    if (!mailbox)
        return base::fail(base::ErrorCode::NotFound, "the draft's mailbox is gone", {draft.mailbox.text()});
    COUNTERSIGN_ASSIGN(const auto contact,
                       records::findRecord(core.database, RecordKind::Contact, draft.brief.recipient.contact));
    if (!contact || contact->deleted)
        return base::fail(base::ErrorCode::NotFound, "the recipient's record is gone");
    COUNTERSIGN_ASSIGN(const bool isTheirs, belongsTo(core.database, *contact, draft.account()));
    if (!isTheirs)
        return base::fail(base::ErrorCode::InvalidInput, "the recipient is nobody of this account", {"other_account"});
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(core.database));
    drafting::Envelope envelope{.mailbox = *mailbox,
                                .toAddress = contact->text("email"),
                                .toName = contact->text("full_name"),
                                .author = core.me,
                                .notBefore = core.now(),
                                .notAfter = core.now() + kWindow,
                                .optOutLine = policy.rules.footerFor(draft.brief.language),
                                .messageToken = messageToken(draft),
                                .date = core.now()};
    COUNTERSIGN_ASSIGN(envelope.value, valueAtStake(core.database, draft));
    return drafting::freeze(draft, envelope);
}

base::Result<model::OutgoingId> submitDraft(EngineCore& core, const drafting::Draft& draft)
{
    // Everything is read within the transaction: what another process edited meanwhile is a conflict, not half of it.
    return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Result<model::OutgoingId> {
        COUNTERSIGN_ASSIGN(const auto now, drafting::findDraft(core.database, draft.id));
        if (!now || now->revision != draft.revision)
            return base::fail(base::ErrorCode::Conflict, "the draft was edited meanwhile; look again", {"draft_edited"});
        COUNTERSIGN_ASSIGN(const auto mailbox, records::findMailbox(core.database, now->mailbox));
        if (mailbox && mailbox->principal != core.me.text())
            return base::fail(base::ErrorCode::NotAllowed, "mail leaves from one's own mailbox only", {"sender_changed"});
        COUNTERSIGN_ASSIGN(const model::Submission submission, previewSubmission(core, *now));
        COUNTERSIGN_ASSIGN(const auto id, approval::submit(transaction, submission, core.ids, core.actor()));
        COUNTERSIGN_TRY(drafting::setDraftState(transaction, now->id, drafting::DraftState::Submitted,
                                                {.actor = core.me.text(), .now = core.now()}));
        return id;
    });
}

base::Result<approval::ApprovalProgress> signMessage(EngineCore& core, model::OutgoingId message,
                                                     const base::SecretText& passphrase)
{
    COUNTERSIGN_ASSIGN(const auto outgoing, approval::requireMessage(core.database, message));
    COUNTERSIGN_ASSIGN(const governance::Role role, signingRole(core, outgoing));
    COUNTERSIGN_ASSIGN(const auto changed, recipientChanged(core.database, outgoing));
    if (changed)
        return base::fail(base::ErrorCode::ApprovalVoid, "it would not reach whom it was written for: edit and submit it again",
                          reasonArgs(*changed));
    COUNTERSIGN_ASSIGN(const auto rose, valueRose(core.database, outgoing));
    if (rose)
        return base::fail(base::ErrorCode::ApprovalVoid, "more is at stake than when it was frozen: edit and submit it again",
                          reasonArgs(*rose));
    const approval::SigningRequest request{.message = message, .principal = core.me, .role = role};
    COUNTERSIGN_ASSIGN(const secrets::SigningKey key, core.workspace.signingKeys().open(core.me.text(), passphrase));
    COUNTERSIGN_ASSIGN(const base::Bytes payload, inTransaction(core.database, [&](store::Transaction& transaction) {
                           return approval::payloadToSign(transaction, request, core.ports.random, core.actor());
                       }));
    secrets::Envelope envelope{.payloadType = std::string(approval::kApprovalPayloadType), .payload = payload};
    secrets::signEnvelope(envelope, key);
    return inTransaction(core.database, [&](store::Transaction& transaction) -> base::Result<approval::ApprovalProgress> {
        COUNTERSIGN_ASSIGN(const auto progress,
                           approval::approve(transaction, envelope, request, core.workspace.suppression(), core.actor()));
        if (progress.complete)
            COUNTERSIGN_TRY(delivery::enqueueApproved(transaction, message, core.actor()));
        return progress;
    });
}

} // namespace countersign::runtime
