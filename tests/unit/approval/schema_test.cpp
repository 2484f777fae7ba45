// SPDX-License-Identifier: Apache-2.0
#include "tests/support/gate_world.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <set>

using namespace countersign;
using governance::Role;
using tests::GateWorld;

namespace {

const std::vector<std::string> kStates{"draft",   "in_review", "returned",     "rejected", "approved",
                                       "held",    "queued",    "transmitting", "accepted", "refused",
                                       "unknown", "cancelled", "expired"};

/// Steps that SQL alone may do to an unsigned message, of all 13 × 13.
const std::set<std::string> kUnsignedSteps{"in_review>returned", "in_review>rejected", "in_review>draft",
                                           "in_review>cancelled", "in_review>expired"};

bool allowed(store::Database& database, const std::string& sql)
{
    return database.executeScript(sql).has_value();
}

} // namespace

/// What faulty code would run into: the statements go straight to the schema.
class SchemaTest : public QObject
{
    Q_OBJECT
private slots:
    void anUnsignedMessageHasNoStepTowardTheWorld()
    {
        for (const std::string& state : kStates) {
            GateWorld world;
            const auto id = world.submit(world.submission());
            COUNTERSIGN_VERIFY_OK(id);
            const bool moved = allowed(world.db(), "UPDATE approval_message SET state='" + state + "'");
            const bool legal = kUnsignedSteps.contains("in_review>" + state) || state == "in_review";
            QVERIFY2(moved == legal, state.c_str());
        }
    }

    void aSignedMessageCannotSkipAStepOrTurnBackWithLivingSignatures()
    {
        for (const std::string& state : kStates) {
            GateWorld world;
            const auto id = world.submit(world.submission());
            COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
            const bool moved = allowed(world.db(), "UPDATE approval_message SET state='" + state + "'");
            QVERIFY2(moved == (state == "held" || state == "approved"), state.c_str());
        }
    }

    void aQueuedMessageIsNotTransmittedWithoutAnAttempt()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        QVERIFY(allowed(world.db(), "UPDATE approval_message SET state='held'"));
        QVERIFY(allowed(world.db(), "UPDATE approval_message SET state='queued'"));
        QVERIFY(!allowed(world.db(), "UPDATE approval_message SET state='transmitting'"));
    }

    void nothingFrozenCanBeChangedOrDeleted()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        for (const char* sql : {"UPDATE approval_blob SET bytes=x'00'",
                                "DELETE FROM approval_blob",
                                "UPDATE approval_message SET recipients='[\"x@y.example\"]'",
                                "UPDATE approval_message SET envelope_from='x@y.example'",
                                "UPDATE approval_message SET value_minor=1",
                                "UPDATE approval_message SET mailbox_id=randomblob(16)",
                                "UPDATE approval_message SET not_after=not_after+1",
                                "UPDATE approval_message SET blob_sha256=randomblob(32)",
                                "UPDATE approval_message SET policy_version=1",
                                "DELETE FROM approval_message",
                                "DELETE FROM approval_requirement",
                                "UPDATE approval_requirement SET role='manager'",
                                "UPDATE approval_signature SET envelope='{}'",
                                "UPDATE approval_signature SET role='manager'",
                                "DELETE FROM approval_signature",
                                "DELETE FROM approval_nonce",
                                "UPDATE approval_nonce SET used_at=NULL",
                                "UPDATE governance_policy SET document='{}'",
                                "UPDATE governance_key SET revoked_at=NULL, enrolled_at=1",
                                "DELETE FROM governance_key",
                                "UPDATE governance_principal SET email='x@y.example'",
                                "DELETE FROM governance_principal",
                                "UPDATE delivery_outbox SET state='queued'",
                                "UPDATE events_audit SET actor='x'"}) {
            const bool untouched = std::string_view(sql).find("delivery_outbox") != std::string_view::npos;
            QVERIFY2(!allowed(world.db(), sql) || untouched, sql);
        }
        COUNTERSIGN_VERIFY_OK(world.verify(*id));
    }

    void nothingFrozenCanBeReplaced()
    {
        GateWorld world;
        const auto id = world.submit(world.submission());
        COUNTERSIGN_VERIFY_OK(world.sign(*id, world.rep, Role::Rep));
        QVERIFY(allowed(world.db(), "UPDATE approval_message SET state='held'"));
        QVERIFY(allowed(world.db(), "INSERT INTO delivery_outbox SELECT 1, id, 'held', 1, 1, 1, 2, 0, '', '[]', 1 FROM "
                                    "approval_message"));
        // By the private key, which no insert trigger looks at, and by the names.
        for (const char* sql :
             {"REPLACE INTO events_audit SELECT (SELECT max(seq) + 1 FROM events_audit), at, 'eve', action, subject, payload, "
              "(SELECT hash FROM events_audit ORDER BY seq DESC LIMIT 1), hash FROM events_audit WHERE seq=1",
              "REPLACE INTO events_audit SELECT seq, at, 'eve', action, subject, payload, previous, hash FROM events_audit",
              "REPLACE INTO approval_signature SELECT pk, message_id, role, principal_id, key_id, nonce, '{}', signed_at, "
              "audit_index, void_at FROM approval_signature",
              "REPLACE INTO approval_nonce SELECT nonce, message_id, principal_id, role, audit_index, issued_at, NULL, NULL "
              "FROM approval_nonce",
              "REPLACE INTO delivery_outbox SELECT pk, message_id, 'held', 1, 1, 1, 9, 0, '', '[]', 1 FROM delivery_outbox",
              "UPDATE OR REPLACE delivery_outbox SET pk=2, message_id=randomblob(16)",
              "REPLACE INTO approval_requirement SELECT pk, message_id, role, 'x', args FROM approval_requirement",
              "REPLACE INTO governance_key SELECT pk, principal_id, public_key, key_id, enrolled_at, NULL FROM governance_key",
              "REPLACE INTO governance_principal SELECT pk, id, name, 'manager', email, created_at FROM governance_principal",
              "REPLACE INTO governance_policy SELECT version, '{}', sha256, author, created_at, active FROM "
              "governance_policy"})
            QVERIFY2(!allowed(world.db(), sql), sql);
        COUNTERSIGN_VERIFY_OK(world.verify(*id));
    }

    void aSignatureBySqlAloneNeedsAnIssuedNonceAndALivingKeyOfTheRightPerson()
    {
        GateWorld world;
        const auto id = world.submit(world.submission(2'500'001));
        const auto envelope = world.signedEnvelope(*id, world.rep, Role::Rep);
        COUNTERSIGN_VERIFY_OK(envelope);
        const auto insert = [](const std::string& role, const std::string& principal,
                               const std::string& key) {
            return "INSERT INTO approval_signature(message_id, role, principal_id, key_id, nonce, envelope, "
                   "signed_at, "
                   "audit_index) SELECT n.message_id, '" +
                   role + "', (SELECT id FROM governance_principal WHERE email LIKE '" + principal +
                   "%'), (SELECT key_id FROM governance_key k JOIN governance_principal p ON "
                   "p.id=k.principal_id WHERE "
                   "p.email LIKE '" +
                   key + "%'), n.nonce, '{}', 1, 1 FROM approval_nonce n";
        };
        QVERIFY(!allowed(world.db(), insert("manager", "ines", "ines")));
        QVERIFY(!allowed(world.db(), insert("rep", "tomas", "tomas")));
        QVERIFY(!allowed(world.db(), insert("rep", "ines", "tomas")));
        QVERIFY(allowed(world.db(), insert("rep", "ines", "ines")));
        QVERIFY(!allowed(world.db(), insert("rep", "ines", "ines")));
        // What the schema cannot see, the verifier does: this row has no signature in it.
        COUNTERSIGN_VERIFY_ERROR(world.verify(*id), base::ErrorCode::Conflict);
    }
};

COUNTERSIGN_TEST_CLASS(SchemaTest);
#include "schema_test.moc"
