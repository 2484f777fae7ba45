// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/answer_writer.h"
#include "app/demo/mail/imap_command.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using demo::Temperament;

namespace {

constexpr const char* kOurs =
    "From: Ines Ribeiro <ines.r@fennwick.example>\r\nTo: x@kunde.example\r\n"
    "Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\nMessage-ID: <m1@fennwick.example>\r\n"
    "References: <a@kunde.example>\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nGuten Tag,\r\npasst =\r\nDonnerstag=3F\r\n";

} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT

    demo::Vocabulary m_vocabulary = demo::Vocabulary::load();
    demo::AnswerWriter m_writer{m_vocabulary, 1};

    std::optional<demo::MailText> answerOf(Temperament temperament, const std::string& language = "de",
                                           const std::string& ours = kOurs) const
    {
        const demo::MailText mail(ours);
        const demo::Customer customer{.email = "jürgen@kunde.example",
                                      .name = "Jürgen Müller",
                                      .company = "Kunde GmbH",
                                      .language = language,
                                      .temperament = temperament,
                                      .utcOffsetMinutes = 60,
                                      .returnInDays = 9};
        const auto bytes = m_writer.answer(customer, {.mail = mail,
                                                      .envelopeFrom = "ines.r@fennwick.example",
                                                      .at = *base::parseRfc3339("2026-06-09T10:00:00Z")});
        return bytes ? std::optional(demo::MailText(*bytes)) : std::nullopt;
    }
    static bool holds(const std::optional<std::string>& text, std::string_view part)
    {
        return text && text->find(part) != std::string::npos;
    }

private slots:
    void repliesInThreadInTheirLanguageQuotingUs()
    {
        for (const Temperament temperament :
             {Temperament::Positive, Temperament::Question, Temperament::Objection, Temperament::NotNow,
              Temperament::OptOut}) {
            const auto mail = answerOf(temperament);
            QVERIFY(mail);
            QCOMPARE(mail->header("In-Reply-To"), std::string("<m1@fennwick.example>"));
            QCOMPARE(mail->header("References"), std::string("<a@kunde.example> <m1@fennwick.example>"));
            QCOMPARE(mail->header("Subject"), std::string("Re: =?UTF-8?B?R3LDvMOfZQ==?="));
            QCOMPARE(mail->address("To"), std::string("ines.r@fennwick.example"));
            QVERIFY(mail->header("Auto-Submitted").empty());
            const auto text = mail->part("text/plain");
            QVERIFY(holds(text, "> passt Donnerstag?"));
            QVERIFY(holds(text, "Am 9. Juni 2026, 11:00 schrieb Ines <ines.r@fennwick.example>:"));
        }
    }

    void everyLanguageHasItsOwnOptOut()
    {
        QVERIFY(holds(answerOf(Temperament::OptOut, "fr")->part("text/plain"), "retirer de votre liste"));
        QVERIFY(holds(answerOf(Temperament::OptOut, "es")->part("text/plain"), "no me escriba"));
        // No words of their own: English, as many would write to a foreign supplier.
        QVERIFY(holds(answerOf(Temperament::NotNow, "ja")->part("text/plain"), "wrote:"));
    }

    void outOfOfficeSaysSoByHeadersAndNamesTheReturn()
    {
        const auto mail = answerOf(Temperament::OutOfOffice);
        QCOMPARE(mail->header("Auto-Submitted"), std::string("auto-replied"));
        QCOMPARE(mail->header("Return-Path"), std::string("<>"));
        QVERIFY(holds(mail->part("text/plain"), "18. Juni 2026"));
        QVERIFY(mail->header("Subject").starts_with("Abwesenheitsnotiz: "));
    }

    void bouncesAreDeliveryReports()
    {
        const auto hard = answerOf(Temperament::HardBounce);
        QVERIFY(hard->header("Content-Type").starts_with("multipart/report; report-type=delivery-status"));
        const auto status = hard->part("message/delivery-status");
        QVERIFY(holds(status, "Action: failed\r\nStatus: 5.1.1"));
        QVERIFY(holds(status, "Final-Recipient: rfc822; j"));
        QVERIFY(holds(hard->part("text/rfc822-headers"), "Message-ID: <m1@fennwick.example>"));
        QVERIFY(holds(answerOf(Temperament::SoftBounce)->part("message/delivery-status"), "Status: 4.2.2"));
    }

    void acceptedMeetingIsAnInvitationOrAReplyToOurs()
    {
        const auto own = answerOf(Temperament::AcceptsMeeting)->part("text/calendar");
        QVERIFY(holds(own, "METHOD:REQUEST"));
        // Two working days after Tuesday the 9th, ten o'clock there.
        QVERIFY(holds(own, "DTSTART:20260611T090000Z"));
        const std::string invitation =
            "From: ines.r@fennwick.example\r\nMessage-ID: <i@fennwick.example>\r\nSubject: Call\r\n"
            "Content-Type: text/calendar; "
            "method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
            "UID:our-uid\r\nSEQUENCE:2\r\nDTSTART:20260612T080000Z\r\nORGANIZER;CN=Ines:mailto:ines.r@\r\n "
            "fennwick.example\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n";
        const auto reply = answerOf(Temperament::AcceptsMeeting, "en", invitation);
        const auto calendar = reply->part("text/calendar");
        QVERIFY(holds(calendar, "METHOD:REPLY"));
        QVERIFY(holds(calendar,
                      "UID:our-uid\r\nSEQUENCE:2\r\nORGANIZER;CN=Ines:mailto:ines.r@fennwick.example\r\n"));
        QVERIFY(holds(calendar, "PARTSTAT=ACCEPTED"));
        QCOMPARE(reply->header("Subject"), std::string("Accepted: Call"));
    }

    void headersAreAsciiWhateverTheLanguage()
    {
        for (const char* language : {"en", "de", "fr", "es", "ja", "ar"}) {
            for (const Temperament temperament :
                 {Temperament::Positive, Temperament::OutOfOffice, Temperament::AcceptsMeeting}) {
                const auto mail = answerOf(temperament, language);
                const std::string_view headers = mail->headerBlock();
                const std::size_t address = headers.find("jürgen@");
                QVERIFY(address != std::string_view::npos);
                std::string rest(headers);
                for (std::size_t at = rest.find("ü"); at != std::string::npos; at = rest.find("ü"))
                    rest.erase(at, 2);
                QVERIFY2(std::all_of(rest.begin(), rest.end(), [](char c) { return c > 0; }), language);
            }
        }
    }

    void nobodyAnswersWhatIsAutomaticAndTheSilentStaySilent()
    {
        QVERIFY(!answerOf(Temperament::Silent));
        QVERIFY(
            !answerOf(Temperament::Positive, "de", "Auto-Submitted: auto-replied\r\n" + std::string(kOurs)));
    }

    void sameMailGetsTheSameAnswer()
    {
        QCOMPARE(answerOf(Temperament::Positive)->bytes(), answerOf(Temperament::Positive)->bytes());
    }

    void readsSetsOfNumbers()
    {
        const auto set = demo::parseImapSet("1,4:6,9:*", 12);
        QVERIFY(set && demo::contains(*set, 5) && demo::contains(*set, 12) && !demo::contains(*set, 7));
        // A range to the end of an emptier mailbox still names its last mail (RFC 3501 §6.4.8).
        const auto turned = demo::parseImapSet("20:*", 12);
        QVERIFY(turned && demo::contains(*turned, 12));
        QVERIFY(!demo::parseImapSet("1:", 5) && !demo::parseImapSet("x", 5) && !demo::parseImapSet("", 5));
    }
};

COUNTERSIGN_TEST_CLASS(AnswersTest);
#include "answers_test.moc"
