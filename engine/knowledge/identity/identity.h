// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/model/record_schema.h"
#include "engine/foundation/store/transaction.h"

#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace countersign::identity {

struct MergeTag;
/// Names one merge or unmerge for ever.
using MergeId = base::Id<MergeTag>;
using model::RecordId;
using model::RecordKind;

/// Who a record is: the id of its entity. Without a merge that is the record's own id. Records never change
/// by this.
[[nodiscard]] base::Result<RecordId> entityOf(store::Database& database, RecordId record);

struct Member
{
    RecordKind kind = RecordKind::Contact;
    RecordId record;
    friend bool operator==(const Member&, const Member&) = default;
};
/// All records of an entity that has more than one, ordered by id; empty for an entity of a single record.
[[nodiscard]] base::Result<std::vector<Member>> membersOf(store::Database& database, RecordId entity);

/// Record -> entity for every record of an entity with more than one; for passes over all records.
[[nodiscard]] base::Result<std::unordered_map<RecordId, RecordId>> allMembers(store::Database& database);

/// One field's share in a score; the shares add up to the score.
struct FieldScore
{
    std::string field;
    /// "equal", "near", "far", "missing".
    std::string level;
    double weight = 0;
    friend bool operator==(const FieldScore&, const FieldScore&) = default;
};

enum class Band { KeepApart, Ask, Merge };

/// A comparison in bits (log2 of the likelihood ratio), with its explanation. Fellegi and Sunter, "A theory
/// for record linkage", JASA 64 (1969); weights are fixed and documented in match.cpp.
struct Comparison
{
    Member a;
    Member b;
    double score = 0;
    Band band = Band::KeepApart;
    std::vector<FieldScore> fields;
    /// Why the band is lower than the score alone would say: "different_email", "different_domain",
    /// "rejected" …
    std::string heldBackBy;
};

enum class CandidateState { Open, Merged, Rejected };

struct Candidate
{
    Comparison comparison;
    CandidateState state = CandidateState::Open;
};

/// Open questions, surest first.
[[nodiscard]] base::Result<std::vector<Candidate>> openCandidates(store::Database& database,
                                                                  std::size_t limit);
/// Compares any two records of the same sort (person or organisation). NotFound; InvalidInput for mixed
/// sorts.
[[nodiscard]] base::Result<Comparison> explain(store::Database& database, Member a, Member b);

struct MergeRequest
{
    Member a;
    Member b;
    /// The principal's id text, or "auto".
    std::string actor;
    base::Json reason = base::Json::object();
};

/// Joins the entities of both records; `a`'s entity goes on. AlreadyExists where they are one already.
[[nodiscard]] base::Result<MergeId> merge(store::Transaction& transaction, const MergeRequest& request,
                                          base::IdSource& ids, base::Instant now);
/// Takes one merge back, whatever came after it: the entities are what the remaining merges make of the
/// records. The pair is remembered as rejected, so that no run joins it again. Conflict where it is already
/// taken back.
[[nodiscard]] base::Status unmerge(store::Transaction& transaction, MergeId merge, std::string_view actor,
                                   base::IdSource& ids, base::Instant now);
/// A person's decision that two records are different; it outlives all runs.
[[nodiscard]] base::Status reject(store::Transaction& transaction, Member a, Member b, std::string_view actor,
                                  base::Instant now);

struct MergeEvent
{
    MergeId id;
    bool isUnmerge = false;
    Member a;
    Member b;
    /// For an unmerge: the merge that it takes back.
    MergeId undoes;
    std::string actor;
    base::Json reason = base::Json::object();
    base::Instant at{};
};
/// Oldest first: all merges and unmerges that touched the record.
[[nodiscard]] base::Result<std::vector<MergeEvent>> historyOf(store::Database& database, RecordId record);

struct IdentityReport
{
    std::int64_t compared = 0;
    std::int64_t merged = 0;
    std::int64_t asked = 0;
    /// Blocks that were too large to compare whole (one address shared by thousands); their size is capped.
    std::int64_t cappedBlocks = 0;
    /// Entities whose membership changed.
    std::vector<RecordId> touched;
};

struct IdentityRun
{
    store::Database& database;
    const base::Clock& clock;
    base::IdSource& ids;
    std::stop_token stop;
};

/// Blocks, compares and merges everything that is new since the last run; running it again changes nothing.
[[nodiscard]] base::Result<IdentityReport> runIdentity(IdentityRun& run);

} // namespace countersign::identity
