// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/model/ids.h"
#include "engine/foundation/store/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::records {

using model::MailboxId;

struct SenderAlias
{
    std::string address;
    std::string displayName;
    friend bool operator==(const SenderAlias&, const SenderAlias&) = default;
};

struct SenderSignature
{
    /// BCP 47, for example "de".
    std::string language;
    std::string text;
    friend bool operator==(const SenderSignature&, const SenderSignature&) = default;
};

/// A sender identity: who the mail says it is from, and how to reach its server. Passwords are in the vault under
/// "mailbox/<id>".
struct Mailbox
{
    MailboxId id;
    /// The user's own name for it; unique.
    std::string name;
    std::string address;
    std::string displayName;
    /// Whose it is: the principal's id text.
    std::string principal;
    /// {"smtp": {"host","port","tls"}, "imap": {…}, "user", "caFile"}.
    base::Json settings = base::Json::object();
    std::vector<SenderAlias> aliases;
    std::vector<SenderSignature> signatures;

    [[nodiscard]] std::string vaultName() const { return "mailbox/" + id.text(); }
    /// The signature of the language, else of its base language, else the first one.
    [[nodiscard]] std::string signatureFor(std::string_view language) const;
};

/// Adds or replaces by id. AlreadyExists where another mailbox has the name.
[[nodiscard]] base::Status saveMailbox(store::Transaction& transaction, const Mailbox& mailbox, base::Instant now);
[[nodiscard]] base::Status removeMailbox(store::Transaction& transaction, MailboxId id);
[[nodiscard]] base::Result<std::vector<Mailbox>> listMailboxes(store::Database& database);
[[nodiscard]] base::Result<std::optional<Mailbox>> findMailbox(store::Database& database, MailboxId id);

} // namespace countersign::records
