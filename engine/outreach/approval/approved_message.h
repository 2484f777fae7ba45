// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/approval/review.h"

namespace countersign::approval {

/// The proof that humans signed exactly this: bytes, envelope and mailbox whose signatures have just been
/// checked. Only its own verify() can make one; it cannot be copied, and delivery sends nothing else.
class ApprovedMessage
{
public:
    /// Checks everything again from stored bytes, trusting no earlier check: digests, headers against
    /// envelope, the policy in force and the signatures it requires, each envelope against its stored key,
    /// its key against the audit chain, nonces, persons, window, mailbox and suppression. Runs inside the
    /// claim's transaction, so nothing changes between the check and the claim. args[0] of every refusal
    /// names its rule:
    ///   Conflict {wrong_state, STATE} · SignatureInvalid {bytes_changed | claim_report_changed |
    ///   signature_wrong, ROLE | payload_differs, FIELD} · SignatureMissing {waiting_signature, ROLE} ·
    ///   ApprovalVoid {policy_changed | policy_not_in_chain | required_changed | nonce_unknown | key_unknown |
    ///   key_not_enrolled | key_not_in_chain | role_not_in_chain | chain_broken | key_revoked | same_person | wrong_role |
    ///   sender_changed} · ApprovalExpired {expired, RFC 3339} ·
    ///   PolicyRefused {window_not_before, RFC 3339} · Suppressed {suppressed, SCOPE} · ClaimUnresolved
    ///   {claims_open, N} · InvalidInput {headers_disagree, HEADER}
    [[nodiscard]] static base::Result<ApprovedMessage> verify(store::Transaction& transaction, OutgoingId id,
                                                              const governance::SuppressionKey& suppression,
                                                              base::Instant now);

    ApprovedMessage(ApprovedMessage&&) noexcept = default;
    ApprovedMessage& operator=(ApprovedMessage&&) noexcept = default;
    ApprovedMessage(const ApprovedMessage&) = delete;
    ApprovedMessage& operator=(const ApprovedMessage&) = delete;

    [[nodiscard]] OutgoingId id() const { return m_id; }
    [[nodiscard]] const base::Bytes& bytes() const { return m_bytes; }
    [[nodiscard]] const std::string& envelopeFrom() const { return m_envelopeFrom; }
    [[nodiscard]] const std::vector<std::string>& recipients() const { return m_recipients; }
    [[nodiscard]] model::MailboxId mailbox() const { return m_mailbox; }
    [[nodiscard]] const std::string& messageIdHeader() const { return m_messageIdHeader; }

private:
    ApprovedMessage() = default;
    OutgoingId m_id;
    base::Bytes m_bytes;
    std::string m_envelopeFrom;
    std::vector<std::string> m_recipients;
    model::MailboxId m_mailbox;
    std::string m_messageIdHeader;
};

} // namespace countersign::approval
