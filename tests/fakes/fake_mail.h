// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/platform/mailbox/mail_transport.h"
#include "engine/platform/mailbox/mailbox_fetcher.h"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::tests {

/// Where the next hand-over goes wrong.
enum class MailFailure {
    /// No connection: FailedBefore.
    Connect,
    /// The sign-in is refused: FailedBefore (SignInRefused).
    SignIn,
    /// A recipient is refused for good: RefusedPermanently, nothing handed over.
    Recipient,
    /// "Try later" before the message: RefusedTemporarily.
    Later,
    /// The connection drops inside the message, before its last byte: FailedBefore.
    InsideMessage,
    /// After the last byte the server refuses for good.
    MessageRefused,
    /// After the last byte the server says "try later".
    MessageLater,
    /// After the last byte the connection drops; the server has the message. Unknown.
    AnswerLost,
    /// After the last byte the connection drops; the server does not have it. Unknown.
    MessageLost
};

/// A mail server and the world behind it, in memory: takes mail over, keeps mailboxes, and lets a test
/// answer, bounce and break. The mailbox of a message is the user name of its settings. Used by one thread.
class FakeMail final : public mailbox::MailTransport,
                       public mailbox::MailboxFetcher,
                       public mailbox::SentFolder
{
public:
    /// `clock` outlives the fake.
    explicit FakeMail(const base::Clock& clock) : m_clock(clock) {}

    [[nodiscard]] mailbox::SendOutcome send(const mailbox::OutgoingMail& mail,
                                            const mailbox::MailboxSettings& settings,
                                            const base::SecretText& secret,
                                            const mailbox::PointOfNoReturn& pointOfNoReturn,
                                            std::stop_token stop) override;
    [[nodiscard]] base::Result<mailbox::FetchPage> fetchSince(const mailbox::MailboxAccess& access,
                                                              mailbox::FetchCursor cursor, std::size_t limit,
                                                              std::stop_token stop) override;
    [[nodiscard]] base::Result<bool> containsMessage(const mailbox::MailboxAccess& access,
                                                     std::string_view messageId,
                                                     std::stop_token stop) override;
    [[nodiscard]] base::Status file(const mailbox::MailboxAccess& access, const base::Bytes& bytes,
                                    std::stop_token stop) override;

    /// The next hand-overs fail in this order, then all is well again.
    void failNext(MailFailure failure) { m_failures.push_back(failure); }
    /// Runs inside the hand-over, between the point of no return and the server's answer.
    void whileTransmitting(std::function<void()> action) { m_whileTransmitting = std::move(action); }
    void setOnline(bool online) { m_online = online; }

    /// Puts a message into a user's inbox; returns its UID.
    std::uint32_t deliverTo(const std::string& user, std::string_view bytes);
    /// A person answers: to the sender's inbox (`user`), in thread, quoting.
    void reply(const std::string& user, const mailbox::OutgoingMail& original, const std::string& text);
    /// The recipient's server reports that it could not deliver (RFC 3464); `status` is like "5.1.1".
    void bounce(const std::string& user, const mailbox::OutgoingMail& original, const std::string& status);
    /// An automatic answer (RFC 3834).
    void outOfOffice(const std::string& user, const mailbox::OutgoingMail& original, const std::string& text);
    /// The server renumbers a user's inbox: every cursor is void.
    void renumber(const std::string& user);

    /// What the server took over, in order; the measure of "sent nothing" and "sent once".
    [[nodiscard]] const std::vector<mailbox::OutgoingMail>& accepted() const { return m_accepted; }
    [[nodiscard]] int attempts() const { return m_attempts; }
    [[nodiscard]] const std::vector<base::Bytes>& sentCopies(const std::string& user)
    {
        return m_users[user].sent;
    }

private:
    struct User
    {
        std::uint32_t uidValidity = 1;
        std::vector<mailbox::FetchedMail> inbox;
        std::vector<base::Bytes> sent;
    };

    void answer(const std::string& user, const mailbox::OutgoingMail& original, const std::string& headers,
                const std::string& text);

    const base::Clock& m_clock;
    std::map<std::string, User> m_users;
    std::vector<mailbox::OutgoingMail> m_accepted;
    std::deque<MailFailure> m_failures;
    std::function<void()> m_whileTransmitting;
    int m_attempts = 0;
    int m_answers = 0;
    bool m_online = true;
};

} // namespace countersign::tests
