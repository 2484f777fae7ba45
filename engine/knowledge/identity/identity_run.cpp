// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/settings.h"
#include "engine/knowledge/identity/candidate_store.h"
#include "engine/knowledge/identity/identity.h"
#include "engine/knowledge/identity/match.h"
#include "engine/knowledge/identity/profile.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace countersign::identity {

namespace {

/// A key that more records share (an address on 10,000 contacts) says little: its first ones are compared,
/// and the rest only with those, so that no block costs more than linear time.
constexpr std::size_t kMaxBlock = 40;
constexpr std::size_t kDecisionsPerTransaction = 200;
constexpr const char* kWatermark = "identity.compared_until";

struct Blocks
{
    std::vector<Profile> profiles;
    std::unordered_map<std::string, std::vector<std::uint32_t>> byKey;
};

base::Status readSort(store::Database& database, RecordKind kind, Blocks& blocks)
{
    return records::forEachRecord(database, kind, [&](const model::Record& record) {
        const auto index = static_cast<std::uint32_t>(blocks.profiles.size());
        blocks.profiles.push_back(profileOf(record));
        for (std::string& key : blockingKeys(blocks.profiles.back()))
            blocks.byKey[std::move(key)].push_back(index);
        return true;
    });
}

base::Result<base::Instant> watermark(store::Database& database)
{
    COUNTERSIGN_ASSIGN(const std::optional<std::string> text, store::setting(database, kWatermark));
    std::int64_t millis = 0;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), millis);
    return base::fromMillis(millis);
}

/// Pairs that share a key and of which at least one is new, each once.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairsOf(const Blocks& blocks, base::Instant since,
                                                             IdentityReport& report)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const auto& [key, members] : blocks.byKey) {
        report.cappedBlocks += members.size() > kMaxBlock ? 1 : 0;
        const std::size_t hubs = std::min(members.size(), kMaxBlock);
        for (std::size_t i = 0; i < hubs; ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j)
                if (blocks.profiles[members[i]].knownAt >= since ||
                    blocks.profiles[members[j]].knownAt >= since)
                    pairs.emplace_back(members[i], members[j]);
    }
    std::ranges::sort(pairs);
    const auto doubles = std::ranges::unique(pairs);
    pairs.erase(doubles.begin(), doubles.end());
    return pairs;
}

base::Json reasonOf(const Comparison& comparison)
{
    base::Json fields = base::Json::array();
    for (const FieldScore& each : comparison.fields)
        fields.push_back({{"field", each.field}, {"level", each.level}, {"weight", each.weight}});
    return {{"score", comparison.score}, {"fields", fields}};
}

/// One decision in the caller's transaction.
base::Status decide(IdentityRun& run, store::Transaction& transaction, const Comparison& comparison,
                    IdentityReport& report)
{
    const base::Instant now = run.clock.now();
    COUNTERSIGN_ASSIGN(const RecordId a, entityOf(run.database, comparison.a.record));
    COUNTERSIGN_ASSIGN(const RecordId b, entityOf(run.database, comparison.b.record));
    if (a == b)
        return {};
    COUNTERSIGN_ASSIGN(const std::optional<CandidateState> decided,
                       stateOfPair(run.database, comparison.a, comparison.b));
    if (decided && *decided != CandidateState::Open)
        return {};
    bool mayMerge = comparison.band == Band::Merge;
    if (mayMerge) {
        COUNTERSIGN_ASSIGN(const bool apart, areKeptApart(run.database, a, b));
        mayMerge = !apart;
    }
    if (mayMerge) {
        COUNTERSIGN_ASSIGN(
            const MergeId id,
            merge(transaction,
                  {.a = comparison.a, .b = comparison.b, .actor = "auto", .reason = reasonOf(comparison)},
                  run.ids, now));
        (void)id;
        ++report.merged;
        report.touched.push_back(a);
        report.touched.push_back(b);
        return {};
    }
    COUNTERSIGN_ASSIGN(const bool added, addCandidate(transaction, comparison, now));
    report.asked += added ? 1 : 0;
    return {};
}

base::Status decideAll(IdentityRun& run, const std::vector<Comparison>& found, IdentityReport& report)
{
    for (std::size_t next = 0; next < found.size() && !run.stop.stop_requested();) {
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(run.database));
        for (std::size_t i = 0; i < kDecisionsPerTransaction && next < found.size(); ++i, ++next)
            COUNTERSIGN_TRY(decide(run, transaction, found[next], report));
        COUNTERSIGN_TRY(transaction.commit());
    }
    return {};
}

base::Status compareSort(IdentityRun& run, std::span<const RecordKind> kinds, base::Instant since,
                         base::Instant& newest, IdentityReport& report)
{
    Blocks blocks;
    for (const RecordKind kind : kinds)
        COUNTERSIGN_TRY(readSort(run.database, kind, blocks));
    for (const Profile& profile : blocks.profiles)
        newest = std::max(newest, profile.knownAt);
    std::vector<Comparison> found;
    for (const auto& [left, right] : pairsOf(blocks, since, report)) {
        if (run.stop.stop_requested())
            return {};
        ++report.compared;
        Comparison comparison = compare(blocks.profiles[left], blocks.profiles[right]);
        if (comparison.band != Band::KeepApart)
            found.push_back(std::move(comparison));
    }
    // Surest first: a doubtful pair must not decide the shape of a cluster before a certain one.
    std::ranges::stable_sort(found, std::ranges::greater(), &Comparison::score);
    return decideAll(run, found, report);
}

} // namespace

base::Result<IdentityReport> runIdentity(IdentityRun& run)
{
    IdentityReport report;
    COUNTERSIGN_ASSIGN(const base::Instant since, watermark(run.database));
    base::Instant newest = since;
    COUNTERSIGN_TRY(compareSort(run, std::array{RecordKind::Account}, since, newest, report));
    COUNTERSIGN_TRY(
        compareSort(run, std::array{RecordKind::Contact, RecordKind::Lead}, since, newest, report));
    if (run.stop.stop_requested())
        return report;
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(run.database));
    COUNTERSIGN_TRY(store::setSetting(transaction, kWatermark, std::to_string(base::toMillis(newest))));
    COUNTERSIGN_TRY(transaction.commit());
    std::ranges::sort(report.touched);
    const auto doubles = std::ranges::unique(report.touched);
    report.touched.erase(doubles.begin(), doubles.end());
    return report;
}

base::Result<Comparison> explain(store::Database& database, Member a, Member b)
{
    if ((a.kind == RecordKind::Account) != (b.kind == RecordKind::Account))
        return base::fail(base::ErrorCode::InvalidInput, "a person and an organisation cannot be compared");
    COUNTERSIGN_ASSIGN(const std::optional<model::Record> left,
                       records::findRecord(database, a.kind, a.record));
    COUNTERSIGN_ASSIGN(const std::optional<model::Record> right,
                       records::findRecord(database, b.kind, b.record));
    if (!left || !right)
        return base::fail(base::ErrorCode::NotFound, "no such record");
    Comparison comparison = compare(profileOf(*left), profileOf(*right));
    COUNTERSIGN_ASSIGN(const std::optional<CandidateState> decided, stateOfPair(database, a, b));
    if (decided == CandidateState::Rejected) {
        comparison.band = Band::KeepApart;
        comparison.heldBackBy = "rejected";
    }
    return comparison;
}

} // namespace countersign::identity
