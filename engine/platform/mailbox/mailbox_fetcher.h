// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/hash.h"
#include "engine/platform/mailbox/mailbox_settings.h"

#include "engine/foundation/base/secret.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::mailbox {

/// How far a mailbox was read (RFC 3501 §2.3.1.1): the UIDs mean something only under their validity.
struct FetchCursor
{
    std::uint32_t uidValidity = 0;
    std::uint32_t lastUid = 0;

    friend bool operator==(const FetchCursor&, const FetchCursor&) = default;
};

/// One message as the server keeps it.
struct FetchedMail
{
    std::uint32_t uid = 0;
    /// When the server received it, where it says so.
    std::optional<base::Instant> receivedAt = {};
    base::Bytes bytes = {};
    /// The message is larger than the cap; `bytes` are its beginning.
    bool truncated = false;
};

/// Messages in ascending order of UID.
struct FetchPage
{
    std::vector<FetchedMail> messages = {};
    /// Where the next call goes on; store it with the messages.
    FetchCursor next = {};
    /// There may be more now.
    bool more = false;
    /// The server renumbered the mailbox: this page starts again at its beginning, and messages come a second
    /// time.
    bool restarted = false;
};

/// Whose mailbox, and how to sign in.
struct MailboxAccess
{
    const MailboxSettings& settings;
    const base::SecretText& secret;
};

/// Reads what arrived, without marking it as read. Blocks, so call it on a network thread. Errors: those of
/// the network, SignInRefused, ProtocolError, NotFound (no such folder), Cancelled.
class MailboxFetcher
{
public:
    virtual ~MailboxFetcher() = default;
    /// Messages of the inbox behind `cursor` (a default-made one reads from the beginning), at most `limit`.
    [[nodiscard]] virtual base::Result<FetchPage> fetchSince(const MailboxAccess& mailbox, FetchCursor cursor,
                                                             std::size_t limit, std::stop_token stop) = 0;
};

/// The folder of sent mail: proof of what left, and the place for copies. Blocks; errors as MailboxFetcher.
class SentFolder
{
public:
    virtual ~SentFolder() = default;
    /// Whether a message with this Message-ID (without angle brackets) lies there.
    [[nodiscard]] virtual base::Result<bool>
    containsMessage(const MailboxAccess& mailbox, std::string_view messageId, std::stop_token stop) = 0;
    /// Files a copy, marked as read.
    [[nodiscard]] virtual base::Status file(const MailboxAccess& mailbox, const base::Bytes& bytes,
                                            std::stop_token stop) = 0;
};

} // namespace countersign::mailbox
