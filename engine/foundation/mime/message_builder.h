// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/hash.h"
#include "engine/foundation/mime/address.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::mime {

/// How the reader can stop further mail (RFC 2369, RFC 8058). Empty fields are left out.
struct UnsubscribeWays
{
    /// An address; the header gets a mailto: link.
    std::string mail = {};
    /// An https URL.
    std::string url = {};
    /// The URL takes the one-click POST.
    bool oneClick = false;
};

/// Everything that becomes bytes of one mail. All text is UTF-8. Ids are without angle brackets. Blind
/// recipients are not here: they belong to the envelope.
struct MessageContent
{
    MailAddress from = {};
    std::optional<MailAddress> replyTo = {};
    std::vector<MailAddress> to = {};
    std::vector<MailAddress> cc = {};
    std::string subject = {};
    std::string text = {};
    /// The same words as simple HTML; empty sends text only.
    std::string html = {};
    std::string messageId = {};
    std::string inReplyTo = {};
    std::vector<std::string> references = {};
    base::Instant date = {};
    /// The sender's offset from UTC at `date`, as the Date header shows it.
    std::chrono::minutes utcOffset = {};
    UnsubscribeWays unsubscribe = {};
    /// BCP 47, for Content-Language; may be empty.
    std::string language = {};
};

/// The exact bytes (RFC 5322, 2045–2047): CRLF, 7-bit, lines of at most 998 bytes, header fields folded at 78
/// where they can be. Equal content gives equal bytes: boundaries come from the content's hash. InvalidInput
/// for a line break, NUL or control character in a header, text that is not UTF-8, or a bad address.
[[nodiscard]] base::Result<base::Bytes> buildMessage(const MessageContent& content);

} // namespace countersign::mime
