// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/consequences.h"

#include "engine/foundation/text/email_address.h"
#include "engine/knowledge/identity/identity.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>

namespace countersign::inbound {

using model::Record;
using model::RecordKind;

namespace {

/// How a class counts; empty where it is no outcome of our message.
std::string_view outcomeOf(InboundClass kind)
{
    switch (kind) {
    case InboundClass::HumanReply:
    case InboundClass::MeetingDeclined:
        return "reply";
    case InboundClass::OptOut:
        return "opt_out";
    case InboundClass::MeetingAccepted:
        return "meeting";
    case InboundClass::OutOfOffice:
        return "out_of_office";
    case InboundClass::HardBounce:
    case InboundClass::SoftBounce:
    case InboundClass::BlockBounce:
        return "bounce";
    case InboundClass::AutomaticReply:
    case InboundClass::Delay:
    case InboundClass::ListMail:
        return {};
    }
    return {};
}

base::Result<std::string> emailOf(store::Database& database, RecordKind kind, model::RecordId person)
{
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(database, kind, person));
    return record ? record->text("email") : std::string();
}

/// The contact's addresses: their record's, and those of every record that is the same person.
base::Result<std::vector<std::string>> addressesOf(store::Database& database, model::RecordId contact)
{
    std::vector<std::string> addresses;
    COUNTERSIGN_ASSIGN(addresses.emplace_back(), emailOf(database, RecordKind::Contact, contact));
    COUNTERSIGN_ASSIGN(const model::RecordId entity, identity::entityOf(database, contact));
    COUNTERSIGN_ASSIGN(const auto members, identity::membersOf(database, entity));
    for (const identity::Member& member : members)
        if (member.kind == RecordKind::Contact || member.kind == RecordKind::Lead) {
            COUNTERSIGN_ASSIGN(addresses.emplace_back(), emailOf(database, member.kind, member.record));
        }
    return addresses;
}

struct Suppressing
{
    const governance::SuppressionKey& key;
    std::string_view reason;
    const governance::Actor& actor;
};

base::Status suppress(store::Transaction& transaction, const std::string& address, const Suppressing& how)
{
    if (address.empty())
        return {};
    const base::Status added = governance::addSuppression(transaction, how.key,
                                                          {.scope = governance::SuppressionScope::Person,
                                                           .value = address,
                                                           .reason = std::string(how.reason)},
                                                          how.actor);
    // Nobody can be written to at what is no address, and one such mail must not keep the others from being read.
    return added || added.error().code == base::ErrorCode::InvalidInput ? base::Status{} : added;
}

/// Who answers from another address means the one that we wrote to as well. Whoever guesses a Message-ID can silence
/// us towards that one recipient, and towards nobody else.
base::Status suppressWhoOptedOut(store::Transaction& transaction, const Record& mail, const std::optional<Record>& sent,
                                 const Suppressing& how)
{
    COUNTERSIGN_TRY(suppress(transaction, mail.text("from_address"), how));
    if (!sent)
        return {};
    COUNTERSIGN_ASSIGN(const auto recipients, recipientsOf(transaction.database(), *sent));
    if (recipients.size() == 1)
        COUNTERSIGN_TRY(suppress(transaction, recipients.front(), how));
    if (sent->reference("contact").isNull())
        return {};
    COUNTERSIGN_ASSIGN(const auto addresses, addressesOf(transaction.database(), sent->reference("contact")));
    for (const std::string& address : addresses)
        COUNTERSIGN_TRY(suppress(transaction, address, how));
    return {};
}

/// A report about one of our own messages says that its recipient's address does not exist. Anybody can forge a report,
/// so it can stop mail only to whom that message went to, and only where the report names them.
base::Status suppressDeadAddresses(store::Transaction& transaction, const Record& mail, const Record& sent,
                                   const Suppressing& how)
{
    COUNTERSIGN_ASSIGN(const auto recipients, recipientsOf(transaction.database(), sent));
    const auto isSame = [](const std::string& a, const std::string& b) {
        const auto normal = text::normalEmail(a);
        return normal && normal == text::normalEmail(b);
    };
    for (const records::DeliveryStatus& status : records::mailFactsFromText(mail.text("headers")).deliveryStatus)
        for (const std::string& recipient : recipients)
            if (isHardFailure(status) &&
                (isSame(status.recipient, recipient) || isSame(status.originalRecipient, recipient)))
                COUNTERSIGN_TRY(suppress(transaction, recipient, how));
    return {};
}

} // namespace

base::Result<std::vector<std::string>> recipientsOf(store::Database& database, const Record& sent)
{
    std::vector<std::string> addresses;
    const std::string stored = sent.text("to_addresses");
    for (std::string_view rest = stored; !rest.empty();) {
        const std::size_t end = std::min(rest.find(", "), rest.size());
        addresses.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    // What was sent before recipients were kept went to its contact.
    if (addresses.empty() && !sent.reference("contact").isNull()) {
        COUNTERSIGN_ASSIGN(std::string address, emailOf(database, RecordKind::Contact, sent.reference("contact")));
        if (!address.empty())
            addresses.push_back(std::move(address));
    }
    return addresses;
}

base::Status applyConsequences(store::Transaction& transaction, const governance::SuppressionKey& suppression,
                               const Record& mail, const std::optional<Record>& sent, const Verdict& verdict,
                               const governance::Actor& actor)
{
    if (verdict.kind == InboundClass::OptOut)
        COUNTERSIGN_TRY(suppressWhoOptedOut(transaction, mail, sent, {suppression, "opt_out", actor}));
    if (verdict.kind == InboundClass::HardBounce && sent)
        COUNTERSIGN_TRY(suppressDeadAddresses(transaction, mail, *sent, {suppression, "bounce", actor}));
    const std::string_view kind = outcomeOf(verdict.kind);
    if (kind.empty() || verdict.outgoing.isNull())
        return {};
    const base::Result<bool> recorded = recordOutcome(transaction, {.kind = std::string(kind),
                                                                    .outgoing = verdict.outgoing,
                                                                    .account = mail.reference("account"),
                                                                    .contact = mail.reference("contact"),
                                                                    .evidence = mail.id,
                                                                    .at = mail.instant("at").value_or(actor.now)});
    return recorded ? base::Status{} : base::fail(recorded.error());
}

} // namespace countersign::inbound
