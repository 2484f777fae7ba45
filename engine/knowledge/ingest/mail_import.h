// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/foundation/store/transaction.h"
#include "engine/platform/records/mailbox_store.h"

#include <optional>
#include <span>

namespace countersign::ingest {

/// The source that a mailbox's messages belong to; made at its first use.
[[nodiscard]] base::Result<model::SourceId> mailSourceOf(store::Transaction& transaction, const records::Mailbox& mailbox,
                                                         base::Instant now);

/// Takes one mail in as a message record: who and which account by its addresses, what it adds to the thread, and what
/// its headers and parts say. The same mail read again is one record; another mail that bears its Message-ID is another.
/// Appends records::kMailStored for a received mail that was not known yet. Returns its record; nothing for one that we
/// sent ourselves and recorded then. MalformedData, TooLarge.
[[nodiscard]] base::Result<std::optional<model::RecordId>> storeMail(store::Transaction& transaction,
                                                                     const records::Mailbox& mailbox, model::SourceId source,
                                                                     std::span<const std::byte> bytes, base::Instant now);

} // namespace countersign::ingest
