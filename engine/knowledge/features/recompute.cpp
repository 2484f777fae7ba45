// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/event_log.h"
#include "engine/knowledge/features/compute.h"
#include "engine/knowledge/features/membership_rows.h"
#include "engine/knowledge/features/value_rows.h"

#include <algorithm>
#include <unordered_set>

namespace countersign::features {

namespace {

using base::ErrorCode;
using base::fail;
using base::Status;

/// So many accounts a transaction, so that nobody waits long for the write lock.
constexpr std::size_t kAccountsAtOnce = 64;

/// Writes what was computed, some accounts a transaction.
class Writer
{
public:
    Writer(Recompute& run, Workspace workspace, std::vector<Segment> segments, base::Instant now)
        : m_run(run), m_workspace(std::move(workspace)), m_segments(std::move(segments)), m_now(now)
    {
    }

    Status write(std::span<const AccountFacts> accounts, Market& market)
    {
        return inSteps(accounts, [&](store::Transaction& transaction, const AccountFacts& facts) {
            return writeOne(transaction, facts, market.crossSell(facts));
        });
    }

    /// Accounts that are no longer there lose their values and their memberships.
    Status forget(std::span<const RecordId> accounts)
    {
        return inSteps(accounts, [&](store::Transaction& transaction, RecordId account) -> Status {
            COUNTERSIGN_TRY(removeValues(transaction, account));
            AccountClasses none;
            for (const Segment& segment : m_segments)
                none.emplace_back(&segment, std::string());
            return place(transaction, account, none);
        });
    }

    base::Result<RecomputeReport> finish()
    {
        COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(m_run.database));
        COUNTERSIGN_TRY(events::appendEvent(transaction,
                                            {.kind = "features.recomputed",
                                             .subject = {},
                                             .payload = {{"accounts", m_report.accounts},
                                                         {"values", m_report.values},
                                                         {"entered", m_report.entered},
                                                         {"left", m_report.left}}},
                                            m_now));
        COUNTERSIGN_TRY(transaction.commit());
        return m_report;
    }

private:
    template <class Each, class Write>
    Status inSteps(std::span<const Each> all, const Write& write)
    {
        for (std::size_t first = 0; first < all.size(); first += kAccountsAtOnce) {
            if (m_run.stop.stop_requested())
                return fail(ErrorCode::Cancelled);
            COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(m_run.database));
            for (const Each& each : all.subspan(first, std::min(kAccountsAtOnce, all.size() - first)))
                COUNTERSIGN_TRY(write(transaction, each));
            COUNTERSIGN_TRY(transaction.commit());
        }
        return {};
    }

    Status writeOne(store::Transaction& transaction, const AccountFacts& facts, const CrossSell& crossSell)
    {
        const auto values = computeFeatures(facts, m_workspace, crossSell, m_now);
        COUNTERSIGN_TRY(saveValues(transaction, facts.id, values));
        const SegmentInput input = segmentInput(facts.fields, values, m_workspace.winRate);
        AccountClasses classes;
        for (const Segment& segment : m_segments)
            classes.emplace_back(&segment, classify(segment, input));
        m_report.accounts += 1;
        m_report.values += static_cast<std::int64_t>(values.size());
        return place(transaction, facts.id, classes);
    }

    Status place(store::Transaction& transaction, RecordId account, const AccountClasses& classes)
    {
        COUNTERSIGN_ASSIGN(const MembershipChanges changes,
                           saveMemberships(transaction, account, classes, m_now));
        m_report.entered += changes.entered;
        m_report.left += changes.left;
        return {};
    }

    Recompute& m_run;
    Workspace m_workspace;
    std::vector<Segment> m_segments;
    base::Instant m_now;
    RecomputeReport m_report;
};

base::Result<Writer> makeWriter(Recompute& run, base::Instant now)
{
    COUNTERSIGN_ASSIGN(auto workspace, readWorkspace(run.database));
    COUNTERSIGN_ASSIGN(auto segments, listSegments(run.database));
    return Writer(run, std::move(workspace), std::move(segments), now);
}

} // namespace

base::Result<RecomputeReport> recomputeAll(Recompute& run)
{
    const base::Instant now = run.clock.now();
    COUNTERSIGN_ASSIGN(const auto accounts, gatherAll(run, now));
    COUNTERSIGN_ASSIGN(auto gone, knownAccounts(run.database));
    Market market;
    std::unordered_set<RecordId> living;
    for (const AccountFacts& facts : accounts) {
        market.add(facts);
        living.insert(facts.id);
    }
    std::erase_if(gone, [&](const RecordId& account) { return living.contains(account); });
    COUNTERSIGN_ASSIGN(Writer writer, makeWriter(run, now));
    COUNTERSIGN_TRY(writer.write(accounts, market));
    COUNTERSIGN_TRY(writer.forget(gone));
    return writer.finish();
}

base::Result<RecomputeReport> recomputeAccounts(Recompute& run, std::span<const RecordId> accounts)
{
    const base::Instant now = run.clock.now();
    Market market;
    std::vector<AccountFacts> found;
    std::vector<RecordId> gone;
    for (const RecordId account : accounts) {
        if (run.stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        COUNTERSIGN_ASSIGN(auto facts, gatherOne(run.database, account, now));
        if (!facts) {
            gone.push_back(account);
            continue;
        }
        if (!facts->industry.empty() && !facts->owned.empty() && !market.knows(facts->industry))
            COUNTERSIGN_TRY(addIndustry(run.database, market, facts->industry, now));
        found.push_back(std::move(*facts));
    }
    COUNTERSIGN_ASSIGN(Writer writer, makeWriter(run, now));
    COUNTERSIGN_TRY(writer.write(found, market));
    COUNTERSIGN_TRY(writer.forget(gone));
    return writer.finish();
}

} // namespace countersign::features
