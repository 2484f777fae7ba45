// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record_schema.h"
#include "engine/platform/governance/principal.h"

#include <string>
#include <vector>

namespace countersign::governance {

/// What one person allowed or withdrew, for one purpose and channel, and on what legal basis. Rows are never
/// changed; the newest of a purpose and channel holds.
struct ConsentEntry
{
    model::RecordId person;
    /// "sales", "newsletter".
    std::string purpose;
    /// "mail", "chat", "phone".
    std::string channel;
    bool granted = false;
    /// GDPR article 6(1): "consent", "contract", "legitimate_interest".
    std::string basis;
    /// Where we have it from, in the source's words.
    std::string source;
    base::Instant at;
};

[[nodiscard]] base::Status recordConsent(store::Transaction& transaction, const ConsentEntry& entry,
                                         const Actor& actor);
/// Oldest first.
[[nodiscard]] base::Result<std::vector<ConsentEntry>> consentHistory(store::Database& database,
                                                                     model::RecordId person);

} // namespace countersign::governance
