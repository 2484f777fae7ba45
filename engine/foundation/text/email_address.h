// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace countersign::text {

/// The address alone, in lower case, the domain in ASCII: what is stored and compared. Reads "Ada
/// <ADA@Müller.de>", "mailto:ada@x.org". Nothing for what is no address. (RFC 5321 lets the part before the @
/// have case; no server does.)
[[nodiscard]] std::optional<std::string> normalEmail(std::string_view address);

/// Where the mail arrives: normalEmail() without "+tag", and at Gmail without points. Two addresses with one
/// key are one mailbox; never send to a key.
[[nodiscard]] std::optional<std::string> emailKey(std::string_view address);

/// What stands after the @ of normalEmail(), or nothing.
[[nodiscard]] std::optional<std::string> emailDomain(std::string_view address);

/// Whether nobody in particular reads it: info@, sales@, noreply@ …
[[nodiscard]] bool isRoleAddress(std::string_view address);

} // namespace countersign::text
