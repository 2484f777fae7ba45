// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/event_log.h"
#include "engine/knowledge/features/compute.h"
#include "engine/knowledge/features/membership_rows.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <unordered_map>

namespace countersign::features {

namespace {

using base::Status;

constexpr const char* kInsertSegment =
    "INSERT INTO features_segment (name, version, rules, created_at) VALUES (?, ?, ?, ?)";
constexpr const char* kNewestSegments =
    "SELECT name, version, rules FROM features_segment s WHERE version = "
    "(SELECT max(version) FROM features_segment WHERE name = s.name) ORDER BY name";
constexpr const char* kMembershipsOf =
    "SELECT segment, version, class, entity_id, entered_at FROM features_membership "
    "WHERE entity_id = ? AND left_at IS NULL ORDER BY segment";
constexpr const char* kMembersOf =
    "SELECT segment, version, class, entity_id, entered_at FROM features_membership "
    "WHERE segment = ?1 AND left_at IS NULL AND (?2 = '' OR class = ?2) "
    "ORDER BY entered_at, pk LIMIT ?3";
constexpr const char* kCounts =
    "SELECT class, count(*) FROM features_membership WHERE segment = ? AND left_at IS NULL "
    "GROUP BY class";
constexpr const char* kPresent =
    "SELECT entity_id, class FROM features_membership WHERE segment = ? AND left_at IS NULL";
constexpr const char* kLeave =
    "UPDATE features_membership SET left_at = ? WHERE segment = ? AND entity_id = ? "
    "AND left_at IS NULL";
constexpr const char* kEnter =
    "INSERT INTO features_membership (segment, version, class, entity_id, entered_at) "
    "VALUES (?, ?, ?, ?, ?)";

base::Result<std::vector<Membership>> readMemberships(store::Rows rows)
{
    std::vector<Membership> found;
    while (rows.next())
        found.push_back({.segment = rows.text(0),
                         .version = static_cast<int>(rows.integer(1)),
                         .className = rows.text(2),
                         .account = rows.id<model::RecordTag>(3),
                         .since = rows.instant(4)});
    COUNTERSIGN_TRY(rows.status());
    return found;
}

Status tell(store::Transaction& transaction, std::string_view what, const Membership& membership,
            base::Instant now)
{
    transaction.changed(store::ChangeKind::Segment, membership.account);
    return events::appendEvent(transaction,
                               {.kind = "features.segment." + std::string(what),
                                .subject = membership.account.bytes(),
                                .payload = {{"segment", membership.segment},
                                            {"class", membership.className},
                                            {"version", membership.version}}},
                               now);
}

Status leave(store::Transaction& transaction, const Membership& membership, base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(kLeave, now, membership.segment, membership.account));
    return tell(transaction, "left", membership, now);
}

Status enter(store::Transaction& transaction, const Membership& membership, base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(kEnter, membership.segment, membership.version, membership.className,
                                    membership.account, now));
    return tell(transaction, "entered", membership, now);
}

} // namespace

Status saveSegment(store::Transaction& transaction, const Segment& segment, base::Instant now)
{
    COUNTERSIGN_ASSIGN(Segment checked, segmentFromJson(toJson(segment)));
    COUNTERSIGN_ASSIGN(const auto present, listSegments(transaction.database()));
    checked.version = 1;
    for (const Segment& each : present)
        if (each.name == checked.name)
            checked.version = each.version + 1;
    COUNTERSIGN_TRY(
        transaction.run(kInsertSegment, checked.name, checked.version, base::dumpJson(toJson(checked)), now));
    transaction.changed(store::ChangeKind::Segment, base::IdBytes{});
    return events::appendEvent(transaction,
                               {.kind = "features.segment.saved",
                                .subject = {},
                                .payload = {{"segment", checked.name}, {"version", checked.version}}},
                               now);
}

base::Result<std::vector<Segment>> listSegments(store::Database& database)
{
    const auto builtIn = builtInSegments();
    std::vector<Segment> segments(builtIn.begin(), builtIn.end());
    COUNTERSIGN_ASSIGN(auto rows, database.query(kNewestSegments));
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(const auto json, base::parseJson(rows.textView(2)));
        COUNTERSIGN_ASSIGN(auto segment, segmentFromJson(json));
        const auto same = std::find_if(segments.begin(), segments.end(),
                                       [&](const Segment& each) { return each.name == segment.name; });
        if (same != segments.end())
            *same = std::move(segment);
        else
            segments.push_back(std::move(segment));
    }
    COUNTERSIGN_TRY(rows.status());
    return segments;
}

base::Result<std::vector<Membership>> segmentsOf(store::Database& database, RecordId account)
{
    COUNTERSIGN_ASSIGN(auto rows, database.query(kMembershipsOf, account));
    return readMemberships(std::move(rows));
}

base::Result<std::vector<Membership>> membersOfSegment(store::Database& database, std::string_view segment,
                                                       std::string_view className, std::size_t limit)
{
    COUNTERSIGN_ASSIGN(auto rows, database.query(kMembersOf, segment, className, limit));
    return readMemberships(std::move(rows));
}

base::Result<std::map<std::string, std::int64_t>> segmentCounts(store::Database& database,
                                                                std::string_view segment)
{
    COUNTERSIGN_ASSIGN(auto rows, database.query(kCounts, segment));
    std::map<std::string, std::int64_t> counts;
    while (rows.next())
        counts[rows.text(0)] = rows.integer(1);
    COUNTERSIGN_TRY(rows.status());
    return counts;
}

base::Result<MembershipChanges> saveMemberships(store::Transaction& transaction, RecordId account,
                                                const AccountClasses& classes, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto present, segmentsOf(transaction.database(), account));
    MembershipChanges changes;
    for (const auto& [segment, className] : classes) {
        const auto old =
            std::find_if(present.begin(), present.end(),
                         [name = &segment->name](const Membership& each) { return each.segment == *name; });
        if (old != present.end() ? old->className == className : className.empty())
            continue;
        if (old != present.end()) {
            COUNTERSIGN_TRY(leave(transaction, *old, now));
            ++changes.left;
        }
        if (className.empty())
            continue;
        COUNTERSIGN_TRY(enter(transaction,
                              {.segment = segment->name,
                               .version = segment->version,
                               .className = className,
                               .account = account,
                               .since = now},
                              now));
        ++changes.entered;
    }
    return changes;
}

base::Result<SegmentPreview> previewSegment(store::Database& database, const Segment& segment)
{
    COUNTERSIGN_ASSIGN(const Segment checked, segmentFromJson(toJson(segment)));
    COUNTERSIGN_ASSIGN(const WinRate rate, winRate(database));
    std::unordered_map<RecordId, SegmentInput> fields;
    COUNTERSIGN_TRY(records::forEachRecord(database, RecordKind::Account, [&](const model::Record& account) {
        fields.emplace(account.id, factsOfAccount(account).fields);
        return true;
    }));
    std::unordered_map<RecordId, std::string> present;
    COUNTERSIGN_ASSIGN(auto rows, database.query(kPresent, checked.name));
    while (rows.next())
        present.emplace(rows.id<model::RecordTag>(0), rows.text(1));
    COUNTERSIGN_TRY(rows.status());
    SegmentPreview preview;
    for (const auto& [account, className] : present)
        ++preview.now[className];
    preview.wouldLeave = static_cast<std::int64_t>(present.size());
    COUNTERSIGN_TRY(forEachAccount(database, [&](RecordId account, std::span<const FeatureValue> values) {
        const auto known = fields.find(account);
        if (known == fields.end())
            return true;
        const std::string className = classify(checked, segmentInput(known->second, values, rate));
        if (className.empty())
            return true;
        ++preview.then[className];
        const auto old = present.find(account);
        if (old != present.end() && old->second == className)
            --preview.wouldLeave;
        else
            ++preview.wouldEnter;
        return true;
    }));
    return preview;
}

} // namespace countersign::features
