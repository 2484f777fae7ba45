// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/understand.h"

#include "engine/foundation/events/event_log.h"
#include "engine/platform/records/record_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using inbound::InboundClass;
using model::RecordKind;

namespace {

const auto kOutgoing = model::OutgoingId::imported("test", "outgoing", "1");
const auto kAccount = model::RecordId::imported("test", "account", "1");
const auto kContact = model::RecordId::imported("test", "contact", "1");

/// A workspace from which one message has gone out.
class Desk
{
public:
    Desk() : m_suppression(m_store.key())
    {
        model::Record sent = message(kOutgoing.text(), "out", m_clock.now());
        sent.set("message_id", std::string("<sent-1@fennwick.example>"));
        sent.set("subject", std::string("Adding Linz"));
        put(sent, false);
        m_clock.advance(std::chrono::hours(3));
    }

    static model::Record message(const std::string& externalId, const char* direction, base::Instant at)
    {
        model::Record record = model::emptyRecord(RecordKind::Message);
        record.source = model::SourceId::imported("test", "source", "1");
        record.externalId = externalId;
        record.id = model::RecordId::imported("test", "message", externalId);
        record.set("direction", std::string(direction));
        record.set("account", kAccount);
        record.set("contact", kContact);
        record.set("from_address", std::string("marta.k@ostravelle.example"));
        record.set("at", at);
        return record;
    }

    /// A mail that arrives now.
    model::Record received(const std::string& externalId, const records::MailFacts& facts = {})
    {
        model::Record mail = message(externalId, "in", m_clock.now());
        mail.set("headers", records::toText(facts));
        mail.set("in_reply_to", std::string("<sent-1@fennwick.example>"));
        mail.set("subject", std::string("Re: Adding Linz"));
        mail.set("body", std::string("Yes please."));
        return mail;
    }

    void put(const model::Record& record, bool announce = true)
    {
        auto transaction = store::Transaction::begin(m_store.database());
        if (!records::upsertRecord(*transaction, record, {}, m_clock.now()))
            qFatal("upsert");
        if (announce && !events::appendEvent(*transaction, {.kind = std::string(inbound::kMailStored), .subject = record.id.bytes()}, m_clock.now()))
            qFatal("event");
        if (!transaction->commit())
            qFatal("commit");
    }

    std::vector<inbound::Verdict> understand()
    {
        inbound::Understanding understanding{m_store.database(), m_suppression, m_clock};
        auto verdicts = inbound::understandNewMail(understanding);
        if (!verdicts)
            qFatal("%s", base::toString(verdicts.error()).c_str());
        return *verdicts;
    }

    std::vector<std::string> outcomes()
    {
        std::vector<std::string> kinds;
        const auto outcomes = inbound::outcomesOf(m_store.database(), kOutgoing);
        for (const auto& outcome : *outcomes)
            kinds.push_back(outcome.kind);
        return kinds;
    }

    bool suppressed()
    {
        const std::vector<std::string> addresses{"marta.k@ostravelle.example"};
        return governance::findSuppression(m_store.database(), m_suppression, addresses, {})->has_value();
    }

    store::Database& database() { return m_store.database(); }
    governance::SuppressionKey& key() { return m_suppression; }
    tests::FakeClock& clock() { return m_clock; }

private:
    tests::TempStore m_store;
    tests::FakeClock m_clock;
    governance::SuppressionKey m_suppression;
};

using Kinds = std::vector<std::string>;

} // namespace

class UnderstandTest : public QObject
{
    Q_OBJECT
private slots:
    void replyCountsOnceHoweverOftenItIsRead()
    {
        Desk desk;
        desk.put(desk.received("in-1"));
        const auto verdicts = desk.understand();
        QCOMPARE(verdicts.size(), std::size_t(1));
        QCOMPARE(verdicts.front().matchRule, std::string("in_reply_to"));
        desk.put(desk.received("in-1")); // the same mail, announced again
        QVERIFY(desk.understand().empty());
        QCOMPARE(desk.outcomes(), Kinds{"reply"});
    }

    void optOutSuppressesAtOnce()
    {
        Desk desk;
        auto mail = desk.received("in-1");
        mail.set("body", std::string("Please remove me from your list."));
        desk.put(mail);
        QVERIFY(!desk.suppressed());
        desk.understand();
        QVERIFY(desk.suppressed());
        QCOMPARE(desk.outcomes(), Kinds{"opt_out"});
    }

    void bounceFindsItsMessageAndPersonByTheReport()
    {
        Desk desk;
        auto mail = desk.received("in-1", {.deliveryStatus = {{.action = "failed", .status = "5.1.1"}},
                                           .reportedMessageId = "<sent-1@fennwick.example>"});
        mail.set("in_reply_to", model::FieldValue());
        mail.set("contact", model::FieldValue());
        mail.set("account", model::FieldValue());
        desk.put(mail);
        desk.understand();
        const auto outcomes = inbound::outcomesOf(desk.database(), kOutgoing);
        QCOMPARE(outcomes->size(), std::size_t(1));
        QCOMPARE(outcomes->front().kind, std::string("bounce"));
        QVERIFY(outcomes->front().contact == kContact);
    }

    void outOfOfficeIsNoReply()
    {
        Desk desk;
        desk.put(desk.received("in-1", {.autoSubmitted = "auto-replied"}));
        desk.understand();
        QCOMPARE(desk.outcomes(), Kinds{"out_of_office"});
    }

    void answerWithoutThreadHeadersIsFoundBySenderAndSubject()
    {
        Desk desk;
        auto mail = desk.received("in-1");
        mail.set("in_reply_to", model::FieldValue());
        mail.set("subject", std::string("AW: Re: Adding Linz"));
        desk.put(mail);
        QCOMPARE(desk.understand().front().matchRule, std::string("sender_and_subject"));
        auto other = desk.received("in-2");
        other.set("in_reply_to", model::FieldValue());
        other.set("subject", std::string("Adding Linz")); // no reply mark: a new mail of theirs
        desk.put(other);
        QVERIFY(desk.understand().front().outgoing.isNull());
    }

    void personsCorrectionReplacesWhatFollowed()
    {
        Desk desk;
        const auto mail = desk.received("in-1", {.autoSubmitted = "auto-replied"});
        desk.put(mail);
        desk.understand();
        auto transaction = store::Transaction::begin(desk.database());
        COUNTERSIGN_VERIFY_OK(inbound::correctVerdict(*transaction, desk.key(), mail.id, InboundClass::HumanReply,
                                                      {"p1", desk.clock().now()}));
        COUNTERSIGN_VERIFY_OK(transaction->commit());
        QCOMPARE(desk.outcomes(), Kinds{"reply"});
        QCOMPARE(inbound::listVerdicts(desk.database(), 10)->front().correctedBy, std::string("p1"));
    }
};

COUNTERSIGN_TEST_CLASS(UnderstandTest);
#include "understand_test.moc"
