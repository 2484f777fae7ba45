// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/answer_writer.h"

#include "app/demo/world/scene.h"
#include "app/demo/world/seeded_random.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace countersign::demo {
namespace {

using std::chrono::days;

std::string replySubject(const ReceivedMail& received)
{
    const std::string subject = received.mail.header("Subject");
    return lowerAscii(subject.substr(0, 3)) == "re:" ? subject : "Re: " + subject;
}

std::string localName(const std::string& address)
{
    return address.substr(0, address.find('@'));
}

// "ines.r@…" is all that the other side knows when the From field carries no name.
std::string repName(const ReceivedMail& received)
{
    const std::string from = received.mail.header("From");
    std::string name = from.substr(0, from.find('<'));
    std::erase(name, '"');
    name = name.substr(0, name.find(' '));
    if (from.find('<') == std::string::npos || name.empty() || name.starts_with("=?")) {
        name = localName(received.mail.address("From"));
        name = name.substr(0, name.find('.'));
        if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
            name.front() = static_cast<char>(name.front() - 'a' + 'A');
    }
    return name;
}

std::string domainOf(const std::string& address)
{
    return address.substr(address.find('@') + 1);
}

std::string quoted(const ReceivedMail& received)
{
    std::string text = received.mail.part("text/plain").value_or("");
    std::string result;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.pop_back();
        result += line.starts_with('>') ? ">" + line + "\n" : "> " + line + "\n";
        text = end == std::string::npos ? std::string() : text.substr(end + 1);
    }
    return result;
}

std::string spokenDay(base::Instant at, const Customer& customer, bool withTime)
{
    const base::Instant local = at + std::chrono::minutes(customer.utcOffsetMinutes);
    const auto day = std::chrono::floor<days>(local);
    std::string text = spokenDate(day, customer.language) + " " +
                       std::to_string(int(std::chrono::year_month_day(day).year()));
    if (withTime) {
        const auto time = std::chrono::hh_mm_ss(local - day);
        std::array<char, 16> clock{};
        std::snprintf(clock.data(), clock.size(), ", %02d:%02d", static_cast<int>(time.hours().count()),
                      static_cast<int>(time.minutes().count()));
        text += clock.data();
    }
    return text;
}

std::string textPart(std::string_view text)
{
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           wrappedBase64(withCrLf(text));
}

std::string icsInstant(base::Instant at)
{
    std::string text = base::toRfc3339(std::chrono::floor<std::chrono::seconds>(at));
    std::erase(text, '-');
    std::erase(text, ':');
    return text;
}

std::string icsLine(std::string_view calendar, std::string_view property)
{
    const std::string wanted = "\n" + std::string(property);
    std::size_t at = calendar.find(wanted);
    if (at == std::string_view::npos)
        return {};
    ++at;
    std::size_t end = calendar.find('\n', at);
    // Unfold: a line that goes on starts with a space (RFC 5545 §3.1).
    std::string line(calendar.substr(at, end - at));
    while (end != std::string_view::npos && end + 1 < calendar.size() && calendar[end + 1] == ' ') {
        const std::size_t next = calendar.find('\n', end + 1);
        while (line.ends_with('\r'))
            line.pop_back();
        line += calendar.substr(end + 2, next - end - 2);
        end = next;
    }
    while (line.ends_with('\r'))
        line.pop_back();
    return line;
}

std::string calendarPart(const std::string& calendar, std::string_view method)
{
    return "Content-Type: text/calendar; charset=utf-8; method=" + std::string(method) +
           "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + wrappedBase64(calendar);
}

// Ten in the morning of their next but one working day.
base::Instant meetingSlot(const Customer& customer, base::Instant now)
{
    auto day = std::chrono::floor<days>(now + std::chrono::minutes(customer.utcOffsetMinutes));
    for (int working = 0; working < 2;) {
        day += days(1);
        const std::chrono::weekday weekday(day);
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday)
            ++working;
    }
    return base::Instant(day) + std::chrono::hours(10) - std::chrono::minutes(customer.utcOffsetMinutes);
}

// "Abwesenheitsnotiz: " before the subject as it came, which may be encoded already.
std::string prefixedSubject(const std::string& pattern, const ReceivedMail& received)
{
    std::string prefix = pattern.substr(0, pattern.find("{subject}"));
    while (prefix.ends_with(' '))
        prefix.pop_back();
    return encodedHeader(prefix) + " " + received.mail.header("Subject");
}

std::string boundaryFor(const Customer& customer, const ReceivedMail& received)
{
    return "demo-" + std::to_string(stableHash(customer.email + received.mail.header("Message-ID")));
}

const base::Json& phrases(const Vocabulary& vocabulary, const Customer& customer)
{
    const base::Json& own = base::jsonMember(vocabulary.replies(), customer.language);
    return own.is_object() ? own : base::jsonMember(vocabulary.replies(), "en");
}

} // namespace

std::string AnswerWriter::words(const Customer& customer, const ReceivedMail& received, std::string_view key,
                                const Fillers& more) const
{
    const base::Json& spoken = phrases(m_vocabulary, customer);
    SeededRandom random(m_seed, customer.email + received.mail.header("Message-ID"));
    Fillers fillers{{"rep", repName(received)},
                    {"first", customer.firstName()},
                    {"name", customer.name},
                    {"team", random.pick(textList(spoken, "team"))}};
    fillers.insert(fillers.end(), more.begin(), more.end());
    return filled(random.pick(textList(spoken, key)), fillers);
}

std::string AnswerWriter::threadHeaders(const Customer& customer, const ReceivedMail& received,
                                        const std::string& subject) const
{
    const std::string ours = received.mail.header("Message-ID");
    const std::string before = received.mail.header("References");
    const std::string replyTo = received.mail.address("Reply-To");
    const std::string number = std::to_string(stableHash(customer.email + ours, m_seed + 1));
    return "From: " + encodedHeader(customer.name) + " <" + customer.email + ">\r\nTo: <" +
           (replyTo.empty() ? received.mail.address("From") : replyTo) + ">\r\nSubject: " + subject +
           "\r\nDate: " + mailDate(base::toMillis(received.at)) + "\r\nMessage-ID: <" + number + "@" +
           domainOf(customer.email) + ">\r\nIn-Reply-To: " + ours +
           "\r\nReferences: " + (before.empty() ? ours : before + "\r\n " + ours) +
           "\r\nMIME-Version: 1.0\r\n";
}

std::string AnswerWriter::humanReply(const Customer& customer, const ReceivedMail& received,
                                     std::string_view key) const
{
    const std::string wrote =
        filled(base::jsonText(phrases(m_vocabulary, customer), "wrote"),
               {{"date", spokenDay(received.at, customer, true)},
                {"sender", repName(received) + " <" + received.mail.address("From") + ">"}});
    return "Return-Path: <" + customer.email + ">\r\n" +
           threadHeaders(customer, received, replySubject(received)) +
           textPart(words(customer, received, key, {}) + "\n\n" + wrote + "\n" + quoted(received));
}

std::string AnswerWriter::outOfOffice(const Customer& customer, const ReceivedMail& received) const
{
    const std::string subject =
        prefixedSubject(base::jsonText(phrases(m_vocabulary, customer), "ooo_subject"), received);
    const base::Instant back = received.at + days(customer.returnInDays);
    return "Return-Path: <>\r\n" + threadHeaders(customer, received, subject) +
           "Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\nPrecedence: auto_reply\r\n" +
           textPart(
               words(customer, received, "out_of_office", {{"return", spokenDay(back, customer, false)}}));
}

std::string AnswerWriter::deliveryReport(const Customer& customer, const ReceivedMail& received,
                                         bool forGood) const
{
    const std::string boundary = boundaryFor(customer, received);
    const std::string host = "mx." + domainOf(customer.email);
    const std::string status = forGood ? "5.1.1" : "4.2.2";
    const std::string diagnostic =
        forGood ? "550 5.1.1 <" + customer.email + ">: no such user"
                : "452 4.2.2 <" + customer.email + ">: mailbox full, gave up after 5 days";
    const std::string date = mailDate(base::toMillis(received.at));
    const std::string number =
        std::to_string(stableHash(customer.email + received.mail.header("Message-ID"), m_seed + 2));
    return "Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@" + host + ">\r\nTo: <" +
           received.envelopeFrom + ">\r\nSubject: Undelivered Mail Returned to Sender\r\nDate: " + date +
           "\r\nMessage-ID: <" + number + "@" + host +
           ">\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=\"" +
           boundary + "\"\r\n\r\n--" + boundary +
           "\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nThis is the mail system at host " + host +
           ".\r\n\r\nYour message could not be delivered to one or more recipients.\r\n\r\n<" +
           customer.email + ">: " + diagnostic + "\r\n\r\n--" + boundary +
           "\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; " + host +
           "\r\nArrival-Date: " + date + "\r\n\r\nFinal-Recipient: rfc822; " + customer.email +
           "\r\nOriginal-Recipient: rfc822; " + customer.email + "\r\nAction: failed\r\nStatus: " + status +
           "\r\nRemote-MTA: dns; " + host + "\r\nDiagnostic-Code: smtp; " + diagnostic + "\r\n\r\n--" +
           boundary + "\r\nContent-Type: text/rfc822-headers\r\n\r\n" +
           std::string(received.mail.headerBlock()) + "--" + boundary + "--\r\n";
}

std::string AnswerWriter::meeting(const Customer& customer, const ReceivedMail& received) const
{
    const base::Json& spoken = phrases(m_vocabulary, customer);
    const std::string boundary = boundaryFor(customer, received);
    const std::string invitation = received.mail.part("text/calendar").value_or("");
    const bool invited = invitation.find("METHOD:REQUEST") != std::string::npos;
    const base::Instant slot = meetingSlot(customer, received.at);
    const std::string stamp = icsInstant(received.at);

    std::string calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Countersign demo//EN\r\nMETHOD:";
    if (invited) {
        calendar += "REPLY\r\nBEGIN:VEVENT\r\n";
        for (const std::string_view property :
             {"UID", "SEQUENCE", "ORGANIZER", "DTSTART", "DTEND", "SUMMARY"}) {
            const std::string line = icsLine(invitation, property);
            calendar += line.empty() ? "" : line + "\r\n";
        }
        calendar += "DTSTAMP:" + stamp + "\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + customer.email + "\r\n";
    } else {
        calendar +=
            "REQUEST\r\nBEGIN:VEVENT\r\nUID:" +
            std::to_string(stableHash(customer.email + received.mail.header("Message-ID"), m_seed + 3)) +
            "@" + domainOf(customer.email) + "\r\nSEQUENCE:0\r\nDTSTAMP:" + stamp +
            "\r\nDTSTART:" + icsInstant(slot) + "\r\nDTEND:" + icsInstant(slot + std::chrono::minutes(30)) +
            "\r\nSUMMARY:" + base::jsonText(spoken, "meeting_invite") +
            "\r\nORGANIZER:mailto:" + customer.email +
            "\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + customer.email +
            "\r\nATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + received.mail.address("From") + "\r\n";
    }
    calendar += "END:VEVENT\r\nEND:VCALENDAR\r\n";

    const std::string subject = invited
                                    ? prefixedSubject(base::jsonText(spoken, "meeting_accepted"), received)
                                    : replySubject(received);
    const std::string text =
        words(customer, received, "accepts_meeting", {{"slot", spokenDay(slot, customer, true)}}) + "\n";
    return "Return-Path: <" + customer.email + ">\r\n" + threadHeaders(customer, received, subject) +
           "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary +
           "\r\n" + textPart(text) + "\r\n--" + boundary + "\r\n" +
           calendarPart(calendar, invited ? "REPLY" : "REQUEST") + "\r\n--" + boundary + "--\r\n";
}

std::optional<std::string> AnswerWriter::answer(const Customer& customer, const ReceivedMail& received) const
{
    // RFC 3834 §2: nothing automatic answers what is itself automatic; people don't either.
    if (!received.mail.header("Auto-Submitted").empty() && received.mail.header("Auto-Submitted") != "no")
        return std::nullopt;
    switch (customer.temperament) {
    case Temperament::Positive:
        return humanReply(customer, received, "positive");
    case Temperament::Question:
        return humanReply(customer, received, "question");
    case Temperament::Objection:
        return humanReply(customer, received, "objection");
    case Temperament::NotNow:
        return humanReply(customer, received, "not_now");
    case Temperament::OptOut:
        return humanReply(customer, received, "opt_out");
    case Temperament::OutOfOffice:
        return outOfOffice(customer, received);
    case Temperament::HardBounce:
        return deliveryReport(customer, received, true);
    case Temperament::SoftBounce:
        return deliveryReport(customer, received, false);
    case Temperament::AcceptsMeeting:
        return meeting(customer, received);
    case Temperament::Silent:
        return std::nullopt;
    }
    return std::nullopt;
}

base::Duration AnswerWriter::delay(const Customer& customer, const ReceivedMail& received) const
{
    SeededRandom random(m_seed, "delay" + customer.email + received.mail.header("Message-ID"));
    switch (customer.temperament) {
    case Temperament::HardBounce:
    case Temperament::SoftBounce:
        return base::Duration(1500);
    case Temperament::OutOfOffice:
        return base::Duration(2500);
    case Temperament::Positive:
    case Temperament::Question:
    case Temperament::Objection:
    case Temperament::NotNow:
    case Temperament::OptOut:
    case Temperament::AcceptsMeeting:
    case Temperament::Silent:
        break;
    }
    return base::Duration(random.between(4000, 15000));
}

} // namespace countersign::demo
