// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/record_fact_freshness.h"

#include "engine/platform/records/record_store.h"

namespace countersign::delivery {

base::Result<PortAnswer> RecordFactFreshness::factAnswer(store::Transaction& transaction,
                                                         const approval::OutgoingMessage& message,
                                                         base::Instant)
{
    for (const model::CitedFact& fact : message.submission.citedFacts) {
        const auto changed = [&fact] {
            return BackToReview{.reason = {.code = "fact_changed", .args = {fact.field}}};
        };
        COUNTERSIGN_ASSIGN(const auto record,
                           records::findRecord(transaction.database(), fact.kind, fact.record));
        if (!record || record->deleted || !model::fieldIndex(fact.kind, fact.field))
            return changed();
        if (base::sha256(model::toString(record->get(fact.field))) != fact.valueHash)
            return changed();
    }
    return Go{};
}

} // namespace countersign::delivery
