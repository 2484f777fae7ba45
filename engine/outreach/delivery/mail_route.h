// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/mailbox/mailbox_settings.h"
#include "engine/platform/records/mailbox_store.h"

namespace countersign::delivery {

/// Reads a mailbox's stored settings: {"smtp": {"host", "port", "tls": "implicit" | "starttls"}, "imap": {…},
/// "user", "signIn": "password" | "oauth", "sentFolder"}. InvalidInput where there is no server to send
/// through.
[[nodiscard]] base::Result<mailbox::MailboxSettings> mailRoute(const records::Mailbox& mailbox);

} // namespace countersign::delivery
