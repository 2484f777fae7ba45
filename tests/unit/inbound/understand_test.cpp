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

    void putContact(model::RecordId id, model::RecordId account, const std::string& email)
    {
        model::Record contact = model::emptyRecord(RecordKind::Contact);
        contact.source = model::SourceId::imported("test", "source", "1");
        contact.externalId = id.text();
        contact.id = id;
        contact.set("account", account);
        contact.set("full_name", std::string("Marta Kofler"));
        contact.set("email", email);
        put(contact, false);
    }

    model::Record stored(const model::Record& mail)
    {
        return **records::findRecord(m_store.database(), RecordKind::Message, mail.id);
    }

    bool suppressed(const std::string& address = "marta.k@ostravelle.example")
    {
        const std::vector<std::string> addresses{address};
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

    void theUnsubscribeButtonsMailSuppresses()
    {
        Desk desk;
        auto mail = desk.received("in-1");
        mail.set("in_reply_to", model::FieldValue());
        mail.set("subject", std::string("unsubscribe"));
        mail.set("body", std::string());
        desk.put(mail);
        desk.understand();
        QVERIFY(desk.suppressed());
    }

    void anOptOutFromAnotherAddressSuppressesWhomWeWroteTo()
    {
        Desk desk;
        desk.putContact(kContact, kAccount, "marta.k@ostravelle.example");
        const auto colleague = model::RecordId::imported("test", "contact", "2");
        desk.putContact(colleague, kAccount, "jan.h@ostravelle.example");
        auto mail = desk.received("in-1");
        mail.set("from_address", std::string("marta@private.example"));
        mail.set("contact", model::FieldValue());
        mail.set("account", model::FieldValue());
        mail.set("body", std::string("Please remove me from your list."));
        desk.put(mail);
        desk.understand();
        QVERIFY(desk.suppressed("marta@private.example"));
        QVERIFY(desk.suppressed("marta.k@ostravelle.example"));
        QVERIFY(!desk.suppressed("jan.h@ostravelle.example"));
        // The mail itself says whose it is from now on.
        QVERIFY(desk.stored(mail).reference("account") == kAccount);
        QVERIFY(desk.stored(mail).reference("contact") == kContact);
    }

    void anOptOutThatBelongsToNoMessageSuppressesItsSenderOnly()
    {
        Desk desk;
        desk.putContact(kContact, kAccount, "marta.k@ostravelle.example");
        auto mail = desk.received("in-1");
        mail.set("from_address", std::string("stranger@private.example"));
        mail.set("in_reply_to", std::string("<guessed@fennwick.example>"));
        mail.set("contact", model::FieldValue());
        mail.set("account", model::FieldValue());
        mail.set("body", std::string("Unsubscribe."));
        desk.put(mail);
        desk.understand();
        QVERIFY(desk.suppressed("stranger@private.example"));
        QVERIFY(!desk.suppressed("marta.k@ostravelle.example"));
    }

    void aSenderWithoutAnAddressKeepsNoOtherMailFromBeingRead()
    {
        Desk desk;
        auto mail = desk.received("in-1");
        mail.set("from_address", std::string("undisclosed"));
        mail.set("body", std::string("Unsubscribe."));
        desk.put(mail);
        QCOMPARE(desk.understand().size(), std::size_t(1));
    }

    void anAnswerBelongsToTheAccountThatWasWrittenTo()
    {
        Desk desk;
        const auto twin = model::RecordId::imported("test", "contact", "twin");
        const auto elsewhere = model::RecordId::imported("test", "account", "elsewhere");
        desk.putContact(twin, elsewhere, "marta.k@ostravelle.example");
        desk.putContact(kContact, kAccount, "marta.k@ostravelle.example");
        for (const bool threaded : {true, false}) {
            auto mail = desk.received(threaded ? "in-1" : "in-2");
            mail.set("contact", twin); // as ingest finds the address
            mail.set("account", elsewhere);
            if (!threaded)
                mail.set("in_reply_to", model::FieldValue());
            desk.put(mail);
            desk.understand();
            QVERIFY(desk.stored(mail).reference("account") == kAccount);
            QVERIFY(desk.stored(mail).reference("contact") == kContact);
        }
    }

    void aReportStopsMailOnlyToWhomItNames()
    {
        for (const auto& [final, original, dead] :
             {std::tuple("MARTA.K@ostravelle.example", "", true), std::tuple("m@forwarded.example", "marta.k@ostravelle.example", true),
              std::tuple("somebody@else.example", "", false), std::tuple("", "", false)}) {
            Desk desk;
            desk.putContact(kContact, kAccount, "marta.k@ostravelle.example");
            desk.put(desk.received("in-1", {.deliveryStatus = {{.action = "failed",
                                                                .status = "5.1.1",
                                                                .recipient = final,
                                                                .originalRecipient = original}},
                                            .reportedMessageId = "<sent-1@fennwick.example>"}));
            desk.understand();
            QCOMPARE(desk.suppressed(), dead);
            QVERIFY(!desk.suppressed("somebody@else.example"));
        }
    }

    void ourOwnWordsInAnAnswerAreNotTheirs()
    {
        Desk desk;
        auto sent = desk.message(kOutgoing.text(), "out", desk.clock().now());
        sent.set("message_id", std::string("<sent-1@fennwick.example>"));
        sent.set("subject", std::string("How to unsubscribe unused seats"));
        sent.set("body", std::string("You can unsubscribe unused seats in Linz yourself, and\nsave on them from July."));
        desk.put(sent, false);
        auto mail = desk.received("in-1");
        mail.set("subject", std::string("Re: How to unsubscribe unused seats"));
        // A program that quotes without any mark, and wraps anew.
        mail.set("body", std::string("Thanks, Thursday suits me.\n\nYou can unsubscribe unused seats in Linz\n"
                                     "yourself, and save on them from July."));
        desk.put(mail);
        QCOMPARE(desk.understand().front().kind, InboundClass::HumanReply);
        auto real = desk.received("in-2");
        real.set("subject", std::string("Re: How to unsubscribe unused seats"));
        real.set("body", std::string("Unsubscribe me, please."));
        desk.put(real);
        QCOMPARE(desk.understand().front().kind, InboundClass::OptOut);
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
