// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/smtp_channel.h"

#include "engine/platform/mailbox/smtp_transport.h"

namespace countersign::delivery {

std::unique_ptr<mailbox::MailTransport> makeSmtpChannel(net::NetworkPolicy policy, const base::Clock& clock)
{
    return std::make_unique<mailbox::SmtpTransport>(std::move(policy), clock);
}

} // namespace countersign::delivery
