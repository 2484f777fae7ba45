// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/ids.h"
#include "engine/foundation/model/record.h"
#include "engine/foundation/store/database.h"
#include "engine/platform/records/mail_facts.h"

#include <optional>

namespace countersign::inbound {

/// Which of our messages a mail belongs to, and by which step of the ladder: "reported_id", "in_reply_to",
/// "references", "sender_and_subject".
struct Match
{
    model::OutgoingId outgoing;
    model::RecordId sent;
    std::string_view rule;
};

/// The subject without reply and forward marks, as mail programs in several languages put them there.
[[nodiscard]] std::string_view bareSubject(std::string_view subject);

/// Climbs down the ladder until one step finds a sent message; nothing where none does. Sent messages are records with
/// direction "out" that delivery's acceptance left; their external id is the outgoing id.
[[nodiscard]] base::Result<std::optional<Match>> matchToSent(store::Database& database, const model::Record& mail,
                                                             const records::MailFacts& facts);

} // namespace countersign::inbound
