// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"
#include "engine/outreach/inbound/classify.h"
#include "engine/outreach/inbound/match.h"
#include "engine/platform/governance/suppression.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::inbound {

/// What a received mail was understood to be; a person's correction wins.
struct Verdict
{
    model::RecordId record;
    InboundClass kind = InboundClass::HumanReply;
    model::Reason rule;
    model::OutgoingId outgoing;
    std::string matchRule;
    std::string correctedBy;
    base::Instant at{};
};

using records::kMailStored;

struct Understanding
{
    store::Database& database;
    const governance::SuppressionKey& suppression;
    const base::Clock& clock;
};

/// Takes in every mail that was stored since the last call: verdict, match, outcome, and for an opt-out the
/// suppression, all in one transaction a mail, each exactly once. Returns the new verdicts.
[[nodiscard]] base::Result<std::vector<Verdict>> understandNewMail(Understanding& understanding);

/// The event log position up to which mail has been understood.
inline constexpr std::string_view kConsumer = "inbound";

/// Newest first.
[[nodiscard]] base::Result<std::vector<Verdict>> listVerdicts(store::Database& database, std::size_t limit);
/// A person says what it really was; outcomes follow. NotFound for a mail without a verdict.
[[nodiscard]] base::Status correctVerdict(store::Transaction& transaction, const governance::SuppressionKey& suppression,
                                          model::RecordId record, InboundClass kind, const governance::Actor& actor);

/// "reply", "meeting", "opportunity", "out_of_office", "bounce", "opt_out".
struct Outcome
{
    std::string kind;
    model::OutgoingId outgoing;
    model::RecordId account;
    model::RecordId contact;
    /// The mail, meeting or opportunity that shows it.
    model::RecordId evidence;
    base::Instant at{};
};

/// Also for outcomes of CRM events; the same one twice is one. True where it was new.
[[nodiscard]] base::Result<bool> recordOutcome(store::Transaction& transaction, const Outcome& outcome);
[[nodiscard]] base::Result<std::vector<Outcome>> outcomesOf(store::Database& database, model::OutgoingId outgoing);
[[nodiscard]] base::Result<std::vector<Outcome>> listOutcomes(store::Database& database, std::size_t limit);

} // namespace countersign::inbound
