// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/byte_stream.h"

#include <string>

namespace countersign::mailbox {

struct MailServer
{
    net::HostPort place = {};
    net::Security security = net::Security::ImplicitTls;

    friend bool operator==(const MailServer&, const MailServer&) = default;
};

enum class SignIn {
    /// SASL PLAIN or LOGIN with the mailbox's password.
    Password,
    /// SASL XOAUTH2; the secret is the access token.
    OAuthToken
};

/// How to reach one mailbox: where it sends, where it receives, and as whom. The secret is passed beside it,
/// never in it.
struct MailboxSettings
{
    MailServer smtp = {};
    MailServer imap = {};
    /// Empty where the SMTP server wants no sign-in; IMAP always needs one.
    std::string userName = {};
    SignIn signIn = SignIn::Password;
    std::string inbox = "INBOX";
    /// Where copies of sent mail lie, in the server's spelling.
    std::string sentFolder = "Sent";

    friend bool operator==(const MailboxSettings&, const MailboxSettings&) = default;
};

} // namespace countersign::mailbox
