// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"
#include "engine/foundation/model/submission.h"
#include "engine/outreach/drafting/draft.h"
#include "engine/platform/records/mailbox_store.h"

#include <string>
#include <vector>

namespace countersign::drafting {

struct Envelope
{
    records::Mailbox mailbox;
    /// One of the mailbox's own addresses; empty: its main one.
    std::string fromAddress;
    std::string toAddress;
    std::string toName;
    std::vector<std::string> cc;
    std::vector<std::string> bcc;
    model::PrincipalId author;
    std::optional<base::Money> value;
    base::Instant notBefore{};
    base::Instant notAfter{};
    /// The policy's footer for the language (PolicyRules::footerFor()); empty where policy asks for none.
    std::string optOutLine;
    /// A List-Unsubscribe header (RFC 2369) by mail to the sender.
    bool unsubscribeHeader = true;
    /// Makes the Message-ID unique; 16 random bytes.
    base::IdBytes messageToken{};
    /// The Date header, shown in the sender's zone.
    base::Instant date{};
    std::string senderZone = "UTC";
};

/// The mail as plain text: blocks, signature of the language, opt-out line.
[[nodiscard]] std::string plainText(const Draft& draft, const Envelope& envelope);
/// The same as simple HTML made by code from typed blocks.
[[nodiscard]] std::string simpleHtml(const Draft& draft, const Envelope& envelope);

/// The claim check's report as canonical JSON; its hash is what a signature covers.
[[nodiscard]] std::string claimReport(const Draft& draft);

/// Makes the exact bytes and all that policy needs to judge them. The same draft and envelope give the same bytes. InvalidInput
/// for an address that is none, a sender that is not the mailbox's own, and characters that nobody sees (args: where, which).
[[nodiscard]] base::Result<model::Submission> freeze(const Draft& draft, const Envelope& envelope);

} // namespace countersign::drafting
