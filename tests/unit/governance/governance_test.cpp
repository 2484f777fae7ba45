// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/consent.h"
#include "engine/platform/governance/egress_permit.h"
#include "engine/platform/governance/suppression.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/write_in.h"

#include <QFile>
#include <QtTest>

#include <type_traits>

using namespace countersign;
using base::ErrorCode;
using governance::EgressPermit;
using governance::Role;
using governance::SuppressionScope;

// Law 6 as a type.
static_assert(!std::is_default_constructible_v<EgressPermit>);
static_assert(!std::is_copy_constructible_v<EgressPermit>);
static_assert(!std::is_aggregate_v<EgressPermit>);
static_assert(!std::is_constructible_v<EgressPermit, governance::EgressRequest>);

class GovernanceTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_store = std::make_unique<tests::TempStore>();
        COUNTERSIGN_VERIFY_OK(
            write([&](store::Transaction& tx) { return governance::installPolicy(tx, governance::ShippedPolicy::Default, actor()); }));
    }

    void twoPrincipalsNeverShareAnAddressOrAKey()
    {
        const auto key = secrets::SigningKey::generate(m_random).publicKey();
        const auto other = secrets::SigningKey::generate(m_random).publicKey();
        COUNTERSIGN_VERIFY_OK(add("Ines", "ines@f.example", key));
        COUNTERSIGN_VERIFY_ERROR(add("Ines again", "INES@F.example", other), ErrorCode::AlreadyExists);
        COUNTERSIGN_VERIFY_ERROR(add("Tomas", "tomas@f.example", key), ErrorCode::AlreadyExists);
        QCOMPARE(governance::listPrincipals(m_store->database())->size(), std::size_t{1});
    }

    void revokedKeyStaysRevokedAndCannotBeEnrolledAgain()
    {
        const auto key = secrets::SigningKey::generate(m_random).publicKey();
        const auto id = m_ids.next<model::PrincipalTag>();
        COUNTERSIGN_VERIFY_OK(add("Ines", "ines@f.example", key, id));
        COUNTERSIGN_VERIFY_OK(
            write([&](store::Transaction& tx) { return governance::revokeKey(tx, id, key.id(), actor()); }));
        const auto principal = governance::findPrincipal(m_store->database(), id);
        const auto* revoked = (*principal)->findKey(key.id());
        QVERIFY(revoked != nullptr && !revoked->isLive() && *revoked->revokedAt > revoked->enrolledAt);
        COUNTERSIGN_VERIFY_ERROR(
            write([&](store::Transaction& tx) { return governance::revokeKey(tx, id, key.id(), actor()); }),
            ErrorCode::NotFound);
        COUNTERSIGN_VERIFY_ERROR(
            write([&](store::Transaction& tx) { return governance::addKey(tx, id, key, actor()); }),
            ErrorCode::AlreadyExists);
        const auto second = secrets::SigningKey::generate(m_random).publicKey();
        COUNTERSIGN_VERIFY_OK(
            write([&](store::Transaction& tx) { return governance::addKey(tx, id, second, actor()); }));
    }

    void aPersonIsRevokedWithEveryDeviceAndFoundWhateverTheSpelling()
    {
        const auto key = secrets::SigningKey::generate(m_random).publicKey();
        const auto second = secrets::SigningKey::generate(m_random).publicKey();
        const auto id = m_ids.next<model::PrincipalTag>();
        COUNTERSIGN_VERIFY_OK(add("Ines", "Ines@F.example", key, id));
        COUNTERSIGN_VERIFY_OK(
            write([&](store::Transaction& tx) { return governance::addKey(tx, id, second, actor()); }));
        const auto found = governance::findPrincipalByEmail(m_store->database(), "INES@f.EXAMPLE");
        QVERIFY(found && *found && (*found)->id == id && (*found)->isLive());
        QVERIFY(!governance::findPrincipalByEmail(m_store->database(), "nobody@f.example")->has_value());
        COUNTERSIGN_VERIFY_OK(
            write([&](store::Transaction& tx) { return governance::revokePrincipal(tx, id, actor()); }));
        const auto revoked = governance::findPrincipal(m_store->database(), id);
        QVERIFY(!(*revoked)->isLive());
        for (const auto& each : (*revoked)->keys)
            QVERIFY(!each.isLive());
        COUNTERSIGN_VERIFY_ERROR(
            write([&](store::Transaction& tx) { return governance::revokePrincipal(tx, id, actor()); }),
            ErrorCode::NotFound);
    }

    void suppressionCoversSpellingsSubdomainsAndAccounts()
    {
        const governance::SuppressionKey key(base::SecretBytes(base::Bytes(32, std::byte{1})));
        const auto account = model::RecordId::imported("crm", "account", "A-1");
        COUNTERSIGN_VERIFY_OK(suppress(key, SuppressionScope::Person, "Anna <Anna@X.example>"));
        COUNTERSIGN_VERIFY_OK(suppress(key, SuppressionScope::Person, "anna@x.example"));
        COUNTERSIGN_VERIFY_OK(suppress(key, SuppressionScope::Domain, "Corp.example"));
        COUNTERSIGN_VERIFY_OK(suppress(key, SuppressionScope::Account, account.text()));
        QCOMPARE(governance::listSuppressions(m_store->database())->size(), std::size_t{3});
        QVERIFY(isSuppressed(key, "ANNA@x.example"));
        QVERIFY(isSuppressed(key, "anna+offers@x.example"));
        QVERIFY(isSuppressed(key, "bo@mail.corp.example"));
        QVERIFY(!isSuppressed(key, "bo@notcorp.example"));
        QVERIFY(!isSuppressed(key, "anna@y.example"));
        QVERIFY(isSuppressed(key, "anybody@y.example", account));
        COUNTERSIGN_VERIFY_ERROR(suppress(key, SuppressionScope::Person, "not an address"),
                                 ErrorCode::InvalidInput);
        const governance::SuppressionKey otherWorkspace(base::SecretBytes(base::Bytes(32, std::byte{2})));
        QVERIFY(!isSuppressed(otherWorkspace, "anna@x.example"));
    }

    void suppressionListDoesNotHoldTheAddress()
    {
        const governance::SuppressionKey key(base::SecretBytes(base::Bytes(32, std::byte{1})));
        COUNTERSIGN_VERIFY_OK(suppress(key, SuppressionScope::Person, "anna.longname@x.example"));
        QCOMPARE(governance::listSuppressions(m_store->database())->front().masked,
                 std::string("a***@x.example"));
        auto rows = m_store->database().query(
            "SELECT group_concat(scope||masked||hex(digest)||reason||actor) FROM governance_suppression");
        QVERIFY(rows && rows->next());
        QVERIFY(rows->text(0).find("longname") == std::string::npos);
        auto audit = m_store->database().query("SELECT group_concat(payload||subject) FROM events_audit");
        QVERIFY(audit && audit->next());
        QVERIFY(audit->text(0).find("longname") == std::string::npos);
    }

    void consentIsAHistory()
    {
        const auto person = model::RecordId::imported("crm", "contact", "C-1");
        for (const bool granted : {true, false})
            COUNTERSIGN_VERIFY_OK(write([&](store::Transaction& tx) {
                return governance::recordConsent(tx,
                                                 {.person = person,
                                                  .purpose = "sales",
                                                  .channel = "mail",
                                                  .granted = granted,
                                                  .basis = "consent",
                                                  .source = "reply",
                                                  .at = m_clock.now()},
                                                 actor());
            }));
        const auto history = governance::consentHistory(m_store->database(), person);
        QCOMPARE(history->size(), std::size_t{2});
        QVERIFY(!history->back().granted);
        QVERIFY(!m_store->database().executeScript("UPDATE governance_consent SET granted=1"));
    }

    void egressNamesItsFieldsAndCoversOnlyItsBody()
    {
        const std::string body = "{\"messages\":[]}";
        const auto permit = permitFor(model::RecordKind::Account, "name", body);
        COUNTERSIGN_VERIFY_OK(permit);
        QVERIFY(permit->covers(base::bytesOf(body)));
        QVERIFY(!permit->covers(base::bytesOf(body + " ")));
        auto rows = m_store->database().query("SELECT fields FROM governance_egress");
        QVERIFY(rows && rows->next());
        QVERIFY(rows->text(0).find("\"field\":\"name\"") != std::string::npos);
        COUNTERSIGN_VERIFY_ERROR(permitFor(model::RecordKind::Account, "no_such_field", body),
                                 ErrorCode::PolicyRefused);
    }

    void policyKeepsPersonalAndInternalFieldsHere()
    {
        for (const model::RecordKind kind : model::allRecordKinds())
            for (const model::FieldDef& field : model::fieldsOf(kind)) {
                const bool open = permitFor(kind, std::string(field.name), "x", false).has_value();
                QVERIFY2(open == (field.sensitivity == model::Sensitivity::Business),
                         std::string(field.name).c_str());
                const bool personal = permitFor(kind, std::string(field.name), "x", true).has_value();
                QVERIFY2(personal == (field.sensitivity != model::Sensitivity::Internal),
                         std::string(field.name).c_str());
            }
        QVERIFY(!permitFor(model::RecordKind::Message, "", "x", false));
    }

private:
    [[nodiscard]] governance::Actor actor() const { return {.name = "system", .now = m_clock.now()}; }
    [[nodiscard]] base::Status write(const std::function<base::Status(store::Transaction&)>& body)
    {
        return tests::writeIn(m_store->database(), body);
    }
    [[nodiscard]] base::Status add(const char* name, const char* email, const secrets::PublicKey& key,
                                   model::PrincipalId id = {})
    {
        return write([&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(governance::addPrincipal(tx,
                                                     {.id = id ? id : m_ids.next<model::PrincipalTag>(),
                                                      .name = name,
                                                      .role = Role::Rep,
                                                      .email = email,
                                                      .key = key},
                                                     actor()));
            return {};
        });
    }
    [[nodiscard]] base::Status suppress(const governance::SuppressionKey& key, SuppressionScope scope,
                                        const std::string& value)
    {
        return write([&](store::Transaction& tx) {
            return governance::addSuppression(tx, key, {.scope = scope, .value = value, .reason = "opt_out"},
                                              actor());
        });
    }
    [[nodiscard]] bool isSuppressed(const governance::SuppressionKey& key, const std::string& address,
                                    model::RecordId account = {})
    {
        const std::vector<std::string> addresses{address};
        const auto found = governance::findSuppression(m_store->database(), key, addresses, account);
        return found && found->has_value();
    }
    [[nodiscard]] base::Result<EgressPermit> permitFor(model::RecordKind kind, const std::string& field,
                                                       const std::string& body, bool personal = true)
    {
        COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(m_store->database()));
        COUNTERSIGN_ASSIGN(auto policy, governance::activePolicy(m_store->database()));
        policy.rules.personalDataToModels = personal;
        COUNTERSIGN_ASSIGN(auto permit,
                           governance::permitEgress(transaction, policy,
                                                    {.provider = "openai",
                                                     .purpose = "draft",
                                                     .fields = {{.kind = kind, .record = {}, .field = field}},
                                                     .body = base::bytesOf(body)},
                                                    actor()));
        COUNTERSIGN_TRY(transaction.commit());
        return permit;
    }

    std::unique_ptr<tests::TempStore> m_store;
    tests::FakeClock m_clock;
    tests::FakeRandom m_random;
    base::IdSource m_ids{m_clock, m_random};
};

COUNTERSIGN_TEST_CLASS(GovernanceTest);
#include "governance_test.moc"
