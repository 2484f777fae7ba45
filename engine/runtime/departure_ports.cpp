// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/departure_ports.h"

#include "engine/foundation/events/event_log.h"
#include "engine/foundation/store/settings.h"
#include "engine/outreach/inbound/understand.h"
#include "engine/outreach/schedule/legal_instant.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/stake.h"

#include <algorithm>

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

} // namespace

base::Result<PortAnswer> InboxFreshnessPort::inboxAnswer(store::Transaction& transaction,
                                                         const approval::OutgoingMessage& message, base::Instant now)
{
    store::Database& database = transaction.database();
    COUNTERSIGN_ASSIGN(const auto polled, store::setting(database, "mailbox.polled." + message.submission.mailbox.text()));
    const auto at = polled ? base::parseRfc3339(*polled) : std::nullopt;
    if (!at || now - *at > kFreshFor)
        return Wait{.reason = {"waiting_inbox", {}}, .until = now + kAskAgain};
    COUNTERSIGN_ASSIGN(const std::int64_t consumed, events::consumedUpTo(database, inbound::kConsumer));
    COUNTERSIGN_ASSIGN(const auto later, events::readEvents(database, consumed, 500));
    for (const events::StoredEvent& event : later)
        if (event.event.kind == inbound::kMailStored)
            return Wait{.reason = {"waiting_inbox", {}}, .until = now + kAskAgain};
    const base::Instant since = firstSignature(message);
    COUNTERSIGN_ASSIGN(const bool wentOut, approval::otherMessageWentTo(database, message, since));
    if (wentOut)
        return BackToReview{.reason = {"mail_went_out", {}}};
    // Whoever of the account has written: the signer did not know it. What counts is when we read it, for a sender's
    // own date may be anything; mail that is merely old is not news.
    COUNTERSIGN_ASSIGN(const auto mails,
                       records::findByReference(database, RecordKind::Message, "account", message.submission.account));
    for (const Record& mail : mails)
        if (mail.text("direction") == "in" && mail.knownAt > since &&
            mail.instant("at").value_or(mail.knownAt) > since - kOldMail)
            return BackToReview{.reason = {"reply_came", {}}};
    return Go{};
}

base::Result<PortAnswer> FactAndValuePort::factAnswer(store::Transaction& transaction,
                                                      const approval::OutgoingMessage& message, base::Instant now)
{
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
    const std::string zone = person.text("time_zone");
    const std::string country = person.text("country");
    const std::string city = person.text("city");
    const std::string companyZone = company.text("time_zone");
    const std::string companyCountry = company.text("country");
    const std::string companyCity = company.text("city");
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(transaction.database()));
    schedule::LegalInstantRequest request{.now = now};
    request.recipient = schedule::recipientAt({.zone = zone, .country = country, .city = city},
                                              {.zone = companyZone, .country = companyCountry, .city = companyCity},
                                              policy.rules.sending)
                            .time;
    request.notAfter = message.submission.notAfter;
    COUNTERSIGN_ASSIGN(const schedule::LegalInstant next, schedule::nextLegalInstant(request));
    if (next.instant <= now)
        return Go{};
    return Wait{.reason = {"waiting_window", {base::toRfc3339(next.instant)}}, .until = next.instant};
}

} // namespace countersign::runtime
