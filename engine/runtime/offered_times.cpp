// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/offered_times.h"

#include "engine/outreach/drafting/draft_store.h"
#include "engine/outreach/schedule/legal_instant.h"
#include "engine/platform/governance/policy.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <set>

namespace countersign::runtime {

using model::Record;
using model::RecordKind;

namespace {

/// The times that sentences of the draft cite, as they were found free.
std::vector<schedule::TimeSpan> offeredIn(const drafting::Draft& draft)
{
    std::set<std::string> cited;
    for (const model::Block& block : draft.content.blocks)
        for (const model::Sentence& sentence : block.sentences)
            cited.insert(sentence.facts.begin(), sentence.facts.end());
    std::vector<schedule::TimeSpan> offered;
    for (const model::Fact& fact : draft.facts) {
        if (fact.kind != "free_slot" || !cited.contains(fact.id))
            continue;
        const auto begin = std::ranges::find(fact.values, "begin", &std::pair<std::string, model::FieldValue>::first);
        if (begin == fact.values.end() || !std::holds_alternative<base::Instant>(begin->second))
            continue;
        const auto at = std::get<base::Instant>(begin->second);
        const auto slot = std::ranges::find(draft.brief.freeTimes, at, &schedule::TimeSpan::begin);
        if (slot != draft.brief.freeTimes.end())
            offered.push_back(*slot);
    }
    return offered;
}

} // namespace

base::Result<std::vector<schedule::TimeSpan>> busyTimes(store::Database& database, base::Instant now)
{
    std::vector<schedule::TimeSpan> busy;
    const auto visit = [&](const Record& record) {
        const auto begin = record.instant("starts_at");
        const auto end = record.instant("ends_at");
        if (begin && end && *end > now)
            busy.push_back({.begin = *begin, .end = *end});
        return true;
    };
    COUNTERSIGN_TRY(records::forEachRecord(database, RecordKind::BusyTime, visit));
    return busy;
}

base::Result<base::Instant> earliestLeave(store::Database& database, const Record& person, const Record& company,
                                          base::Instant now, std::optional<base::Instant> notAfter)
{
    const std::string zone = person.text("time_zone");
    const std::string country = person.text("country");
    const std::string city = person.text("city");
    const std::string companyZone = company.text("time_zone");
    const std::string companyCountry = company.text("country");
    const std::string companyCity = company.text("city");
    COUNTERSIGN_ASSIGN(const governance::Policy policy, governance::activePolicy(database));
    schedule::LegalInstantRequest request{.now = now};
    request.recipient = schedule::recipientAt({.zone = zone, .country = country, .city = city},
                                              {.zone = companyZone, .country = companyCountry, .city = companyCity},
                                              policy.rules.sending)
                            .time;
    request.notAfter = notAfter;
    COUNTERSIGN_ASSIGN(const schedule::LegalInstant next, schedule::nextLegalInstant(request));
    return std::max(next.instant, now);
}

base::Result<std::optional<model::Reason>> offeredTimeGone(store::Database& database,
                                                           const approval::OutgoingMessage& message, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto draft, drafting::findDraft(database, message.submission.draft));
    if (!draft)
        return std::nullopt;
    COUNTERSIGN_ASSIGN(const auto busy, busyTimes(database, now));
    for (const schedule::TimeSpan& slot : offeredIn(*draft))
        if (!schedule::isStillFree(slot, busy, now))
            return model::Reason{.code = "offer_gone", .args = {base::toRfc3339(slot.begin)}};
    return std::nullopt;
}

} // namespace countersign::runtime
