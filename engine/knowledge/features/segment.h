// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/store/transaction.h"
#include "engine/knowledge/features/feature.h"

#include <map>

namespace countersign::features {

/// One class of a segment and the rule for being in it.
struct SegmentClass
{
    std::string name;
    base::Json when;
};

/// A versioned rule set that puts each account into at most one class; the first class whose rule holds wins.
///
/// A rule is {"all": [...]}, {"any": [...]}, {"not": {...}}, true, or a test of one value:
/// {"feature": "days_to_renewal", "op": "<=", "value": 90} or {"field": "industry", "op": "=", "value":
/// "medical"}. Operators: = != < <= > >= in known unknown. A test on an unknown value is false, whatever the
/// operator, except `unknown`. Besides the catalog there is the feature "win_rate": the workspace's own,
/// unknown below 30 closed deals.
struct Segment
{
    std::string name;
    int version = 1;
    std::string definition;
    std::vector<SegmentClass> classes;
};

[[nodiscard]] base::Result<Segment> segmentFromJson(const base::Json& json);
[[nodiscard]] base::Json toJson(const Segment& segment);

/// The four that ship: stage, likelihood_to_close, product_interest, engagement.
[[nodiscard]] std::span<const Segment> builtInSegments();

/// Writes the newest version; the memberships follow at the next recompute.
[[nodiscard]] base::Status saveSegment(store::Transaction& transaction, const Segment& segment,
                                       base::Instant now);
/// The newest version of each; built-in ones that were never edited too.
[[nodiscard]] base::Result<std::vector<Segment>> listSegments(store::Database& database);

/// What rules look at: one account's features and its record's fields.
struct SegmentInput
{
    std::map<std::string, FeatureNumber, std::less<>> numbers;
    std::map<std::string, std::string, std::less<>> texts;
};
/// The class, or an empty text.
[[nodiscard]] std::string classify(const Segment& segment, const SegmentInput& input);

struct Membership
{
    std::string segment;
    int version = 1;
    std::string className;
    RecordId account;
    base::Instant since{};
    friend bool operator==(const Membership&, const Membership&) = default;
};

[[nodiscard]] base::Result<std::vector<Membership>> segmentsOf(store::Database& database, RecordId account);
/// Present members, oldest first; an empty class name means all.
[[nodiscard]] base::Result<std::vector<Membership>> membersOfSegment(store::Database& database,
                                                                     std::string_view segment,
                                                                     std::string_view className,
                                                                     std::size_t limit);
/// Class -> number of present members.
[[nodiscard]] base::Result<std::map<std::string, std::int64_t>> segmentCounts(store::Database& database,
                                                                              std::string_view segment);

/// Who would enter and leave if this segment were saved, by class; nothing is written.
struct SegmentPreview
{
    std::map<std::string, std::int64_t> now;
    std::map<std::string, std::int64_t> then;
    std::int64_t wouldEnter = 0;
    std::int64_t wouldLeave = 0;
};
[[nodiscard]] base::Result<SegmentPreview> previewSegment(store::Database& database, const Segment& segment);

} // namespace countersign::features
