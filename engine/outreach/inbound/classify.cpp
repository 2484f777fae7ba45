// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/classify.h"

#include "engine/foundation/base/assert.h"

#include <algorithm>
#include <array>
#include <span>

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

// Lower case; each is looked for as it stands. Kept short on purpose: headers decide nearly always.
constexpr auto kOutOfOfficeWords = std::to_array<std::string_view>(
    {"out of office", "out of the office", "automatic reply", "auto-reply", "autoreply", "abwesenheit", "abwesend",
     "automatische antwort", "nicht im büro", "absence du bureau", "réponse automatique", "absent du bureau",
     "respuesta automática", "fuera de la oficina", "自動応答", "自動返信", "不在", "خارج المكتب", "رد تلقائي"});
constexpr auto kOptOutWords = std::to_array<std::string_view>(
    {"unsubscribe", "remove me", "take me off", "opt out", "opt me out", "stop emailing", "stop mailing",
     "stop contacting", "do not contact", "don't contact", "no further emails", "no more emails", "abmelden",
     "aus dem verteiler", "austragen", "keine weiteren mails", "keine weiteren e-mails", "keine mails mehr",
     "keine e-mails mehr", "nicht mehr kontaktieren", "nicht mehr anschreiben", "désabonn", "désinscri",
     "ne plus me contacter", "ne me contactez plus", "darme de baja", "darse de baja", "no me contacten",
     "no me envíe", "配信停止", "送らないで", "إلغاء الاشتراك", "لا تراسلني"});

std::string lower(std::string_view text)
{
    std::string copy(text);
    // ASCII is enough here: the lists are in lower case and other scripts in them have no case.
    std::ranges::transform(copy, copy.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return copy;
}

std::string_view firstFound(std::string_view text, std::span<const std::string_view> words)
{
    for (const std::string_view word : words)
        if (text.find(word) != std::string_view::npos)
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
        if (status.status.starts_with("4.") || status.status == "5.2.2")
            return Classification{InboundClass::SoftBounce, rule};
        return Classification{InboundClass::HardBounce, rule};
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

std::optional<Classification> fromMachineHeaders(const MailToClassify& mail, const std::string& subject)
{
    const records::MailFacts& facts = mail.facts;
    const bool replied = facts.autoSubmitted.starts_with("auto-replied") || facts.hasAutoReplyHeader ||
                         facts.precedence == "auto_reply";
    const bool generated = facts.autoSubmitted.starts_with("auto-generated");
    if (!replied && !generated)
        return std::nullopt;
    const std::string text = subject + "\n" + lower(mail.text);
    if (const auto word = firstFound(text, kOutOfOfficeWords); !word.empty())
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

bool isFromAPerson(InboundClass kind)
{
    return kind == InboundClass::HumanReply || kind == InboundClass::OptOut || kind == InboundClass::MeetingAccepted ||
           kind == InboundClass::MeetingDeclined;
}

Classification classify(const MailToClassify& mail)
{
    if (auto report = fromReport(mail.facts))
        return *report;
    if (auto answer = fromCalendar(mail.facts))
        return *answer;
    const std::string subject = lower(mail.subject);
    if (auto machine = fromMachineHeaders(mail, subject))
        return *machine;
    if (mail.facts.hasListId || mail.facts.precedence == "bulk" || mail.facts.precedence == "list")
        return {InboundClass::ListMail, {"list_headers", {}}};
    // An empty reverse-path without a report is a machine too (RFC 5321 §4.5.5).
    if (mail.facts.returnPath == "<>")
        return {InboundClass::AutomaticReply, {"null_reverse_path", {}}};
    if (const auto word = firstFound(subject, kOutOfOfficeWords); !word.empty())
        return {InboundClass::OutOfOffice, {"subject_words", {std::string(word)}}};
    if (const auto word = firstFound(lower(mail.text), kOptOutWords); !word.empty())
        return {InboundClass::OptOut, {"opt_out_words", {std::string(word)}}};
    return {InboundClass::HumanReply, {"nothing_else", {}}};
}

} // namespace countersign::inbound
