// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/mail_route.h"

namespace countersign::delivery {

namespace {

mailbox::MailServer server(const base::Json& settings, std::int64_t defaultPort)
{
    const std::int64_t port = base::jsonInt(settings, "port", defaultPort);
    const bool startTls = base::jsonText(settings, "tls", "implicit") == "starttls";
    return {.place = {.host = base::jsonText(settings, "host"),
                      .port = port > 0 && port < 65536 ? static_cast<std::uint16_t>(port) : std::uint16_t{0}},
            .security = startTls ? net::Security::StartTls : net::Security::ImplicitTls};
}

} // namespace

base::Result<mailbox::MailboxSettings> mailRoute(const records::Mailbox& mailbox)
{
    const base::Json& settings = mailbox.settings;
    mailbox::MailboxSettings route;
    route.smtp = server(base::jsonMember(settings, "smtp"), 465);
    route.imap = server(base::jsonMember(settings, "imap"), 993);
    route.userName = base::jsonText(settings, "user");
    route.sentFolder = base::jsonText(settings, "sentFolder", "Sent");
    if (base::jsonText(settings, "signIn") == "oauth")
        route.signIn = mailbox::SignIn::OAuthToken;
    if (route.smtp.place.host.empty() || route.smtp.place.port == 0)
        return base::fail(base::ErrorCode::InvalidInput, "the mailbox has no server to send through",
                          {mailbox.name});
    return route;
}

} // namespace countersign::delivery
