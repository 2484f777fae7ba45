// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/record_store.h"

#include "engine/knowledge/ingest/refresh_owed.h"
#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"
#include "tests/unit/ingest/ingest_world.h"

#include <QtTest>

#include <sys/stat.h>

using namespace countersign;
using model::RecordKind;
using tests::IngestWorld;

namespace {

/// The tables of the demo generator, one row each.
void putWorkspace(const IngestWorld& world)
{
    (void)world.put("users.csv",
                    "user_id,name,first_name,last_name,email,role,manager_id,time_zone,language\n"
                    "U-001,Ines R.,Ines,Ribeiro,ines.r@fennwick.example,rep,U-002,Europe/Vienna,en\n"
                    "U-002,Tomas H.,Tomas,Hallgren,tomas.h@fennwick.example,manager,,Europe/Vienna,en\n");
    (void)world.put("accounts.csv",
                    "account_id,name,website,industry,segment,employees,country,city,time_zone,language,"
                    "currency,phone,parent_account_id,owner_email,created_at,updated_at,description\n"
                    "A-000001,Nordfrost "
                    "AG,https://www.nordfrost.example,logistics,enterprise,1200,Germany,Hamburg,Europe/"
                    "Berlin,de,EUR,+49 40 1234567,,ines.r@fennwick.example,2024-01-02,2026-06-01,\n");
    (void)world.put("contacts.csv",
                    "contact_id,account_id,first_name,last_name,email,phone,title,role,language,country,time_"
                    "zone,is_primary,owner_email,created_at,updated_at\n"
                    "C-1,A-000001,Karin,Vogt,k.vogt@nordfrost.example,,CFO,decision "
                    "maker,de,Germany,Europe/Berlin,true,ines.r@fennwick.example,2024-01-02,2026-06-01\n");
    (void)world.put(
        "products.csv",
        "product_id,name,family,unit,description,active\nP-1,Pulse Monitor,Monitoring,site,,true\n");
    (void)world.put(
        "prices.csv",
        "price_id,price_book,version,product_id,unit_price,currency,unit,min_quantity,valid_from,valid_to\n"
        "PR-1,EU 2026,1,P-1,42.50,EUR,site and month,1,2026-01-01,2026-12-31\n");
    (void)world.put("opportunities.csv",
                    "opportunity_id,account_id,name,type,stage,amount,currency,probability,close_date,"
                    "primary_contact_id,owner_email,created_at,stage_changed_at,updated_at,next_step\n"
                    "O-1,A-000001,Audit "
                    "Trail,cross_sell,Proposal,12000.00,EUR,0.6,2026-07-01,C-1,ines.r@fennwick.example,2026-"
                    "04-01,2026-05-20T09:00:00Z,2026-06-01,Send proposal\n");
    (void)world.put(
        "contracts.csv",
        "contract_id,number,account_id,status,start_date,end_date,renewal_date,notice_date,auto_renew,annual_"
        "value,currency,sites,product_ids,signed_by_contact_id,owner_email,updated_at\n"
        "K-1,FW-2024-001,A-000001,active,2024-07-02,2026-07-01,2026-07-02,2026-06-15,true,51000.00,EUR,3,P-1,"
        "C-1,ines.r@fennwick.example,2026-06-01\n");
    (void)world.put("contract_line_items.csv",
                    "line_item_id,contract_id,product_id,quantity,unit_price,total,currency,since\nKL-1,K-1,"
                    "P-1,3,1416.67,4250.00,EUR,2024-07-02\n");
    (void)world.put(
        "meetings.csv",
        "activity_id,account_id,opportunity_id,contact_ids,kind,subject,notes,start_at,end_at,time_zone,"
        "outcome,owner_email\n"
        "M-1,A-000001,O-1,C-1;C-2,demo,Audit Trail demo,Went "
        "well,2026-06-02T08:00:00Z,2026-06-02T09:00:00Z,Europe/Berlin,held,ines.r@fennwick.example\n");
    (void)world.put("usage.csv", "usage_id,account_id,product_id,site,week_start,active_users,events\nUS-1,A-"
                                 "000001,P-1,Hamburg,2026-06-01,14,120\n");
    (void)world.put("web_visits.csv", "visit_id,account_id,contact_id,page,visited_at,seconds\nV-1,A-000001,"
                                      "C-1,/pricing,2026-06-08T08:00:00Z,40\n");
    (void)world.put("messages.csv",
                    "message_id,thread_id,in_reply_to,references,account_id,contact_id,from,to,cc,at,subject,"
                    "text,direction,language\n"
                    "<m1@nordfrost.example>,T-1,,,A-000001,C-1,k.vogt@nordfrost.example,ines.r@fennwick."
                    "example,,2026-06-08T10:00:00Z,Frage,\"Gilt der Preis\nauch 2027?\",inbound,de\n");
    (void)world.put(
        "manifest.json",
        R"({"files":[{"file":"users.csv","object":"user"},{"file":"contract_line_items.csv","object":"contract_line"},{"file":"accounts.csv","object":"account"},
{"file":"contacts.csv","object":"contact"},{"file":"products.csv","object":"product"},{"file":"prices.csv","object":"price"},{"file":"opportunities.csv","object":"opportunity"},
{"file":"contracts.csv","object":"contract"},{"file":"meetings.csv","object":"activity"},{"file":"usage.csv","object":"usage_event"},{"file":"web_visits.csv","object":"web_visit"},
{"file":"messages.csv","object":"message"},{"file":"../secret.csv","object":"account"},{"file":"x.csv","object":"dragon"}]})");
}

} // namespace

class FolderTest : public QObject
{
    Q_OBJECT
private:
    static model::Record find(IngestWorld& world, RecordKind kind, std::string_view id)
    {
        const auto record = records::findRecord(world.store.database(), kind, world.id(kind, id));
        if (!record || !*record)
            qFatal("no %s %s", std::string(model::recordKindName(kind)).c_str(), std::string(id).c_str());
        return **record;
    }

private slots:
    void takesEveryTableOfTheDemoWorkspace()
    {
        IngestWorld world;
        putWorkspace(world);
        const auto report = world.importAll();
        COUNTERSIGN_VERIFY_OK(report);
        for (const auto& file : report->files) {
            const std::string text = base::dumpJson(ingest::toJson(file));
            QVERIFY2(file.quarantined == 0, text.c_str());
            QVERIFY2(file.unknownReferences.empty(), text.c_str());
        }
        QCOMPARE(report->files.size(), std::size_t(12));
        QCOMPARE(report->skipped.size(), std::size_t(2));
        QCOMPARE(report->skipped.at("x.csv"), std::string("unknown_object"));

        const auto account = find(world, RecordKind::Account, "A-000001");
        QCOMPARE(account.text("domain"), std::string("nordfrost.example"));
        QVERIFY(account.reference("owner") == world.id(RecordKind::User, "U-001"));
        QVERIFY(find(world, RecordKind::User, "U-001").reference("manager") ==
                world.id(RecordKind::User, "U-002"));
        QCOMPARE(find(world, RecordKind::Contact, "C-1").text("full_name"), std::string("Karin Vogt"));
        const auto deal = find(world, RecordKind::Opportunity, "O-1");
        QCOMPARE(base::toString(*deal.money("amount")), std::string("12000.00 EUR"));
        QCOMPARE(deal.text("stage"), std::string("Proposal"));
        QVERIFY(deal.instant("stage_since").has_value());
        QVERIFY(!deal.flag("is_closed"));
        QVERIFY(deal.reference("primary_contact") == world.id(RecordKind::Contact, "C-1"));
        const auto contract = find(world, RecordKind::Contract, "K-1");
        QCOMPARE(base::toIso(*contract.date("renews_on")), std::string("2026-07-02"));
        QCOMPARE(base::toIso(*contract.date("notice_by")), std::string("2026-06-15"));
        QVERIFY(contract.reference("signed_by") == world.id(RecordKind::Contact, "C-1"));
        const auto price = find(world, RecordKind::Price, "PR-1");
        QCOMPARE(find(world, RecordKind::PriceBook, "EU 2026").text("name"), std::string("EU 2026"));
        QVERIFY(price.reference("price_book") == world.id(RecordKind::PriceBook, "EU 2026"));
        const auto line = find(world, RecordKind::Asset, "KL-1");
        QVERIFY(line.reference("account") == world.id(RecordKind::Account, "A-000001"));
        QCOMPARE(line.text("name"), std::string("Pulse Monitor"));
        const auto meeting = find(world, RecordKind::Activity, "M-1");
        QCOMPARE(meeting.text("activity_type"), std::string("demo"));
        QVERIFY(meeting.reference("contact") == world.id(RecordKind::Contact, "C-1"));
        QCOMPARE(meeting.text("body"), std::string("Went well"));
        const auto usage = find(world, RecordKind::UsageEvent, "US-1");
        QVERIFY(usage.number("quantity") == 14.0);
        QCOMPARE(usage.text("name"), std::string("active_users"));
        QCOMPARE(find(world, RecordKind::WebVisit, "V-1").text("intent"), std::string("pricing"));
        const auto mail = find(world, RecordKind::Message, "<m1@nordfrost.example>");
        QCOMPARE(mail.text("message_id"), std::string("<m1@nordfrost.example>"));
        QCOMPARE(mail.text("direction"), std::string("in"));
        QCOMPARE(mail.text("body"), std::string("Gilt der Preis\nauch 2027?"));
        QCOMPARE(mail.text("thread_key"), std::string("T-1"));
    }

    void importingItAgainChangesNothing()
    {
        IngestWorld world;
        putWorkspace(world);
        QVERIFY(world.importAll().has_value());
        const auto again = world.importAll();
        COUNTERSIGN_VERIFY_OK(again);
        for (const auto& file : again->files) {
            QCOMPARE(file.unchanged, file.rows);
            QCOMPARE(file.created + file.updated, 0);
        }
    }

    void aDryRunSeesAcrossFilesAndWritesNothing()
    {
        IngestWorld world;
        putWorkspace(world);
        const auto dry = world.importAll("EUR", true);
        COUNTERSIGN_VERIFY_OK(dry);
        for (const auto& file : dry->files) {
            QCOMPARE(file.created, file.rows);
            QVERIFY(file.unknownReferences.empty());
        }
        QCOMPARE(*records::countRecords(world.store.database(), RecordKind::Account), 0);
    }

    void whatIsNoFileOfTheFolderIsSkippedAndNeverWaitedFor_data()
    {
        QTest::addColumn<bool>("manifest");
        QTest::newRow("by a manifest") << true;
        QTest::newRow("by their names") << false;
    }
    void whatIsNoFileOfTheFolderIsSkippedAndNeverWaitedFor()
    {
        QFETCH(bool, manifest);
        const QTemporaryDir elsewhere;
        const std::filesystem::path secret = (elsewhere.path() + "/secret.csv").toStdString();
        std::ofstream(secret) << "account_id,name\nX-1,Not ours\n";
        IngestWorld world;
        (void)world.put("accounts.csv", "account_id,name\nA-1,One\n");
        QCOMPARE(::mkfifo((world.folder() / "pipe.csv").c_str(), 0600), 0);
        std::filesystem::create_symlink("/dev/zero", world.folder() / "zero.csv");
        std::filesystem::create_symlink(secret, world.folder() / "secret.csv");
        std::filesystem::create_symlink("accounts.csv", world.folder() / "same.csv");
        if (manifest)
            (void)world.put("manifest.json", R"({"files": [{"file": "accounts.csv", "object": "account"},
                {"file": "pipe.csv", "object": "account"}, {"file": "zero.csv", "object": "account"},
                {"file": "secret.csv", "object": "account"}, {"file": "same.csv", "object": "account"}]})");
        const auto report = world.importAll();
        COUNTERSIGN_VERIFY_OK(report);
        QCOMPARE(report->skipped.at("pipe.csv"), std::string("no_regular_file"));
        QCOMPARE(report->skipped.at("zero.csv"), std::string("outside_folder"));
        QCOMPARE(report->skipped.at("secret.csv"), std::string("outside_folder"));
        // A link within the folder is a file of the folder.
        QCOMPARE(report->files.size(), std::size_t(2));
    }

    void aManifestThatIsNoFileIsSaidAndNeverWaitedFor()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", "account_id,name\nA-1,One\n");
        QCOMPARE(::mkfifo((world.folder() / "manifest.json").c_str(), 0600), 0);
        COUNTERSIGN_VERIFY_ERROR(world.importAll(), base::ErrorCode::FileUnreadable);
    }

    void aDealWithoutAReadableAmountIsCountedAndShown()
    {
        IngestWorld world;
        (void)world.put("opportunities.csv", "opportunity_id,name,stage,amount,currency\nO-1,One,Open,TBD,EUR\n"
                                             "O-2,Two,Open,\"2,4 Mio\",EUR\nO-3,Three,Open,12000,EUR\n");
        const auto report = world.importOne();
        QCOMPARE(report.rows, std::int64_t(3));
        QCOMPARE(report.created, std::int64_t(2));
        QCOMPARE(report.quarantined, std::int64_t(1));
        QCOMPARE(report.rejected.size(), std::size_t(1));
        QCOMPARE(report.rejected[0].externalId, std::string("O-1"));
        QCOMPARE(report.rejected[0].reason, std::string("not_an_amount"));
        QCOMPARE(ingest::listQuarantine(world.store.database(), "open", 10)->size(), std::size_t(1));
        const auto two = records::findRecord(world.store.database(), RecordKind::Opportunity,
                                             world.id(RecordKind::Opportunity, "O-2"));
        QCOMPARE(model::toString(two->value().fields[*model::fieldIndex(RecordKind::Opportunity, "amount")]),
                 std::string("2400000.00 EUR"));
    }

    void whatWasReadOwesARefreshUntilOneEnds()
    {
        IngestWorld world;
        (void)world.put("accounts.csv", "account_id,name\nA-1,One\n");
        COUNTERSIGN_VERIFY_OK(world.importAll("EUR", true));
        QCOMPARE(*ingest::refreshOwed(world.store.database()), std::string());
        const auto report = world.importOne();
        QCOMPARE(*ingest::refreshOwed(world.store.database()), report.run.text());
        const auto settle = [&](const std::string& run) {
            auto transaction = store::Transaction::begin(world.store.database());
            return transaction && ingest::settleRefresh(*transaction, run) && transaction->commit();
        };
        // A refresh that began before this run knows nothing of it.
        QVERIFY(settle("another"));
        QCOMPARE(*ingest::refreshOwed(world.store.database()), report.run.text());
        QVERIFY(settle(report.run.text()));
        QCOMPARE(*ingest::refreshOwed(world.store.database()), std::string());
    }
};

COUNTERSIGN_TEST_CLASS(FolderTest);
#include "folder_test.moc"
