// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/mail/mail_host.h"
#include "app/demo/server/connection.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

/// One client's talk with the submission server (RFC 6409 over RFC 5321; AUTH of RFC 4954 only under TLS).
/// Strict where leniency has been exploited: a bare CR or LF in a message is refused, so no second mail can
/// hide in one.
class SmtpSession
{
public:
    /// `tlsFromStart`: RFC 8314 implicit TLS, else STARTTLS (RFC 3207) is offered and needed.
    SmtpSession(Connection& connection, SSL_CTX* tls, MailHost& host, bool tlsFromStart)
        : m_connection(connection), m_tls(tls), m_host(host), m_tlsFromStart(tlsFromStart)
    {
    }
    void run();

private:
    [[nodiscard]] bool handle(const std::string& line);
    [[nodiscard]] bool reply(std::string_view text);
    [[nodiscard]] bool greet(std::string_view argument);
    [[nodiscard]] bool startTls();
    [[nodiscard]] bool authenticate(std::string_view argument);
    [[nodiscard]] bool authenticateLogin(std::string_view argument);
    [[nodiscard]] bool signIn(std::string_view user, std::string_view password);
    [[nodiscard]] bool mailFrom(std::string_view argument);
    [[nodiscard]] bool recipient(std::string_view argument);
    [[nodiscard]] bool data();
    void reset();

    Connection& m_connection;
    SSL_CTX* m_tls;
    MailHost& m_host;
    bool m_tlsFromStart;
    bool m_greeted = false;
    bool m_hasFrom = false;
    int m_failedSignIns = 0;
    Envelope m_envelope;
};

} // namespace countersign::demo
