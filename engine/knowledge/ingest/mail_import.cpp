// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/mail_import.h"

#include "engine/foundation/events/event_log.h"
#include "engine/foundation/mime/parsed_message.h"
#include "engine/foundation/mime/quotes.h"
#include "engine/knowledge/ingest/calendar_answer.h"
#include "engine/knowledge/ingest/source_store.h"
#include "engine/platform/records/mail_facts.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>

namespace countersign::ingest {

using model::Record;
using model::RecordKind;

namespace {

std::string lower(std::string_view text)
{
    std::string copy(text);
    std::ranges::transform(copy, copy.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return copy;
}

/// Ids stand with their angle brackets in records, as in the headers of RFC 5322.
std::string bracketed(const std::string& id) { return id.empty() ? std::string() : "<" + id + ">"; }

bool isOwnAddress(const records::Mailbox& mailbox, const std::string& address)
{
    const std::string wanted = lower(address);
    return wanted == lower(mailbox.address) || std::ranges::any_of(mailbox.aliases, [&](const records::SenderAlias& alias) {
               return wanted == lower(alias.address);
           });
}

records::MailFacts factsOf(const mime::ParsedMessage& mail)
{
    const auto header = [&mail](std::string_view name) { return lower(mail.header(name).value_or("")); };
    records::MailFacts facts{.autoSubmitted = header("Auto-Submitted"),
                             .precedence = header("Precedence"),
                             .returnPath = header("Return-Path"),
                             .hasListId = mail.header("List-Id").has_value(),
                             .hasAutoReplyHeader = mail.header("X-Autoreply").has_value() ||
                                                   mail.header("X-Autorespond").has_value()};
    if (mail.deliveryReport) {
        for (const mime::RecipientReport& recipient : mail.deliveryReport->recipients)
            facts.deliveryStatus.push_back({.action = lower(recipient.action),
                                            .status = recipient.status,
                                            .recipient = recipient.finalRecipient,
                                            .originalRecipient = recipient.originalRecipient,
                                            .diagnostic = recipient.diagnosticCode});
        facts.reportedMessageId = bracketed(mail.deliveryReport->originalMessageId);
    }
    for (const mime::CalendarPart& part : mail.calendars) {
        const CalendarAnswer answer = readCalendarAnswer(part.text);
        facts.calendarMethod = lower(part.method.empty() ? answer.method : part.method);
        facts.calendarAnswer = answer.answer;
        facts.calendarSummary = answer.summary;
        facts.calendarStart = answer.start ? base::toRfc3339(*answer.start) : "";
    }
    return facts;
}

base::Status fillPerson(store::Database& database, const std::string& address, Record& record)
{
    COUNTERSIGN_ASSIGN(const auto contacts, records::findByText(database, RecordKind::Contact, "email", lower(address)));
    if (contacts.empty())
        return {};
    record.set("contact", contacts.front().id);
    record.set("account", contacts.front().get("account"));
    return {};
}

std::string joinIds(const std::vector<std::string>& ids)
{
    std::string text;
    for (const std::string& id : ids)
        text += (text.empty() ? "" : " ") + bracketed(id);
    return text;
}

std::string joinAddresses(const std::vector<mime::MailAddress>& addresses)
{
    std::string text;
    for (const mime::MailAddress& each : addresses)
        text += (text.empty() ? "" : ", ") + each.address;
    return text;
}

void rename(Record& record, const records::Mailbox& mailbox, std::string externalId)
{
    record.externalId = std::move(externalId);
    record.id = model::RecordId::imported("mailbox/" + mailbox.id.text(), "message", record.externalId);
}

/// Whether all that is kept of the two is the same; the same mail delivered along two ways differs in its trace only.
bool isSameMail(const Record& known, const Record& read, bool hasDate)
{
    for (const std::string_view field : {"direction", "message_id", "in_reply_to", "reference_ids", "from_address",
                                         "to_addresses", "subject", "body"})
        if (known.get(field) != read.get(field))
            return false;
    return (!hasDate || known.get("at") == read.get("at")) &&
           records::mailFactsFromText(known.text("headers")) == records::mailFactsFromText(read.text("headers"));
}

Record recordOf(const mime::ParsedMessage& mail, const records::Mailbox& mailbox, model::SourceId source,
                std::span<const std::byte> bytes, base::Instant now)
{
    Record record = model::emptyRecord(RecordKind::Message);
    const std::string from = mail.from.empty() ? std::string() : lower(mail.from.front().address);
    record.source = source;
    rename(record, mailbox, mail.messageId.empty() ? base::toHex(base::sha256(bytes)) : mail.messageId);
    const bool own = isOwnAddress(mailbox, from);
    record.set("direction", std::string(own ? "out" : "in"));
    if (!mail.messageId.empty())
        record.set("message_id", bracketed(mail.messageId));
    if (!mail.inReplyTo.empty())
        record.set("in_reply_to", bracketed(mail.inReplyTo));
    if (!mail.references.empty())
        record.set("reference_ids", joinIds(mail.references));
    record.set("from_address", from);
    record.set("to_addresses", joinAddresses(mail.to));
    record.set("subject", mail.subject);
    record.set("body", mime::stripQuotes(mail.readableText()).reply);
    record.set("at", mail.date.value_or(now));
    record.set("mailbox", mailbox.id.text());
    record.set("headers", records::toText(factsOf(mail)));
    return record;
}

} // namespace

base::Result<model::SourceId> mailSourceOf(store::Transaction& transaction, const records::Mailbox& mailbox, base::Instant now)
{
    constexpr std::string_view kKind = "mailbox";
    COUNTERSIGN_ASSIGN(const auto found, findSourceByKey(transaction.database(), kKind, mailbox.id.text()));
    if (found)
        return found->id;
    COUNTERSIGN_ASSIGN(const Source added,
                       addSource(transaction, {.kind = std::string(kKind), .key = mailbox.id.text(), .name = mailbox.name}, now));
    return added.id;
}

base::Result<std::optional<model::RecordId>> storeMail(store::Transaction& transaction, const records::Mailbox& mailbox,
                                                       model::SourceId source, std::span<const std::byte> bytes,
                                                       base::Instant now)
{
    COUNTERSIGN_ASSIGN(const mime::ParsedMessage mail, mime::parseMessage(bytes));
    Record record = recordOf(mail, mailbox, source, bytes, now);
    // What we sent ourselves stands in the records since the server took it.
    if (record.text("direction") == "out" && !record.text("message_id").empty()) {
        COUNTERSIGN_ASSIGN(const auto known, records::findByText(transaction.database(), RecordKind::Message, "message_id",
                                                                 record.text("message_id")));
        if (!known.empty())
            return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(auto known, records::findRecord(transaction.database(), RecordKind::Message, record.id));
    if (known && !known->deleted && !isSameMail(*known, record, mail.date.has_value())) {
        // A Message-ID is whatever its sender wrote: another mail under a known one is a mail of its own.
        rename(record, mailbox, record.externalId + "/" + base::toHex(base::sha256(bytes)));
        COUNTERSIGN_ASSIGN(known, records::findRecord(transaction.database(), RecordKind::Message, record.id));
    }
    const std::string other = record.text("direction") == "in" || mail.to.empty() ? record.text("from_address")
                                                                                   : lower(mail.to.front().address);
    COUNTERSIGN_TRY(fillPerson(transaction.database(), other, record));
    // Read once more, after the server renumbered its mails, say: whose it is has been found out since.
    if (known && !known->deleted) {
        record.set("at", known->get("at"));
        for (const std::string_view field : {"account", "contact"})
            if (!known->reference(field).isNull())
                record.set(field, known->get(field));
    }
    COUNTERSIGN_ASSIGN(const auto outcome, records::upsertRecord(transaction, record, {}, now));
    if (outcome == records::UpsertOutcome::Created && record.text("direction") == "in")
        COUNTERSIGN_TRY(events::appendEvent(
            transaction, {.kind = std::string(records::kMailStored), .subject = record.id.bytes()}, now));
    return record.id;
}

} // namespace countersign::ingest
