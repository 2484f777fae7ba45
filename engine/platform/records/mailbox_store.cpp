// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/mailbox_store.h"

namespace countersign::records {

std::string Mailbox::signatureFor(std::string_view language) const
{
    const std::string_view base = language.substr(0, language.find('-'));
    for (const std::string_view wanted : {language, base})
        for (const SenderSignature& signature : signatures)
            if (signature.language == wanted)
                return signature.text;
    return signatures.empty() ? std::string() : signatures.front().text;
}

namespace {

constexpr const char* kSqlAliases = "SELECT address, display_name FROM records_sender_alias WHERE mailbox_id=? ORDER BY pk";
constexpr const char* kSqlSignatures =
    "SELECT language, text FROM records_sender_signature WHERE mailbox_id=? ORDER BY language";

base::Status readParts(store::Database& database, Mailbox& mailbox)
{
    COUNTERSIGN_ASSIGN(store::Rows aliases, database.query(kSqlAliases, mailbox.id));
    while (aliases.next())
        mailbox.aliases.push_back({.address = aliases.text(0), .displayName = aliases.text(1)});
    COUNTERSIGN_TRY(aliases.status());
    COUNTERSIGN_ASSIGN(store::Rows signatures, database.query(kSqlSignatures, mailbox.id));
    while (signatures.next())
        mailbox.signatures.push_back({.language = signatures.text(0), .text = signatures.text(1)});
    return signatures.status();
}

base::Result<Mailbox> readMailbox(store::Database& database, const store::Rows& rows)
{
    Mailbox mailbox{.id = rows.id<model::MailboxTag>(0),
                    .name = rows.text(1),
                    .address = rows.text(2),
                    .displayName = rows.text(3)};
    const auto principal = base::Id<struct AnyTag>::fromBytes(rows.blob(4));
    mailbox.principal = principal ? principal->text() : std::string();
    COUNTERSIGN_ASSIGN(mailbox.settings, base::parseJson(rows.textView(5)));
    COUNTERSIGN_TRY(readParts(database, mailbox));
    return mailbox;
}

} // namespace

constexpr const char* kSqlSave =
    "INSERT INTO records_mailbox(id, name, address, display_name, principal_id, settings, created_at) "
    "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET name=excluded.name, address=excluded.address, "
    "display_name=excluded.display_name, principal_id=excluded.principal_id, settings=excluded.settings";
constexpr const char* kSqlClearAliases = "DELETE FROM records_sender_alias WHERE mailbox_id=?";
constexpr const char* kSqlClearSignatures = "DELETE FROM records_sender_signature WHERE mailbox_id=?";
constexpr const char* kSqlAddAlias = "INSERT INTO records_sender_alias(mailbox_id, address, display_name) VALUES(?, ?, ?)";
constexpr const char* kSqlAddSignature = "INSERT INTO records_sender_signature(mailbox_id, language, text) VALUES(?, ?, ?)";

base::Status saveMailbox(store::Transaction& transaction, const Mailbox& mailbox, base::Instant now)
{
    const auto principal = base::parseIdText(mailbox.principal);
    const base::Status saved = transaction.run(kSqlSave, mailbox.id, mailbox.name, mailbox.address, mailbox.displayName,
                                               principal, base::dumpJson(mailbox.settings), now);
    if (!saved && saved.error().code == base::ErrorCode::Conflict)
        return base::fail(base::ErrorCode::AlreadyExists, "a mailbox has this name", {mailbox.name});
    COUNTERSIGN_TRY(saved);
    COUNTERSIGN_TRY(transaction.run(kSqlClearAliases, mailbox.id));
    COUNTERSIGN_TRY(transaction.run(kSqlClearSignatures, mailbox.id));
    for (const SenderAlias& alias : mailbox.aliases)
        COUNTERSIGN_TRY(transaction.run(kSqlAddAlias, mailbox.id, alias.address, alias.displayName));
    for (const SenderSignature& signature : mailbox.signatures)
        COUNTERSIGN_TRY(transaction.run(kSqlAddSignature, mailbox.id, signature.language, signature.text));
    transaction.changed(store::ChangeKind::Setting, mailbox.id);
    return {};
}

constexpr const char* kSqlRemove = "DELETE FROM records_mailbox WHERE id=?";

base::Status removeMailbox(store::Transaction& transaction, MailboxId id)
{
    transaction.changed(store::ChangeKind::Setting, id);
    return transaction.run(kSqlRemove, id);
}

constexpr const char* kSqlList =
    "SELECT id, name, address, display_name, principal_id, settings FROM records_mailbox ORDER BY name";

base::Result<std::vector<Mailbox>> listMailboxes(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList));
    std::vector<Mailbox> mailboxes;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(Mailbox mailbox, readMailbox(database, rows));
        mailboxes.push_back(std::move(mailbox));
    }
    COUNTERSIGN_TRY(rows.status());
    return mailboxes;
}

constexpr const char* kSqlFind =
    "SELECT id, name, address, display_name, principal_id, settings FROM records_mailbox WHERE id=?";

base::Result<std::optional<Mailbox>> findMailbox(store::Database& database, MailboxId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFind, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(Mailbox mailbox, readMailbox(database, rows));
    return mailbox;
}

} // namespace countersign::records
