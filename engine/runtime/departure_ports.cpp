// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/departure_ports.h"

#include "engine/foundation/events/event_log.h"
#include "engine/foundation/store/settings.h"
#include "engine/foundation/text/email_address.h"
#include "engine/outreach/approval/signed_event.h"
#include "engine/outreach/inbound/understand.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/gate_steps.h"
#include "engine/runtime/offered_times.h"
#include "engine/runtime/stake.h"

#include <algorithm>
#include <functional>

namespace countersign::runtime {

using delivery::BackToReview;
using delivery::Go;
using delivery::PortAnswer;
using delivery::Wait;
using model::Record;
using model::RecordKind;

namespace {

/// A mailbox that was read this long ago may hold an answer that nobody has seen.
constexpr base::Duration kFreshFor = std::chrono::minutes(5);
constexpr base::Duration kAskAgain = std::chrono::minutes(1);
constexpr base::Duration kOldMail = std::chrono::days(14);

/// What came later, somebody signed without knowing it; who signs again has seen it.
base::Instant firstSignature(const approval::OutgoingMessage& message)
{
    const auto first = std::ranges::min_element(message.signatures, {}, &approval::MessageSignature::signedAt);
    return first == message.signatures.end() ? message.submittedAt : first->signedAt;
}

/// The place of the first living signature among the events; nothing where a signature is older than such events.
base::Result<std::optional<std::int64_t>> firstSignatureSeq(store::Database& database,
                                                            const approval::OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(const auto log, events::readEventsOf(database, message.id.bytes()));
    std::optional<std::int64_t> first;
    for (const approval::MessageSignature& signature : message.signatures) {
        const auto found = std::ranges::find_if(log, [&](const events::StoredEvent& each) {
            return each.event.kind == approval::kSignedEvent &&
                   base::jsonInt(each.event.payload, "audit") == signature.auditIndex;
        });
        if (found == log.end())
            return std::nullopt;
        first = std::min(first.value_or(found->seq), found->seq);
    }
    return first;
}

using SeeEvent = std::function<void(const events::StoredEvent&)>;

base::Status forEachEventAfter(store::Database& database, std::int64_t seq, const SeeEvent& see)
{
    for (;;) {
        COUNTERSIGN_ASSIGN(const auto batch, events::readEvents(database, seq, 500));
        if (batch.empty())
            return {};
        for (const events::StoredEvent& event : batch)
            see(event);
        seq = batch.back().seq;
    }
}

base::Result<bool> allIsUnderstood(store::Database& database)
{
    COUNTERSIGN_ASSIGN(const std::int64_t consumed, events::consumedUpTo(database, inbound::kConsumer));
    bool all = true;
    COUNTERSIGN_TRY(forEachEventAfter(database, consumed, [&](const events::StoredEvent& event) {
        all = all && event.event.kind != inbound::kMailStored;
    }));
    return all;
}

/// What the log says came after a place in it: clocks can be set back, the log cannot.
struct Since
{
    bool mailWentOut = false;
    std::vector<model::RecordId> mailRead;
};

base::Result<Since> whatCameAfter(store::Database& database, const approval::OutgoingMessage& message, std::int64_t seq)
{
    Since since;
    const std::string contact = message.submission.contact.text();
    COUNTERSIGN_TRY(forEachEventAfter(database, seq, [&](const events::StoredEvent& event) {
        if (event.event.kind == inbound::kMailStored)
            since.mailRead.emplace_back(event.event.subject);
        if (event.event.kind == "delivery.accepted" && event.event.subject != message.id.bytes() &&
            !message.submission.contact.isNull() && base::jsonText(event.event.payload, "contact") == contact)
            since.mailWentOut = true;
    }));
    return since;
}

/// Old letters that a mailbox already held when it was first read are no news. Any other date is only its sender's
/// word, and what is in one of our threads is news whenever it says it was written.
base::Result<bool> isOldLetter(store::Database& database, const Record& mail, base::Instant since)
{
    COUNTERSIGN_ASSIGN(const auto stamp, store::setting(database, kFirstReadSetting + mail.text("mailbox")));
    const auto firstRead = stamp ? base::parseRfc3339(*stamp) : std::nullopt;
    if (!firstRead || mail.knownAt > *firstRead || mail.instant("at").value_or(mail.knownAt) > since - kOldMail)
        return false;
    COUNTERSIGN_ASSIGN(const auto match,
                       inbound::matchToSent(database, mail, records::mailFactsFromText(mail.text("headers"))));
    return !match.has_value();
}

bool isRecipient(const approval::OutgoingMessage& message, const std::string& address)
{
    const auto normal = text::normalEmail(address);
    return normal && std::ranges::any_of(message.submission.recipients, [&](const std::string& recipient) {
               return text::normalEmail(recipient) == normal;
           });
}

void append(std::vector<Record>& to, std::vector<Record> more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Mail of the account, of everybody who has a recipient's address (one address may stand under two accounts), and what
/// those addresses themselves have sent.
base::Result<std::vector<Record>> mailOf(store::Database& database, const approval::OutgoingMessage& message, bool bySender)
{
    std::vector<Record> mails;
    COUNTERSIGN_ASSIGN(mails, records::findByReference(database, RecordKind::Message, "account", message.submission.account));
    for (const std::string& recipient : message.submission.recipients) {
        COUNTERSIGN_ASSIGN(const auto people, records::findByText(database, RecordKind::Contact, "email", recipient));
        for (const Record& person : people) {
            COUNTERSIGN_ASSIGN(auto theirs, records::findByReference(database, RecordKind::Message, "contact", person.id));
            append(mails, std::move(theirs));
        }
        if (!bySender)
            continue;
        COUNTERSIGN_ASSIGN(auto theirs, records::findByText(database, RecordKind::Message, "from_address", recipient));
        append(mails, std::move(theirs));
    }
    return mails;
}

/// Whoever of the account, or with a recipient's address, has written: the signer did not know it. What counts is when
/// we read it, for a sender's own date may be anything.
base::Result<bool> somebodyWrote(store::Database& database, const approval::OutgoingMessage& message,
                                 const std::optional<Since>& log)
{
    const base::Instant since = firstSignature(message);
    std::vector<Record> news;
    COUNTERSIGN_ASSIGN(auto mails, mailOf(database, message, !log));
    std::erase_if(mails, [&](const Record& mail) { return mail.knownAt <= since; });
    append(news, std::move(mails));
    for (const model::RecordId id : log ? log->mailRead : std::vector<model::RecordId>{}) {
        COUNTERSIGN_ASSIGN(auto mail, records::findRecord(database, RecordKind::Message, id));
        const bool ofAccount = mail && !mail->reference("account").isNull() &&
                               mail->reference("account") == message.submission.account;
        if (mail && (ofAccount || isRecipient(message, mail->text("from_address"))))
            news.push_back(std::move(*mail));
    }
    for (const Record& mail : news) {
        COUNTERSIGN_ASSIGN(const bool old, isOldLetter(database, mail, since));
        if (mail.text("direction") == "in" && !old)
            return true;
    }
    return false;
}

} // namespace

base::Result<PortAnswer> InboxFreshnessPort::inboxAnswer(store::Transaction& transaction,
                                                         const approval::OutgoingMessage& message, base::Instant now)
{
    store::Database& database = transaction.database();
    COUNTERSIGN_ASSIGN(const auto polled, store::setting(database, kPolledSetting + message.submission.mailbox.text()));
    const auto at = polled ? base::parseRfc3339(*polled) : std::nullopt;
    // A stamp later than now is of a clock that was set back since: it says nothing of how long ago that was.
    if (!at || *at > now || now - *at > kFreshFor)
        return Wait{.reason = {"waiting_inbox", {}}, .until = now + kAskAgain};
    COUNTERSIGN_ASSIGN(const bool understood, allIsUnderstood(database));
    if (!understood)
        return Wait{.reason = {"waiting_inbox", {}}, .until = now + kAskAgain};
    std::optional<Since> log;
    COUNTERSIGN_ASSIGN(const auto seq, firstSignatureSeq(database, message));
    if (seq) {
        COUNTERSIGN_ASSIGN(log, whatCameAfter(database, message, *seq));
    }
    COUNTERSIGN_ASSIGN(const bool wentOut, approval::otherMessageWentTo(database, message, firstSignature(message)));
    if (wentOut || (log && log->mailWentOut))
        return BackToReview{.reason = {"mail_went_out", {}}};
    COUNTERSIGN_ASSIGN(const bool wrote, somebodyWrote(database, message, log));
    if (wrote)
        return BackToReview{.reason = {"reply_came", {}}};
    return Go{};
}

base::Result<PortAnswer> FactAndValuePort::factAnswer(store::Transaction& transaction,
                                                      const approval::OutgoingMessage& message, base::Instant now)
{
    // First, for a record that is gone takes its facts along.
    COUNTERSIGN_ASSIGN(const auto gone, recipientChanged(transaction.database(), message));
    if (gone)
        return BackToReview{.reason = *gone};
    COUNTERSIGN_ASSIGN(PortAnswer facts, m_facts.factAnswer(transaction, message, now));
    if (!std::holds_alternative<Go>(facts))
        return facts;
    COUNTERSIGN_ASSIGN(const auto rose, valueRose(transaction.database(), message));
    if (rose)
        return BackToReview{.reason = *rose};
    return Go{};
}

base::Result<PortAnswer> LegalInstantPort::legalAnswer(store::Transaction& transaction,
                                                       const approval::OutgoingMessage& message, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto contact,
                       records::findRecord(transaction.database(), RecordKind::Contact, message.submission.contact));
    COUNTERSIGN_ASSIGN(const auto account,
                       records::findRecord(transaction.database(), RecordKind::Account, message.submission.account));
    const Record person = contact.value_or(model::emptyRecord(RecordKind::Contact));
    const Record company = account.value_or(model::emptyRecord(RecordKind::Account));
    // The CRM's own opt-out may have come with an import after the signature.
    if (person.flag("email_opt_out"))
        return BackToReview{.reason = {"suppressed", {}}};
    COUNTERSIGN_ASSIGN(const auto offer, offeredTimeGone(transaction.database(), message, now));
    if (offer)
        return BackToReview{.reason = *offer};
    COUNTERSIGN_ASSIGN(const base::Instant leaves,
                       earliestLeave(transaction.database(), person, company, now, message.submission.notAfter));
    if (leaves <= now)
        return Go{};
    return Wait{.reason = {"waiting_window", {base::toRfc3339(leaves)}}, .until = leaves};
}

} // namespace countersign::runtime
