// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/desk_api.h"

#include "engine/knowledge/ingest/source_store.h"
#include "engine/overview/insights/figures.h"
#include "engine/runtime/source_folders.h"
#include "engine/runtime/translate.h"

namespace countersign::runtime {

namespace {

views::KpiGroup toGroup(api::KpiGrouping grouping)
{
    return grouping == api::KpiGrouping::UseCase ? views::KpiGroup::UseCase : views::KpiGroup::Prompt;
}

api::Share toApi(const insights::Share& share)
{
    return {.count = share.count, .of = share.of, .rate = share.rate, .low = share.low, .high = share.high};
}

api::KpiRow toApi(const insights::KpiRow& row)
{
    return {.group = row.group,
            .sent = row.sent,
            .replied = toApi(row.replied),
            .meeting = toApi(row.meeting),
            .opportunity = toApi(row.opportunity)};
}

std::vector<std::string> splitByComma(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

} // namespace

void InsightsApi::kpis(api::KpiGrouping grouping, api::Reply<api::KpiTable> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, grouping]() -> base::Result<api::KpiTable> {
        COUNTERSIGN_ASSIGN(const insights::KpiTable table, insights::kpiTable(core.database, toGroup(grouping)));
        api::KpiTable shown{.grouping = grouping,
                            .total = toApi(table.total),
                            .definitions = {"kpi_sent", "kpi_replied", "kpi_meeting", "kpi_opportunity"},
                            .asOf = core.now()};
        for (const insights::KpiRow& row : table.rows)
            shown.rows.push_back(toApi(row));
        return shown;
    });
}

void InsightsApi::messages(api::KpiGrouping grouping, std::string group, api::Reply<std::vector<api::KpiMessage>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, grouping, group = std::move(group)]() -> base::Result<std::vector<api::KpiMessage>> {
        COUNTERSIGN_ASSIGN(const auto lines, views::sentLines(core.database, toGroup(grouping), group));
        std::vector<api::KpiMessage> messages;
        for (const views::SentLine& line : lines)
            messages.push_back({.message = line.message.text(),
                                .account = line.account.text(),
                                .accountName = line.accountName,
                                .contactName = line.contactName,
                                .subject = line.subject,
                                .sentAt = line.sentAt,
                                .outcomes = splitByComma(line.outcomes)});
        return messages;
    });
}

void InsightsApi::alerts(api::Reply<std::vector<api::Alert>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<std::vector<api::Alert>> {
        COUNTERSIGN_ASSIGN(const auto sources, livingSources(core.database));
        std::vector<insights::SourceAge> ages;
        for (const ingest::Source& source : sources)
            ages.push_back({.name = source.name, .lastGood = source.lastGoodAt, .lastError = source.lastError});
        COUNTERSIGN_ASSIGN(const auto counts, views::frameCounts(core.database));
        std::vector<api::Alert> alerts;
        for (const insights::Alert& alert : insights::alertsFor(ages, counts.unknown, core.now()))
            alerts.push_back({.id = alert.reason.code + (alert.reason.args.empty() ? "" : ":" + alert.reason.args.front()),
                              .severity = static_cast<api::AlertSeverity>(alert.severity),
                              .phrase = toPhrase(alert.reason),
                              .since = alert.since});
        return alerts;
    });
}

} // namespace countersign::runtime
