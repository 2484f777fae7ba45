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
                                 "أريد إلغاء الاشتراك",
                                 // Other case, apostrophes and line breaks than in any list.
                                 "Please don’t contact me again.", "Please don‘t contact me again.", "STOP", "Stop, please!",
                                 "Hello Ines,\n\nSTOP\n\nMarta Kofler", "OPT-OUT", "Newsletter abbestellen",
                                 "DÉSABONNEZ-MOI", "DESABONNEZ-MOI SVP", "Take me\noff your list", "ＵＮＳＵＢＳＣＲＩＢＥ",
                                 // What our own footers ask for.
                                 "I'd rather not hear from you.", "Ich möchte nichts mehr von Ihnen hören.",
                                 "Je ne souhaite plus recevoir vos messages.", "Prefiero no recibir más mensajes.",
                                 "今後の連絡は不要です。", "لا أرغب في تلقي رسائلكم",
                                 // Who cannot wants it all the more.
                                 "I could not unsubscribe, your link is dead.", "Ich kann mich nicht abmelden!",
                                 "I did not ask for this. Unsubscribe me.", "Not interested, unsubscribe",
                                 "Je n'arrive pas à me désabonner"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void optOutIsUnderstoodInPlainWords()
    {
        QFETCH(QString, text);
        QCOMPARE(classOf("Re: Linz", text.toStdString()), InboundClass::OptOut);
    }

    void whoeverStaysIsNoOptOut_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"We will not unsubscribe, we love it", "We won’t unsubscribe.", "I don't want to unsubscribe!",
                                 "Wir möchten uns nicht abmelden.", "Je ne veux pas me désabonner.", "No quiero darme de baja.",
                                 "配信停止しないでください。", "لا أريد إلغاء الاشتراك", "The site in Linz will adopt outdoor sensors.",
                                 "Our lorries stop in Linz.\nPlease do not hesitate to call."})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whoeverStaysIsNoOptOut()
    {
        QFETCH(QString, text);
        QCOMPARE(classOf("Re: Linz", text.toStdString()), InboundClass::HumanReply);
    }

    void ourOwnFooterIsNobodysOptOut_data()
    {
        QTest::addColumn<QString>("footer");
        QFile file(qEnvironmentVariable("COUNTERSIGN_SOURCE_DIR") + "/resources/policy/default.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto policy = base::parseJson(file.readAll().toStdString());
        QVERIFY(policy);
        for (const auto& [language, footer] : base::jsonMember(*policy, "footers").items())
            QTest::newRow(language.c_str()) << QString::fromStdString(footer.get<std::string>());
    }
    void ourOwnFooterIsNobodysOptOut()
    {
        QFETCH(QString, footer);
        QCOMPARE(classOf("Re: Linz", "Yes please.\n\n" + footer.toStdString()), InboundClass::HumanReply);
    }

    void theButtonThatOurHeaderMakesIsAnOptOut()
    {
        QCOMPARE(classOf("unsubscribe", ""), InboundClass::OptOut);
        QCOMPARE(classOf("Unsubscribe", "", {.autoSubmitted = "auto-generated"}), InboundClass::OptOut);
        QCOMPARE(classOf("unsubscribe", "", {.precedence = "bulk", .returnPath = "<>"}), InboundClass::OptOut);
        QCOMPARE(classOf("NEWSLETTER ABBESTELLEN", ""), InboundClass::OptOut);
        QCOMPARE(classOf("STOP", ""), InboundClass::OptOut);
        // A machine that only mentions it is a machine.
        QCOMPARE(classOf("Your request to unsubscribe users", "", {.autoSubmitted = "auto-generated"}),
                 InboundClass::AutomaticReply);
    }

    void anOptOutWinsOverAnAbsenceAndADeclinedMeeting()
    {
        QCOMPARE(classOf("Out of office and please unsubscribe me", ""), InboundClass::OptOut);
        QCOMPARE(classOf("Please remove me from your list", "Best regards"), InboundClass::OptOut);
        QCOMPARE(classOf("Out of office", "I am away.", {.autoSubmitted = "auto-replied"}), InboundClass::OutOfOffice);
        QCOMPARE(classOf("Declined: Call", "Please do not contact me again.",
                         {.calendarMethod = "reply", .calendarAnswer = "declined"}),
                 InboundClass::OptOut);
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
