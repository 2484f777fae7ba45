// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/store/settings.h"
#include "engine/platform/governance/chain_check.h"
#include "tests/support/gate_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using governance::Role;
using tests::GateWorld;
using tests::Signer;

namespace {

constexpr std::int64_t kHighValue = 2'500'001;

QString ruleOf(const auto& result)
{
    if (result)
        return QStringLiteral("allowed");
    if (result.error().code != ErrorCode::ApprovalVoid || result.error().args.empty())
        return QString::fromStdString(base::toString(result.error()));
    return QString::fromStdString(result.error().args.front());
}

/// A world with one small message that its author signed, and somebody who has the data key and an SQL shell.
class SignedWorld : public GateWorld
{
public:
    SignedWorld() : id(*submit(submission()))
    {
        if (!sign(id, rep, Role::Rep))
            qFatal("SignedWorld: not signed");
    }
    void sql(const std::string& script)
    {
        if (const auto done = db().executeScript(script); !done)
            qFatal("%s: %s", script.c_str(), base::toString(done.error()).c_str());
    }
    [[nodiscard]] QString claim() { return ruleOf(verify(id)); }
    [[nodiscard]] QString signing(const Signer& who, Role role, std::int64_t value)
    {
        const auto next = submit(submission(value));
        return next ? ruleOf(sign(*next, who, role)) : ruleOf(next);
    }
    [[nodiscard]] governance::Policy policyInForce() { return *governance::activePolicy(db()); }
    /// As the program does it.
    void addPolicy(std::int64_t bound)
    {
        const auto done = tests::writeIn(db(), [&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(governance::addPolicy(tx, documentWith(bound), system()));
            return {};
        });
        if (!done)
            qFatal("SignedWorld: no policy");
    }
    [[nodiscard]] std::string documentWith(std::int64_t bound)
    {
        auto document = base::parseJson(policyInForce().document);
        (*document)["highValueAboveMinor"]["EUR"] = bound;
        return base::dumpJson(*document);
    }
    [[nodiscard]] static std::string idOf(const Signer& who) { return "x'" + base::toHex(who.id.bytes()) + "'"; }
    [[nodiscard]] std::int64_t enrolledAt(const Signer& who)
    {
        return (*governance::findPrincipal(db(), who.id))->keys.front().enrolledAt;
    }
    void insertKey(const Signer& owner, const secrets::SigningKey& key, std::int64_t enrolled)
    {
        sql("INSERT INTO governance_key(principal_id, public_key, key_id, enrolled_at) VALUES(" + idOf(owner) + ", x'" +
            base::toHex(key.publicKey().bytes()) + "', '" + key.publicKey().id() + "', " + std::to_string(enrolled) + ")");
    }

    model::OutgoingId id;
};

constexpr const char* kUnguardChain =
    "DROP TRIGGER events_audit_no_update; DROP TRIGGER events_audit_no_delete; DROP TRIGGER events_audit_chain;";

} // namespace

/// Policies, roles and keys are held against the audit chain when they are used.
class ChainTest : public QObject
{
    Q_OBJECT
private slots:
    void aPolicyThatSqlPutInForceIsRefused()
    {
        SignedWorld world;
        const std::string document = world.documentWith(99'000'000);
        world.sql("UPDATE governance_policy SET active=0; INSERT INTO governance_policy VALUES(2, '" + document + "', x'" +
                  base::toHex(base::sha256(document)) + "', 'system', 0, 1)");
        QCOMPARE(world.claim(), QStringLiteral("policy_not_in_chain"));
        // A value that would need a manager under the real policy.
        QCOMPARE(world.signing(world.rep, Role::Rep, kHighValue), QStringLiteral("policy_not_in_chain"));
    }

    void anOldPolicyThatSqlPutBackIsRefused_data()
    {
        QTest::addColumn<QString>("hint");
        QTest::newRow("with its entry's index as it was") << QString();
        QTest::newRow("with the index moved back") << QStringLiteral("UPDATE store_setting SET value='1' WHERE key='%1'");
        QTest::newRow("with no index") << QStringLiteral("DELETE FROM store_setting WHERE key='%1'");
        QTest::newRow("with an index of nothing") << QStringLiteral("UPDATE store_setting SET value='x' WHERE key='%1'");
    }
    void anOldPolicyThatSqlPutBackIsRefused()
    {
        QFETCH(const QString, hint);
        SignedWorld world;
        world.addPolicy(1);
        world.sql("UPDATE governance_policy SET active=0; UPDATE governance_policy SET active=1 WHERE version=1");
        world.sql(hint.arg(QString::fromUtf8(governance::kSettingPolicyEntry.data())).toStdString());
        QCOMPARE(world.claim(), QStringLiteral("policy_not_in_chain"));
        QCOMPARE(world.signing(world.rep, Role::Rep, 2), QStringLiteral("policy_not_in_chain"));
    }

    void aPolicyOfTheProgramIsUsedWhateverTheHintSays()
    {
        SignedWorld world;
        world.sql("DELETE FROM store_setting WHERE key='" + std::string(governance::kSettingPolicyEntry) + "'");
        QCOMPARE(world.claim(), QStringLiteral("allowed"));
        world.addPolicy(4'000'000);
        QCOMPARE(world.claim(), QStringLiteral("policy_changed"));
        QCOMPARE(world.signing(world.rep, Role::Rep, kHighValue), QStringLiteral("allowed"));
        const auto next = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*next, world.rep, Role::Rep));
        COUNTERSIGN_VERIFY_OK(world.verify(*next));
        world.sql("UPDATE store_setting SET value='1' WHERE key='" + std::string(governance::kSettingPolicyEntry) + "'");
        COUNTERSIGN_VERIFY_OK(world.verify(*next));
    }

    void aRoleThatSqlGaveIsRefused()
    {
        SignedWorld world;
        world.sql("UPDATE governance_principal SET role='manager' WHERE id=" + SignedWorld::idOf(world.auditor));
        QCOMPARE(world.signing(world.auditor, Role::Manager, kHighValue), QStringLiteral("role_not_in_chain"));
        QCOMPARE(world.claim(), QStringLiteral("allowed"));
        world.sql("UPDATE governance_principal SET role='manager' WHERE id=" + SignedWorld::idOf(world.rep));
        QCOMPARE(world.claim(), QStringLiteral("role_not_in_chain"));
    }

    void aKeyThatSqlInsertedIsRefused()
    {
        SignedWorld world;
        const Signer forger{.id = world.manager.id, .key = secrets::SigningKey::generate(world.random)};
        world.insertKey(world.manager, forger.key, 1);
        QCOMPARE(world.signing(forger, Role::Manager, kHighValue), QStringLiteral("key_not_in_chain"));
        // It says that it was enrolled with the true key's entry.
        const Signer other{.id = world.manager.id, .key = secrets::SigningKey::generate(world.random)};
        world.insertKey(world.manager, other.key, world.enrolledAt(world.manager));
        QCOMPARE(world.signing(other, Role::Manager, kHighValue), QStringLiteral("key_not_in_chain"));
        QCOMPARE(world.signing(world.manager, Role::Manager, kHighValue), QStringLiteral("allowed"));
    }

    void aKeyWhoseEntryIsGoneOrOfAnotherPersonIsRefusedAtTheClaim()
    {
        for (const bool moved : {false, true}) {
            SignedWorld world;
            const std::string where = " WHERE seq=" + std::to_string(world.enrolledAt(world.rep));
            world.sql(kUnguardChain);
            world.sql(moved ? "UPDATE events_audit SET subject='" + world.manager.id.text() + "'" + where
                            : "DELETE FROM events_audit" + where);
            QCOMPARE(world.claim(), QStringLiteral("key_not_in_chain"));
        }
    }

    void aKeyThatWasRevokedAndRevivedBySqlIsRefused()
    {
        SignedWorld world;
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) {
            return governance::revokeKey(tx, world.rep.id, world.rep.key.publicKey().id(), world.system());
        }));
        world.sql("DROP TRIGGER governance_key_only_revoked; UPDATE governance_key SET revoked_at=NULL");
        QCOMPARE(world.claim(), QStringLiteral("key_revoked"));
        QCOMPARE(world.signing(world.rep, Role::Rep, 1), QStringLiteral("key_revoked"));
        // Somebody else's revocation is none of theirs.
        QCOMPARE(world.signing(world.manager, Role::Manager, kHighValue), QStringLiteral("allowed"));
    }

    void anEntryThatWasRewrittenWithItsOwnHashIsNotTiedToItsNeighbours()
    {
        SignedWorld world;
        const std::int64_t index = world.enrolledAt(world.auditor);
        events::StoredAuditEntry forged = *events::findSoundLink(world.db(), index).value();
        forged.entry.payload["role"] = "manager";
        forged.payloadText = base::dumpJson(forged.entry.payload);
        forged.hash = events::auditHash(forged);
        world.sql(kUnguardChain);
        world.sql("UPDATE events_audit SET payload='" + forged.payloadText + "', hash=x'" + base::toHex(forged.hash) +
                  "' WHERE seq=" + std::to_string(index));
        world.sql("UPDATE governance_principal SET role='manager' WHERE id=" + SignedWorld::idOf(world.auditor));
        QCOMPARE(world.signing(world.auditor, Role::Manager, kHighValue), QStringLiteral("chain_broken"));
    }

    void anEditedEntryHidesNeitherARevocationNorAPolicy()
    {
        for (const char* edit : {"action='x'", "payload='{\"keyId\":\"another\"}'"}) {
            SignedWorld world;
            COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) {
                return governance::revokeKey(tx, world.rep.id, world.rep.key.publicKey().id(), world.system());
            }));
            world.sql("DROP TRIGGER governance_key_only_revoked; UPDATE governance_key SET revoked_at=NULL");
            world.sql(kUnguardChain);
            world.sql(std::string("UPDATE events_audit SET ") + edit + " WHERE action='key.revoke'");
            QCOMPARE(world.claim(), QStringLiteral("chain_broken"));
            QCOMPARE(world.signing(world.rep, Role::Rep, 1), QStringLiteral("chain_broken"));
        }
        SignedWorld world;
        world.addPolicy(1);
        world.sql("UPDATE governance_policy SET active=0; UPDATE governance_policy SET active=1 WHERE version=1");
        world.sql(kUnguardChain);
        world.sql("UPDATE events_audit SET action='x' WHERE action='policy.activate' AND subject='2'");
        QCOMPARE(world.claim(), QStringLiteral("chain_broken"));
        QCOMPARE(world.signing(world.rep, Role::Rep, 2), QStringLiteral("chain_broken"));
    }

    void aSecondDeviceSignsLikeTheFirst()
    {
        SignedWorld world;
        const Signer second{.id = world.rep.id, .key = secrets::SigningKey::generate(world.random)};
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) {
            return governance::addKey(tx, world.rep.id, second.key.publicKey(), world.system());
        }));
        const auto next = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*next, second, Role::Rep));
        COUNTERSIGN_VERIFY_OK(world.verify(*next));
        QCOMPARE(world.claim(), QStringLiteral("allowed"));
    }

    void anEnrolmentFromBeforeItNamedTheRoleStillCounts()
    {
        SignedWorld world;
        const Signer old{.id = world.ids.next<model::PrincipalTag>(), .key = secrets::SigningKey::generate(world.random)};
        std::int64_t enrolled = 0;
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.db(), [&](store::Transaction& tx) -> base::Status {
            const auto append = [&](const char* action, base::Json payload) {
                return events::appendAudit(
                    tx, {.actor = "system", .action = action, .subject = old.id.text(), .payload = std::move(payload)},
                    world.clock.now());
            };
            COUNTERSIGN_TRY(append("principal.add", {{"role", "manager"}}));
            COUNTERSIGN_ASSIGN(enrolled, append("key.enrol", {{"keyId", old.key.publicKey().id()},
                                                              {"publicKey", base::toHex(old.key.publicKey().bytes())}}));
            return {};
        }));
        world.sql("INSERT INTO governance_principal(id, name, role, email, created_at) VALUES(" + SignedWorld::idOf(old) +
                  ", 'Old', 'manager', 'old@fennwick.example', 0)");
        world.insertKey(old, old.key, enrolled);
        QCOMPARE(world.signing(old, Role::Manager, kHighValue), QStringLiteral("allowed"));
    }
};

COUNTERSIGN_TEST_CLASS(ChainTest);
#include "chain_test.moc"
