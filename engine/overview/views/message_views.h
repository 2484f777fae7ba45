// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/ids.h"
#include "engine/foundation/model/record_schema.h"
#include "engine/foundation/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::views {

enum class KpiGroup { UseCase, Prompt };

/// What became of the messages of one group that a server accepted. Each message counts once in each column.
struct KpiLine
{
    std::string group;
    std::int64_t sent = 0;
    std::int64_t replied = 0;
    std::int64_t meeting = 0;
    std::int64_t opportunity = 0;
};

/// By use case or by prompt ("renewal/en@2"), in the order of the group's name.
[[nodiscard]] base::Result<std::vector<KpiLine>> kpiLines(store::Database& database, KpiGroup group);

struct SentLine
{
    model::OutgoingId message;
    model::RecordId account;
    std::string accountName;
    std::string contactName;
    std::string subject;
    base::Instant sentAt{};
    /// Outcome kinds in the order in which they came, separated by commas.
    std::string outcomes;
};

/// The messages behind one line; an empty group means all. Newest first, at most 1,000.
[[nodiscard]] base::Result<std::vector<SentLine>> sentLines(store::Database& database, KpiGroup group,
                                                            const std::string& name);

/// Names for lists of messages.
struct Names
{
    std::string account;
    std::string contact;
};
[[nodiscard]] base::Result<Names> namesOf(store::Database& database, model::RecordId account, model::RecordId contact);

/// What the window's frame counts.
struct FrameCounts
{
    std::int64_t inReview = 0;
    std::int64_t unknown = 0;
    std::int64_t waiting = 0;
    std::optional<base::Instant> nextDue;
};
[[nodiscard]] base::Result<FrameCounts> frameCounts(store::Database& database);

} // namespace countersign::views
