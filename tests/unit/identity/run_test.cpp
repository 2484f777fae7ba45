// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/identity/identity.h"

#include "tests/fakes/fake_random.h"
#include "tests/support/record_maker.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using model::RecordKind;
using tests::putRecord;
using tests::text;

namespace {

struct World
{
    tests::TempStore store;
    tests::FakeClock clock;
    tests::FakeRandom random;
    base::IdSource ids{clock, random};

    identity::IdentityReport run()
    {
        identity::IdentityRun request{.database = store.database(), .clock = clock, .ids = ids, .stop = {}};
        auto report = identity::runIdentity(request);
        if (!report)
            qFatal("%s", base::toString(report.error()).c_str());
        return std::move(*report);
    }
    model::Record person(std::string_view id, std::string_view name, std::string_view email,
                         std::string_view at = "1")
    {
        return putRecord(store.database(), RecordKind::Contact, id,
                         {{"full_name", text(name)},
                          {"email", email.empty() ? model::FieldValue() : text(email)},
                          {"account", model::RecordId::imported("test", "account", at)}});
    }
};

} // namespace

class RunTest : public QObject
{
    Q_OBJECT
private slots:
    void findsTheSamePersonAsContactAndLead()
    {
        World world;
        const auto contact = world.person("c1", "Ada Byron", "ada@acme.example");
        const auto lead = putRecord(world.store.database(), RecordKind::Lead, "l1",
                                    {{"full_name", text("BYRON Ada")},
                                     {"email", text("Ada@acme.example")},
                                     {"company", text("Acme GmbH")}});
        const auto report = world.run();
        QCOMPARE(report.merged, 1);
        QVERIFY(*identity::entityOf(world.store.database(), contact.id) ==
                *identity::entityOf(world.store.database(), lead.id));
        QCOMPARE(report.touched.size(), std::size_t(2));
    }

    void runningAgainChangesNothing()
    {
        World world;
        (void)world.person("c1", "Ada Byron", "ada@acme.example");
        (void)world.person("c2", "Ada Byron", "ada@acme.example");
        (void)world.person("c3", "Peter Maier", "peter.maier@acme.example");
        (void)world.person("c4", "Peter Maier", "p.maier@acme.example");
        const auto first = world.run();
        QCOMPARE(first.merged, 1);
        QCOMPARE(first.asked, 1);
        const auto again = world.run();
        QCOMPARE(again.merged, 0);
        QCOMPARE(again.asked, 0);
        QCOMPARE(identity::openCandidates(world.store.database(), 10)->size(), std::size_t(1));
    }

    void aPersonsNoOutlivesEveryRun()
    {
        World world;
        const auto a = world.person("c1", "Ada Byron", "ada@acme.example");
        const auto b = world.person("c2", "Ada Byron", "ada@acme.example");
        (void)world.run();
        const auto history = identity::historyOf(world.store.database(), a.id);
        {
            auto transaction = store::Transaction::begin(world.store.database());
            COUNTERSIGN_VERIFY_OK(
                identity::unmerge(*transaction, history->front().id, "ines", world.ids, world.clock.now()));
            COUNTERSIGN_VERIFY_OK(transaction->commit());
        }
        QCOMPARE(world.run().merged, 0);
        QVERIFY(*identity::entityOf(world.store.database(), a.id) !=
                *identity::entityOf(world.store.database(), b.id));
        const auto why = identity::explain(world.store.database(), {RecordKind::Contact, a.id},
                                           {RecordKind::Contact, b.id});
        COUNTERSIGN_VERIFY_OK(why);
        QCOMPARE(why->heldBackBy, std::string("rejected"));
    }

    void aThirdRecordDoesNotJoinWhatAPersonKeptApart()
    {
        World world;
        const auto a = world.person("c1", "Ada Byron", "ada@acme.example");
        const auto b = world.person("c2", "Ada Byron", "ada@acme.example");
        {
            auto transaction = store::Transaction::begin(world.store.database());
            COUNTERSIGN_VERIFY_OK(identity::reject(*transaction, {RecordKind::Contact, a.id},
                                                   {RecordKind::Contact, b.id}, "ines", world.clock.now()));
            COUNTERSIGN_VERIFY_OK(transaction->commit());
        }
        (void)world.person("c3", "Ada Byron", "ada@acme.example");
        (void)world.run();
        QVERIFY(*identity::entityOf(world.store.database(), a.id) !=
                *identity::entityOf(world.store.database(), b.id));
    }

    void oneAddressOnThousandsOfContactsCostsLinearTime()
    {
        World world;
        auto transaction = store::Transaction::begin(world.store.database());
        for (int i = 0; i < 3000; ++i) {
            model::Record record = model::emptyRecord(RecordKind::Contact);
            record.source = model::SourceId::imported("test", "source", "1");
            record.externalId = std::to_string(i);
            record.id = model::RecordId::imported("test", "contact", record.externalId);
            record.set("full_name", "Person" + std::to_string(i) + " Number" + std::to_string(i));
            record.set("email", std::string("office@acme.example"));
            COUNTERSIGN_VERIFY_OK(records::upsertRecord(*transaction, record, {}, tests::FakeClock::kStart));
        }
        COUNTERSIGN_VERIFY_OK(transaction->commit());
        const auto report = world.run();
        QVERIFY2(report.compared <= 3000 * 40, std::to_string(report.compared).c_str());
        QCOMPARE(report.merged, 0);
        QVERIFY(report.cappedBlocks >= 1);
    }
};

COUNTERSIGN_TEST_CLASS(RunTest);
#include "run_test.moc"
