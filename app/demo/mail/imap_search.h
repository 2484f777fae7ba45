// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/mail/imap_command.h"
#include "app/demo/mail/mail_store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace countersign::demo {

/// A mail as SEARCH looks at it; the bytes are read only when a key needs them.
struct SearchSubject
{
    std::uint32_t sequence = 0;
    StoredMail mail;
    std::function<std::string()> bytes;
};

/// Whether the mail answers all keys (RFC 3501 §6.4.4, without dates of sending); nothing for a key that this
/// server does not know, which the client must be told.
[[nodiscard]] std::optional<bool> matches(const std::vector<ImapToken>& keys, const SearchSubject& subject,
                                          std::uint32_t lastSequence, std::uint32_t lastUid);

} // namespace countersign::demo
