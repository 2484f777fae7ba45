// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/outreach/drafting/draft.h"

namespace countersign::runtime {

/// The accounts that a mail to the contact of the account touches: the account, those where somebody has the contact's
/// address, and whatever identity holds to be one company with one of them. Ascending, the account among them.
[[nodiscard]] base::Result<std::vector<model::RecordId>> accountsAround(store::Database& database, model::RecordId account,
                                                                        model::RecordId contact);

/// The most that hangs on the draft: the suggestion's value, an open deal or a contract of the accounts around its recipient.
/// Nothing where nothing is known, or where a deal is open whose amount is not: policy counts that as high.
[[nodiscard]] base::Result<std::optional<base::Money>> valueAtStake(store::Database& database, const drafting::Draft& draft);

/// "value_rose" {now, bound}, or "value_unknown_now", where by now more hangs on the message than when it was frozen, so
/// much that policy asks for a signature that nobody was asked for. Editing the draft freezes it with what it is worth now.
[[nodiscard]] base::Result<std::optional<model::Reason>> valueRose(store::Database& database,
                                                                   const approval::OutgoingMessage& message);

/// Whether the contact's record is one of the account's, or of a record that is the same company.
[[nodiscard]] base::Result<bool> belongsTo(store::Database& database, const model::Record& contact, model::RecordId account);

} // namespace countersign::runtime
