// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/store/transaction.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace countersign::events {

/// One decision, for an auditor: who did what to which thing. The payload holds ids, digests and codes only.
struct AuditEntry
{
    std::string actor;
    std::string action;
    std::string subject;
    base::Json payload = base::Json::object();
};

struct StoredAuditEntry
{
    std::int64_t seq = 0;
    base::Instant at;
    AuditEntry entry;
    /// The payload's text as hashed.
    std::string payloadText;
    base::Sha256 previous{};
    base::Sha256 hash{};
};

/// Appends the next link in the caller's transaction and returns its index (from 1).
[[nodiscard]] base::Result<std::int64_t> appendAudit(store::Transaction& transaction, const AuditEntry& entry,
                                                     base::Instant at);

/// The index of the newest link, 0 when there is none.
[[nodiscard]] base::Result<std::int64_t> auditHead(store::Database& database);

/// Calls `visit` for each link from `fromSeq` on, oldest first; stops when it returns false.
[[nodiscard]] base::Status readAudit(store::Database& database, std::int64_t fromSeq,
                                     const std::function<bool(const StoredAuditEntry&)>& visit);

/// The link at `seq`, or nothing where it is missing, was edited, or is not tied to its neighbours by their hashes. What a
/// decision rests on is held against its own link in this way, whatever the length of the chain.
[[nodiscard]] base::Result<std::optional<StoredAuditEntry>> findSoundLink(store::Database& database, std::int64_t seq);

/// Calls `visit` for each link after `afterSeq` (0: for all), once it was held against its own hash and the link before it,
/// `afterSeq`'s own included. False where a link is missing, was edited or does not follow: the walk ends there, and that
/// something did not happen since is then not shown.
[[nodiscard]] base::Result<bool> walkSound(store::Database& database, std::int64_t afterSeq,
                                           const std::function<void(const StoredAuditEntry&)>& visit);

/// The hash of a link: SHA-256(previous || seq || at || actor || action || subject || payload), numbers as 8 bytes
/// little-endian, texts with their length before them. The stand-alone verifier computes the same.
[[nodiscard]] base::Sha256 auditHash(const StoredAuditEntry& entry);

struct AuditVerdict
{
    std::int64_t checked = 0;
    base::Sha256 head{};
    /// The first link that does not hold, and why: "edited", "reordered" or "missing".
    std::optional<std::int64_t> brokenAt;
    std::string reason;
};

/// Walks the whole chain. What a cut-off tail would hide shows only against a remembered head: pass the length and
/// hash that a signature or export holds in `expectedLength`.
[[nodiscard]] base::Result<AuditVerdict> verifyAudit(store::Database& database,
                                                     std::optional<std::int64_t> expectedLength = std::nullopt);

} // namespace countersign::events
