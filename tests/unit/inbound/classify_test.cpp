// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/classify.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using inbound::InboundClass;

namespace {

InboundClass classOf(std::string_view subject, std::string_view text, const records::MailFacts& facts = {})
{
    return inbound::classify({.from = "marta.k@ostravelle.example", .subject = subject, .text = text, .facts = facts}).kind;
}

records::MailFacts report(const char* action, const char* status)
{
    return {.deliveryStatus = {{.action = action, .status = status}}};
}

} // namespace

class ClassifyTest : public QObject
{
    Q_OBJECT
private slots:
    void aPersonsAnswerIsAReply()
    {
        QCOMPARE(classOf("Re: Linz", "Yes, Thursday at 10:00 suits me."), InboundClass::HumanReply);
        QCOMPARE(classOf("Re: Linz", "Ich bin im Büro, rufen Sie an."), InboundClass::HumanReply);
    }

    void deliveryReportsAreToldApartByTheirStatus()
    {
        QCOMPARE(classOf("Undelivered", "", report("failed", "5.1.1")), InboundClass::HardBounce);
        QCOMPARE(classOf("Undelivered", "", report("failed", "4.4.1")), InboundClass::SoftBounce);
        QCOMPARE(classOf("Undelivered", "", report("failed", "5.2.2")), InboundClass::SoftBounce);
        QCOMPARE(classOf("Undelivered", "", report("failed", "5.7.1")), InboundClass::BlockBounce);
        QCOMPARE(classOf("Delayed", "", report("delayed", "4.0.0")), InboundClass::Delay);
    }

    void aReportIsNeverAnOutOfOfficeWhateverItsWords()
    {
        records::MailFacts facts = report("failed", "5.1.1");
        facts.autoSubmitted = "auto-replied";
        QCOMPARE(classOf("Out of office", "unsubscribe", facts), InboundClass::HardBounce);
    }

    void outOfOfficeIsSeenInHeadersAndInSixLanguages_data()
    {
        QTest::addColumn<QString>("subject");
        for (const char* subject : {"Out of Office: Linz", "Automatic reply: Linz", "Abwesenheitsnotiz: Linz",
                                    "Automatische Antwort: Linz", "Réponse automatique : Linz", "Respuesta automática: Linz",
                                    "自動応答: Linz", "رد تلقائي: Linz"})
            QTest::newRow(subject) << QString::fromUtf8(subject);
    }
    void outOfOfficeIsSeenInHeadersAndInSixLanguages()
    {
        QFETCH(QString, subject);
        QCOMPARE(classOf(subject.toStdString(), ""), InboundClass::OutOfOffice);
        QCOMPARE(classOf("Re: Linz", "I am away until 21 June.", {.autoSubmitted = "auto-replied"}), InboundClass::OutOfOffice);
    }

    void ticketConfirmationsAreMachinesButNotAbsences()
    {
        QCOMPARE(classOf("We have received your request", "", {.autoSubmitted = "auto-generated"}),
                 InboundClass::AutomaticReply);
        QCOMPARE(classOf("News", "", {.hasListId = true}), InboundClass::ListMail);
    }

    void optOutIsUnderstoodInPlainWords_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"Please remove me from your list.", "Bitte keine weiteren E-Mails an mich.",
                                 "Merci de me désabonner.", "Quiero darme de baja.", "配信停止をお願いします。",
                                 "أريد إلغاء الاشتراك"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void optOutIsUnderstoodInPlainWords()
    {
        QFETCH(QString, text);
        QCOMPARE(classOf("Re: Linz", text.toStdString()), InboundClass::OptOut);
    }

    void acceptedMeetingIsSeenInTheCalendarPart()
    {
        QCOMPARE(classOf("Accepted: Call", "", {.calendarMethod = "reply", .calendarAnswer = "accepted"}),
                 InboundClass::MeetingAccepted);
        QCOMPARE(classOf("Declined: Call", "", {.calendarMethod = "reply", .calendarAnswer = "declined"}),
                 InboundClass::MeetingDeclined);
        QCOMPARE(classOf("Invitation", "", {.calendarMethod = "request"}), InboundClass::HumanReply);
    }

    void everyClassHasANameThatReadsBack()
    {
        for (int i = 0; i <= static_cast<int>(InboundClass::ListMail); ++i) {
            const auto kind = static_cast<InboundClass>(i);
            QVERIFY(inbound::parseClass(inbound::className(kind)) == kind);
        }
        QVERIFY(!inbound::parseClass("nonsense"));
    }
};

COUNTERSIGN_TEST_CLASS(ClassifyTest);
#include "classify_test.moc"
