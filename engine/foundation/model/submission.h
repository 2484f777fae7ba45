// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/model/evidence.h"
#include "engine/foundation/model/ids.h"

#include <optional>

namespace countersign::model {

/// A fact that the message cites, in a form that delivery can re-read just before sending.
struct CitedFact
{
    RecordKind kind = RecordKind::Account;
    RecordId record;
    std::string field;
    /// SHA-256 of toString(value) when it was cited.
    base::Sha256 valueHash{};
    friend bool operator==(const CitedFact&, const CitedFact&) = default;
};

/// What drafting hands to approval: the frozen bytes and all that policy needs to judge them. Nothing in it changes
/// after this; an edit makes a new one.
struct Submission
{
    DraftId draft;
    RecordId account;
    RecordId contact;
    /// "post_demo", "renewal", "cross_sell", …
    std::string useCase;
    /// Who wrote it.
    PrincipalId author;
    MailboxId mailbox;
    /// RFC 5321 reverse-path, equal to the mailbox's address or one of its aliases.
    std::string envelopeFrom;
    /// All recipients, Bcc too; sorted, lower-case, without doubles.
    std::vector<std::string> recipients;
    /// RFC 5322 Message-ID with its angle brackets, as inside the bytes.
    std::string messageIdHeader;
    std::string subject;
    /// The exact MIME bytes with CRLF that will be transmitted.
    base::Bytes bytes;
    /// The claim check's report as canonical JSON; its hash is signed.
    std::string claimReport;
    std::size_t unresolvedClaims = 0;
    /// Share of the text that a model wrote and no human changed, 0 to 1.
    double aiShare = 0;
    /// Opportunity or contract value that hangs on it; nothing = unknown, which policy treats as high.
    std::optional<base::Money> value;
    std::string promptName;
    int promptVersion = 0;
    base::Instant notBefore{};
    base::Instant notAfter{};
    std::vector<CitedFact> citedFacts;
};

} // namespace countersign::model
