// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/reason.h"
#include "engine/platform/records/mail_facts.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign::inbound {

/// What a received mail is. Reports and machines are told from people by headers and parts first, words last.
enum class InboundClass {
    HumanReply,
    OptOut,
    MeetingAccepted,
    MeetingDeclined,
    OutOfOffice,
    /// Another automatic answer ("we have received your request").
    AutomaticReply,
    HardBounce,
    SoftBounce,
    /// The sender is blocked (5.7.x): says nothing about the recipient.
    BlockBounce,
    /// Still trying (RFC 3464 action "delayed").
    Delay,
    ListMail,
};

[[nodiscard]] std::string_view className(InboundClass kind);
[[nodiscard]] std::optional<InboundClass> parseClass(std::string_view name);

/// The address is dead: not a full mailbox, not a sender that is blocked, nothing that may pass (RFC 3463).
[[nodiscard]] bool isHardFailure(const records::DeliveryStatus& status);

struct MailToClassify
{
    std::string_view from;
    /// Empty where the mail only repeats the subject of ours that it answers.
    std::string_view subject;
    /// What the mail adds: quoted text and signature stripped.
    std::string_view text;
    const records::MailFacts& facts;
};

struct Classification
{
    InboundClass kind = InboundClass::HumanReply;
    /// Which rule decided: "dsn_action", "auto_submitted", "calendar_reply", "opt_out_words", … and what it saw.
    model::Reason rule;
};

/// Order: delivery report (RFC 3464), a subject that is nothing but an opt-out, a meeting accepted (iTIP), Auto-Submitted
/// (RFC 3834) and its older kin, list headers, opt-out words in subject and text, a meeting declined, out-of-office words
/// in the subject. Pure.
[[nodiscard]] Classification classify(const MailToClassify& mail);

} // namespace countersign::inbound
