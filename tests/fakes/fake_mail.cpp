// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_mail.h"

#include "engine/foundation/mime/parsed_message.h"

#include <algorithm>
#include <optional>

namespace countersign::tests {

using base::ErrorCode;
using base::Retry;
using namespace mailbox;

namespace {

base::Bytes toBytes(std::string_view text)
{
    const auto bytes = base::bytesOf(text);
    return {bytes.begin(), bytes.end()};
}

mime::ParsedMessage parsed(const base::Bytes& bytes)
{
    auto message = mime::parseMessage(bytes);
    return message ? std::move(*message) : mime::ParsedMessage{};
}

/// What a failure before the last byte looks like; nothing for the ones after it.
std::optional<SendOutcome> outcomeBefore(MailFailure failure)
{
    switch (failure) {
    case MailFailure::Connect:
        return FailedBefore{
            {.code = ErrorCode::ConnectionRefused, .retry = Retry::Later, .detail = "no server"}};
    case MailFailure::SignIn:
        return FailedBefore{{.code = ErrorCode::SignInRefused, .retry = Retry::AfterSignIn, .detail = "535"}};
    case MailFailure::Recipient:
        return RefusedPermanently{.code = 550, .reply = "550 5.1.1 no such user"};
    case MailFailure::Later:
        return RefusedTemporarily{.code = 451, .reply = "451 4.7.1 try later"};
    case MailFailure::InsideMessage:
        return FailedBefore{{.code = ErrorCode::ConnectionLost, .retry = Retry::Later, .detail = "dropped"}};
    case MailFailure::MessageRefused:
    case MailFailure::MessageLater:
    case MailFailure::AnswerLost:
    case MailFailure::MessageLost:
        break;
    }
    return std::nullopt;
}

SendOutcome outcomeAfter(MailFailure failure)
{
    if (failure == MailFailure::MessageRefused)
        return RefusedPermanently{.code = 554, .reply = "554 5.7.1 refused"};
    if (failure == MailFailure::MessageLater)
        return RefusedTemporarily{.code = 452, .reply = "452 4.3.1 no space"};
    return Unknown{{.code = ErrorCode::OutcomeUnknown, .detail = "no answer after the last byte"}};
}

base::Status online(bool isOnline)
{
    if (isOnline)
        return {};
    return base::fail(ErrorCode::Offline, "the fake network is down", {}, Retry::Later);
}

} // namespace

SendOutcome FakeMail::send(const OutgoingMail& mail, const MailboxSettings&, const base::SecretText&,
                           const PointOfNoReturn& pointOfNoReturn, std::stop_token stop)
{
    ++m_attempts;
    if (const auto up = online(m_online); !up)
        return FailedBefore{up.error()};
    if (stop.stop_requested())
        return FailedBefore{{.code = ErrorCode::Cancelled, .detail = "the call was stopped"}};
    std::optional<MailFailure> failure;
    if (!m_failures.empty()) {
        failure = m_failures.front();
        m_failures.pop_front();
    }
    if (failure)
        if (auto outcome = outcomeBefore(*failure))
            return *outcome;
    if (const auto passed = pointOfNoReturn(); !passed)
        return FailedBefore{passed.error()};
    if (m_whileTransmitting)
        m_whileTransmitting();
    if (!failure || *failure == MailFailure::AnswerLost)
        m_accepted.push_back(mail);
    if (failure)
        return outcomeAfter(*failure);
    return Accepted{.reply = "250 2.0.0 queued as " + std::to_string(m_accepted.size())};
}

base::Result<FetchPage> FakeMail::fetchSince(const MailboxAccess& access, FetchCursor cursor,
                                             std::size_t limit, std::stop_token)
{
    COUNTERSIGN_TRY(online(m_online));
    const User& user = m_users[access.settings.userName];
    FetchPage page{.restarted = cursor.uidValidity != 0 && cursor.uidValidity != user.uidValidity};
    const std::uint32_t after = cursor.uidValidity == user.uidValidity ? cursor.lastUid : 0;
    page.next = {.uidValidity = user.uidValidity, .lastUid = after};
    for (const FetchedMail& mail : user.inbox) {
        if (mail.uid <= after)
            continue;
        if (page.messages.size() == limit) {
            page.more = true;
            break;
        }
        page.messages.push_back(mail);
        page.next.lastUid = mail.uid;
    }
    return page;
}

base::Result<bool> FakeMail::containsMessage(const MailboxAccess& access, std::string_view messageId,
                                             std::stop_token)
{
    COUNTERSIGN_TRY(online(m_online));
    const auto& sent = m_users[access.settings.userName].sent;
    return std::any_of(sent.begin(), sent.end(),
                       [&](const base::Bytes& bytes) { return parsed(bytes).messageId == messageId; });
}

base::Status FakeMail::file(const MailboxAccess& access, const base::Bytes& bytes, std::stop_token)
{
    COUNTERSIGN_TRY(online(m_online));
    m_users[access.settings.userName].sent.push_back(bytes);
    return {};
}

std::uint32_t FakeMail::deliverTo(const std::string& user, std::string_view bytes)
{
    auto& inbox = m_users[user].inbox;
    const std::uint32_t uid = inbox.empty() ? 1 : inbox.back().uid + 1;
    inbox.push_back({.uid = uid, .receivedAt = m_clock.now(), .bytes = toBytes(bytes)});
    return uid;
}

void FakeMail::answer(const std::string& user, const OutgoingMail& original, const std::string& headers,
                      const std::string& text)
{
    const mime::ParsedMessage message = parsed(original.bytes);
    const std::string from =
        original.recipients.empty() ? "someone@customer.example" : original.recipients.front();
    std::string references;
    for (const std::string& id : message.references)
        references += "<" + id + "> ";
    deliverTo(user, "From: <" + from + ">\r\nTo: <" + original.envelopeFrom + ">\r\nSubject: Re: " +
                        message.subject + "\r\nMessage-ID: <answer-" + std::to_string(++m_answers) +
                        "@customer.example>\r\nIn-Reply-To: <" + message.messageId +
                        ">\r\nReferences: " + references + "<" + message.messageId + ">\r\n" + headers +
                        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        "Content-Transfer-Encoding: 8bit\r\n\r\n" +
                        text);
}

void FakeMail::reply(const std::string& user, const OutgoingMail& original, const std::string& text)
{
    std::string quoted;
    for (const char c : parsed(original.bytes).text)
        quoted += quoted.empty() || quoted.back() == '\n' ? std::string("> ") + c : std::string(1, c);
    answer(user, original, "", text + "\r\n\r\nOn Tue, 9 Jun 2026, you wrote:\r\n" + quoted);
}

void FakeMail::outOfOffice(const std::string& user, const OutgoingMail& original, const std::string& text)
{
    answer(user, original, "Auto-Submitted: auto-replied\r\nX-Autoreply: yes\r\n", text);
}

void FakeMail::bounce(const std::string& user, const OutgoingMail& original, const std::string& status)
{
    const mime::ParsedMessage message = parsed(original.bytes);
    const std::string recipient =
        original.recipients.empty() ? "nobody@customer.example" : original.recipients.front();
    const std::string action = status.starts_with('4') ? "delayed" : "failed";
    deliverTo(user,
              "From: <MAILER-DAEMON@mx.customer.example>\r\nTo: <" + original.envelopeFrom +
                  ">\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <bounce-" +
                  std::to_string(++m_answers) +
                  "@mx.customer.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
                  "Content-Type: multipart/report; report-type=delivery-status; boundary=\"report\"\r\n\r\n"
                  "--report\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n"
                  "--report\r\nContent-Type: message/delivery-status\r\n\r\n"
                  "Reporting-MTA: dns; mx.customer.example\r\n\r\nFinal-Recipient: rfc822; " +
                  recipient + "\r\nAction: " + action + "\r\nStatus: " + status +
                  "\r\nDiagnostic-Code: smtp; 550 " + status +
                  " undeliverable\r\n\r\n--report\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" +
                  message.messageId + ">\r\nSubject: " + message.subject + "\r\n\r\n--report--\r\n");
}

void FakeMail::renumber(const std::string& user)
{
    User& state = m_users[user];
    ++state.uidValidity;
    std::uint32_t uid = 0;
    for (FetchedMail& mail : state.inbox)
        mail.uid = ++uid;
}

} // namespace countersign::tests
