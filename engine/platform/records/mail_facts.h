// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::records {

/// The event that whoever stores a received mail appends, with the record as its subject.
inline constexpr std::string_view kMailStored = "ingest.mail.stored";

/// One recipient of a delivery report (RFC 3464 §2.3).
struct DeliveryStatus
{
    /// "failed", "delayed", "delivered", "relayed", "expanded".
    std::string action;
    /// Enhanced status code, "5.1.1".
    std::string status;
    /// Final-Recipient, which may be where a mail was forwarded to.
    std::string recipient;
    /// Original-Recipient, as the sender gave it; often missing.
    std::string originalRecipient;
    std::string diagnostic;
    friend bool operator==(const DeliveryStatus&, const DeliveryStatus&) = default;
};

/// What the headers and parts of a received mail say beside its text; stored as the message record's `headers` field by
/// whoever fetched it, and read by inbound. Lower-case where RFCs are case-insensitive.
struct MailFacts
{
    /// RFC 3834 Auto-Submitted: "no", "auto-replied", "auto-generated"; empty where the header is missing.
    std::string autoSubmitted;
    std::string precedence;
    std::string returnPath;
    bool hasListId = false;
    bool hasAutoReplyHeader = false;
    std::vector<DeliveryStatus> deliveryStatus;
    /// The Message-ID of the mail that a delivery report is about, with angle brackets.
    std::string reportedMessageId;
    /// RFC 5546 METHOD of a calendar part, "reply", "request", "counter"; and the sender's answer, "accepted",
    /// "declined", "tentative".
    std::string calendarMethod;
    std::string calendarAnswer;
    std::string calendarSummary;
    /// When the meeting begins, RFC 3339; empty where unknown.
    std::string calendarStart;

    friend bool operator==(const MailFacts&, const MailFacts&) = default;
};

[[nodiscard]] std::string toText(const MailFacts& facts);
/// Everything empty for text that is not such a document.
[[nodiscard]] MailFacts mailFactsFromText(std::string_view text);

} // namespace countersign::records
