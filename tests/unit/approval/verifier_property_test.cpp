// SPDX-License-Identifier: Apache-2.0
#include "tests/support/gate_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <openssl/evp.h>

#include <algorithm>
#include <cctype>
#include <set>

using namespace countersign;
using governance::Role;
using tests::GateWorld;

namespace {

/// Drops the guards, as somebody with the data key and an SQL shell could.
constexpr const char* kUnguard =
    "DROP TRIGGER approval_blob_frozen; DROP TRIGGER approval_message_frozen; DROP TRIGGER "
    "approval_message_step; "
    "DROP TRIGGER approval_message_signed; DROP TRIGGER approval_message_void_first; DROP TRIGGER "
    "approval_nonce_once; "
    "DROP TRIGGER approval_signature_only_void; DROP TRIGGER approval_signature_no_delete; "
    "DROP TRIGGER approval_requirement_no_delete; DROP TRIGGER approval_requirement_no_update; "
    "DROP TRIGGER governance_policy_frozen; DROP TRIGGER governance_key_only_revoked; "
    "DROP TRIGGER governance_principal_is_one_person; DROP TRIGGER approval_signature_not_void_on_its_way; "
    "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON;";

bool ed25519Verifies(const base::Bytes& key, const std::string& message, const base::Bytes& signature)
{
    EVP_PKEY* pkey = EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(key.data()), key.size());
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const bool good =
        pkey != nullptr && EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, pkey) == 1 &&
        EVP_DigestVerify(context, reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
                         reinterpret_cast<const unsigned char*>(message.data()), message.size()) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(pkey);
    return good;
}

struct Row
{
    std::map<std::string, std::string> text;
    [[nodiscard]] const std::string& at(const std::string& name) const { return text.at(name); }
    [[nodiscard]] std::int64_t number(const std::string& name) const { return std::stoll(text.at(name)); }
};

std::vector<Row> all(store::Database& database, const char* sql)
{
    std::vector<Row> result;
    auto rows = database.query(sql);
    while (rows && rows->next()) {
        Row row;
        for (int i = 0; i < rows->columnCount(); ++i)
            row.text[std::string(rows->columnName(i))] = std::string(base::textOf(rows->blob(i)));
        result.push_back(std::move(row));
    }
    return result;
}

std::string hex(const std::string& bytes)
{
    return base::toHex(base::bytesOf(bytes));
}

/// The digest of the cited facts, each spelt as the program spells it.
std::string factsDigest(const std::string& stored)
{
    auto facts = base::Json::parse(stored);
    const auto each = [](base::Json& fact, const char* key, int (*change)(int)) {
        std::string text = fact.at(key).get<std::string>();
        std::ranges::transform(text, text.begin(), [change](unsigned char c) { return static_cast<char>(change(c)); });
        fact[key] = text;
    };
    for (base::Json& fact : facts) {
        each(fact, "record", std::toupper);
        each(fact, "sha256", std::tolower);
    }
    return base::toHex(base::sha256(facts.dump()));
}

base::Json idOrNull(const std::string& bytes)
{
    const auto id = base::Id<struct X>::fromBytes(base::bytesOf(bytes));
    return id && !id->isNull() ? base::Json(id->text()) : base::Json();
}

/// The slow reference: written from docs, with OpenSSL and raw SQL only, and no function of the gate. True
/// means that sending is right; it knows one message, one rep's signature and the default policy.
bool referenceAllows(store::Database& database, std::int64_t now, const std::string& suppressedDigest)
{
    const auto messages = all(database, "SELECT *, hex(id) AS hex_id FROM approval_message");
    const auto blobs = all(database, "SELECT * FROM approval_blob");
    const auto policies = all(database, "SELECT * FROM governance_policy WHERE active=1");
    const auto signatures = all(database, "SELECT * FROM approval_signature WHERE void_at IS NULL");
    if (messages.size() != 1 || policies.size() != 1 || signatures.size() != 1)
        return false;
    const Row& m = messages[0];
    const Row& s = signatures[0];
    if (!std::set<std::string>{"approved", "held", "queued"}.contains(m.at("state")))
        return false;
    std::string bytes;
    for (const Row& blob : blobs)
        if (blob.at("sha256") == m.at("blob_sha256"))
            bytes = blob.at("bytes");
    if (hex(std::string(base::textOf(base::sha256(bytes)))) != hex(m.at("blob_sha256")))
        return false;
    if (std::string(base::textOf(base::sha256(m.at("claim_report")))) != m.at("claim_sha256"))
        return false;
    if (policies[0].at("version") != m.at("policy_version") ||
        policies[0].at("sha256") != m.at("policy_sha256") ||
        std::string(base::textOf(base::sha256(policies[0].at("document")))) != m.at("policy_sha256"))
        return false;
    if (now > m.number("not_after") || now < m.number("not_before"))
        return false;

    const auto envelope = base::Json::parse(s.at("envelope"), nullptr, false);
    if (envelope.is_discarded() || !envelope.is_object() || !envelope.contains("signatures") ||
        envelope.at("signatures").size() != 1 || !envelope.at("payload").is_string())
        return false;
    const auto payloadBytes = base::fromBase64(envelope.at("payload").get<std::string>());
    const auto signature = base::fromBase64(envelope.at("signatures").at(0).at("sig").get<std::string>());
    if (!payloadBytes || !signature)
        return false;
    const std::string payload(base::textOf(*payloadBytes));
    const std::string type = envelope.at("payloadType").get<std::string>();
    const std::string signedBytes = "DSSEv1 " + std::to_string(type.size()) + " " + type + " " +
                                    std::to_string(payload.size()) + " " + payload;
    bool keyGood = false;
    for (const Row& key : all(database, "SELECT * FROM governance_key WHERE revoked_at IS NULL")) {
        const auto raw = base::bytesOf(key.at("public_key"));
        keyGood |= key.at("key_id") == s.at("key_id") && key.at("principal_id") == s.at("principal_id") &&
                   key.at("key_id") == envelope.at("signatures").at(0).at("keyid").get<std::string>() &&
                   ed25519Verifies({raw.begin(), raw.end()}, signedBytes, *signature);
    }
    const auto p = base::Json::parse(payload, nullptr, false);
    if (!keyGood || p.is_discarded())
        return false;
    const auto id = base::Id<struct X>::fromBytes(base::bytesOf(m.at("id")));
    const auto mailbox = base::Id<struct X>::fromBytes(base::bytesOf(m.at("mailbox_id")));
    const bool payloadGood =
        p.at("message") == id->text() && p.at("sha256") == hex(m.at("blob_sha256")) &&
        p.at("envelopeFrom") == m.at("envelope_from") &&
        p.at("recipients") == base::Json::parse(m.at("recipients")) && mailbox &&
        p.at("mailbox") == mailbox->text() && p.at("account") == idOrNull(m.at("account_id")) &&
        p.at("contact") == idOrNull(m.at("contact_id")) && !m.at("value_minor").empty() &&
        p.at("value").at("amountMinor") == m.number("value_minor") &&
        p.at("value").at("currency") == m.at("value_currency") &&
        p.at("facts") == factsDigest(m.at("cited_facts")) && p.at("policy").at("id") == m.number("policy_version") &&
        p.at("policy").at("sha256") == hex(m.at("policy_sha256")) &&
        p.at("claimReport") == hex(m.at("claim_sha256")) && p.at("notBefore") == m.number("not_before") &&
        p.at("notAfter") == m.number("not_after") && p.at("nonce") == hex(s.at("nonce")) &&
        p.at("role") == s.at("role") && s.at("role") == "rep" && s.at("principal_id") == m.at("author_id");
    if (!payloadGood)
        return false;
    // The policy's one escalation, straight from its document.
    const auto rules = base::Json::parse(policies[0].at("document"));
    const auto limit = rules.at("highValueAboveMinor").find(m.at("value_currency"));
    if (m.at("value_minor").empty() || limit == rules.at("highValueAboveMinor").end() ||
        m.number("value_minor") > limit->get<std::int64_t>())
        return false;
    for (const Row& suppression : all(database, "SELECT * FROM governance_suppression"))
        if (suppression.at("digest") == suppressedDigest)
            return false;
    for (const Row& nonce : all(database, "SELECT * FROM approval_nonce"))
        if (nonce.at("nonce") == s.at("nonce"))
            return !nonce.at("used_at").empty() && nonce.at("void_at").empty() &&
                   nonce.at("message_id") == m.at("id") && nonce.at("principal_id") == s.at("principal_id") &&
                   nonce.at("role") == "rep" && p.at("auditIndex") == nonce.number("audit_index");
    return false;
}

bool referenceAllowsOrThrows(store::Database& database, std::int64_t now, const std::string& suppressedDigest)
{
    try {
        return referenceAllows(database, now, suppressedDigest);
    } catch (const std::exception&) {
        return false;
    }
}

/// One random blow at the store: a byte of some column of some row of the gate's tables, or the clock.
struct Blow
{
    const char* table;
    std::vector<const char*> columns;
};

const std::vector<Blow> kBlows{
    {"approval_blob", {"bytes"}},
    {"approval_message",
     {"recipients", "envelope_from", "mailbox_id", "message_id_header", "blob_sha256", "claim_report",
      "claim_sha256", "policy_sha256", "not_before", "not_after", "author_id", "account_id", "contact_id", "cited_facts", "value_minor",
      "value_currency", "state"}},
    {"approval_signature", {"envelope", "key_id", "principal_id", "nonce", "role", "void_at"}},
    {"approval_nonce", {"message_id", "principal_id", "audit_index", "void_at", "used_at"}},
    {"governance_key", {"public_key", "revoked_at", "key_id"}},
    {"governance_policy", {"document", "sha256", "active"}},
};

std::string mutated(std::string value, base::RandomSource& random)
{
    switch (random.below(4)) {
    case 0:
        if (!value.empty()) {
            value[random.below(value.size())] ^= static_cast<char>(1U << random.below(8));
        }
        return value;
    case 1:
        return value.substr(0, value.size() - std::min<std::size_t>(value.size(), 1 + random.below(3)));
    case 2:
        return value + "x";
    default:
        return value;
    }
}

std::string literal(const std::string& value, const std::string& type)
{
    if (type == "null")
        return "NULL";
    return (type == "text" ? "CAST(x'" : "x'") + hex(value) + (type == "text" ? "' AS TEXT)" : "'");
}

bool strike(store::Database& database, const Blow& blow, const char* column, base::RandomSource& random)
{
    const std::string select = "SELECT " + std::string(column) + " AS v, typeof(" + column + ") AS t FROM " +
                               blow.table + " LIMIT 1";
    // The statement cache goes by address, so each text must outlive the database: scripts instead of
    // statements.
    static std::set<std::string> kept;
    const auto rows = all(database, kept.insert(select).first->c_str());
    if (rows.empty())
        return false;
    const std::string type = rows[0].at("t");
    std::string value;
    if (type == "integer" || (type == "null" && random.below(2) == 0)) {
        const std::int64_t old = type == "integer" ? std::stoll(rows[0].at("v")) : 0;
        value = std::to_string(old + static_cast<std::int64_t>(random.below(7)) - 3);
    } else {
        value = literal(mutated(rows[0].at("v"), random), type);
    }
    return database
        .executeScript("UPDATE " + std::string(blow.table) + " SET " + column + "=" + value +
                       " WHERE rowid IN (SELECT rowid FROM " + blow.table + " LIMIT 1)")
        .has_value();
}

bool strikeBlob(store::Database& database, base::RandomSource& random)
{
    // WITHOUT ROWID tables, one row each here.
    const auto rows = all(database, "SELECT bytes FROM approval_blob");
    return !rows.empty() && database
                                .executeScript("UPDATE approval_blob SET bytes=x'" +
                                               hex(mutated(rows[0].at("bytes"), random)) + "'")
                                .has_value();
}

} // namespace

class VerifierPropertyTest : public QObject
{
    Q_OBJECT
private slots:
    void sendsNothingThatASlowReferenceRefuses()
    {
        const QByteArray wanted = qgetenv("COUNTERSIGN_SEED");
        const std::uint64_t seed = wanted.isEmpty() ? 20260609 : wanted.toULongLong();
        const int rounds = qEnvironmentVariableIntValue("COUNTERSIGN_ROUNDS") > 0
                               ? qEnvironmentVariableIntValue("COUNTERSIGN_ROUNDS")
                               : 4000;
        qInfo("seed %llu, %d rounds", static_cast<unsigned long long>(seed), rounds);
        tests::FakeRandom random(seed);
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        COUNTERSIGN_VERIFY_OK(world.db().executeScript(kUnguard));
        const auto digest =
            world.suppression.digest(governance::SuppressionScope::Person, "ben@northwind.example");
        QVERIFY(referenceAllows(world.db(), base::toMillis(world.clock.now()),
                                std::string(base::textOf(digest))));

        int refused = 0;
        int untouched = 0;
        int overStrict = 0;
        for (int round = 0; round < rounds; ++round) {
            // Rolled back at the end of the round.
            auto transaction = store::Transaction::begin(world.db());
            COUNTERSIGN_VERIFY_OK(transaction);
            std::string what;
            const int blows = 1 + static_cast<int>(random.below(2));
            for (int i = 0; i < blows; ++i) {
                const Blow& blow = kBlows[random.below(kBlows.size())];
                const char* column = blow.columns[random.below(blow.columns.size())];
                const bool withoutRowId = std::string_view(blow.table) == "approval_blob";
                const bool hit = withoutRowId ? strikeBlob(world.db(), random)
                                 : std::string_view(blow.table) == "approval_nonce"
                                     ? strikeNonce(world.db(), column, random)
                                     : strike(world.db(), blow, column, random);
                what += std::string(hit ? " " : " !") + blow.table + "." + column;
            }
            base::Instant now = world.clock.now();
            if (random.below(4) == 0)
                now += std::chrono::hours(static_cast<std::int64_t>(random.below(175200)) - 87600);
            const bool reference =
                referenceAllowsOrThrows(world.db(), base::toMillis(now), std::string(base::textOf(digest)));
            const bool gate =
                approval::ApprovedMessage::verify(*transaction, *id, world.suppression, now).has_value();
            QVERIFY2(!gate || reference,
                     ("seed " + std::to_string(seed) + " round " + std::to_string(round) + what).c_str());
            // And it is no stricter than it must be, or approved mail would lie about for no reason.
            overStrict += reference && !gate ? 1 : 0;
            refused += gate ? 0 : 1;
            untouched += gate ? 1 : 0;
        }
        qInfo("%d refused, %d sendable (a blow that changed nothing), %d only the gate refuses", refused,
              untouched, overStrict);
        QVERIFY(refused > rounds / 2);
        QVERIFY(untouched > 0);
        COUNTERSIGN_VERIFY_OK(world.verify(*id));
    }

private:
    static bool strikeNonce(store::Database& database, const char* column, base::RandomSource& random)
    {
        const std::string name(column);
        if (name == "audit_index" || name == "used_at")
            return database
                .executeScript(
                    "UPDATE approval_nonce SET " + name + "=" +
                    (name == "used_at" ? "NULL" : "audit_index+" + std::to_string(random.below(2))))
                .has_value();
        if (name == "void_at")
            return database.executeScript("UPDATE approval_nonce SET void_at=1").has_value();
        return database.executeScript("UPDATE approval_nonce SET " + name + "=randomblob(16)").has_value();
    }
};

COUNTERSIGN_TEST_CLASS(VerifierPropertyTest);
#include "verifier_property_test.moc"
