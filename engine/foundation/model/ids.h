// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/id.h"

namespace countersign::model {

struct MailboxTag;
struct PrincipalTag;
struct SuggestionTag;
struct DraftTag;
struct OutgoingTag;
struct PolicyTag;

/// A mailbox is the account that sends; an account is always the customer.
using MailboxId = base::Id<MailboxTag>;
/// A person with a role and a signing key (rep, manager, admin, auditor).
using PrincipalId = base::Id<PrincipalTag>;
using SuggestionId = base::Id<SuggestionTag>;
using DraftId = base::Id<DraftTag>;
/// One message on its way through approval and delivery; not the RFC 5322 Message-ID.
using OutgoingId = base::Id<OutgoingTag>;

} // namespace countersign::model
