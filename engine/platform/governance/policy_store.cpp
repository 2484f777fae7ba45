// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/store/settings.h"
#include "engine/platform/governance/chain_check.h"
#include "engine/platform/governance/policy.h"

namespace countersign::governance {

extern const base::EmbeddedFile kPolicyFiles[];
extern const std::size_t kPolicyFilesCount;

namespace {

base::Result<Policy> readPolicy(const store::Rows& rows)
{
    Policy policy{.version = rows.integer(0),
                  .document = rows.text(1),
                  .hash = base::sha256(rows.textView(1)),
                  .author = rows.text(3),
                  .createdAt = rows.instant(4),
                  .rules = {}};
    const auto stored = rows.blob(2);
    if (!std::equal(stored.begin(), stored.end(), policy.hash.begin(), policy.hash.end()))
        return base::fail(base::ErrorCode::StoreCorrupt, "a policy is not what its digest says");
    COUNTERSIGN_ASSIGN(base::Json document, base::parseJson(policy.document));
    // Versions of before there were sending hours in the document kept these.
    if (!document.contains("sending"))
        document["sending"] = {{"from", "09:00"}, {"to", "17:00"}, {"weekends", false}, {"holidays", false}};
    COUNTERSIGN_ASSIGN(policy.rules, parsePolicy(document));
    return policy;
}

constexpr const char* kSqlNextVersion = "SELECT coalesce(max(version), 0) + 1 FROM governance_policy";

base::Result<std::int64_t> nextVersion(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlNextVersion));
    if (!rows.next())
        return base::fail(base::ErrorCode::Internal, "no next policy version");
    return rows.integer(0);
}

} // namespace

constexpr const char* kSqlRetire = "UPDATE governance_policy SET active=0 WHERE active=1";
constexpr const char* kSqlAdd =
    "INSERT INTO governance_policy(version, document, sha256, author, created_at, active) "
    "VALUES(?, ?, ?, ?, ?, 1)";

base::Result<Policy> addPolicy(store::Transaction& transaction, std::string_view document, const Actor& actor)
{
    COUNTERSIGN_ASSIGN(const base::Json parsed,
                       base::parseJson(document, {.maxBytes = 1U << 20U, .maxDepth = 8}));
    COUNTERSIGN_ASSIGN(PolicyRules rules, parsePolicy(parsed));
    COUNTERSIGN_ASSIGN(const std::int64_t version, nextVersion(transaction.database()));
    Policy policy{.version = version,
                  .document = base::dumpJson(parsed),
                  .hash = {},
                  .author = actor.name,
                  .createdAt = actor.now,
                  .rules = std::move(rules)};
    policy.hash = base::sha256(policy.document);
    COUNTERSIGN_TRY(transaction.run(kSqlRetire));
    COUNTERSIGN_TRY(transaction.run(kSqlAdd, version, policy.document, policy.hash, actor.name, actor.now));
    transaction.changed(store::ChangeKind::Policy, base::IdBytes{});
    COUNTERSIGN_ASSIGN(const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = "policy.activate",
                                            .subject = std::to_string(version),
                                            .payload = {{"sha256", base::toHex(policy.hash)}}},
                                           actor.now));
    COUNTERSIGN_TRY(store::setSetting(transaction, kSettingPolicyEntry, std::to_string(index)));
    return policy;
}

namespace {

base::Json shippedFile(std::string_view name)
{
    for (std::size_t i = 0; i < kPolicyFilesCount; ++i)
        if (kPolicyFiles[i].name == name)
            if (auto document = base::parseJson(kPolicyFiles[i].content))
                return std::move(*document);
    COUNTERSIGN_ASSERT(false, "the shipped policies are JSON");
    return {};
}

} // namespace

constexpr const char* kSqlCount = "SELECT count(*) FROM governance_policy";

base::Status installPolicy(store::Transaction& transaction, ShippedPolicy which, const Actor& actor)
{
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlCount));
        if (rows.next() && rows.integer(0) > 0)
            return {};
        COUNTERSIGN_TRY(rows.status());
    }
    base::Json document = shippedFile("default.json");
    if (which == ShippedPolicy::Demo)
        document.merge_patch(shippedFile("demo.json"));
    COUNTERSIGN_ASSIGN([[maybe_unused]] const Policy policy,
                       addPolicy(transaction, base::dumpJson(document), actor));
    return {};
}

constexpr const char* kSqlActive =
    "SELECT version, document, sha256, author, created_at FROM governance_policy WHERE active=1";

base::Result<Policy> activePolicy(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlActive));
    if (rows.next())
        return readPolicy(rows);
    COUNTERSIGN_TRY(rows.status());
    return base::fail(base::ErrorCode::NotFound, "this workspace has no policy");
}

constexpr const char* kSqlList =
    "SELECT version, document, sha256, author, created_at FROM governance_policy ORDER BY version";

base::Result<std::vector<Policy>> listPolicies(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList));
    std::vector<Policy> policies;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(Policy policy, readPolicy(rows));
        policies.push_back(std::move(policy));
    }
    COUNTERSIGN_TRY(rows.status());
    return policies;
}

} // namespace countersign::governance
