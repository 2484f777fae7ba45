// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/smtp_session.h"

#include "app/demo/mail/sasl.h"
#include "engine/foundation/base/hash.h"

#include <algorithm>
#include <optional>

namespace countersign::demo {
namespace {

constexpr std::size_t kMaxLine = 12288;
constexpr std::size_t kMaxMessage = 25U << 20U;
constexpr std::size_t kMaxRecipients = 100;

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

// "FROM:<a@b> SIZE=10" with the keyword "FROM:" gives "a@b"; nothing if the brackets are not there.
std::optional<std::string> path(std::string_view argument, std::string_view keyword)
{
    if (!upper(argument.substr(0, keyword.size())).starts_with(keyword))
        return std::nullopt;
    argument.remove_prefix(keyword.size());
    while (argument.starts_with(' '))
        argument.remove_prefix(1);
    const std::size_t end = argument.find('>');
    if (!argument.starts_with('<') || end == std::string_view::npos)
        return std::nullopt;
    return std::string(argument.substr(1, end - 1));
}

std::optional<std::string> decoded(std::string_view base64)
{
    const auto bytes = base::fromBase64(base64);
    return bytes ? std::optional(std::string(base::textOf(*bytes))) : std::nullopt;
}

} // namespace

void SmtpSession::run()
{
    if (m_tlsFromStart && !m_connection.startTls(m_tls))
        return;
    if (!reply("220 mail.demo.example ESMTP Countersign demo"))
        return;
    while (true) {
        auto line = m_connection.readLine(kMaxLine);
        if (!line) {
            if (line.error().code == base::ErrorCode::TooLarge)
                static_cast<void>(reply("500 5.5.6 Line too long"));
            return;
        }
        if (line->ends_with('\r'))
            line->pop_back();
        if (!handle(*line))
            return;
    }
}

bool SmtpSession::reply(std::string_view text)
{
    return m_connection.write(std::string(text) + "\r\n").has_value();
}

void SmtpSession::reset()
{
    m_hasFrom = false;
    m_envelope.from.clear();
    m_envelope.recipients.clear();
    m_envelope.bytes.clear();
}

bool SmtpSession::handle(const std::string& line)
{
    const std::size_t space = line.find(' ');
    const std::string verb = upper(line.substr(0, space));
    const std::string argument = space == std::string::npos ? std::string() : line.substr(space + 1);
    if (verb == "QUIT") {
        static_cast<void>(reply("221 2.0.0 Bye"));
        return false;
    }
    if (verb == "EHLO" || verb == "HELO")
        return greet(verb == "EHLO" ? argument : std::string());
    if (verb == "NOOP")
        return reply("250 2.0.0 Ok");
    if (verb == "RSET") {
        reset();
        return reply("250 2.0.0 Ok");
    }
    if (verb == "VRFY")
        return reply("252 2.1.5 Send some mail, it will be tried");
    if (!m_greeted)
        return reply("503 5.5.1 EHLO first");
    if (verb == "STARTTLS")
        return startTls();
    if (!m_connection.encrypted())
        return reply("530 5.7.0 Must issue a STARTTLS command first");
    if (verb == "AUTH")
        return authenticate(argument);
    if (m_envelope.mailbox.empty())
        return reply("530 5.7.0 Authentication required");
    if (verb == "MAIL")
        return mailFrom(argument);
    if (verb == "RCPT")
        return recipient(argument);
    if (verb == "DATA")
        return data();
    return reply("500 5.5.1 Command not known");
}

bool SmtpSession::greet(std::string_view argument)
{
    m_greeted = true;
    reset();
    if (argument.empty())
        return reply("250 mail.demo.example");
    std::string answer = "250-mail.demo.example\r\n250-PIPELINING\r\n250-SIZE " +
                         std::to_string(kMaxMessage) + "\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n";
    answer += m_connection.encrypted() ? "250-AUTH PLAIN LOGIN\r\n" : "250-STARTTLS\r\n";
    return reply(answer + "250 ENHANCEDSTATUSCODES");
}

bool SmtpSession::startTls()
{
    if (m_connection.encrypted())
        return reply("503 5.5.1 TLS already active");
    m_greeted = false;
    reset();
    return reply("220 2.0.0 Ready to start TLS") && m_connection.startTls(m_tls);
}

bool SmtpSession::authenticate(std::string_view argument)
{
    if (!m_envelope.mailbox.empty())
        return reply("503 5.5.1 Already authenticated");
    const std::size_t space = argument.find(' ');
    const std::string mechanism = upper(argument.substr(0, space));
    std::string initial =
        space == std::string_view::npos ? std::string() : std::string(argument.substr(space + 1));
    if (mechanism == "LOGIN")
        return authenticateLogin(initial);
    if (mechanism != "PLAIN")
        return reply("504 5.5.4 Mechanism not known");
    if (initial.empty()) {
        if (!reply("334 "))
            return false;
        auto line = m_connection.readLine(kMaxLine);
        if (!line)
            return false;
        initial = line->substr(0, line->find('\r'));
    }
    const auto credentials = plainCredentials(initial);
    if (!credentials)
        return reply("501 5.5.2 Cannot decode");
    return signIn(credentials->user, credentials->password);
}

bool SmtpSession::authenticateLogin(std::string_view argument)
{
    const auto ask = [this](std::string_view prompt) -> std::optional<std::string> {
        if (!reply("334 " + base::toBase64(base::bytesOf(prompt))))
            return std::nullopt;
        auto line = m_connection.readLine(kMaxLine);
        return line ? decoded(std::string_view(*line).substr(0, line->find('\r'))) : std::nullopt;
    };
    const auto user = argument.empty() ? ask("Username:") : decoded(argument);
    const auto password = user ? ask("Password:") : std::nullopt;
    if (!password)
        return reply("501 5.5.2 Cannot decode");
    return signIn(*user, *password);
}

bool SmtpSession::signIn(std::string_view user, std::string_view password)
{
    m_envelope.mailbox = m_host.signIn(user, password);
    if (!m_envelope.mailbox.empty())
        return reply("235 2.7.0 Authentication successful");
    if (++m_failedSignIns >= 3) {
        static_cast<void>(reply("421 4.7.0 Too many errors"));
        return false;
    }
    return reply("535 5.7.8 Authentication failed");
}

bool SmtpSession::mailFrom(std::string_view argument)
{
    const auto from = path(argument, "FROM:");
    if (!from)
        return reply("501 5.5.4 Syntax: MAIL FROM:<address>");
    if (m_hasFrom)
        return reply("503 5.5.1 Nested MAIL command");
    if (!m_host.maySendAs(m_envelope.mailbox, *from))
        return reply("553 5.7.1 Sender address not owned by this mailbox");
    m_hasFrom = true;
    m_envelope.from = *from;
    return reply("250 2.1.0 Ok");
}

bool SmtpSession::recipient(std::string_view argument)
{
    if (!m_hasFrom)
        return reply("503 5.5.1 MAIL first");
    const auto to = path(argument, "TO:");
    if (!to || to->find('@') == std::string::npos)
        return reply("501 5.1.3 Syntax: RCPT TO:<address>");
    if (m_envelope.recipients.size() >= kMaxRecipients)
        return reply("452 4.5.3 Too many recipients");
    if (!m_host.knowsRecipient(*to))
        return reply("550 5.1.2 No such domain in the demo world");
    m_envelope.recipients.push_back(*to);
    return reply("250 2.1.5 Ok");
}

bool SmtpSession::data()
{
    if (m_envelope.recipients.empty())
        return reply("503 5.5.1 RCPT first");
    if (!reply("354 End data with <CR><LF>.<CR><LF>"))
        return false;
    bool bare = false;
    bool large = false;
    // Only CRLF.CRLF ends the data: a dot after a lone LF is where smuggled mail begins.
    bool afterCrLf = true;
    while (true) {
        auto line = m_connection.readLine(kMaxMessage);
        if (!line)
            return false;
        if (afterCrLf && *line == ".\r")
            break;
        afterCrLf = line->ends_with('\r');
        bare = bare || !line->ends_with('\r') || line->find('\r') != line->size() - 1;
        const std::size_t stuffed = line->starts_with('.') ? 1 : 0;
        large = large || m_envelope.bytes.size() + line->size() > kMaxMessage;
        if (!bare && !large)
            m_envelope.bytes.append(*line, stuffed).append("\n");
    }
    std::string answer;
    if (bare) {
        answer = "550 5.6.0 Bare CR or LF in the message";
    } else if (large) {
        answer = "552 5.3.4 Message too large";
    } else {
        const auto queued = m_host.accept(m_envelope);
        answer = queued ? "250 2.0.0 Ok: queued as " + *queued : "451 4.3.0 Cannot keep the message";
    }
    reset();
    return reply(answer);
}

} // namespace countersign::demo
