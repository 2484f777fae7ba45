// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/freeze.h"

#include "engine/foundation/mime/message_builder.h"
#include "engine/outreach/drafting/hidden_characters.h"
#include "engine/outreach/schedule/working_time.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace countersign::drafting {

using base::ErrorCode;

namespace {

/// The sender's name for one of the mailbox's own addresses; nothing for any other.
std::optional<mime::MailAddress> ownAddress(const Envelope& envelope)
{
    const records::Mailbox& mailbox = envelope.mailbox;
    if (envelope.fromAddress.empty() || envelope.fromAddress == mailbox.address)
        return mime::MailAddress{.name = mailbox.displayName, .address = mailbox.address};
    for (const records::SenderAlias& alias : mailbox.aliases)
        if (alias.address == envelope.fromAddress)
            return mime::MailAddress{.name = alias.displayName, .address = alias.address};
    return std::nullopt;
}

std::string withoutBrackets(std::string_view id)
{
    if (id.starts_with('<') && id.ends_with('>'))
        id = id.substr(1, id.size() - 2);
    return std::string(id);
}

std::string lowerAscii(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

base::Result<std::vector<std::string>> allRecipients(const Envelope& envelope)
{
    std::set<std::string> recipients;
    const auto add = [&](const std::string& address) -> base::Status {
        COUNTERSIGN_ASSIGN(const mime::CheckedAddress checked, mime::checkAddress(address));
        recipients.insert(lowerAscii(checked.text()));
        return {};
    };
    COUNTERSIGN_TRY(add(envelope.toAddress));
    for (const auto& list : {envelope.cc, envelope.bcc})
        for (const std::string& address : list)
            COUNTERSIGN_TRY(add(address));
    return std::vector<std::string>(recipients.begin(), recipients.end());
}

std::chrono::minutes offsetAt(base::Instant at, std::string_view zone)
{
    const auto local = schedule::toLocal(at, zone);
    if (!local)
        return {};
    const auto wall = std::chrono::sys_days(local->date) + local->minute;
    return std::chrono::duration_cast<std::chrono::minutes>(wall -
                                                            std::chrono::floor<std::chrono::minutes>(at));
}

base::Result<mime::MessageContent> messageOf(const Draft& draft, const Envelope& envelope)
{
    const auto from = ownAddress(envelope);
    if (!from)
        return base::fail(ErrorCode::InvalidInput, "the mailbox does not own this sender address",
                          {envelope.fromAddress});
    COUNTERSIGN_ASSIGN(const mime::CheckedAddress sender, mime::checkAddress(from->address));
    mime::MessageContent message{.from = *from,
                                 .to = {{.name = envelope.toName, .address = envelope.toAddress}}};
    for (const std::string& address : envelope.cc)
        message.cc.push_back({.name = {}, .address = address});
    message.subject = draft.content.subject;
    message.text = plainText(draft, envelope);
    message.html = simpleHtml(draft, envelope);
    message.messageId = base::toHex(envelope.messageToken) + "@" + sender.domain;
    if (draft.replyTo) {
        message.inReplyTo = withoutBrackets(draft.replyTo->messageId);
        for (const std::string& reference : draft.replyTo->references)
            message.references.push_back(withoutBrackets(reference));
        if (std::find(message.references.begin(), message.references.end(), message.inReplyTo) ==
            message.references.end())
            message.references.push_back(message.inReplyTo);
    }
    message.date = envelope.date;
    message.utcOffset = offsetAt(envelope.date, envelope.senderZone);
    if (envelope.unsubscribeHeader)
        message.unsubscribe.mail = from->address;
    message.language = draft.brief.language;
    return message;
}

/// Whoever signs must see all that is sent: also what the claim check does not read, as the signature's lines. Names are
/// cleaned where the mail is built.
base::Status nothingHidden(const mime::MessageContent& message)
{
    const std::array<std::pair<std::string_view, std::string_view>, 2> parts{
        {{"subject", message.subject}, {"text", message.text}}};
    for (const auto& [name, text] : parts)
        if (const auto hidden = hiddenIn(text); !hidden.empty())
            return base::fail(ErrorCode::InvalidInput,
                              "the mail holds characters that nobody can see; take them out before it is submitted",
                              {std::string(name), hidden.front().name});
    return {};
}

/// The facts that some sentence of the text cites, in a form that can be read again just before sending.
std::vector<model::CitedFact> citedFacts(const Draft& draft)
{
    std::set<std::string> cited;
    for (const model::Block& block : draft.content.blocks)
        for (const model::Sentence& sentence : block.sentences)
            cited.insert(sentence.facts.begin(), sentence.facts.end());
    std::vector<model::CitedFact> facts;
    for (const model::Fact& fact : draft.facts) {
        if (!cited.contains(fact.id) || fact.record.isNull())
            continue;
        for (const model::WatchedField& watched : fact.watched)
            facts.push_back({.kind = fact.recordKind,
                             .record = fact.record,
                             .field = watched.field,
                             .valueHash = watched.hash});
    }
    return facts;
}

} // namespace

base::Result<model::Submission> freeze(const Draft& draft, const Envelope& envelope)
{
    COUNTERSIGN_ASSIGN(const mime::MessageContent message, messageOf(draft, envelope));
    COUNTERSIGN_TRY(nothingHidden(message));
    COUNTERSIGN_ASSIGN(base::Bytes bytes, mime::buildMessage(message));
    model::Submission submission{.draft = draft.id,
                                 .account = draft.brief.account,
                                 .contact = draft.brief.recipient.contact,
                                 .useCase = draft.brief.useCase,
                                 .author = envelope.author,
                                 .mailbox = envelope.mailbox.id,
                                 .envelopeFrom = message.from.address};
    COUNTERSIGN_ASSIGN(submission.recipients, allRecipients(envelope));
    submission.messageIdHeader = "<" + message.messageId + ">";
    submission.subject = message.subject;
    submission.bytes = std::move(bytes);
    submission.claimReport = claimReport(draft);
    submission.unresolvedClaims = openClaims(draft.claims);
    submission.aiShare = aiShareOf(draft);
    submission.value = envelope.value;
    submission.promptName = draft.promptName;
    submission.promptVersion = draft.promptVersion;
    submission.notBefore = envelope.notBefore;
    submission.notAfter = envelope.notAfter;
    submission.citedFacts = citedFacts(draft);
    return submission;
}

} // namespace countersign::drafting
