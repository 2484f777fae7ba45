// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/hash.h"
#include "engine/foundation/mime/address.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::mime {

struct HeaderField
{
    /// As the sender wrote it; compare without case.
    std::string name = {};
    /// Unfolded and decoded to UTF-8.
    std::string value = {};

    friend bool operator==(const HeaderField&, const HeaderField&) = default;
};

struct PartSummary
{
    /// Lower case, "text/plain".
    std::string contentType = {};
    std::string fileName = {};
    bool attachment = false;
    std::size_t decodedBytes = 0;
    int depth = 0;
};

/// What a delivery report says about one recipient (RFC 3464 §2.3). Addresses without their "rfc822;".
struct RecipientReport
{
    std::string action = {};
    std::string status = {};
    std::string diagnosticCode = {};
    std::string finalRecipient = {};
    std::string originalRecipient = {};
};

struct DeliveryReport
{
    std::string reportingMta = {};
    std::vector<RecipientReport> recipients = {};
    /// Message-ID of the returned message or of its returned headers, where they are there.
    std::string originalMessageId = {};
};

struct CalendarPart
{
    /// Upper case: "REQUEST", "REPLY", … (RFC 5546).
    std::string method = {};
    std::string text = {};
};

struct ParseLimits
{
    std::size_t maxBytes = 64U << 20;
    std::size_t maxDepth = 32;
    std::size_t maxParts = 500;
    std::size_t maxHeaders = 2000;
    std::size_t maxTextBytes = 4U << 20;
};

/// A mail from outside, taken apart. All text is valid UTF-8; ids are without angle brackets; what a caller
/// would decide on (addresses, ids, dates) is empty where the mail has none that can be read.
struct ParsedMessage
{
    std::vector<HeaderField> headers = {};
    std::vector<MailAddress> from = {};
    std::vector<MailAddress> replyTo = {};
    std::vector<MailAddress> to = {};
    std::vector<MailAddress> cc = {};
    std::string subject = {};
    std::optional<base::Instant> date = {};
    std::string messageId = {};
    std::string inReplyTo = {};
    std::vector<std::string> references = {};
    /// Inline text/plain and the first text/html of the message itself, not of returned or forwarded
    /// messages; lines end with LF.
    std::string text = {};
    std::string html = {};
    std::vector<PartSummary> parts = {};
    std::optional<DeliveryReport> deliveryReport = {};
    std::vector<CalendarPart> calendars = {};
    /// A cap was met: something of the message is missing here.
    bool truncated = false;

    /// The first header of that name, compared without case, or nothing.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    /// The text, or the words of the HTML where there is no text.
    [[nodiscard]] std::string readableText() const;
};

/// Reads any bytes as a mail (RFC 5322, MIME). TooLarge above the size cap, MalformedData where there is no
/// mail at all; everything else gives what can be read. Pure; thread-safe.
[[nodiscard]] base::Result<ParsedMessage> parseMessage(std::span<const std::byte> bytes,
                                                       const ParseLimits& limits = {});

} // namespace countersign::mime
