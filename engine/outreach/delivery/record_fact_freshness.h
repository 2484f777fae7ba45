// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/ports.h"

namespace countersign::delivery {

/// Re-reads each cited field from the records: one that is gone or says something else sends the message back
/// to review.
class RecordFactFreshness final : public FactFreshness
{
public:
    [[nodiscard]] base::Result<PortAnswer> factAnswer(store::Transaction& transaction,
                                                      const approval::OutgoingMessage& message,
                                                      base::Instant now) override;
};

} // namespace countersign::delivery
