// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/secrets/vault.h"
#include "engine/outreach/approval/approved_message.h"
#include "engine/platform/records/mailbox_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temp_store.h"
#include "tests/support/write_in.h"

#include <map>
#include <string>
#include <vector>

namespace countersign::tests {

/// Secrets in memory.
class MemoryVault final : public secrets::Vault
{
public:
    base::Status put(std::string_view name, const base::SecretText& value) override
    {
        m_values[std::string(name)] = value.expose();
        return {};
    }
    base::Result<base::SecretText> get(std::string_view name) const override
    {
        const auto found = m_values.find(std::string(name));
        if (found == m_values.end())
            return base::fail(base::ErrorCode::NotFound, "no such secret");
        return base::SecretText(found->second);
    }
    base::Status remove(std::string_view name) override
    {
        m_values.erase(std::string(name));
        return {};
    }
    base::Result<std::vector<std::string>> list() const override { return std::vector<std::string>(); }

private:
    std::map<std::string, std::string> m_values;
};

/// A person with a key on this device.
struct Signer
{
    model::PrincipalId id;
    secrets::SigningKey key;
};

/// A workspace with a rep, two managers, a mailbox and the shipped policy, in which messages can be
/// submitted, signed and tampered with. The database may be another process's: nothing is kept outside it but
/// keys.
class GateWorld
{
public:
    GateWorld() : GateWorld(nullptr) {}
    /// Sets up in this database instead of an own temporary one.
    explicit GateWorld(store::Database* database)
        : m_store(database == nullptr ? std::make_unique<TempStore>() : nullptr),
          m_database(database == nullptr ? &m_store->database() : database)
    {
        const auto made = writeIn(db(), [this](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_TRY(governance::installPolicy(tx, governance::ShippedPolicy::Default, system()));
            COUNTERSIGN_TRY(enrol(tx, rep, "Ines R.", governance::Role::Rep, "ines.r@fennwick.example"));
            COUNTERSIGN_TRY(
                enrol(tx, manager, "Tomas H.", governance::Role::Manager, "tomas.h@fennwick.example"));
            COUNTERSIGN_TRY(
                enrol(tx, otherManager, "Lea M.", governance::Role::Manager, "lea.m@fennwick.example"));
            COUNTERSIGN_TRY(
                enrol(tx, auditor, "Noor A.", governance::Role::Auditor, "noor.a@fennwick.example"));
            return records::saveMailbox(tx, mailbox(), clock.now());
        });
        if (!made)
            qFatal("GateWorld: %s", base::toString(made.error()).c_str());
        (void)vault.put(mailbox().vaultName(), base::SecretText(std::string("secret")));
    }

    [[nodiscard]] store::Database& db() { return *m_database; }
    [[nodiscard]] TempStore& store() { return *m_store; }
    [[nodiscard]] governance::Actor system() const { return {.name = "system", .now = clock.now()}; }
    [[nodiscard]] governance::Actor actor(const Signer& who) const
    {
        return {.name = who.id.text(), .now = clock.now()};
    }

    [[nodiscard]] records::Mailbox mailbox() const
    {
        return {.id = mailboxId,
                .name = "Fennwick",
                .address = "ines.r@fennwick.example",
                .displayName = "Ines R.",
                .principal = rep.id.text(),
                .settings = {{"smtp", {{"host", "mail.fennwick.example"}, {"port", 465}}}, {"user", "ines"}},
                .aliases = {{.address = "ines@fennwick.example", .displayName = "Ines"}}};
    }

    /// A fresh message to one customer, value 4,250 EUR: the rep's signature is enough.
    [[nodiscard]] model::Submission submission(std::int64_t valueMinor = 425'000)
    {
        model::Submission s;
        s.draft = ids.next<model::DraftTag>();
        s.account = model::RecordId::imported("crm", "account", "A-000001");
        s.contact = model::RecordId::imported("crm", "contact", "C-000001");
        s.useCase = "renewal";
        s.author = rep.id;
        s.mailbox = mailboxId;
        s.envelopeFrom = "ines.r@fennwick.example";
        s.recipients = {"anna@northwind.example", "ben@northwind.example"};
        s.messageIdHeader = "<" + ids.next<model::DraftTag>().text() + "@fennwick.example>";
        s.subject = "Your renewal";
        s.bytes = mailBytes(s);
        s.claimReport = "{\"claims\":[]}";
        s.value = base::Money{.amountMinor = valueMinor, .currency = "EUR"};
        s.promptName = "renewal";
        s.promptVersion = 1;
        s.notBefore = clock.now() - std::chrono::hours(1);
        s.citedFacts = {{.kind = model::RecordKind::Contract,
                         .record = model::RecordId::imported("crm", "contract", "CT-000001"),
                         .field = "annual_value",
                         .valueHash = base::sha256("EUR 4,250")}};
        return s;
    }
    [[nodiscard]] static base::Bytes mailBytes(const model::Submission& s)
    {
        const std::string text =
            "From: \"Ines R.\" <" + s.envelopeFrom + ">\r\nTo: Anna <anna@northwind.example>\r\n" +
            "Message-ID: " + s.messageIdHeader + "\r\nSubject: " + s.subject +
            "\r\nDate: Tue, 09 Jun 2026 10:00:00 +0000\r\nList-Unsubscribe: "
            "<mailto:ines.r@fennwick.example?subject=unsubscribe>\r\nMIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\nDear Anna,\r\nthe price is EUR 4,250.\r\n";
        const auto bytes = base::bytesOf(text);
        return {bytes.begin(), bytes.end()};
    }

    [[nodiscard]] base::Result<model::OutgoingId> submit(const model::Submission& s)
    {
        base::Result<model::OutgoingId> id = model::OutgoingId();
        const auto done = writeIn(db(), [&](store::Transaction& tx) -> base::Status {
            id = approval::submit(tx, s, ids, actor(rep));
            return id ? base::Status() : base::fail(id.error());
        });
        return done ? id : base::fail(done.error());
    }
    /// What `who` would send back after signing, in one transaction of its own.
    [[nodiscard]] base::Result<secrets::Envelope> signedEnvelope(model::OutgoingId id, const Signer& who,
                                                                 governance::Role role)
    {
        secrets::Envelope envelope{
            .payloadType = std::string(approval::kApprovalPayloadType), .payload = {}, .signatures = {}};
        const auto done = writeIn(db(), [&](store::Transaction& tx) -> base::Status {
            COUNTERSIGN_ASSIGN(envelope.payload,
                               approval::payloadToSign(tx, {.message = id, .principal = who.id, .role = role},
                                                       random, actor(who)));
            return {};
        });
        if (!done)
            return base::fail(done.error());
        secrets::signEnvelope(envelope, who.key);
        return envelope;
    }
    [[nodiscard]] base::Result<approval::ApprovalProgress>
    approve(model::OutgoingId id, const Signer& who, governance::Role role, const secrets::Envelope& envelope)
    {
        base::Result<approval::ApprovalProgress> progress = approval::ApprovalProgress();
        const auto done = writeIn(db(), [&](store::Transaction& tx) -> base::Status {
            progress = approval::approve(tx, envelope, {.message = id, .principal = who.id, .role = role},
                                         suppression, actor(who));
            return progress ? base::Status() : base::fail(progress.error());
        });
        return done ? progress : base::fail(done.error());
    }
    [[nodiscard]] base::Result<approval::ApprovalProgress> sign(model::OutgoingId id, const Signer& who,
                                                                governance::Role role)
    {
        COUNTERSIGN_ASSIGN(const auto envelope, signedEnvelope(id, who, role));
        return approve(id, who, role, envelope);
    }
    [[nodiscard]] base::Status verify(model::OutgoingId id)
    {
        auto tx = store::Transaction::begin(db());
        if (!tx)
            return base::fail(tx.error());
        const auto approved = approval::ApprovedMessage::verify(*tx, id, suppression, clock.now());
        return approved ? base::Status() : base::fail(approved.error());
    }
    [[nodiscard]] approval::OutgoingMessage message(model::OutgoingId id)
    {
        auto found = approval::requireMessage(db(), id);
        if (!found)
            qFatal("GateWorld: %s", base::toString(found.error()).c_str());
        return std::move(*found);
    }

    FakeClock clock;
    FakeRandom random;
    base::IdSource ids{clock, random};
    Signer rep{ids.next<model::PrincipalTag>(), secrets::SigningKey::generate(random)};
    Signer manager{ids.next<model::PrincipalTag>(), secrets::SigningKey::generate(random)};
    Signer otherManager{ids.next<model::PrincipalTag>(), secrets::SigningKey::generate(random)};
    Signer auditor{ids.next<model::PrincipalTag>(), secrets::SigningKey::generate(random)};
    model::MailboxId mailboxId = ids.next<model::MailboxTag>();
    governance::SuppressionKey suppression{base::SecretBytes(base::Bytes(32, std::byte{7}))};
    MemoryVault vault;

private:
    base::Status enrol(store::Transaction& tx, const Signer& who, const char* name, governance::Role role,
                       const char* email) const
    {
        COUNTERSIGN_ASSIGN(
            [[maybe_unused]] const auto added,
            governance::addPrincipal(
                tx, {.id = who.id, .name = name, .role = role, .email = email, .key = who.key.publicKey()},
                system()));
        return {};
    }

    std::unique_ptr<TempStore> m_store;
    store::Database* m_database;
};

} // namespace countersign::tests
