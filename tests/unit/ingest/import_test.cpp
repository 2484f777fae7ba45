// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/event_log.h"
#include "engine/knowledge/ingest/raw_store.h"
#include "engine/platform/records/record_history.h"
#include "engine/platform/records/record_store.h"

#include "tests/support/golden.h"
#include "tests/support/test_registry.h"
#include "tests/unit/ingest/ingest_world.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using base::ErrorCode;
using model::RecordKind;
using tests::IngestWorld;

namespace {

constexpr std::string_view kAccounts =
    "account_id,name,country,parent_account_id\n"
    "A-1,Acme,Austria,A-2\nA-2,Acme Holding,Austria,\nA-3,Nordfrost,Germany,\n";

} // namespace

class ImportTest : public QObject
{
    Q_OBJECT
private slots:
    void parentsMayStandBelowTheirChildren()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", kAccounts);
        const auto report = world.importOne();
        QCOMPARE(report.created, 3);
        QCOMPARE(report.resolvedLater, 1);
        QVERIFY(report.unknownReferences.empty());
        const auto acme = records::findRecord(world.store.database(), RecordKind::Account,
                                              world.id(RecordKind::Account, "A-1"));
        QVERIFY((*acme)->reference("parent") == world.id(RecordKind::Account, "A-2"));
    }

    void aSecondImportChangesNothing()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", kAccounts);
        (void)world.importOne();
        const auto again = world.importOne();
        QCOMPARE(again.unchanged, 3);
        QCOMPARE(again.created + again.updated + again.restored + again.deleted, 0);
        QCOMPARE(records::historyOf(world.store.database(), RecordKind::Account,
                                    world.id(RecordKind::Account, "A-2"))
                     ->size(),
                 std::size_t(1));
    }

    void aReferenceWaitsForItsTarget()
    {
        IngestWorld world;
        (void)world.put("contacts.csv", "contact_id,full_name,account_id\nC-1,Ada Byron,A-9\n");
        const auto first = world.importOne();
        QCOMPARE(first.unknownReferences.size(), std::size_t(1));
        QCOMPARE(first.unknownReferences[0].value, std::string("A-9"));
        (void)world.put("accounts.csv", "account_id,name\nA-9,Latecomer\n");
        const auto second = world.importAll();
        COUNTERSIGN_VERIFY_OK(second);
        const auto ada = records::findRecord(world.store.database(), RecordKind::Contact,
                                             world.id(RecordKind::Contact, "C-1"));
        QVERIFY((*ada)->reference("account") == world.id(RecordKind::Account, "A-9"));
    }

    void theDirtyFilesGiveTheExpectedReport()
    {
        IngestWorld world;
        for (const std::string_view name : {"accounts.csv", "contacts.csv", "opportunities.csv"})
            (void)world.put(name, tests::readSourceFile("tests/fixtures/ingest/dirty/" + std::string(name)));
        const auto report = world.importAll();
        COUNTERSIGN_VERIFY_OK(report);
        base::Json all = base::Json::array();
        for (const auto& file : report->files)
            all.push_back(ingest::toJson(file));
        tests::compareWithGolden("ingest/dirty_report.json", base::dumpJsonPretty(all) + "\n");
        std::int64_t rows = 0;
        std::int64_t kept = 0;
        for (const auto& file : report->files) {
            rows += file.rows;
            kept += file.created + file.unchanged + file.quarantined;
        }
        QCOMPARE(kept, rows);
    }

    void aQuarantinedRowIsMendedAndTaken()
    {
        IngestWorld world;
        (void)world.put(
            "contacts.csv",
            "contact_id,full_name,email\nC-1,,ada@acme.example\nC-2,Bob Kahn,bob@acme.example\n");
        QCOMPARE(world.importOne().quarantined, 1);
        const auto open = ingest::listQuarantine(world.store.database(), "open", 10);
        COUNTERSIGN_VERIFY_OK(open);
        QCOMPARE(open->size(), std::size_t(1));
        QCOMPARE(open->front().row.line, 2);
        QCOMPARE(open->front().row.reason, std::string("empty"));
        QCOMPARE(ingest::rawRow(world.store.database(), open->front().raw)->cells.at(2),
                 std::string("ada@acme.example"));
        auto context = world.context();
        COUNTERSIGN_VERIFY_ERROR(
            ingest::replayQuarantined(context, open->front().pk, {{"full_name", "Ada Byron"}, {"email", "wrong"}}),
            ErrorCode::InvalidInput);
        COUNTERSIGN_VERIFY_OK(
            ingest::replayQuarantined(context, open->front().pk, {{"full_name", "Ada Byron"}}));
        QVERIFY(ingest::listQuarantine(world.store.database(), "open", 10)->empty());
        QCOMPARE(*records::countRecords(world.store.database(), RecordKind::Contact), 2);
    }

    void aLaterGoodRowSupersedesTheQuarantinedOne()
    {
        IngestWorld world;
        const std::string bob = "C-2,Bob Kahn,bob@acme.example\n";
        (void)world.put("contacts.csv", "contact_id,full_name,email\nC-1,,ada@acme.example\n" + bob);
        (void)world.importOne();
        (void)world.importOne();
        QCOMPARE(ingest::listQuarantine(world.store.database(), "", 10)->size(), std::size_t(1));
        (void)world.put("contacts.csv", "contact_id,full_name,email\nC-1,Ada Byron,ada@acme.example\n" + bob);
        (void)world.importOne();
        QCOMPARE(ingest::listQuarantine(world.store.database(), "superseded", 10)->size(), std::size_t(1));
    }

    void whatTheMendedFileNoLongerHoldsIsSettledWithOrWithoutAnId()
    {
        IngestWorld world;
        const auto open = [&] { return ingest::listQuarantine(world.store.database(), "open", 10)->size(); };
        // A row of too many cells has no id; the doubled one shares it with a good row.
        const std::string bad = "account_id,name\nA-1,Acme\nA-2,Nord,frost\nA-1,Somebody else\n,No id\n";
        (void)world.put("accounts.csv", bad);
        QCOMPARE(world.importOne().quarantined, 3);
        QCOMPARE(open(), std::size_t(3));
        (void)world.importOne();
        QCOMPARE(open(), std::size_t(3));
        // One is mended, one is still wrong in another way, one is gone.
        (void)world.put("accounts.csv", "account_id,name\nA-1,Acme\nA-2,Nordfrost\nA-1,Another one\n");
        QCOMPARE(world.importOne().quarantined, 1);
        QCOMPARE(open(), std::size_t(1));
        QCOMPARE(ingest::listQuarantine(world.store.database(), "superseded", 10)->size(), std::size_t(3));
        // The old file again: the old faults are open again.
        (void)world.put("accounts.csv", bad);
        (void)world.importOne();
        QCOMPARE(open(), std::size_t(3));
    }

    void anotherFileOfTheSourceSettlesNothingOfThisOne()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", "account_id,name\nA-2,\n");
        QCOMPARE(world.importOne().quarantined, 1);
        std::filesystem::rename(world.folder() / "accounts.csv", world.folder() / "accounts.csv.old");
        (void)world.put("accounts_2026.csv", "account_id,name\nA-1,Acme\n");
        COUNTERSIGN_VERIFY_OK(world.importAll());
        QCOMPARE(ingest::listQuarantine(world.store.database(), "open", 10)->size(), std::size_t(1));
        // But the record itself may come from anywhere.
        (void)world.put("accounts_2026.csv", "account_id,name\nA-1,Acme\nA-2,Nordfrost\n");
        COUNTERSIGN_VERIFY_OK(world.importAll());
        QVERIFY(ingest::listQuarantine(world.store.database(), "open", 10)->empty());
    }

    void aBadCellOfAFieldThatMayBeEmptyLeavesTheRow()
    {
        IngestWorld world;
        const std::string head = "contact_id,full_name,email,email_opt_out\n";
        const std::string bob = "C-2,Bob Kahn,bob@acme.example,no\n";
        (void)world.put("contacts.csv", head + "C-1,Ada Byron,not an address,yes\n" + bob);
        const auto report = world.importOne();
        QCOMPARE(report.created, 2);
        QCOMPARE(report.quarantined, 0);
        QCOMPARE(report.leftOut, 1);
        const ingest::RejectedRow found{.line = 2, .externalId = "C-1", .rule = "type", .reason = "not_an_email",
                                        .args = {"email", "not an address"}, .rowTaken = true, .column = "email"};
        QVERIFY(report.leftOutCells.at(0) == found);
        const auto ada = world.id(RecordKind::Contact, "C-1");
        const auto record = records::findRecord(world.store.database(), RecordKind::Contact, ada);
        QVERIFY((*record)->text("email").empty());
        QVERIFY((*record)->flag("email_opt_out"));
        // Listed beside rejected rows, once however often it is read, and the record's lineage leads there.
        (void)world.importOne();
        const auto open = ingest::listQuarantine(world.store.database(), "open", 10);
        QCOMPARE(open->size(), std::size_t(1));
        QVERIFY(open->front().row == found);
        const auto history = records::historyOf(world.store.database(), RecordKind::Contact, ada);
        QCOMPARE(history->size(), std::size_t(1));
        const std::int64_t raw = history->front().provenance.raw;
        QCOMPARE(ingest::rawRow(world.store.database(), raw)->cells.at(2), std::string("not an address"));
        QVERIFY(*ingest::cellsLeftOut(world.store.database(), raw) == std::vector{found});
        // Mended: settled, and kept as history.
        (void)world.put("contacts.csv", head + "C-1,Ada Byron,ada@acme.example,yes\n" + bob);
        QCOMPARE(world.importOne().leftOut, 0);
        QVERIFY(ingest::listQuarantine(world.store.database(), "open", 10)->empty());
        QCOMPARE(ingest::cellsLeftOut(world.store.database(), raw)->size(), std::size_t(1));
        QCOMPARE((*records::findRecord(world.store.database(), RecordKind::Contact, ada))->text("email"),
                 std::string("ada@acme.example"));
    }

    void anImpossibleDateOfAFieldThatMayBeEmptyLeavesTheRow()
    {
        IngestWorld world;
        (void)world.put("opportunities.csv", "opportunity_id,name,stage,probability,close_date\n"
                                             "O-1,Rollout,Proposal,140,2026-03-15\nO-2,Pilot,Proposal,50,0026-03-15\n");
        const auto report = world.importOne();
        QCOMPARE(report.created, 2);
        QCOMPARE(report.leftOut, 2);
        QCOMPARE(report.leftOutCells.at(0).reason, std::string("not_a_probability"));
        QCOMPARE(report.leftOutCells.at(1).rule, std::string("range"));
        QCOMPARE(report.leftOutCells.at(1).column, std::string("close_date"));
    }

    void aCellThatMayForbidMailIsNeverLeftOut()
    {
        IngestWorld world;
        (void)world.put("contacts.csv", "contact_id,full_name,email,email_opt_out\n"
                                        "C-1,Ada Byron,ada@acme.example,please stop\nC-2,Bob Kahn,bob@acme.example,no\n");
        const auto report = world.importOne();
        QCOMPARE(report.created, 1);
        QCOMPARE(report.quarantined, 1);
        QCOMPARE(report.rejected.at(0).reason, std::string("not_yes_or_no"));
    }

    void anIdGivenTwiceIsTakenOnce()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", "account_id,name\nA-1,Acme\nA-1,Acme\nA-1,Somebody else\n");
        const auto report = world.importOne();
        QCOMPARE(report.created, 1);
        QCOMPARE(report.unchanged, 1);
        QCOMPARE(report.quarantined, 1);
        QCOMPARE(report.rejected[0].rule, std::string("uniqueness"));
    }

    void rowsThatAreGoneAreDeletedOnlyWhenAsked()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", "account_id,name\nA-1,Acme\nA-2,Nordfrost\n");
        (void)world.importOne();
        (void)world.put("accounts.csv", "account_id,name\nA-1,Acme\n");
        QCOMPARE(world.importOne().deleted, 0);
        QCOMPARE(world.importOne(true).deleted, 1);
        QCOMPARE(*records::countRecords(world.store.database(), RecordKind::Account), 1);
        (void)world.put("accounts.csv", "account_id,name\nA-1,Acme\nA-2,Nordfrost\n");
        QCOMPARE(world.importOne().restored, 1);
    }

    void aFileThatWasCutOffDeletesNothing()
    {
        IngestWorld world;
        (void)world.put(
            "accounts.csv",
            "account_id,name,country\nA-1,Acme,Austria\nA-2,Nordfrost,Germany\nA-3,Alpha,Italy\n");
        (void)world.importOne();
        (void)world.put("accounts.csv", "account_id,name,country\nA-1,Acme,Austria\nA-2,Nord");
        const auto report = world.importOne(true);
        QVERIFY(report.looksTruncated);
        QCOMPARE(report.deleted, 0);
        QCOMPARE(report.quarantined, 1);
    }

    void aCancelledImportKeepsWhatIsCommittedAndIsResumedByRunningItAgain()
    {
        IngestWorld world;
        std::string bytes = "account_id,name\n";
        for (int i = 0; i < 3500; ++i)
            bytes += "A-" + std::to_string(i) + ",Account " + std::to_string(i) + "\n";
        (void)world.put("accounts.csv", bytes);
        world.progress = [&](const ingest::ImportProgress&) { world.stop.request_stop(); };
        const auto report = world.importOne();
        QVERIFY(report.cancelled);
        const std::int64_t part = *records::countRecords(world.store.database(), RecordKind::Account);
        QVERIFY(part > 0 && part < 3500);
        world.progress = {};
        world.stop = {};
        const auto rest = world.importOne();
        QCOMPARE(rest.created, 3500 - part);
        QCOMPARE(*records::countRecords(world.store.database(), RecordKind::Account), 3500);
    }

    void aColumnThatTheMappingNeedsIsNamed()
    {
        IngestWorld world;
        const auto path = world.put("accounts.csv", "account_id,name\nA-1,Acme\n");
        (void)world.importOne();
        const auto source = ingest::findSourceByKey(world.store.database(), "files", "test");
        ingest::Mapping mapping =
            **ingest::findMapping(world.store.database(), (*source)->id, RecordKind::Account);
        mapping.columns.push_back({.column = "Branche", .field = "industry"});
        auto context = world.context();
        const auto report =
            ingest::importCsv(context, {.source = (*source)->id, .path = path, .mapping = mapping});
        COUNTERSIGN_VERIFY_ERROR(report, ErrorCode::MissingColumn);
        QCOMPARE(report.error().args.at(0), std::string("Branche"));
        QVERIFY(!(*ingest::findSourceByKey(world.store.database(), "files", "test"))->lastError.empty());
    }

    void anEmptyFileAndABinaryOneAreSaidClearly()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", "");
        (void)world.put("contacts.csv", "PK\x03\x04");
        COUNTERSIGN_VERIFY_ERROR(world.importAll(), ErrorCode::MalformedData);
        (void)world.put("products.csv", "product_id,name\nP-1,Freezer\n");
        const auto report = world.importAll();
        COUNTERSIGN_VERIFY_OK(report);
        QCOMPARE(report->files.size(), std::size_t(1));
        QCOMPARE(report->skipped.at("accounts.csv"), std::string("MalformedData: empty"));
        QCOMPARE(report->skipped.at("contacts.csv"), std::string("MalformedData: zip"));
        QVERIFY(!(*ingest::findSourceByKey(world.store.database(), "files", "test"))->lastError.empty());
    }

    void aFileWithoutWhatEveryRecordNeedsIsRefusedWhole()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", "foo,bar\n1,2\n");
        const auto report = world.importAll();
        COUNTERSIGN_VERIFY_ERROR(report, ErrorCode::MissingColumn);
        QCOMPARE(report.error().args.at(0), std::string("name"));
        QVERIFY(ingest::listQuarantine(world.store.database(), "", 10)->empty());
    }

    void oneFileIsASourceToo()
    {
        IngestWorld world;
        const auto path = world.put("accounts.csv", kAccounts);
        (void)world.put("contacts.csv", "contact_id,full_name\nC-1,Ada Byron\n");
        auto context = world.context();
        const auto report = ingest::importFolder(context, {.sourceKey = "test", .folder = path});
        COUNTERSIGN_VERIFY_OK(report);
        QCOMPARE(report->files.size(), std::size_t(1));
        QCOMPARE(report->files[0].created, 3);
    }

    void aFolderWithoutTablesIsSaid()
    {
        IngestWorld world;
        (void)world.put("notes.md", "nothing here");
        COUNTERSIGN_VERIFY_ERROR(world.importAll(), ErrorCode::FileUnreadable);
    }

    void aLineOfColumnNamesThatIsNoneIsRefused()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", std::string(3U << 20, 'x'));
        const auto report = world.importAll();
        COUNTERSIGN_VERIFY_ERROR(report, ErrorCode::MalformedData);
        QCOMPARE(report.error().args.back(), std::string("cell_too_large"));
    }

    void theEndOfARunIsAnEvent()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", kAccounts);
        (void)world.importOne();
        const auto happened = events::readEvents(world.store.database(), 0, 100);
        COUNTERSIGN_VERIFY_OK(happened);
        const auto at = std::ranges::find(*happened, "ingest.run.finished",
                                          [](const auto& each) { return each.event.kind; });
        QVERIFY(at != happened->end());
        QCOMPARE(base::jsonInt(at->event.payload, "created"), 3);
    }

    void mappingsGrowByVersions()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", kAccounts);
        (void)world.importOne();
        const auto source = (*ingest::findSourceByKey(world.store.database(), "files", "test"))->id;
        ingest::Mapping mapping = **ingest::findMapping(world.store.database(), source, RecordKind::Account);
        QCOMPARE(mapping.version, 1);
        auto transaction = store::Transaction::begin(world.store.database());
        QCOMPARE(*ingest::saveMapping(*transaction, source, mapping, "ines", world.clock.now()), 1);
        mapping.currency = "CHF";
        QCOMPARE(*ingest::saveMapping(*transaction, source, mapping, "ines", world.clock.now()), 2);
        QCOMPARE((*ingest::findMapping(world.store.database(), source, RecordKind::Account, 1))->currency,
                 std::string("EUR"));
    }
};

COUNTERSIGN_TEST_CLASS(ImportTest);
#include "import_test.moc"
