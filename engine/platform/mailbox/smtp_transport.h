// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/curl_call.h"
#include "engine/platform/mailbox/mail_transport.h"

namespace countersign::mailbox {

struct SmtpTimeouts
{
    net::CallTimeouts call = {};
    /// For the answer after the last byte (RFC 5321 §4.5.3.2.6): giving up early makes an unknown.
    base::Duration finalReply = std::chrono::minutes(10);
    /// For the goodbye, when the outcome is already known.
    base::Duration goodbye = std::chrono::seconds(2);
};

/// SMTP submission (RFC 5321, 6409, 8314) by libcurl: TLS before AUTH, always verified; one connection a
/// message; any refused recipient refuses the whole message before its first byte.
class SmtpTransport final : public MailTransport
{
public:
    /// `clock` outlives the transport. Thread-safe.
    SmtpTransport(net::NetworkPolicy policy, const base::Clock& clock, SmtpTimeouts timeouts = {})
        : m_policy(std::move(policy)), m_clock(clock), m_timeouts(timeouts)
    {
    }

    [[nodiscard]] SendOutcome send(const OutgoingMail& mail, const MailboxSettings& mailbox,
                                   const base::SecretText& secret, const PointOfNoReturn& pointOfNoReturn,
                                   std::stop_token stop) override;

private:
    net::NetworkPolicy m_policy;
    const base::Clock& m_clock;
    SmtpTimeouts m_timeouts;
};

} // namespace countersign::mailbox
