// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/ports.h"

namespace countersign::runtime {

/// Whether every mail that this workspace knows of has been understood, and the mailbox was read lately.
class InboxFreshnessPort final : public delivery::InboxFreshness
{
public:
    [[nodiscard]] base::Result<delivery::PortAnswer> inboxAnswer(store::Transaction& transaction,
                                                                 const approval::OutgoingMessage& message,
                                                                 base::Instant now) override;
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
