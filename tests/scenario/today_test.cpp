// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/import.h"
#include "engine/runtime/import_lock.h"
#include "engine/runtime/refresh.h"
#include "tests/scenario/scenario_world.h"
#include "tests/support/record_maker.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using model::RecordKind;
using tests::must;
using tests::ScenarioWorld;

namespace {

std::vector<api::Suggestion> today(ScenarioWorld& world)
{
    return must(world.ask<api::SuggestionList>([&](auto reply) { world.engine().suggestions().list(50, reply); })).items;
}

const api::Suggestion* suggestionFor(const std::vector<api::Suggestion>& list, std::string_view account)
{
    const auto found = std::ranges::find(list, account, &api::Suggestion::accountName);
    return found == list.end() ? nullptr : &*found;
}

bool says(const api::Suggestion& suggestion, std::string_view code)
{
    return std::ranges::any_of(suggestion.reasons,
                               [&](const api::Reason& reason) { return reason.phrase.code == code; });
}

/// Customers of whom an export tells an open deal and one person, and nothing else.
void putDeals(ScenarioWorld& world)
{
    const auto account = [&](const std::string& id, const std::string& name, const std::string& deal,
                             const std::string& product) {
        world.crm.put("account", id,
                      {{"name", name}, {"website", id + ".example"}, {"country", "AT"}, {"city", "Vienna"},
                       {"time_zone", "Europe/Vienna"}, {"language", id == "A-3" ? "fr" : "en"}});
        world.crm.put("contact", "C" + id,
                      {{"account_id", id}, {"first_name", "Jonas"}, {"last_name", "Reiter"},
                       {"email", "jonas@" + id + ".example"}, {"role", "champion"}, {"language", id == "A-3" ? "fr" : "en"},
                       {"email_opt_out", "false"}});
        world.crm.put("opportunitie", "O" + id,
                      {{"account_id", id}, {"name", deal}, {"product", product}, {"stage", "Proposal"}, {"amount", "9000"},
                       {"currency", "EUR"}, {"created_at", "2026-01-12T09:00:00Z"}, {"close_date", "2026-06-30"},
                       {"stage_changed_at", "2026-03-02T09:00:00Z"}});
    };
    world.crm.put("product", "P-1", {{"name", "Pulse Monitor"}, {"list_price", "4250.00"}, {"currency", "EUR"}});
    account("A-2", "Brightwater Dairies", "Monitoring for two sites", "");
    account("A-3", "Hollowell Mills", "Hollowell Mills - Q3 upsell", "Pulse Monitor");
    account("A-4", "Nordkap Fisk", "Q3 upsell 50k", "");
    world.crm.exportTo(world.folder() / "files");
}

void importDeals(ScenarioWorld& world)
{
    putDeals(world);
    world.import();
}

std::string textOf(const api::DraftDetail& draft)
{
    std::string text;
    for (const api::BlockView& block : draft.blocks)
        for (const api::SentenceView& sentence : block.sentences)
            text += sentence.text + "\n";
    return text;
}

} // namespace

/// Whoever stands on Today can be written to, or the list says why not.
class TodayTest : public QObject
{
    Q_OBJECT

private slots:
    void everybodyWhoShallGetAMailCanBeWrittenToWheneverItIs_data()
    {
        QTest::addColumn<int>("days");
        for (const int days : {0, 40, 200, 400, 1500, 4000})
            QTest::newRow(qPrintable(QString::number(days))) << days;
    }
    void everybodyWhoShallGetAMailCanBeWrittenToWheneverItIs()
    {
        QFETCH(int, days);
        ScenarioWorld world;
        world.clock.advance(std::chrono::hours(24) * days);
        importDeals(world);
        const auto list = today(world);
        int mails = 0;
        for (const api::Suggestion& each : list) {
            if (each.action != api::SuggestedAction::Mail)
                continue;
            ++mails;
            const api::NewDraft request{.suggestion = each.id};
            const auto draft =
                world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().create(request, reply); });
            QVERIFY2(draft.has_value(), (each.accountName + " " + each.useCase).c_str());
            QVERIFY(!draft->row.subject.empty() && !draft->facts.empty());
            for (const api::ClaimView& claim : draft->claims)
                QVERIFY2(claim.state == api::ClaimState::Supported, (textOf(*draft) + claim.text).c_str());
        }
        QVERIFY(mails >= 2);
        for (const char* account : {"Brightwater Dairies", "Hollowell Mills"}) {
            const api::Suggestion* found = suggestionFor(list, account);
            QVERIFY(found != nullptr && found->action == api::SuggestedAction::Mail);
        }
    }

    void theMailIsAboutTheProductOfTheSuggestion()
    {
        ScenarioWorld world;
        store::Database& database = world.core().database;
        const auto product = [](std::string_view name) { return model::RecordId::imported("test", "product", name); };
        const auto own = [&](std::string_view account, std::string_view industry,
                             std::initializer_list<std::string_view> products) {
            const auto id = tests::putRecord(database, RecordKind::Account, account,
                                             {{"name", tests::text(account)}, {"industry", tests::text(industry)}})
                                .id;
            for (const std::string_view each : products)
                tests::putRecord(database, RecordKind::Asset, std::string(account) + std::string(each),
                                 {{"name", tests::text(each)}, {"account", id}, {"product", product(each)}});
        };
        for (const char* name : {"Pulse Monitor", "Audit Trail", "Door Alarm"})
            tests::putRecord(database, RecordKind::Product, name, {{"name", tests::text(name)}});
        own("F-1", "food", {"Pulse Monitor"});
        for (const char* account : {"F-2", "F-3", "F-4"})
            own(account, "food", {"Pulse Monitor", "Audit Trail"});
        // More of those who own the same, but in another industry, have something else: the graph alone would take that.
        for (const char* account : {"C-1", "C-2", "C-3", "C-4", "C-5", "C-6"})
            own(account, "chemicals", {"Pulse Monitor", "Door Alarm"});
        tests::putRecord(database, RecordKind::Contact, "CF",
                         {{"account", model::RecordId::imported("test", "account", "F-1")},
                          {"full_name", tests::text("Jonas Reiter")},
                          {"email", tests::text("jonas@f-1.example")}});
        must(runtime::refreshEverything(world.core(), {}));
        const auto list = today(world);
        std::string names;
        for (const api::Suggestion& each : list)
            names += each.accountName + " " + each.useCase + "; ";
        const api::Suggestion* found = suggestionFor(list, "F-1");
        QVERIFY2(found != nullptr, names.c_str());
        QCOMPARE(found->useCase, std::string("cross_sell"));
        const api::NewDraft request{.suggestion = found->id};
        const auto draft =
            must(world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().create(request, reply); }));
        const std::string text = draft.row.subject + "\n" + textOf(draft);
        QVERIFY2(text.find("Audit Trail") != std::string::npos, text.c_str());
        QVERIFY2(text.find("Door Alarm") == std::string::npos, text.c_str());
    }

    void whoOptsOutAfterTheListWasMadeLeavesTheMailToTheNextPerson()
    {
        ScenarioWorld world;
        importDeals(world);
        const auto list = today(world);
        const api::Suggestion* found = suggestionFor(list, "Brightwater Dairies");
        QVERIFY(found != nullptr);
        store::Database& database = world.core().database;
        const auto account = model::RecordId::parse(found->account).value();
        auto jonas = must(records::findByReference(database, RecordKind::Contact, "account", account)).at(0);
        jonas.set("email_opt_out", true);
        must(runtime::inTransaction(database, [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_TRY(records::upsertRecord(transaction, jonas, {}, world.core().now()));
            return {};
        }));
        const api::NewDraft request{.suggestion = found->id};
        const auto create = [&] {
            return world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().create(request, reply); });
        };
        COUNTERSIGN_VERIFY_ERROR(create(), base::ErrorCode::Suppressed);
        tests::putRecord(database, RecordKind::Contact, "C-next",
                         {{"account", account},
                          {"full_name", tests::text("Nora Lind")},
                          {"email", tests::text("nora@a-2.example")}});
        QCOMPARE(must(create()).row.contactName, std::string("Nora Lind"));
    }

    void anImportThatDiedBeforeItsRefreshLeavesNoEmptyDay()
    {
        ScenarioWorld world;
        const auto importing = [&] {
            // What the engine does first; the rest dies with it.
            ingest::ImportContext context{.database = world.core().database,
                                          .clock = world.clock,
                                          .ids = world.core().ids,
                                          .progress = {},
                                          .stop = {}};
            return ingest::importFolder(context, {.sourceKey = "crm", .folder = world.folder() / "files", .currency = "EUR"});
        };
        const auto sourceSays = [&](std::string_view what) {
            const auto sources = must(
                world.ask<std::vector<api::SourceRow>>([&](auto reply) { world.engine().sources().list(reply); }));
            return std::ranges::any_of(sources, [&](const api::SourceRow& row) { return row.lastError.starts_with(what); });
        };
        QVERIFY(!sourceSays("RefreshOwed"));
        QVERIFY(suggestionFor(today(world), "Brightwater Dairies") == nullptr);
        putDeals(world);
        COUNTERSIGN_VERIFY_OK(importing());
        world.startAgain();
        QVERIFY(sourceSays("RefreshOwed"));
        QVERIFY(suggestionFor(today(world), "Brightwater Dairies") != nullptr);
        QVERIFY(!sourceSays("RefreshOwed"));
    }

    void twoImportsAtATimeAreOneImportAndAClearAnswer()
    {
        ScenarioWorld world;
        putDeals(world);
        const auto importing = [&](bool dryRun) {
            return world.ask<api::ImportReport>([&](auto reply) {
                world.engine().sources().importPath(world.folder() / "files", "crm", dryRun, {}, reply);
            });
        };
        {
            const auto other = runtime::takeImportLock(world.core().database.path(), world.clock.now());
            COUNTERSIGN_VERIFY_OK(other);
            const auto refused = importing(false);
            COUNTERSIGN_VERIFY_ERROR(refused, base::ErrorCode::WorkspaceBusy);
            QVERIFY(refused.error().args.at(0).starts_with("process ") && refused.error().args.at(1).starts_with("since 20"));
            // Looking at a file disturbs nobody, and the list is shown as it was.
            COUNTERSIGN_VERIFY_OK(importing(true));
            QVERIFY(suggestionFor(today(world), "Brightwater Dairies") == nullptr);
        }
        COUNTERSIGN_VERIFY_OK(importing(false));
        QVERIFY(suggestionFor(today(world), "Brightwater Dairies") != nullptr);
    }

    void whereNothingCanBeSaidTheListSaysSo()
    {
        ScenarioWorld world;
        importDeals(world);
        const auto list = today(world);
        const api::Suggestion* found = suggestionFor(list, "Nordkap Fisk");
        QVERIFY(found != nullptr);
        QVERIFY(found->action == api::SuggestedAction::Wait);
        QVERIFY(says(*found, "nothing_to_write"));
    }

    void howWeFileADealIsNeverWritten()
    {
        ScenarioWorld world;
        importDeals(world);
        const auto list = today(world);
        for (const char* account : {"Brightwater Dairies", "Hollowell Mills"}) {
            const api::NewDraft request{.suggestion = suggestionFor(list, account)->id};
            const auto draft = must(
                world.ask<api::DraftDetail>([&](auto reply) { world.engine().review().create(request, reply); }));
            const std::string text = draft.row.subject + "\n" + textOf(draft);
            for (const char* ours : {"Proposal", "upsell", "Q3", "9,000", "9 000"})
                QVERIFY2(text.find(ours) == std::string::npos, text.c_str());
        }
    }
};

COUNTERSIGN_TEST_CLASS(TodayTest);
#include "today_test.moc"
