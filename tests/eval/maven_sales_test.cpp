// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/import.h"
#include "engine/knowledge/ingest/raw_store.h"
#include "engine/platform/records/record_history.h"
#include "engine/platform/records/record_store.h"

#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using model::RecordKind;

namespace {

struct Workspace
{
    tests::TempStore store;
    tests::FakeClock clock;
    tests::FakeRandom random;
    base::IdSource ids{clock, random};

    ingest::FolderReport import(bool dryRun = false)
    {
        ingest::ImportContext context{
            .database = store.database(), .clock = clock, .ids = ids, .progress = {}, .stop = {}};
        auto report = ingest::importFolder(context, {.sourceKey = "maven",
                                                     .folder = COUNTERSIGN_DATA "/crm/maven_sales",
                                                     .currency = "USD",
                                                     .dryRun = dryRun});
        if (!report)
            qFatal("%s", base::toString(report.error()).c_str());
        return std::move(*report);
    }
};

const ingest::ImportReport* of(const ingest::FolderReport& report, RecordKind kind)
{
    const auto at = std::ranges::find(report.files, kind, &ingest::ImportReport::object);
    return at == report.files.end() ? nullptr : &*at;
}

struct RollUp
{
    std::map<std::string, int> byStage;
    std::int64_t wonMinor = 0;
    int withoutAccount = 0;
    int withoutProduct = 0;
};

RollUp rollUp(store::Database& database)
{
    RollUp sum;
    const auto status =
        records::forEachRecord(database, RecordKind::Opportunity, [&](const model::Record& deal) {
            ++sum.byStage[deal.text("stage")];
            if (const auto amount = deal.money("amount"); deal.flag("is_won") && amount)
                sum.wonMinor += amount->amountMinor;
            sum.withoutAccount += deal.reference("account").isNull() ? 1 : 0;
            sum.withoutProduct += deal.reference("product").isNull() ? 1 : 0;
            return true;
        });
    if (!status)
        qFatal("%s", base::toString(status.error()).c_str());
    return sum;
}

} // namespace

class MavenSalesTest : public QObject
{
    Q_OBJECT
private slots:
    void importsWithTheExactRollUpsAndReportsTheDirt()
    {
        Workspace work;
        const ingest::FolderReport report = work.import();
        QVERIFY(report.skipped.empty());
        QCOMPARE(*records::countRecords(work.store.database(), RecordKind::Account), 85);
        QCOMPARE(*records::countRecords(work.store.database(), RecordKind::Product), 7);
        QCOMPARE(*records::countRecords(work.store.database(), RecordKind::User), 35);
        QCOMPARE(*records::countRecords(work.store.database(), RecordKind::Opportunity), 8800);
        const RollUp sum = rollUp(work.store.database());
        QCOMPARE(sum.byStage.at("Won"), 4238);
        QCOMPARE(sum.byStage.at("Lost"), 2473);
        QCOMPARE(sum.byStage.at("Engaging"), 1589);
        QCOMPARE(sum.byStage.at("Prospecting"), 500);
        QCOMPARE(sum.wonMinor, std::int64_t(10'005'534) * 100);
        QCOMPARE(sum.withoutAccount, 1425);

        const auto* deals = of(report, RecordKind::Opportunity);
        QVERIFY(deals != nullptr);
        QCOMPARE(deals->quarantined, 0);
        QCOMPARE(deals->emptyFields.at("account"), 1425);
        const ingest::UnknownReference gtx{
            .field = "product", .value = "GTXPro", .count = 1480, .suggestion = "GTX Pro"};
        QVERIFY(std::ranges::find(deals->unknownReferences, gtx) != deals->unknownReferences.end());
        const auto* accounts = of(report, RecordKind::Account);
        QVERIFY(accounts != nullptr);
        const auto misspelt =
            std::ranges::find(accounts->spelling, "technolgy", &ingest::SpellingDoubt::value);
        QVERIFY(misspelt != accounts->spelling.end());
        QCOMPARE(misspelt->suggestion, std::string("technology"));
        const auto country =
            std::ranges::find(accounts->spelling, "Philipines", &ingest::SpellingDoubt::value);
        QVERIFY(country != accounts->spelling.end());
        QCOMPARE(country->suggestion, std::string("Philippines"));
    }

    void aSecondImportChangesNothing()
    {
        Workspace work;
        (void)work.import();
        work.clock.advance(std::chrono::hours(1));
        const ingest::FolderReport again = work.import();
        QCOMPARE(again.files.size(), std::size_t(4));
        for (const auto& file : again.files) {
            QCOMPARE(file.created, 0);
            QCOMPARE(file.updated, 0);
            QCOMPARE(file.quarantined, 0);
            QCOMPARE(file.unchanged, file.rows);
        }
    }

    void aDryRunCountsTheSameAndWritesNothing()
    {
        Workspace work;
        const ingest::FolderReport dry = work.import(true);
        QCOMPARE(*records::countRecords(work.store.database(), RecordKind::Opportunity), 0);
        QVERIFY(ingest::listSources(work.store.database())->empty());
        const ingest::FolderReport real = work.import();
        QCOMPARE(dry.files.size(), real.files.size());
        for (std::size_t i = 0; i < dry.files.size(); ++i) {
            QCOMPARE(dry.files[i].created, real.files[i].created);
            QVERIFY(dry.files[i].unknownReferences == real.files[i].unknownReferences);
            QVERIFY(dry.files[i].spelling == real.files[i].spelling);
            QVERIFY(!dry.files[i].samples.empty());
        }
    }

    void everyFieldLeadsBackToItsRow()
    {
        Workspace work;
        (void)work.import();
        const auto id = model::RecordId::imported("maven", "opportunity", "Z063OYW0");
        const auto origin = records::originOf(work.store.database(), RecordKind::Opportunity, id, "amount");
        COUNTERSIGN_VERIFY_OK(origin);
        QVERIFY(origin->has_value());
        const auto raw = ingest::rawRow(work.store.database(), (*origin)->provenance.raw);
        COUNTERSIGN_VERIFY_OK(raw);
        QCOMPARE(raw->origin, std::string("sales_pipeline.csv"));
        QCOMPARE(raw->cells.at(0), std::string("Z063OYW0"));
        QCOMPARE(raw->cells.at(2), std::string("GTXPro"));
        QCOMPARE(raw->columns.at(7), std::string("close_value"));
    }
};

COUNTERSIGN_TEST_CLASS(MavenSalesTest);
#include "maven_sales_test.moc"
