// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/identity/identity.h"

namespace countersign::identity {

/// The pair in the order of the table (smaller id first).
[[nodiscard]] std::pair<Member, Member> ordered(Member a, Member b);

/// What is decided about a pair; nothing where it was never a question.
[[nodiscard]] base::Result<std::optional<CandidateState>> stateOfPair(store::Database& database, Member a,
                                                                      Member b);
/// Adds an open question; an existing one keeps its state. True where it is new.
[[nodiscard]] base::Result<bool> addCandidate(store::Transaction& transaction, const Comparison& comparison,
                                              base::Instant now);
[[nodiscard]] base::Status decidePair(store::Transaction& transaction, Member a, Member b,
                                      CandidateState state, std::string_view actor, base::Instant now);
/// Whether a person decided that some record of one entity is not some record of the other.
[[nodiscard]] base::Result<bool> areKeptApart(store::Database& database, RecordId entityA, RecordId entityB);

} // namespace countersign::identity
