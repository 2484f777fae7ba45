// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::mime {

/// A person as mail headers name one. `name` is UTF-8 and may be empty.
struct MailAddress
{
    std::string name = {};
    std::string address = {};

    friend bool operator==(const MailAddress&, const MailAddress&) = default;
};

/// An address that a server can be told (RFC 5321 §4.1.2).
struct CheckedAddress
{
    std::string localPart;
    /// In ASCII, lower case (IDNA 2008).
    std::string domain;
    /// The local part is not ASCII: only a server with SMTPUTF8 (RFC 6531) can take it.
    bool needsSmtpUtf8 = false;
    /// The domain was written in another script than ASCII; show both forms.
    bool internationalDomain = false;

    [[nodiscard]] std::string text() const { return localPart + "@" + domain; }
};

/// InvalidInput where the text is not one mail address, with the rule that it breaks in the detail.
[[nodiscard]] base::Result<CheckedAddress> checkAddress(std::string_view address);

/// Bytes that survive SMTP unchanged: only CRLF line ends and one at the end, lines of at most 998 bytes (RFC
/// 5322 §2.1.1), 7-bit, no NUL, no Bcc header. InvalidInput otherwise. The defence against SMTP smuggling.
[[nodiscard]] base::Status checkTransportable(std::string_view bytes);

} // namespace countersign::mime
