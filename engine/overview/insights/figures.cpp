// SPDX-License-Identifier: Apache-2.0
#include "engine/overview/insights/figures.h"

#include <algorithm>
#include <cmath>

namespace countersign::insights {

Share makeShare(std::int64_t count, std::int64_t of)
{
    Share share{.count = count, .of = of};
    if (of <= 0)
        return share;
    constexpr double kZ = 1.959963984540054; // 97.5 % quantile of the normal distribution
    const auto n = static_cast<double>(of);
    const double p = static_cast<double>(count) / n;
    const double centre = p + kZ * kZ / (2 * n);
    const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
    const double scale = 1 + kZ * kZ / n;
    share.rate = p;
    share.low = std::max(0.0, (centre - half) / scale);
    share.high = std::min(1.0, (centre + half) / scale);
    return share;
}

namespace {

KpiRow makeRow(const views::KpiLine& line)
{
    return {.group = line.group,
            .sent = line.sent,
            .replied = makeShare(line.replied, line.sent),
            .meeting = makeShare(line.meeting, line.sent),
            .opportunity = makeShare(line.opportunity, line.sent)};
}

} // namespace

base::Result<KpiTable> kpiTable(store::Database& database, views::KpiGroup group)
{
    COUNTERSIGN_ASSIGN(const auto lines, views::kpiLines(database, group));
    views::KpiLine total;
    KpiTable table;
    for (const views::KpiLine& line : lines) {
        total.sent += line.sent;
        total.replied += line.replied;
        total.meeting += line.meeting;
        total.opportunity += line.opportunity;
        table.rows.push_back(makeRow(line));
    }
    table.total = makeRow(total);
    return table;
}

std::vector<Alert> alertsFor(const std::vector<SourceAge>& sources, std::int64_t unknownMessages, base::Instant now)
{
    std::vector<Alert> alerts;
    if (unknownMessages > 0)
        alerts.push_back({.severity = Severity::Critical,
                          .reason = {"alert_outbox_unknown", {std::to_string(unknownMessages)}},
                          .since = now});
    for (const SourceAge& source : sources) {
        const base::Instant since = source.lastGood.value_or(now);
        if (!source.lastError.empty())
            alerts.push_back({.severity = Severity::Warning,
                              .reason = {"alert_source_error", {source.name, source.lastError}},
                              .since = since});
        else if (source.lastGood && now - *source.lastGood > kSourceBound)
            alerts.push_back({.severity = Severity::Warning,
                              .reason = {"alert_source_stale", {source.name, base::toRfc3339(*source.lastGood)}},
                              .since = since});
    }
    std::ranges::stable_sort(alerts, std::greater{}, &Alert::severity);
    return alerts;
}

} // namespace countersign::insights
