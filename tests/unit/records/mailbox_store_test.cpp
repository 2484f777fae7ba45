// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/mailbox_store.h"

#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using records::Mailbox;

namespace {

Mailbox ines()
{
    return {.id = model::MailboxId::imported("test", "mailbox", "1"),
            .name = "Work",
            .address = "ines.r@fennwick.example",
            .displayName = "Ines R.",
            .principal = model::PrincipalId::imported("test", "principal", "1").text(),
            .settings = {{"smtp", {{"host", "localhost"}, {"port", 465}}}},
            .aliases = {{"followup@fennwick.example", "Fennwick"}},
            .signatures = {{"de", "Beste Grüße"}, {"en", "Best regards"}}};
}

} // namespace

class MailboxStoreTest : public QObject
{
    Q_OBJECT
private slots:
    void readsBackWholeAndIsReplacedById()
    {
        tests::TempStore store;
        auto transaction = store::Transaction::begin(store.database());
        Mailbox mailbox = ines();
        COUNTERSIGN_VERIFY_OK(records::saveMailbox(*transaction, mailbox, base::fromMillis(1)));
        mailbox.aliases.clear();
        mailbox.displayName = "Ines Reuter";
        COUNTERSIGN_VERIFY_OK(records::saveMailbox(*transaction, mailbox, base::fromMillis(2)));
        const auto read = records::findMailbox(store.database(), mailbox.id);
        COUNTERSIGN_VERIFY_OK(read);
        QCOMPARE((*read)->displayName, std::string("Ines Reuter"));
        QVERIFY((*read)->aliases.empty());
        QCOMPARE((*read)->principal, mailbox.principal);
        QCOMPARE((*read)->signatures.size(), std::size_t(2));
    }

    void twoMailboxesCannotShareAName()
    {
        tests::TempStore store;
        auto transaction = store::Transaction::begin(store.database());
        COUNTERSIGN_VERIFY_OK(records::saveMailbox(*transaction, ines(), base::fromMillis(1)));
        Mailbox second = ines();
        second.id = model::MailboxId::imported("test", "mailbox", "2");
        COUNTERSIGN_VERIFY_ERROR(records::saveMailbox(*transaction, second, base::fromMillis(1)), ErrorCode::AlreadyExists);
    }

    void signatureFollowsTheLanguage()
    {
        QCOMPARE(ines().signatureFor("de-AT"), std::string("Beste Grüße"));
        QCOMPARE(ines().signatureFor("ja"), std::string("Beste Grüße"));
        QCOMPARE(ines().signatureFor("en"), std::string("Best regards"));
    }
};

COUNTERSIGN_TEST_CLASS(MailboxStoreTest);
#include "mailbox_store_test.moc"
