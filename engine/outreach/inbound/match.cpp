// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/match.h"

#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <vector>

namespace countersign::inbound {

using model::Record;
using model::RecordKind;

namespace {

/// Long enough for a slow answer, short enough that "Re: Renewal" of two years ago is not taken for today's.
constexpr auto kSubjectWindow = std::chrono::days(60);

std::optional<Match> asMatch(const Record& sent, std::string_view rule)
{
    const auto outgoing = model::OutgoingId::parse(sent.externalId);
    if (sent.text("direction") != "out" || !outgoing)
        return std::nullopt;
    return Match{.outgoing = *outgoing, .sent = sent.id, .rule = rule};
}

base::Result<std::optional<Match>> byMessageId(store::Database& database, const std::string& id, std::string_view rule)
{
    if (id.empty())
        return std::nullopt;
    COUNTERSIGN_ASSIGN(const auto found, records::findByText(database, RecordKind::Message, "message_id", id));
    for (const Record& each : found)
        if (auto match = asMatch(each, rule))
            return match;
    return std::nullopt;
}

std::vector<std::string> idsIn(std::string_view references)
{
    std::vector<std::string> ids;
    for (std::size_t begin = references.find('<'); begin != std::string_view::npos; begin = references.find('<', begin + 1)) {
        const std::size_t end = references.find('>', begin);
        if (end == std::string_view::npos)
            break;
        ids.emplace_back(references.substr(begin, end - begin + 1));
    }
    return ids;
}

/// What went to the mail's contact, and to everybody else with the sender's address: one address may stand under two
/// accounts.
base::Result<std::vector<Record>> sentToSender(store::Database& database, const Record& mail)
{
    std::vector<model::RecordId> contacts;
    if (const model::RecordId contact = mail.reference("contact"); !contact.isNull())
        contacts.push_back(contact);
    if (const std::string from = mail.text("from_address"); !from.empty()) {
        COUNTERSIGN_ASSIGN(const auto people, records::findByText(database, RecordKind::Contact, "email", from));
        for (const Record& person : people)
            if (std::ranges::find(contacts, person.id) == contacts.end())
                contacts.push_back(person.id);
    }
    std::vector<Record> sent;
    for (const model::RecordId contact : contacts) {
        COUNTERSIGN_ASSIGN(auto messages, records::findByReference(database, RecordKind::Message, "contact", contact));
        sent.insert(sent.end(), std::make_move_iterator(messages.begin()), std::make_move_iterator(messages.end()));
    }
    return sent;
}

base::Result<std::optional<Match>> bySenderAndSubject(store::Database& database, const Record& mail)
{
    const std::string subject = mail.text("subject");
    if (bareSubject(subject).empty() || bareSubject(subject).size() == subject.size())
        return std::nullopt;
    COUNTERSIGN_ASSIGN(auto sent, sentToSender(database, mail));
    const auto at = mail.instant("at").value_or(base::Instant{});
    std::ranges::sort(sent, std::greater{}, [](const Record& record) { return record.instant("at").value_or(base::Instant{}); });
    for (const Record& each : sent) {
        const auto sentAt = each.instant("at").value_or(base::Instant{});
        const std::string sentSubject = each.text("subject");
        if (sentAt > at || at - sentAt > kSubjectWindow || bareSubject(sentSubject) != bareSubject(subject))
            continue;
        if (auto match = asMatch(each, "sender_and_subject"))
            return match;
    }
    return std::nullopt;
}

} // namespace

std::string_view bareSubject(std::string_view subject)
{
    constexpr std::string_view kMarks[] = {"re:", "aw:", "fw:", "fwd:", "wg:", "sv:", "antw:", "tr:", "rv:", "返信:"};
    for (bool again = true; again;) {
        again = false;
        while (subject.starts_with(' '))
            subject.remove_prefix(1);
        for (const std::string_view mark : kMarks) {
            const auto head = subject.substr(0, mark.size());
            if (std::ranges::equal(head, mark, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; })) {
                subject.remove_prefix(mark.size());
                again = true;
            }
        }
    }
    return subject;
}

base::Result<std::optional<Match>> matchToSent(store::Database& database, const Record& mail, const records::MailFacts& facts)
{
    COUNTERSIGN_ASSIGN(std::optional<Match> match, byMessageId(database, facts.reportedMessageId, "reported_id"));
    if (match)
        return match;
    COUNTERSIGN_ASSIGN(match, byMessageId(database, mail.text("in_reply_to"), "in_reply_to"));
    if (match)
        return match;
    auto references = idsIn(mail.text("reference_ids"));
    // The newest reference stands last (RFC 5322 §3.6.4).
    for (auto id = references.rbegin(); id != references.rend(); ++id) {
        COUNTERSIGN_ASSIGN(match, byMessageId(database, *id, "references"));
        if (match)
            return match;
    }
    return bySenderAndSubject(database, mail);
}

} // namespace countersign::inbound
