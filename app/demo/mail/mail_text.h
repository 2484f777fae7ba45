// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

/// Reads just enough of a mail to answer it as a person's mail program would. Deliberately not the app's own
/// parser: the demo is the other side, and must notice when the app's mails are odd.
class MailText
{
public:
    explicit MailText(std::string bytes);

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    /// With the blank line that ends it.
    [[nodiscard]] std::string_view headerBlock() const
    {
        return std::string_view(m_bytes).substr(0, m_bodyStart);
    }
    [[nodiscard]] std::string_view body() const { return std::string_view(m_bytes).substr(m_bodyStart); }
    /// The first such field, unfolded, still encoded; empty if there is none.
    [[nodiscard]] std::string header(std::string_view name) const;
    /// The addr-spec of the first address in a field.
    [[nodiscard]] std::string address(std::string_view name) const;
    /// The first part of that type, decoded; nothing if there is none.
    [[nodiscard]] std::optional<std::string> part(std::string_view contentType) const;

private:
    std::string m_bytes;
    std::size_t m_bodyStart = 0;
};

[[nodiscard]] std::string lowerAscii(std::string_view text);

/// RFC 2047 "B" words for text outside ASCII; ASCII stays as it is.
[[nodiscard]] std::string encodedHeader(std::string_view utf8);

/// "Tue, 09 Jun 2026 10:00:00 +0000" (RFC 5322).
[[nodiscard]] std::string mailDate(std::int64_t unixMillis);

/// Base64 in lines of 76 with CRLF (RFC 2045).
[[nodiscard]] std::string wrappedBase64(std::string_view bytes);

/// Every line end as CRLF.
[[nodiscard]] std::string withCrLf(std::string_view text);

} // namespace countersign::demo
