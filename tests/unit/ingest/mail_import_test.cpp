// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/mail_import.h"

#include "engine/foundation/events/event_log.h"
#include "engine/platform/records/mail_facts.h"
#include "engine/platform/records/record_store.h"
#include "tests/support/test_registry.h"
#include "tests/unit/ingest/ingest_world.h"

#include <QtTest>

using namespace countersign;
using model::RecordKind;

namespace {

/// A mailbox into which mail comes.
class Inbox
{
public:
    model::RecordId take(const std::string& mail)
    {
        auto transaction = store::Transaction::begin(m_world.store.database());
        const auto source = ingest::mailSourceOf(*transaction, m_mailbox, m_world.clock.now());
        const auto record = ingest::storeMail(*transaction, m_mailbox, *source, base::bytesOf(mail), m_world.clock.now());
        if (!record || !*record || !transaction->commit())
            qFatal("the mail was not stored");
        return **record;
    }
    model::Record record(model::RecordId id)
    {
        return **records::findRecord(m_world.store.database(), RecordKind::Message, id);
    }
    std::int64_t records() { return *records::countRecords(m_world.store.database(), RecordKind::Message); }
    std::ptrdiff_t announced()
    {
        return std::ranges::count_if(*events::readEvents(m_world.store.database(), 0, 100), [](const auto& each) {
            return each.event.kind == records::kMailStored;
        });
    }
    void change(const model::Record& record)
    {
        auto transaction = store::Transaction::begin(m_world.store.database());
        if (!records::upsertRecord(*transaction, record, {}, m_world.clock.now()) || !transaction->commit())
            qFatal("upsert");
    }
    tests::FakeClock& clock() { return m_world.clock; }

private:
    tests::IngestWorld m_world;
    records::Mailbox m_mailbox{.id = model::MailboxId::imported("test", "mailbox", "1"),
                               .name = "Fennwick",
                               .address = "ines.r@fennwick.example"};
};

std::string mailWith(const std::string& text, const std::string& headers = {})
{
    return headers +
           "From: <marta.k@ostravelle.example>\r\nTo: <ines.r@fennwick.example>\r\nSubject: Linz\r\n"
           "Message-ID: <one@ostravelle.example>\r\nDate: Tue, 9 Jun 2026 10:01:00 +0000\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain\r\n\r\n" +
           text + "\r\n";
}

} // namespace

class MailImportTest : public QObject
{
    Q_OBJECT
private slots:
    void theSameMailReadAgainIsOneRecord()
    {
        Inbox inbox;
        const auto first = inbox.take(mailWith("Yes please."));
        inbox.clock().advance(std::chrono::hours(1));
        QVERIFY(inbox.take(mailWith("Yes please.")) == first);
        // Delivered along another way: only its trace is different.
        QVERIFY(inbox.take(mailWith("Yes please.", "Received: from b.example by c.example; Tue, 9 Jun 2026 10:02:00 +0000\r\n")) ==
                first);
        QCOMPARE(inbox.records(), std::int64_t(1));
        QCOMPARE(inbox.announced(), std::ptrdiff_t(1));
    }

    void anotherMailUnderAKnownMessageIdIsReadForItself()
    {
        Inbox inbox;
        const auto first = inbox.take(mailWith("Yes please."));
        const auto second = inbox.take(mailWith("Please remove me from your list."));
        QVERIFY(first != second);
        QCOMPARE(inbox.announced(), std::ptrdiff_t(2));
        QCOMPARE(inbox.record(first).text("body"), std::string("Yes please."));
        QCOMPARE(inbox.record(second).text("body"), std::string("Please remove me from your list."));
        QCOMPARE(inbox.record(second).text("message_id"), std::string("<one@ostravelle.example>"));
        QVERIFY(inbox.take(mailWith("Please remove me from your list.")) == second);
        QVERIFY(inbox.take(mailWith("Yes please.")) == first);
        QCOMPARE(inbox.records(), std::int64_t(2));
        QCOMPARE(inbox.announced(), std::ptrdiff_t(2));
    }

    void aMailThatIsReadAgainKeepsWhoseItWasFoundToBe()
    {
        Inbox inbox;
        const auto id = inbox.take(mailWith("Yes please."));
        model::Record mail = inbox.record(id);
        const auto account = model::RecordId::imported("test", "account", "1");
        mail.set("account", account);
        inbox.change(mail);
        (void)inbox.take(mailWith("Yes please."));
        QVERIFY(inbox.record(id).reference("account") == account);
    }
};

COUNTERSIGN_TEST_CLASS(MailImportTest);
#include "mail_import_test.moc"
