// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/ports.h"
#include "engine/outreach/delivery/record_fact_freshness.h"

#include <string>

namespace countersign::runtime {

/// Settings, each followed by a mailbox's id: when it was last read to its end, and when that first was so.
inline const std::string kPolledSetting = "mailbox.polled.";
inline const std::string kFirstReadSetting = "mailbox.first_read.";

/// Whether every mail that this workspace knows of has been understood, the mailbox was read lately, and since the first
/// signature nothing was read from the account or a recipient, and nothing else went to the contact.
class InboxFreshnessPort final : public delivery::InboxFreshness
{
public:
    [[nodiscard]] base::Result<delivery::PortAnswer> inboxAnswer(store::Transaction& transaction,
                                                                 const approval::OutgoingMessage& message,
                                                                 base::Instant now) override;
};

/// The recipient still whom the mail was signed for, the cited facts as they were, and no more at stake than the signatures were asked for.
class FactAndValuePort final : public delivery::FactFreshness
{
public:
    [[nodiscard]] base::Result<delivery::PortAnswer> factAnswer(store::Transaction& transaction,
                                                                const approval::OutgoingMessage& message,
                                                                base::Instant now) override;

private:
    delivery::RecordFactFreshness m_facts;
};

/// Working hours, weekends and holidays at the recipient's place.
class LegalInstantPort final : public delivery::LegalInstant
{
public:
    [[nodiscard]] base::Result<delivery::PortAnswer> legalAnswer(store::Transaction& transaction,
                                                                 const approval::OutgoingMessage& message,
                                                                 base::Instant now) override;
};

} // namespace countersign::runtime
