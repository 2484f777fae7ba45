// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/approval/review.h"
#include "engine/platform/governance/principal.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::delivery {

using governance::Actor;
using model::OutgoingId;

/// One try to hand a message over, committed before the connection is made.
struct Attempt
{
    int number = 0;
    base::Instant claimedAt;
    std::optional<base::Instant> pointOfNoReturnAt;
    std::optional<base::Instant> endedAt;
    /// "accepted", "refused_permanently", "refused_temporarily", "failed_before", "unknown"; empty while it
    /// runs.
    std::string outcome;
    int replyCode = 0;
    std::string serverReply;
    /// The error's code where there was no reply.
    std::string errorCode;
};

/// A message on its way out: the outbox's row beside approval's.
struct OutboxItem
{
    OutgoingId id;
    approval::MessageState state = approval::MessageState::Held;
    base::Instant enqueuedAt;
    /// The end of the undo window.
    base::Instant heldUntil;
    /// When it is looked at next.
    base::Instant notBefore;
    /// Why it waits ("waiting_undo", "waiting_offline", "waiting_window", …) or what became of it.
    model::Reason reason;
    std::vector<Attempt> attempts;
    bool canTakeBack = false;
};

/// Puts an approved message into its undo window; call it in the transaction of the last signature.
[[nodiscard]] base::Status enqueueApproved(store::Transaction& transaction, OutgoingId id,
                                           const Actor& actor);
/// Undo, and every later "don't": final. Conflict once it is being transmitted.
[[nodiscard]] base::Status cancel(store::Transaction& transaction, OutgoingId id, const Actor& actor);
/// Back to the author; every signature is void. Conflict once it is being transmitted.
[[nodiscard]] base::Status withdrawForEdit(store::Transaction& transaction, OutgoingId id,
                                           const Actor& actor);

/// The switch that holds everything back, in every process of the workspace, from the moment of its commit;
/// what has passed the point of no return is gone.
[[nodiscard]] base::Status stopAll(store::Transaction& transaction, const Actor& actor);
[[nodiscard]] base::Status resume(store::Transaction& transaction, const Actor& actor);
[[nodiscard]] base::Result<bool> isStopped(store::Database& database);

enum class UnknownDecision {
    /// The recipient has it.
    Arrived,
    /// It did not arrive; send the same bytes again. Signatures, window and all else are checked as for any
    /// claim.
    SendAgain,
};

/// A human's answer to an unknown outcome; nothing but it (or the server's own proof) ends one. HumanNeeded
/// for any actor that is not an enrolled principal.
[[nodiscard]] base::Status resolveUnknown(store::Transaction& transaction, OutgoingId id,
                                          UnknownDecision decision, const Actor& actor);

/// Moves what time alone moves: out of the undo window into the queue, and past its window to expired.
/// Returns when time next has something to do; nothing where it has not.
[[nodiscard]] base::Result<std::optional<base::Instant>> tick(store::Transaction& transaction,
                                                              base::Instant now);
/// The network is there again: what waits for it is due at once.
[[nodiscard]] base::Status networkIsBack(store::Transaction& transaction, base::Instant now);

[[nodiscard]] base::Result<std::optional<OutboxItem>> findOutboxItem(store::Database& database,
                                                                     OutgoingId id);
/// Everything that was ever enqueued and is not a draft again, newest change first.
[[nodiscard]] base::Result<std::vector<OutboxItem>> listOutbox(store::Database& database,
                                                               std::size_t limit = 1000);

} // namespace countersign::delivery
