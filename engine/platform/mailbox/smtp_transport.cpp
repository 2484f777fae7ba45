// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/mailbox/smtp_transport.h"

#include "engine/foundation/mime/address.h"
#include "engine/platform/mailbox/smtp_dialogue.h"

#include <algorithm>
#include <cstring>

namespace countersign::mailbox {
namespace {

using base::ErrorCode;
using base::Retry;

base::Result<std::string> wireAddress(const std::string& address)
{
    COUNTERSIGN_ASSIGN(const mime::CheckedAddress checked, mime::checkAddress(address));
    if (checked.needsSmtpUtf8)
        return base::fail(ErrorCode::InvalidInput, "the address needs a server with SMTPUTF8");
    return "<" + checked.text() + ">";
}

/// One message on one connection.
class Delivery
{
public:
    Delivery(net::CurlCall& call, const OutgoingMail& mail, const MailboxSettings& mailbox,
             const PointOfNoReturn& pointOfNoReturn, SmtpTimeouts timeouts)
        : m_call(call), m_bytes(base::textOf(mail.bytes)), m_mail(mail), m_mailbox(mailbox),
          m_pointOfNoReturn(pointOfNoReturn), m_timeouts(timeouts)
    {
    }

    [[nodiscard]] base::Status configure(const base::SecretText& secret);
    [[nodiscard]] SendOutcome outcomeOf(const base::Status& status) const;

private:
    [[nodiscard]] base::Status addEnvelope();
    void addSignIn(const base::SecretText& secret);
    void onSent(std::string_view command);
    void onReceived(std::string_view line);
    std::size_t fill(char* buffer, std::size_t room);
    [[nodiscard]] bool passPoint();
    [[nodiscard]] SendOutcome outcomeBefore(const base::Error& error) const;

    static std::size_t onBody(char* buffer, std::size_t size, std::size_t count, void* self)
    {
        return static_cast<Delivery*>(self)->fill(buffer, size * count);
    }

    net::CurlCall& m_call;
    std::string_view m_bytes;
    const OutgoingMail& m_mail;
    const MailboxSettings& m_mailbox;
    const PointOfNoReturn& m_pointOfNoReturn;
    SmtpTimeouts m_timeouts;
    SmtpDialogue m_dialogue;
    net::CurlList m_recipients;
    std::size_t m_given = 0;
    bool m_pointPassed = false;
};

base::Status Delivery::configure(const base::SecretText& secret)
{
    CURL* easy = m_call.handle();
    COUNTERSIGN_TRY(addEnvelope());
    addSignIn(secret);
    const net::HostPort& place = m_mailbox.smtp.place;
    const bool literal6 = place.host.find(':') != std::string::npos;
    const char* scheme = m_mailbox.smtp.security == net::Security::ImplicitTls ? "smtps://" : "smtp://";
    // The path is what EHLO says: the loopback literal (RFC 5321 §4.1.3) tells nothing about this machine.
    const std::string url = scheme + (literal6 ? "[" + place.host + "]" : place.host) + ":" +
                            std::to_string(place.port) + "/%5B127.0.0.1%5D";
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    // No size is declared: libcurl 7.88 counts dot-stuffed bytes against it and would end the message early.
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, &Delivery::onBody);
    curl_easy_setopt(easy, CURLOPT_READDATA, this);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(
        easy, CURLOPT_SERVER_RESPONSE_TIMEOUT,
        static_cast<long>(std::chrono::ceil<std::chrono::seconds>(m_timeouts.finalReply).count()));
    m_call.onSent = [this](std::string_view command) { onSent(command); };
    m_call.onReceived = [this](std::string_view line) { onReceived(line); };
    return {};
}

base::Status Delivery::addEnvelope()
{
    CURL* easy = m_call.handle();
    // Without recipients libcurl would ask the server for help instead of sending.
    if (m_mail.recipients.empty())
        return base::fail(ErrorCode::InvalidInput, "the message has no recipient");
    COUNTERSIGN_TRY(mime::checkTransportable(m_bytes));
    COUNTERSIGN_ASSIGN(const std::string from, wireAddress(m_mail.envelopeFrom));
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, from.c_str());
    for (const std::string& recipient : m_mail.recipients) {
        COUNTERSIGN_ASSIGN(const std::string to, wireAddress(recipient));
        append(m_recipients, to);
    }
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, m_recipients.get());
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 0L);
    return {};
}

void Delivery::addSignIn(const base::SecretText& secret)
{
    if (m_mailbox.userName.empty())
        return;
    CURL* easy = m_call.handle();
    curl_easy_setopt(easy, CURLOPT_USERNAME, m_mailbox.userName.c_str());
    switch (m_mailbox.signIn) {
    case SignIn::Password:
        curl_easy_setopt(easy, CURLOPT_PASSWORD, secret.expose().c_str());
        curl_easy_setopt(easy, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
        return;
    case SignIn::OAuthToken:
        curl_easy_setopt(easy, CURLOPT_XOAUTH2_BEARER, secret.expose().c_str());
        curl_easy_setopt(easy, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
        return;
    }
}

void Delivery::onSent(std::string_view command)
{
    m_dialogue.sent(command);
    // A server that offers no sign-in gets libcurl's mail unsigned; it must not get ours.
    const bool missing = !m_mailbox.userName.empty() && !m_dialogue.signedIn();
    if (m_dialogue.stage() == SmtpDialogue::Stage::Envelope && missing)
        m_call.abort(
            {.code = ErrorCode::SignInRefused, .detail = "the server offers no sign-in that can be used"});
}

void Delivery::onReceived(std::string_view line)
{
    m_dialogue.received(line);
    const SmtpReply& last = m_dialogue.lastReply();
    if (m_dialogue.finalReply() || last.isPermanent() || last.isTemporary())
        m_call.setQuietLimit(m_timeouts.goodbye);
}

std::size_t Delivery::fill(char* buffer, std::size_t room)
{
    const std::size_t left = m_bytes.size() - m_given;
    if (left == 0)
        return 0;
    // All but the last byte go first, so that the point of no return is as late as it can be.
    const std::size_t count = left == 1 ? 1 : std::min(room, left - 1);
    if (left == 1 && !passPoint())
        return CURL_READFUNC_ABORT;
    std::memcpy(buffer, m_bytes.data() + m_given, count);
    m_given += count;
    return count;
}

bool Delivery::passPoint()
{
    if (auto status = m_pointOfNoReturn(); !status) {
        m_call.abort(status.error());
        return false;
    }
    m_pointPassed = true;
    m_dialogue.passPoint();
    m_call.ignoreStop();
    m_call.setQuietLimit(m_timeouts.finalReply);
    return true;
}

SendOutcome Delivery::outcomeOf(const base::Status& status) const
{
    const base::Error silence{.code = ErrorCode::ConnectionLost, .detail = "no answer after the last byte"};
    const base::Error error = status ? silence : status.error();
    if (!m_pointPassed)
        return outcomeBefore(error);
    const auto& reply = m_dialogue.finalReply();
    if (reply && reply->isPositive())
        return Accepted{.reply = reply->text};
    if (reply && reply->isPermanent())
        return RefusedPermanently{.code = reply->code, .reply = reply->text};
    if (reply && reply->isTemporary())
        return RefusedTemporarily{.code = reply->code, .reply = reply->text};
    return Unknown{
        base::Error{.code = ErrorCode::OutcomeUnknown, .detail = toString(error), .args = error.args}};
}

SendOutcome Delivery::outcomeBefore(const base::Error& error) const
{
    const SmtpReply& reply = m_dialogue.lastReply();
    const bool stopped = error.code == ErrorCode::Cancelled || error.code == ErrorCode::AddressForbidden;
    if (stopped || !(reply.isPermanent() || reply.isTemporary()))
        return FailedBefore{error};
    const std::string detail = "the server answered " + std::to_string(reply.code);
    switch (m_dialogue.stage()) {
    case SmtpDialogue::Stage::Envelope:
    case SmtpDialogue::Stage::Message:
        if (reply.isPermanent())
            return RefusedPermanently{.code = reply.code, .reply = reply.text};
        return RefusedTemporarily{.code = reply.code, .reply = reply.text};
    case SmtpDialogue::Stage::SigningIn:
        if (reply.isPermanent())
            return FailedBefore{{.code = ErrorCode::SignInRefused,
                                 .retry = Retry::AfterSignIn,
                                 .detail = detail,
                                 .args = error.args}};
        break;
    case SmtpDialogue::Stage::Opening:
        if (reply.isPermanent())
            return FailedBefore{{.code = ErrorCode::ServerRefused, .detail = detail, .args = error.args}};
        break;
    }
    return FailedBefore{
        {.code = ErrorCode::ServerFailed, .retry = Retry::Later, .detail = detail, .args = error.args}};
}

} // namespace

SendOutcome SmtpTransport::send(const OutgoingMail& mail, const MailboxSettings& mailbox,
                                const base::SecretText& secret, const PointOfNoReturn& pointOfNoReturn,
                                std::stop_token stop)
{
    const net::Target target{
        .protocol = net::Protocol::Smtp, .host = mailbox.smtp.place.host, .port = mailbox.smtp.place.port};
    if (const auto allowed = checkTarget(m_policy, target); !allowed)
        return FailedBefore{allowed.error()};
    net::CurlCall call(m_policy, m_clock, m_timeouts.call, target, net::CurlCall::Sockets::Owned);
    Delivery delivery(call, mail, mailbox, pointOfNoReturn, m_timeouts);
    if (const auto configured = delivery.configure(secret); !configured)
        return FailedBefore{configured.error()};
    return delivery.outcomeOf(call.perform(stop));
}

} // namespace countersign::mailbox
