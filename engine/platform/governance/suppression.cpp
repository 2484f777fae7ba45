// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/suppression.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/text/email_address.h"

namespace countersign::governance {

namespace {

using base::ErrorCode;

std::string maskedAddress(std::string_view address)
{
    const std::size_t at = address.rfind('@');
    return std::string(address.substr(0, 1)) + "***" + std::string(address.substr(at));
}

struct NormalForm
{
    std::string value;
    std::string masked;
};

/// By where the mail arrives: whoever opts out as ada+news@ has opted out as ada@.
base::Result<NormalForm> normalAddress(std::string_view value)
{
    const auto address = text::normalEmail(value);
    const auto key = text::emailKey(value);
    if (!address || !key)
        return base::fail(ErrorCode::InvalidInput, "not a mail address", {"headers_disagree", "recipients"});
    return NormalForm{.value = *key, .masked = maskedAddress(*address)};
}

base::Result<NormalForm> normalDomain(std::string_view value)
{
    const auto domain = text::emailDomain("any@" + std::string(value));
    if (!domain)
        return base::fail(ErrorCode::InvalidInput, "not a domain", {"domain"});
    return NormalForm{.value = *domain, .masked = *domain};
}

base::Result<NormalForm> normalForm(const NewSuppression& suppression)
{
    if (suppression.scope == SuppressionScope::Person)
        return normalAddress(suppression.value);
    if (suppression.scope == SuppressionScope::Domain)
        return normalDomain(suppression.value);
    const auto id = model::RecordId::parse(suppression.value);
    if (!id)
        return base::fail(ErrorCode::InvalidInput, "not an account's id", {"account"});
    return NormalForm{.value = id->text(), .masked = id->text()};
}

std::optional<SuppressionScope> parseScope(std::string_view name)
{
    for (const auto scope : {SuppressionScope::Person, SuppressionScope::Domain, SuppressionScope::Account})
        if (suppressionScopeName(scope) == name)
            return scope;
    return std::nullopt;
}

base::Result<Suppression> readSuppression(const store::Rows& rows)
{
    const auto scope = parseScope(rows.textView(0));
    if (!scope)
        return base::fail(ErrorCode::StoreCorrupt, "a suppression has an unknown scope");
    return Suppression{
        .scope = *scope, .masked = rows.text(1), .reason = rows.text(2), .since = rows.instant(3)};
}

constexpr const char* kSqlFind =
    "SELECT scope, masked, reason, since FROM governance_suppression WHERE scope=? AND digest=?";

base::Result<std::optional<Suppression>> findOne(store::Database& database, const SuppressionKey& key,
                                                 SuppressionScope scope, std::string_view value)
{
    COUNTERSIGN_ASSIGN(store::Rows rows,
                       database.query(kSqlFind, suppressionScopeName(scope), key.digest(scope, value)));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(Suppression found, readSuppression(rows));
    return found;
}

base::Result<std::optional<Suppression>> findForAddress(store::Database& database, const SuppressionKey& key,
                                                        std::string_view address)
{
    // An address that cannot be compared with the list is an error, and so not written to.
    COUNTERSIGN_ASSIGN(const NormalForm normal, normalAddress(address));
    COUNTERSIGN_ASSIGN(auto person, findOne(database, key, SuppressionScope::Person, normal.value));
    if (person)
        return person;
    for (std::string_view domain = std::string_view(normal.value).substr(normal.value.rfind('@') + 1);
         !domain.empty();) {
        COUNTERSIGN_ASSIGN(auto found, findOne(database, key, SuppressionScope::Domain, domain));
        if (found)
            return found;
        const std::size_t dot = domain.find('.');
        domain = dot == std::string_view::npos ? std::string_view() : domain.substr(dot + 1);
    }
    return std::nullopt;
}

} // namespace

std::string_view suppressionScopeName(SuppressionScope scope)
{
    switch (scope) {
    case SuppressionScope::Person:
        return "person";
    case SuppressionScope::Domain:
        return "domain";
    case SuppressionScope::Account:
        return "account";
    }
    COUNTERSIGN_ASSERT(false, "no such scope");
}

SuppressionKey::SuppressionKey(const base::SecretBytes& dataKey)
{
    const base::Sha256 derived =
        base::hmacSha256(dataKey.expose(), base::bytesOf("countersign suppression list 1"));
    m_key = base::SecretBytes(base::Bytes(derived.begin(), derived.end()));
}

base::Sha256 SuppressionKey::digest(SuppressionScope scope, std::string_view normalForm) const
{
    const std::string text = std::string(suppressionScopeName(scope)) + "\n" + std::string(normalForm);
    return base::hmacSha256(m_key.expose(), base::bytesOf(text));
}

constexpr const char* kSqlAdd =
    "INSERT INTO governance_suppression(scope, digest, masked, reason, actor, since) "
    "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(scope, digest) DO NOTHING";

base::Status addSuppression(store::Transaction& transaction, const SuppressionKey& key,
                            const NewSuppression& suppression, const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const NormalForm normal, normalForm(suppression));
    const std::string_view scope = suppressionScopeName(suppression.scope);
    const base::Sha256 digest = key.digest(suppression.scope, normal.value);
    COUNTERSIGN_TRY(
        transaction.run(kSqlAdd, scope, digest, normal.masked, suppression.reason, actor.name, actor.now));
    if (transaction.database().changedRows() == 0)
        return {};
    transaction.changed(store::ChangeKind::Suppression, base::IdBytes{});
    COUNTERSIGN_ASSIGN(
        [[maybe_unused]] const std::int64_t index,
        events::appendAudit(transaction,
                            {.actor = actor.name,
                             .action = "suppression.add",
                             .subject = base::toHex(digest),
                             .payload = {{"scope", std::string(scope)}, {"reason", suppression.reason}}},
                            actor.now));
    return {};
}

base::Result<std::optional<Suppression>> findSuppression(store::Database& database, const SuppressionKey& key,
                                                         std::span<const std::string> addresses,
                                                         model::RecordId account)
{
    if (!account.isNull()) {
        COUNTERSIGN_ASSIGN(auto found, findOne(database, key, SuppressionScope::Account, account.text()));
        if (found)
            return found;
    }
    for (const std::string& address : addresses) {
        COUNTERSIGN_ASSIGN(auto found, findForAddress(database, key, address));
        if (found)
            return found;
    }
    return std::nullopt;
}

constexpr const char* kSqlList =
    "SELECT scope, masked, reason, since FROM governance_suppression ORDER BY since, pk";

base::Result<std::vector<Suppression>> listSuppressions(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList));
    std::vector<Suppression> list;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(Suppression suppression, readSuppression(rows));
        list.push_back(std::move(suppression));
    }
    COUNTERSIGN_TRY(rows.status());
    return list;
}

} // namespace countersign::governance
