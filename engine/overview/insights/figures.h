// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/reason.h"
#include "engine/overview/views/message_views.h"

#include <vector>

namespace countersign::insights {

/// A share with its 95 % interval: Wilson's score interval (E. B. Wilson, JASA 22, 1927), which stays inside 0 to 1 and
/// is honest for small n. Without any n there is no rate: known() is false.
struct Share
{
    std::int64_t count = 0;
    std::int64_t of = 0;
    double rate = 0;
    double low = 0;
    double high = 1;
    [[nodiscard]] bool known() const { return of > 0; }
};
[[nodiscard]] Share makeShare(std::int64_t count, std::int64_t of);

struct KpiRow
{
    std::string group;
    std::int64_t sent = 0;
    Share replied;
    Share meeting;
    Share opportunity;
};

struct KpiTable
{
    KpiRow total;
    std::vector<KpiRow> rows;
};
[[nodiscard]] base::Result<KpiTable> kpiTable(store::Database& database, views::KpiGroup group);

enum class Severity { Notice, Warning, Critical };

struct Alert
{
    Severity severity = Severity::Warning;
    model::Reason reason;
    base::Instant since{};
};

/// How old a source may be before it alarms.
struct SourceAge
{
    std::string name;
    std::optional<base::Instant> lastGood;
    std::string lastError;
};
inline constexpr base::Duration kSourceBound = std::chrono::hours(24);

/// Sources older than their bound or in error, and messages whose fate waits for a human; worst first. Pure.
[[nodiscard]] std::vector<Alert> alertsFor(const std::vector<SourceAge>& sources, std::int64_t unknownMessages,
                                           base::Instant now);

} // namespace countersign::insights
