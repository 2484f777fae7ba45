// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/classify.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/text/unicode.h"
#include "engine/outreach/inbound/opt_out_words.h"

#include <array>

namespace countersign::inbound {

namespace {

struct ClassRow
{
    InboundClass kind;
    std::string_view name;
};

constexpr auto kClasses = std::to_array<ClassRow>({
    {InboundClass::HumanReply, "human_reply"},
    {InboundClass::OptOut, "opt_out"},
    {InboundClass::MeetingAccepted, "meeting_accepted"},
    {InboundClass::MeetingDeclined, "meeting_declined"},
    {InboundClass::OutOfOffice, "out_of_office"},
    {InboundClass::AutomaticReply, "automatic_reply"},
    {InboundClass::HardBounce, "hard_bounce"},
    {InboundClass::SoftBounce, "soft_bounce"},
    {InboundClass::BlockBounce, "block_bounce"},
    {InboundClass::Delay, "delay"},
    {InboundClass::ListMail, "list_mail"},
});

// Looked for in normal form, anywhere. Kept short on purpose: headers decide nearly always.
constexpr auto kOutOfOfficeWords = std::to_array<std::string_view>(
    {"out of office", "out of the office", "automatic reply", "auto-reply", "autoreply", "abwesenheit", "abwesend",
     "automatische antwort", "nicht im büro", "absence du bureau", "réponse automatique", "absent du bureau",
     "respuesta automática", "fuera de la oficina", "自動応答", "自動返信", "不在", "خارج المكتب", "رد تلقائي"});
std::string_view outOfOfficeWord(std::string_view text)
{
    const std::string normal = text::normalName(text);
    for (const std::string_view word : kOutOfOfficeWords)
        if (normal.find(text::normalName(word)) != std::string::npos)
            return word;
    return {};
}

std::optional<Classification> fromReport(const records::MailFacts& facts)
{
    for (const records::DeliveryStatus& status : facts.deliveryStatus) {
        const model::Reason rule{"dsn_action", {status.action, status.status}};
        if (status.action == "delayed")
            return Classification{InboundClass::Delay, rule};
        if (status.action != "failed")
            continue;
        // RFC 3463: class 5 is permanent, class 4 is not; 5.7.x speaks of the sender, 5.2.2 of a full mailbox.
        if (status.status.starts_with("5.7."))
            return Classification{InboundClass::BlockBounce, rule};
        return Classification{isHardFailure(status) ? InboundClass::HardBounce : InboundClass::SoftBounce, rule};
    }
    return std::nullopt;
}

std::optional<Classification> fromCalendar(const records::MailFacts& facts)
{
    if (facts.calendarMethod != "reply")
        return std::nullopt;
    const model::Reason rule{"calendar_reply", {facts.calendarAnswer}};
    if (facts.calendarAnswer == "accepted")
        return Classification{InboundClass::MeetingAccepted, rule};
    if (facts.calendarAnswer == "declined")
        return Classification{InboundClass::MeetingDeclined, rule};
    return std::nullopt;
}

std::optional<Classification> fromMachineHeaders(const MailToClassify& mail)
{
    const records::MailFacts& facts = mail.facts;
    const bool replied = facts.autoSubmitted.starts_with("auto-replied") || facts.hasAutoReplyHeader ||
                         facts.precedence == "auto_reply";
    const bool generated = facts.autoSubmitted.starts_with("auto-generated");
    if (!replied && !generated)
        return std::nullopt;
    const std::string text = std::string(mail.subject) + "\n" + std::string(mail.text);
    if (const auto word = outOfOfficeWord(text); !word.empty())
        return Classification{InboundClass::OutOfOffice, {"auto_submitted", {std::string(word)}}};
    // RFC 3834 "auto-replied" answers one person; vacation notices are by far the commonest of them.
    const InboundClass kind = facts.autoSubmitted.starts_with("auto-replied") && facts.precedence != "bulk"
                                  ? InboundClass::OutOfOffice
                                  : InboundClass::AutomaticReply;
    return Classification{kind, {"auto_submitted", {facts.autoSubmitted}}};
}

} // namespace

std::string_view className(InboundClass kind)
{
    for (const ClassRow& row : kClasses)
        if (row.kind == kind)
            return row.name;
    COUNTERSIGN_ASSERT(false, "no such class");
}

std::optional<InboundClass> parseClass(std::string_view name)
{
    for (const ClassRow& row : kClasses)
        if (row.name == name)
            return row.kind;
    return std::nullopt;
}

bool isHardFailure(const records::DeliveryStatus& status)
{
    return status.action == "failed" && !status.status.starts_with("4.") && !status.status.starts_with("5.7.") &&
           status.status != "5.2.2";
}

Classification classify(const MailToClassify& mail)
{
    if (auto report = fromReport(mail.facts))
        return *report;
    // The button that our own List-Unsubscribe header puts there makes such a mail; a program may send it.
    if (isOptOutSubject(mail.subject))
        return {InboundClass::OptOut, {"opt_out_words", {std::string(mail.subject)}}};
    const auto answer = fromCalendar(mail.facts);
    if (answer && answer->kind == InboundClass::MeetingAccepted)
        return *answer;
    if (auto machine = fromMachineHeaders(mail))
        return *machine;
    if (mail.facts.hasListId || mail.facts.precedence == "bulk" || mail.facts.precedence == "list")
        return {InboundClass::ListMail, {"list_headers", {}}};
    // An empty reverse-path without a report is a machine too (RFC 5321 §4.5.5).
    if (mail.facts.returnPath == "<>")
        return {InboundClass::AutomaticReply, {"null_reverse_path", {}}};
    // Before all other words, and before a meeting that is declined: who asks to be left alone is not written to again.
    for (const std::string_view text : {mail.subject, mail.text})
        if (auto words = findOptOut(text); !words.empty())
            return {InboundClass::OptOut, {"opt_out_words", {std::move(words)}}};
    if (answer)
        return *answer;
    if (const auto word = outOfOfficeWord(mail.subject); !word.empty())
        return {InboundClass::OutOfOffice, {"subject_words", {std::string(word)}}};
    return {InboundClass::HumanReply, {"nothing_else", {}}};
}

} // namespace countersign::inbound
