// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/mail_desk.h"

#include "engine/foundation/events/event_log.h"
#include "engine/foundation/mime/parsed_message.h"
#include "engine/foundation/store/settings.h"
#include "engine/knowledge/ingest/mail_import.h"
#include "engine/knowledge/ingest/source_store.h"
#include "engine/knowledge/retrieval/text_index.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/delivery/mail_route.h"
#include "engine/outreach/inbound/understand.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/refresh.h"

#include <array>
#include <set>

namespace countersign::runtime {

using base::ErrorCode;
using model::Record;
using model::RecordKind;

namespace {

constexpr std::size_t kPage = 100;
constexpr std::string_view kSentConsumer = "sent_log";

model::RecordId sentRecordId(model::OutgoingId id)
{
    return model::RecordId::imported("countersign", "message", id.text());
}

std::string joined(const std::vector<std::string>& addresses)
{
    std::string text;
    for (const std::string& address : addresses)
        text += (text.empty() ? "" : ", ") + address;
    return text;
}

/// A message that a server took becomes a record: the timeline shows it, and answers find it by its Message-ID.
base::Status recordSent(store::Transaction& transaction, model::OutgoingId id, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(transaction.database(), id));
    COUNTERSIGN_ASSIGN(const base::Bytes bytes, approval::messageBytes(transaction.database(), id));
    COUNTERSIGN_ASSIGN(const mime::ParsedMessage mail, mime::parseMessage(bytes));
    Record record = model::emptyRecord(RecordKind::Message);
    record.source = model::SourceId::imported("countersign", "source", "sent");
    record.externalId = id.text();
    record.id = sentRecordId(id);
    record.set("direction", std::string("out"));
    record.set("message_id", message.submission.messageIdHeader);
    record.set("account", message.submission.account);
    record.set("contact", message.submission.contact);
    record.set("from_address", message.submission.envelopeFrom);
    record.set("to_addresses", joined(message.submission.recipients));
    record.set("subject", message.submission.subject);
    record.set("body", mail.text);
    record.set("at", now);
    record.set("mailbox", message.submission.mailbox.text());
    const auto stored = records::upsertRecord(transaction, record, {}, now);
    return stored ? base::Status{} : base::fail(stored.error());
}

/// When a mailbox was read to its end; what it held the very first time was there before we came.
base::Status stampPoll(store::Transaction& transaction, const std::string& mailbox, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto before, store::setting(transaction.database(), kPolledSetting + mailbox));
    if (!before)
        COUNTERSIGN_TRY(store::setSetting(transaction, kFirstReadSetting + mailbox, base::toRfc3339(now)));
    return store::setSetting(transaction, kPolledSetting + mailbox, base::toRfc3339(now));
}

} // namespace

MailDesk::MailDesk(EngineCore& core, mailbox::MailTransport& transport, mailbox::MailboxFetcher& fetcher,
                   std::unique_ptr<store::Database> connection)
    : m_core(core), m_fetcher(fetcher), m_connection(std::move(connection)),
      m_sender({.database = *m_connection,
                .transport = transport,
                .vault = core.workspace.vault(),
                .suppression = core.workspace.suppression(),
                .inbox = m_inbox,
                .facts = m_facts,
                .legal = m_legal,
                .clock = core.ports.clock,
                .random = core.ports.random,
                .log = core.ports.log})
{
}

void MailDesk::recoverAtStart()
{
    m_core.outward.post([this] {
        if (const auto recovered = m_sender.recoverAtStart(); !recovered)
            COUNTERSIGN_LOG(m_core.ports.log, Warning, "delivery", base::toString(recovered.error()));
    });
}

base::Status correctVerdict(EngineCore& core, model::RecordId mail, inbound::InboundClass kind)
{
    COUNTERSIGN_TRY(inTransaction(core.database, [&](store::Transaction& transaction) {
        return inbound::correctVerdict(transaction, core.workspace.suppression(), mail, kind, core.actor());
    }));
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(core.database, RecordKind::Message, mail));
    if (!record || record->reference("account").isNull())
        return {};
    return refreshAccounts(core, std::array{record->reference("account")});
}

MailDesk::~MailDesk() { m_stop.request_stop(); }

base::Status MailDesk::storePage(const records::Mailbox& mailbox, const mailbox::FetchPage& page, int& stored)
{
    const base::Instant now = m_core.now();
    return inTransaction(*m_connection, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_ASSIGN(const auto source, ingest::mailSourceOf(transaction, mailbox, now));
        for (const mailbox::FetchedMail& mail : page.messages) {
            const auto kept = ingest::storeMail(transaction, mailbox, source, mail.bytes, now);
            // What is no mail at all must not keep the others out; everything else is the store's trouble.
            if (!kept && kept.error().code != ErrorCode::MalformedData && kept.error().code != ErrorCode::TooLarge)
                return base::fail(kept.error());
            stored += kept && kept->has_value() ? 1 : 0;
        }
        const base::Json cursor{{"uidValidity", page.next.uidValidity}, {"lastUid", page.next.lastUid}};
        return ingest::setCursor(transaction, source, "message", base::dumpJson(cursor), now);
    });
}

base::Result<int> MailDesk::fetchOne(const records::Mailbox& mailbox)
{
    COUNTERSIGN_ASSIGN(const auto settings, delivery::mailRoute(mailbox));
    COUNTERSIGN_ASSIGN(const base::SecretText secret, m_core.workspace.vault().get(mailbox.vaultName()));
    const auto source = ingest::sourceIdOf("mailbox", mailbox.id.text());
    int stored = 0;
    for (bool more = true; more;) {
        COUNTERSIGN_ASSIGN(const std::string text, ingest::cursorOf(*m_connection, source, "message"));
        const auto json = base::parseJson(text.empty() ? "{}" : text);
        mailbox::FetchCursor cursor;
        if (json) {
            cursor.uidValidity = static_cast<std::uint32_t>(base::jsonInt(*json, "uidValidity"));
            cursor.lastUid = static_cast<std::uint32_t>(base::jsonInt(*json, "lastUid"));
        }
        COUNTERSIGN_ASSIGN(const auto page, m_fetcher.fetchSince({settings, secret}, cursor, kPage, m_stop.get_token()));
        COUNTERSIGN_TRY(storePage(mailbox, page, stored));
        more = page.more;
    }
    return stored;
}

base::Result<int> MailDesk::fetchAll()
{
    COUNTERSIGN_ASSIGN(const auto mailboxes, records::listMailboxes(*m_connection));
    int stored = 0;
    std::optional<base::Error> failure;
    for (const records::Mailbox& mailbox : mailboxes) {
        const auto fetched = fetchOne(mailbox);
        const base::Instant now = m_core.now();
        COUNTERSIGN_TRY(inTransaction(*m_connection, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_ASSIGN(const auto source, ingest::mailSourceOf(transaction, mailbox, now));
            if (fetched)
                COUNTERSIGN_TRY(stampPoll(transaction, mailbox.id.text(), now));
            return ingest::recordSourceResult(transaction, source, now, fetched ? "" : base::toString(fetched.error()));
        }));
        if (fetched)
            stored += *fetched;
        else
            failure = fetched.error();
    }
    if (failure)
        return base::fail(*failure);
    return stored;
}

base::Result<int> MailDesk::deliver(bool isOnline)
{
    COUNTERSIGN_TRY(inTransaction(*m_connection, [&](store::Transaction& transaction) -> base::Status {
        // The mailboxes could be read: what waited for the network need not wait for its next try.
        if (isOnline)
            COUNTERSIGN_TRY(delivery::networkIsBack(transaction, m_core.now()));
        const auto next = delivery::tick(transaction, m_core.now());
        return next ? base::Status{} : base::fail(next.error());
    }));
    return m_sender.deliverAllDue(m_stop.get_token());
}

base::Status MailDesk::takeIn()
{
    // Where it fails it stays owed, and the list of suggestions says why; mail does not wait for it.
    [[maybe_unused]] const base::Status settled = settleOwedRefresh(m_core);
    std::set<model::RecordId> touched;
    std::vector<retrieval::RecordRef> mails;
    for (;;) {
        COUNTERSIGN_ASSIGN(const std::int64_t consumed, events::consumedUpTo(m_core.database, kSentConsumer));
        COUNTERSIGN_ASSIGN(const auto batch, events::readEvents(m_core.database, consumed, 500));
        if (batch.empty())
            break;
        COUNTERSIGN_TRY(inTransaction(m_core.database, [&](store::Transaction& transaction) -> base::Status {
            for (const events::StoredEvent& event : batch) {
                if (event.event.kind != "delivery.accepted")
                    continue;
                const model::OutgoingId id(event.event.subject);
                COUNTERSIGN_TRY(recordSent(transaction, id, event.at));
                mails.push_back({RecordKind::Message, sentRecordId(id)});
                COUNTERSIGN_ASSIGN(const auto message, approval::requireMessage(m_core.database, id));
                touched.insert(message.submission.account);
            }
            return events::markConsumed(transaction, kSentConsumer, batch.back().seq, m_core.now());
        }));
    }
    inbound::Understanding understanding{m_core.database, m_core.workspace.suppression(), m_core.ports.clock};
    COUNTERSIGN_ASSIGN(const auto verdicts, inbound::understandNewMail(understanding));
    for (const inbound::Verdict& verdict : verdicts) {
        COUNTERSIGN_ASSIGN(const auto mail, records::findRecord(m_core.database, RecordKind::Message, verdict.record));
        if (mail && !mail->reference("account").isNull())
            touched.insert(mail->reference("account"));
        mails.push_back({RecordKind::Message, verdict.record});
    }
    if (!mails.empty())
        COUNTERSIGN_TRY(retrieval::indexChanged(m_core.database, mails));
    if (touched.empty())
        return {};
    const std::vector<model::RecordId> accounts(touched.begin(), touched.end());
    return refreshAccounts(m_core, accounts);
}

void MailDesk::pollMail(api::Reply<int> reply)
{
    m_core.outward.post([this, reply = std::move(reply)] {
        const auto fetched = fetchAll();
        m_core.engine.post([this, fetched, reply] {
            const base::Status taken = takeIn();
            reply(taken ? fetched : base::Result<int>(base::fail(taken.error())));
        });
    });
}

void MailDesk::runOnce(api::Reply<int> reply)
{
    m_core.outward.post([this, reply = std::move(reply)] {
        // A mailbox that cannot be read is no reason to stop here: what waits for it says so itself.
        const auto fetched = fetchAll();
        m_core.engine.post([this, fetched, reply] {
            if (const base::Status taken = takeIn(); !taken) {
                reply(base::fail(taken.error()));
                return;
            }
            m_core.outward.post([this, reply, isOnline = fetched.has_value()] {
                const auto delivered = deliver(isOnline);
                m_core.engine.post([this, delivered, reply] {
                    const base::Status taken = takeIn();
                    reply(taken ? delivered : base::Result<int>(base::fail(taken.error())));
                });
            });
        });
    });
}

} // namespace countersign::runtime
