// SPDX-License-Identifier: Apache-2.0
#include "engine/overview/views/account_views.h"

#include "engine/platform/records/record_store.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using model::RecordKind;
using views::AccountOrder;

namespace {

model::RecordId idOf(const char* kind, const std::string& externalId)
{
    return model::RecordId::imported("test", kind, externalId);
}

model::Record record(RecordKind kind, const std::string& externalId)
{
    model::Record made = model::emptyRecord(kind);
    made.source = model::SourceId::imported("test", "source", "1");
    made.externalId = externalId;
    made.id = idOf(model::recordKindName(kind).data(), externalId);
    return made;
}

void put(tests::TempStore& store, const model::Record& made)
{
    auto transaction = store::Transaction::begin(store.database());
    if (!records::upsertRecord(*transaction, made, {}, base::fromMillis(1)) || !transaction->commit())
        qFatal("put");
}

void addAccount(tests::TempStore& store, const std::string& id, const std::string& name)
{
    auto account = record(RecordKind::Account, id);
    account.set("name", name);
    put(store, account);
}

void addDeal(tests::TempStore& store, const std::string& id, const std::string& account, std::int64_t minor, const char* currency)
{
    auto deal = record(RecordKind::Opportunity, id);
    deal.set("name", id);
    deal.set("stage", std::string("Discovery"));
    deal.set("account", idOf("account", account));
    deal.set("amount", base::Money{.amountMinor = minor, .currency = currency});
    put(store, deal);
}

void enter(tests::TempStore& store, const char* account, const char* segment, const char* className,
           std::optional<std::int64_t> leftAt)
{
    auto transaction = store::Transaction::begin(store.database());
    const auto done = transaction->run("INSERT INTO features_membership (segment, version, class, entity_id, entered_at, left_at) "
                                       "VALUES (?, 1, ?, ?, 1, ?)",
                                       segment, className, idOf("account", account), leftAt);
    if (!done || !transaction->commit())
        qFatal("enter");
}

QStringList names(tests::TempStore& store, const views::AccountListQuery& query)
{
    QStringList found;
    const auto list = views::listAccounts(store.database(), query);
    for (const auto& line : list->lines)
        found << QString::fromStdString(line.name);
    return found;
}

} // namespace

class AccountViewsTest : public QObject
{
    Q_OBJECT
private slots:
    void listIsSortedAndPaged()
    {
        tests::TempStore store;
        addAccount(store, "1", "ostravelle Foods");
        addAccount(store, "2", "Bluefjord Dairy");
        addAccount(store, "3", "Kestrelby Pharma");
        addDeal(store, "D1", "2", 500, "EUR");
        addDeal(store, "D2", "3", 900, "EUR");
        QCOMPARE(names(store, {}), (QStringList{"Bluefjord Dairy", "Kestrelby Pharma", "ostravelle Foods"}));
        QCOMPARE(names(store, {.order = AccountOrder::Value}).mid(0, 2), (QStringList{"Kestrelby Pharma", "Bluefjord Dairy"}));
        QCOMPARE(names(store, {.offset = 1, .limit = 1}), QStringList{"Kestrelby Pharma"});
        QCOMPARE(views::listAccounts(store.database(), {.limit = 1})->total, std::int64_t(3));
    }

    void onlyThoseWhoAreInASegmentNow()
    {
        tests::TempStore store;
        addAccount(store, "1", "Bluefjord Dairy");
        addAccount(store, "2", "Kestrelby Pharma");
        addAccount(store, "3", "Ostravelle Foods");
        enter(store, "1", "stage", "renewing", std::nullopt);
        enter(store, "2", "stage", "customer", std::nullopt);
        enter(store, "3", "stage", "renewing", 5);
        QCOMPARE(names(store, {.segment = "stage", .segmentClass = "renewing"}), QStringList{"Bluefjord Dairy"});
        QCOMPARE(names(store, {.segment = "stage", .order = AccountOrder::Value}).size(), 2);
        QCOMPARE(views::listAccounts(store.database(), {.segment = "stage", .limit = 1})->total, std::int64_t(2));
        QVERIFY(names(store, {.text = "blue", .segment = "stage", .segmentClass = "customer"}).isEmpty());
    }

    void whatAPersonTypedIsNoPattern()
    {
        tests::TempStore store;
        addAccount(store, "1", "100% Pure");
        addAccount(store, "2", "1000 Pure");
        QCOMPARE(names(store, {.text = "100%"}), QStringList{"100% Pure"});
        QCOMPARE(names(store, {.text = "pure"}).size(), 2);
    }

    void mixedCurrenciesAreNotAddedUp()
    {
        tests::TempStore store;
        addAccount(store, "1", "Mixed");
        addDeal(store, "D1", "1", 500, "EUR");
        QVERIFY(views::accountLine(store.database(), idOf("account", "1"), base::fromMillis(1)).value()->openValue.has_value());
        addDeal(store, "D2", "1", 900, "JPY");
        QVERIFY(!views::accountLine(store.database(), idOf("account", "1"), base::fromMillis(1)).value()->openValue.has_value());
    }

    void aMeetingThatIsPlannedIsNoContactYet()
    {
        tests::TempStore store;
        addAccount(store, "1", "Ostravelle Foods");
        addAccount(store, "2", "Bluefjord Dairy");
        const auto met = [&](const char* id, const char* account, int day) {
            auto meeting = record(RecordKind::Activity, id);
            meeting.set("activity_type", std::string("meeting"));
            meeting.set("account", idOf("account", account));
            meeting.set("at", base::Instant(std::chrono::days(day)));
            put(store, meeting);
        };
        met("past", "1", 2);
        met("planned", "1", 9);
        met("other", "2", 3);
        const base::Instant now(std::chrono::days(4));
        const auto line = views::accountLine(store.database(), idOf("account", "1"), now);
        QCOMPARE((*line)->lastContact, std::optional(base::Instant(std::chrono::days(2))));
        QCOMPARE(names(store, {.order = AccountOrder::LastContact, .now = now}),
                 (QStringList{"Bluefjord Dairy", "Ostravelle Foods"}));
    }

    void timelineHoldsTheNewestFirstAndNothingOfTheFuture()
    {
        tests::TempStore store;
        addAccount(store, "1", "Ostravelle Foods");
        for (int day = 1; day <= 3; ++day) {
            auto note = record(RecordKind::Activity, "N" + std::to_string(day));
            note.set("activity_type", std::string("note"));
            note.set("account", idOf("account", "1"));
            note.set("subject", "Day " + std::to_string(day));
            note.set("at", base::Instant(std::chrono::days(day)));
            put(store, note);
        }
        const auto lines = views::accountTimeline(
            store.database(), {.account = idOf("account", "1"), .asOf = base::Instant(std::chrono::days(2))});
        COUNTERSIGN_VERIFY_OK(lines);
        QCOMPARE(lines->size(), std::size_t(2));
        QCOMPARE(lines->front().title, std::string("Day 2"));
    }
};

COUNTERSIGN_TEST_CLASS(AccountViewsTest);
#include "account_views_test.moc"
